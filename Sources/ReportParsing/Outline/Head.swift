import ReportModel

/// A heading found in the text, before it is a section.
struct Head {
  var kind: Section.Kind
  /// The first byte: of the number's opening bracket, of the number, or of the title.
  var start: Int
  var number: Range<Int>
  var title: Range<Int>
  /// The byte after the heading, the mark that ends it included.
  var end: Int
  /// The position of its line among the lines that are not blank.
  var line: Int
  /// What decides its level.
  var place: Place
  /// 1 for the top sections.
  var level = 0
  /// Whether the format itself marks it as a heading.
  var isMarked = false
  /// Whether the document's bookmarks do.
  var isBookmark = false
  /// The depth it is marked with; 0 where it is not.
  var depth = 0
  /// What the sequence of its style says for its number.
  var support = Support.none
  /// The rule of somebody's own that makes it a heading, counted from 1; 0 for the built-in ones.
  var rule: UInt8 = 0

  /// How a number fits those around it.
  enum Support: UInt8 { case none, begins, beginsBelow, goesOn }

  /// Where a heading stands among the headings around it.
  enum Place: Equatable {
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
    /// What ends a part, below the heading with this level.
    case closing(level: Int)
  }

  /// Why it is a heading: the format's own mark first, then what its place rests on.
  var reason: HeadingReason {
    if isMarked { return isBookmark ? .bookmark : .marked }
    switch place {
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

  /// Whether it is an article of a law.
  var isArticle: Bool {
    if case .numbered(.article, _) = place { return true }
    return false
  }

  /// Whether it is the first thing on its line.
  var opensLine: Bool {
    switch place {
    case .enumerated, .inner: false
    default: true
    }
  }
}
