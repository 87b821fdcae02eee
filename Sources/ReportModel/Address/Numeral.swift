/// Numbers as reports write them: Chinese numerals, Arabic digits of either width, circled and bracketed digits.
public enum Numeral {
  /// The value of the numeral that begins at `place`, and the offset after it; nil where there is none.
  ///
  /// Reads Chinese numerals up to 9999 (`二十一`, `一百零三`, `二〇`) or Arabic digits (half or full width, up to six).
  public static func read(_ text: [UInt8], at place: Int, end: Int) -> (value: Int, end: Int)? {
    readArabic(text, at: place, end: end) ?? readChinese(text, at: place, end: end)
  }

  /// The value of the Arabic digits at `place`, half or full width, six at most.
  public static func readArabic(_ text: [UInt8], at place: Int, end: Int) -> (value: Int, end: Int)? {
    var next = place
    var value = 0
    var digits = 0
    while let (digit, after) = arabicDigit(text, at: next, end: end) {
      guard digits < 6 else { return nil }
      value = value * 10 + digit
      digits += 1
      next = after
    }
    return digits > 0 ? (value, next) : nil
  }

  /// Whether a Chinese numeral may begin with a scalar: most lines are told by their first.
  public static func isChinese(_ scalar: UInt32) -> Bool { digit(scalar) != nil || unit(scalar) != nil }

  /// The value of the Chinese numeral at `place`.
  public static func readChinese(_ text: [UInt8], at place: Int, end: Int) -> (value: Int, end: Int)? {
    var next = place
    var total = 0
    var pending = -1
    var positional = 0
    var count = 0
    while count < 9, let (scalar, after) = wideScalar(text, at: next, end: end) {
      if let digit = digit(scalar) {
        positional = positional * 10 + digit
        pending = digit
      } else if let unit = unit(scalar) {
        total += (pending > 0 ? pending : 1) * unit
        pending = 0
        positional = 0
      } else {
        break
      }
      count += 1
      next = after
    }
    guard count > 0 else { return nil }
    return (total > 0 ? total + max(0, pending) : positional, next)
  }

  /// `value` as a Chinese numeral: `十`, `二十一`, `一百零三`; 0…9999, else Arabic digits.
  public static func chinese(_ value: Int) -> String {
    guard (0...9999).contains(value) else { return String(value) }
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    if value < 10 { return digits[value] }
    if value < 20 { return "十" + (value == 10 ? "" : digits[value - 10]) }
    var out = ""
    var owesZero = false
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = value / unit % 10
      if digit == 0 {
        owesZero = !out.isEmpty
      } else {
        out += (owesZero ? "零" : "") + digits[digit] + name
        owesZero = false
      }
    }
    return out
  }

  private static func arabicDigit(_ text: [UInt8], at place: Int, end: Int) -> (Int, Int)? {
    guard place < end, place < text.count else { return nil }
    if (0x30...0x39).contains(text[place]) { return (Int(text[place]) - 0x30, place + 1) }
    guard let (scalar, after) = wideScalar(text, at: place, end: end), (0xFF10...0xFF19).contains(scalar) else {
      return nil
    }
    return (Int(scalar) - 0xFF10, after)
  }

  private static func wideScalar(_ text: [UInt8], at place: Int, end: Int) -> (UInt32, Int)? {
    guard place + 2 < min(end, text.count), text[place] & 0xF0 == 0xE0 else { return nil }
    let scalar =
      UInt32(text[place] & 0x0F) << 12 | UInt32(text[place + 1] & 0x3F) << 6 | UInt32(text[place + 2] & 0x3F)
    return (scalar, place + 3)
  }

  private static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x3007, 0x96F6, 0x25CB: 0  // 〇 零 ○
    case 0x4E00: 1
    case 0x4E8C, 0x4E24: 2  // 二 两
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  private static func unit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x5341: 10  // 十
    case 0x767E: 100  // 百
    case 0x5343: 1000  // 千
    default: nil
    }
  }
}
