/// XXH64, a checksum of bytes that tells damage from what was written (Collet, "xxHash fast digest algorithm", 0.1.1).
/// It is quick, and no protection against one who wants to deceive.
public enum Checksum {
  private static let (prime1, prime2, prime3): (UInt64, UInt64, UInt64) =
    (0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9)
  private static let (prime4, prime5): (UInt64, UInt64) = (0x85EB_CA77_C2B2_AE63, 0x27D4_EB2F_1656_67C5)

  /// The checksum of an array.
  public static func of(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
    bytes.withUnsafeBytes { of($0, seed: seed) }
  }

  /// The checksum of `bytes`. The one of bytes before them as `seed` makes it one of both.
  public static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    var place = 0
    var sum: UInt64
    if bytes.count >= 32 {
      var (one, two) = (seed &+ prime1 &+ prime2, seed &+ prime2)
      var (three, four) = (seed, seed &- prime1)
      while place + 32 <= bytes.count {
        one = round(one, word(bytes, place))
        two = round(two, word(bytes, place + 8))
        three = round(three, word(bytes, place + 16))
        four = round(four, word(bytes, place + 24))
        place += 32
      }
      sum = turned(one, 1) &+ turned(two, 7) &+ turned(three, 12) &+ turned(four, 18)
      for lane in [one, two, three, four] { sum = (sum ^ round(0, lane)) &* prime1 &+ prime4 }
    } else {
      sum = seed &+ prime5
    }
    sum &+= UInt64(bytes.count)
    while place + 8 <= bytes.count {
      sum = turned(sum ^ round(0, word(bytes, place)), 27) &* prime1 &+ prime4
      place += 8
    }
    if place + 4 <= bytes.count {
      let half = UInt64(bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
      sum = turned(sum ^ (half &* prime1), 23) &* prime2 &+ prime3
      place += 4
    }
    while place < bytes.count {
      sum = turned(sum ^ (UInt64(bytes[place]) &* prime5), 11) &* prime1
      place += 1
    }
    sum = (sum ^ sum >> 33) &* prime2
    sum = (sum ^ sum >> 29) &* prime3
    return sum ^ sum >> 32
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }

  @inline(__always)
  private static func round(_ sum: UInt64, _ word: UInt64) -> UInt64 { turned(sum &+ word &* prime2, 31) &* prime1 }

  @inline(__always)
  private static func turned(_ word: UInt64, _ bits: UInt64) -> UInt64 { word &<< bits | word &>> (64 - bits) }
}
