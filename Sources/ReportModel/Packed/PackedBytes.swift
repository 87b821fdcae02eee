/// Whole numbers one after the other, each in as few bytes as it needs: seven bits a byte, the lowest first, the high bit
/// set on all but the last (LEB128, DWARF 5, 7.6). A number that may be negative is folded first (zigzag), so that small
/// ones stay short.
struct PackedWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func putSigned(_ number: Int) { put((number << 1) ^ (number >> (Int.bitWidth - 1))) }

  mutating func put(bytes other: [UInt8]) {
    put(other.count)
    bytes += other
  }

  mutating func put(string: String) { put(bytes: Array(string.utf8)) }

  mutating func put(range: TextRange) {
    put(range.lower.bytes)
    put(range.count)
  }

  /// Puts numbers that never get smaller.
  mutating func put(ascending numbers: [UInt32]) {
    put(numbers.count)
    var last = 0
    for number in numbers {
      put(Int(number) - last)
      last = Int(number)
    }
  }

  /// The bytes with no room to spare.
  var exact: [UInt8] { Self.exact(bytes) }

  /// The same bytes with no room to spare.
  static func exact(_ bytes: [UInt8]) -> [UInt8] {
    // Without bytes the initializer writes the count into the empty array that all threads share.
    if bytes.isEmpty { return [] }
    return Array(unsafeUninitializedCapacity: bytes.count) { $1 = $0.initialize(fromContentsOf: bytes) }
  }
}

/// The numbers of a `PackedWriter`, read in the order they were put; zeros past the last.
struct PackedReader {
  fileprivate let bytes: UnsafeBufferPointer<UInt8>
  fileprivate var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Int {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count, shift < 64 {
      let byte = bytes[place]
      place += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(Int64(bitPattern: number))
  }

  /// Passes over so many numbers.
  mutating func skip(_ count: Int) {
    for _ in 0..<count {
      while place < bytes.count, bytes[place] >= 0x80 { place += 1 }
      place += 1
    }
  }

  mutating func nextSigned() -> Int {
    let folded = next()
    return Int(UInt(bitPattern: folded) >> 1) ^ -(folded & 1)
  }
}

// MARK: Reading what was not written by this run of the program

extension PackedReader {
  /// The bytes that are left.
  private var left: Int { bytes.count - place }

  /// The number of things that follow, each of a byte at least; 0 where there cannot be as many.
  mutating func nextCount() -> Int {
    let count = next()
    return count >= 0 && count <= left ? count : 0
  }

  /// Bytes that were put together; nil where there are not as many.
  mutating func nextBytes() -> [UInt8]? {
    let count = next()
    guard count >= 0, count <= left else { return nil }
    defer { place += count }
    return Array(bytes[place..<place + count])
  }

  /// A string; nil where there is none.
  mutating func nextString() -> String? { nextBytes().map { String(decoding: $0, as: UTF8.self) } }

  /// A range in a text of so many bytes; nil for any other.
  mutating func nextRange(in length: Int) -> TextRange? {
    let (lower, count) = (next(), next())
    guard lower >= 0, count >= 0, lower <= length, count <= length - lower else { return nil }
    return TextRange(lower, lower + count)
  }

  /// Numbers that never get smaller, none above `most`; nil for any others.
  mutating func nextAscending(below most: Int) -> [UInt32]? {
    let count = next()
    guard count >= 0, count <= left else { return nil }
    var last = 0
    var numbers: [UInt32] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count {
      let gap = next()
      guard gap >= 0, gap <= most - last else { return nil }
      last += gap
      numbers.append(UInt32(clamping: last))
    }
    return numbers
  }
}
