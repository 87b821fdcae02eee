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
  /// The findings by kind, each kind headed by its name and number; after the most that are listed the number of the
  /// others.
  let findings: [PromptCandidate]

  /// The answer to `question` about `report`; nil where `isCancelled`. It is made off the main thread where the report
  /// is large.
  public init?(_ question: CheckQuestion, in report: Report, isCancelled: () -> Bool = { false }) {
    guard let found = Check.findings(in: report, isCancelled: isCancelled) else { return nil }
    self.question = question
    text = TextIdentity(report.text)
    isComplete = report.isComplete
    let printer = FindingPrinter(report, file: "")
    var candidates: [PromptCandidate] = []
    var left = WorkBudget.findingsListed
    for group in printer.groups(found) where left > 0 {
      candidates.append(Self.head(of: group, in: question.language))
      candidates += group.elements.prefix(left).map { Self.candidate($0, printer, question.language) }
      left -= group.elements.count
    }
    if found.count > WorkBudget.findingsListed {
      let rest = ChecksMessage.moreFindings(found.count - WorkBudget.findingsListed).message(in: question.language)
      candidates.append(PromptCandidate(target: .text(""), label: "…", detail: rest))
    }
    findings = candidates
  }

  /// The line above the findings of one kind; it leads to the first of them.
  private static func head(of group: FindingPrinter.Group, in language: Language) -> PromptCandidate {
    let target = group.elements.first.map { PromptCandidate.Target.range($0.finding.range) } ?? .text("")
    return PromptCandidate(
      target: target, label: NumberText.grouped(group.elements.count), detail: group.kind.message(in: language))
  }

  private static func candidate(
    _ placed: FindingPrinter.PlacedFinding, _ printer: FindingPrinter, _ language: Language
  ) -> PromptCandidate {
    let address = printer.address(of: placed.finding)
    let (problem, context) = (placed.finding.problem, printer.context(of: placed.finding).words)
    // The address stands once: in the place of the line where the format has none.
    let words = [placed.place == nil ? "" : address, problem.message(in: language), context]
    return PromptCandidate(
      target: .range(placed.finding.range), label: placed.place.map { "\($0.line):\($0.column)" } ?? address,
      detail: words.filter { !$0.isEmpty }.joined(separator: "  "), indent: 1,
      fields: [
        address, placed.place.map { String($0.line) } ?? "", problem.kind.message(in: language),
        problem.message(in: language), context,
      ])
  }

  /// The columns of the findings in files.
  static let columns = ["address", "line", "kind", "message", "context"]

  /// Whether the findings are those of `report`: of its text, or of its beginning while it was being read.
  func isAbout(_ report: Report) -> Bool { !isComplete || text == TextIdentity(report.text) }
}
