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
  /// Where the two bytes stand that are compared first: of a character of one byte both are that.
  private let (left, right): (Int, Int)
  /// Where the other two stand, or other bytes of the character again.
  private let (third, fourth): (Int, Int)

  /// A scan for the character that `bytes` are; nil where they are none, or more than one.
  init?(_ bytes: [UInt8]) {
    guard let lead = bytes.first, bytes.count <= 4, lead & 0xC0 != 0x80,
      bytes.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 })
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
    let raw = UnsafeRawBufferPointer(text)
    let (lefts, rights) = (SIMD16(repeating: bytes[left]), SIMD16(repeating: bytes[right]))
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.most + 2 * Self.step) { hits in
      var count = 0
      var place = range.lowerBound
      while place + Self.step <= range.upperBound {
        let first = agreement(raw, place, lefts, rights)
        let second = agreement(raw, place + 16, lefts, rights)
        let third = agreement(raw, place + 32, lefts, rights)
        let fourth = agreement(raw, place + 48, lefts, rights)
        let any = (first | second) | (third | fourth)
        if any.x | any.y != 0 {
          let bits =
            (Self.bits(first) | Self.bits(second) << 16) | (Self.bits(third) << 32 | Self.bits(fourth) << 48)
          write(bits, at: place, of: raw, into: hits, &count)
          if count >= Self.most {
            found.append(UnsafeBufferPointer(rebasing: hits[..<count]), length: bytes.count)
            if found.isFull { return }
            count = 0
          }
        }
        place += Self.step
      }
      while place < range.upperBound {
        hits[count] = UInt32(truncatingIfNeeded: place)
        count += bytes.indices.allSatisfy { text[place + $0] == bytes[$0] } ? 1 : 0
        place += 1
      }
      found.append(UnsafeBufferPointer(rebasing: hits[..<count]), length: bytes.count)
    }
  }

  /// For each of sixteen places all ones where both bytes agree.
  @inline(__always)
  private func agreement(
    _ text: UnsafeRawBufferPointer, _ place: Int, _ lefts: SIMD16<UInt8>, _ rights: SIMD16<UInt8>
  ) -> SIMD2<UInt64> {
    let agree =
      (text.loadUnaligned(fromByteOffset: place &+ left, as: SIMD16<UInt8>.self) .== lefts)
      .& (text.loadUnaligned(fromByteOffset: place &+ right, as: SIMD16<UInt8>.self) .== rights)
    return unsafeBitCast(agree, to: SIMD2<UInt64>.self)
  }

  /// One bit for each of sixteen bytes, which are all ones or all zeros.
  @inline(__always)
  private static func bits(_ bytes: SIMD2<UInt64>) -> UInt64 { gathered(bytes.x) | gathered(bytes.y) << 8 }

  @inline(__always)
  private static func gathered(_ bytes: UInt64) -> UInt64 {
    ((UInt64(littleEndian: bytes) & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) >> 56
  }

  /// Writes down the places of the bits that are set where the whole character stands. Most often there are one or two:
  /// so many are looked at in any case.
  @inline(__always)
  private func write(
    _ bits: UInt64, at place: Int, of text: UnsafeRawBufferPointer, into hits: UnsafeMutableBufferPointer<UInt32>,
    _ count: inout Int
  ) {
    var bits = bits
    check(place &+ bits.trailingZeroBitCount, text, hits, &count)
    bits &= bits &- 1
    // Without a second bit the first place is looked at again, and written down once.
    let isOne = bits == 0
    let second = place &+ (isOne ? 0 : bits.trailingZeroBitCount)
    let before = count
    check(second, text, hits, &count)
    count = isOne ? before : count
    bits &= bits &- 1
    while bits != 0 {
      check(place &+ bits.trailingZeroBitCount, text, hits, &count)
      bits &= bits &- 1
    }
  }

  @inline(__always)
  private func check(
    _ place: Int, _ text: UnsafeRawBufferPointer, _ hits: UnsafeMutableBufferPointer<UInt32>, _ count: inout Int
  ) {
    hits[count] = UInt32(truncatingIfNeeded: place)
    let agrees = text[place &+ third] == bytes[third]
    let agreesToo = text[place &+ fourth] == bytes[fourth]
    count &+= (agrees ? 1 : 0) & (agreesToo ? 1 : 0)
  }
}
