import TextFacts

/// Whether a line begins with a number or a mark of an item.
enum LineNumbering {
  private static let numerals = Set("一二三四五六七八九十百〇零".unicodeScalars)

  /// Whether `text` begins with `一、`, `（一）`, `1.`, `1）`, `（1）`, `①`, `第一章`, `1.1 `, or a bullet.
  static func begins(_ text: String) -> Bool {
    var scalars = Array(text.unicodeScalars.prefix(12))[...]
    guard let first = scalars.first else { return false }
    if ("\u{2460}"..."\u{24FF}").contains(first) || "•●■◆★—–▪◦○□☐☑√▶➢❖".unicodeScalars.contains(first) { return true }
    let isReference = first == "[" || first == "［"
    let isBracketed = first == "（" || first == "(" || isReference
    let isOrdinal = first == "第"
    if isBracketed || isOrdinal { scalars = scalars.dropFirst() }
    let number = scalars.prefix { numerals.contains($0) || isDigit($0) }
    guard !number.isEmpty, let after = scalars.dropFirst(number.count).first else {
      return isBracketed && isLetterItem(scalars)
    }
    if isReference { return after == "]" || after == "］" }
    if isBracketed { return after == "）" || after == ")" }
    if isOrdinal { return "编篇章节条款部分".unicodeScalars.contains(after) }
    // A decimal number is one only where no figure goes on in it: `1.1 Scope`, not `1.5%`.
    guard "、.．）)".unicodeScalars.contains(after) else { return false }
    let rest = scalars.dropFirst(number.count + 1)
    guard after == "." || after == "．", let next = rest.first, isDigit(next) else { return true }
    let decimals = rest.prefix { isDigit($0) || $0 == "." }
    return scalars.dropFirst(number.count + 1 + decimals.count).first.map { $0 == " " || $0 == "\u{3000}" } ?? true
  }

  /// Whether `text` begins as a numbered heading does: with `1 ` and a capital or a Chinese character too.
  static func beginsHeading(_ text: String) -> Bool {
    if begins(text) { return true }
    let scalars = Array(text.unicodeScalars.prefix(16))
    let number = scalars.prefix { isDigit($0) || $0 == "." }
    guard let digit = number.first, isDigit(digit), number.count <= 8 else { return false }
    let rest = scalars.dropFirst(number.count)
    guard rest.first == " ", let letter = rest.dropFirst().first else { return false }
    return letter.properties.isUppercase || Spacing.isIdeograph(letter)
  }

  /// Whether `text` is the number of a part of a law and nothing else: `第一章`, `第 十 条`.
  static func isOrdinal(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.filter { !Blank.contains($0.value) }
    guard scalars.first == "第", let last = scalars.last, "编篇章节条款回讲课".unicodeScalars.contains(last) else { return false }
    return scalars.count >= 3 && scalars.dropFirst().dropLast().allSatisfy { numerals.contains($0) || isDigit($0) }
  }

  /// Whether `text` is the number or the mark of an item and nothing else: `1.`, `1.2.3`, `(a)`, `•`, `附件1`.
  static func isNumber(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.filter { !Blank.contains($0.value) }
    guard let first = scalars.first, scalars.count <= 8 else { return false }
    if scalars.count == 1 {
      return isDigit(first) || numerals.contains(first) || ("\u{2460}"..."\u{24FF}").contains(first)
        || "•●■◆★—–-▪◦○□▶➢❖*·o".unicodeScalars.contains(first) || first.value >= 0xE000 && first.value < 0xF900
    }
    let marks = "()（）.．、:：[]".unicodeScalars
    guard scalars.contains(where: { marks.contains($0) }) else { return false }
    let inner = scalars.filter { !marks.contains($0) }
    return inner.allSatisfy { isDigit($0) || numerals.contains($0) }
      || (inner.count == 1 && inner.first?.properties.isAlphabetic ?? false)
      || inner.allSatisfy { "ivxIVX".unicodeScalars.contains($0) }
  }

  private static func isLetterItem(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let letter = scalars.first, letter.isASCII, letter.properties.isAlphabetic else { return false }
    return scalars.dropFirst().first == ")" || scalars.dropFirst().first == "）"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar)
  }
}
