import ReportModel

/// The reader's own rules about the lines of a text: which are headings, and which are none.
///
/// The parser asks once a report and decides where such headings stand among the others. The matching of lines is left
/// to the maker of the rules: regular expressions need an engine, which a parser does not.
public protocol HeadingRules: Sendable {
  /// The names of the rules, by their number. No more than `mostRules` count.
  var names: [String] { get }

  /// The matches in `lines` of the rules that hold for the file `source`; lines are ranges of `text` without white
  /// space around. In order of the lines, and for one line in order of the rules: the first that holds for its part
  /// counts.
  func findings(in text: [UInt8], lines: [Range<Int>], of source: ReportSource) -> RuleFindings
}

extension HeadingRules {
  /// The largest number of rules.
  public static var mostRules: Int { 255 }
}

/// The matches of rules, and the failures.
public struct RuleFindings: Sendable, Equatable {
  /// In order of their lines.
  public var matches: [RuleMatch]
  /// Rules that had to be left out for this text.
  public var notes: [ReportNote]

  /// Findings and notes on what could not be found.
  public init(matches: [RuleMatch] = [], notes: [ReportNote] = []) {
    self.matches = matches
    self.notes = notes
  }
}

/// A line that a rule holds for.
public struct RuleMatch: Sendable, Equatable {
  /// The parts of a report that a rule may be kept to.
  public enum Part: String, Sendable, CaseIterable {
    case all, body, annexes
  }

  /// The position of the line among those asked about.
  public var line: Int
  /// The number of the rule, from 0.
  public var rule: Int
  /// The level the heading has, 1 for the highest; nil where the line is no heading.
  public var level: Int?
  /// The part of the report the rule holds for.
  public var part: Part
  /// The bytes the rule says something about, from the start of the line.
  public var range: Range<Int>
  /// The number and the title in them; nil where the rule does not say.
  public var number: Range<Int>?
  public var title: Range<Int>?

  /// A match; see the properties for what each part means.
  public init(
    line: Int, rule: Int, level: Int?, part: Part = .all, range: Range<Int>, number: Range<Int>? = nil,
    title: Range<Int>? = nil
  ) {
    self.line = line
    self.rule = rule
    self.level = level
    self.part = part
    self.range = range
    self.number = number
    self.title = title
  }
}
