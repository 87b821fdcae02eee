import ReportCheck
import ReportModel
import ScreenModel
import TextFacts

/// The list of findings of a check of the report: moving in it previews each place, typing narrows it.
extension BrowserState {
  mutating func openCheck() {
    let findings = Check.findings(in: report)
    guard !findings.isEmpty else { return say(ChecksMessage.nothingWrong) }
    openLine(.check)
    let printer = FindingPrinter(report, file: "")
    let found = findings.map { finding in
      let address = reading.open.addresses.address(of: report.section(at: finding.range.lower))
      let words = finding.problem.message(in: language)
      return PromptCandidate(
        target: .range(finding.range),
        label: printer.position(of: finding).map { "\($0.line):\($0.column)" } ?? address,
        detail: [address, words].filter { !$0.isEmpty }.joined(separator: "  "))
    }
    withPrompt { state, prompt in
      prompt.list = found
      prompt.candidates = found
      prompt.selected = found.firstIndex { $0.target.start >= state.view.top } ?? 0
      state.previewCheck(prompt)
    }
  }

  /// The findings whose text contains the typed words.
  func checkCandidates(_ prompt: Prompt) -> [PromptCandidate] {
    let typed = prompt.line.text.trimming()
    guard !typed.isEmpty else { return prompt.list }
    return prompt.list.filter { $0.detail.contains(typed) || $0.label.hasPrefix(typed) }
  }

  /// Shows the place of the chosen finding above the list.
  mutating func previewCheck(_ prompt: Prompt) {
    guard prompt.purpose == .check else { return }
    view.place(prompt.before.view.anchor)
    view.top = prompt.before.view.top
    guard case .range(let range) = prompt.candidate?.target else { return }
    var flow = flow
    let row = flow.place(of: range.lower)
    view.place(flow.start(of: flow.move(row, by: -(geometry.textRows.count / 3))))
    view.hit = range.lower
  }

  mutating func acceptCheck(_ prompt: Prompt) -> [Effect] {
    let shown = view
    restore(prompt.before)
    guard case .range(let range) = prompt.candidate?.target else {
      complain(ChecksMessage.noFinding(prompt.line.text))
      return []
    }
    focus = .text
    tree.before = nil
    jump(to: shown.anchor)
    view.hit = range.lower
    say(prompt.candidate?.detail ?? "")
    return []
  }
}

extension PromptCandidate.Target {
  /// The start of a range of text; the start of the report for other targets.
  fileprivate var start: TextOffset {
    if case .range(let range) = self { return range.lower }
    return .start
  }
}
