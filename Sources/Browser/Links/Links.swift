import ReportModel
import ScreenModel
import TextFacts

/// The links and notes of the row being read, listed under a prompt: typing narrows the list, Enter follows the chosen
/// one. `^O` comes back.
extension BrowserState {
  /// Links that are listed at once: a screen has no more.
  private static let mostListed = 1_000

  /// Lists the links in sight: first those of the row being read and of the rest of its paragraph.
  mutating func openLinks() {
    guard let row = rowBeingRead, !isNothingRead, !isOverview else { return complain(ReadingMessage.nothingRead) }
    let links = linksInSight(from: row)
    guard !links.isEmpty else { return say(LinksMessage.noLinks) }
    // A place in the report is named by its words, where finding all of them is quick.
    let work = links.count * (report.sections.count * 64 + report.spans.count + report.text.count / 64)
    let listed = links.prefix(Self.mostListed).map { candidate($0, namesPlaces: work <= Self.mostWork) }
    openLine(.links)
    withPrompt { _, prompt in
      prompt.list = listed
      prompt.candidates = listed
    }
  }

  /// The links of the screen: those of `row` and of the rows after it in its paragraph before all others.
  private func linksInSight(from row: FlowRow) -> [ReportLink] {
    let all = report.links(in: visibleRange)
    let own = TextRange(row.range.lower, max(row.range.upper, row.paragraph.range.upper))
    return all.filter { $0.words.overlaps(own) } + all.filter { !$0.words.overlaps(own) }
  }

  /// Bytes of headings and names that are compared before a list is shown: some milliseconds of work.
  private static let mostWork = 1_000_000

  private func candidate(_ link: ReportLink, namesPlaces: Bool) -> PromptCandidate {
    let words = typesetter.shortened(shortWords(link.words), to: 40)
    switch link.target {
    case .destination(let destination):
      var detail = LinkAddress.cleaned(destination)
      if namesPlaces, case .place(let name) = LinkAddress(destination), let place = report.place(ofAnchor: name) {
        detail = "→ " + lineWords(at: place)
      }
      return PromptCandidate(target: .link(link), label: words, detail: detail)
    case .note(let note):
      return PromptCandidate(target: .link(link), label: words, detail: noteWords(note))
    case .reference(let place):
      return PromptCandidate(target: .link(link), label: "↑ " + words, detail: wordsBefore(place))
    }
  }

  /// The words of a note without its mark, which stands in the words of the link already.
  private func noteWords(_ note: TextRange) -> String {
    let own = report.noteWords(note)
    guard own == note else { return shortWords(own) }
    return String(shortWords(note).drop { $0 != "]" && $0 != " " }.drop { "]: ".contains($0) })
  }

  /// The words of the paragraph at `place`.
  private func lineWords(at place: TextOffset) -> String {
    report.paragraph(at: place).map { shortWords(report.paragraphs[$0.value].range) } ?? ""
  }

  /// The last words of the paragraph up to the end of `place`.
  private func wordsBefore(_ place: TextRange) -> String {
    let paragraph = report.paragraph(at: place.lower).map { report.paragraphs[$0.value].range.lower } ?? place.lower
    var start = max(paragraph.bytes, place.lower.bytes - 400)
    let next = report.spans.partitionPoint { $0.range.lower.bytes < start }
    if next > 0, report.spans[next - 1].hidesText { start = max(start, report.spans[next - 1].range.upper.bytes) }
    start = report.text.span.scalarStart(atOrAfter: start, upTo: place.upper.bytes)
    let words = report.words(in: TextRange(start, place.upper.bytes))
    return String(String.UnicodeScalarView(words.unicodeScalars.suffix(60)))
  }

  /// The words of a range, of a long one its beginning. It may begin inside a character.
  private func shortWords(_ range: TextRange) -> String {
    let lower = report.text.span.scalarStart(atOrAfter: range.lower.bytes, upTo: range.upper.bytes)
    let upper = report.text.span.scalarStart(atOrBefore: min(range.upper.bytes, lower + 400), from: lower)
    return report.words(in: TextRange(lower, upper))
  }

  /// The links whose words or destinations hold what is typed.
  func linkCandidates(_ prompt: Prompt) -> [PromptCandidate] {
    let typed = Array(prompt.line.text.trimming().utf8)
    guard !typed.isEmpty else { return prompt.list }
    let phrase = BytePhrase(typed)
    return prompt.list.filter { phrase.stands(in: $0.label.utf8) || phrase.stands(in: $0.detail.utf8) }
  }

  mutating func acceptLink(_ prompt: Prompt) -> [Effect] {
    restore(prompt.before)
    guard case .link(let link) = prompt.candidate?.target else {
      complain(LinksMessage.noLink(prompt.line.text))
      return []
    }
    switch link.target {
    case .note(let place), .reference(let place): goToLink(place.lower)
    case .destination(let destination): return follow(LinkAddress(destination))
    }
    return []
  }

  /// Goes to a place in the report, as a jump.
  private mutating func goToLink(_ place: TextOffset) {
    leaveTree(keepingPlace: true)
    jump(to: place)
  }

  // MARK: Destinations

  private mutating func follow(_ address: LinkAddress) -> [Effect] {
    switch address {
    case .outside(let address):
      guard !options.session.openCommand.isEmpty else {
        complain(LinksMessage.noCommand(address))
        return []
      }
      return [.open(.address(address))]
    case .unknown(let address): complain(LinksMessage.unknownScheme(address))
    case .place(let name):
      guard let place = report.place(ofAnchor: name) else {
        complain(LinksMessage.noPlace(name))
        return []
      }
      goToLink(place)
    case .file(let path, let name): return follow(path, name)
    }
    return []
  }

  /// Goes to another report beside this one, or to what this one calls so; else opens the file.
  private mutating func follow(_ path: String, _ name: String?) -> [Effect] {
    if path.isEmpty { return [] }
    if let number = report(linked: path) {
      go(toReport: number)
      if currentNumber == number, let name {
        if let place = report.place(ofAnchor: name) { view.place(place) } else { complain(LinksMessage.noPlace(name)) }
      }
      return []
    }
    if let place = report.place(ofAnchor: path) {
      goToLink(place)
      return []
    }
    guard let file = LinkAddress.file(path, beside: report.source.path) else {
      complain(LinksMessage.noPlace(path))
      return []
    }
    guard !options.session.openCommand.isEmpty else {
      complain(LinksMessage.noCommand(path))
      return []
    }
    return [.open(.file(file))]
  }

  /// The number of the open report that `path` names from the folder of this one; nil where it is not open.
  private func report(linked path: String) -> Int? {
    guard let file = LinkAddress.file(path, beside: report.source.path) else { return nil }
    // Sites leave the end of names out.
    let files = [file, file + Array(".md".utf8)]
    let loaded = library?.library.numbers.map(\.value) ?? []
    return (reports.directNumbers + loaded).first { number in
      source(of: number)?.path.map { files.contains(LinkAddress.normalized($0)) } ?? false
    }
  }

  // MARK: The status line

  /// The destinations of the links of the row being read, the first in full; empty where it has none.
  func linkStatus(within columns: Int) -> String {
    guard focus == .text, !report.spans.isEmpty, !isNothingRead, let row = rowBeingRead else { return "" }
    let links = report.linkSpans(in: row.range)
    // Names such as `_Toc6576` are a program's own, and say nothing.
    let told = links.lazy.compactMap { report.destination(of: $0) }.first { !$0.hasPrefix("#_") }
    guard let destination = told else { return "" }
    let more = links.count > 1 ? " +\(links.count - 1)" : ""
    return "→ " + typesetter.shortened(LinkAddress.cleaned(destination), to: max(8, columns - more.count - 2)) + more
  }
}
