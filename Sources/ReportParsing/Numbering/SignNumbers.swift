import TextFacts

/// Numbers that are one sign (`①` `⑴` `⒈` `㈠` `Ⅰ` `Ⓐ`), and signs that stand before a number (`★一、`).
enum SignNumbers {
  /// The number at the cursor; nil where there is none.
  static func read(_ cursor: Cursor) -> NumberMark? {
    guard let sign = cursor.scalar, let (style, value) = meaning(sign.value) else { return nil }
    if style == .roman { return roman(cursor) }
    let title = cursor.moved(to: sign.end).past([0x3001, 0x2E, 0xFF0E]).pastSpaces
    return NumberMark(style, value, cursor, cursor.place..<sign.end, title.place)
  }

  private static func meaning(_ sign: UInt32) -> (NumberStyle, Int)? {
    switch sign {
    case 0x2460...0x2473: (.circled, Int(sign) - 0x245F)
    case 0x2474...0x2487: (.arabicBracket, Int(sign) - 0x2473)
    case 0x2488...0x249B: (.arabicPoint, Int(sign) - 0x2487)
    case 0x24B6...0x24CF: (.letter, Int(sign) - 0x24B5)
    case 0x24F5...0x24FE: (.circled, Int(sign) - 0x24F4)
    case 0x2776...0x277F: (.circled, Int(sign) - 0x2775)
    case 0x2780...0x2789: (.circled, Int(sign) - 0x277F)
    case 0x278A...0x2793: (.circled, Int(sign) - 0x2789)
    case 0x3220...0x3229: (.hanBracket, Int(sign) - 0x321F)
    case 0x3251...0x325F: (.circled, Int(sign) - 0x323C)
    case 0x3280...0x3289: (.circled, Int(sign) - 0x327F)
    case 0x2160...0x216B: (.roman, Int(sign) - 0x215F)
    default: nil
    }
  }

  /// `Ⅰ、` `ⅩⅢ.` `Ⅱ 概况`: one sign or several.
  private static func roman(_ cursor: Cursor) -> NumberMark? {
    var value = 0
    var next = cursor
    while let sign = next.scalar, (0x2160...0x216B).contains(sign.value) {
      value += Int(sign.value) - 0x215F
      next.place = sign.end
    }
    guard value <= 39, let point = next.scalar else { return nil }
    switch point.value {
    case 0x3001, 0x2E, 0xFF0E, 0xFF1A:
      return NumberMark(
        .roman, value, cursor, cursor.place..<next.place, cursor.moved(to: point.end).pastSpaces.place)
    case let blank where Blank.contains(blank):
      guard !next.isAtEnd else { return nil }
      return NumberMark(.roman, value, cursor, cursor.place..<next.place, next.pastSpaces.place, [.needsSeries])
    default: return nil
    }
  }

  /// `1️⃣`: a digit with the marks that make a key cap of it.
  static func keycap(_ cursor: Cursor) -> NumberMark? {
    let digit = Int(cursor.text[cursor.place]) - 0x30
    guard (1...9).contains(digit) else { return nil }
    var after = cursor.moved(to: cursor.place + 1)
    if let selector = after.scalar, selector.value == 0xFE0F { after.place = selector.end }
    guard let cap = after.scalar, cap.value == 0x20E3 else { return nil }
    let title = cursor.moved(to: cap.end).past([0x3001, 0x2E, 0xFF0E]).pastSpaces
    return NumberMark(.arabicPoint, digit, cursor, cursor.place..<cursor.place + 1, title.place)
  }

  /// The place after one or more signs that set a number off (★ ● ■ ▶ ◆ ※ 📌), white space after them too; nil where
  /// the line begins with none. A sign of variation belongs to the one before.
  static func afterMarks(_ cursor: Cursor) -> Cursor? {
    var next = cursor
    while let sign = next.scalar, isMark(sign.value) || (next.place > cursor.place && sign.value == 0xFE0F) {
      next.place = sign.end
    }
    return next.place > cursor.place ? next.pastSpaces : nil
  }

  private static func isMark(_ sign: UInt32) -> Bool {
    switch sign {
    case 0x2022, 0x2023, 0x203B, 0x25A0...0x25FF, 0x2600...0x2775, 0x2794...0x27BF, 0x2B00...0x2BFF: true
    case 0x1F300...0x1FAFF: true
    default: false
    }
  }
}
