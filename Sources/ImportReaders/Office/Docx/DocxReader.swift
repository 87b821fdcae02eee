import ImportStream

/// Office Open XML text (ECMA-376): what Word shows of it, as records. It comes as an archive, as one XML file with the
/// same parts (Flat OPC), or in the one XML format that Word 2003 wrote.
public enum DocxReader {
  private static let wanted = ["document", "styles", "numbering", "footnotes", "endnotes", "comments"]
  /// The kinds of parts that are read in the place of a `w:altChunk`, by the ends of their names.
  private static let chunkNames = [".html", ".htm", ".xhtml", ".mht", ".mhtml", ".txt"]

  /// Reads the document behind `descriptor`.
  public static func read(from descriptor: Int32, into writer: RecordWriter) {
    if DocumentBytes.head(of: descriptor, count: 4).starts(with: [0x50, 0x4B]) {
      return read(PackageParts(of: descriptor, into: writer, wants: isWanted), into: writer)
    }
    let (bytes, isWhole) = DocumentBytes.read(from: descriptor, limit: PackageParts.longestPart)
    if !isWhole { writer.note(.tooLarge, "\(PackageParts.longestPart >> 20) MiB") }
    guard let text = XMLEncoding.readable(bytes)?.bytes else { return writer.note(.damaged) }
    if let parts = FlatPackage.parts(of: text) { return read(PackageParts(parts), into: writer) }
    let body = DocxBody(
      DocxBody.Parts(styles: DocxStyles(text, into: writer), numbering: DocxNumbering(text, into: writer)),
      into: writer)
    body.read(text, part: "wordDocument")
  }

  private static func isWanted(_ name: String) -> Bool {
    if name.hasSuffix(".rels") || chunkNames.contains(where: { name.lowercased().hasSuffix($0) }) { return true }
    let file = name.split(separator: "/").last ?? ""
    return file.hasSuffix(".xml") && wanted.contains { file.lowercased().hasPrefix($0) }
  }

  private static func read(_ package: PackageParts, into writer: RecordWriter) {
    let main = relation("/officeDocument", of: "_rels/.rels", folder: "", package, writer) ?? "word/document.xml"
    guard let document = package[main] else {
      if !package.isEncrypted { writer.note(.missingPart, main) }
      return
    }
    let folder = String(main[..<(main.lastIndex(of: "/").map { main.index(after: $0) } ?? main.startIndex)])
    let relations = folder + "_rels/" + main.dropFirst(folder.count) + ".rels"
    let part = { (kind: String) -> [UInt8]? in
      package[relation("/" + kind, of: relations, folder: folder, package, writer) ?? folder + kind + ".xml"]
    }
    var parts = DocxBody.Parts()
    if let bytes = part("styles") { parts.styles = DocxStyles(bytes, into: writer) }
    if let bytes = part("numbering") { parts.numbering = DocxNumbering(bytes, into: writer) }
    if let bytes = part("footnotes") { parts.footnotes = DocxNotes.texts(bytes, part: "footnotes.xml", into: writer) }
    if let bytes = part("endnotes") { parts.endnotes = DocxNotes.texts(bytes, part: "endnotes.xml", into: writer) }
    if let bytes = part("comments") { parts.comments = DocxComments.read(bytes, into: writer) }
    parts.links = links(in: relations, package, writer)
    var left = mostChunks
    parts.chunk = { id in
      left -= 1
      guard left >= 0 else { return [] }
      let name = relation("", of: relations, folder: folder, package, writer, id: id)
      return chunk(name, package, writer)
    }
    DocxBody(parts, into: writer).read(document, part: main)
  }

  /// A document takes in no more parts in other formats than this; one part may be taken in many times.
  private static let mostChunks = 100

  /// The records of the part `name`: a page, a web archive or plain text.
  private static func chunk(_ name: String?, _ package: PackageParts, _ writer: RecordWriter) -> [ImportRecord] {
    guard let name, let bytes = package[name] else {
      writer.note(.missingPart, name ?? "altChunk")
      return []
    }
    if name.lowercased().hasSuffix(".txt") {
      let lines = PageEncoding.text(of: bytes).split(separator: 0x0A, omittingEmptySubsequences: false)
      return lines.map { .paragraph(String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self)) }
    }
    let page = name.lowercased().contains(".mht") ? WebArchive.page(of: bytes) : WebArchive.Page(bytes: bytes)
    let (records, notes) = WebReader.records(of: page.bytes, charset: page.charset, keepsAll: true)
    for note in notes { writer.note(note.reason, name) }
    return records
  }

  /// The destinations of the links that leave the document, by their relationships.
  private static func links(in part: String, _ package: PackageParts, _ writer: RecordWriter) -> [String: String] {
    guard let bytes = package[part] else { return [:] }
    var links: [String: String] = [:]
    let xml = XMLReader(bytes, part: part, spaces: DocxSpaces.all, into: writer)
    xml.forEach { event in
      guard case .start("r:Relationship") = event, xml.attribute("Type")?.hasSuffix("/hyperlink") == true,
        let id = xml.attribute("Id")
      else { return }
      links[id] = xml.attribute("Target")
    }
    return links
  }

  /// The name of the part that the relationships in `part` give for `kind`, the end of a relationship's type, or for
  /// the relationship `id`.
  private static func relation(
    _ kind: String, of part: String, folder: String, _ package: PackageParts, _ writer: RecordWriter,
    id: String? = nil
  ) -> String? {
    guard let bytes = package[part] else { return nil }
    var target: String?
    let xml = XMLReader(bytes, part: part, spaces: DocxSpaces.all, into: writer)
    xml.forEach { event in
      guard case .start("r:Relationship") = event, target == nil, let type = xml.attribute("Type"),
        type.hasSuffix(kind),
        id == nil || xml.attribute("Id") == id
      else { return }
      target = xml.attribute("Target")
    }
    guard let target else { return nil }
    let name = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
    return package[name] == nil ? nil : name
  }
}

/// Footnotes and endnotes of a docx.
enum DocxNotes {
  /// The text of each note by its identifier; separators are no notes.
  static func texts(_ bytes: [UInt8], part: String, into writer: RecordWriter) -> [String: NoteText] {
    var texts: [String: NoteText] = [:]
    var runs = InlineRuns()
    var run = DocxCharacters()
    var spans = DocxSpans(targets: [:])
    var id: String?
    var text = ""
    var isText = false
    var skipped = 0
    let xml = XMLReader(bytes, part: part, spaces: DocxSpaces.all, into: writer)
    xml.forEach { event in
      switch event {
      case .start("w:del"), .start("w:moveFrom"), .start("mc:Fallback"): skipped += 1
      case .end("w:del"), .end("w:moveFrom"), .end("mc:Fallback"): skipped -= 1
      case .start("w:footnote"), .start("w:endnote"):
        id = xml.attribute("type").map { $0 == "normal" } ?? true ? xml.attribute("id") : nil
        (text, runs) = ("", InlineRuns())
      case .end("w:footnote"), .end("w:endnote"):
        if let id { texts[id] = NoteText(text, runs) }
        id = nil
      case .start("w:r"): run = DocxCharacters()
      case .start("w:b"), .start("w:i"), .start("w:strike"), .start("w:dstrike"), .start("w:vertAlign"), .start("w:em"):
        if case .start(let name) = event { run.read(name, xml) }
      case .start("w:t"), .start("m:t"): isText = skipped == 0
      case .end("w:t"), .end("m:t"): isText = false
      case .start("w:br"), .start("w:tab"), .end("w:p"): if skipped == 0 { text += " " }
      case .text(let words):
        guard isText else { return }
        let start = text.utf8.count
        text += words
        runs.add(start..<text.utf8.count, spans.style(run, over: DocxCharacters(), field: nil))
      default: break
      }
    }
    return texts
  }
}

extension String {
  /// Without blanks and line ends around; ideographic spaces stay.
  var trimmed: String {
    trimming { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }
  }
}
