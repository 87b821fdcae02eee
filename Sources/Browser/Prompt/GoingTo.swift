import ReportModel
import ScreenModel
import TextFacts

/// The prompt that goes to an address or a heading, the tree's filter, and the prompt for commands.
extension BrowserState {
  /// Sections an address or a piece of a heading could mean: addresses first, then headings in document order, then
  /// those that pinyin spells.
  func sectionCandidates(_ typed: String) -> [Candidate] {
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

  private func candidate(_ section: SectionIndex) -> Candidate {
    Candidate(
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
    go(to: prompt.candidate?.target, typed: prompt.line.text)
    return []
  }

  private mutating func go(to target: Candidate.Target?, typed: String) {
    switch target {
    case .section(let section): commit(section)
    case .report(let number): go(toReport: number)
    case .text, .range, nil: complain(TreeMessage.noHeading(typed))
    }
  }

  /// Goes to what is named, or opens the prompt for it.
  mutating func openGoTo(_ argument: String?) -> [Effect] {
    if let argument { return goTo(typed: argument) }
    openLine(.goTo)
    return []
  }

  /// Goes to an address given on the command line or at the `:` prompt.
  mutating func goTo(typed: String) -> [Effect] {
    go(to: goToCandidates(typed).first?.target, typed: typed)
    return []
  }
}

extension Report {
  /// The title of a section, no more of it than a screen can show: a title may be as long as a paragraph, and a
  /// screen has many.
  func shortTitle(of index: SectionIndex) -> String {
    let title = self[index].title
    guard index != .root, title.count > Self.shortTitle else { return self.title(of: index) }
    // Not in the middle of a character.
    let wanted = min(title.lower.bytes + Self.shortTitle, text.count)
    let end = text.span.scalarStart(atOrBefore: wanted, from: title.lower.bytes)
    return words(in: TextRange(title.lower, TextOffset(end)))
  }

  /// Bytes of a title that are enough for any screen.
  private static var shortTitle: Int { 2_048 }

  /// The number of a heading with its punctuation, as written: `（三）`, `一、`, `1.`; empty where it has none.
  func mark(of section: SectionIndex) -> String {
    let section = self[section]
    guard !section.number.isEmpty else { return "" }
    return words(in: TextRange(section.heading.lower, section.title.lower))
  }

  /// Whether a space stands between number and title: where the report has one (`第一章　总则`, `1.1 Purpose`), but for
  /// full-width punctuation, which is space enough.
  func spacesNumber(of section: SectionIndex) -> Bool {
    let section = self[section]
    guard !section.number.isEmpty, !section.title.isEmpty else { return false }
    let gap = String(decoding: text[TextRange(section.number.upper, section.title.lower).bytes], as: UTF8.self)
    guard gap.contains(where: \.isWhitespace) else { return false }
    return !gap.contains { "、）．。：".contains($0) }
  }
}
