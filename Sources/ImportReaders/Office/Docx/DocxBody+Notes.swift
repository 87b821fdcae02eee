import ReportModel

/// Formulas, changes and notes inside paragraphs.
extension DocxBody {
  // MARK: Formulas

  /// The name of an element of a formula; the prefix tells those of Word's text, which set in type.
  static func formulaName(_ name: String) -> String { name.hasPrefix("m:") ? String(name.dropFirst(2)) : name }

  func endInFormula() {
    place.isText = false
    if let words = formula?.end() { endFormula(words) }
  }

  func endFormula(_ words: String) {
    formula = nil
    if isShown { put(words) }
    runs.count -= 1
  }

  // MARK: Changes and notes

  func begin(_ kind: Revision.Kind, _ xml: XMLReader) {
    guard !place.isInRow else { return }
    changes.begin(
      kind, author: xml.attribute("author") ?? "", date: date(xml), at: paragraphs.last?.text.utf8.count ?? 0)
  }

  func endChange() {
    guard !place.isInRow else { return }
    if let last = paragraphs.indices.last { changes.end(in: &paragraphs[last]) } else { changes.end() }
  }

  func note(_ texts: [String: NoteText], _ xml: XMLReader) {
    guard isShown, !paragraphs.isEmpty, let text = xml.attribute("id").flatMap({ texts[$0] }) else { return }
    note(text)
  }

  func note(_ text: NoteText) {
    notes.count += 1
    put("[\(notes.count)]")
    paragraphs[paragraphs.count - 1].notes += text.records(mark: String(notes.count), spans.words)
  }

  func endInlineNote() {
    guard let open = notes.inline else { return }
    notes.inline = nil
    if !paragraphs.isEmpty { note(NoteText(open.text, InlineRuns())) }
  }
}
