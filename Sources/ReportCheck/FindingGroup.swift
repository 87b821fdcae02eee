import ReportModel
import TextFacts

/// The findings of one kind, in the order of the text.
public struct FindingGroup<Element> {
  /// Their kind.
  public var kind: Problem.Kind
  /// The findings, each with what goes with it.
  public var elements: [Element]

  /// The groups of `elements`, which are in the order of the text, in the order of the kinds.
  public static func all(
    of elements: some Sequence<Element>, by problem: (Element) -> Problem
  ) -> [FindingGroup] {
    let groups = Dictionary(grouping: elements) { problem($0).kind }
    return Problem.Kind.allCases.compactMap { kind in
      groups[kind].map { FindingGroup(kind: kind, elements: $0) }
    }
  }
}

/// The characters around a finding, by which people know the place.
public struct FindingContext: Equatable, Sendable {
  /// The words before it, what it is about, and the words after.
  public var before: String
  public var found: String
  public var after: String
  /// The most characters on either side, and of the finding itself.
  private static let reach = 8
  private static let longest = 40

  /// The context of `finding`, up to the ends of its line.
  public init(_ finding: Finding, in report: Report) {
    let text = report.text.span
    var start = min(finding.range.lower.bytes, text.count)
    let upper = min(max(start, finding.range.upper.bytes), text.count)
    var end = upper
    for _ in 0..<Self.reach {
      guard let (scalar, lower) = TextScalar.read(text, before: start, start: 0), !Self.endsLine(scalar) else { break }
      start = lower
    }
    for _ in 0..<Self.reach {
      guard let (scalar, next) = TextScalar.read(text, at: end, end: text.count), !Self.endsLine(scalar) else { break }
      end = next
    }
    before = report.words(in: TextRange(start, min(finding.range.lower.bytes, text.count)))
    after = report.words(in: TextRange(upper, end))
    found = report.words(in: TextRange(min(finding.range.lower.bytes, text.count), upper))
    if found.unicodeScalars.count > Self.longest {
      found = String(String.UnicodeScalarView(found.unicodeScalars.prefix(Self.longest))) + "…"
    }
  }

  /// The words, what it is about in brackets.
  public var words: String { "\(before)[\(found)]\(after)" }

  private static func endsLine(_ scalar: UInt32) -> Bool { scalar == 0x0A || scalar == 0x0D }
}
