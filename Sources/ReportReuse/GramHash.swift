/// A hash of so many characters in a row, that of Karp and Rabin (1987): from one place to the next in two
/// multiplications.
struct GramHash: Sendable {
  /// The characters of a gram.
  let length: Int
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  private let power: UInt64

  init(length: Int) {
    self.length = length
    var power: UInt64 = 1
    for _ in 0..<length { power = power &* Self.base }
    self.power = power
  }

  /// The hash of the gram that begins at a place.
  func hash(of characters: borrowing Span<UInt16>, at place: Int) -> UInt64 {
    var hash: UInt64 = 0
    for index in place..<place + length { hash = hash &* Self.base &+ UInt64(characters[index]) &+ 1 }
    return hash
  }

  /// The hash of the gram one place further, from that of the gram at `place`.
  @inline(__always)
  func next(_ hash: UInt64, of characters: borrowing Span<UInt16>, after place: Int) -> UInt64 {
    // Only one multiplication waits for the one before.
    hash &* Self.base &+ (UInt64(characters[place + length]) &+ 1 &- (UInt64(characters[place]) &+ 1) &* power)
  }

  /// All bits of a hash depending on all (Stafford 2011): the high ones of it know nothing of the last characters.
  @inline(__always)
  static func mixed(_ value: UInt64) -> UInt64 {
    var value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
