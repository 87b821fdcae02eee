import ImportStream

/// Office Open XML text (ECMA-376): what Word shows of it, as records.
public enum DocxReader {
  private static let wanted = ["document", "styles", "numbering", "footnotes", "endnotes"]

  /// Reads the document behind `descriptor`.
  public static func read(from descriptor: Int32, into writer: RecordWriter) {
    let package = PackageParts(of: descriptor, into: writer) { name in
      if name.hasSuffix(".rels") { return true }
      let file = name.split(separator: "/").last ?? ""
      return file.hasSuffix(".xml") && wanted.contains { file.lowercased().hasPrefix($0) }
    }
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
    let body = DocxBody(
      styles: part("styles").map { DocxStyles($0, into: writer) } ?? DocxStyles(),
      numbering: part("numbering").map { DocxNumbering($0, into: writer) } ?? DocxNumbering(),
      footnotes: part("footnotes").map { DocxNotes.texts($0, part: "footnotes.xml", into: writer) } ?? [:],
      endnotes: part("endnotes").map { DocxNotes.texts($0, part: "endnotes.xml", into: writer) } ?? [:],
      into: writer)
    body.read(document, part: main)
  }

  /// The name of the part that the relationships in `part` give for `kind`, the end of a relationship's type.
  private static func relation(
    _ kind: String, of part: String, folder: String, _ package: PackageParts, _ writer: RecordWriter
  ) -> String? {
    guard let bytes = package[part] else { return nil }
    var target: String?
    let xml = XMLReader(bytes, part: part, spaces: DocxSpaces.all, into: writer)
    xml.forEach { event in
      guard case .start("r:Relationship") = event, target == nil, let type = xml.attribute("Type"), type.hasSuffix(kind)
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
  static func texts(_ bytes: [UInt8], part: String, into writer: RecordWriter) -> [String: String] {
    var texts: [String: String] = [:]
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
        text = ""
      case .end("w:footnote"), .end("w:endnote"):
        if let id { texts[id] = text.trimmed }
        id = nil
      case .start("w:t"), .start("m:t"): isText = skipped == 0
      case .end("w:t"), .end("m:t"): isText = false
      case .start("w:br"), .start("w:tab"), .end("w:p"): if skipped == 0 { text += " " }
      case .text(let words): if isText { text += words }
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
