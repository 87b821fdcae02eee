import TextFacts

/// The order in which people sort names: numbers by their value, whatever they are written in, the rest by its bytes.
///
/// A number is a run of Arabic digits of either width (`2` before `10`), a Chinese numeral (`第九` before `第十`, `十一`
/// after both, `二〇一九年` beside `2019年`), or a circled or bracketed number (`①` `㈠`). It stands where a digit would:
/// after a space and most marks, before letters. Letters of ASCII sort without their case. Names are bytes and need not
/// be UTF-8. Where two names differ only in how they write the same, their bytes decide: the order is total. Beyond
/// `WorkBudget.sortKey` bytes names are compared as bytes: a number as long as a report is no number.
public enum NaturalOrder {
  /// Whether `left` sorts before `right`.
  public static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let (one, other) = (key(of: left), key(of: right))
    if one == other { return left.lexicographicallyPrecedes(right) }
    return one.lexicographicallyPrecedes(other)
  }

  /// `names` in order.
  public static func sorted(_ names: [[UInt8]]) -> [[UInt8]] { sorted(names) { $0 } }

  /// `elements` in the order of their names. Each name is read once, so that sorting 60,000 paths is quick.
  public static func sorted<Element>(_ elements: [Element], by name: (Element) -> [UInt8]) -> [Element] {
    let keyed = elements.map { element in
      let bytes = name(element)
      // The name follows its key, so that it decides between equal keys. 0 ends a key: see `key`.
      return (key: key(of: bytes) + [0, 0] + bytes, element)
    }
    return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { $0.1 }
  }

  /// Bytes that compare as the name sorts, up to how it writes its numbers.
  ///
  /// A number becomes the byte of a digit, how many decimal digits it has, and these; `/` becomes 0, so that what is in
  /// a folder stands together, before names that go on after the folder's.
  public static func key(of name: [UInt8]) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(name.count + 8)
    let name = name.count > WorkBudget.sortKey ? Array(name.prefix(WorkBudget.sortKey)) : name
    var place = 0
    while place < name.count {
      let byte = name[place]
      if byte >= 0x30, byte <= 0x39 || byte >= 0xE2,
        let number = WrittenNumber.read(name, at: place)
      {
        append(number.digits, to: &key)
        place = number.end
        continue
      }
      switch byte {
      case 0x00: key += [1, 1]
      case 0x01: key += [1, 2]
      case 0x2F: key += [0, 1]
      case 0x41...0x5A: key.append(byte + 0x20)
      default: key.append(byte)
      }
      place += 1
    }
    return key
  }

  private static func append(_ digits: [UInt8], to key: inout [UInt8]) {
    key.append(0x30)
    var count = digits.count
    while count >= 255 {
      key.append(255)
      count -= 255
    }
    key.append(UInt8(count))
    key += digits
  }
}

/// A whole number as names write it.
struct WrittenNumber: Equatable {
  /// Its decimal digits in ASCII, without zeros in front; empty for zero.
  var digits: [UInt8]
  /// The byte after it.
  var end: Int

  /// The number that begins at `place`; nil where none does.
  static func read(_ text: [UInt8], at place: Int) -> WrittenNumber? {
    guard let (first, _) = NumeralSign.read(text, at: place) else { return nil }
    switch first {
    case .arabic: return positional(text, at: place) { if case .arabic(let digit) = $0 { digit } else { nil } }
    case .counted(let value): return WrittenNumber(value, end: place + 3)
    case .chinese, .unit(10):
      // 二〇一九 is written by place, 二十一 by units.
      let plain = positional(text, at: place) { if case .chinese(let digit) = $0 { digit } else { nil } }
      let withUnits = units(text, at: place)
      guard let withUnits, withUnits.end > plain?.end ?? 0 else { return plain }
      return withUnits
    case .unit: return nil
    }
  }

  private init(digits: [UInt8], end: Int) {
    self.digits = Array(digits.drop { $0 == 0x30 })
    self.end = end
  }

  private init(_ value: Int, end: Int) { self.init(digits: Array(String(value).utf8), end: end) }

  private static func positional(
    _ text: [UInt8], at place: Int, digit: (NumeralSign) -> Int?
  ) -> WrittenNumber? {
    var next = place
    var digits: [UInt8] = []
    while let (sign, end) = NumeralSign.read(text, at: next), let value = digit(sign) {
      digits.append(0x30 + UInt8(truncatingIfNeeded: value))
      next = end
    }
    return digits.isEmpty ? nil : WrittenNumber(digits: digits, end: next)
  }

  /// A numeral with units, below 一亿: 十, 二十一, 一百零三, 三万二千. A digit without a unit is the last.
  private static func units(_ text: [UInt8], at place: Int) -> WrittenNumber? {
    var (next, total, part) = (place, 0, 0)
    var pending: Int?
    var hasUnit = false
    // Units only grow smaller, so that 十百 is two numbers.
    var (least, leastBelow) = (Int.max, Int.max)
    reading: while let (sign, end) = NumeralSign.read(text, at: next) {
      switch sign {
      case .chinese(let digit):
        if let before = pending, before != 0 { break reading }
        pending = digit
      case .unit(10_000):
        guard least > 10_000, part + (pending ?? 0) > 0 else { break reading }
        total = (part + (pending ?? 0)) * 10_000
        (part, pending, least, leastBelow) = (0, nil, 10_000, Int.max)
        hasUnit = true
      case .unit(let unit):
        guard unit < leastBelow, pending.map({ $0 > 0 }) ?? (unit == 10) else { break reading }
        part += (pending ?? 1) * unit
        (pending, leastBelow, hasUnit) = (nil, unit, true)
      case .arabic, .counted: break reading
      }
      next = end
    }
    return hasUnit ? WrittenNumber(total + part + (pending ?? 0), end: next) : nil
  }
}

/// One sign of a number.
enum NumeralSign: Equatable {
  /// A digit of either width.
  case arabic(Int)
  /// 〇 to 九.
  case chinese(Int)
  /// 十, 百, 千, 万.
  case unit(Int)
  /// A whole number in one sign: ① to ⑳, ㈠ to ㈩.
  case counted(Int)

  /// The sign at `place`, and the byte after it; nil where none stands there.
  static func read(_ text: [UInt8], at place: Int) -> (sign: NumeralSign, end: Int)? {
    guard place < text.count else { return nil }
    let byte = text[place]
    if (0x30...0x39).contains(byte) { return (.arabic(Int(byte) - 0x30), place + 1) }
    guard byte & 0xF0 == 0xE0, place + 2 < text.count, text[place + 1].isUTF8Continuation,
      text[place + 2].isUTF8Continuation
    else { return nil }
    let scalar = UInt32(byte & 0x0F) << 12 | UInt32(text[place + 1] & 0x3F) << 6 | UInt32(text[place + 2] & 0x3F)
    return of(scalar).map { ($0, place + 3) }
  }

  private static func of(_ scalar: UInt32) -> NumeralSign? {
    switch scalar {
    case 0xFF10...0xFF19: .arabic(Int(scalar) - 0xFF10)
    case 0x2460...0x2473: .counted(Int(scalar) - 0x245F)
    case 0x3220...0x3229: .counted(Int(scalar) - 0x321F)
    case 0x3007, 0x96F6, 0x25CB: .chinese(0)  // 〇 零 ○
    case 0x4E00: .chinese(1)
    case 0x4E8C, 0x4E24: .chinese(2)  // 二 两
    case 0x4E09: .chinese(3)
    case 0x56DB: .chinese(4)
    case 0x4E94: .chinese(5)
    case 0x516D: .chinese(6)
    case 0x4E03: .chinese(7)
    case 0x516B: .chinese(8)
    case 0x4E5D: .chinese(9)
    case 0x5341: .unit(10)
    case 0x767E: .unit(100)
    case 0x5343: .unit(1000)
    case 0x4E07, 0x842C: .unit(10_000)  // 万 萬
    default: nil
    }
  }
}
