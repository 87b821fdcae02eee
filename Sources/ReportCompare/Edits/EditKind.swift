/// The kinds of edits, by what a reader would call them. The raw values are those of the records that are printed.
public enum EditKind: String, Sendable, CaseIterable {
  /// Stands only in the new text.
  case inserted
  /// Stood only in the old text.
  case deleted
  /// Stands in the place of something else.
  case changed
  /// Stands somewhere else; what was changed in it are edits of the same move.
  case moved
  /// One paragraph, or section, became two here.
  case split
  /// Two paragraphs, or sections, became one here.
  case merged
  /// The number of a section is another.
  case renumbered
  /// The title of a section is another.
  case retitled
  /// Only figures are others.
  case figure
  /// Only punctuation, white space or the width of characters is another.
  case punctuation
}
