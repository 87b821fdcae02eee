/// Numbers written as a document asks for them.
enum Numerals {
  /// 1 → 一, 21 → 二十一, 105 → 一百零五; as counted in Chinese.
  static func chinese(_ value: Int) -> String {
    guard (1..<10_000).contains(value) else { return String(value) }
    var text = ""
    var rest = value
    var skipped = false
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = rest / unit
      rest %= unit
      if digit == 0 {
        skipped = !text.isEmpty
        continue
      }
      if skipped { text += "零" }
      skipped = false
      if !(digit == 1 && unit == 10 && text.isEmpty) { text += digits[digit] }
      text += name
    }
    return text
  }

  /// As `chinese` to 99, digit by digit from 100 on: 一○五 (ECMA-376 Part 1, 17.18.59, chineseCounting).
  static func chineseCounting(_ value: Int) -> String {
    value < 100 ? chinese(value) : byDigit(value, zero: "○")
  }

  /// Digit by digit: 10 → 一〇.
  static func byDigit(_ value: Int, zero: String) -> String {
    String(value).compactMap(\.wholeNumberValue).map { $0 == 0 ? zero : digits[$0] }.joined()
  }

  /// 壹, 贰拾壹: the forms used on cheques.
  static func chineseLegal(_ value: Int) -> String {
    let formal: [Character: String] = [
      "一": "壹", "二": "贰", "三": "叁", "四": "肆", "五": "伍", "六": "陆", "七": "柒", "八": "捌", "九": "玖", "十": "拾", "百": "佰",
      "千": "仟",
    ]
    let plain = (10..<20).contains(value) ? "一" + chinese(value) : chinese(value)
    return plain.map { formal[$0] ?? String($0) }.joined()
  }

  /// i, ii, iii, iv.
  static func roman(_ value: Int) -> String {
    guard (1..<4_000).contains(value) else { return String(value) }
    let signs = [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
      (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var rest = value
    var text = ""
    for (worth, sign) in signs {
      while rest >= worth {
        text += sign
        rest -= worth
      }
    }
    return text
  }

  /// a … z, aa … zz, as word processors count with letters.
  static func letters(_ value: Int) -> String {
    guard (1...780).contains(value), let scalar = Unicode.Scalar(0x61 + (value - 1) % 26) else { return String(value) }
    return String(repeating: Character(scalar), count: (value - 1) / 26 + 1)
  }

  /// The `value`-th of the signs that begin at `first`; the plain number where there are no more.
  static func sign(_ value: Int, from first: UInt32, count: Int) -> String {
    guard (1...count).contains(value), let scalar = Unicode.Scalar(first + UInt32(value - 1)) else {
      return String(value)
    }
    return String(Character(scalar))
  }

  /// The `value`-th of `signs`; the plain number where there are no more.
  static func item(_ value: Int, of signs: String) -> String {
    let signs = Array(signs)
    return signs.indices.contains(value - 1) ? String(signs[value - 1]) : String(value)
  }

  /// The text for a tab or space between a number and its title: a full-width mark keeps its own distance.
  static func gap(after number: String) -> String {
    guard let last = number.unicodeScalars.last else { return "" }
    return "、）．。〕】》： 　".unicodeScalars.contains(last) ? "" : " "
  }

  private static let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
}
