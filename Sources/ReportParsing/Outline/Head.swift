import ReportModel

/// A heading found in the text, before it is a section.
///
/// Kept small, for a text may be all headings, and several lists of them stand side by side while they are judged.
struct Head {
  var kind: Section.Kind
  /// Whether the format itself marks it as a heading.
  var isMarked: Bool
  /// Whether the document's bookmarks do.
  var isBookmark: Bool
  /// The support that the sequence of its style gives its number.
  var support = Support.none
  /// The rule of somebody's own that makes it a heading, counted from 1; 0 for the built-in ones.
  var rule: UInt8
  /// The facts that speak for and against it.
  var facts: HeadingFacts = []
  /// The depth it is marked with; 0 where it is not.
  var depth: UInt8 = 0
  /// Facts about its number and its line.
  var traits: NumberTraits = []
  /// The value of the component before the last in a number of several (2 of `2.1`); 0 for none.
  var above: UInt16 = 0
  private var form: EvidenceForm = .plain
  private var style: NumberStyle = .part
  private var value: Int32 = 0
  private var levels: UInt32
  private var lineIndex: UInt32
  private var first: UInt32
  private var numberRun: TextRange
  private var titleRun: TextRange
  private var last: UInt32

  init(
    kind: Section.Kind, start: Int, number: Range<Int>, title: Range<Int>, end: Int, line: Int, evidence: Evidence,
    level: Int = 0, isMarked: Bool = false, isBookmark: Bool = false, rule: UInt8 = 0
  ) {
    self.kind = kind
    self.isMarked = isMarked
    self.isBookmark = isBookmark
    self.rule = rule
    levels = UInt32(clamping: level)
    lineIndex = UInt32(clamping: line)
    first = UInt32(clamping: start)
    numberRun = TextRange(number.lowerBound, number.upperBound)
    titleRun = TextRange(title.lowerBound, title.upperBound)
    last = UInt32(clamping: end)
    self.evidence = evidence
  }

  /// The first byte: of the number's opening bracket, of the number, or of the title.
  var start: Int {
    get { Int(first) }
    set { first = UInt32(clamping: newValue) }
  }

  var number: Range<Int> {
    get { numberRun.bytes }
    set { numberRun = TextRange(newValue.lowerBound, newValue.upperBound) }
  }

  var title: Range<Int> {
    get { titleRun.bytes }
    set { titleRun = TextRange(newValue.lowerBound, newValue.upperBound) }
  }

  /// The byte after the heading, the mark that ends it included.
  var end: Int {
    get { Int(last) }
    set { last = UInt32(clamping: newValue) }
  }

  /// The position of its line among the lines that are not blank.
  var line: Int {
    get { Int(lineIndex) }
    set { lineIndex = UInt32(clamping: newValue) }
  }

  /// 1 for the top sections.
  var level: Int {
    get { Int(levels) }
    set { levels = UInt32(clamping: newValue) }
  }

  /// The facts that decide its level.
  var evidence: Evidence {
    get {
      switch form {
      case .numbered: .numbered(style, value: Int(value))
      case .annex: .annex
      case .part: .part
      case .margin: .margin
      case .marked: .marked(depth: Int(value))
      case .ruled: .ruled(level: Int(value))
      case .parallel: .parallel
      case .dashed: .dashed
      case .plain: .plain
      case .enumerated: .enumerated(value: Int(value))
      case .inner: .inner
      case .closing: .closing(level: Int(value))
      }
    }
    set {
      switch newValue {
      case .numbered(let style, let value): (form, self.style, self.value) = (.numbered, style, Int32(clamping: value))
      case .annex: form = .annex
      case .part: form = .part
      case .margin: form = .margin
      case .marked(let depth): (form, value) = (.marked, Int32(clamping: depth))
      case .ruled(let level): (form, value) = (.ruled, Int32(clamping: level))
      case .parallel: form = .parallel
      case .dashed: form = .dashed
      case .plain: form = .plain
      case .enumerated(let value): (form, self.value) = (.enumerated, Int32(clamping: value))
      case .inner: form = .inner
      case .closing(let level): (form, value) = (.closing, Int32(clamping: level))
      }
    }
  }

  private enum EvidenceForm: UInt8 {
    case numbered, annex, part, margin, marked, ruled, parallel, dashed, plain, enumerated, inner, closing
  }

  /// The fit of a number among those around it.
  enum Support: UInt8 { case none, begins, beginsBelow, goesOn }

  /// The facts that decide the level of a heading among those around it.
  enum Evidence: Equatable {
    /// By its number, whose value checks the sequence.
    case numbered(NumberStyle, value: Int)
    /// A part beside all others (附件).
    case annex
    /// The head of a part, above a numbering that begins again.
    case part
    /// A line at the margin of a text that is set in from it.
    case margin
    /// Marked as a heading of this depth by the format itself (`##`).
    case marked(depth: Int)
    /// Given this level by somebody's own rule.
    case ruled(level: Int)
    /// A line that begins as its neighbours do: `这五年，我们…`.
    case parallel
    /// A line or the start of a paragraph set off by a dash.
    case dashed
    /// A line, or the first sentence of a paragraph.
    case plain
    /// An enumerator inside a paragraph: `一是`.
    case enumerated(value: Int)
    /// A topic sentence inside a paragraph.
    case inner
    /// The end of a part, below the heading with this level.
    case closing(level: Int)
  }

  /// Why it is a heading: the format's own mark first, then the evidence of its level.
  var reason: HeadingReason {
    if isMarked { return isBookmark ? .bookmark : .marked }
    switch evidence {
    case .numbered(.enumeration, _): return .enumeration
    case .numbered:
      switch support {
      case .goesOn: return .goesOn
      case .begins: return .begins
      case .beginsBelow: return .beginsBelow
      case .none: return .styleAlone
      }
    case .annex: return .annexName
    case .part: return .headsNumbering
    case .margin: return .margin
    case .marked: return .marked
    case .ruled: return .rule
    case .parallel: return .parallel
    case .dashed: return .dash
    case .plain: return kind == .plain ? .lineGroup : .topicGroup
    case .enumerated: return .enumeration
    case .inner: return .innerTopics
    case .closing: return .closing
    }
  }

  /// Whether it has a number of official documents (GB/T 9704-2012, 7.3.3), or heads a part of one.
  var isOfficial: Bool {
    guard case .numbered(let style, _) = evidence else { return evidence == .part }
    return style == .hanPause || style == .hanSquare || style == .hanBracket || style == .arabicPoint
      || style == .portion
  }

  /// Whether it is an article of a law.
  var isArticle: Bool {
    if case .numbered(.article, _) = evidence { return true }
    return false
  }

  /// Whether it is the first thing on its line.
  var opensLine: Bool {
    switch evidence {
    case .enumerated, .inner: false
    case .numbered, .annex, .part, .margin, .marked, .ruled, .parallel, .dashed, .plain, .closing: true
    }
  }
}
