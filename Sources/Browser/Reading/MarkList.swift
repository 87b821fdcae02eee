import ReportModel

/// A row of the list of marks.
struct MarkRow: Sendable, Equatable {
  static let columns = ["mark", "report", "heading", "text"]

  /// The letter, the name of the report, the heading of the section, the text at the place.
  var fields: [String]
  var mark: Mark
  var place: Place
}

/// The list of marks: those of the report being read, and those that all reports share or that others have.
extension BrowserState {
  mutating func openMarks() {
    if let number = currentNumber, reading.recalling.contains(number), mustWait(for: .marks) { return }
    let marks = reading.marks.filter { isReadable($0.value.subject) }.sorted { one, other in
      (one.value.subject == current ? 0 : 1, one.value.subject.number ?? -1, one.key.letter.value)
        < (other.value.subject == current ? 0 : 1, other.value.subject.number ?? -1, other.key.letter.value)
    }
    guard !marks.isEmpty else { return say(ReadingMessage.noMarks) }
    open(ListPanel(listing: .marks(marks.map { row($0.key, $0.value) })))
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

  /// The words at a place: of a mark on a blank row those of the paragraph after it, else of the one before.
  private func words(at start: TextOffset, in report: Report) -> String {
    let paragraphs = report.paragraphs
    guard let here = report.paragraph(at: start)?.value else { return "" }
    let near = here..<min(paragraphs.count, here + Self.paragraphsLookedAt)
    let before = max(0, here - Self.paragraphsLookedAt)..<here
    let shown = near.first { paragraphs[$0].kind != .blank } ?? before.last { paragraphs[$0].kind != .blank } ?? here
    let range = paragraphs[shown].range
    return report.shortWords(in: TextRange(shown == here ? start : range.lower, range.upper), bytes: Self.bytesShown)
  }

  /// Paragraphs that are looked at for words beside a blank one.
  private static var paragraphsLookedAt: Int { 50 }
  /// Bytes of the text at a mark that are shown: about as many as a row has columns.
  private static var bytesShown: Int { 240 }

  mutating func removeMark(_ row: MarkRow) -> [Effect] {
    reading.marks[row.mark] = nil
    return row.place.subject.number.map { [.remember(.markRemoved(row.mark.letter, report: $0))] } ?? []
  }

  /// Goes to the place of a mark.
  mutating func goToMark(_ place: Place) {
    leaveHere()
    go(to: place)
  }
}
