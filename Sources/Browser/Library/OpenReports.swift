import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// The reports that can be read, by number.
extension BrowserState {
  /// A report in its newest reading, unpacked where it comes out of the library; nil where there is none of that number,
  /// or where it is a large one that is not unpacked yet.
  public func report(at number: Int) -> Report? {
    if number == current { return open.report }
    if let report = direct[number] { return report }
    if number == Self.overview, library != nil { return Report.overview(language) }
    return library?.library[ReportNumber(number)].flatMap { unpacked.report(number, $0.report) }
  }

  /// Where a report came from; nil where there is none of that number.
  public func source(of number: Int) -> ReportSource? {
    if number == current { return open.report.source }
    return direct[number]?.source ?? library?.library[ReportNumber(number)]?.report.source
  }

  /// The reports that have been read, the first visible byte of each.
  public var places: [(report: Int, anchor: TextOffset)] {
    let others = left.filter { $0.key != current && $0.key != Self.overview }
    let all = others.map { (report: $0.key, anchor: $0.value.anchor) } + [(report: current, anchor: view.anchor)]
    return all.filter { $0.report != Self.overview }.sorted { $0.report < $1.report }
  }

  /// The numbers of the reports that came by themselves, ascending.
  public var directReports: [Int] { direct.keys.sorted() }

  /// Whether there is a report of that number to read.
  func isReadable(_ number: Int) -> Bool {
    number == current || direct[number] != nil || (number == Self.overview && library != nil)
      || library?.library[ReportNumber(number)] != nil
  }

  /// How many reports there are.
  var reportCount: Int { library?.catalogue.reportCount ?? 1 }

  /// How many come before the one being read; nil while none is read.
  var ordinal: Int? { library == nil ? 0 : library?.catalogue.ordinal(ofReport: current) }

  /// The name of a report among others.
  func name(of number: Int) -> String {
    library?.library[ReportNumber(number)]?.name ?? source(of: number)?.shortName ?? ""
  }

  /// Makes another report the one being read, as it was left, and finds the terms in it. Of a large one that is not
  /// unpacked yet it is noted that it is missing: see `wait(for:toTake:)`.
  mutating func show(report number: Int) {
    guard number != current else { return }
    guard let report = report(at: number) else {
      if isReadable(number) { missing = number }
      return
    }
    left[current] = view
    current = number
    if let view = left[number] {
      open = OpenReport(report, left: view)
      self.view.carryOver(within: report.end)
    } else {
      open = OpenReport(report)
      openFolded()
      if direct[number] == nil, number != Self.overview { pendingEffects.append(.recall(report: number)) }
    }
    if let addresses = unpacked.addresses(number, report.text) { open.keepAddresses(addresses) }
    search.current = nil
    isFollowing = false
    if focus == .text { library?.folds.reading = number }
    findAll()
    refilter()
    sayStale()
  }
}

extension Report {
  /// What stands in the text while a library is open and nothing in it is read.
  static func overview(_ language: Language) -> Report {
    let text = Array(Words.overview(language).utf8)
    let whole = TextRange(0, text.count)
    let nothing = TextRange(0, 0)
    var paragraphs: [Paragraph] = []
    var start = 0
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let range = TextRange(start, start + line.count)
      paragraphs.append(Paragraph(range: range, kind: line.isEmpty ? .blank : start == 0 ? .title : .body))
      start += line.count + 1
    }
    let root = Section(
      kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(1), range: whole, heading: nothing, body: whole,
      number: nothing, title: nothing, characters: 0)
    return Report(
      source: ReportSource(name: ""), text: text, sections: [root], paragraphs: paragraphs, lines: nil,
      encoding: .utf8, replacements: 0, isComplete: true)
  }
}
