import ReportModel

/// The numerals that a number is written in.
enum NumeralSystem: Hashable {
  case han
  /// 壹 贰 叁, in the simplified or the traditional forms.
  case financial
  case arabic
  case letter(isCapital: Bool)
  case roman
  /// One, Two, with or without a capital.
  case english(isCapital: Bool)
  /// `①` and its like: the character of 1.
  case sign(one: UInt32)

  /// The blocks of signs that are numbers: the characters of 1 and of the last.
  private static let signs: [(one: UInt32, last: UInt32)] = [
    (0x2460, 0x2473), (0x2474, 0x2487), (0x2488, 0x249B), (0x2160, 0x216B), (0x3220, 0x3229), (0x2776, 0x277F),
  ]
  private static let financials = Array("壹贰叁肆伍陆柒捌玖拾".unicodeScalars)
  private static let traditional = Array("壹貳參肆伍陸柒捌玖拾".unicodeScalars)
  private static let english = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  ]

  /// The numeral at the start of `words`: what it is, its value, and the number of characters (Unicode scalars) it
  /// takes; nil where none begins there. Letters count only where they are all of the words.
  static func read(_ words: ArraySlice<Unicode.Scalar>) -> (numerals: NumeralSystem, value: Int, length: Int)? {
    guard let first = words.first else { return nil }
    if let block = signs.first(where: { ($0.one...$0.last).contains(first.value) }) {
      return (.sign(one: block.one), Int(first.value - block.one) + 1, 1)
    }
    if let index = financials.firstIndex(of: first) ?? traditional.firstIndex(of: first) {
      return readFinancial(words, first: index + 1)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: words.prefix(16))
    let bytes = Array(String(text).utf8)
    if let read = Numeral.readArabic(bytes, at: 0, end: bytes.count) {
      return (.arabic, read.value, String(decoding: bytes[..<read.end], as: UTF8.self).unicodeScalars.count)
    }
    if let read = Numeral.readChinese(bytes, at: 0, end: bytes.count) {
      return (.han, read.value, String(decoding: bytes[..<read.end], as: UTF8.self).unicodeScalars.count)
    }
    return readLetters(String(text), count: words.count)
  }

  private static func readFinancial(_ words: ArraySlice<Unicode.Scalar>, first: Int) -> (NumeralSystem, Int, Int) {
    guard let next = words.dropFirst().first,
      let second = (financials.firstIndex(of: next) ?? traditional.firstIndex(of: next)).map({ $0 + 1 }),
      first == 10 || second == 10
    else { return (.financial, first, 1) }
    return (.financial, first == 10 ? 10 + second : first * 10, 2)
  }

  private static func readLetters(_ letters: String, count: Int) -> (NumeralSystem, Int, Int)? {
    let bytes = Array(letters.utf8)
    guard bytes.count == count, let first = bytes.first else { return nil }
    let isCapital = (0x41...0x5A).contains(first)
    if let index = english.firstIndex(of: letters.lowercased()) {
      return (.english(isCapital: isCapital), index + 1, count)
    }
    if let value = romanValue(bytes), count > 1 || [0x49, 0x56, 0x58].contains(first) { return (.roman, value, count) }
    guard count == 1, (0x41...0x5A).contains(first & ~0x20) else { return nil }
    return (.letter(isCapital: isCapital), Int(first & ~0x20) - 0x40, 1)
  }

  private static func romanValue(_ letters: [UInt8]) -> Int? {
    var total = 0
    var before = 0
    for letter in letters {
      let value: Int
      switch letter {
      case 0x49: value = 1
      case 0x56: value = 5
      case 0x58: value = 10
      case 0x4C: value = 50
      case 0x43: value = 100
      default: return nil
      }
      total += value > before ? value - 2 * before : value
      before = value
    }
    return total > 0 && roman(total).utf8.elementsEqual(letters) ? total : nil
  }

  private static func roman(_ value: Int) -> String {
    var rest = value
    var out = ""
    for (step, letters) in [
      (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ] {
      while rest >= step { (rest, out) = (rest - step, out + letters) }
    }
    return out
  }

  /// `value` in these numerals; in Arabic ones where they have none for it.
  func written(_ value: Int) -> String {
    switch self {
    case .han: return Numeral.chinese(value)
    case .arabic: return String(value)
    case .financial:
      let digits = Self.financials.map { String(Character($0)) }
      if (1...10).contains(value) { return digits[value - 1] }
      return (11...19).contains(value) ? digits[9] + digits[value - 11] : String(value)
    case .letter(let isCapital):
      guard (1...26).contains(value) else { return String(value) }
      return String(Character(Unicode.Scalar(UInt8((isCapital ? 0x40 : 0x60) + value))))
    case .roman: return (1...399).contains(value) ? Self.roman(value) : String(value)
    case .english(let isCapital):
      guard Self.english.indices.contains(value - 1) else { return String(value) }
      let word = Self.english[value - 1]
      return isCapital ? word.prefix(1).uppercased() + word.dropFirst() : word
    case .sign(let one):
      let last = Self.signs.first { $0.one == one }.map { Int($0.last - one) + 1 } ?? 0
      guard (1...max(1, last)).contains(value), let sign = Unicode.Scalar(one + UInt32(value) - 1) else {
        return String(value)
      }
      return String(Character(sign))
    }
  }
}
