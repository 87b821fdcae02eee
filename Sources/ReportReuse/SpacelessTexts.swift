import ReportModel
import TextFacts
import Threads

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

  /// The characters of texts, read in pieces that `parallel` runs.
  init(_ texts: ReuseTexts, _ parallel: ReuseSearch.PieceRunner) {
    var (characters, starts): ([UInt16], [Int]) = ([], [0])
    // Memory that is reserved and not used takes none.
    characters.reserveCapacity(texts.lengths.reduce(0, +))
    starts.reserveCapacity(texts.count + 1)
    var numbers: [UInt32: UInt16] = [:]
    var next = 0
    while next < texts.count {
      let pieces = Self.pieces(of: texts, from: next)
      let read = Lock([ReadTexts](repeating: ReadTexts(), count: pieces.count))
      parallel(pieces.count) { piece in
        let own = ReadTexts(texts, pieces[piece])
        read.withLock { $0[piece] = own }
      }
      for piece in read.withLock({ $0 }) {
        let start = characters.count
        characters += piece.characters
        for (place, scalar) in piece.beyond { characters[start + place] = Self.number(scalar, &numbers) }
        for end in piece.ends { starts.append(start + end) }
      }
      next = pieces.last?.upperBound ?? texts.count
    }
    var first: [UInt32] = []
    var text = 0
    for place in stride(from: 0, through: characters.count, by: 1 << Self.step) {
      while text + 1 < texts.count, starts[text + 1] <= place { text += 1 }
      first.append(UInt32(text))
    }
    (self.characters, self.starts, self.texts) = (characters, starts, first)
  }

  /// A few pieces of texts from one on, each of about a megabyte.
  private static func pieces(of texts: ReuseTexts, from first: Int) -> [Range<Int>] {
    var (pieces, lower): ([Range<Int>], Int) = ([], first)
    while pieces.count < 8, lower < texts.count {
      var (upper, bytes) = (lower, 0)
      while upper < texts.count, bytes < 1 << 20 {
        bytes += texts.lengths[upper]
        upper += 1
      }
      pieces.append(lower..<upper)
      lower = upper
    }
    return pieces
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
  static func bytes(of text: FlatArray<UInt8>) -> [(start: Int32, end: Int32)] {
    text.withUnsafeBufferPointer { bytes in
      let text = bytes.span
      var found: [(start: Int32, end: Int32)] = []
      found.reserveCapacity(text.count / 3)
      var place = 0
      while let (scalar, next) = TextScalar.read(text, at: place, end: text.count) {
        if !WhiteSpace.contains(scalar) { found.append((Int32(clamping: place), Int32(clamping: next))) }
        place = next
      }
      return found
    }
  }
}

/// The characters of some texts in a row.
private struct ReadTexts: Sendable {
  private(set) var characters: [UInt16] = []
  /// The number of characters up to the end of each text.
  private(set) var ends: [Int] = []
  /// The characters beyond the first plane, which are not numbered yet, and the positions of them.
  private(set) var beyond: [(place: Int, scalar: UInt32)] = []

  init() {}

  init(_ texts: ReuseTexts, _ piece: Range<Int>) {
    characters.reserveCapacity(piece.reduce(0) { $0 + texts.lengths[$1] } / 2)
    for text in piece {
      texts.text(text).withUnsafeBufferPointer { Self.add($0.span, to: &characters, &beyond) }
      ends.append(characters.count)
    }
  }

  private static func add(
    _ text: borrowing Span<UInt8>, to characters: inout [UInt16], _ beyond: inout [(place: Int, scalar: UInt32)]
  ) {
    var place = 0
    while let (scalar, next) = TextScalar.read(text, at: place, end: text.count) {
      place = next
      if WhiteSpace.contains(scalar) { continue }
      if scalar > 0xFFFF { beyond.append((characters.count, scalar)) }
      characters.append(UInt16(truncatingIfNeeded: scalar))
    }
  }
}
