import ReportIndex
import ReportModel
import ScreenModel

/// Moving from report to report, and the events of the library.
extension BrowserState {
  mutating func goToReport(by distance: Int) -> [Effect] {
    let none = distance < 0 ? LibraryMessage.noPreviousReport : .noNextReport
    guard let library, reportCount > 0 else {
      if library?.isGrowing == true, mustWait(for: .library) { return [] }
      complain(none)
      return []
    }
    let catalogue = library.catalogue
    if library.isOpening, mustWait(for: .library) { return [] }
    // The first report is next after the overview, and after a report that is no longer in the tree.
    let from = ordinal ?? -1
    guard let target = catalogue.report(ordinal: from + distance), isReadable(target) else {
      if distance > 0, library.isGrowing, mustWait(for: .library) { return [] }
      complain(none)
      return []
    }
    let last = distance > 0 ? target : currentNumber ?? target
    if !isSettled(before: last, in: catalogue), mustWait(for: .library) { return [] }
    go(toReport: target)
    awaitReturn()
    return []
  }

  /// Whether no other report can come before this one of a catalogue, so that a step there leads to the same place on a
  /// slow machine as on a quick one.
  private func isSettled(before number: Int, in catalogue: Catalogue) -> Bool {
    library?.isGrowing != true || catalogue.isSettled(before: number)
  }

  /// Whether the hits in a catalogue that stand before those of this report are all of them: nothing that is still to be
  /// read, or to be read on, can bring another.
  func isSearched(before number: Int, in catalogue: Catalogue) -> Bool {
    if isLibraryWhole { return true }
    guard catalogue.isSettled(before: number), let ordinal = catalogue.ordinal(ofReport: number) else { return false }
    return reports.direct.indices.allSatisfy { direct in
      isSearchable(direct) || (catalogue.ordinal(ofReport: direct).map { $0 >= ordinal } ?? true)
    }
  }

  /// Names the report being read in the status line.
  mutating func sayReport() {
    guard let ordinal, let number = currentNumber else { return }
    let report = LibraryMessage.reportCount(ordinal + 1, count: reportCount, name: listedName(of: number)).message(
      in: language)
    let isStale = reports.isStale(number)
    sayBesideHits(isStale ? "\(report)  \(isStaleMessage.message(in: language))" : report)
  }

  /// Goes from the end of a report to the start of the next one, or from its start to the last section of the previous
  /// one.
  mutating func goOn(to distance: Int) {
    guard let ordinal, let library else { return complain(ReadingMessage.noFurtherSection) }
    guard let target = library.catalogue.report(ordinal: ordinal + distance), isReadable(target) else {
      if distance > 0, library.isGrowing, mustWait(for: .library) { return }
      return complain(ReadingMessage.noFurtherSection)
    }
    let last = distance > 0 ? target : currentNumber ?? target
    if !isSettled(before: last, in: library.catalogue), mustWait(for: .library) { return }
    leaveHere()
    show(report: target)
    view.place(start(of: distance > 0 ? .root : SectionIndex(report.sections.count - 1)))
    pointTree(at: currentSection)
    sayReport()
  }

  // MARK: The file of the report

  mutating func editHere() -> [Effect] {
    guard let path = report.source.path else {
      complain(ReadingMessage.nothingToEdit)
      return []
    }
    guard !isNothingRead else {
      // Nobody knows yet whether it is a text.
      complain(
        readingProgress == nil
          ? ReadingMessage.readingGivenUp(name: shownName, key: keyToReadAgain) : ReadingMessage.reading)
      return []
    }
    guard report.source.isText else {
      complain(ReadingMessage.noTextToEdit)
      return []
    }
    return [.edit(path: path, line: report.lines?.line(at: view.top) ?? LineNumber(1))]
  }

  /// Reads the file again in the encoding with this name.
  mutating func decode(_ name: String?) -> [Effect] {
    guard let number = currentNumber, report.source.path != nil else {
      complain(ReadingMessage.nothingToReadAgain)
      return []
    }
    if name == Self.anyEncoding { return [.decode(report: number, nil)] }
    guard let encoding = name.flatMap(ReportEncoding.init(name:)) else {
      complain(ReadingMessage.noSuchEncoding(name ?? "", encodings: Self.encodings))
      return []
    }
    return [.decode(report: number, encoding)]
  }

  /// The name that means detecting the encoding from the file.
  private static let anyEncoding = "auto"
  /// The names that `decode` accepts.
  static let encodings = [anyEncoding] + ReportEncoding.allCases.map { $0.rawValue.lowercased() }

  /// Shows the list of files that were not read.
  mutating func openSkipped() {
    guard !reports.skipped.isEmpty else { return say(LibraryMessage.nothingSkipped) }
    // They are in the order in which several threads skipped them.
    reports.skipped = NaturalOrder.sorted(reports.skipped) { Array($0.utf8) }
    open(ListPanel(listing: .skipped))
  }

  // MARK: Events of the library

  mutating func takeLibrary(_ event: LibraryEvent) -> [Effect] {
    if case .skipped(let lines) = event { reports.skipped += lines }
    guard case .library = reports.collection else { return [] }
    switch event {
    case .reports(let reports, let catalogue, let changed): take(reports, catalogue, changed)
    case .progress(let progress):
      library?.progress = progress
      // Progress that still comes after the end, or after a stop, does not start loading again.
      if library?.hasEnded == false { library?.isLoading = true }
    case .loaded(let progress): finishLoading(progress)
    case .stale(let changed, let vanished, let appeared): takeStale(changed, vanished, appeared)
    case .skipped: break
    case .hits(let hits): take(hits)
    }
    return []
  }

  private mutating func take(_ reports: Library, _ catalogue: Catalogue, _ changed: [Int]) {
    // The reader's row stays in place on the screen while rows are added above it.
    let row = treeScreenRow
    // Until something is read or the cursor is moved it stays on the first row, which may change while reports come in.
    let isAtFirst = isOverview && walk.visible(tree.cursor) == walk.first
    let before = library?.library
    library?.library = reports
    library?.catalogue = catalogue
    for number in self.reports.unsearched {
      let searched = reports[ReportNumber(number)]?.report.byteCount
      if searched == self.reports.direct(number)?.text.count { self.reports.unsearched.remove(number) }
    }
    if isAtFirst, let first = walk.first { tree.cursor = first }
    pointTreeAtReportReadLast(isAtFirst: isAtFirst)
    for number in changed where number != currentNumber {
      guard let new = reports[ReportNumber(number)]?.report, let old = before?[ReportNumber(number)]?.report else {
        continue
      }
      relocate(number, from: old, to: new)
    }
    if let number = currentNumber, changed.contains(number), self.reports.direct(number) == nil { takeChangedReport() }
    keepTree(at: row)
  }

  /// Relocates the view of a report that was replaced; a report too large for a key is relocated when it is unpacked.
  private mutating func relocate(_ number: Int, from old: PackedReport, to new: PackedReport) {
    guard reading.left[.report(number)] != nil || tree.cursor.report == number else { return }
    let old = reports.outdated.removeValue(forKey: number) ?? old
    if !old.isComplete {
      // A stand-in knows nothing of places: they stay by their offsets.
      reading.left[.report(number)]?.relocate(within: TextOffset(new.text.count))
    } else if new.text.count > UnpackedReports.mostAtOnce {
      reports.outdated[number] = old
    } else if old.text.count > UnpackedReports.mostAtOnce {
      // The new version of a large report is small enough to find places in; its folds are kept by their sections'
      // numbers.
      let relocation = PlaceRelocation(from: old.text, to: new.text)
      reading.left[.report(number)]?.relocate(within: TextOffset(new.text.count), by: relocation)
      relocatePlaces(number, by: relocation)
    } else {
      relocate(number, from: old.unpacked(), to: new.unpacked())
    }
  }

  private mutating func finishLoading(_ progress: LoadingProgress) {
    library?.progress = progress
    let wasStopped = library?.hasEnded == true
    library?.isLoading = false
    library?.hasEnded = true
    pointTreeAtReportReadLast(isAtFirst: isOverview && walk.visible(tree.cursor) == walk.first)
    // The answer to a key is of more use.
    if wasStopped || shell.notice != nil { return }
    say(LibraryMessage.loaded(progress))
  }

  /// Handles Esc or ctrl-C while loading: keeps the reports loaded so far.
  mutating func stopLoading() -> [Effect] {
    library?.isLoading = false
    library?.hasEnded = true
    say(LibraryMessage.loadingStopped)
    return [.stopLoading]
  }

  // MARK: Files that change

  /// Handles a changed file: it is read at once, or when the reader asks for it.
  mutating func takeChange(_ number: Int, _ report: Report, _ addresses: Addresses?) -> [Effect] {
    // The same text was read again in the meantime.
    guard isReadable(number), self.report(at: number).map({ $0.text != report.text }) ?? false else { return [] }
    // A followed file is read as it grows.
    if reading.isFollowing, number == currentNumber { return [] }
    if options.session.follows {
      replace(number, with: report, addresses)
      if number == currentNumber { say(LibraryMessage.changed) }
      return keep(number)
    }
    reports.newer[number] = (report, addresses)
    // The reading that goes on may bring just this.
    if number == currentNumber, !isBeingRead(number) { say(isStaleMessage) }
    return []
  }

  /// Reads the file again.
  mutating func reload() -> [Effect] {
    guard let number = currentNumber else { return [] }
    reports.stale.remove(number)
    guard let newer = reports.newer.removeValue(forKey: number) else { return [.reload(report: number)] }
    replace(number, with: newer.report, newer.addresses)
    return keep(number)
  }

  /// Has the library take the reading that is in front of the reader.
  private func keep(_ number: Int) -> [Effect] {
    switch reports.collection {
    case .single: []
    case .library: [.keep(report: number)]
    }
  }

  private mutating func takeStale(_ changed: [Int], _ vanished: [Int], _ appeared: Int) {
    reports.stale.formUnion(changed)
    if let number = currentNumber, vanished.contains(number) { return say(LibraryMessage.vanished) }
    if let number = currentNumber, reports.stale.contains(number) { return say(isStaleMessage) }
    say(LibraryMessage.filesChanged(changed: changed.count, vanished: vanished.count, appeared: appeared))
  }

  private var isStaleMessage: LibraryMessage { .isStale(key: shell.keyMap.firstKey(for: .reload)) }

  /// Says that the file of the report being read has changed since.
  mutating func sayStale() {
    guard let number = currentNumber, reports.isStale(number) else { return }
    say(isStaleMessage)
  }
}
