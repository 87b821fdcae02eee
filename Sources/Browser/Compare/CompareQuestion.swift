import ReportModel

/// A request to compare a report with an older version of it, in the background.
public struct CompareQuestion: Sendable, Equatable {
  /// The old version: one that is open, or the path of a file, as bytes. A file that is not there is looked for beside
  /// the report too.
  package enum OldVersion: Sendable {
    case report(Report)
    case file([UInt8], beside: [UInt8]? = nil)
  }

  /// The number of the question; it only grows.
  public let generation: Int
  package let old: OldVersion
  package let new: Report
  /// Whether they are of different years, and set beside each other by tables; else two versions of one text.
  let isOfYears: Bool
  /// The name of the old version in messages.
  let name: String

  /// Whether the old version is a file that is not open.
  var isWithFile: Bool {
    switch old {
    case .file: true
    case .report: false
    }
  }

  /// Whether both have the same number; texts are not compared.
  public static func == (left: CompareQuestion, right: CompareQuestion) -> Bool { left.generation == right.generation }
}

/// Two reports compared, as the browser shows them.
public struct CompareAnswer: Sendable {
  /// The number of the question answered.
  let generation: Int
  /// The comparison; nil where the old version could not be read.
  let compared: ComparedReports?
  /// The reason why it could not be read, in words.
  let failure: String

  /// The answer to a question whose old version is `old`; it is made off the main thread.
  package init(_ question: CompareQuestion, old: Report) {
    (generation, failure) = (question.generation, "")
    compared = ComparedReports(old, question.new, isOfYears: question.isOfYears)
  }

  /// The answer to a question whose old version could not be read, for the reason in words.
  package init(_ question: CompareQuestion, failure: String) {
    (generation, self.failure) = (question.generation, failure)
    compared = nil
  }
}
