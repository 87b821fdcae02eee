import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// The reports that can be read, by number.
extension BrowserState {
  /// A report in its newest reading, unpacked if it is from the library; nil where there is none with that number, or
  /// where it is a large one not unpacked yet.
  public func report(at number: Int) -> Report? {
    if number == currentNumber { return reading.open.report }
    if let report = reports.direct(number) { return report }
    return packedReport(number).flatMap { reports.unpacked.report(number, $0) }
  }

  /// A report as the library keeps it; nil where the library does not have it.
  func packedReport(_ number: Int) -> PackedReport? { library?.library[ReportNumber(number)]?.report }

  /// The same as `report(at:)`, but keeps the report for the next time. A large report not unpacked yet is noted, and
  /// is requested when the event is handled.
  mutating func unpackedReport(at number: Int) -> Report? {
    guard number != currentNumber, reports.direct(number) == nil, let packed = packedReport(number) else {
      return report(at: number)
    }
    return unpacked(number, packed)
  }

  /// A report of the library, unpacked and kept; nil for a large one not unpacked yet, which is noted.
  mutating func unpacked(_ number: Int, _ packed: PackedReport) -> Report? {
    guard let report = reports.unpacked.report(number, packed) else {
      reports.wanted[number] = packed
      return nil
    }
    reports.unpacked.keep(number, report)
    return report
  }

  /// The source of a report; nil where there is none with that number.
  public func source(of number: Int) -> ReportSource? {
    if number == currentNumber { return reading.open.report.source }
    return reports.direct(number)?.source ?? packedReport(number)?.source
  }

  /// The reports of which something was read and seen, with the first visible byte of each.
  public var places: [(report: Int, anchor: TextOffset)] {
    var views = reading.left
    views[current] = view
    return views.compactMap { subject, view in subject.number.map { (report: $0, anchor: view.anchor) } }
      .filter { reports.direct($0.report)?.text.isEmpty != true }
      .sorted { $0.report < $1.report }
  }

  /// The places where the reader was in the last update, in order: before each of the keys it handled, of which some may
  /// have waited for a report to come, and after all of them.
  public var passedPlaces: [(report: Int, anchor: TextOffset)] {
    shell.passed + (currentPlace.map { [$0] } ?? [])
  }

  /// The place in the report being read; nil where none is.
  var currentPlace: (report: Int, anchor: TextOffset)? {
    isNothingRead ? nil : currentNumber.map { (report: $0, anchor: view.anchor) }
  }

  /// The numbers of the reports that do not belong to a library, ascending.
  public var directReports: [Int] { reports.directNumbers }

  /// The reports that were named, by number; of one that could not be read only its source is known.
  public var namedReports: [Report] { reports.direct }

  /// Whether there is a report with that number.
  func isReadable(_ number: Int) -> Bool {
    number == currentNumber || reports.direct(number) != nil || library?.library[ReportNumber(number)] != nil
  }

  /// Whether there is such a subject.
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

  /// The name of the file of a report among others.
  func name(of number: Int) -> String {
    library?.library[ReportNumber(number)]?.name ?? source(of: number)?.shortName ?? ""
  }

  /// The title of a report; nil where none was found.
  func reportTitle(of number: Int) -> String? {
    guard number != currentNumber, let packed = packedReport(number) else {
      let report = number == currentNumber ? report : reports.direct(number)
      return report.flatMap { $0.titleParagraphs.isEmpty ? nil : $0.shortTitle(of: .root) }
    }
    return packed.title
  }

  /// The name of a report in lists, as the reader has chosen it: its title after the year, where that does not say it
  /// already, or the name of its file.
  func listedName(of number: Int) -> String {
    guard options.tree.naming == .titles, let title = reportTitle(of: number) else { return name(of: number) }
    var cut = String(title.unicodeScalars.prefix(WorkBudget.wordsShown))
    if let place = place(of: number, title: cut) { cut = place + cut }
    return ListedTitle.words(cut, year: library?.library[ReportNumber(number)]?.year)
  }

  /// The year of a report: as the library has it, of one that is read by itself by its title or the name of its file.
  func year(of number: Int) -> Int? {
    guard let library else { return report(at: number)?.namedYear }
    return library.library[ReportNumber(number)]?.year
  }

  /// The year of the report being read: as the library has it, else by its title or the name of its file.
  var yearHere: Int? {
    currentNumber.flatMap { library?.library[ReportNumber($0)]?.year } ?? report.namedYear
  }

  /// The place that a report is about, where its title does not say it; nil where none is found.
  private func place(of number: Int, title: String) -> String? {
    guard number != currentNumber, let packed = packedReport(number) else {
      let open = number == currentNumber ? report : reports.direct(number)
      guard let open, let last = open.titleParagraphs.last else { return nil }
      return ReportPlace.place(title: title, open.text, after: open.paragraphs[last.value].range.upper.bytes)
    }
    return ReportPlace.place(title: title, packed.text, after: packed.titleRange.upper.bytes)
  }

  /// Whether the name of a report's file or its title contains what was typed, or is spelled by it.
  func isNamed(_ number: Int, _ matcher: HeadingMatcher) -> Bool {
    matcher.matches(name(of: number)) || (reportTitle(of: number).map { matcher.matches($0) } ?? false)
  }

  /// Shows reports by their titles, or by the names of their files.
  mutating func switchReportNames() {
    options.tree.naming = options.tree.naming == .titles ? .files : .titles
    let naming = options.tree.naming
    library?.left.naming = naming
    say(options.tree.naming == .titles ? LibraryMessage.namedByTitles : .namedByFiles)
  }

  /// Orders the reports of each folder by year, by title, or by name, one after the other.
  mutating func switchReportOrder() -> [Effect] {
    guard case .library = reports.collection else {
      say(LibraryMessage.oneReportOnly)
      return []
    }
    switch options.tree.order {
    case .name: options.tree.order = .year
    case .year: options.tree.order = .title
    case .title: options.tree.order = .name
    }
    let order = options.tree.order
    library?.left.order = order
    switch options.tree.order {
    case .name: say(LibraryMessage.orderedByName)
    case .year: say(LibraryMessage.orderedByYear)
    case .title: say(LibraryMessage.orderedByTitle)
    }
    return [.order(options.tree.order)]
  }

  /// Unfolds the report being read and the folders around it in the tree, until another report is read.
  mutating func openCurrentReport() {
    let number = currentNumber
    library?.folds.reading = number
  }

  /// Reads a report: see `show(_:)`.
  mutating func show(report number: Int) { show(.report(number)) }

  /// Reads another subject in the view it was left with, and searches it for the current terms. A large report not
  /// unpacked yet is waited for instead (`HeldInput`).
  mutating func show(_ subject: ReadingSubject) {
    guard subject != current else { return }
    guard let report = subject.number.map({ unpackedReport(at: $0) }) ?? Report.overview(language) else {
      if isReadable(subject), let number = subject.number { _ = mustWait(for: .report(number)) }
      return
    }
    reading.left[current] = view
    reading.subject = subject
    if let view = reading.left[subject] {
      reading.open = OpenReport(report, left: view)
      self.view.relocate(within: report.end)
    } else {
      reading.open = OpenReport(report)
      openFolded()
      sayRevisions()
      if let number = subject.number, reports.direct(number) == nil { shell.effects.append(.recall(report: number)) }
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
  /// The text shown while a library is open and no report is read.
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
