/// A number as reports write it: `1.05万亿`, `12,300`, `1，234.5`, `12亿3000万`, `1.3×10⁸`, `三亿五千万`, `百分之六`.
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
  /// Whether a minus sign, 负 or 零下 stands before it.
  var isBelow = false

  /// The number that begins at a place; nil where none does, or one that is no figure of a report: of more digits than
  /// `mostDigits`, or as large.
  init?(_ text: IndicatorText, at start: Int) {
    let isShare = text[start] == 0x767E && text[start + 1] == 0x5206 && text[start + 2] == 0x4E4B  // 百分之
    let place = isShare ? start + 3 : start
    if Self.isDigit(text[place]) {
      self.init(digitsOf: text, at: place, below: .infinity)
    } else {
      self.init(numeralsOf: text, at: place)
    }
    guard value < Self.most else { return nil }
    if isShare { (isPercentage, isSpelled) = (true, true) }
  }

  /// The most digits of a number, the most numerals and magnitudes of one in Chinese (a number of 16 digits has 31), and a
  /// value that none has. A run of digits or of 百 must not be read again from each of its characters.
  fileprivate static let (mostDigits, mostNumerals, most) = (18, 40, 1e18)

  /// The number that begins at a place, or behind a sign there: `-3.2`, `−3.2`, `负3.2`, `零下3.2`, `+3.2`.
  init?(signed text: IndicatorText, at start: Int) {
    let length = FigureSign.length(text, at: start)
    guard length > 0 else {
      self.init(text, at: start)
      return
    }
    guard let number = FigureNumber(text, at: start + length), !number.isSpelled || number.isPercentage else {
      return nil
    }
    self = number
    isBelow = text[start] != FigureSign.plus
  }

  /// Digits, and behind 万 or 亿 further ones with a smaller magnitude than `limit`.
  private init?(digitsOf text: IndicatorText, at start: Int, below limit: Double) {
    guard let run = FigureDigits(text, at: start) else { return nil }
    (value, digits, end) = (run.value, run.digits, run.end)
    if let power = PowerOfTen(text, at: end) {
      value *= power.factor
      end = power.end
    } else {
      // A raised digit is the mark of a note.
      while IndicatorText.raisedDigit(text[end]) != nil { end += 1 }
    }
    let last = readMagnitude(text)
    readRest(text, behind: last, below: limit)
    // 9.7亿 is 970,000,000 and not a little less.
    if hasMagnitude { value = (value * 1_000).rounded() / 1_000 }
  }

  /// Reads 万, 亿 and 余, 多 between and behind them; the result is the smallest factor of 万 and more.
  private mutating func readMagnitude(_ text: IndicatorText) -> Double {
    var last = Double.infinity
    while value < Self.most, let factor = Self.magnitudes[text[end]] {
      // 百分点 and 千瓦 are units.
      if text[end] == 0x767E, text[end + 1] == 0x5206 { return last }
      if text[end] == 0x5343, Self.afterThousand.contains(text[end + 1]) { return last }
      value *= factor
      hasMagnitude = hasMagnitude || factor >= 10_000
      last = min(last, factor)
      end += 1
      skipSome(text)
    }
    if !hasMagnitude { skipSome(text) }
    return Self.magnitudes[text[end]] != nil && !hasMagnitude && value < Self.most
      ? min(last, readMagnitude(text)) : last
  }

  /// 余, 多: so many and some more.
  private mutating func skipSome(_ text: IndicatorText) {
    let isBeforeMagnitude = Self.magnitudes[text[end + 1]] != nil
    if text[end] == 0x4F59 || (text[end] == 0x591A && (hasMagnitude || isBeforeMagnitude)) { end += 1 }
  }

  /// 3000万 of 12亿3000万, 5000 of 3万5000, 6千 of 12万6千, 5百 of 3千5百.
  private mutating func readRest(_ text: IndicatorText, behind last: Double, below limit: Double) {
    guard last < min(limit, .infinity), Self.isDigit(text[end]),
      let rest = FigureNumber(digitsOf: text, at: end, below: last), rest.value < last
    else { return }
    let isWhole = last == 10_000 && rest.digits == 4 || last == 100_000_000 && rest.digits == 8
    // 千 and 百 behind digits make more of them than the digits say.
    let isMultiplied = rest.value >= pow10(rest.digits)
    guard rest.hasMagnitude || isWhole || isMultiplied, !rest.isBelow else { return }
    value += rest.value
    end = rest.end
  }

  private func pow10(_ digits: Int) -> Double { (0..<max(0, digits)).reduce(1.0) { power, _ in power * 10 } }

  /// Chinese numerals: 十二万, 三亿五千万, 二点五. One of them alone is a number before a unit of what can be counted only.
  private init?(numeralsOf text: IndicatorText, at start: Int) {
    var (place, total, section, digit) = (start, 0.0, 0.0, 0.0)
    var (fraction, scale) = (false, 1.0)
    digits = 0
    while true {
      guard digits <= Self.mostNumerals else { return nil }
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

/// Signs before numbers.
enum FigureSign {
  static let plus: UInt32 = 0x2B

  /// The characters of the sign at a place: hyphen-minus, full-width ones being read as ASCII, the minus sign, an en dash, 负,
  /// 零下, or a plus sign; 0 where there is none.
  static func length(_ text: IndicatorText, at place: Int) -> Int {
    switch text[place] {
    case 0x2D, 0x2212, 0x2013, 0x8D1F, plus: 1
    case 0x96F6: text[place + 1] == 0x4E0B ? 2 : 0
    default: 0
    }
  }

  /// Whether a character may be a hyphen or a dash as well.
  static func isDash(_ scalar: UInt32) -> Bool { scalar == 0x2D || scalar == 0x2013 }
}

/// Digits with their point and the separators of thousands: a comma of either width or a space that does not break between
/// three digits and three. `2，300` is one number; an ASCII space parts two.
struct FigureDigits {
  private(set) var value = 0.0
  private(set) var digits = 0
  private(set) var end: Int

  init?(_ text: IndicatorText, at start: Int) {
    var (scale, isBehindPoint, isGrouped) = (1.0, false, false)
    end = start
    while true {
      let scalar = text[end]
      if FigureNumber.isDigit(scalar) {
        value = value * 10 + Double(scalar - 0x30)
        if isBehindPoint { scale *= 10 }
        digits += 1
        guard digits <= FigureNumber.mostDigits else { return nil }
      } else if scalar == 0x2E, !isBehindPoint, FigureNumber.isDigit(text[end + 1]) {
        isBehindPoint = true
      } else if !isBehindPoint, Self.groups(scalar), isGrouped || (digits <= 3 && text[start] != 0x30),
        (1...3).allSatisfy({ FigureNumber.isDigit(text[end + $0]) }), !FigureNumber.isDigit(text[end + 4])
      {
        isGrouped = true
      } else {
        break
      }
      end += 1
    }
    guard digits > 0 else { return nil }
    value /= scale
  }

  private static func groups(_ scalar: UInt32) -> Bool { [0x2C, 0xFF0C, 0xA0, 0x2009, 0x202F].contains(scalar) }
}

/// A power of ten behind a number: `×10⁸`, `×10^8`.
struct PowerOfTen {
  private(set) var factor = 1.0
  private(set) var end: Int

  init?(_ text: IndicatorText, at start: Int) {
    end = start
    if text[end] == 0x20 { end += 1 }
    guard [0xD7, 0x78, 0x58, 0x2A, 0x22C5].contains(text[end]) else { return nil }  // × x X * ⋅
    end += 1
    if text[end] == 0x20 { end += 1 }
    guard text[end] == 0x31, text[end + 1] == 0x30 else { return nil }
    end += 2
    var exponent = 0
    let isRaised = text[end] != 0x5E
    if !isRaised { end += 1 }
    let first = end
    while let digit = isRaised ? IndicatorText.raisedDigit(text[end]) : Self.digit(text[end]) {
      exponent = min(99, exponent * 10 + digit)
      end += 1
    }
    guard end > first, exponent <= 15 else { return nil }
    for _ in 0..<exponent { factor *= 10 }
  }

  private static func digit(_ scalar: UInt32) -> Int? {
    FigureNumber.isDigit(scalar) ? Int(scalar) - 0x30 : nil
  }
}
