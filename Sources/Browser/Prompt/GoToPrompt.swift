import ReportModel
import ScreenModel
import TextFacts

/// The prompt that goes to an address or a heading.
extension BrowserState {
  /// The sections that an address or a part of a heading could mean: matches of addresses first, then headings in the
  /// order of the report, then those spelled in pinyin.
  func sectionCandidates(_ typed: String) -> [PromptCandidate] {
    let text = typed.filter { !$0.isWhitespace }
    guard !text.isEmpty else { return [] }
    let limit = 200
    var found = reading.open.addresses.sections(matching: text, limit: limit)
    if found.count < limit {
      let known = Set(found)
      let more = HeadingMatcher(typed).matches(in: report, limit: limit)
      found += more.filter { !known.contains($0) }
    }
    return found.prefix(limit).map(candidate)
  }

  private func candidate(_ section: SectionIndex) -> PromptCandidate {
    PromptCandidate(
      target: .section(section), label: reading.open.addresses.address(of: section),
      detail: report.shortTitle(of: section),
      indent: max(0, report[section].level - 1))
  }

  mutating func previewGoTo(_ prompt: Prompt) {
    guard prompt.purpose == .goTo else { return }
    view.place(prompt.before.view.anchor)
    view.top = prompt.before.view.top
    guard case .section(let section) = prompt.candidate?.target else { return }
    view.place(start(of: section))
  }

  mutating func acceptGoTo(_ prompt: Prompt) -> [Effect] {
    restore(prompt.before)
    guard !prompt.line.isEmpty else { return [] }
    // A candidate chosen with the arrows is meant, whatever may come before it yet.
    if prompt.selected == 0, mayChange(prompt.candidate, typed: prompt.line.text),
      mustWait(for: .address(prompt.line.text))
    {
      return []
    }
    go(to: prompt.candidate?.target, typed: prompt.line.text)
    return []
  }

  private mutating func go(to target: PromptCandidate.Target?, typed: String) {
    switch target {
    case .section(let section): commit(section)
    case .report(let number): go(toReport: number)
    case .text, .range, .link, nil: complain(TreeMessage.noHeading(typed))
    }
  }

  /// Goes to an address or a heading, or opens the prompt for one.
  mutating func openGoTo(_ argument: String?) -> [Effect] {
    if let argument { return goTo(typed: argument) }
    openLine(.goTo)
    return []
  }

  /// Goes to an address or a heading given on the command line or at the `:` prompt; in the report with that number
  /// where there is one.
  mutating func goTo(typed: String, in number: Int? = nil) -> [Effect] {
    if let number { show(report: number) }
    let candidate = goToCandidates(typed).first
    if mayChange(candidate, typed: typed), mustWait(for: .address(typed)) { return [] }
    go(to: candidate?.target, typed: typed)
    return []
  }

  /// Whether another candidate may become the first while more is read. An exact address stays the first; of what comes
  /// through a pipe, which may never end, the first there is counts.
  private func mayChange(_ candidate: PromptCandidate?, typed: String) -> Bool {
    switch candidate?.target {
    case .section(let section):
      guard !isWhole, report.source.path != nil else { return false }
      let written = typed.filter { !$0.isWhitespace }
      return !reading.open.addresses.address(of: section).utf8.elementsEqual(written.utf8)
    case .report, .text, .range, .link: return !isWhole || library?.isOpening == true
    case nil: return !isTreeWhole
    }
  }
}
