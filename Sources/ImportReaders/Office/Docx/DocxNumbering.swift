import ImportStream

/// Automatic numbering of a docx, written out as Word shows it (ECMA-376 Part 1, 17.9).
struct DocxNumbering {
  /// One of the nine levels of a list.
  struct Level {
    var start = 1
    var format = "decimal"
    var text = ""
    var suffix = "tab"
    var isLegal = false
    /// The level whose number makes this one begin again; nil for any above, 0 for none.
    var restart: Int?
    var style: String?
    /// Whether the number is hidden text: it counts, and no page shows it (17.3.2.41, vanish).
    var isHidden = false
  }

  private struct Instance {
    var abstract = ""
    var levels: [Int: Level] = [:]
    var starts: [Int: Int] = [:]
  }

  /// The levels of each definition, and which definition each list of the document uses.
  private var definitions: [String: [Int: Level]] = [:]
  private var styleLinks: [String: String] = [:]
  private var linkedStyles: [String: String] = [:]
  private var instances: [String: Instance] = [:]
  /// The numbers last given, by definition and level; lists with one definition count on.
  private var counters: [String: [Int?]] = [:]
  private var used: Set<String> = []
  private static let levels = 0..<9

  init() {}

  /// Reads `numbering.xml`.
  init(_ bytes: [UInt8], into writer: RecordWriter) {
    let xml = XMLReader(bytes, part: "word/numbering.xml", spaces: DocxSpaces.all, into: writer)
    var parser = Parser()
    xml.forEach { event in
      switch event {
      case .start(let name): parser.start(name, xml)
      case .end(let name): parser.end(name)
      case .text: break
      }
    }
    definitions = parser.definitions
    styleLinks = parser.styleLinks
    linkedStyles = parser.linkedStyles
    instances = parser.instances
  }

  /// The level of list `list` that paragraphs of `style` have.
  func level(of style: String, in list: String) -> Int? {
    guard let instance = instances[list] else { return nil }
    return Self.levels.first { self.level($0, of: instance)?.style == style }
  }

  /// The number of the next paragraph at `index` of `list`, with what stands between it and the text; empty where
  /// the list gives none.
  mutating func next(_ list: String, level index: Int) -> String {
    guard let instance = instances[list], Self.levels.contains(index), let level = level(index, of: instance) else {
      return ""
    }
    var counts = counters[instance.abstract] ?? [Int?](repeating: nil, count: Self.levels.count)
    if used.insert(list).inserted {
      for (level, _) in instance.starts where Self.levels.contains(level) { counts[level] = nil }
    }
    for above in 0..<index where counts[above] == nil { counts[above] = start(above, of: instance) }
    counts[index] = counts[index].map { $0 < .max ? $0 + 1 : $0 } ?? start(index, of: instance)
    for below in (index + 1)..<max(Self.levels.count, index + 1) {
      let restart = self.level(below, of: instance)?.restart
      if restart == 0 || (restart.map { index + 1 > $0 } ?? false) { continue }
      counts[below] = nil
    }
    counters[instance.abstract] = counts
    return text(of: level, counts, instance)
  }

  private func start(_ level: Int, of instance: Instance) -> Int {
    instance.starts[level] ?? self.level(level, of: instance)?.start ?? 1
  }

  private func level(_ index: Int, of instance: Instance) -> Level? {
    if let own = instance.levels[index] { return own }
    if let level = definitions[instance.abstract]?[index] { return level }
    // A definition may stand for a list style, which another definition describes.
    guard let style = styleLinks[instance.abstract], let other = linkedStyles[style], other != instance.abstract else {
      return nil
    }
    return definitions[other]?[index]
  }

  private func text(of level: Level, _ counts: [Int?], _ instance: Instance) -> String {
    if level.isHidden { return "" }
    if level.format == "bullet" { return "• " }
    var shown = ""
    var isPlace = false
    for character in level.text {
      if isPlace {
        isPlace = false
        guard let digit = character.wholeNumberValue, (1...9).contains(digit) else {
          shown += "%" + String(character)
          continue
        }
        let format = level.isLegal ? "decimal" : self.level(digit - 1, of: instance)?.format ?? "decimal"
        shown += NumberFormats.text(counts[digit - 1] ?? start(digit - 1, of: instance), format)
      } else if character == "%" {
        isPlace = true
      } else {
        shown.append(character)
      }
    }
    return shown + (level.suffix == "nothing" ? "" : Numerals.gap(after: shown))
  }
}

extension DocxNumbering {
  /// Takes `numbering.xml` apart.
  private struct Parser {
    var definitions: [String: [Int: Level]] = [:]
    var styleLinks: [String: String] = [:]
    var linkedStyles: [String: String] = [:]
    var instances: [String: Instance] = [:]
    private var abstract: String?
    private var list: String?
    private var override: Int?
    private var index: Int?
    private var level = Level()

    mutating func start(_ name: String, _ xml: XMLReader) {
      let value = { xml.attribute("val") ?? "" }
      switch name {
      // The names after the commas are those of Word 2003 XML.
      case "w:abstractNum", "w:listDef":
        abstract = xml.attribute("abstractNumId") ?? xml.attribute("listDefId")
        if let abstract { definitions[abstract] = [:] }
      case "w:numStyleLink": if let abstract { styleLinks[abstract] = value() }
      case "w:styleLink": if let abstract { linkedStyles[value()] = abstract }
      case "w:num", "w:list":
        list = xml.attribute("numId") ?? xml.attribute("ilfo")
        if let list { instances[list] = Instance() }
      case "w:abstractNumId", "w:ilst": if let list { instances[list]?.abstract = value() }
      case "w:lvlOverride": override = xml.attribute("ilvl").flatMap { Int($0) }
      case "w:startOverride":
        if let list, let override { instances[list]?.starts[override] = Int(value()) ?? 1 }
      case "w:lvl":
        index = xml.attribute("ilvl").flatMap { Int($0) }
        level = Level()
      case "w:start": level.start = Int(value()) ?? 1
      case "w:numFmt": level.format = value()
      case "w:nfc": level.format = NumberFormats.name(ofCode: Int(value()) ?? 0)
      case "w:lvlText": level.text = value()
      case "w:suff": level.suffix = value().lowercased()
      case "w:isLgl": level.isLegal = xml.isOn
      case "w:lvlRestart": level.restart = Int(value())
      case "w:pStyle": level.style = value()
      case "w:vanish": if index != nil { level.isHidden = xml.isOn }
      default: break
      }
    }

    mutating func end(_ name: String) {
      switch name {
      case "w:lvl":
        guard let index else { return }
        if let list {
          instances[list]?.levels[index] = level
        } else if let abstract {
          definitions[abstract]?[index] = level
        }
        self.index = nil
      case "w:abstractNum", "w:listDef": abstract = nil
      case "w:num", "w:list": list = nil
      case "w:lvlOverride": override = nil
      default: break
      }
    }
  }
}

/// The number formats of ECMA-376 Part 1, 17.18.59.
enum NumberFormats {
  /// `value` written in `format`; as a plain number where the format is not known.
  static func text(_ value: Int, _ format: String) -> String {
    switch format {
    case "none", "bullet": ""
    case "decimalZero": value < 10 && value >= 0 ? "0\(value)" : String(value)
    case "upperRoman": Numerals.roman(value).uppercased()
    case "lowerRoman": Numerals.roman(value)
    case "upperLetter": Numerals.letters(value).uppercased()
    case "lowerLetter": Numerals.letters(value)
    case "chineseCountingThousand": Numerals.chinese(value)
    case "chineseCounting", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand":
      Numerals.chineseCounting(value)
    case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
      Numerals.byDigit(value, zero: "〇")
    case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal": Numerals.chineseLegal(value)
    case "ideographTraditional": Numerals.item(value, of: "甲乙丙丁戊己庚辛壬癸")
    case "ideographZodiac": Numerals.item(value, of: "子丑寅卯辰巳午未申酉戌亥")
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": Numerals.sign(value, from: 0x2460, count: 20)
    case "decimalEnclosedParen": Numerals.sign(value, from: 0x2474, count: 20)
    case "decimalEnclosedFullstop": Numerals.sign(value, from: 0x2488, count: 20)
    case "ideographEnclosedCircle": Numerals.sign(value, from: 0x3280, count: 10)
    case "decimalFullWidth", "decimalFullWidth2": fullWidth(value)
    case "numberInDash": "- \(value) -"
    case "ordinal": "\(value)" + ordinal(value)
    default: String(value)
    }
  }

  /// The name of the format that Word 2003 XML writes as a number (MS-OSHARED, 2.2.1.3, MSONFC).
  static func name(ofCode code: Int) -> String {
    let names = [
      0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal",
      10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth", 16: "japaneseLegal",
      17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle", 19: "decimalFullWidth2", 22: "decimalZero",
      23: "bullet", 26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese",
      29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting",
      34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital",
      37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand", 255: "none",
    ]
    return names[code] ?? "decimal"
  }

  private static func fullWidth(_ value: Int) -> String {
    String(String.UnicodeScalarView(String(value).unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
  }

  private static func ordinal(_ value: Int) -> String {
    if (11...13).contains(value % 100) { return "th" }
    return [1: "st", 2: "nd", 3: "rd"][value % 10] ?? "th"
  }
}
