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
  /// For each report of the library by its number the share of its characters that others have too, in percent.
  package let shares: [UInt8]
  /// That of each section of the report, without those below it and with them, by position.
  package let sections: (own: [UInt8], whole: [UInt8])
  /// The runs of the text that passages cover, in order.
  private let covered: [TextRange]

  /// The answer to a question about a report whose text has `byteCount` bytes.
  package init(
    _ question: ReuseQuestion, byteCount: Int, _ passages: [SharedPassage], sections: (own: [UInt8], whole: [UInt8]),
    shares: [UInt8]
  ) {
    (generation, report, self.byteCount) = (question.generation, question.report, byteCount)
    (self.passages, self.sections, self.shares) = (passages, sections, shares)
    var covered: [TextRange] = []
    for passage in passages {
      if let last = covered.last, passage.range.lower <= last.upper {
        covered[covered.count - 1].upper = max(last.upper, passage.range.upper)
      } else {
        covered.append(passage.range)
      }
    }
    self.covered = covered
  }

  /// Whether a range has a byte of a passage.
  func isShared(_ range: TextRange) -> Bool {
    let next = covered.partitionPoint { $0.upper <= range.lower }
    return next < covered.count && covered[next].lower < range.upper
  }

  /// The share of a section that other reports have too, in percent; nil where they have nothing of it.
  func share(of section: SectionIndex, isWhole: Bool) -> Int? {
    let all = isWhole ? sections.whole : sections.own
    guard all.indices.contains(section.value), all[section.value] > 0 else { return nil }
    return Int(all[section.value])
  }
}
