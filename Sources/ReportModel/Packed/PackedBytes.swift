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
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

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
