import ImportStream
import ReportModel

/// Goes through the main part of a docx, or through Word 2003 XML, and writes its paragraphs, headings, tables, notes
/// and changes.
///
/// Text that Word would not show is left out: deleted and moved text, hidden runs, the codes of fields, and the parts
/// for older programs beside those for newer ones.
final class DocxBody {
  /// The other parts of the document, and what is done with parts in other formats.
  struct Parts {
    var styles = DocxStyles()
    var numbering = DocxNumbering()
    var footnotes: [String: NoteText] = [:]
    var endnotes: [String: NoteText] = [:]
    var comments: [String: DocxChanges.Comment] = [:]
    var links: [String: String] = [:]
    /// The records of the part that a `w:altChunk` names by its relationship (17.17.2.1).
    var chunk: (String) -> [ImportRecord] = { _ in [] }
  }

  var parts: Parts
  private let writer: RecordWriter
  var changes: DocxChanges

  /// The paragraphs that are open: one in a text box stands in another.
  var paragraphs: [DocxParagraph] = []
  private var coming = ComingParagraph()
  private var table = TableRows()
  var place = DocxPlace()
  private var fields = DocxFields()
  var notes = DocxNoteCount()
  /// The formula that is open.
  var formula: FormulaText?
  var runs = DocxRuns()
  var spans: DocxSpans
  private var blocks = DocxParts()
  /// The drawings that are open.
  private var drawings = DocxDrawings()

  private static let leftOut: Set<String> = [
    "w:moveFrom", "mc:Fallback", "w:rt", "w:pPrChange", "w:rPrChange", "w:tblPrChange", "w:trPrChange",
    "w:tcPrChange", "w:sectPrChange", "w:numberingChange", "w:sectPr",
  ]

  /// A body with what the other parts of the document say.
  init(_ parts: Parts, into writer: RecordWriter) {
    self.parts = parts
    self.writer = writer
    changes = DocxChanges(comments: parts.comments)
    spans = DocxSpans(targets: parts.links)
  }

  /// Reads `bytes`, the main part.
  func read(_ bytes: [UInt8], part: String) {
    let xml = XMLReader(bytes, part: part, spaces: DocxSpaces.all, into: writer)
    xml.forEach { event in
      switch event {
      case .start(let name):
        place.isDeletedText = place.isDeletion && ["w:delText", "w:t"].contains(name)
        if place.skipped > 0 || isLeftOut(name, xml) {
          place.skipped += 1
        } else if formula != nil {
          place.isText = name == "m:t" || name == "w:t"
          formula?.start(Self.formulaName(name), xml.attribute)
        } else {
          start(name, xml)
        }
      case .text(let words): add(words)
      case .end(let name):
        place.isDeletedText = false
        if place.skipped > 0 { endSkipped() } else if formula != nil { endInFormula() } else { end(name) }
      }
    }
    if let words = formula?.endAll() { endFormula(words) }
    // Paragraphs that a damaged part left open are shown all the same.
    while let last = paragraphs.last {
      if last.text.isEmpty, last.boxes.isEmpty { paragraphs.removeLast() } else { endParagraph() }
    }
    emit(table.close(), to: nil)
  }

  // MARK: What is left out

  private func isLeftOut(_ name: String, _ xml: XMLReader) -> Bool {
    if Self.leftOut.contains(name) {
      if name == "w:rt" { spans.words.beginReading() }
      return true
    }
    let isDeleted = name == "w:del" || (name == "aml:annotation" && xml.attribute("type") == "Word.Deletion")
    guard isDeleted else { return name == "aml:annotation" && xml.attribute("type") == "Word.Comment" }
    if place.isInProperties, !paragraphs.isEmpty {
      paragraphs[paragraphs.count - 1].goesOn = true
    } else if place.isInRow {
      table.dropRow()
    } else if !paragraphs.isEmpty {
      place.isDeletion = true
      changes.beginDeletion(author: xml.attribute("author") ?? "", date: date(xml))
    }
    return true
  }

  private func endSkipped() {
    place.skipped -= 1
    guard place.skipped == 0, place.isDeletion else { return }
    place.isDeletion = false
    if let last = paragraphs.indices.last { changes.endDeletion(in: &paragraphs[last]) }
  }

  func date(_ xml: XMLReader) -> String { xml.attribute("date") ?? xml.attribute("createdate") ?? "" }

  // MARK: Text

  /// Whether text at this place is seen: not hidden, and no code of a field.
  var isShown: Bool { fields.isShown && paragraphs.last?.isHidden != true }

  private func add(_ words: String) {
    if place.skipped > 0 {
      if place.isDeletedText { changes.addDeleted(words) } else { spans.words.addReading(words) }
    } else if place.isCode {
      fields.add(code: words)
    } else if place.isText, formula != nil {
      formula?.add(words)
    } else if place.isText, isShown {
      put(words)
    }
  }

  func put(_ words: String) {
    guard let last = paragraphs.indices.last else { return }
    let start = paragraphs[last].text.utf8.count
    paragraphs[last].text += words
    let style = spans.style(runs.look, over: runs.usual, field: fields.destination)
    if style != .plain { paragraphs[last].runs.add(start..<paragraphs[last].text.utf8.count, style) }
    paragraphs[last].look.add(
      words.utf8, isBold: runs.look.isBold ?? false, isItalic: runs.look.isItalic ?? false, size: runs.look.size ?? 0)
  }

  // MARK: Elements

  private func start(_ name: String, _ xml: XMLReader) {
    if place.isInProperties { return property(name, xml) }
    switch name {
    // The most common ones, which say nothing here.
    case "w:rPr", "w:rFonts", "w:szCs", "w:lang": break
    case "w:p": startParagraph()
    case "w:pPr": place.isInProperties = true
    case "w:r": startRun()
    case "w:rStyle":
      if let id = xml.attribute("val") { runs.look = parts.styles.characters(id).over(runs.look) }
    case "w:b", "w:i", "w:sz", "w:strike", "w:dstrike", "w:vertAlign", "w:em":
      if runs.count > 0 { runs.look.read(name, xml) }
    case "w:vanish": if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].isHidden = xml.isOn }
    case "w:t", "m:t": place.isText = true
    // 22.1.2.77
    case "m:oMath":
      startRun()
      formula = FormulaText("oMath")
    case "w:instrText": place.isCode = true
    case "w:tab", "w:ptab": if runs.count > 0, isShown { put("\t") }
    case "w:br":
      if isShown, ["textWrapping", "text-wrapping"].contains(xml.attribute("type") ?? "textWrapping") { put("\n") }
    case "w:cr": if isShown { put("\n") }
    case "w:noBreakHyphen": if isShown { put("-") }
    case "w:sym":
      if isShown { put(DocxSymbols.text(font: xml.attribute("font") ?? "", code: xml.attribute("char") ?? "")) }
    case "w:fldChar":
      fields.mark(xml.attribute("fldCharType") ?? "")
      if fields.isContents, let last = paragraphs.indices.last { paragraphs[last].isContents = true }
    case "w:footnoteReference": note(parts.footnotes, xml)
    case "w:endnoteReference": note(parts.endnotes, xml)
    case "w:footnote", "w:endnote": if notes.inline == nil { notes.inline = ("", paragraphs.count) }
    default: startAround(name, xml)
    }
  }

  /// Elements around paragraphs and runs: changes, comments, content controls, tables.
  private func startAround(_ name: String, _ xml: XMLReader) {
    switch name {
    case "w:ins": begin(.insertion, xml)
    case "w:moveTo": begin(.move, xml)
    case "aml:annotation":
      place.annotations.append(xml.attribute("type") == "Word.Insertion" && !place.isInProperties)
      if place.annotations.last == true { begin(.insertion, xml) }
    case "w:commentRangeStart":
      if let id = xml.attribute("id") { changes.beginComment(id, at: paragraphs.last?.text.utf8.count ?? 0) }
    case "w:commentRangeEnd", "w:commentReference":
      if let id = xml.attribute("id"), let last = paragraphs.indices.last {
        changes.endComment(id, in: &paragraphs[last])
      }
    case "w:bookmarkStart":
      guard let name = xml.attribute("name"), name != "_GoBack", LinkDestination.isShort(name) else { return }
      if let last = paragraphs.indices.last {
        paragraphs[last].anchors.append(name)
      } else {
        coming.anchors.append(name)
      }
    case "w:sdt": place.controls.append(false)
    case "w:docPartGallery":
      if xml.attribute("val") == "Table of Contents", !place.controls.isEmpty {
        place.controls[place.controls.count - 1] = true
      }
    case "w:hyperlink", "w:hlink", "w:fldSimple": spans.beginLink(xml)
    case "w:rubyBase":
      if let last = paragraphs.indices.last { paragraphs[last].rubyStart = paragraphs[last].text.utf8.count }
    case "w:drawing", "w:pict":
      if let last = paragraphs.indices.last, runs.count > 0 { paragraphs[last].hasImage = true }
      drawings.begin()
    // A picture inside a drawing (20.2.2.5; VML, `imagedata`).
    case "?:blip", "?:imagedata": drawings.markPicture()
    // The words that stand for an image (20.4.2.5; VML, `alt`).
    case "?:docPr": describeImage(xml.attribute("descr"))
    case "?:shape": describeImage(xml.attribute("alt"))
    // A line that Word draws across is a shape said to be one (MS-OI29500, 2.1.1838).
    case "?:rect": if xml.attribute("hr") != nil, let last = paragraphs.indices.last { paragraphs[last].isRule = true }
    case "w:altChunk": if let id = xml.attribute("id") { emit(parts.chunk(id), to: nil) }
    default: startTable(name, xml)
    }
  }

  private func end(_ name: String) {
    switch name {
    case "w:p": endParagraph()
    case "w:pPr": place.isInProperties = false
    case "w:r":
      runs.count -= 1
      if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].isHidden = false }
    case "w:t", "m:t": place.isText = false
    case "w:instrText": place.isCode = false
    case "w:ins", "w:moveTo": if !place.isInProperties { endChange() }
    case "aml:annotation": if place.annotations.popLast() == true { endChange() }
    case "w:sdt": _ = place.controls.popLast()
    case "w:hyperlink", "w:hlink", "w:fldSimple": spans.endLink()
    case "w:rubyBase":
      if let last = paragraphs.indices.last, let number = spans.words.takeReading() {
        let end = paragraphs[last].text.utf8.count
        paragraphs[last].runs.set(ruby: number, over: min(paragraphs[last].rubyStart, end)..<end)
      }
    case "w:footnote", "w:endnote": endInlineNote()
    case "w:drawing", "w:pict": endDrawing()
    default: emit(endTable(name), to: nil)
    }
  }

  private func startTable(_ name: String, _ xml: XMLReader) {
    switch name {
    case "w:tbl": table.openTable()
    case "w:gridCol": table.addColumns(1)
    case "w:tr": table.openRow()
    case "w:trPr": place.isInRow = table.isOutermost
    // 17.4.78
    case "w:tblHeader": if place.isInRow, xml.isOn { table.markHead() }
    case "w:tc": table.openCell()
    case "w:gridSpan": table.spanCell(xml.attribute("val").flatMap { Int($0) } ?? 1)
    default: break
    }
  }

  private func endTable(_ name: String) -> [ImportRecord] {
    switch name {
    case "w:trPr": place.isInRow = false
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
    case "w:numId", "w:ilfo": paragraphs[last].list = xml.attribute("val")
    case "w:jc": paragraphs[last].alignment = xml.attribute("val")
    default: break
    }
  }

  private func describeImage(_ words: String?) {
    guard let words else { return }
    drawings.describe(words)
    guard let last = paragraphs.indices.last, paragraphs[last].imageWords.isEmpty else { return }
    paragraphs[last].imageWords = words
  }

  /// A drawing ends: a picture stands at this place of the text, but not in a heading.
  private func endDrawing() {
    guard let words = drawings.end(), isShown, runs.count > 0, let last = paragraphs.indices.last,
      DocxLines.level(of: paragraphs[last], parts.styles.resolved(paragraphs[last].style)) == nil
    else { return }
    paragraphs[last].add(picture: words, spans.style(runs.look, over: runs.usual, field: fields.destination))
  }

  func startRun() {
    runs.count += 1
    guard let last = paragraphs.indices.last else { return }
    paragraphs[last].isHidden = false
    runs.usual = parts.styles.resolved(paragraphs[last].style).characters.over(parts.styles.usualCharacters)
    runs.look = runs.usual
  }

  // MARK: Paragraphs

  private func startParagraph() {
    var paragraph = coming.carried ?? DocxParagraph()
    coming.carried = nil
    paragraph.goesOn = false
    paragraph.anchors += coming.anchors
    coming.anchors = []
    paragraph.isContents = place.controls.contains(true) || fields.isContents
    paragraphs.append(paragraph)
  }

  private func endParagraph() {
    guard var paragraph = paragraphs.popLast() else { return }
    place.isInProperties = false
    changes.endParagraph(&paragraph)
    if let open = notes.inline, open.depth <= paragraphs.count {
      notes.inline?.text += (open.text.isEmpty ? "" : " ") + paragraph.text
      return
    }
    // The code of a field whose end is missing must not hide the rest of the document.
    if paragraphs.isEmpty { fields.showAll() }
    if paragraph.goesOn {
      emit(paragraph.boxes + paragraph.notes, to: nil)
      (paragraph.boxes, paragraph.notes) = ([], [])
      coming.carried = paragraph
      return
    }
    paragraph.describeImage()
    // A bookmark on a blank line is one of the text below.
    if paragraph.text.isEmpty { coming.anchors += paragraph.anchors }
    let style = parts.styles.resolved(paragraph.style)
    let (number, level) = number(paragraph, style)
    var records = DocxLines.records(of: paragraph, style, number: number, spans.words).anchored(paragraph.anchors)
    if paragraphs.isEmpty, !table.takesText {
      let isItem = !number.isEmpty && !records.contains(where: \.isHeadingOrContents)
      records = blocks.told(
        records, of: paragraph, style.part, level: isItem ? level : nil, marker: number.utf8.count)
    }
    if table.takesText {
      table.add(records + paragraph.boxes + paragraph.notes)
    } else {
      if !paragraph.isBlank { table.markText() }
      emit(records + paragraph.boxes + paragraph.notes, to: paragraphs.isEmpty ? nil : paragraphs.count - 1)
    }
  }

  /// Writes `records`, or keeps those of a text box for after the paragraph it stands in.
  private func emit(_ records: [ImportRecord], to owner: Int?) {
    if let owner {
      paragraphs[owner].boxes += DocxLines.boxed(records)
    } else {
      for record in records { writer.write(record) }
    }
  }

  /// The number of a paragraph in a list, and its level there: by its own properties, else by its style's.
  private func number(_ paragraph: DocxParagraph, _ style: DocxStyles.Resolved) -> (text: String, level: Int) {
    guard let list = paragraph.list ?? style.list, list != "0" else { return ("", 0) }
    let tied = (paragraph.style ?? style.listStyle).flatMap { parts.numbering.level(of: $0, in: list) }
    let level =
      paragraph.level
      ?? (paragraph.list == nil ? tied ?? style.listStyle.flatMap { parts.numbering.level(of: $0, in: list) } : nil)
      ?? style.level ?? 0
    return (parts.numbering.next(list, level: level), level)
  }
}
