/// A paragraph of a report, named by its position in `Report.paragraphs`.
public struct ParagraphIndex: Comparable, Hashable, Sendable {
  /// The position in `Report.paragraphs`.
  public var value: Int

  /// The paragraph at position `value` of `Report.paragraphs`.
  @inlinable
  public init(_ value: Int) { self.value = value }

  /// Whether `left` stands before `right`.
  @inlinable
  public static func < (left: ParagraphIndex, right: ParagraphIndex) -> Bool { left.value < right.value }
}

/// A paragraph: what is laid out as one, from its first byte to the line end that closes it.
public struct Paragraph: Sendable, Hashable {
  /// The part a paragraph plays; decides how it is drawn and whether the outline lists it.
  public enum Kind: String, Sendable, CaseIterable {
    /// A line of the report's title.
    case title
    /// 同志们：, 各位代表：
    case salutation
    /// Front matter of a kind of its own, before the text or after it: `Paragraph.field` says which.
    case front
    /// A paragraph that begins with a heading; the heading may end inside it.
    case heading
    /// Running text.
    case body
    /// Text that ends the report or one of its parts (在总结成绩的同时…, 以上是…).
    case closing
    /// One blank line or several.
    case blank
    /// Menus, dates and share buttons around a scraped report; page heads and feet.
    case furniture
    /// A line of a contents list that repeats a heading.
    case contents
    /// Kept as it stands, never reflowed: tables, code, drawings.
    case preformatted
  }

  /// The text, without the line end; for `blank` all the blank lines but the last line end.
  public var range: TextRange
  /// The part it plays.
  public var kind: Kind
  /// Whether it goes on with the line before it, which was too long to be laid out in one piece.
  public var continuesLine: Bool
  /// The field that a paragraph of front matter gives; nil for any other.
  public var field: FrontField?

  /// A paragraph that covers `range`.
  public init(range: TextRange, kind: Kind, continuesLine: Bool = false, field: FrontField? = nil) {
    self.range = range
    self.kind = kind
    self.continuesLine = continuesLine
    self.field = field
  }
}
