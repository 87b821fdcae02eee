import ImportStream

/// The look of characters of a style as far as it makes spans; nil for what is not said (part 3, 20).
struct OdtCharacters {
  var isBold: Bool?
  var isItalic: Bool?
  var isStruck: Bool?
  /// Whether dots or the like set them off.
  var isDotted: Bool?
  /// Above the line, below it, or neither.
  var position: InlineMarks?
  var isCode: Bool?

  /// The styles for code that LibreOffice has built in; pandoc writes the first.
  static let codes: Set<String> = ["Source_20_Text", "Teletype", "User_20_Entry"]

  init() {}

  /// The properties just started.
  init(_ xml: XMLReader) {
    isBold = xml.attribute("font-weight").map { $0 == "bold" || (Int($0) ?? 0) >= 600 }
    isItalic = xml.attribute("font-style").map { $0 == "italic" || $0 == "oblique" }
    let line = xml.attribute("text-line-through-style") ?? xml.attribute("text-line-through-type")
    isStruck = line.map { $0 != "none" }
    isDotted = xml.attribute("text-emphasize").map { !$0.hasPrefix("none") }
    position = xml.attribute("text-position").map(Self.position)
  }

  /// `super 58%`, `-33% 58%`: a word or how far above the line.
  private static func position(_ value: String) -> InlineMarks {
    let first = value.prefix { $0 != " " }
    if first == "super" { return .superscript }
    if first == "sub" { return .subscript }
    let distance = Int(first.prefix { $0 != "%" && $0 != "." }) ?? 0
    return distance == 0 ? [] : distance > 0 ? .superscript : .subscript
  }

  /// The look with what `base` says of the rest.
  func over(_ base: OdtCharacters) -> OdtCharacters {
    var look = self
    look.isBold = isBold ?? base.isBold
    look.isItalic = isItalic ?? base.isItalic
    look.isStruck = isStruck ?? base.isStruck
    look.isDotted = isDotted ?? base.isDotted
    look.position = position ?? base.position
    look.isCode = isCode ?? base.isCode
    return look
  }

  /// The marks of characters that look so in a paragraph whose others look like `usual`.
  func marks(over usual: OdtCharacters) -> InlineMarks {
    let has = { (fact: Bool?, other: Bool?) in (fact ?? false) && !(other ?? false) }
    var marks = position ?? []
    if has(isBold, usual.isBold) { marks.insert(.strong) }
    if has(isItalic, usual.isItalic) || has(isDotted, usual.isDotted) { marks.insert(.emphasis) }
    if has(isStruck, usual.isStruck) { marks.insert(.strike) }
    if has(isCode, usual.isCode) { marks.insert(.code) }
    return marks
  }
}

/// The runs of a paragraph of an odt that are more than letters, and the elements that are open in it.
struct OdtRuns {
  var runs = InlineRuns()
  /// The first byte of characters that get a reading.
  var rubyStart = 0
  /// The look of the paragraph, and the looks and links inside the elements that are open, the innermost last.
  private let usual: OdtCharacters
  private var open: [(look: OdtCharacters, style: InlineStyle)] = []

  /// Runs of a paragraph whose characters look so.
  init(_ usual: OdtCharacters) { self.usual = usual }

  /// The style of characters at this place.
  var style: InlineStyle { open.last?.style ?? .plain }

  /// A run of characters in a style begins.
  mutating func begin(_ look: OdtCharacters) {
    let look = look.over(open.last?.look ?? usual)
    open.append((look, InlineStyle(marks: look.marks(over: usual), link: style.link)))
  }

  /// A link to the destination of this number begins.
  mutating func beginLink(_ number: Int?) {
    open.append((open.last?.look ?? usual, InlineStyle(marks: style.marks, link: number)))
  }

  /// A run or link ends.
  mutating func end() { _ = open.popLast() }
}
