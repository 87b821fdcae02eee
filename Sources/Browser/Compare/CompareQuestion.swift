import ReportModel
import TextFacts

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
  /// The section of the new version alone that is compared, and the address of that of the old one; nil for all of it.
  var section: (new: SectionIndex, old: String)?
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

  /// The answer to a question whose old version is `old`, with what stands against it in `language`; it is made off the
  /// main thread.
  package init(_ question: CompareQuestion, old: Report, in language: Language = .english) {
    generation = question.generation
    guard let section = question.section else {
      failure = ""
      compared = ComparedReports(old, question.new, isOfYears: question.isOfYears)
      return
    }
    guard case .one(let found) = SectionLookup(section.old, in: old) else {
      (compared, failure) = (nil, CompareMessage.noSuchSection(section.old).message(in: language))
      return
    }
    let address = Addresses(question.new).address(of: section.new)
    failure = ""
    compared = ComparedReports(
      old.part(found, named: "\(old.source.name)#\(section.old)"),
      question.new.part(section.new, named: "\(question.new.source.name)#\(address)"), isOfYears: question.isOfYears)
  }

  /// The answer to a question whose old version could not be read, for the reason in words.
  public init(_ question: CompareQuestion, failure: String) {
    (generation, self.failure) = (question.generation, failure)
    compared = nil
  }
}
