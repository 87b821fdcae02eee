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
    let section = report.section(at: start)
    let heading = section == .root ? "" : heading(of: section, in: report)
    let end = report.paragraph(at: start).map { report.paragraphs[$0.value].range.upper } ?? report.end
    let words = report.shortWords(in: TextRange(start, end), bytes: Self.bytesShown)
    return MarkRow(fields: [letter, name, heading, words], mark: mark, place: place)
  }

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
