/// A hash of so many characters in a row, four of them in a multiplication.
struct GramHash: Sendable {
  /// The characters of a gram.
  let length: Int

  /// The hash of the gram that begins at a place.
  @inline(__always)
  func hash(of characters: borrowing Span<UInt16>, at place: Int) -> UInt64 {
    let words = characters.bytes
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    if length < 4 {
      for step in 0..<length { hash = Self.added(UInt64(characters[place + step]), to: hash) }
    } else {
      var step = 0
      while step + 4 <= length {
        hash = Self.added(words.word(at: place + step), to: hash)
        step += 4
      }
      // The last four of them may be among those before.
      if step < length { hash = Self.added(words.word(at: place + length - 4), to: hash) }
    }
    return Self.mixed(hash)
  }

  @inline(__always)
  private static func added(_ word: UInt64, to hash: UInt64) -> UInt64 {
    let sum = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
    return sum ^ sum >> 32
  }

  /// All bits of a hash depending on all (Stafford 2011).
  @inline(__always)
  static func mixed(_ value: UInt64) -> UInt64 {
    var value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A hash whose highest bits depend on all of some characters.
  @inline(__always)
  static func scattered(_ word: UInt64) -> UInt64 { (word ^ word >> 32) &* 0x9E37_79B9_7F4A_7C15 }
}

extension RawSpan {
  /// Four characters from a place on, the first of them in the low bits.
  @inline(__always)
  func word(at place: Int) -> UInt64 { unsafeLoadUnaligned(fromByteOffset: 2 * place, as: UInt64.self) }

  /// Four characters before a place, the nearest of them in the low bits.
  @inline(__always)
  func word(before place: Int) -> UInt64 {
    let word = word(at: place - 4)
    let pairs = word >> 32 | word << 32
    return (pairs & 0xFFFF_0000_FFFF_0000) >> 16 | (pairs & 0x0000_FFFF_0000_FFFF) << 16
  }
}
