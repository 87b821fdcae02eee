import ReportIndex
import ReportModel

/// A request for the sections of the library that are like one.
public struct SimilarQuestion: Sendable, Equatable {
  /// The number of the question; it only grows.
  public let generation: Int
  /// The number of the report of the section, and the section in it.
  package let report: Int
  package let section: SectionIndex
  /// The sections that it is made of, by position.
  package let sections: Range<Int>
  /// The text of the report, and that of the section in it.
  package let text: [UInt8]
  package let range: TextRange
  /// The first bytes of the sections below it.
  package let starts: [TextOffset]
  package let library: Library

  package init(
    generation: Int, report: Int, section: SectionIndex, sections: Range<Int>, text: [UInt8], range: TextRange,
    starts: [TextOffset], library: Library
  ) {
    (self.generation, self.report, self.section, self.sections) = (generation, report, section, sections)
    (self.text, self.range, self.starts, self.library) = (text, range, starts, library)
  }

  /// Whether both have the same number; reports are not compared.
  public static func == (left: SimilarQuestion, right: SimilarQuestion) -> Bool { left.generation == right.generation }
}

/// The sections that are like one, found in the background.
public struct SimilarAnswer: Sendable {
  /// A section that is like it.
  public struct Row: Sendable, Equatable {
    package let report: Int
    package let place: TextOffset
    /// Its address and heading.
    package let heading: String
    /// Its likeness, in percent of the section itself.
    package let percent: Int
    /// The words that both have, the rarest first.
    package let shared: [String]

    package init(report: Int, place: TextOffset, heading: String, percent: Int, shared: [String]) {
      (self.report, self.place, self.heading) = (report, place, heading)
      (self.percent, self.shared) = (percent, shared)
    }
  }

  /// The number of the question answered.
  public let generation: Int
  /// The sections, the most alike first.
  package let rows: [Row]

  package init(_ question: SimilarQuestion, _ rows: [Row]) {
    (generation, self.rows) = (question.generation, rows)
  }
}
