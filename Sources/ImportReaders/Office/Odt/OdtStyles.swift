import ImportStream

/// The namespaces of OpenDocument (ISO/IEC 26300) that bear on text.
enum OdtSpaces {
  static let all = [
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
  ]
}

/// The styles of an odt: which paragraphs are titles, and how lists and headings count.
struct OdtStyles {
  /// One level of a list or of the outline.
  struct Level {
    /// As `style:num-format` says: a first number; empty for none, nil for a bullet.
    var format: String? = ""
    var prefix = ""
    var suffix = ""
    /// The count of numbers that are shown: `1.2.3` shows three.
    var shown = 1
    var start = 1
    /// The whole number with `%1%` for each level's; instead of prefix and suffix where a program wrote it.
    var pattern: String?
    var hasGap = true
  }

  /// The list that the outline counts as.
  static let outline = "\u{0}outline"

  private var parents: [String: String] = [:]
  /// The characters of each style, as far as it says itself.
  private var characters: [String: OdtCharacters] = [:]
  private var style: String?
  private var lists: [String: [Int: Level]] = [:]
  private var list: String?
  private var level: (index: Int, value: Level)?

  init() {}

  /// Takes a start tag of a part; true where it was about styles.
  mutating func start(_ name: String, _ xml: XMLReader) {
    switch name {
    case "style:style":
      style = xml.attribute("name")
      if let own = style, let parent = xml.attribute("parent-style-name") { parents[own] = parent }
    case "style:text-properties": if let style { characters[style] = OdtCharacters(xml) }
    case "text:list-style": list = xml.attribute("name")
    case "text:outline-style": list = Self.outline
    case "text:list-level-style-number", "text:outline-level-style": openLevel(xml, isBullet: false)
    case "text:list-level-style-bullet", "text:list-level-style-image": openLevel(xml, isBullet: true)
    case "style:list-level-label-alignment":
      if xml.attribute("label-followed-by") == "nothing" { level?.value.hasGap = false }
    default: break
    }
  }

  /// Takes an end tag.
  mutating func end(_ name: String) {
    switch name {
    case "text:list-level-style-number", "text:outline-level-style", "text:list-level-style-bullet",
      "text:list-level-style-image":
      if let list, let level { lists[list, default: [:]][level.index] = level.value }
      level = nil
    case "style:style": style = nil
    case "text:list-style", "text:outline-style": list = nil
    default: break
    }
  }

  private mutating func openLevel(_ xml: XMLReader, isBullet: Bool) {
    guard let index = xml.attribute("level").flatMap({ Int($0) }), (1...10).contains(index) else { return }
    var value = Level()
    value.format = isBullet ? nil : xml.attribute("num-format") ?? ""
    value.prefix = xml.attribute("num-prefix") ?? ""
    value.suffix = xml.attribute("num-suffix") ?? ""
    value.shown = xml.attribute("display-levels").flatMap { Int($0) } ?? 1
    value.start = xml.attribute("start-value").flatMap { Int($0) } ?? 1
    value.pattern = xml.attribute("num-list-format")
    level = (index, value)
  }

  /// The level `index`, from 1, of the list style `list`.
  func level(_ index: Int, of list: String) -> Level? { lists[list]?[index] }

  /// The characters of `style`, with all it comes from.
  func characters(of style: String?) -> OdtCharacters {
    var found = OdtCharacters()
    var next = style
    for _ in 0..<64 {
      guard let name = next else { break }
      if let own = characters[name] { found = found.over(own) }
      if OdtCharacters.codes.contains(name) { found.isCode = true }
      next = parents[name]
    }
    return found
  }

  /// Whether `style` is, or comes from, the style called `ancestor`.
  func style(_ style: String?, comesFrom ancestor: String) -> Bool {
    var next = style
    for _ in 0..<64 {
      guard let name = next else { return false }
      if name == ancestor { return true }
      next = parents[name]
    }
    return false
  }
}

/// The numbers of an odt's lists and headings, written out.
struct OdtNumbering {
  private var counts: [String: [Int?]] = [:]
  private static let levels = 1...10

  /// Lets `list` begin anew.
  mutating func restart(_ list: String) { counts[list] = nil }

  /// The next number at `index` (from 1) of `list` with what follows it; empty where the list gives none.
  mutating func next(_ list: String, level index: Int, from start: Int?, styles: OdtStyles) -> String {
    guard Self.levels.contains(index), let level = styles.level(index, of: list) else { return "" }
    guard level.format != nil else { return "• " }
    var counts = self.counts[list] ?? [Int?](repeating: nil, count: Self.levels.count + 1)
    for above in 1..<index where counts[above] == nil { counts[above] = styles.level(above, of: list)?.start ?? 1 }
    counts[index] = start ?? counts[index].map { $0 < .max ? $0 + 1 : $0 } ?? level.start
    for below in counts.indices where below > index { counts[below] = nil }
    self.counts[list] = counts
    let shown = Self.text(level, index, list, counts, styles)
    return shown + (level.hasGap ? Numerals.gap(after: shown) : "")
  }

  private static func text(
    _ level: OdtStyles.Level, _ index: Int, _ list: String, _ counts: [Int?], _ styles: OdtStyles
  ) -> String {
    guard let format = level.format, !format.isEmpty else { return "" }
    let number = { (place: Int) in
      let format = place == index ? format : styles.level(place, of: list)?.format ?? ""
      return format.isEmpty ? "" : text(counts[place] ?? 1, format)
    }
    if var pattern = level.pattern {
      for place in 1...index { pattern = replaced(pattern, "%\(place)%", number(place)) }
      return pattern
    }
    let first = max(1, index - max(level.shown, 1) + 1)
    let numbers = (first...index).map(number).filter { !$0.isEmpty }
    return level.prefix + numbers.joined(separator: ".") + level.suffix
  }

  private static func replaced(_ text: String, _ mark: String, _ value: String) -> String {
    text.split(separator: mark, omittingEmptySubsequences: false).joined(separator: value)
  }

  /// `value` as `style:num-format` asks: by the first sign of the series it names (20.314).
  private static func text(_ value: Int, _ format: String) -> String {
    switch format.first {
    case "a": Numerals.letters(value)
    case "A": Numerals.letters(value).uppercased()
    case "i": Numerals.roman(value)
    case "I": Numerals.roman(value).uppercased()
    case "一": Numerals.chinese(value)
    case "壹": Numerals.chineseLegal(value)
    case "甲": Numerals.item(value, of: "甲乙丙丁戊己庚辛壬癸")
    case "子": Numerals.item(value, of: "子丑寅卯辰巳午未申酉戌亥")
    case "①": Numerals.sign(value, from: 0x2460, count: 20)
    default: String(value)
    }
  }
}
