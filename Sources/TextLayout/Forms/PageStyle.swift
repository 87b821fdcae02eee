/// The choices of how paragraphs are set on the page.
public struct PageStyle: Sendable, Hashable {
  /// The ways to tell one paragraph from the next.
  public enum Paragraphs: String, Sendable, CaseIterable {
    /// Two full-width characters before the first row of East Asian text, a blank row between others.
    case automatic = "auto"
    /// Two full-width characters before the first row.
    case indent
    /// A blank row between them.
    case space
    /// As the source has them.
    case source
  }

  /// How one paragraph is told from the next.
  public var paragraphs: Paragraphs
  /// Whether mark-up is shown as it is written.
  public var showsSource: Bool

  /// A style; by itself paragraphs stand as in the source, and mark-up is not shown.
  public init(paragraphs: Paragraphs = .source, showsSource: Bool = false) {
    self.paragraphs = paragraphs
    self.showsSource = showsSource
  }
}
