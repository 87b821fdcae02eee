/// Entity and numeric character references (CommonMark 0.31, 2.5; HTML, 13.5): those of ASCII, Latin-1 and the marks
/// that texts use.
enum CharacterReference {
  private static let longestName = 8
  private static let names: [[UInt8]: Unicode.Scalar] = {
    let table: [(String, Unicode.Scalar)] = [
      ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"), ("copy", "©"),
      ("reg", "®"), ("trade", "™"), ("hellip", "…"), ("mdash", "—"), ("ndash", "–"), ("lsquo", "‘"), ("rsquo", "’"),
      ("ldquo", "“"), ("rdquo", "”"), ("laquo", "«"), ("raquo", "»"), ("times", "×"), ("divide", "÷"), ("middot", "·"),
      ("bull", "•"), ("larr", "←"), ("rarr", "→"), ("uarr", "↑"), ("darr", "↓"), ("harr", "↔"), ("deg", "°"),
      ("plusmn", "±"), ("para", "¶"), ("sect", "§"), ("euro", "€"), ("pound", "£"), ("yen", "¥"), ("cent", "¢"),
      ("frac12", "½"), ("frac14", "¼"), ("frac34", "¾"), ("le", "≤"), ("ge", "≥"), ("ne", "≠"), ("infin", "∞"),
      ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("lambda", "λ"), ("mu", "μ"), ("pi", "π"),
      ("sigma", "σ"), ("omega", "ω"), ("auml", "ä"), ("ouml", "ö"), ("uuml", "ü"), ("Auml", "Ä"), ("Ouml", "Ö"),
      ("Uuml", "Ü"), ("szlig", "ß"), ("eacute", "é"), ("egrave", "è"), ("agrave", "à"), ("ccedil", "ç"),
      ("ntilde", "ñ"), ("lbrack", "["), ("rbrack", "]"), ("lpar", "("), ("rpar", ")"), ("ast", "*"), ("lowbar", "_"),
      ("num", "#"), ("excl", "!"), ("vert", "|"), ("emsp", "\u{2003}"), ("ensp", "\u{2002}"), ("thinsp", "\u{2009}"),
      ("shy", "\u{AD}"), ("zwj", "\u{200D}"), ("zwnj", "\u{200C}"),
    ]
    return Dictionary(uniqueKeysWithValues: table.map { (Array($0.0.utf8), $0.1) })
  }()

  /// The character that the reference at `place`, which is `&`, stands for, and the byte after its semicolon.
  static func read(_ text: [UInt8], _ start: Int, _ end: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    var place = start + 1
    guard place < end else { return nil }
    if text[place] != 0x23 {
      let first = place
      while place < end, place - first <= longestName,
        HTMLTag.isLetter(text[place]) || (0x30...0x39).contains(text[place])
      {
        place += 1
      }
      guard place < end, text[place] == 0x3B, let scalar = names[Array(text[first..<place])] else { return nil }
      return (scalar, place + 1)
    }
    place += 1
    let isHex = place < end && text[place] | 0x20 == 0x78
    if isHex { place += 1 }
    let first = place
    var value: UInt32 = 0
    while place < end, place - first < 8, let digit = digit(text[place]), isHex || digit < 10 {
      value = value * (isHex ? 16 : 10) + digit
      place += 1
    }
    guard place > first, place - first <= (isHex ? 6 : 7), place < end, text[place] == 0x3B else { return nil }
    // A control is no character of a text, whoever spells it out.
    let isControl = value < 0x20 || (0x7F...0x9F).contains(value)
    return (isControl ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}", place + 1)
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46, 0x61...0x66: UInt32((byte | 0x20) - 0x57)
    default: nil
    }
  }
}
