/// Why a line or a sentence was taken for a heading: the evidence that decided.
public enum HeadingReason: UInt8, Sendable, CaseIterable {
  /// Its number goes on the sequence of its style.
  case goesOn
  /// Its number begins a sequence that another goes on.
  case begins
  /// Its decimal number begins a level below the one before it (`1.1` after `1`).
  case beginsBelow
  /// Nothing goes on its number, but only headings are numbered in its style.
  case styleAlone
  /// A rule of the reader's own says so.
  case rule
  /// The format marks it as a heading (`##`, an underline, a heading style).
  case marked
  /// The document's own bookmarks name it.
  case bookmark
  /// It is an annex by its name.
  case annexName
  /// Numbering begins again below it and below the lines like it.
  case headsNumbering
  /// It stands alone at the margin of a text that is set in from it.
  case margin
  /// It begins with the same clause as two others around it.
  case parallel
  /// It is set off by a dash, as others around it.
  case dash
  /// It is a short line among others that alternate with text.
  case lineGroup
  /// It is a short first sentence of paragraphs in a row that all begin so.
  case topicGroup
  /// `一是`, `一要`: it goes on an enumeration inside its paragraph.
  case enumeration
  /// It is a short sentence inside a numbered paragraph, apart from two others like it.
  case innerTopics
  /// It turns to the audience, looks back, or exceeds what its siblings have: it ends the part above.
  case closing
}
