import TextFacts

/// The mark of a note as people write it, in the text and before the note itself: `[1]`, `［1］`, `〔1〕`, `【1】`, `①`; `注1`
/// in brackets, and `注1：` before a note. Several numbers in one pair of brackets refer to a note each: `[1,3]`, `[2-4]`.
///
/// A number has one to three digits: `〔2024〕` of a document's number is a year.
struct NoteMark: Equatable {
  /// The bytes of the mark, its brackets among them.
  var range: TextRange
  /// The numbers it has, in the order in which they are written.
  var numbers: [Int]
  /// Whether it is a number in a circle, which numbers the items of a list as well.
  var isCircled = false

  /// The numbers of one mark that are told apart.
  private static let mostNumbers = 20

  /// The mark at `place` of a text in UTF-8; nil where none stands before `end`.
  init?(_ text: borrowing Span<UInt8>, at place: Int, end: Int) {
    guard let (first, next) = TextScalar.read(text, at: place, end: end) else { return nil }
    if let number = Self.circled(first) {
      range = TextRange(place, next)
      numbers = [number]
      isCircled = true
      return
    }
    guard let bracket = Self.brackets.first(where: { $0.open == first }) else { return nil }
    var here = next
    let isNamed = Self.skip(0x6CE8, text, &here, end)
    // A number in round brackets is that of an item.
    guard isNamed || !bracket.isRound else { return nil }
    guard let numbers = Self.numbers(text, &here, end), Self.skip(bracket.close, text, &here, end) else { return nil }
    self.numbers = numbers
    range = TextRange(place, here)
  }

  /// The mark of a note whose paragraph begins at `place`, after white space, `注：` or `Notes:`; nil where it begins with
  /// none.
  init?(noteAt place: Int, in text: borrowing Span<UInt8>, end: Int) {
    var here = place
    Self.skipSpace(text, &here, end)
    if let mark = NoteMark(text, at: here, end: end) {
      self = mark
      return
    }
    guard Self.skipHead(text, &here, end) else { return nil }
    Self.skipSpace(text, &here, end)
    if let mark = NoteMark(text, at: here, end: end) {
      self = mark
      return
    }
    // `注1：`
    let start = here
    guard let numbers = Self.numbers(text, &here, end), numbers.count == 1 else { return nil }
    guard Self.skip(0xFF1A, text, &here, end) || Self.skip(0x3A, text, &here, end) else { return nil }
    self.numbers = numbers
    range = TextRange(start, here)
  }

  // MARK: Reading

  private struct MarkBrackets {
    var open, close: UInt32
    var isRound = false
  }

  private static let brackets = [
    MarkBrackets(open: 0x5B, close: 0x5D), MarkBrackets(open: 0xFF3B, close: 0xFF3D),
    MarkBrackets(open: 0x3014, close: 0x3015),
    MarkBrackets(open: 0x3010, close: 0x3011), MarkBrackets(open: 0xFF08, close: 0xFF09, isRound: true),
    MarkBrackets(open: 0x28, close: 0x29, isRound: true),
  ]

  /// Whether a character of UTF-8 that begins with `byte` may begin a mark.
  static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x5B, 0x28, 0xE2, 0xE3, 0xEF: true
    default: false
    }
  }

  /// The number in a circle, 1 to 50 (U+2460 to U+2473, U+3251 to U+325F, U+32B1 to U+32BF).
  private static func circled(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x2460...0x2473: Int(scalar - 0x2460) + 1
    case 0x3251...0x325F: Int(scalar - 0x3251) + 21
    case 0x32B1...0x32BF: Int(scalar - 0x32B1) + 36
    default: nil
    }
  }

  /// Goes past `scalar` at `place`; false where another stands there.
  private static func skip(_ scalar: UInt32, _ text: borrowing Span<UInt8>, _ place: inout Int, _ end: Int) -> Bool {
    guard let (value, next) = TextScalar.read(text, at: place, end: end), value == scalar else { return false }
    place = next
    return true
  }

  private static func skipSpace(_ text: borrowing Span<UInt8>, _ place: inout Int, _ end: Int) {
    while let (value, next) = TextScalar.read(text, at: place, end: end), WhiteSpace.contains(value) { place = next }
  }

  /// Goes past the words before the first note of a section: `注`, `注释` or `Notes`, and a colon unless a number follows.
  private static func skipHead(_ text: borrowing Span<UInt8>, _ place: inout Int, _ end: Int) -> Bool {
    for head in ["注释：", "注释:", "附注：", "注：", "注:", "Notes:", "Note:", "注释", "注"] {
      var here = place
      if head.unicodeScalars.allSatisfy({ skip($0.value, text, &here, end) }) {
        place = here
        return true
      }
    }
    return false
  }

  /// The numbers at `place`: one, or several with commas, and with dashes for all between; nil without any.
  private static func numbers(_ text: borrowing Span<UInt8>, _ place: inout Int, _ end: Int) -> [Int]? {
    guard let first = number(text, &place, end) else { return nil }
    var numbers = [first]
    while let (value, next) = TextScalar.read(text, at: place, end: end) {
      var here = next
      skipSpace(text, &here, end)
      switch value {
      case 0x2C, 0xFF0C, 0x3001, 0x3B, 0xFF1B:
        guard let number = number(text, &here, end) else { return nil }
        numbers.append(number)
      case 0x2D, 0x2010...0x2015, 0x7E, 0xFF5E, 0xFF0D:
        guard let last = number(text, &here, end), let from = numbers.last, from < last else { return nil }
        numbers += (from + 1...last).prefix(mostNumbers)
      default: return numbers
      }
      guard numbers.count <= mostNumbers else { return nil }
      place = here
    }
    return numbers
  }

  /// The number of one to three digits at `place`, of ASCII or full-width ones.
  private static func number(_ text: borrowing Span<UInt8>, _ place: inout Int, _ end: Int) -> Int? {
    var number = 0
    var digits = 0
    while let (value, next) = TextScalar.read(text, at: place, end: end) {
      let ascii = FullWidthForm.ascii(of: value).map(UInt32.init) ?? value
      guard (0x30...0x39).contains(ascii) else { break }
      (number, digits, place) = (number * 10 + Int(ascii - 0x30), digits + 1, next)
      if digits > 3 { return nil }
    }
    return digits > 0 && number > 0 ? number : nil
  }
}
