import ReportModel
import ScreenModel

/// The prompt that goes to an address or a heading.
extension BrowserState {
  /// The sections that an address or a part of a heading could mean: matches of addresses first, then headings in the
  /// order of the report, then those spelled in pinyin.
  func sectionCandidates(_ typed: String) -> [Candidate] {
    let text = typed.filter { $0 != " " && $0 != "\u{3000}" }
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

  /// Goes to an address or a heading, or opens the prompt for one.
  mutating func openGoTo(_ argument: String?) -> [Effect] {
    if let argument { return goTo(typed: argument) }
    openLine(.goTo)
    return []
  }

  /// Goes to an address or a heading given on the command line or at the `:` prompt.
  mutating func goTo(typed: String) -> [Effect] {
    go(to: goToCandidates(typed).first?.target, typed: typed)
    return []
  }
}

extension Report {
  /// The title of a section, at most as much of it as a screen can show: a title may be as long as a paragraph, and a
  /// screen has many.
  func shortTitle(of index: SectionIndex) -> String {
    let title = self[index].title
    guard index != .root, title.count > Self.shortTitle else { return self.title(of: index) }
    var end = min(title.lower.bytes + Self.shortTitle, text.count)
    // Cut before a character, not inside it.
    while end > title.lower.bytes, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    return words(in: TextRange(title.lower, TextOffset(end)))
  }

  /// The bytes of a title that are enough for any screen.
  private static var shortTitle: Int { 2_048 }

  /// The number of a heading with its punctuation, as written: `（三）`, `一、`, `1.`; empty without a number.
  func mark(of section: SectionIndex) -> String {
    let section = self[section]
    guard !section.number.isEmpty else { return "" }
    return words(in: TextRange(section.heading.lower, section.title.lower))
  }

  /// Whether a space is shown between number and title: where the report has one (`第一章　总则`, `1.1 Purpose`), except
  /// after full-width punctuation, which looks like a space.
  func spacesNumber(of section: SectionIndex) -> Bool {
    let section = self[section]
    guard !section.number.isEmpty, !section.title.isEmpty else { return false }
    let gap = String(decoding: text[TextRange(section.number.upper, section.title.lower).bytes], as: UTF8.self)
    guard gap.contains(where: \.isWhitespace) else { return false }
    return !gap.contains { "、）．。：".contains($0) }
  }
}

extension String {
  /// The string without white space at its ends.
  func trimming() -> String {
    var view = Substring(self)
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}
