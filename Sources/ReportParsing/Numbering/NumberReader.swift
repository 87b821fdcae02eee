import ReportModel
import TextFacts

/// Reads the number at the start of a line.
enum NumberReader {
  /// The number at `place` of a line that ends at `end`; nil where the line starts with none.
  static func read(_ text: [UInt8], at place: Int, end: Int) -> NumberMark? {
    guard place < end else { return nil }
    let cursor = Cursor(text: text, place: place, end: end)
    switch text[place] {
    case 0xEF, 0x28: return bracketed(cursor) ?? arabic(cursor)
    case 0x30...0x39: return arabic(cursor)
    case 0x41...0x5A: return latin(cursor)
    case 0xE2: return circled(cursor)
    case 0xE3: return circled(cursor) ?? chinese(cursor)
    case 0xE4...0xE9: return legal(cursor) ?? chinese(cursor)
    default: return nil
    }
  }

  /// The enumerator `一是`, `二要` … at `place`: its value and the byte after it.
  static func enumerator(_ text: [UInt8], at place: Int, end: Int) -> (value: Int, end: Int)? {
    guard place + 5 < end, text[place] == 0xE4 || text[place] == 0xE5,
      let (value, after) = Numeral.readChinese(text, at: place, end: end), (1...99).contains(value),
      after - place <= 9
    else { return nil }
    let cursor = Cursor(text: text, place: after, end: end)
    guard let marker = cursor.scalar, marker.value == 0x662F || marker.value == 0x8981 else { return nil }
    return (value, marker.end)
  }

  /// `（一）` `(一)` `（1）` `(1)` and their forms with only the closing bracket.
  private static func bracketed(_ cursor: Cursor) -> NumberMark? {
    guard let open = cursor.scalar, open.value == 0xFF08 || open.value == 0x28 else { return nil }
    let inside = cursor.moved(to: open.end).pastSpaces
    let style: NumberStyle
    let read: (value: Int, end: Int)
    if let han = Numeral.readChinese(cursor.text, at: inside.place, end: cursor.end) {
      (style, read) = (.hanBracket, han)
    } else if let arabic = Numeral.readArabic(cursor.text, at: inside.place, end: cursor.end) {
      (style, read) = (.arabicBracket, arabic)
    } else {
      return nil
    }
    let after = cursor.moved(to: read.end).pastSpaces
    guard let close = after.scalar, close.value == 0xFF09 || close.value == 0x29, (1...999).contains(read.value)
    else { return nil }
    let title = cursor.moved(to: close.end).past([0x3001, 0xFF0E, 0x2E]).pastSpaces
    return mark(style, read.value, cursor, inside.place..<read.end, title.place)
  }

  /// `1.` `1．` `1、` `1)` `1.1` `1.1.1 `.
  private static func arabic(_ cursor: Cursor) -> NumberMark? {
    guard let first = Numeral.readArabic(cursor.text, at: cursor.place, end: cursor.end) else { return nil }
    let after = cursor.moved(to: first.end)
    guard let point = after.scalar, first.value > 0, first.value < 1_000 else { return nil }
    switch point.value {
    case 0xFF0E, 0x3001, 0x2E:
      if point.value != 0x3001, let decimal = decimal(cursor, first: first) { return decimal }
      let title = cursor.moved(to: point.end)
      if let next = title.scalar, (0x30...0x39).contains(next.value) { return nil }
      return mark(.arabicPoint, first.value, cursor, cursor.place..<first.end, title.pastSpaces.place)
    case 0xFF09, 0x29:
      return mark(
        .arabicBracket, first.value, cursor, cursor.place..<first.end, cursor.moved(to: point.end).pastSpaces.place)
    case let space where WhiteSpace.contains(space):
      return mark(.decimal1, first.value, cursor, cursor.place..<first.end, after.pastSpaces.place)
    default: return nil
    }
  }

  /// Two components or more, white space or a Han character after them: `2.5亿` is a figure all the same, which only
  /// the sequence tells.
  private static func decimal(_ cursor: Cursor, first: (value: Int, end: Int)) -> NumberMark? {
    var components = 1
    var last = first
    var place = first.end
    while let point = cursor.moved(to: place).scalar, point.value == 0x2E || point.value == 0xFF0E,
      let next = Numeral.readArabic(cursor.text, at: point.end, end: cursor.end)
    {
      components += 1
      last = next
      place = next.end
    }
    guard components > 1, last.value > 0, last.value < 1_000 else { return nil }
    let title = cursor.moved(to: last.end)
    if let next = title.scalar, !(next.value == 0x2E || Blank.contains(next.value) || next.value >= 0x2E80) {
      return nil
    }
    return mark(
      .decimal(components: components), last.value, cursor, cursor.place..<last.end,
      title.past([0x2E]).pastSpaces.place)
  }

  /// `一、` `一.` `一．`, and `一是` `一要`.
  private static func chinese(_ cursor: Cursor) -> NumberMark? {
    guard let read = Numeral.readChinese(cursor.text, at: cursor.place, end: cursor.end),
      (1...999).contains(read.value)
    else { return nil }
    if let enumerator = enumerator(cursor.text, at: cursor.place, end: cursor.end) {
      return mark(
        .enumeration, enumerator.value, cursor, cursor.place..<enumerator.end,
        cursor.moved(to: enumerator.end).past([0xFF0C]).place)
    }
    guard let point = cursor.moved(to: read.end).pastSpaces.scalar, [0x3001, 0x2E, 0xFF0E].contains(point.value)
    else { return nil }
    return mark(
      .hanPause, read.value, cursor, cursor.place..<read.end, cursor.moved(to: point.end).pastSpaces.place)
  }

  /// `第二编` `第三章` `第二十一条之一` `第一部分` `第一，`.
  private static func legal(_ cursor: Cursor) -> NumberMark? {
    guard let first = cursor.scalar, first.value == 0x7B2C else { return nil }
    let numeral = cursor.moved(to: first.end).pastSpaces
    guard let read = Numeral.read(cursor.text, at: numeral.place, end: cursor.end), (1...9_999).contains(read.value)
    else { return nil }
    let after = cursor.moved(to: read.end).pastSpaces
    guard let (style, unitEnd) = legalUnit(after) else { return nil }
    var end = unitEnd
    if style.isLegal { end = inserted(cursor.moved(to: unitEnd)) ?? unitEnd }
    if style == .ordinal {
      return mark(style, read.value, cursor, cursor.place..<read.end, cursor.moved(to: end).pastSpaces.place)
    }
    let title = cursor.moved(to: end)
    // 第三章规定的… and 第五条规定… speak of a chapter; a heading's number is set off, or the article's text begins.
    if let next = title.scalar, next.value > 0x20, references.contains(next.value) {
      return nil
    }
    return mark(style, read.value, cursor, cursor.place..<end, title.pastSpaces.past([0xFF1A, 0x3A]).pastSpaces.place)
  }

  /// 的 、 ， 至 规 規 之 第 和 与 或 及 前 所 中
  private static let references: [UInt32] = [
    0x7684, 0x3001, 0xFF0C, 0x81F3, 0x89C4, 0x898F, 0x4E4B, 0x7B2C, 0x548C, 0x4E0E, 0x6216, 0x53CA, 0x524D, 0x6240,
    0x4E2D,
  ]

  private static func legalUnit(_ cursor: Cursor) -> (NumberStyle, Int)? {
    guard let unit = cursor.scalar else { return nil }
    switch unit.value {
    case 0x7F16, 0x7DE8: return (.part, unit.end)  // 编 編
    case 0x7AE0: return (.chapter, unit.end)  // 章
    case 0x8282, 0x7BC0: return (.section, unit.end)  // 节 節
    case 0x6B3E: return (.division, unit.end)  // 款
    case 0x6761, 0x689D: return (.article, unit.end)  // 条 條
    case 0xFF0C, 0x3001: return (.ordinal, unit.end)
    case 0x90E8, 0x5206:  // 部(分), 分(编)
      guard let next = cursor.moved(to: unit.end).scalar else { return nil }
      if unit.value == 0x90E8, next.value == 0x5206 { return (.portion, next.end) }
      if unit.value == 0x5206, next.value == 0x7F16 || next.value == 0x7DE8 { return (.subpart, next.end) }
      return nil
    default: return nil
    }
  }

  /// The end of `之一` after the number of an article put in later; white space may stand before it.
  private static func inserted(_ cursor: Cursor) -> Int? {
    let place = cursor.pastSpaces
    guard let particle = place.scalar, particle.value == 0x4E4B else { return nil }
    return Numeral.readChinese(cursor.text, at: particle.end, end: cursor.end)?.end
  }

  /// `①` `⑴` `㈠`.
  private static func circled(_ cursor: Cursor) -> NumberMark? {
    guard let sign = cursor.scalar else { return nil }
    let (style, value): (NumberStyle, Int)
    switch sign.value {
    case 0x2460...0x2473: (style, value) = (.circled, Int(sign.value) - 0x245F)
    case 0x2474...0x2487: (style, value) = (.arabicBracket, Int(sign.value) - 0x2473)
    case 0x2488...0x249B: (style, value) = (.arabicPoint, Int(sign.value) - 0x2487)
    case 0x3220...0x3229: (style, value) = (.hanBracket, Int(sign.value) - 0x321F)
    default: return nil
    }
    let title = cursor.moved(to: sign.end).past([0x3001, 0x2E]).pastSpaces
    return mark(style, value, cursor, cursor.place..<sign.end, title.place)
  }

  /// `A.` `A、` and `I.` `IV.`.
  private static func latin(_ cursor: Cursor) -> NumberMark? {
    var next = cursor.place
    while next < cursor.end, (0x41...0x5A).contains(cursor.text[next]), next - cursor.place < 6 { next += 1 }
    let letters = cursor.place..<next
    let after = cursor.moved(to: next)
    guard let point = after.scalar, [0x2E, 0x3001, 0xFF0E].contains(point.value) else { return nil }
    let title = cursor.moved(to: point.end)
    if point.value == 0x2E, let sign = title.scalar, !Blank.contains(sign.value), sign.value < 0x2E80 { return nil }
    if letters.count == 1, let letter = cursor.text[letters].first, ![0x49, 0x56, 0x58].contains(letter) {
      return mark(.letter, Int(letter) - 0x40, cursor, letters, title.pastSpaces.place)
    }
    guard let value = romanValue(cursor.text[letters]) else { return nil }
    return mark(.roman, value, cursor, letters, title.pastSpaces.place)
  }

  private static func romanValue(_ letters: ArraySlice<UInt8>) -> Int? {
    var total = 0
    var before = 0
    for letter in letters {
      let value: Int
      switch letter {
      case 0x49: value = 1
      case 0x56: value = 5
      case 0x58: value = 10
      default: return nil
      }
      total += value > before ? value - 2 * before : value
      before = value
    }
    return total > 0 ? total : nil
  }

  private static func mark(
    _ style: NumberStyle, _ value: Int, _ cursor: Cursor, _ number: Range<Int>, _ titleStart: Int
  ) -> NumberMark {
    NumberMark(
      style: style, value: value, start: cursor.place, number: number, titleStart: min(titleStart, cursor.end))
  }
}

/// A place in a line, read scalar by scalar.
struct Cursor {
  let text: [UInt8]
  var place: Int
  let end: Int

  /// The scalar at the place and the byte after it; nil at the end. The text is valid UTF-8.
  @inline(__always)
  var scalar: (value: UInt32, end: Int)? {
    TextScalar.read(text.span, at: place, end: min(end, text.count)).map { ($0.value, $0.next) }
  }

  /// The same line at another place.
  func moved(to place: Int) -> Cursor {
    var cursor = self
    cursor.place = place
    return cursor
  }

  /// Past white space and controls.
  var pastSpaces: Cursor {
    var cursor = self
    while let next = cursor.scalar, Blank.contains(next.value) { cursor.place = next.end }
    return cursor
  }

  /// Past any of `scalars`.
  func past(_ scalars: [UInt32]) -> Cursor {
    var cursor = self
    while let next = cursor.scalar, scalars.contains(next.value) { cursor.place = next.end }
    return cursor
  }
}
