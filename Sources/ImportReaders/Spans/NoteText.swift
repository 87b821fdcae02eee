import ImportStream

/// The text of a footnote with its runs that are more than letters.
struct NoteText {
  /// Without white space around.
  let text: String
  /// In bytes of the text with the white space before it, of which there are `before` bytes.
  private let runs: InlineRuns
  private let before: Int

  init(_ text: String, _ runs: InlineRuns) {
    self.text = text.trimmed
    self.runs = runs
    before = text.utf8.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }.count
  }

  /// The records of the note with this mark.
  func records(mark: String, _ words: InlineWords) -> [ImportRecord] {
    [.footnote(mark: mark, text)] + runs.records(in: before..<before + text.utf8.count, of: text, words)
  }
}
