import TextFacts

/// Whether a line begins with a number or a mark of an item.
enum LineNumbering {
  private static let numerals = Set("一二三四五六七八九十百〇零".unicodeScalars)

  /// Whether `text` begins with `一、`, `（一）`, `1.`, `1）`, `（1）`, `①`, `第一章`, or a bullet.
  static func begins(_ text: String) -> Bool {
    var scalars = Array(text.unicodeScalars.prefix(10))[...]
    guard let first = scalars.first else { return false }
    if ("\u{2460}"..."\u{24FF}").contains(first) || "•●■◆★—".unicodeScalars.contains(first) { return true }
    let isBracketed = first == "（" || first == "("
    let isOrdinal = first == "第"
    if isBracketed || isOrdinal { scalars = scalars.dropFirst() }
    let number = scalars.prefix { numerals.contains($0) || ("0"..."9").contains($0) || ("０"..."９").contains($0) }
    guard !number.isEmpty, let after = scalars.dropFirst(number.count).first else { return false }
    if isBracketed { return after == "）" || after == ")" }
    if isOrdinal { return "编章节条款部分".unicodeScalars.contains(after) }
    return "、.．）)".unicodeScalars.contains(after)
  }

  /// Whether `text` is the number of a part of a law and nothing else: `第一章`, `第 十 条`.
  static func isOrdinal(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.filter { !Blank.contains($0.value) }
    guard scalars.first == "第", let last = scalars.last, "编章节条款".unicodeScalars.contains(last) else { return false }
    return scalars.count >= 3 && scalars.dropFirst().dropLast().allSatisfy { numerals.contains($0) }
  }
}
