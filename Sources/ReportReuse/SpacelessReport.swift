import TextFacts

/// The characters of a text without white space, and a hash of every `length` of them in a row.
///
/// A hash is that of Karp and Rabin (1987): from one place to the next in two multiplications.
struct SpacelessReport {
  /// Hands on the hash of each run of `length` characters and the number of the character that it begins with. A line end
  /// parts nothing: lines may be wrapped.
  static func forEachHash(of text: [UInt8], length: Int, _ body: (_ hash: UInt64, _ character: Int) -> Void) {
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    var power: UInt64 = 1
    for _ in 0..<length { power = power &* base }
    var ring = [UInt32](repeating: 0, count: length)
    var (hash, count, slot, place): (UInt64, Int, Int, Int) = (0, 0, 0, 0)
    let span = text.span
    while let (scalar, next) = TextScalar.read(span, at: place, end: span.count) {
      place = next
      if WhiteSpace.contains(scalar) { continue }
      hash = hash &* base &+ UInt64(scalar) &+ 1
      if count >= length { hash = hash &- (UInt64(ring[slot]) &+ 1) &* power }
      ring[slot] = scalar
      slot = slot + 1 == length ? 0 : slot + 1
      count += 1
      // The low bits of a product depend on few characters: they are mixed (Stafford 2011).
      if count >= length { body(mixed(hash), count - length) }
    }
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// The number of characters that are no white space.
  static func count(_ text: [UInt8]) -> Int {
    var (count, place) = (0, 0)
    while let (scalar, next) = TextScalar.read(text.span, at: place, end: text.count) {
      if !WhiteSpace.contains(scalar) { count += 1 }
      place = next
    }
    return count
  }

  /// The byte that each character begins at, and the byte behind it.
  static func places(_ text: [UInt8]) -> [(start: Int32, end: Int32)] {
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
