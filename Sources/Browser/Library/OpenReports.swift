import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// The reports that can be read, by number.
extension BrowserState {
  /// A report in its newest reading, unpacked where it comes out of the library; nil where there is none of that number,
  /// or where it is a large one that is not unpacked yet.
  public func report(at number: Int) -> Report? {
    if number == currentNumber { return reading.open.report }
    if let report = reports.direct[number] { return report }
    return packedReport(number).flatMap { reports.unpacked.report(number, $0) }
  }

  /// A report as the library keeps it; nil where it has none of that number.
  func packedReport(_ number: Int) -> PackedReport? { library?.library[ReportNumber(number)]?.report }

  /// The same as `report(at:)`, kept for the next time; a large one that is not kept is noted, and asked for once the
  /// event is taken in.
  mutating func unpackedReport(at number: Int) -> Report? {
    guard number != currentNumber, reports.direct[number] == nil, let packed = packedReport(number) else {
      return report(at: number)
    }
    return unpacked(number, packed)
  }

  /// A report of the library unpacked and kept; a large one that is not kept is noted.
  mutating func unpacked(_ number: Int, _ packed: PackedReport) -> Report? {
    guard let report = reports.unpacked.report(number, packed) else {
      reports.wanted[number] = packed
      return nil
    }
    reports.unpacked.keep(number, report)
    return report
  }

  /// The source of a report; nil where there is none of that number.
  public func source(of number: Int) -> ReportSource? {
    if number == currentNumber { return reading.open.report.source }
    return reports.direct[number]?.source ?? packedReport(number)?.source
  }

  /// The reports that have been read, the first visible byte of each.
  public var places: [(report: Int, anchor: TextOffset)] {
    var views = reading.left
    views[current] = view
    return views.compactMap { subject, view in subject.number.map { (report: $0, anchor: view.anchor) } }
      .sorted { $0.report < $1.report }
  }

  /// The numbers of the reports that came by themselves, ascending.
  public var directReports: [Int] { reports.direct.keys.sorted() }

  /// Whether there is a report of that number to read.
  func isReadable(_ number: Int) -> Bool {
    number == currentNumber || reports.direct[number] != nil || library?.library[ReportNumber(number)] != nil
  }

  /// Whether there is such a subject to read.
  func isReadable(_ subject: ReadingSubject) -> Bool {
    switch subject {
    case .overview:
      switch reports.collection {
      case .single: false
      case .library: true
      }
    case .report(let number): isReadable(number)
    }
  }

  /// The number of reports.
  var reportCount: Int { library?.catalogue.reportCount ?? 1 }

  /// The number of reports before the one being read; nil while none is read.
  var ordinal: Int? {
    switch reports.collection {
    case .single: 0
    case .library(let library): currentNumber.flatMap { library.catalogue.ordinal(ofReport: $0) }
    }
  }

  /// The name of a report among others.
  func name(of number: Int) -> String {
    library?.library[ReportNumber(number)]?.name ?? source(of: number)?.shortName ?? ""
  }

  /// Has the report being read show its sections in the tree, and the folders it is in theirs, until another is read.
  mutating func openCurrentReport() {
    let number = currentNumber
    library?.folds.reading = number
  }

  /// Makes a report the one being read: see `show(_:)`.
  mutating func show(report number: Int) { show(.report(number)) }

  /// Reads another subject, as it was left, and finds the terms in it. Of a large report that is not unpacked yet it is
  /// noted that it is missing: see `takeOrWait`.
  mutating func show(_ subject: ReadingSubject) {
    guard subject != current else { return }
    guard let report = subject.number.map({ unpackedReport(at: $0) }) ?? Report.overview(language) else {
      if isReadable(subject) { reports.missing = subject.number }
      return
    }
    reading.left[current] = view
    reading.subject = subject
    if let view = reading.left[subject] {
      reading.open = OpenReport(report, left: view)
      self.view.carryOver(within: report.end)
    } else {
      reading.open = OpenReport(report)
      openFolded()
      if let number = subject.number, reports.direct[number] == nil { shell.effects.append(.recall(report: number)) }
    }
    if let number = subject.number, let addresses = reports.unpacked.addresses(number, report.text) {
      reading.open.keepAddresses(addresses)
    }
    search.current = nil
    reading.isFollowing = false
    if focus == .text { library?.folds.reading = subject.number }
    findAll()
    refilter()
    sayStale()
  }
}

extension Report {
  /// The text that is shown while a library is open and nothing in it is read.
  static func overview(_ language: Language) -> Report {
    let text = Array(LibraryMessage.overview.message(in: language).utf8)
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
