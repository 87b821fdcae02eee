import Threads

/// The places of grams of eight characters that searches begin at: of three in a row the one whose hash is least, so that
/// any ten characters that two texts have in common have such a gram at the same place of them (Schleimer, Wilkerson,
/// Aiken 2003: winnowing).
struct SeedGrams: Sendable {
  /// The characters of a seed.
  static let length = 8
  /// The seeds in a row of which one is taken.
  static let window = 3
  /// The characters that have a seed for certain.
  static var leastRun: Int { length + window - 1 }

  /// The hash of a seed, whose high bits depend on all of it.
  @inline(__always)
  static func hash(of characters: borrowing RawSpan, at place: Int) -> UInt64 {
    let first = characters.word(at: place)
    let second = characters.word(at: place + 4)
    let sum = (first ^ 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9 &+ second &* 0xD6E8_FEB8_6659_FD93
    return (sum ^ sum >> 32) &* 0x94D0_49BB_1331_11EB
  }

  /// The places of the seeds of some texts in a row.
  static func places(in texts: SpacelessTexts, _ piece: Range<Int>) -> PlaceSet {
    var found = PlaceSet(texts.places(of: piece))
    let characters = texts.characters.span.bytes
    for text in piece {
      let places = texts.places(of: text)
      guard places.count >= leastRun else { continue }
      // The places of the first gram of a window; the seed is one of three from it on.
      var first = hash(of: characters, at: places.lowerBound) >> 32
      var second = hash(of: characters, at: places.lowerBound + 1) >> 32
      for place in places.lowerBound...places.upperBound - leastRun {
        let third = hash(of: characters, at: place + 2) >> 32
        // Without branches: nobody can tell beforehand.
        let isSecond = second < first
        let least = isSecond ? second : first
        let step = third < least ? 2 : isSecond ? 1 : 0
        found.insert(place + step)
        (first, second) = (second, third)
      }
    }
    return found
  }
}
