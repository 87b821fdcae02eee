import TextFacts

/// Looking for a single character, which stands in a text so often, or so nearly everywhere, that what is done for each
/// hit counts.
///
/// Its last two bytes, which tell most of one character from another, are compared with 64 places at a time, and the
/// places where they agree are written down without asking at each how many more there are. Characters of UTF-8 never
/// overlap (RFC 3629, section 3).
struct CharacterScan: Sendable {
  /// Places looked at in one step.
  private static let step = 64
  /// Hits written down before they are handed on.
  private static let most = 1024

  private let bytes: [UInt8]
  /// The positions of the two bytes that are compared first: for a character of one byte both are that.
  private let (left, right): (Int, Int)
  /// The positions of the other two, or of other bytes of the character again.
  private let (third, fourth): (Int, Int)

  /// A scan for the character that `bytes` are; nil where they are none, or more than one.
  init?(_ bytes: [UInt8]) {
    guard let lead = bytes.first, bytes.count <= 4, !lead.isUTF8Continuation,
      bytes.dropFirst().allSatisfy(\.isUTF8Continuation)
    else { return nil }
    self.bytes = bytes
    right = bytes.count - 1
    left = max(0, right - 1)
    third = max(0, left - 1)
    fourth = 0
  }

  /// Bytes of the character.
  var length: Int { bytes.count }

  /// Adds the hits that begin in `range`, which must end where the last character can begin.
  func search(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, _ found: inout HitList) {
    guard let start = UnsafeRawPointer(text.baseAddress) else { return }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.most + 2 * Self.step) { hits in
      var place = range.lowerBound
      while place &+ Self.step <= range.upperBound {
        var count = 0
        place = gather(start, place, range.upperBound, hits, &count)
        found.append(UnsafeBufferPointer(rebasing: hits[..<count]), length: bytes.count)
        if found.isFull { return }
      }
      var count = 0
      while place < range.upperBound {
        hits[count] = UInt32(truncatingIfNeeded: place)
        count += bytes.indices.allSatisfy { text[place + $0] == bytes[$0] } ? 1 : 0
        place += 1
      }
      found.append(UnsafeBufferPointer(rebasing: hits[..<count]), length: bytes.count)
    }
  }

  /// Writes down the hits that begin from `place` on, step by step, until there are `most` or less than a step is left
  /// before `end`; returns where to go on.
  private func gather(
    _ text: UnsafeRawPointer, _ place: Int, _ end: Int, _ hits: UnsafeMutableBufferPointer<UInt32>, _ count: inout Int
  ) -> Int {
    let (lefts, rights) = (SIMD16(repeating: bytes[left]), SIMD16(repeating: bytes[right]))
    let (atLeft, atRight) = (text + left, text + right)
    let (thirdByte, fourthByte) = (bytes[third], bytes[fourth])
    var place = place
    var written = 0
    while place &+ Self.step <= end, written < Self.most {
      let first = Self.agreement(atLeft + place, atRight + place, lefts, rights)
      let second = Self.agreement(atLeft + (place &+ 16), atRight + (place &+ 16), lefts, rights)
      let third = Self.agreement(atLeft + (place &+ 32), atRight + (place &+ 32), lefts, rights)
      let fourth = Self.agreement(atLeft + (place &+ 48), atRight + (place &+ 48), lefts, rights)
      let any = (first | second) | (third | fourth)
      if any.x | any.y != 0 {
        var bits =
          (Self.bits(first) | Self.bits(second) << 16) | (Self.bits(third) << 32 | Self.bits(fourth) << 48)
        while bits != 0 {
          let candidate = place &+ bits.trailingZeroBitCount
          bits &= bits &- 1
          hits[written] = UInt32(truncatingIfNeeded: candidate)
          let agrees =
            (text.load(fromByteOffset: candidate &+ self.third, as: UInt8.self) ^ thirdByte)
            | (text.load(fromByteOffset: candidate &+ self.fourth, as: UInt8.self) ^ fourthByte)
          written &+= agrees == 0 ? 1 : 0
        }
      }
      place &+= Self.step
    }
    count = written
    return place
  }

  /// For each of sixteen places all ones where both bytes agree.
  @inline(__always)
  private static func agreement(
    _ atLeft: UnsafeRawPointer, _ atRight: UnsafeRawPointer, _ lefts: SIMD16<UInt8>, _ rights: SIMD16<UInt8>
  ) -> SIMD2<UInt64> {
    let agree =
      (atLeft.loadUnaligned(as: SIMD16<UInt8>.self) .== lefts)
      .& (atRight.loadUnaligned(as: SIMD16<UInt8>.self) .== rights)
    return unsafeBitCast(agree, to: SIMD2<UInt64>.self)
  }

  /// One bit for each of sixteen bytes, which are all ones or all zeros.
  @inline(__always)
  private static func bits(_ bytes: SIMD2<UInt64>) -> UInt64 { gathered(bytes.x) | gathered(bytes.y) << 8 }

  @inline(__always)
  private static func gathered(_ bytes: UInt64) -> UInt64 {
    ((UInt64(littleEndian: bytes) & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) >> 56
  }
}
