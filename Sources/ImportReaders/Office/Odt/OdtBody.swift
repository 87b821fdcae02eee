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
    var spans: OdtRuns
    var hasImage = false
    /// The pictures in its text.
    var images = InlineImages()
    /// The names of the bookmarks that begin in it.
    var anchors: [String] = []
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

  private struct OpenNote {
    var mark = ""
    var text = ""
    var runs = InlineRuns()
    /// The number of paragraphs that were open at the note.
    var depth: Int
  }

  private var styles: OdtStyles
  private var numbering = OdtNumbering()
  private let writer: RecordWriter
  private var table = TableRows()
  /// Whether the rows of column heads are open (ODF 1.2 Part 1, 9.1.7).
  private var areHeads = false
  private var paragraphs: [OdtParagraph] = []
  private var lists: [List] = []
  private var note: OpenNote?
  private var parts = OpenParts()
  /// Destinations and readings.
  private var words = InlineWords()
  private var isCitation = false
  /// The frames that are open, and whether the words that stand for what the innermost shows are (part 3, 10.4.2 and
  /// 10.3.17).
  private var frames: [OdtFrame] = []
  private var isImageWords = false
  private var skipped = 0

  /// The owner of a quotation in `parts`; those of items are the numbers of lists they stand in.
  private static let quotation = 1_000

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
      case .start(let name):
        if skipped == 0, name == "text:ruby-text" { words.beginReading() }
        if skipped == 0 {
          isImageWords = (name == "svg:title" || name == "svg:desc") && frames.last?.words.isEmpty == true
        }
        if skipped > 0 || Self.leftOut.contains(name) { skipped += 1 } else { start(name, xml) }
      case .text(let text):
        if skipped == 0 {
          add(text)
        } else if skipped == 1, isImageWords, let last = frames.indices.last {
          frames[last].words += text
        } else {
          words.addReading(text)
        }
      case .end(let name): if skipped > 0 { endSkipped() } else { end(name) }
      }
    }
    while !paragraphs.isEmpty { endParagraph() }
    for record in table.close() { writer.write(record) }
  }

  private func endSkipped() {
    skipped -= 1
    guard skipped == 0, let number = words.takeReading(), let last = paragraphs.indices.last else { return }
    let end = paragraphs[last].text.utf8.count
    paragraphs[last].spans.runs.set(ruby: number, over: min(paragraphs[last].spans.rubyStart, end)..<end)
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
    let start = paragraphs[last].text.utf8.count
    defer { mark(from: start) }
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
    guard let last = paragraphs.indices.last else { return }
    let start = paragraphs[last].text.utf8.count
    paragraphs[last].text += words
    mark(from: start)
  }

  /// Gives the characters from `start` on the style of this place.
  private func mark(from start: Int) {
    guard let last = paragraphs.indices.last else { return }
    paragraphs[last].spans.runs.add(start..<paragraphs[last].text.utf8.count, paragraphs[last].spans.style)
  }

  /// A frame ends: its picture stands at this place of the text, but not in a heading.
  private func endFrame() {
    guard let frame = frames.popLast(), frame.isPicture, let last = paragraphs.indices.last, !paragraphs[last].isHeading
    else { return }
    let image = InlineImage(frame.words)
    paragraphs[last].images.add(frame.words, image)
    paragraphs[last].spans.runs.add(image.runs(paragraphs[last].spans.style), at: paragraphs[last].text.utf8.count)
    paragraphs[last].text += image.text
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
    case "text:note": if note == nil { note = OpenNote(depth: paragraphs.count) }
    case "text:note-citation": isCitation = note != nil
    case "text:list": openList(xml)
    case "text:list-item":
      if !lists.isEmpty { lists[lists.count - 1].item = Item(start: xml.attribute("start-value").flatMap { Int($0) }) }
      parts.begin(isItem: true, lists.count)
    case "text:list-header": if !lists.isEmpty { lists[lists.count - 1].item = nil }
    case "table:table": table.openTable()
    case "table:table-column":
      table.addColumns(xml.attribute("number-columns-repeated").flatMap { Int($0) } ?? 1)
    case "table:table-header-rows": areHeads = true
    case "table:table-row":
      table.openRow()
      if areHeads { table.markHead() }
    case "table:table-cell", "table:covered-table-cell": table.openCell()
    default: startInside(name, xml)
    }
  }

  /// Elements inside a paragraph, and styles.
  private func startInside(_ name: String, _ xml: XMLReader) {
    guard let last = paragraphs.indices.last else { return styles.start(name, xml) }
    switch name {
    case "text:span": paragraphs[last].spans.begin(styles.characters(of: xml.attribute("style-name")))
    case "text:a":
      paragraphs[last].spans.beginLink(xml.attribute("href").flatMap { words.add(destination: $0) })
    case "text:ruby-base": paragraphs[last].spans.rubyStart = paragraphs[last].text.utf8.count
    case "draw:frame": frames.append(OdtFrame())
    case "draw:image":
      paragraphs[last].hasImage = true
      if let last = frames.indices.last { frames[last].isPicture = true }
    case "text:bookmark", "text:bookmark-start":
      if let name = xml.attribute("name"), LinkDestination.isShort(name) { paragraphs[last].anchors.append(name) }
    default: styles.start(name, xml)
    }
  }

  private func end(_ name: String) {
    switch name {
    case "text:p", "text:h": endParagraph()
    case "text:note": endNote()
    case "text:note-citation": isCitation = false
    case "text:list": _ = lists.popLast()
    case "text:list-item": parts.end(lists.count)
    case "text:span", "text:a": if let last = paragraphs.indices.last { paragraphs[last].spans.end() }
    case "draw:frame": endFrame()
    case "table:table-cell", "table:covered-table-cell": table.closeCell()
    case "table:table-header-rows": areHeads = false
    case "table:table-row": write(table.closeRow())
    case "table:table": write(table.closeTable())
    default: styles.end(name)
    }
  }

  private func openList(_ xml: XMLReader) {
    parts.end(Self.quotation)
    let style = xml.attribute("style-name") ?? lists.last?.style ?? ""
    let goesOn = xml.attribute("continue-numbering") == "true" || xml.attribute("continue-list") != nil
    if lists.isEmpty, !goesOn { numbering.restart(style) }
    lists.append(List(style: style))
  }

  private func startParagraph(_ xml: XMLReader, isHeading: Bool) {
    let style = xml.attribute("style-name")
    var paragraph = OdtParagraph(spans: OdtRuns(styles.characters(of: style)))
    paragraph.isHeading = isHeading
    paragraph.style = style
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
      let words = (open.text.isEmpty ? "" : " ") + paragraph.number
      note?.runs.add(paragraph.spans.runs, at: open.text.utf8.count + words.utf8.count)
      note?.text += words + paragraph.text
      return
    }
    if table.takesText {
      table.add([.paragraph(text)] + spans(of: paragraph) + paragraph.boxes + paragraph.notes)
      return
    }
    let isImage = paragraph.hasImage && paragraph.images.areAll(of: paragraph.text)
    if isImage, paragraph.images.count == 1, !paragraph.images.words.isEmpty {
      paragraph.text = paragraph.images.words
      paragraph.spans.runs = InlineRuns()
    }
    let isEmpty = isImage || paragraph.text.allSatisfy { $0.isWhitespace }
    if !isEmpty { table.markText() }
    let lines = lines(of: paragraph).anchored(paragraph.anchors)
    if !paragraphs.isEmpty {
      // The lines of a text box come after the paragraph it hangs on.
      let isCaption = !isEmpty && styles.style(paragraph.style, comesFrom: "Caption")
      paragraphs[paragraphs.count - 1].boxes +=
        (isCaption ? [.part(.caption)] : isImage ? [.part(.image)] : []) + (isEmpty && !isImage ? [] : lines)
        + paragraph.boxes + paragraph.notes
      return
    }
    let isTitle = styles.style(paragraph.style, comesFrom: "Title")
    if isTitle || paragraph.isHeading, !isEmpty {
      write([.heading(level: isTitle ? 0 : min(max(paragraph.level, 1), 9), text)].anchored(paragraph.anchors))
      write(spans(of: paragraph))
    } else {
      write(told(lines, paragraph, isBlank: isEmpty))
    }
    write(paragraph.boxes + paragraph.notes)
  }

  /// The spans of a paragraph that is written on one line.
  private func spans(of paragraph: OdtParagraph) -> [ImportRecord] {
    paragraph.spans.runs.records(of: paragraph.text, at: paragraph.number.utf8.count, words)
  }

  /// The lines of a paragraph with their spans.
  private func lines(of paragraph: OdtParagraph) -> [ImportRecord] {
    var lines: [ImportRecord] = []
    var start = 0
    for piece in paragraph.text.split(separator: "\n", omittingEmptySubsequences: false) {
      let number = start == 0 ? paragraph.number : ""
      lines.append(.paragraph(number + piece))
      let end = start + piece.utf8.count
      lines += paragraph.spans.runs.records(in: start..<end, of: piece, at: number.utf8.count, words)
      start = end + 1
    }
    return lines
  }

  /// The lines of a paragraph with the parts they play, by the lists they stand in and by the styles that LibreOffice has
  /// built in.
  private func told(_ lines: [ImportRecord], _ paragraph: OdtParagraph, isBlank: Bool) -> [ImportRecord] {
    let comesFrom = { (name: String) in self.styles.style(paragraph.style, comesFrom: name) }
    guard !isBlank else {
      guard paragraph.hasImage else { return comesFrom("Horizontal_20_Line") ? [.part(.rule)] + lines : lines }
      parts.add(.image)
      return lines.told(parts.tell()) { parts.tell() }
    }
    if !comesFrom("Quotations") {
      parts.end(Self.quotation)
    } else if !parts.holds(Self.quotation) {
      parts.begin(isItem: false, Self.quotation)
    }
    if comesFrom("Caption") { parts.add(.caption) }
    let isCode = comesFrom("Preformatted_20_Text")
    if isCode { parts.add(.code) }
    return lines.told(parts.tell(marker: paragraph.number.utf8.count)) { parts.tell() + (isCode ? [.part(.code)] : []) }
  }

  private func endNote() {
    guard let note else { return }
    self.note = nil
    guard !paragraphs.isEmpty else { return }
    addRaw("[\(note.mark)]")
    paragraphs[paragraphs.count - 1].notes += NoteText(note.text, note.runs).records(mark: note.mark, words)
  }

  private func write(_ records: [ImportRecord]) {
    for record in records { writer.write(record) }
  }
}

/// A frame of an odt that is open.
private struct OdtFrame {
  /// The words that stand for what it shows.
  var words = ""
  /// Whether it shows a picture.
  var isPicture = false
}
