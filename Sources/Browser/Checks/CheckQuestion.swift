import ReportCheck
import ReportModel
import ScreenModel
import TextFacts

/// A check of a report that takes too long for a key, and runs in the background.
public struct CheckQuestion: Sendable, Equatable {
  /// The number of the question; it only grows.
  public let generation: Int
  /// The number of the report to check.
  public let report: Int
  /// The language that findings are told in.
  let language: Language
}

/// The findings of a check, as they are listed.
public struct CheckAnswer: Sendable {
  /// The question answered.
  let question: CheckQuestion
  /// The text that was checked, and whether it was all of the report.
  private let text: TextIdentity
  private let isComplete: Bool
  /// The findings, in the order of the text; after the most that are listed the number of the others.
  let findings: [PromptCandidate]

  /// The answer to `question` about `report`; nil where `isCancelled`. It is made off the main thread where the report
  /// is large.
  public init?(_ question: CheckQuestion, in report: Report, isCancelled: () -> Bool = { false }) {
    guard let found = Check.findings(in: report, isCancelled: isCancelled) else { return nil }
    self.question = question
    text = TextIdentity(report.text)
    isComplete = report.isComplete
    let listed = found.prefix(WorkBudget.findingsListed)
    let addresses = Addresses(report)
    let printer = FindingPrinter(report, file: "")
    var candidates = zip(listed, printer.positions(of: listed)).map { finding, position in
      let address = addresses.address(of: report.section(at: finding.range.lower))
      let words = finding.problem.message(in: question.language)
      return PromptCandidate(
        target: .range(finding.range), label: position.map { "\($0.line):\($0.column)" } ?? address,
        detail: [address, words].filter { !$0.isEmpty }.joined(separator: "  "))
    }
    if listed.count < found.count {
      let rest = ChecksMessage.moreFindings(found.count - listed.count).message(in: question.language)
      candidates.append(PromptCandidate(target: .text(""), label: "…", detail: rest))
    }
    findings = candidates
  }

  /// Whether the findings are those of `report`: of its text, or of its beginning while it was being read.
  func isAbout(_ report: Report) -> Bool { !isComplete || text == TextIdentity(report.text) }
}
