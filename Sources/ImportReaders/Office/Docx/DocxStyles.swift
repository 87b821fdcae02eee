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
    // Word 2003 XML has the same names in a namespace of its own, and changes in another.
    "http://schemas.microsoft.com/office/word/2003/wordml": "w",
    "http://schemas.microsoft.com/aml/2001/core": "aml",
  ]
}

extension XMLReader {
  /// Whether the on-off property just started is on: it is where no value says otherwise (17.17.4).
  var isOn: Bool {
    guard let value = attribute("val") else { return true }
    return !["0", "false", "off"].contains(value)
  }
}

/// The look of the characters of a run or style; nil for what is not said.
struct DocxCharacters {
  var isBold: Bool?
  var isItalic: Bool?
  /// In half-points.
  var size: UInt8?
  /// Whether they are struck out, or set off by dots (17.3.2.12).
  var isStruck: Bool?
  var isDotted: Bool?
  /// Above the line, below it, or neither (17.18.96).
  var position: InlineMarks?
  /// Whether the style is one of code.
  var isCode: Bool?

  /// Takes up the property just started.
  mutating func read(_ name: String, _ xml: XMLReader) {
    switch name {
    case "w:b": isBold = xml.isOn
    case "w:i": isItalic = xml.isOn
    case "w:strike", "w:dstrike": isStruck = xml.isOn
    case "w:em": isDotted = xml.attribute("val").map { $0 != "none" }
    case "w:vertAlign":
      let value = xml.attribute("val")
      position = value == "superscript" ? .superscript : value == "subscript" ? .subscript : []
    case "w:sz": size = xml.attribute("val").flatMap { Int($0) }.map { UInt8(clamping: $0) }
    default: break
    }
  }

  /// The look with what `base` says of the rest.
  func over(_ base: DocxCharacters) -> DocxCharacters {
    DocxCharacters(
      isBold: isBold ?? base.isBold, isItalic: isItalic ?? base.isItalic, size: size ?? base.size,
      isStruck: isStruck ?? base.isStruck, isDotted: isDotted ?? base.isDotted, position: position ?? base.position,
      isCode: isCode ?? base.isCode)
  }
}

/// The styles of a docx: which paragraphs are headings, which are numbered, and how each looks.
struct DocxStyles {
  /// The properties a style gives itself; its base gives the rest.
  struct DocxStyle {
    var name = ""
    var base: String?
    /// 0…8 for the levels 1…9, 9 for running text.
    var outline: Int?
    var list: String?
    var level: Int?
    var alignment: String?
    var characters = DocxCharacters()
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
    var alignment: String?
    var part: DocxPart?
    var characters = DocxCharacters()
  }

  /// The look of characters of the style `id`, with all it is based on.
  mutating func characters(_ id: String) -> DocxCharacters { resolved(id).characters }

  /// A chain of styles is followed so far.
  private static let longestChain = 64

  private var styles: [String: DocxStyle] = [:]
  /// The style of paragraphs that name none.
  private var usual: String?
  private var cache: [String: Resolved] = [:]
  /// The look of characters where no style says more; ten points where nothing does (17.7.5).
  private(set) var usualCharacters = DocxCharacters(isBold: false, isItalic: false, size: 20)

  init() {}

  /// Reads `styles.xml`.
  init(_ bytes: [UInt8], into writer: RecordWriter) {
    let xml = XMLReader(bytes, part: "word/styles.xml", spaces: DocxSpaces.all, into: writer)
    var id: String?
    var style = DocxStyle()
    var isDefault = false
    xml.forEach { event in
      switch event {
      case .start("w:style"):
        id = xml.attribute("styleId")
        style = DocxStyle()
        let isParagraph = xml.attribute("type") == "paragraph"
        if isParagraph, let id, let value = xml.attribute("default"), !["0", "false", "off"].contains(value) {
          usual = id
        }
      case .start("w:rPrDefault"): isDefault = true
      case .end("w:rPrDefault"): isDefault = false
      case .start(let name):
        if isDefault { usualCharacters.read(name, xml) } else if id != nil { style.read(name, xml) }
      case .end("w:style"):
        if let id { styles[id] = style }
        id = nil
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
      if Self.isContents(name) || Self.isContents(current.lowercased()) { result.isContents = true }
      if ["title", "标题", "標題", "标题 0"].contains(name) { result.isTitle = true }
      result.alignment = result.alignment ?? style.alignment
      if result.part == nil { result.part = DocxPart(styleNamed: name) }
      result.characters = result.characters.over(style.characters)
      if DocxPart.isCode(name) { result.characters.isCode = true }
      next = style.base
    }
    if let outline, (0..<9).contains(outline), !result.isContents { result.heading = outline + 1 }
    if result.isTitle { result.heading = nil }
    cache[id] = result
    return result
  }

  /// Whether a style's name (small letters) is that of an entry or the heading of the contents: `toc 1`, `TOC1`.
  private static func isContents(_ name: String) -> Bool {
    if ["toc heading", "tocheading", "table of figures", "图表目录", "toc 标题", "toc"].contains(name) { return true }
    for prefix in ["toc", "目录", "目錄", "contents"] where name.hasPrefix(prefix) {
      let rest = name.dropFirst(prefix.count).filter { $0 != " " }
      if let level = Int(rest), (1...9).contains(level) { return true }
    }
    return false
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

extension DocxStyles.DocxStyle {
  /// Takes up the property just started.
  fileprivate mutating func read(_ property: String, _ xml: XMLReader) {
    switch property {
    case "w:name": if name.isEmpty { name = xml.attribute("val") ?? "" }
    case "w:basedOn": base = xml.attribute("val")
    case "w:outlineLvl": outline = xml.attribute("val").flatMap { Int($0) }
    case "w:numId", "w:ilfo": list = xml.attribute("val")
    case "w:ilvl": level = xml.attribute("val").flatMap { Int($0) }
    case "w:jc": alignment = xml.attribute("val")
    default: characters.read(property, xml)
    }
  }
}
