import ImportStream

/// The namespaces of a docx, transitional and strict.
enum DocxSpaces {
  static let all = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "r",
  ]
}

extension XMLReader {
  /// Whether the on-off property just started is on: it is where no value says otherwise (17.17.4).
  var isOn: Bool {
    guard let value = attribute("val") else { return true }
    return !["0", "false", "off"].contains(value)
  }
}

/// The paragraph styles of a docx: which of them are headings, and which number their paragraphs.
struct DocxStyles {
  /// The properties a style gives itself; its base gives the rest.
  struct DocxStyle {
    var name = ""
    var base: String?
    /// 0…8 for the levels 1…9, 9 for running text.
    var outline: Int?
    var list: String?
    var level: Int?
  }

  /// The properties of a paragraph's style with all it is based on.
  struct Resolved {
    /// The heading level, 1…9; nil for running text.
    var heading: Int?
    var isTitle = false
    var isContents = false
    var list: String?
    var level: Int?
    /// The style that names the list: a list can tie its levels to styles.
    var listStyle: String?
  }

  /// A chain of styles is followed so far.
  private static let longestChain = 64

  private var styles: [String: DocxStyle] = [:]
  /// The style of paragraphs that name none.
  private var usual: String?
  private var cache: [String: Resolved] = [:]

  init() {}

  /// Reads `styles.xml`.
  init(_ bytes: [UInt8], into writer: RecordWriter) {
    let xml = XMLReader(bytes, part: "word/styles.xml", spaces: DocxSpaces.all, into: writer)
    var id: String?
    var style = DocxStyle()
    xml.forEach { event in
      switch event {
      case .start("w:style"):
        id = xml.attribute("type") == "paragraph" ? xml.attribute("styleId") : nil
        style = DocxStyle()
        if let id, let value = xml.attribute("default"), !["0", "false"].contains(value) { usual = id }
      case .start("w:name"): style.name = xml.attribute("val") ?? ""
      case .start("w:basedOn"): style.base = xml.attribute("val")
      case .start("w:outlineLvl"): style.outline = xml.attribute("val").flatMap { Int($0) }
      case .start("w:numId"): style.list = xml.attribute("val")
      case .start("w:ilvl"): style.level = xml.attribute("val").flatMap { Int($0) }
      case .end("w:style"): if let id { styles[id] = style }
      default: break
      }
    }
  }

  /// The properties of the style `id`, or of the usual style, with all it is based on.
  mutating func resolved(_ id: String?) -> Resolved {
    guard let id = id ?? usual else { return Resolved() }
    if let known = cache[id] { return known }
    var result = Resolved()
    var outline: Int?
    var next: String? = id
    var seen: Set<String> = []
    while let current = next, seen.count < Self.longestChain, seen.insert(current).inserted {
      let style = styles[current] ?? DocxStyle()
      if outline == nil { outline = style.outline ?? Self.namedLevel(style.name) ?? Self.namedLevel(current) }
      if result.list == nil, let list = style.list {
        result.list = list
        result.level = style.level
        result.listStyle = current
      }
      let name = style.name.lowercased()
      if name.hasPrefix("toc ") || name.hasPrefix("目录 ") || name == "toc heading" { result.isContents = true }
      if ["title", "标题", "标题 0"].contains(name) { result.isTitle = true }
      next = style.base
    }
    if let outline, (0..<9).contains(outline), !result.isContents { result.heading = outline + 1 }
    if result.isTitle { result.heading = nil }
    cache[id] = result
    return result
  }

  /// The level a style's name stands for: `heading 1`, `标题 1`, `Heading1`.
  private static func namedLevel(_ name: String) -> Int? {
    let plain = name.lowercased().filter { $0 != " " }
    for prefix in ["heading", "标题", "標題"] where plain.hasPrefix(prefix) {
      guard let level = Int(plain.dropFirst(prefix.count)), (1...9).contains(level) else { continue }
      return level - 1
    }
    return nil
  }
}
