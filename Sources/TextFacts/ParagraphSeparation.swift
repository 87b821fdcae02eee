/// The ways to tell one paragraph from the next on the page. The raw value is the word of the setting.
public enum ParagraphSeparation: String, Sendable, CaseIterable {
  /// Two full-width characters before the first row of East Asian text, a blank row between other paragraphs.
  case automatic = "auto"
  /// Two full-width characters before the first row.
  case indent
  /// A blank row between them.
  case space
  /// As the source has them.
  case source
}
