import TextFacts

/// A line of a list of contents, read from its end: the page, what leads to it, and the words before.
struct ContentsEntry {
  /// The space between the words and the page.
  enum Leader: Comparable {
    /// None, or a single blank.
    case none, blank
    /// A tab or white space of three columns.
    case gap
    /// Dots, dashes or strokes.
    case dots
  }

  /// The bytes of the words.
  var words: Range<Int>
  var leader: Leader
  /// The page where it is in figures; 0 for one in Roman numerals; nil where none is given.
  var page: Int?

  private static let longest = 300

  /// The entry that a line may be; nil where neither a page nor a leader ends it.
  static func read(_ text: [UInt8], _ line: Line) -> ContentsEntry? {
    guard line.characters <= longest, mayEnd(text[Int(line.contentEnd) - 1]) else { return nil }
    var end = Reverse(text, line.content)
    let page = end.page()
    let leader = end.leader()
    let words = Blank.trimmed(text.span, line.content.lowerBound..<end.place)
    if page == nil, leader < .dots || end.dots < 6 { return nil }
    return ContentsEntry(words: words, leader: leader, page: page)
  }

  /// Figures, letters of Roman numerals, brackets, dots, dashes, and the last bytes of their wide forms.
  private static func mayEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x29, 0x5D, 0x2D, 0x2E, 0x69, 0x76, 0x78, 0x6C, 0x49, 0x56, 0x58, 0x5F, 0x80...0xBF: true
    default: false
    }
  }

  /// Walks a line from its end.
  private struct Reverse {
    let text: [UInt8]
    let start: Int
    var place: Int
    var dots = 0

    init(_ text: [UInt8], _ range: Range<Int>) {
      (self.text, start, place) = (text, range.lowerBound, range.upperBound)
    }

    private var last: (value: UInt32, lower: Int)? { TextScalar.read(text.span, before: place, start: start) }

    private mutating func skip(_ isSkipped: (UInt32) -> Bool) -> Int {
      var count = 0
      while let scalar = last, isSkipped(scalar.value) { (place, count) = (scalar.lower, count + 1) }
      return count
    }

    /// The page label at the end: `1` `（1）` `- 1 -` `P1` `第1页` `Ⅱ` `iv`.
    mutating func page() -> Int? {
      let whole = place
      _ = skip {
        $0 == 0x9875 || $0 == 0x9801 || $0 == 0x29 || $0 == 0xFF09 || $0 == 0x5D || $0 == 0x3011 || $0 == 0x3015
      }
      var dashes = skip { Self.isDash($0) }
      if dashes > 0 { dashes += skip { $0 == 0x20 } }
      let (value, digits) = number()
      guard let value, digits <= 4 else {
        place = whole
        return nil
      }
      let before = place
      if dashes > 0, skip({ $0 == 0x20 }) >= 0, let scalar = last, Self.isDash(scalar.value) {
        _ = skip { Self.isDash($0) }
      } else if dashes > 0 {
        place = whole
        return nil
      } else if let scalar = last,
        [0x28, 0xFF08, 0x5B, 0x3010, 0x3014, 0x7B2C, 0x50, 0x70].contains(scalar.value), isSetOff(scalar)
      {
        place = scalar.lower
      } else {
        place = before
      }
      return value
    }

    private static func isDash(_ scalar: UInt32) -> Bool { [0x2D, 0x2014, 0x2013].contains(scalar) }

    /// A P before a page stands alone; a bracket need not.
    private func isSetOff(_ scalar: (value: UInt32, lower: Int)) -> Bool {
      guard scalar.value == 0x50 || scalar.value == 0x70 else { return true }
      guard let before = TextScalar.read(text.span, before: scalar.lower, start: start) else { return true }
      return !((0x41...0x5A).contains(before.value) || (0x61...0x7A).contains(before.value))
    }

    private mutating func number() -> (Int?, digits: Int) {
      var (value, unit, digits) = (0, 1, 0)
      while digits < 6, let scalar = last {
        let digit = (0xFF10...0xFF19).contains(scalar.value) ? scalar.value - 0xFF10 : scalar.value &- 0x30
        guard digit < 10 else { break }
        (value, unit, digits) = (value + Int(digit) * unit, unit * 10, digits + 1)
        place = scalar.lower
      }
      if digits > 0 { return (value, digits) }
      let whole = place
      let signs = skip { (0x2160...0x217F).contains($0) }
      if signs > 0 { return (0, signs) }
      let letters = skip { [0x69, 0x76, 0x78, 0x6C].contains($0) }
      if letters > 0, letters <= 6, let before = last, !isWord(before.value) { return (0, min(letters, 4)) }
      place = whole
      let capitals = skip { [0x49, 0x56, 0x58].contains($0) }
      if capitals > 0, capitals <= 6, let before = last, !isWord(before.value) { return (0, min(capitals, 4)) }
      place = whole
      return (nil, 0)
    }

    private func isWord(_ scalar: UInt32) -> Bool {
      (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar) || (0xC0...0x24F).contains(scalar)
        || scalar == 0x27 || scalar == 0x2D
    }

    /// The space between the words and the page.
    mutating func leader() -> Leader {
      var (columns, tabs) = (0, 0)
      while let scalar = last {
        switch scalar.value {
        case 0x2E, 0xB7, 0xFF0E, 0xFF65, 0x30FB, 0x2022, 0x2D, 0x5F, 0x2014, 0x2500, 0x2013, 0x7E, 0x2219, 0x22C5:
          dots += 1
        case 0x2026, 0x22EF: dots += 3
        case 0x09: tabs += 1
        // `第一章 / 1`
        case 0x2F where columns > 0: tabs += 1
        case let blank where Blank.contains(blank): columns += blank == 0x3000 ? 2 : 1
        default:
          return strength(columns, tabs)
        }
        place = scalar.lower
      }
      return strength(columns, tabs)
    }

    private func strength(_ columns: Int, _ tabs: Int) -> Leader {
      if dots >= 3 { return .dots }
      if dots > 0 { return .none }
      return tabs > 0 || columns >= 3 ? .gap : (columns > 0 ? .blank : .none)
    }
  }
}
