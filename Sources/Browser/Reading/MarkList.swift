import ReportModel
import TextFacts

/// A row of the list of marks.
struct MarkRow: Sendable, Equatable {
  static let columns = ["mark", "report", "heading", "text"]

  /// The letter, the name of the report, the heading of the section, the text at the place.
  var fields: [String]
  var mark: Mark
  /// The place; nil for one in a file that is no report of this run.
  var place: Place?
  /// A mark of a capital letter as an earlier run has left it.
  var shared: SharedMark?
}

/// The list of marks: those of the report being read, and those that all reports share or that others have.
extension BrowserState {
  mutating func openMarks() {
    if let number = currentNumber, reading.recalling.contains(number), mustWait(for: .marks) { return }
    if reading.isRecallingShared, mustWait(for: .marks) { return }
    let marks = reading.marks.filter { isReadable($0.value.subject) }.sorted { one, other in
      (one.value.subject == current ? 0 : 1, one.value.subject.number ?? -1, one.key.letter.value)
        < (other.value.subject == current ? 0 : 1, other.value.subject.number ?? -1, other.key.letter.value)
    }
    let known = Set(marks.map(\.key.letter))
    let shared = reading.sharedMarks.filter { !known.contains($0.letter) }
    guard !marks.isEmpty || !shared.isEmpty else { return say(ReadingMessage.noMarks) }
    open(ListPanel(listing: .marks(marks.map { row($0.key, $0.value) } + shared.map(row))))
  }

  /// The row of a mark in a file that need not be a report of this run: its words are those around it.
  private func row(_ shared: SharedMark) -> MarkRow {
    let words = String(decoding: shared.quote.suffix, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
    let file = String(decoding: shared.path, as: UTF8.self)
    return MarkRow(
      fields: [String(Character(shared.letter)), file, "", String(words)].map(VisibleText.line),
      mark: Mark(shared.letter, in: current), shared: shared)
  }

  private mutating func row(_ mark: Mark, _ place: Place) -> MarkRow {
    let letter = String(Character(mark.letter))
    guard let number = place.subject.number else {
      return MarkRow(fields: [letter, "", "", ""], mark: mark, place: place)
    }
    let name = name(of: number)
    guard let report = number == currentNumber ? report : unpackedReport(at: number) else {
      return MarkRow(fields: [letter, name, "", ""], mark: mark, place: place)
    }
    let start = min(place.anchor, report.end)
    let section = report.shownSection(at: start)
    let heading = section == .root ? report.shortTitle(of: .root) : heading(of: section, in: report)
    let words = words(at: start, in: report)
    return MarkRow(fields: [letter, name, heading, words], mark: mark, place: place)
  }

  /// The words at a place: those its paragraph begins with, unless it is too far in for a row to show both. Of a mark on a
  /// blank row they are those of the paragraph after it, else of the one before.
  private func words(at start: TextOffset, in report: Report) -> String {
    let paragraphs = report.paragraphs
    guard let here = report.paragraph(at: start)?.value else { return "" }
    let near = here..<min(paragraphs.count, here + Self.paragraphsLookedAt)
    let before = max(0, here - Self.paragraphsLookedAt)..<here
    let shown = near.first { paragraphs[$0].kind != .blank } ?? before.last { paragraphs[$0].kind != .blank } ?? here
    let range = paragraphs[shown].range
    let isFar = shown == here && start.bytes - range.lower.bytes > Self.bytesBefore
    let words = report.shortWords(in: TextRange(isFar ? start : range.lower, range.upper), bytes: Self.bytesShown)
    return isFar ? "…" + words : words
  }

  /// Paragraphs that are looked at for words beside a blank one.
  private static var paragraphsLookedAt: Int { 50 }
  /// Bytes of the text at a mark that are shown: about as many as a row has columns.
  private static var bytesShown: Int { 240 }
  /// Bytes of a paragraph before a mark in it that are shown with it.
  private static var bytesBefore: Int { 160 }

  mutating func removeMark(_ row: MarkRow) -> [Effect] {
    reading.marks[row.mark] = nil
    reading.sharedMarks.removeAll { $0.letter == row.mark.letter }
    return [.remember(.markRemoved(row.mark.letter, report: row.place?.subject.number))]
  }

  /// Goes to the place of a mark.
  mutating func goToMark(_ row: MarkRow) {
    if let shared = row.shared { return go(to: shared.quote, inFile: shared.path) }
    guard let place = row.place else { return }
    leaveHere()
    go(to: place)
  }
}
