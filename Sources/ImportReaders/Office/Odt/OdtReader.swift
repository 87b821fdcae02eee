import ImportStream

/// OpenDocument text (ISO/IEC 26300): what a word processor shows of it, as records.
public enum OdtReader {
  /// Reads the document behind `descriptor`.
  public static func read(from descriptor: Int32, into writer: RecordWriter) {
    guard DocumentBytes.head(of: descriptor, count: 2) == [0x50, 0x4B] else {
      return readFlat(from: descriptor, into: writer)
    }
    let package = PackageParts(of: descriptor, into: writer) {
      ["content.xml", "styles.xml", "META-INF/manifest.xml"].contains($0)
    }
    guard !isEncrypted(package, writer) else { return writer.note(.encrypted) }
    guard let content = package["content.xml"] else {
      if !package.isEncrypted { writer.note(.missingPart, "content.xml") }
      return
    }
    let styles = package["styles.xml"].map { self.styles($0, part: "styles.xml", into: writer) } ?? OdtStyles()
    OdtBody(styles: styles, into: writer).read(content)
  }

  /// Reads a document that is one XML file (part 1, 3.1.2).
  private static func readFlat(from descriptor: Int32, into writer: RecordWriter) {
    let (bytes, isWhole) = DocumentBytes.read(from: descriptor, limit: PackageParts.longestPart)
    if !isWhole { writer.note(.tooLarge, "\(PackageParts.longestPart >> 20) MiB") }
    OdtBody(styles: styles(bytes, part: "office:document", into: nil), into: writer).read(bytes)
  }

  private static func styles(_ bytes: [UInt8], part: String, into writer: RecordWriter?) -> OdtStyles {
    var styles = OdtStyles()
    let xml = XMLReader(bytes, part: part, spaces: OdtSpaces.all, into: writer)
    xml.forEach { event in
      switch event {
      case .start(let name): styles.start(name, xml)
      case .end(let name): styles.end(name)
      case .text: break
      }
    }
    return styles
  }

  /// Whether the manifest says that parts are encrypted (part 2, 3.4): what they hold then is no XML.
  private static func isEncrypted(_ package: PackageParts, _ writer: RecordWriter) -> Bool {
    guard let manifest = package["META-INF/manifest.xml"] else { return false }
    var isEncrypted = false
    // Older programs give the manifest a document type; it is not worth a word.
    let xml = XMLReader(manifest, part: "META-INF/manifest.xml", spaces: OdtSpaces.all, into: nil)
    xml.forEach { event in
      if case .start("manifest:encryption-data") = event { isEncrypted = true }
    }
    return isEncrypted
  }
}
