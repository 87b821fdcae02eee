import ImportStream

/// Goes through the main part of a docx and writes its paragraphs, headings, tables and notes.
///
/// Text that Word would not show is left out: deleted and moved text, hidden runs, the codes of fields, and the parts
/// for older programs beside those for newer ones.
final class DocxBody {
  /// A paragraph that is open; text boxes open others inside it.
  private struct DocxParagraph {
    var text = ""
    var style: String?
    /// Its own outline level, 0…9.
    var outline: Int?
    var list: String?
    var level: Int?
    /// Whether its end is deleted, so that the next goes on with it.
    var goesOn = false
    var isHidden = false
    var notes: [ImportRecord] = []
    /// The lines of its text boxes.
    var boxes: [ImportRecord] = []
  }

  private var styles: DocxStyles
  private var numbering: DocxNumbering
  private let footnotes: [String: String]
  private let endnotes: [String: String]
  private let writer: RecordWriter

  private var paragraphs: [DocxParagraph] = []
  private var table = TableRows()
  /// Text of a paragraph whose end is deleted.
  private var carried = ""
  /// The number of open elements inside one that is left out, itself included.
  private var skipped = 0
  /// Whether the code of each open field is over and its result has begun.
  private var fields: [Bool] = []
  private var noteCount = 0
  private var isInProperties = false
  /// Whether the properties of a row are open.
  private var isInRow = false
  private var isText = false
  private var runs = 0

  private static let leftOut: Set<String> = [
    "w:moveFrom", "mc:Fallback", "w:rt", "w:instrText", "w:pPrChange", "w:rPrChange", "w:tblPrChange", "w:trPrChange",
    "w:tcPrChange", "w:sectPrChange", "w:numberingChange", "w:sectPr",
  ]

  /// A body with what the other parts of the document say.
  init(
    styles: DocxStyles, numbering: DocxNumbering, footnotes: [String: String], endnotes: [String: String],
    into writer: RecordWriter
  ) {
    self.styles = styles
    self.numbering = numbering
    self.footnotes = footnotes
    self.endnotes = endnotes
    self.writer = writer
  }

  /// Reads `bytes`, the main part.
  func read(_ bytes: [UInt8], part: String) {
    let xml = XMLReader(bytes, part: part, spaces: DocxSpaces.all, into: writer)
    xml.forEach { event in
      switch event {
      case .start(let name):
        if skipped > 0 || isLeftOut(name) { skipped += 1 } else { start(name, xml) }
      case .text(let words): if isText, skipped == 0, isShown { add(words) }
      case .end(let name): if skipped > 0 { skipped -= 1 } else { end(name) }
      }
    }
    // Paragraphs that a damaged part left open are shown all the same.
    while let last = paragraphs.last {
      if last.text.isEmpty, last.boxes.isEmpty { paragraphs.removeLast() } else { endParagraph() }
    }
    emit(table.close(), to: nil)
  }

  private func isLeftOut(_ name: String) -> Bool {
    if Self.leftOut.contains(name) { return true }
    guard name == "w:del" else { return false }
    if isInProperties, !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].goesOn = true }
    if isInRow { table.dropRow() }
    return true
  }

  /// Whether text at this place is seen: not hidden, and no code of a field.
  private var isShown: Bool { !fields.contains(false) && paragraphs.last?.isHidden != true }

  private func add(_ words: String) {
    guard !paragraphs.isEmpty else { return }
    paragraphs[paragraphs.count - 1].text += words
  }

  // MARK: Elements

  private func start(_ name: String, _ xml: XMLReader) {
    if isInProperties { return property(name, xml) }
    switch name {
    case "w:p":
      var paragraph = DocxParagraph()
      paragraph.text = carried
      carried = ""
      paragraphs.append(paragraph)
    case "w:pPr": isInProperties = true
    case "w:r":
      runs += 1
      if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].isHidden = false }
    case "w:vanish": if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].isHidden = xml.isOn }
    case "w:t", "m:t": isText = true
    case "w:tab", "w:ptab": if runs > 0, isShown { add("\t") }
    case "w:br": if isShown, (xml.attribute("type") ?? "textWrapping") == "textWrapping" { add("\n") }
    case "w:cr": if isShown { add("\n") }
    case "w:noBreakHyphen": if isShown { add("-") }
    case "w:fldChar": field(xml.attribute("fldCharType") ?? "")
    case "w:footnoteReference": note(footnotes, xml)
    case "w:endnoteReference": note(endnotes, xml)
    default: startTable(name, xml)
    }
  }

  private func end(_ name: String) {
    switch name {
    case "w:p": endParagraph()
    case "w:pPr": isInProperties = false
    case "w:r":
      runs -= 1
      if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].isHidden = false }
    case "w:t", "m:t": isText = false
    default: emit(endTable(name), to: nil)
    }
  }

  private func startTable(_ name: String, _ xml: XMLReader) {
    switch name {
    case "w:tbl": table.openTable()
    case "w:gridCol": table.addColumns(1)
    case "w:tr": table.openRow()
    case "w:trPr": isInRow = table.isOutermost
    case "w:tc": table.openCell()
    case "w:gridSpan": table.spanCell(xml.attribute("val").flatMap { Int($0) } ?? 1)
    default: break
    }
  }

  private func endTable(_ name: String) -> [ImportRecord] {
    switch name {
    case "w:trPr": isInRow = false
    case "w:tc": table.closeCell()
    case "w:tr": return table.closeRow()
    case "w:tbl": return table.closeTable()
    default: break
    }
    return []
  }

  /// A property of the paragraph.
  private func property(_ name: String, _ xml: XMLReader) {
    guard !paragraphs.isEmpty else { return }
    let last = paragraphs.count - 1
    switch name {
    case "w:pStyle": paragraphs[last].style = xml.attribute("val")
    case "w:outlineLvl": paragraphs[last].outline = xml.attribute("val").flatMap { Int($0) }
    case "w:ilvl": paragraphs[last].level = xml.attribute("val").flatMap { Int($0) }
    case "w:numId": paragraphs[last].list = xml.attribute("val")
    default: break
    }
  }

  /// A field has a code, which is not shown, and a result, which is (17.16.18).
  private func field(_ type: String) {
    switch type {
    case "begin": fields.append(false)
    case "separate": if !fields.isEmpty { fields[fields.count - 1] = true }
    case "end": _ = fields.popLast()
    default: break
    }
  }

  private func note(_ texts: [String: String], _ xml: XMLReader) {
    guard isShown, !paragraphs.isEmpty, let text = xml.attribute("id").flatMap({ texts[$0] }) else { return }
    noteCount += 1
    add("[\(noteCount)]")
    paragraphs[paragraphs.count - 1].notes.append(.footnote(mark: String(noteCount), text))
  }

  // MARK: Paragraphs

  private func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    isInProperties = false
    // The code of a field whose end is missing must not hide the rest of the document.
    if paragraphs.isEmpty { for index in fields.indices { fields[index] = true } }
    if paragraph.goesOn {
      carried = paragraph.text
      emit(paragraph.boxes + paragraph.notes, to: nil)
      return
    }
    let style = styles.resolved(paragraph.style)
    var text = number(paragraph, style) + paragraph.text
    while text.last == "\n" { text.removeLast() }
    if table.takesText {
      table.add(text)
      table.add(paragraph.notes)
      for case .paragraph(let words) in paragraph.boxes { table.add(words) }
      return
    }
    var records: [ImportRecord] = []
    let isEmpty = paragraph.text.allSatisfy { $0.isWhitespace }
    let heading = paragraph.outline.map { (0..<9).contains($0) ? $0 + 1 : nil } ?? style.heading
    if style.isTitle, !isEmpty {
      records.append(.heading(level: 0, text))
    } else if let heading, !isEmpty, !style.isContents {
      records.append(.heading(level: heading, text))
    } else {
      records += text.split(separator: "\n", omittingEmptySubsequences: false).map { .paragraph(String($0)) }
    }
    emit(records + paragraph.boxes + paragraph.notes, to: paragraphs.isEmpty ? nil : paragraphs.count - 1)
  }

  /// Writes `records`, or keeps those of a text box for after the paragraph it stands in.
  private func emit(_ records: [ImportRecord], to owner: Int?) {
    if let owner {
      // A box's headings are captions and slogans, none of the document's.
      paragraphs[owner].boxes += records.map { record in
        if case .heading(_, let text) = record { return .paragraph(text) }
        return record
      }.filter { $0 != .paragraph("") }
    } else {
      for record in records { writer.write(record) }
    }
  }

  /// The number of a paragraph in a list: by its own properties, else by its style's.
  private func number(_ paragraph: DocxParagraph, _ style: DocxStyles.Resolved) -> String {
    guard let list = paragraph.list ?? style.list, list != "0" else { return "" }
    let tied = (paragraph.style ?? style.listStyle).flatMap { numbering.level(of: $0, in: list) }
    let level =
      paragraph.level
      ?? (paragraph.list == nil ? tied ?? style.listStyle.flatMap { numbering.level(of: $0, in: list) } : nil)
      ?? style.level ?? 0
    return numbering.next(list, level: level)
  }
}
