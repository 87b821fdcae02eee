import ReportModel
import TextFacts

/// The characters of texts without white space, one text after the other, two bytes each: two thirds of a Chinese text.
///
/// A place is the position of a character among all. A line end parts nothing: lines may be wrapped. Characters beyond
/// the first plane are numbered as they come, in the values that UTF-16 keeps for halves of such; after the first 2,048
/// of them two may have one number.
struct SpacelessTexts: Sendable {
  /// All characters.
  let characters: [UInt16]
  /// The place of the first character of each text, and of the end.
  let starts: [Int]
  /// The text that each 1,024th place is in.
  private let texts: [UInt32]
  private static let step = 10

  init(_ texts: [[UInt8]]) {
    var (characters, starts): ([UInt16], [Int]) = ([], [0])
    // Memory that is reserved and not used takes none.
    characters.reserveCapacity(texts.reduce(0) { $0 + $1.count })
    starts.reserveCapacity(texts.count + 1)
    var numbers: [UInt32: UInt16] = [:]
    for text in texts {
      let span = text.span
      var place = 0
      while let (scalar, next) = TextScalar.read(span, at: place, end: span.count) {
        place = next
        if WhiteSpace.contains(scalar) { continue }
        characters.append(scalar <= 0xFFFF ? UInt16(truncatingIfNeeded: scalar) : Self.number(scalar, &numbers))
      }
      starts.append(characters.count)
    }
    var first: [UInt32] = []
    var text = 0
    for place in stride(from: 0, through: characters.count, by: 1 << Self.step) {
      while text + 1 < texts.count, starts[text + 1] <= place { text += 1 }
      first.append(UInt32(text))
    }
    (self.characters, self.starts, self.texts) = (characters, starts, first)
  }

  private static func number(_ scalar: UInt32, _ numbers: inout [UInt32: UInt16]) -> UInt16 {
    if let known = numbers[scalar] { return known }
    let number = 0xD800 + UInt16(numbers.count < 2_048 ? UInt32(numbers.count) : scalar % 2_048)
    if numbers.count < 2_048 { numbers[scalar] = number }
    return number
  }

  /// The number of characters.
  var count: Int { characters.count }

  /// The number of texts.
  var textCount: Int { starts.count - 1 }

  /// The text that a place is in.
  @inline(__always)
  func text(of place: Int) -> Int {
    var text = Int(texts[place >> Self.step])
    while starts[text + 1] <= place { text += 1 }
    return text
  }

  /// Whether the same characters stand at two places.
  @inline(__always)
  func isSame(_ characters: borrowing Span<UInt16>, _ first: Int, _ second: Int, _ length: Int) -> Bool {
    for step in 0..<length where characters[first + step] != characters[second + step] { return false }
    return true
  }

  /// The places of a text.
  func places(of text: Int) -> Range<Int> { starts[text]..<starts[text + 1] }

  /// The places of some texts in a row.
  func places(of texts: Range<Int>) -> Range<Int> { starts[texts.lowerBound]..<starts[texts.upperBound] }

  /// The texts in at most so many pieces, each of about as many characters.
  func pieces(_ most: Int) -> [Range<Int>] {
    var (pieces, first): ([Range<Int>], Int) = ([], 0)
    for text in 0..<textCount where starts[text + 1] >= count * (pieces.count + 1) / most || text + 1 == textCount {
      pieces.append(first..<text + 1)
      first = text + 1
    }
    return pieces
  }

  /// The bytes that each character of a text begins and ends at.
  static func bytes(of text: [UInt8]) -> [(start: Int32, end: Int32)] {
    var found: [(start: Int32, end: Int32)] = []
    found.reserveCapacity(text.count / 3)
    var place = 0
    while let (scalar, next) = TextScalar.read(text.span, at: place, end: text.count) {
      if !WhiteSpace.contains(scalar) { found.append((Int32(clamping: place), Int32(clamping: next))) }
      place = next
    }
    return found
  }
}
