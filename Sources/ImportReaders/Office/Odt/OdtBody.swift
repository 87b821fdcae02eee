import ImportStream

/// Goes through `content.xml` of an odt and writes its paragraphs, headings, lists, tables and notes.
final class OdtBody {
  /// A paragraph that is open; notes and text boxes open others inside it.
  private struct OdtParagraph {
    var text = ""
    /// The number before its text.
    var number = ""
    var isHeading = false
    var level = 1
    var style: String?
    var notes: [ImportRecord] = []
    var boxes: [ImportRecord] = []
  }

  /// A list that is open.
  private struct List {
    var style: String
    /// Whether the item just opened still has to show its number; nil outside items and in list headers.
    var item: Item?
  }

  private struct Item {
    var start: Int?
    var isNumbered = false
  }

  private struct Note {
    var mark = ""
    var text = ""
    /// The number of paragraphs that were open at the note.
    var depth: Int
  }

  private var styles: OdtStyles
  private var numbering = OdtNumbering()
  private let writer: RecordWriter
  private var table = TableRows()
  private var paragraphs: [OdtParagraph] = []
  private var lists: [List] = []
  private var note: Note?
  private var isCitation = false
  private var skipped = 0

  private static let leftOut: Set<String> = [
    "text:tracked-changes", "office:annotation", "office:forms", "office:scripts", "text:ruby-text", "text:number",
    "svg:title", "svg:desc", "office:event-listeners", "office:master-styles", "office:meta",
  ]

  /// A body with the styles of `styles.xml`.
  init(styles: OdtStyles, into writer: RecordWriter) {
    self.styles = styles
    self.writer = writer
  }

  /// Reads `content.xml`.
  func read(_ bytes: [UInt8]) {
    let xml = XMLReader(bytes, part: "content.xml", spaces: OdtSpaces.all, into: writer)
    xml.forEach { event in
      switch event {
      case .start(let name): if skipped > 0 || Self.leftOut.contains(name) { skipped += 1 } else { start(name, xml) }
      case .text(let words): if skipped == 0 { add(words) }
      case .end(let name): if skipped > 0 { skipped -= 1 } else { end(name) }
      }
    }
    while !paragraphs.isEmpty { endParagraph() }
    for record in table.close() { writer.write(record) }
  }

  // MARK: Text

  /// Adds text of the open paragraph; white space runs are one space (part 3, 6.1.2).
  private func add(_ words: String) {
    if isCitation {
      note?.mark += words.trimmed
      return
    }
    guard !paragraphs.isEmpty else { return }
    let last = paragraphs.count - 1
    for character in words.unicodeScalars {
      guard character == " " || character == "\t" || character == "\n" || character == "\r" else {
        paragraphs[last].text.unicodeScalars.append(character)
        continue
      }
      let before = paragraphs[last].text.unicodeScalars.last
      if let before, before != " ", before != "\n" { paragraphs[last].text.append(" ") }
    }
  }

  private func addRaw(_ words: String) {
    guard !paragraphs.isEmpty else { return }
    paragraphs[paragraphs.count - 1].text += words
  }

  // MARK: Elements

  private func start(_ name: String, _ xml: XMLReader) {
    switch name {
    case "text:p", "text:h": startParagraph(xml, isHeading: name == "text:h")
    case "text:s":
      let count = xml.attribute("c").flatMap { Int($0) } ?? 1
      addRaw(String(repeating: " ", count: min(max(count, 0), 1_000)))
    case "text:tab": addRaw("\t")
    case "text:line-break": addRaw("\n")
    case "text:note": if note == nil { note = Note(depth: paragraphs.count) }
    case "text:note-citation": isCitation = note != nil
    case "text:list": openList(xml)
    case "text:list-item":
      if !lists.isEmpty { lists[lists.count - 1].item = Item(start: xml.attribute("start-value").flatMap { Int($0) }) }
    case "text:list-header": if !lists.isEmpty { lists[lists.count - 1].item = nil }
    case "table:table": table.openTable()
    case "table:table-column":
      table.addColumns(xml.attribute("number-columns-repeated").flatMap { Int($0) } ?? 1)
    case "table:table-row": table.openRow()
    case "table:table-cell", "table:covered-table-cell": table.openCell()
    default: styles.start(name, xml)
    }
  }

  private func end(_ name: String) {
    switch name {
    case "text:p", "text:h": endParagraph()
    case "text:note": endNote()
    case "text:note-citation": isCitation = false
    case "text:list": _ = lists.popLast()
    case "table:table-cell", "table:covered-table-cell": table.closeCell()
    case "table:table-row": write(table.closeRow())
    case "table:table": write(table.closeTable())
    default: styles.end(name)
    }
  }

  private func openList(_ xml: XMLReader) {
    let style = xml.attribute("style-name") ?? lists.last?.style ?? ""
    let goesOn = xml.attribute("continue-numbering") == "true" || xml.attribute("continue-list") != nil
    if lists.isEmpty, !goesOn { numbering.restart(style) }
    lists.append(List(style: style))
  }

  private func startParagraph(_ xml: XMLReader, isHeading: Bool) {
    var paragraph = OdtParagraph()
    paragraph.isHeading = isHeading
    paragraph.style = xml.attribute("style-name")
    paragraph.level = xml.attribute("outline-level").flatMap { Int($0) } ?? 1
    let isListHeader = xml.attribute("is-list-header") == "true"
    if !lists.isEmpty {
      let index = lists.count - 1
      if let item = lists[index].item, !item.isNumbered, note == nil {
        lists[index].item?.isNumbered = true
        paragraph.number = numbering.next(
          lists[index].style, level: lists.count, from: item.start, styles: styles)
      }
    } else if isHeading, !isListHeader {
      paragraph.number = numbering.next(OdtStyles.outline, level: paragraph.level, from: nil, styles: styles)
    }
    paragraphs.append(paragraph)
  }

  private func endParagraph() {
    guard var paragraph = paragraphs.popLast() else { return }
    while paragraph.text.last == "\n" { paragraph.text.removeLast() }
    let text = paragraph.number + paragraph.text
    if let open = note, open.depth <= paragraphs.count {
      note?.text += (open.text.isEmpty ? "" : " ") + text
      return
    }
    if table.takesText {
      table.add([.paragraph(text)] + paragraph.boxes + paragraph.notes)
      return
    }
    let isEmpty = paragraph.text.allSatisfy { $0.isWhitespace }
    let lines: [ImportRecord] = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      .paragraph(String($0))
    }
    if !paragraphs.isEmpty {
      // The lines of a text box come after the paragraph it hangs on.
      paragraphs[paragraphs.count - 1].boxes += (isEmpty ? [] : lines) + paragraph.boxes + paragraph.notes
      return
    }
    if styles.style(paragraph.style, comesFrom: "Title"), !isEmpty {
      write([.heading(level: 0, text)])
    } else if paragraph.isHeading, !isEmpty {
      write([.heading(level: min(max(paragraph.level, 1), 9), text)])
    } else {
      write(lines)
    }
    write(paragraph.boxes + paragraph.notes)
  }

  private func endNote() {
    guard let note else { return }
    self.note = nil
    guard !paragraphs.isEmpty else { return }
    addRaw("[\(note.mark)]")
    paragraphs[paragraphs.count - 1].notes.append(.footnote(mark: note.mark, note.text.trimmed))
  }

  private func write(_ records: [ImportRecord]) {
    for record in records { writer.write(record) }
  }
}
