import ReportIndex
import ReportModel

/// A request for the passages of a report that other reports of the library have too.
public struct ReuseQuestion: Sendable, Equatable {
  /// The number of the question; it only grows.
  public let generation: Int
  /// The number of the report.
  package let report: Int
  package let library: Library

  package init(generation: Int, report: Int, library: Library) {
    (self.generation, self.report, self.library) = (generation, report, library)
  }

  /// Whether both have the same number; reports are not compared.
  public static func == (left: ReuseQuestion, right: ReuseQuestion) -> Bool { left.generation == right.generation }
}

/// The passages of a report that other reports have too, found in the background.
public struct ReuseAnswer: Sendable {
  /// A passage of the report.
  public struct SharedPassage: Sendable, Equatable {
    package let range: TextRange
    /// Its characters, white space left out.
    package let characters: Int
    /// The reports that have it, by number, the oldest first; the report itself is one of them.
    package let reports: [Int]
    /// Whether formulations, formulas and titles make up half of it or more.
    package let isBoilerplate: Bool

    /// A passage of `characters` in `reports`.
    package init(range: TextRange, characters: Int, reports: [Int], isBoilerplate: Bool) {
      (self.range, self.characters, self.reports) = (range, characters, reports)
      self.isBoilerplate = isBoilerplate
    }
  }

  /// The number of the question answered.
  public let generation: Int
  let report: Int
  /// The bytes of the text that the passages are places in.
  let byteCount: Int
  /// By place.
  package let passages: [SharedPassage]
  /// For each report of the library by its number the share of its bytes that others have too, in percent.
  package let shares: [UInt8]
  /// For each passage the bytes in passages before it; at the end all of them.
  private let before: [Int]

  /// The answer to a question about a report whose text has `byteCount` bytes.
  package init(_ question: ReuseQuestion, byteCount: Int, _ passages: [SharedPassage], shares: [UInt8]) {
    (generation, report, self.byteCount) = (question.generation, question.report, byteCount)
    (self.passages, self.shares) = (passages, shares)
    var before = [0]
    for passage in passages { before.append(before[before.count - 1] + passage.range.count) }
    self.before = before
  }

  /// The positions of the passages that have bytes in a range.
  func passages(in range: TextRange) -> Range<Int> {
    let first = passages.partition(before: range.lower) { $0.range.upper }
    let end = passages.partition(before: range.upper) { $0.range.lower }
    return first..<max(first, end)
  }

  /// The share of a range that other reports have too, in percent; nil where they have nothing of it.
  func share(of range: TextRange) -> Int? {
    let found = passages(in: range)
    guard let first = found.first, let last = found.last, range.count > 0 else { return nil }
    var bytes = before[last + 1] - before[first]
    bytes -= max(0, range.lower.bytes - passages[first].range.lower.bytes)
    bytes -= max(0, passages[last].range.upper.bytes - range.upper.bytes)
    return max(1, min(100, (100 * bytes + range.count / 2) / range.count))
  }
}

extension [ReuseAnswer.SharedPassage] {
  /// The number of passages whose `bound` is at a place or before it; for lower bounds, before it.
  fileprivate func partition(before place: TextOffset, _ bound: (Element) -> TextOffset) -> Int {
    var (lower, upper) = (0, count)
    while lower < upper {
      let middle = (lower + upper) / 2
      let other = bound(self[middle])
      let isBefore = other < place || (other == place && other == self[middle].range.upper)
      if isBefore { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }
}
