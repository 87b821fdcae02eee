import ReportCheck
import ReportModel
import ScreenModel
import TextFacts

/// The check of the report being read, and the list of its findings: moving in it previews each place, typing narrows it.
///
/// A report of some size is checked in the background, and the command is held until the findings are there
/// (`HeldInput`).
extension BrowserState {
  /// The most bytes of a report that is checked at a key.
  private static let mostAtOnce = WorkBudget.checkedAtKey

  mutating func openCheck() {
    if !isWhole, mustWait(for: .furtherText) { return }
    shell.layers.removeAll()
    guard let number = currentNumber, !isNothingRead else { return complain(ChecksMessage.nothingToCheck) }
    let question = CheckQuestion(generation: checks.request.generation, report: number, language: language)
    if report.text.count <= Self.mostAtOnce, let answer = CheckAnswer(question, in: report) { return list(answer) }
    guard let answer = checks.answer, answer.question.report == number, answer.isAbout(report) else {
      _ = mustWait(for: .findings)
      return
    }
    checks.answer = nil
    list(answer)
  }

  /// Requests the findings that held input waits for; gives them up where nothing waits for them any more.
  mutating func askCheck() -> [Effect] {
    guard shell.held.target == .findings, let number = currentNumber else {
      checks.answer = nil
      guard let question = checks.question else { return [] }
      checks.question = nil
      checks.request.end()
      return [.stopChecking(question)]
    }
    if let answer = checks.answer, answer.question.report == number, answer.isAbout(report) { return [] }
    if let asked = checks.question, asked.report == number { return [] }
    let question = CheckQuestion(generation: checks.request.begin(), report: number, language: language)
    checks.question = question
    return [.check(question)]
  }

  /// Accepts the findings of a check in the background; where the report is another one by now, it is checked anew.
  mutating func take(_ answer: CheckAnswer) {
    guard checks.request.awaits(answer.question.generation) else { return }
    checks.request.end()
    checks.question = nil
    checks.answer = answer
  }

  /// Lists the findings of a check.
  private mutating func list(_ answer: CheckAnswer) {
    guard !answer.findings.isEmpty else { return say(ChecksMessage.nothingWrong) }
    open(answer.findings)
  }

  /// Says that the document records changes: the text reads as if all were accepted.
  mutating func sayRevisions() {
    guard report.isComplete, !report.revisions.isEmpty else { return }
    let said = shell.notice.map { $0.text + "  " } ?? ""
    say(said + ChecksMessage.records(revisions: report.revisions.count).message(in: language))
  }

  /// Lists the changes and comments that the document records, in the order of the text.
  mutating func openRevisions() {
    shell.layers.removeAll()
    guard !report.revisions.isEmpty else { return say(ChecksMessage.noRevisions) }
    let addresses = Addresses(report)
    let listed = report.revisions.prefix(WorkBudget.findingsListed).map { revision in
      PromptCandidate(
        target: .range(revision.range), label: addresses.address(of: report.section(at: revision.range.lower)),
        detail: revision.message(in: language), indent: 1,
        fields: [
          addresses.address(of: report.section(at: revision.range.lower)),
          report.lines.map { String($0.line(at: revision.range.lower).value) } ?? "",
          revision.kind.rawValue, revision.message(in: language), revision.words,
        ])
    }
    open(listed)
  }

  /// Opens the list of findings or changes at the one nearest below the top of the text pane.
  private mutating func open(_ findings: [PromptCandidate]) {
    checks.listed = findings
    shell.lists.last = .findings
    // Back from the finding that was chosen, the list is as it was left.
    let left = checks.left.flatMap { left in
      findings.contains(left.finding) && view.hit == left.finding.target.start ? left : nil
    }
    openLine(.check)
    withPrompt { state, prompt in
      prompt.list = findings
      if let left { prompt.line.insert(left.typed) }
      prompt.candidates = state.checkCandidates(prompt)
      prompt.selected =
        left.flatMap { prompt.candidates.firstIndex(of: $0.finding) } ?? state.nextFinding(among: prompt.candidates)
      state.previewCheck(prompt)
    }
  }

  /// Lists the findings in the order of the text, or by kind again; the chosen one stays chosen.
  mutating func sortFindings() {
    checks.isByPlace.toggle()
    withPrompt { state, prompt in
      let chosen = prompt.candidate
      prompt.candidates = state.checkCandidates(prompt)
      prompt.selected = chosen.flatMap { prompt.candidates.firstIndex(of: $0) } ?? 0
      state.previewCheck(prompt)
    }
  }

  /// The findings last listed, as they are shown; nil where there are none.
  var findingsTable: ListTable? {
    let rows = ordered(checks.listed).filter { $0.indent > 0 }.map(\.fields)
    return rows.isEmpty ? nil : ListTable(CheckAnswer.columns, rows)
  }

  /// Findings by kind, as they come, or without the heads of kinds in the order of the text.
  private func ordered(_ findings: [PromptCandidate]) -> [PromptCandidate] {
    guard checks.isByPlace else { return findings }
    return findings.filter { $0.indent > 0 }.enumerated().sorted {
      ($0.element.target.start, $0.offset) < ($1.element.target.start, $1.offset)
    }.map(\.element)
  }

  /// The finding nearest below the top of the text pane, heads of kinds left out; the first where there is none.
  private func nextFinding(among findings: [PromptCandidate]) -> Int {
    let below = findings.indices.filter { findings[$0].indent > 0 && findings[$0].target.start >= view.top }
    return below.min { findings[$0].target.start < findings[$1].target.start }
      ?? findings.firstIndex { $0.indent > 0 } ?? 0
  }

  /// The findings whose text contains the typed words.
  func checkCandidates(_ prompt: Prompt) -> [PromptCandidate] {
    let list = ordered(prompt.list)
    // As in the other lists, a stroke may come first.
    let typed = Array(prompt.line.text.trimming().utf8.drop { $0 == UInt8(ascii: "/") })
    guard !typed.isEmpty else { return list }
    let phrase = BytePhrase(typed)
    return list.filter { phrase.stands(in: $0.detail.utf8) || $0.label.utf8.starts(with: typed) }
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
    checks.left = prompt.candidate.map { (prompt.line.text, $0) }
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
