import TextFacts

/// The text of words side by side: the spaces between them, and their order where it runs from right to left.
enum LineText {
  /// The words as one string.
  static func text(of words: [PageWord]) -> String { LineWords(words).text }

  /// Whether a space stands between two words.
  static func hasSpace(between before: PageWord, and word: PageWord, spread: Double = 0) -> Bool {
    let size = max(min(before.size, word.size), 1)
    if before.hasSpaceAfter, word.line == before.line,
      word.left - before.right > (before.isWide && word.isWide ? 0.1 : -0.05) * size
    {
      return true
    }
    return Spacing.isSpace((word.left - before.right - spread) / size, before.text, word.text)
  }

  /// The distance at which a justified line sets its Chinese characters, which stand together in others.
  static func spread(of words: [PageWord]) -> Double {
    guard words.count > 6 else { return 0 }
    let gaps = zip(words, words.dropFirst()).compactMap { before, word -> Double? in
      guard let last = before.text.unicodeScalars.last, let first = word.text.unicodeScalars.first,
        Spacing.isWide(last), Spacing.isWide(first), !Spacing.isHangul(last), !before.hasSpaceAfter
      else { return nil }
      return word.left - before.right
    }.sorted()
    return gaps.count >= 6 ? max(0, gaps[gaps.count / 2]) : 0
  }

  /// The width of the first unit of `words` that cannot be broken over two lines.
  static func firstUnit(_ words: [PageWord], _ size: Double) -> Double {
    guard let first = words.first, let scalar = first.text.unicodeScalars.first else { return 0 }
    if Spacing.isWide(scalar) {
      // A mark that may not begin a line stays with the character before it.
      let closing = first.text.unicodeScalars.dropFirst().prefix { Spacing.isClosing($0) }.count
      return size * Double(1 + min(closing, 3))
    }
    // Figures and the marks between them are set as one: `11.5%、18.7%。`. Letters and figures are half an em wide on
    // the whole; their box says more where nothing else is in it.
    let unit = first.text.unicodeScalars.prefix { !Spacing.isWide($0) || Spacing.isClosing($0) }
    if unit.count == first.text.unicodeScalars.count { return first.right - first.left }
    return unit.reduce(0) { $0 + (Spacing.isWide($1) ? size : size / 2) }
  }
}

/// Lines of scripts that run from right to left: their characters stand on the page as they look, from the left.
enum RightToLeft {
  /// Whether most letters of `words` are of such a script.
  static func stands(in words: [PageWord]) -> Bool {
    guard words.contains(where: { $0.text.unicodeScalars.contains { isStrong($0) } }) else { return false }
    var (right, left) = (0, 0)
    for word in words {
      for scalar in word.text.unicodeScalars {
        if isStrong(scalar) { right += 1 } else if scalar.properties.isAlphabetic { left += 1 }
      }
    }
    return right > left
  }

  /// The words in the order they are read, each in its own.
  ///
  /// Words of letters from left to right, and figures, keep their order among neighbours of their kind (UAX 9, L2).
  static func read(_ words: [(text: String, place: PageWord)]) -> [String] {
    var out: [String] = []
    var run: [(text: String, place: PageWord)] = []
    var last: PageWord?
    func add(_ text: String, _ word: PageWord) {
      if let last, abs(gap(last, word)) / max(word.size, 1) > 0.12 { out.append(" ") }
      out.append(text)
      last = word
    }
    func flush() {
      for word in run.reversed() { add(word.text, word.place) }
      run = []
    }
    for word in words.reversed() {
      if word.text.unicodeScalars.contains(where: isStrong) {
        flush()
        add(reversed(word.text), word.place)
      } else if word.text.unicodeScalars.contains(where: { $0.properties.isAlphabetic || isDigit($0) }) {
        run.append(word)
      } else if run.isEmpty {
        add(mirrored(word.text), word.place)
      } else {
        run.append(word)
      }
    }
    flush()
    return out
  }

  private static func gap(_ one: PageWord, _ other: PageWord) -> Double {
    max(one.left, other.left) - min(one.right, other.right)
  }

  /// A word from its right end; figures and letters in it from their left.
  private static func reversed(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var run: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars.reversed() {
      if isDigit(scalar) || (scalar.properties.isAlphabetic && !isStrong(scalar) && !isMark(scalar)) {
        run.append(scalar)
      } else {
        out.append(contentsOf: run.reversed())
        run = []
        out.append(mirror(scalar))
      }
    }
    out.append(contentsOf: run.reversed())
    return String(out)
  }

  private static func mirrored(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.reversed() { out.append(mirror(scalar)) }
    return String(out)
  }

  private static func mirror(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "(": ")"
    case ")": "("
    case "[": "]"
    case "]": "["
    case "{": "}"
    case "}": "{"
    case "«": "»"
    case "»": "«"
    case "<": ">"
    case ">": "<"
    default: scalar
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9: true
    default: false
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass.rawValue != 0
  }

  /// Hebrew, Arabic, Syriac, Thaana, N'Ko, and their presentation forms; figures are none.
  private static func isStrong(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x660...0x669, 0x6F0...0x6F9: false
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}

/// Whether what stands between two words is a space.
enum Spacing {
  /// `gap` is in ems. Between Chinese and Latin letters type is set a quarter of an em apart, which is no character
  /// (JIS X 4051; GB/T 15834 asks for none): only more is a space. Korean parts its words by spaces.
  static func isSpace(_ gap: Double, _ before: String, _ after: String) -> Bool {
    guard let last = before.unicodeScalars.last, let first = after.unicodeScalars.first else { return false }
    let lastIsWide =
      isWide(last) && (isIdeograph(last) || before.unicodeScalars.contains(where: isIdeograph) || isWideMark(last))
    let firstIsWide =
      isWide(first) && (isIdeograph(first) || after.unicodeScalars.contains(where: isIdeograph) || isWideMark(first))
    if isHangul(last) || isHangul(first) { return gap > 0.15 }
    switch (lastIsWide, firstIsWide) {
    case (false, false): return gap > 0.1
    case (true, true): return gap > 0.45
    default: return gap > 0.34
    }
  }

  /// Whether lines that end and begin with these are parted by a space: words of letters, and Korean ones.
  static func isSpaceBetweenLines(_ last: Unicode.Scalar, _ first: Unicode.Scalar) -> Bool {
    if last == "-" || last == "\u{AD}" { return false }
    if isHangul(last) || isHangul(first) { return !isClosing(first) }
    return !(isIdeograph(last) || isIdeograph(first) || isWideMark(last) || isWideMark(first))
  }

  /// Whether a mark may not begin a line (GB/T 15834, 5.1.10).
  static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    "。，、；：？！）》〉」』】〕”’".unicodeScalars.contains(scalar)
  }

  /// Whether a character takes the width of a Chinese one, where marks of both scripts take that of the Chinese.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    EastAsianWidth.isWideInChinese(scalar.value)
  }

  /// Whether `text` ends with a Chinese or Japanese character.
  static func isWide(atEndOf text: String) -> Bool { text.unicodeScalars.last.map(isIdeograph) ?? false }

  /// A character of Chinese or Japanese.
  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x2FFF, 0x3005...0x3007, 0x3021...0x3029, 0x3040...0x30FF, 0x3100...0x312F, 0x31A0...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// A mark that only those scripts have: `，` `（`.
  static func isWideMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3000...0x303F, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0xFFE0...0xFFE6: true
    default: false
    }
  }

  static func isHangul(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: true
    default: false
    }
  }
}
