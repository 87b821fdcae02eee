import ImportStream

/// EPUB 2 and 3 (W3C EPUB 3.3): the documents of the spine in order, each read as a web page without furniture.
public enum EpubReader {
  private static let container = "META-INF/container.xml"
  private static let encryption = "META-INF/encryption.xml"
  private static let spaces = [
    "urn:oasis:names:tc:opendocument:xmlns:container": "c",
    "http://www.idpf.org/2007/opf": "opf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
  ]

  /// Reads the book behind `descriptor`.
  public static func read(from descriptor: Int32, into writer: RecordWriter) {
    let plan = PackageParts(of: descriptor, into: writer) {
      $0 == container || $0 == encryption || $0.hasSuffix(".opf")
    }
    guard let name = packageName(plan, writer), let package = plan[name] else {
      if !plan.isEncrypted { writer.note(.missingPart, container) }
      return
    }
    let (spine, contents, title) = spine(package, name: name, writer)
    let secret = encrypted(plan, writer)
    let wanted = Set(spine + contents)
    let pages = PackageParts(of: descriptor, into: writer) { wanted.contains($0) }
    var headings = EpubHeadings(
      contents.lazy.compactMap { name in pages[name].map { EpubContents.entries(of: $0, name: name) } }
        // A single entry leads to the whole book, and says nothing of its parts.
        .first { $0.count >= 2 } ?? [], title: title)
    let links = links(of: spine, pages)
    var isEmpty = true
    var written: [ImportRecord] = []
    for name in spine {
      guard !secret.contains(name) else {
        writer.note(.encrypted, name)
        continue
      }
      guard let page = pages[name] else {
        if !pages.isEncrypted { writer.note(.missingPart, name) }
        continue
      }
      if page.count > WebReader.largest { writer.note(.tooLarge, name) }
      let found = WebReader.text(
        of: Array(page.prefix(WebReader.largest)), keepsAll: true, anchors: headings.anchors(in: name),
        linked: links[name] ?? [], name: name)
      for note in found.notes { writer.note(note.reason, name) }
      for record in headings.records(of: name, found.records, places: found.places) {
        written.append(inside(record, of: name, spine: wanted))
      }
      isEmpty = isEmpty && found.records.isEmpty
    }
    for record in EpubHeadings.titled(written, title.trimmed) { writer.write(record) }
    if isEmpty, secret.isEmpty, !pages.isEncrypted { writer.note(.noText) }
  }

  /// The anchors of each page that links of the book lead to; an empty name for the page itself.
  private static func links(of spine: [String], _ pages: PackageParts) -> [String: Set<String>] {
    var links: [String: Set<String>] = [:]
    for name in spine {
      guard let page = pages[name] else { continue }
      let folder = folder(of: name)
      LinkedAnchors.forEach(in: Array(page.prefix(WebReader.largest))) { destination in
        guard !destination.contains(0x3A) else { return }
        let target = String(decoding: destination.prefix { $0 != 0x23 }, as: UTF8.self)
        let anchors = LinkedAnchors.names(destination.drop { $0 != 0x23 }.dropFirst())
        links[target.isEmpty ? name : path(target, from: folder), default: []].formUnion(
          anchors.isEmpty ? [""] : anchors)
      }
    }
    return links
  }

  private static func folder(of name: String) -> [String] {
    name.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// A link to a page of the book as one within the text, which all pages make up: `#chapter.xhtml#note-1`.
  private static func inside(_ record: ImportRecord, of name: String, spine: Set<String>) -> ImportRecord {
    guard case .span(var span) = record, span.kind == .link, !span.words.utf8.contains(0x3A) else { return record }
    let target = String(span.words.prefix { $0 != "#" })
    let page = target.isEmpty ? name : path(target, from: folder(of: name))
    guard spine.contains(page) else { return record }
    let anchor = EpubReader.decoded(span.words.drop { $0 != "#" }.dropFirst())
    let words = "#" + page + (anchor.isEmpty ? "" : "#" + anchor)
    guard LinkDestination.cleaned(words) == words else { return record }
    span.words = words
    return .span(span)
  }

  /// The name of the package document, as the container gives it.
  private static func packageName(_ parts: PackageParts, _ writer: RecordWriter) -> String? {
    var name: String?
    if let bytes = parts[container] {
      let xml = XMLReader(bytes, part: container, spaces: spaces, into: writer)
      xml.forEach { event in
        if case .start("c:rootfile") = event, name == nil { name = xml.attribute("full-path") }
      }
    }
    return name ?? parts.names.first { $0.hasSuffix(".opf") }
  }

  /// The names of the documents to be read, in order, each once, and of those that list what they hold, the navigation
  /// document before the NCX; the title of the book. The navigation document is none to be read.
  private static func spine(
    _ package: [UInt8], name: String, _ writer: RecordWriter
  ) -> (order: [String], contents: [String], title: String) {
    var (title, isTitle) = ("", false)
    var names: [String: String] = [:]
    var order: [String] = []
    var navigation: [String] = []
    var other: [String] = []
    var seen: Set<String> = []
    let folder = name.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
    let xml = XMLReader(package, part: name, spaces: spaces, into: writer)
    xml.forEach { event in
      switch event {
      case .start("opf:item"):
        guard let id = xml.attribute("id"), let target = xml.attribute("href") else { return }
        let roles = (xml.attribute("properties") ?? "").split(separator: " ")
        if roles.contains("nav") {
          navigation.append(path(target, from: folder))
        } else {
          names[id] = path(target, from: folder)
        }
        if xml.attribute("media-type") == "application/x-dtbncx+xml" { other.append(path(target, from: folder)) }
      case .start("opf:itemref"):
        guard let name = xml.attribute("idref").flatMap({ names[$0] }), seen.insert(name).inserted else { return }
        order.append(name)
      case .start("dc:title"): isTitle = title.isEmpty
      case .end("dc:title"): isTitle = false
      case .text(let words): if isTitle { title += words }
      default: break
      }
    }
    return (order, navigation + other, title)
  }

  /// The names of the parts that are encrypted.
  private static func encrypted(_ parts: PackageParts, _ writer: RecordWriter) -> Set<String> {
    guard let bytes = parts[encryption] else { return [] }
    var names: Set<String> = []
    let xml = XMLReader(bytes, part: encryption, spaces: spaces, into: writer)
    xml.forEach { event in
      if case .start("enc:CipherReference") = event, let target = xml.attribute("URI") {
        names.insert(path(target, from: []))
      }
    }
    return names
  }

  /// The name in the archive of what `target`, a relative reference in `folder`, points to.
  static func path(_ target: String, from folder: [String]) -> String {
    var steps = target.hasPrefix("/") ? [] : folder
    let reference = target.prefix { $0 != "#" && $0 != "?" }
    for step in reference.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(decoded(step)) }
    }
    return steps.joined(separator: "/")
  }

  /// `%E4%B8%80` as the characters it stands for (RFC 3986, 2.1).
  static func decoded(_ step: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(step.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == 0x25, digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
