/// A section of a report, named by its position in `Report.sections`; 0 is the report itself.
public struct SectionIndex: Comparable, Hashable, Sendable {
  /// The position in `Report.sections`.
  public var value: Int

  /// The section at position `value` of `Report.sections`.
  @inlinable
  public init(_ value: Int) { self.value = value }

  /// The report itself, the root of its outline.
  public static let root = SectionIndex(0)

  /// Whether `left` stands before `right` in document order.
  @inlinable
  public static func < (left: SectionIndex, right: SectionIndex) -> Bool { left.value < right.value }
}

/// One node of a report's outline: a heading, the text under it, and the sections below it.
///
/// Sections stand in a flat array in document order, each with its parent and the end of its subtree, so that
/// walking never recurses and "the next section that is not inside this one" is one step. A section takes 60 bytes:
/// a text may be all headings.
public struct Section: Sendable, Hashable {
  /// The kinds of sections, by the heading or the place that makes them one.
  public enum Kind: String, Sendable, CaseIterable {
    /// The report itself; the root only.
    case report
    /// A heading with a number, on a line of its own or at the start of its text, or an `一是` in a paragraph.
    case numbered
    /// A heading line without a number.
    case plain
    /// An unnumbered topic sentence at the start of, or inside, a paragraph.
    case runin
    /// An annex (附件, 名词解释).
    case annex
    /// The lines that end the report after its last part.
    case closing
  }

  /// The heading or the place that makes it a section.
  public var kind: Kind
  /// Why its heading was taken for one; nil for the report itself.
  public var reason: HeadingReason?
  /// The one of the reader's own rules that made it a section, counted from 1 in `Report.rules`; 0 for the built-in
  /// rules.
  public var rule: UInt8
  @usableFromInline var depth: UInt32
  @usableFromInline var above: UInt32
  @usableFromInline var next: UInt32
  @usableFromInline var length: UInt32
  /// The whole section with all below it, from the first byte of its number (its opening bracket included) or title.
  public var range: TextRange
  /// The heading: number, title, the punctuation between and after them.
  public var heading: TextRange
  /// The text of its own: from the end of the heading to the first section below it, or to the end.
  public var body: TextRange
  /// The number as written, without its punctuation (`三` of `（三）`, `第二章` whole, `一是`); empty where there is none.
  public var number: TextRange
  /// The heading's own words, without the number and the mark that ends them; may span two lines.
  public var title: TextRange

  /// The value of `above` that means: no parent.
  @usableFromInline static let none = UInt32.max

  /// Depth in this report's outline: 0 for the report, 1 for its top sections. Levels are never skipped.
  @inlinable public var level: Int {
    get { Int(depth) }
    set { depth = UInt32(clamping: newValue) }
  }

  /// The heading and the text of its own, without the sections below it.
  @inlinable public var own: TextRange { TextRange(range.lower, body.upper) }

  /// The section it stands in; nil for the report itself.
  @inlinable public var parent: SectionIndex? {
    get { above == Self.none ? nil : SectionIndex(Int(above)) }
    set { above = newValue.map { UInt32(clamping: $0.value) } ?? Self.none }
  }

  /// The first section after this one that is not inside it; the count of sections where there is none.
  @inlinable public var subtreeEnd: SectionIndex {
    get { SectionIndex(Int(next)) }
    set { next = UInt32(clamping: newValue.value) }
  }

  /// Characters in the whole section, heading included; white space and controls are not counted.
  @inlinable public var characters: Int {
    get { Int(length) }
    set { length = UInt32(clamping: newValue) }
  }

  /// A section; see the properties for what each part means.
  public init(
    kind: Kind, level: Int, parent: SectionIndex?, subtreeEnd: SectionIndex, range: TextRange, heading: TextRange,
    body: TextRange, number: TextRange, title: TextRange, characters: Int, reason: HeadingReason? = nil,
    rule: UInt8 = 0
  ) {
    self.kind = kind
    self.reason = reason
    self.rule = rule
    depth = UInt32(clamping: level)
    above = parent.map { UInt32(clamping: $0.value) } ?? Self.none
    next = UInt32(clamping: subtreeEnd.value)
    length = UInt32(clamping: characters)
    self.range = range
    self.heading = heading
    self.body = body
    self.number = number
    self.title = title
  }
}
