import ReportModel
import ScreenModel

/// The reading of the reports that were named: how far it has come, its end, and giving it up.
extension BrowserState {
  /// Whether a report is being read, for the first time or again.
  func isBeingRead(_ number: Int) -> Bool { reports.readings[number] != nil }

  /// Takes a newer reading of a report; the last one is complete.
  mutating func takeReading(_ number: Int, _ report: Report, _ addresses: Addresses?) {
    guard isReadable(number) else { return }
    reports.readings[number] = report.isComplete ? nil : reports.readings[number] ?? ReadingProgress()
    let isNews = number == currentNumber && self.report.revisions.isEmpty
    replace(number, with: report, addresses)
    placeNotes(number)
    if isNews { sayRevisions() }
    returnToLeft()
    guard report.isComplete, let newer = reports.newer[number] else { return }
    if newer.report.text == report.text { reports.newer[number] = nil } else if number == currentNumber { sayStale() }
  }

  mutating func takeProgress(_ number: Int, _ progress: ReadingProgress) {
    if isReadable(number) { reports.readings[number] = progress }
  }

  /// Handles a reading that failed, for the reason in `words`. What was read before stays; a report of which nothing was
  /// read is no more, and the program ends where that was the last.
  mutating func takeUnreadable(_ number: Int, _ words: String) -> [Effect] {
    reports.readings[number] = nil
    say(words)
    guard let report = reports.direct(number), report.text.isEmpty else { return [] }
    let ordinal = library?.catalogue.ordinal(ofReport: number) ?? 0
    reports.unread.insert(number)
    reports.skipped.append(words)
    library?.catalogue.remove(report: number)
    // A filter belongs to the catalogue it was made from.
    if library?.filter != nil { dropFilter() }
    let failure = Effect.reportFailure(report: number, words)
    guard number == currentNumber else { return [failure] }
    guard let next = subject(near: ordinal) else { return [failure, .quit] }
    let notice = shell.notice
    show(next)
    // A large report has yet to be unpacked, and no key is there that could wait for it.
    if number == currentNumber { show(.overview) }
    shell.notice = notice
    reading.left[.report(number)] = nil
    if current == .overview { focus = .tree }
    pointTree(at: currentSection)
    return [failure]
  }

  /// The report at a place in the order of the tree, or the last one before it; the overview where there is none and
  /// more may come; else nil.
  private func subject(near ordinal: Int) -> ReadingSubject? {
    guard let catalogue = library?.catalogue else { return nil }
    let report = catalogue.report(ordinal: min(ordinal, catalogue.reportCount - 1))
    return report.map { .report($0) } ?? (reports.hasFolders ? .overview : nil)
  }

  // MARK: Giving up

  /// Whether the reader waits for the report in front: nothing of it is there yet, or it is being read again.
  var isReadingAwaited: Bool {
    guard let number = currentNumber, isBeingRead(number) else { return false }
    return report.text.isEmpty || report.isComplete
  }

  /// Gives up the reading of the report in front: what is there stays.
  mutating func stopReading() -> [Effect] {
    guard let number = currentNumber, reports.readings.removeValue(forKey: number) != nil else { return [] }
    if report.text.isEmpty {
      say(ReadingMessage.readingGivenUp(name: shownName, key: keyToReadAgain))
    } else if report.isComplete {
      say(ReadingMessage.readingAgainGivenUp(name: shownName, key: keyToReadAgain))
    } else {
      say(ReadingMessage.readingStopped(name: shownName, key: keyToReadAgain))
    }
    return [.stopReading(report: number)]
  }
}
