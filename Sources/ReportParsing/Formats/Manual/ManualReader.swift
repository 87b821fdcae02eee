import ReportModel
import TextFacts

/// Source of manual pages: requests of roff with the macros of man(7) (`.TH` `.SH` `.SS`) or mdoc(7) (`.Dt` `.Sh` `.Ss`).
/// Requests are mark-up; the words of their arguments stay.
struct ManualReader {
  private var markup: MarkupText
  private var title: (line: Int, words: Range<Int>)?
  /// The first line of the text that is set as it stands; nil outside of such.
  private var codeStart: Int?
  /// Whether the next line of text is a heading of this depth: `.SH` alone on its line.
  private var headingDepth: Int?
  private var lists = 0

  static func read(_ text: [UInt8]) -> LinedText {
    var reader = ManualReader(MarkupText(text))
    for line in 0..<reader.markup.count { reader.read(line) }
    reader.endCode(before: reader.markup.count)
    reader.markup.settleTitle(reader.title)
    return reader.markup.finished { _ in false }
  }

  private init(_ markup: consuming MarkupText) { self.markup = markup }

  private var text: [UInt8] { markup.text }

  private mutating func read(_ line: Int) {
    let content = markup.content(line)
    guard let first = text[content].first else { return }
    guard first == 0x2E || first == 0x27, markup.indent(line) == 0 else {
      if let depth = headingDepth { return addHeading(line, depth, content) }
      let part: LinePart = codeStart == nil ? .block : .preformatted
      markup.set(part, line)
      return markup.append(RoffEscapes.spans(text, content))
    }
    let after = text.trimmed(content.lowerBound + 1..<content.upperBound)
    if text.begins(with: "\\\"", in: after) || after.isEmpty { return markup.hide(line, as: .comment) }
    let name = after.lowerBound..<(text[after].firstIndex { $0 <= 0x20 || $0 == 0x5C } ?? after.upperBound)
    let arguments = text.trimmed(name.upperBound..<after.upperBound)
    request(line, content, String(decoding: text[name].prefix(8), as: UTF8.self), arguments)
  }

  private mutating func request(_ line: Int, _ content: Range<Int>, _ name: String, _ arguments: Range<Int>) {
    switch name {
    case "SH", "Sh", "SS", "Ss":
      endCode(before: line)
      let depth = name.hasPrefix("SH") || name == "Sh" ? 1 : 2
      if arguments.isEmpty {
        headingDepth = depth
        return markup.hide(line, as: .comment)
      }
      markup.conceal(content.lowerBound..<arguments.lowerBound)
      addHeading(line, depth, arguments)
    case "TH", "Dt": addTitle(line, content, arguments)
    case "Dd", "Os": markup.hide(line, as: .metadata, part: .front(name == "Dd" ? .date : .field), marker: arguments)
    case "nf", "EX", "Vb":
      markup.hide(line, as: .comment)
      if codeStart == nil { codeStart = line + 1 }
    case "fi", "EE", "Ve", "Ed":
      endCode(before: line)
      markup.hide(line, as: .comment)
    case "Bd":
      markup.hide(line, as: .comment)
      if text.contains("-literal", in: arguments) || text.contains("-unfilled", in: arguments), codeStart == nil {
        codeStart = line + 1
      }
    case "Bl":
      lists += 1
      markup.hide(line, as: .comment)
    case "El":
      lists = max(0, lists - 1)
      markup.hide(line, as: .comment)
    case "IP", "It", "TP":
      markup.set(.block, line)
      markup.append(Block(.listItem, content.run, marker: arguments.run, depth: max(1, lists)))
      conceal(line, content, arguments)
    default: isText(name) && !arguments.isEmpty ? conceal(line, content, arguments) : markup.hide(line, as: .comment)
    }
  }

  /// Whether the arguments of a macro are words of the text: fonts, names, references.
  private func isText(_ name: String) -> Bool {
    switch name {
    case "B", "I", "BR", "RB", "IR", "RI", "BI", "IB", "SM", "SB", "R", "UR", "MT", "SY", "OP", "TQ", "QP": true
    default:
      // Macros of mdoc(7) are a capital and a small letter; requests of roff are small.
      name.utf8.count == 2 && name != "Pp" && name != "Lp" && name != "Rs" && name != "Re" && name != "Bk"
        && name != "Ek"
        && name.utf8.first.map { (0x41...0x5A).contains($0) } ?? false
        && name.utf8.last.map { (0x61...0x7A).contains($0) } ?? false
    }
  }

  private mutating func conceal(_ line: Int, _ content: Range<Int>, _ arguments: Range<Int>) {
    markup.set(codeStart == nil ? .block : .preformatted, line)
    markup.conceal(content.lowerBound..<(arguments.isEmpty ? content.upperBound : arguments.lowerBound))
    if !arguments.isEmpty { markup.append(RoffEscapes.spans(text, arguments, areArguments: true)) }
  }

  private mutating func addHeading(_ line: Int, _ depth: Int, _ words: Range<Int>) {
    headingDepth = nil
    let spans = RoffEscapes.spans(text, words, areArguments: true)
    markup.append(spans)
    // The mark of a footnote, as pandoc sets each under `.SH NOTES`.
    guard !isNoteMark(words) else { return markup.set(.block, line) }
    markup.addHeading(line, depth: depth, Shown.words(text, words, spans), end: words.upperBound)
  }

  /// Whether the words are a number in square brackets.
  private func isNoteMark(_ words: Range<Int>) -> Bool {
    let inner = text[words].dropFirst().dropLast()
    return text[words].first == 0x5B && text[words].last == 0x5D && !inner.isEmpty
      && inner.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `.TH NAME 1 date source manual`, `.Dt NAME 1`: the name and the section are the title.
  private mutating func addTitle(_ line: Int, _ content: Range<Int>, _ arguments: Range<Int>) {
    guard title == nil, let (name, next) = RoffEscapes.argument(text, arguments) else {
      return markup.hide(line, as: .metadata)
    }
    var end = name.upperBound
    if let (section, after) = RoffEscapes.argument(text, next..<arguments.upperBound), section.count <= 8 {
      end = section.upperBound
      markup.conceal(after..<content.upperBound)
      if end < after { markup.conceal(end..<after) }
      // Quotation marks between the two.
      if name.upperBound < next { markup.conceal(name.upperBound..<min(name.upperBound + 1, section.lowerBound)) }
      let blank = text[next..<section.lowerBound]
      if let quote = blank.lastIndex(of: 0x22), quote >= next { markup.conceal(quote..<quote + 1) }
    } else {
      markup.conceal(end..<content.upperBound)
    }
    markup.conceal(content.lowerBound..<name.lowerBound)
    markup.append(RoffEscapes.spans(text, name.lowerBound..<end))
    markup.append(Block(.metadata, content.run, marker: name.run))
    title = (line, name.lowerBound..<end)
  }

  private mutating func endCode(before line: Int) {
    guard let first = codeStart else { return }
    codeStart = nil
    if first < line { markup.append(.code, first..<line, part: .preformatted) }
  }
}

/// Escapes of roff (groff(7)): fonts, sizes, characters by their names; and the quotation marks around arguments.
enum RoffEscapes {
  private static let characters: [String: Unicode.Scalar] = [
    "em": "—", "en": "–", "hy": "-", "bu": "•", "aq": "'", "dq": "\"", "lq": "“", "rq": "”", "oq": "‘", "cq": "’",
    "co": "©", "rg": "®", "tm": "™", "->": "→", "<-": "←", "ha": "^", "ti": "~", "ga": "`", "mu": "×", "de": "°",
    "rs": "\\", "or": "|", "lB": "[", "rB": "]", "la": "⟨", "ra": "⟩", "sq": "□", "sc": "§", "==": "≡", ">=": "≥",
    "<=": "≤", "!=": "≠", "+-": "±", "pl": "+", "mi": "−", "*a": "α", "*b": "β", "ss": "ß", ":a": "ä", ":o": "ö",
    ":u": "ü", "'e": "é", "`e": "è", "Fo": "«", "Fc": "»",
  ]

  /// The spans of `range`; of arguments the quotation marks around them are hidden too.
  static func spans(_ text: [UInt8], _ range: Range<Int>, areArguments: Bool = false) -> [InlineSpan] {
    var spans: [InlineSpan] = []
    var font: (kind: InlineSpan.Kind, start: Int)?
    var place = range.lowerBound
    func endFont(at end: Int) {
      if let open = font, open.start < end { spans.append(InlineSpan(open.kind, TextRange(open.start, end))) }
      font = nil
    }
    while place < range.upperBound {
      if areArguments, text[place] == 0x22 {
        spans.append(InlineSpan(.concealed, TextRange(place, place + 1)))
        place += 1
        continue
      }
      guard text[place] == 0x5C else {
        place += 1
        continue
      }
      let escape = read(text, place, range.upperBound)
      if let scalar = escape.scalar {
        spans.append(InlineSpan(TextRange(place, escape.end), standsFor: scalar))
      } else {
        if let kind = escape.font {
          endFont(at: place)
          if let kind { font = (kind, escape.end) }
        }
        if escape.end > place { spans.append(InlineSpan(.concealed, TextRange(place, escape.hidden))) }
      }
      place = max(escape.end, place + 1)
    }
    endFont(at: range.upperBound)
    return spans.inOrder
  }

  /// The argument at the start of `range`, without quotation marks, and the place after it.
  static func argument(_ text: [UInt8], _ range: Range<Int>) -> (words: Range<Int>, next: Int)? {
    let rest = text.trimmed(range)
    guard let first = text[rest].first else { return nil }
    if first == 0x22 {
      let end = ByteSearch.first(0x22, in: text, from: rest.lowerBound + 1, to: rest.upperBound) ?? rest.upperBound
      guard end > rest.lowerBound + 1 else { return nil }
      return (rest.lowerBound + 1..<end, min(end + 1, rest.upperBound))
    }
    let end = text[rest].firstIndex { $0 <= 0x20 } ?? rest.upperBound
    return (rest.lowerBound..<end, end)
  }

  private struct RoffEscape {
    /// The byte after the escape, and the byte after what of it is hidden.
    var end: Int
    var hidden: Int
    var scalar: Unicode.Scalar?
    /// A change of font: to none, or to one of a kind.
    var font: InlineSpan.Kind??
  }

  private static func read(_ text: [UInt8], _ place: Int, _ limit: Int) -> RoffEscape {
    let next = place + 1
    guard next < limit else { return RoffEscape(end: next, hidden: next) }
    func hide(_ end: Int) -> RoffEscape { RoffEscape(end: min(end, limit), hidden: min(end, limit)) }
    switch text[next] {
    case 0x66:  // \fB \f(CW \f[B]
      let (name, end) = self.name(text, next + 1, limit)
      var escape = hide(end)
      escape.font = .some(font(name))
      return escape
    case 0x28, 0x5B:  // \(em \[em]
      let (name, end) = self.name(text, next, limit)
      var escape = hide(end)
      escape.scalar = characters[name] ?? scalar(ofName: name)
      return escape
    case 0x2A, 0x6E, 0x67, 0x6B, 0x6D, 0x46, 0x4D:  // \* \n \g \k \m \F \M and a name
      return hide(name(text, next + 1, limit).end)
    case 0x73:  // \s-2 \s0
      var end = next + 1
      if end < limit, text[end] == 0x2D || text[end] == 0x2B { end += 1 }
      while end < limit, (0x30...0x39).contains(text[end]), end - next < 4 { end += 1 }
      return hide(end)
    case 0x76, 0x68, 0x77, 0x6C, 0x4C, 0x6F, 0x7A:  // \h'…' and the like
      guard next + 1 < limit, text[next + 1] == 0x27 else { return hide(next + 1) }
      let end = ByteSearch.first(0x27, in: text, from: next + 2, to: min(limit, next + 256))
      return hide(end.map { $0 + 1 } ?? next + 1)
    case 0x65, 0x45:  // \e \E: a backslash
      return RoffEscape(end: next + 1, hidden: next + 1, scalar: "\\")
    case 0x7E, 0x30: return RoffEscape(end: next + 1, hidden: next + 1, scalar: " ")
    case 0x26, 0x7C, 0x5E, 0x25, 0x3A, 0x63, 0x29, 0x2F, 0x2C, 0x21, 0x75, 0x64, 0x70: return hide(next + 1)
    case 0x22, 0x23: return hide(limit)  // A remark.
    case 0x80...: return hide(next)
    default: return RoffEscape(end: next + 1, hidden: next)  // \- \. \' and others: the character itself.
    }
  }

  /// A name of one byte, of two after `(`, or within brackets.
  private static func name(_ text: [UInt8], _ place: Int, _ limit: Int) -> (name: String, end: Int) {
    guard place < limit else { return ("", limit) }
    var range = place..<place + 1
    var end = place + 1
    if text[place] == 0x28 {
      range = min(place + 1, limit)..<min(place + 3, limit)
      end = range.upperBound
    } else if text[place] == 0x5B {
      let close = ByteSearch.first(0x5D, in: text, from: place + 1, to: min(limit, place + 64))
      range = place + 1..<(close ?? place + 1)
      end = close.map { $0 + 1 } ?? place + 1
    }
    // Names are ASCII: no character is cut.
    guard text[range].allSatisfy({ $0 < 0x80 }), end >= limit || text[end] & 0xC0 != 0x80 else { return ("", place) }
    return (String(decoding: text[range], as: UTF8.self), end)
  }

  private static func font(_ name: String) -> InlineSpan.Kind? {
    switch name {
    case "B", "3", "BI", "4": .strong
    case "I", "2": .emphasis
    case "C", "CW", "CR", "CB", "CI": .code
    default: nil
    }
  }

  /// `u2014` of `\[u2014]`.
  private static func scalar(ofName name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("u"), let value = UInt32(name.dropFirst(), radix: 16), value > 0x1F,
      !(0x7F...0x9F).contains(value)
    else {
      return nil
    }
    return Unicode.Scalar(value)
  }
}
