import ReportIndex
import ReportModel
import ReportWriting
import TextFacts

/// Writing to files: the section, the report, the outline, or a list, in the form that the name's end asks for.
extension BrowserState {
  /// Opens the line for the name of a file, with what can be written above it.
  mutating func openWriting(_ path: String = "") {
    guard !options.session.isSecure else { return complain(WritingMessage.secure) }
    let inFront = listInFront.flatMap { shownTable($0)?.count ?? 0 > 0 ? $0 : nil }
    guard inFront != nil || (!isOverview && !isNothingRead) else { return complain(WritingMessage.nothingToWrite) }
    openLine(.writing, text: path)
    refreshPrompt()
  }

  /// The things that can be written now, the one in front first.
  private var writingSubjects: [WritingSubject] {
    let isListInFront = focus == .results || !shell.covered.isEmpty
    let kind = coveredList ?? listInFront
    let list = kind.flatMap { shownTable($0)?.count ?? 0 > 0 ? WritingSubject.list($0) : nil }
    var subjects: [WritingSubject] = isOverview || isNothingRead ? [] : [.report]
    if !subjects.isEmpty, report.sections.count > 1 {
      subjects = (currentSection == .root ? [.report, .section] : [.section, .report]) + [.outline]
    }
    guard let list else { return subjects }
    return isListInFront ? [list] + subjects : subjects + [list]
  }

  /// The list over the panes that the line stands in the place of.
  private var coveredList: ListKind? {
    for layer in shell.covered.reversed() {
      if case .list(let panel) = layer { return panel.listing.kind }
      if case .terms = layer { return .terms }
    }
    return nil
  }

  /// The choices for a name: before one is typed, each thing in each form under a name of its own; then each thing.
  private func writingChoices(_ typed: String) -> [(subject: WritingSubject, name: String)] {
    let name = typed.trimming()
    guard name.isEmpty else { return writingSubjects.map { ($0, name) } }
    return writingSubjects.flatMap { subject in
      WrittenForm.allCases.map { (subject, suggestedName(for: subject) + $0.rawValue) }
    }
  }

  func writingCandidates(_ typed: String) -> [PromptCandidate] {
    writingChoices(typed).map { choice in
      PromptCandidate(
        target: .text(choice.name), label: WritingMessage.subject(choice.subject).message(in: language),
        detail: choice.name)
    }
  }

  /// A name for the file, without its end.
  private func suggestedName(for subject: WritingSubject) -> String {
    let title = SafeFileName.name(report.shortTitle(of: .root))
    switch subject {
    case .section:
      let section = currentSection
      guard section != .root else { return title }
      let address = reading.open.addresses.address(of: section)
      return SafeFileName.name("\(address) \(report.shortTitle(of: section))")
    case .report: return title
    case .outline: return title + "-" + WritingMessage.subject(subject).message(in: language)
    case .list: return SafeFileName.name(WritingMessage.subject(subject).message(in: language))
    }
  }

  /// Writes what was chosen under the name that was typed.
  mutating func acceptWriting(_ prompt: Prompt) -> [Effect] {
    let choices = writingChoices(prompt.line.text)
    guard choices.indices.contains(prompt.selected) else { return [] }
    let choice = choices[prompt.selected]
    if !shell.covered.isEmpty { (shell.layers, shell.covered) = (shell.covered, []) }
    return write(choice.subject, to: choice.name, replacing: false)
  }

  /// Writes a thing to a file; unless `replacing`, one that is there stays, and is asked about.
  mutating func write(_ subject: WritingSubject, to path: String, replacing: Bool) -> [Effect] {
    if let end = WrittenForm.unwritten(fileName: path) {
      complain(WritingMessage.unwritten(end: end))
      return []
    }
    shell.written = (subject, path)
    let form = WrittenForm(fileName: path)
    switch subject {
    case .list(let kind):
      guard let table = shownTable(kind), table.count > 0 else {
        complain(ShellMessage.noList)
        return []
      }
      if kind == .hits, table.count <= WorkBudget.rowsWritten, let bytes = writtenHits(form) {
        return [.save(path: path, bytes, .rows(table.count), replacing: replacing)]
      }
      return write(table, titled: WritingMessage.subject(subject).message(in: language), to: path, form, replacing)
    case .outline:
      let title = report.shortTitle(of: .root)
      if form == .markdown || form == .text {
        let bytes = WrittenOutline(report).lines(isMarkdown: form == .markdown)
        return [.save(path: path, bytes, .rows(report.sections.count - 1), replacing: replacing)]
      }
      return write(WrittenOutline(report).table(reading.open.addresses), titled: title, to: path, form, replacing)
    case .section: return write(currentSection, to: path, form, replacing)
    case .report: return write(.root, to: path, form, replacing)
    }
  }

  /// The list of hits as records, which are those of `gangmu search`, so that `gangmu hits` reads them; nil for the other
  /// forms, which are for people.
  private func writtenHits(_ form: WrittenForm) -> [UInt8]? {
    switch form {
    case .jsonLines: hitRecords(.jsonl)
    case .csv: hitRecords(.csv).map { CSVText.byteOrderMark + HitPrinter.columns + $0 }
    case .markdown, .text, .page: nil
    }
  }

  private mutating func write(
    _ table: ListTable, titled title: String, to path: String, _ form: WrittenForm, _ replacing: Bool
  ) -> [Effect] {
    guard table.count <= WorkBudget.rowsWritten else {
      complain(ShellMessage.tooManyToWrite(most: WorkBudget.rowsWritten))
      return []
    }
    let bytes: [UInt8] =
      switch form {
      case .text: ListForm.text.bytes(of: table, typesetter)
      case .csv: ListForm.csv.bytes(of: table, typesetter)
      case .jsonLines: ListForm.jsonLines.bytes(of: table, typesetter)
      case .markdown: MarkdownTable.bytes(columns: table.columns, count: table.count, row: table.row)
      case .page:
        TablePage.bytes(title: title, columns: table.columns, count: table.count, language: language, row: table.row)
      }
    return [.save(path: path, bytes, .rows(table.count), replacing: replacing)]
  }

  private mutating func write(
    _ section: SectionIndex, to path: String, _ form: WrittenForm, _ replacing: Bool
  ) -> [Effect] {
    let range = report[section].range
    guard range.count <= WorkBudget.bytesWritten else {
      complain(WritingMessage.tooMuch(mostBytes: WorkBudget.bytesWritten))
      return []
    }
    var bytes: [UInt8] = []
    var amount: WrittenAmount?
    let reader = PassageReader(report, language: language)
    switch form {
    case .text:
      let passage = PlainPassage(reader, range, blankLines: true)
      bytes = passage.text + [0x0A]
    case .markdown:
      var passage = MarkdownPassage(reader)
      passage.write(range) { piece in
        bytes += piece
        return true
      }
    case .page:
      ReportPage(
        report, section: section, highlights: shownHighlights, language: language,
        addresses: reading.open.addresses
      ).write { piece in
        bytes += piece
        return true
      }
    case .jsonLines, .csv:
      let printer = SectionPrinter(report, year: yearHere)
      if form == .csv { bytes = CSVText.byteOrderMark + SectionPrinter.columns }
      printer.print(form == .csv ? .csv : .jsonl, below: section) { bytes += $0 }
      amount = .rows(max(1, report[section].subtreeEnd.value - section.value))
    }
    return [
      .save(path: path, bytes, amount ?? .characters(report[section].characters), replacing: replacing)
    ]
  }

  /// The hits that are highlighted in the text, of each term.
  private var shownHighlights: [PassageHighlight] {
    guard search.isHighlighted else { return [] }
    var shown: [PassageHighlight] = []
    if let query = search.query, !search.hits.isEmpty {
      shown.append(PassageHighlight(query.pattern, search.hits))
    }
    for term in search.pinned where term.query != search.query && !term.hits.isEmpty {
      shown.append(PassageHighlight(term.query.pattern, term.hits))
    }
    return shown
  }

  // MARK: The outcome

  /// Tells that a file was written, or asks whether it is to take the place of one that is there.
  mutating func takeWritten(_ path: String, _ outcome: WriteOutcome) {
    switch outcome {
    case .written(let amount):
      say(WritingMessage.written(path, amount))
      showNoticeAtPrompt()
    case .failed(let words):
      complain(words)
      showNoticeAtPrompt()
    case .exists:
      openLine(.command, text: "\(Command.overwrite.rawValue) \(path)")
      let question = ShellMessage.fileExists(path).message(in: language)
      withPrompt { _, prompt in (prompt.isStale, prompt.error) = (false, question) }
    }
  }
}
