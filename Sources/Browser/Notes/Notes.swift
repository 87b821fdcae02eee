import ReportModel
import ScreenModel
import TextFacts

/// Notes: written on a selected passage or a section, kept by the text of that.
extension BrowserState {
  var notes: NotesState {
    get { reading.notes }
    set { reading.notes = newValue }
  }

  /// The notes on the report being read.
  var notesHere: [NotesState.PlacedNote] { currentNumber.map { notes[$0] } ?? [] }

  /// Takes the notes of earlier runs on a report; those written meanwhile stay.
  mutating func takeNotes(_ number: Int, _ found: [Note]) {
    guard !found.isEmpty else { return }
    let known = Set(notes[number].map(\.note.name))
    let report = report(at: number)
    notes[number] += found.filter { !known.contains($0.name) }.map { note in
      NotesState.PlacedNote(note: note, range: report.flatMap { range(of: note.quote, in: $0) })
    }
  }

  /// Finds the passages of the notes on a report anew, which is another reading now.
  mutating func placeNotes(_ number: Int) {
    let known = notes[number]
    guard !known.isEmpty, let report = report(at: number) else { return }
    let placed = known.map { NotesState.PlacedNote(note: $0.note, range: range(of: $0.note.quote, in: report)) }
    if placed != known { notes[number] = placed }
  }

  /// The passage in a report; nil where it is gone, or has not come yet.
  private func range(of quote: TextQuote, in report: Report) -> TextRange? {
    guard report.isComplete || quote.stands(in: report.text), let found = quote.range(in: report.text) else {
      return nil
    }
    let text = report.text.span
    let lower = text.scalarStart(atOrBefore: min(found.lowerBound, report.text.count))
    let upper = text.scalarStart(atOrBefore: min(found.upperBound, report.text.count))
    return TextRange(lower, max(lower, upper))
  }

  // MARK: Writing one

  /// The passage that a note would be on now: the one selected, the heading under the tree's cursor, or that of the
  /// section being read; nil where there is none.
  private var passageToNote: TextRange? {
    if let selection { return selection.range.isEmpty ? nil : selection.range }
    guard !isOverview, !isNothingRead else { return nil }
    var section = currentSection
    if pane == .tree, case .section(let number, let chosen) = walk.visible(tree.cursor) ?? tree.cursor {
      guard number == currentNumber else { return nil }
      section = chosen
    }
    if section != .root, !report[section].heading.isEmpty { return report[section].heading }
    let title = report.titleParagraphs.first.map { report.paragraphs[$0.value].range }
    return title ?? rowBeingRead?.paragraph.range
  }

  /// Opens the line for a note, with the words of the one that is on the same passage; `text` writes one at once.
  mutating func openNote(_ text: String?) -> [Effect] {
    // Typed as a command, it is about what the line stands in the place of.
    if !shell.covered.isEmpty, prompt == nil { (shell.layers, shell.covered) = (shell.covered, []) }
    guard let number = currentNumber, let range = passageToNote else {
      complain(NotesMessage.nothingToNote)
      return []
    }
    if selection != nil { leaveSelection() }
    let known = notes[number].first { $0.range == range }?.note
    notes.writing = NotedPassage(report: number, range: range, name: known?.name)
    let text = text?.trimming() ?? ""
    // A line would lose the breaks of a note that has several.
    if text == Self.inEditor || (text.isEmpty && known?.text.contains(where: \.isNewline) == true) {
      return [.editNote(known?.text ?? "")]
    }
    if !text.isEmpty { return writeNote(text) }
    openLine(.note, text: known?.text ?? "")
    return []
  }

  /// The argument that has a note written in the editor.
  private static var inEditor: String { "-e" }

  /// Goes on in the reader's editor with the note that is being typed.
  mutating func editNoteOfLine() -> [Effect] {
    guard let prompt, prompt.purpose == .note else { return [] }
    shell.layers.removeLast()
    return [.editNote(prompt.line.text)]
  }

  /// Keeps the note as it comes from the editor; nil leaves it as it was.
  mutating func takeEditedNote(_ text: String?) -> [Effect] {
    if let text { return writeNote(text) }
    notes.writing = nil
    return []
  }

  /// Keeps the note as it was typed; an empty one is removed.
  mutating func writeNote(_ typed: String) -> [Effect] {
    guard let passage = notes.writing, isReadable(passage.report), let report = report(at: passage.report) else {
      return []
    }
    notes.writing = nil
    let text = typed.trimming()
    guard !text.isEmpty else {
      guard let name = passage.name else { return [] }
      return removeNote(name, of: passage.report)
    }
    guard text.utf8.count <= WorkBudget.notes.bytes else {
      complain(NotesMessage.tooLong(mostBytes: WorkBudget.notes.bytes))
      return []
    }
    let quote = TextQuote(passage.range.bytes, in: report.text)
    let others = notes[passage.report].filter { $0.note.name != passage.name }
    let name = passage.name ?? Note.name(for: quote, text, among: others.map(\.note.name))
    let note = Note(name: name, quote: quote, text: text)
    notes[passage.report] = others + [NotesState.PlacedNote(note: note, range: passage.range)]
    // Somebody has written it, and relies on it.
    sayKept(passage.name == nil ? NotesMessage.added : .changed, everyTime: true)
    searchNotesAnew()
    return [.remember(.note(note, report: passage.report))]
  }

  /// Whether the reader has asked twice for the removal of something; the first time a question says what, by the key
  /// that removes it.
  mutating func isRemovalSure(of name: String, asking question: (String) -> any Message) -> Bool {
    let isSure = notes.removalAsked == name
    notes.removalAsked = isSure ? nil : name
    if !isSure {
      let key = shell.keyMap.keys(for: Invocation(.listDelete), in: [.panel]).first
      say(question(key.map(Self.shown) ?? ":\(Command.listDelete.rawValue)"))
    }
    return isSure
  }

  mutating func removeNote(_ name: String, of number: Int?) -> [Effect] {
    if let number { notes[number].removeAll { $0.note.name == name } }
    notes.stored.removeAll { $0.note.name == name }
    searchNotesAnew()
    sayKept(NotesMessage.removed)
    return [.remember(.noteRemoved(name))]
  }
}

/// The passage that a note is being written on, and the name of the note that is there already.
struct NotedPassage: Sendable {
  var report: Int
  var range: TextRange
  var name: String?
}
