import ReportModel

/// A formula as one line of text, of the elements of MathML (MathML Core; MathML 3, chapter 3) or of Office Math
/// (ECMA-376 Part 1, 22.1): `x²`, `a/(b+c)`, `√(2x)`, `∑_(i=1)^n i`.
///
/// The elements of both have different names, without their prefixes. All characters of a formula stand in the line, in the
/// order in which they are read aloud.
struct FormulaText {
  /// An element that has ended, or characters, which have no name.
  fileprivate struct Part {
    var name = ""
    var text: String
    /// Whether it is two lines without a bar between them, and nothing else.
    var isStack = false
  }

  /// An element that is open.
  private struct Node {
    var name: String
    /// The elements that have ended inside it, with their text.
    var parts: [Part] = []
    /// The characters that its properties give: of an operator, a bracket, an accent.
    var properties: [String: String] = [:]
  }

  /// Elements nest no deeper than this; what is deeper is read as if it stood beside.
  private static let deepest = 64
  /// Bytes of a formula; more is left out.
  private static let longest = 16_384

  private var open: [Node]
  private var deeper = 0
  private var count = 0

  /// A formula whose outermost element has begun.
  init(_ name: String) { open = [Node(name: name)] }

  /// Whether the outermost element has ended.
  var isEnded: Bool { open.isEmpty }

  /// An element begins; `attribute` gives the value of one of its attributes.
  mutating func start(_ name: String, _ attribute: (String) -> String?) {
    guard open.count < Self.deepest else { return deeper += 1 }
    var node = Node(name: name)
    switch name {
    case "mfenced":
      for key in ["open", "close", "separators"] { node.properties[key] = attribute(key) }
    case "mfrac": node.properties["linethickness"] = attribute("linethickness")
    case "chr", "begChr", "endChr", "sepChr", "degHide", "type", "pos":
      // A property of the element two levels above: `m:naryPr/m:chr`.
      if open.count >= 2 { open[open.count - 2].properties[name] = attribute("val") ?? "" }
    default: break
    }
    open.append(node)
  }

  /// Characters of the innermost element.
  mutating func add(_ text: String) {
    guard let last = open.indices.last, count < Self.longest else { return }
    count += text.utf8.count
    open[last].parts.append(Part(text: text))
  }

  /// The innermost element ends; the whole text where that is the outermost.
  mutating func end() -> String? {
    if deeper > 0 {
      deeper -= 1
      return nil
    }
    guard let node = open.popLast() else { return nil }
    let layout = FormulaLayout(name: node.name, parts: node.parts, properties: node.properties)
    let text = layout.line
    guard let last = open.indices.last else { return text.split { $0 == " " || $0.isNewline }.joined(separator: " ") }
    open[last].parts.append(Part(name: node.name, text: text, isStack: layout.isStack))
    return nil
  }

  /// The text where the document ends before the formula does.
  mutating func endAll() -> String {
    deeper = 0
    var text: String?
    while !open.isEmpty { text = end() }
    return text ?? ""
  }
}

/// The line of one element of a formula.
private struct FormulaLayout {
  let name: String
  let parts: [FormulaText.Part]
  let properties: [String: String]

  var line: String {
    switch name {
    case "f", "mfrac": return fraction
    case "sSup", "sSub", "sSubSup", "limLow", "limUpp", "nary": return officeScripts
    case "sPre": return Self.script(part("sup"), "^") + Self.script(part("sub"), "_") + part("e")
    case "mmultiscripts": return multiscripts
    case "msup", "mover": return script(0, nil, 1)
    case "msub", "munder": return script(0, 1, nil)
    case "msubsup", "munderover": return script(0, 1, 2)
    case "rad": return root(part("e"), degree: isDegreeHidden ? "" : part("deg"))
    case "msqrt": return root(joined, degree: "")
    case "mroot": return root(child(0), degree: child(1))
    case "d", "mfenced": return fenced
    case "func": return part("fName") + (part("e").first == "(" ? "" : " ") + part("e")
    case "acc", "bar": return accented
    case "m", "eqArr", "mtable": return list(["mr", "mtr", "mlabeledtr", "e"], by: "; ")
    case "mr", "mtr", "mlabeledtr": return list(["e", "mtd"], by: ", ")
    case "semantics": return child(0)
    case "annotation", "annotation-xml", "mphantom", "phant": return ""
    case "mtext", "mspace": return parts.map(\.text).joined()
    case "mi", "mn", "ms": return joined.trimmed
    case "mo": return spaced(joined.trimmed)
    default: return joined
    }
  }

  /// Whether it is two lines without a bar, whatever is around them.
  var isStack: Bool {
    if name == "f" || name == "mfrac" { return hasNoBar }
    let told = parts.filter { !$0.text.trimmed.isEmpty }
    return told.count == 1 && told[0].isStack
  }

  private var joined: String {
    var text = ""
    for (index, part) in parts.enumerated() {
      let isLoose = Self.loose.contains(part.name) || (index > 0 && Self.loose.contains(parts[index - 1].name))
      // 3½ is not 31/2, and a number before ²³⁵U has no exponent.
      if isLoose, let last = text.unicodeScalars.last, let first = part.text.unicodeScalars.first,
        Self.isOfWord(last), Self.isOfWord(first)
      {
        text += " "
      }
      if index > 0, part.isStack, parts[index - 1].text.trimmed == "(" {
        // The number of combinations.
        text.removeLast(parts[index - 1].text.count)
        text += "C("
      }
      text += part.text
    }
    return text
  }

  /// Elements whose line is not read on with letters and digits that touch it.
  private static let loose: Set<String> = ["f", "mfrac", "sPre", "mmultiscripts"]

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// The text of the part with this name.
  private func part(_ name: String) -> String { parts.first { $0.name == name }?.text ?? "" }

  /// The elements inside, white space between them left out.
  private func child(_ index: Int) -> String {
    let children = parts.filter { !$0.name.isEmpty }
    return children.indices.contains(index) ? children[index].text : ""
  }

  private func list(_ names: Set<String>, by separator: String) -> String {
    parts.filter { names.contains($0.name) }.map(\.text).joined(separator: separator)
  }

  // MARK: Forms

  private var fraction: String {
    let (above, below) = name == "f" ? (part("num"), part("den")) : (child(0), child(1))
    return hasNoBar ? above.trimmed + ", " + below.trimmed : Self.operand(above) + "/" + Self.operand(below)
  }

  /// Whether a fraction is two lines only: 22.1.2.110, `noBar`; MathML Core 3.3.2.1, a line of no thickness.
  private var hasNoBar: Bool {
    let thickness = properties["linethickness"]?.prefix { $0.isNumber || $0 == "." }
    return properties["type"] == "noBar" || thickness.flatMap { Double($0) } == 0
  }

  /// A base with scripts behind it and, behind `mprescripts`, before it, in pairs of a lower and an upper one (MathML Core
  /// 3.4.3).
  private var multiscripts: String {
    let children = parts.filter { !$0.name.isEmpty }
    let end = children.firstIndex { $0.name == "mprescripts" } ?? children.count
    func scripts(_ range: ArraySlice<FormulaText.Part>, isBefore: Bool) -> String {
      let texts = range.map(\.text.trimmed)
      return stride(from: 0, to: texts.count, by: 2).map { index in
        let below = Self.script(texts[index], "_")
        let above = index + 1 < texts.count ? Self.script(texts[index + 1], "^") : ""
        return isBefore ? above + below : below + above
      }.joined()
    }
    guard let base = children.first, end > 0 else { return joined }
    return scripts(children.dropFirst(end + 1), isBefore: true) + base.text.trimmed
      + scripts(children[1..<end], isBefore: false)
  }

  /// ST_OnOff of 22.9.2.7.
  private var isDegreeHidden: Bool { properties["degHide"].map { !["0", "off", "false"].contains($0) } ?? false }

  private var officeScripts: String {
    let sub = name == "limLow" ? part("lim") : part("sub")
    let sup = name == "limUpp" ? part("lim") : part("sup")
    guard name == "nary" else { return part("e") + Self.script(sub, "_") + Self.script(sup, "^") }
    let sign = properties["chr"] ?? "∫"
    let body = part("e")
    return sign + Self.script(sub, "_") + Self.script(sup, "^") + (body.isEmpty ? "" : " ") + body
  }

  private func script(_ base: Int, _ sub: Int?, _ sup: Int?) -> String {
    let (below, above) = (sub.map(child) ?? "", sup.map(child) ?? "")
    let base = child(base).trimmed
    if name == "mover", !base.isEmpty, let mark = Self.accent(above.trimmed) { return Self.marked(base, mark) }
    let isSum = ["∑", "∏", "∫", "∬", "∮", "⋃", "⋂"].contains(base)
    return base + Self.script(below.trimmed, "_") + Self.script(above.trimmed, "^") + (isSum ? " " : "")
  }

  private func root(_ text: String, degree: String) -> String {
    let operand = Self.operand(text)
    guard !degree.isEmpty else { return "√" + operand }
    return (Self.letters(degree, isRaised: true) ?? "(\(degree))") + "√" + operand
  }

  private var fenced: String {
    if name == "d" {
      let separator = properties["sepChr"] ?? "|"
      let (open, close) = (properties["begChr"] ?? "(", properties["endChr"] ?? ")")
      return (open == "(" && isStack ? "C" : "") + open + list(["e"], by: separator) + close
    }
    let separator = properties["separators"].map { $0.trimmed } ?? ","
    let inside = parts.filter { !$0.name.isEmpty }.map(\.text).joined(
      separator: separator.isEmpty ? "" : separator + " ")
    return ((properties["open"] ?? "(") == "(" && isStack ? "C" : "") + (properties["open"] ?? "(") + inside
      + (properties["close"] ?? ")")
  }

  private var accented: String {
    let base = part("e")
    // 22.1.2.7: a bar is below where nothing is said; 22.1.2.1: a circumflex.
    let bar = properties["pos"] == "top" ? "\u{305}" : "\u{332}"
    let mark = name == "bar" ? bar : properties["chr"] ?? "\u{302}"
    return Self.marked(base, Self.accent(mark) ?? mark)
  }

  /// A base with a mark: a line over or under each of its characters, any other mark over the last.
  private static func marked(_ base: String, _ mark: String) -> String {
    guard mark == "\u{305}" || mark == "\u{332}" else { return base + mark }
    return base.unicodeScalars.map { $0 == " " ? " " : "\($0)" + mark }.joined()
  }

  // MARK: Words

  /// Relations and the signs of sums stand between spaces; where no words touch them they need none.
  private func spaced(_ sign: String) -> String {
    switch sign {
    case "=", "≠", "≤", "≥", "<", ">", "≈", "≡", "→", "⇒", "∈": " " + sign + " "
    // The signs of MathML for a function of something, a product, a list, a sum, which nobody sees.
    case "\u{2061}": " "
    case "\u{2062}", "\u{2063}", "\u{2064}": ""
    default: sign
    }
  }

  /// The mark over a letter that a sign above it means; nil for any other.
  private static func accent(_ sign: String) -> String? {
    switch sign {
    case "\u{302}", "^", "ˆ": "\u{302}"
    case "\u{303}", "~", "˜": "\u{303}"
    case "\u{304}", "¯", "‾", "\u{305}": "\u{305}"
    case "\u{332}": "\u{332}"
    case "\u{307}", "˙": "\u{307}"
    case "\u{308}", "¨": "\u{308}"
    case "\u{20D7}", "→": "\u{20D7}"
    default: nil
    }
  }

  /// Characters in their raised or lowered form; nil where not all have one.
  private static func letters(_ text: String, isRaised: Bool) -> String? {
    var letters = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard let letter = ScriptLetter.letter(scalar.value, isRaised: isRaised).flatMap({ Unicode.Scalar($0) }) else {
        return nil
      }
      letters.append(letter)
    }
    return String(letters)
  }

  private static func script(_ text: String, _ sign: String) -> String {
    guard !text.isEmpty else { return "" }
    if ["′", "″", "‴", "'"].contains(text) { return text }
    return letters(text, isRaised: sign == "^") ?? sign + operand(text)
  }

  /// A part of a fraction or the like, in brackets where it is more than one name, number or bracket.
  private static func operand(_ text: String) -> String {
    let text = text.trimmed
    let isPlain = text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "." || ("0"..."9").contains($0) }
    return isPlain && !text.isEmpty || isBracketed(text) || text.unicodeScalars.count == 1 ? text : "(\(text))"
  }

  private static func isBracketed(_ text: String) -> Bool {
    guard text.hasPrefix("("), text.hasSuffix(")") else { return false }
    var depth = 0
    for (index, character) in text.utf8.enumerated() {
      if character == 0x28 { depth += 1 } else if character == 0x29 { depth -= 1 }
      if depth == 0 { return index == text.utf8.count - 1 }
    }
    return false
  }
}
