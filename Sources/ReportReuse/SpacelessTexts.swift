import ReportModel
import TextFacts
import Threads

/// The characters of texts without white space, one text after the other, two bytes each: two thirds of a Chinese text;
/// and beside them what else there is to write the texts again, so that they need not be kept.
///
/// A place is the position of a character among all. A line end parts nothing: lines may be wrapped. Characters beyond
/// the first plane are numbered as they come, in the values that UTF-16 keeps for halves of such; after the first 2,048
/// of them two may have one number.
public struct SpacelessTexts: Sendable {
  /// All characters.
  private(set) var characters: [UInt16] = []
  /// The place of the first character of each text, and of the end.
  private(set) var starts: [Int] = [0]
  /// The text that each 1,024th place is in.
  private var texts: [UInt32] = []
  private static let step = 10
  /// The white space of all texts, and their characters beyond the first plane, as `SpaceMarks` writes them; and the start
  /// of each text in it, and the end.
  private var marks: [UInt8] = []
  private var markStarts: [Int] = [0]
  private var numbers: [UInt32: UInt16] = [:]

  /// No text yet.
  public init() {}

  /// The characters of texts, read in pieces that `parallel` runs.
  init(_ texts: ReuseTexts, _ parallel: ReuseSearch.PieceRunner) {
    // Memory that is reserved and not used takes none.
    characters.reserveCapacity(texts.lengths.reduce(0, +))
    starts.reserveCapacity(texts.count + 1)
    add(texts, parallel)
  }

  /// Adds texts, read in pieces that `parallel` runs.
  public mutating func add(_ texts: ReuseTexts, _ parallel: ReuseSearch.PieceRunner) {
    var next = 0
    while next < texts.count {
      let pieces = Self.pieces(of: texts, from: next)
      let read = Lock([ReadTexts](repeating: ReadTexts(), count: pieces.count))
      parallel(pieces.count) { piece in
        let own = ReadTexts(texts, pieces[piece])
        read.withLock { $0[piece] = own }
      }
      for piece in read.withLock({ $0 }) { add(piece) }
      next = pieces.last?.upperBound ?? texts.count
    }
  }

  private mutating func add(_ piece: ReadTexts) {
    let (start, markStart) = (characters.count, marks.count)
    characters += piece.characters
    marks += piece.marks.bytes
    for (place, scalar) in piece.beyond { characters[start + place] = Self.number(scalar, &numbers) }
    for (end, markEnd) in zip(piece.ends, piece.markEnds) {
      while texts.count << Self.step < start + end { texts.append(UInt32(truncatingIfNeeded: textCount)) }
      starts.append(start + end)
      markStarts.append(markStart + markEnd)
    }
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
  func bytes(of text: Int) -> [(start: Int32, end: Int32)] {
    var found: [(start: Int32, end: Int32)] = []
    found.reserveCapacity(starts[text + 1] - starts[text])
    var end = 0
    forEachScalar(of: text) { scalar, isSpace in
      let start = end
      end += scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
      if !isSpace { found.append((Int32(clamping: start), Int32(clamping: end))) }
    }
    return found
  }

  /// A text as it was added, in UTF-8.
  public func text(_ number: Int) -> [UInt8] {
    guard 0..<textCount ~= number else { return [] }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * (starts[number + 1] - starts[number]) + markStarts[number + 1] - markStarts[number])
    forEachScalar(of: number) { scalar, _ in TextScalar.append(scalar, to: &bytes) }
    return bytes
  }

  /// Hands on every scalar of a text, and whether it is white space.
  @inline(__always)
  private func forEachScalar(of text: Int, _ body: (_ scalar: UInt32, _ isSpace: Bool) -> Void) {
    var (place, end) = (starts[text], starts[text])
    var reader = SpaceMarks.MarkReader(markStarts[text], markStarts[text + 1])
    while true {
      let mark = reader.next(in: marks)
      end = mark.map { place + $0.gap } ?? starts[text + 1]
      while place < end {
        body(UInt32(characters[place]), false)
        place += 1
      }
      guard let mark else { return }
      let isSpace = mark.scalar <= 0xFFFF || WhiteSpace.contains(mark.scalar)
      if !isSpace { place += 1 }
      body(mark.scalar, isSpace)
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
  private(set) var marks = SpaceMarks()
  /// The number of bytes of marks up to the end of each text.
  private(set) var markEnds: [Int] = []

  init() {}

  init(_ texts: ReuseTexts, _ piece: Range<Int>) {
    characters.reserveCapacity(piece.reduce(0) { $0 + texts.lengths[$1] } / 2)
    for text in piece {
      texts.text(text).withUnsafeBufferPointer { add($0.span) }
      ends.append(characters.count)
      markEnds.append(marks.bytes.count)
    }
  }

  private mutating func add(_ text: borrowing Span<UInt8>) {
    var place = 0
    // The position behind the last mark.
    var marked = characters.count
    while let (scalar, next) = TextScalar.read(text, at: place, end: text.count) {
      place = next
      if WhiteSpace.contains(scalar) {
        marks.add(scalar, after: characters.count - marked)
        marked = characters.count
        continue
      }
      if scalar > 0xFFFF {
        marks.add(scalar, after: characters.count - marked)
        beyond.append((characters.count, scalar))
        marked = characters.count + 1
      }
      characters.append(UInt16(truncatingIfNeeded: scalar))
    }
  }
}
