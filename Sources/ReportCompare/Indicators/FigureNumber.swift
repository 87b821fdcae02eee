/// A number as reports write it: `1.05万亿`, `12,300`, `三亿五千万`, `百分之六`.
struct FigureNumber {
  /// Its value, 万 and 亿 multiplied in.
  var value: Double
  /// The place behind it.
  var end: Int
  /// Its digits alone, the point left out.
  var digits: Int
  /// Whether a magnitude, 万 or 亿, is written behind the digits.
  var hasMagnitude = false
  /// Whether it is written in Chinese numerals.
  var isSpelled = false
  /// Whether it is 百分之…: a percentage by itself.
  var isPercentage = false
  /// Whether a minus sign, or 负, stands before it.
  var isBelow = false

  /// The number that begins at a place; nil where none does.
  init?(_ text: IndicatorText, at start: Int) {
    if Self.isDigit(text[start]) {
      self.init(digitsOf: text, at: start)
    } else if text[start] == 0x767E, text[start + 1] == 0x5206, text[start + 2] == 0x4E4B {  // 百分之
      guard let share = FigureNumber(text, at: start + 3) else { return nil }
      self = share
      isPercentage = true
      isSpelled = true
    } else {
      self.init(numeralsOf: text, at: start)
    }
  }

  /// The number that begins at a place, or behind a sign there: `-3.2`, `−3.2`, `负3.2`.
  init?(signed text: IndicatorText, at start: Int) {
    guard Self.isMinus(text[start]) else {
      self.init(text, at: start)
      return
    }
    guard let number = FigureNumber(text, at: start + 1), !number.isSpelled || number.isPercentage else { return nil }
    self = number
    isBelow = true
  }

  /// Hyphen-minus, full-width ones being read as ASCII, the minus sign, and 负.
  static func isMinus(_ scalar: UInt32) -> Bool { scalar == 0x2D || scalar == 0x2212 || scalar == 0x8D1F }

  private init?(digitsOf text: IndicatorText, at start: Int) {
    var (place, value, scale, isBehindPoint) = (start, 0.0, 1.0, false)
    digits = 0
    while true {
      let scalar = text[place]
      if Self.isDigit(scalar) {
        value = value * 10 + Double(scalar - 0x30)
        if isBehindPoint { scale *= 10 }
        digits += 1
      } else if scalar == 0x2E, !isBehindPoint, Self.isDigit(text[place + 1]) {
        isBehindPoint = true
      } else if scalar == 0x2C, !isBehindPoint, (1...3).allSatisfy({ Self.isDigit(text[place + $0]) }),
        !Self.isDigit(text[place + 4])
      {
        // A comma between three digits and three: thousands.
      } else {
        break
      }
      place += 1
    }
    self.value = value / scale
    end = place
    readMagnitude(text)
    // 9.7亿 is 970,000,000 and not a little less.
    if hasMagnitude { self.value = (self.value * 1_000).rounded() / 1_000 }
  }

  private mutating func readMagnitude(_ text: IndicatorText) {
    while let factor = Self.magnitudes[text[end]] {
      // 百分点 and 千瓦 are units.
      if text[end] == 0x767E, text[end + 1] == 0x5206 { return }
      if text[end] == 0x5343, Self.afterThousand.contains(text[end + 1]) { return }
      value *= factor
      hasMagnitude = hasMagnitude || factor >= 10_000
      end += 1
    }
    // 余, 多: so many and some more.
    if text[end] == 0x4F59 || (text[end] == 0x591A && hasMagnitude) { end += 1 }
    if Self.magnitudes[text[end]] != nil, text[end - 1] == 0x4F59 || text[end - 1] == 0x591A { readMagnitude(text) }
  }

  /// Chinese numerals: 十二万, 三亿五千万, 二点五. One of them alone is a number before a unit of what can be counted only.
  private init?(numeralsOf text: IndicatorText, at start: Int) {
    var (place, total, section, digit) = (start, 0.0, 0.0, 0.0)
    var (fraction, scale) = (false, 1.0)
    digits = 0
    while true {
      let scalar = text[place]
      if let value = Self.numerals[scalar] {
        digit =
          fraction
          ? digit + value / (scale * 10)
          : digits > 0 && Self.numerals[text[place - 1]] != nil
            ? digit * 10 + value : value
        if fraction { scale *= 10 }
        digits += 1
      } else if scalar == 0x70B9, digits > 0, Self.numerals[text[place + 1]] != nil, !fraction {  // 点
        fraction = true
      } else if let factor = Self.magnitudes[scalar], digits > 0 || scalar == 0x5341 {
        if scalar == 0x767E, text[place + 1] == 0x5206 { break }
        if factor >= 10_000 {
          total = factor >= 100_000_000 ? (total + section + digit) * factor : total + (section + digit) * factor
          (section, digit) = (0, 0)
          hasMagnitude = true
        } else {
          section += (digit == 0 ? 1 : digit) * factor
          digit = 0
        }
        (fraction, scale) = (false, 1)
        digits += 1
      } else {
        break
      }
      place += 1
    }
    guard digits > 0 else { return nil }
    value = total + section + digit
    end = place
    isSpelled = true
  }

  static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  private static let magnitudes: [UInt32: Double] = [
    0x5341: 10, 0x767E: 100, 0x5343: 1_000, 0x4E07: 10_000, 0x4EBF: 100_000_000,
  ]
  private static let numerals: [UInt32: Double] = [
    0x96F6: 0, 0x3007: 0, 0x4E00: 1, 0x4E8C: 2, 0x4E24: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7,
    0x516B: 8, 0x4E5D: 9,
  ]
  /// 千瓦 千米 千克 千伏 千卡.
  private static let afterThousand: Set<UInt32> = [0x74E6, 0x7C73, 0x514B, 0x4F0F, 0x5361]
}
