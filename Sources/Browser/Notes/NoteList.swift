import ReportModel
import TextFacts

/// A row of the list of notes.
struct NoteRow: Sendable, Equatable {
  static let columns = ["report", "place", "note", "text"]

  /// The name of the report, the address of the section, the note, the passage.
  var fields: [String]
  var name: String
  /// The report; nil for one that is not open.
  var report: Int?
  /// The path of the report's file and the passage, where the report is not open.
  var stored: StoredNote?
  /// The place of the passage; nil where that is gone, or the report is not open.
  var place: TextOffset?
}

/// The list of notes: those on the report being read, on other open ones, and on all others.
extension BrowserState {
  mutating func openNotes() {
    if reading.isRecallingShared, mustWait(for: .notes) { return }
    let rows = noteRows
    guard !rows.isEmpty else { return say(NotesMessage.noNotes(key: shell.keyMap.firstKey(for: .note))) }
    open(ListPanel(listing: .notes(rows)))
  }

  private var noteRows: [NoteRow] {
    let numbers = notes.numbers.filter { isReadable($0) }.sorted { one, other in
      (one == currentNumber ? 0 : 1, one) < (other == currentNumber ? 0 : 1, other)
    }
    let open = numbers.flatMap { number in notes[number].map { row($0, of: number) } }
    let known = Set(open.map(\.name))
    let others = notes.stored.filter { !known.contains($0.note.name) }.map { stored in
      let name = String(decoding: stored.path, as: UTF8.self)
      return NoteRow(
        fields: [VisibleText.line(name), "", words(of: stored.note.text), passageWords(stored.note)],
        name: stored.note.name, stored: stored)
    }
    return open + others
  }

  private func row(_ placed: NotesState.PlacedNote, of number: Int) -> NoteRow {
    var place = NotesMessage.passageGone.message(in: language)
    if let range = placed.range, let report = report(at: number) {
      let section = report.shownSection(at: range.lower)
      let addresses = number == currentNumber ? reading.open.addresses : Addresses(report)
      place = section == .root ? "" : addresses.address(of: section)
    }
    return NoteRow(
      fields: [name(of: number), place, words(of: placed.note.text), passageWords(placed.note)],
      name: placed.note.name, report: number, place: placed.range?.lower)
  }

  private func passageWords(_ note: Note) -> String { words(of: String(decoding: note.quote.exact, as: UTF8.self)) }

  private func words(of text: String) -> String {
    VisibleText.line(
      String(text.unicodeScalars.prefix(Self.scalarsShown)).split(whereSeparator: \.isNewline).joined(separator: " "))
  }

  /// Characters of a note and of its passage that a row shows.
  private static var scalarsShown: Int { 200 }

  /// Goes to the passage of a note.
  mutating func goToNote(_ row: NoteRow) {
    if let stored = row.stored { return goToNote(stored) }
    guard let number = row.report, isReadable(number) else { return complain(NotesMessage.passageGone) }
    guard let place = row.place else { return complain(NotesMessage.passageGone) }
    leaveHere()
    go(to: Place(subject: .report(number), anchor: place))
  }

  /// Goes to the passage of a note on a report that was not read yet: one of the library, or another file.
  private mutating func goToNote(_ stored: StoredNote) { go(to: stored.note.quote, inFile: stored.path) }
}
