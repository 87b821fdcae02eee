import TextFacts
import TextFolding

/// Every reading of every Han character, without tones: 行 is hang, heng and xing.
///
/// Made from the generated table at first use, in about a millisecond, and never freed.
struct Readings: @unchecked Sendable {  // The memory is written once, before the value exists.
  /// The readings of one character: as many as four syllables, by index into `spellings`, 16 bits each, the first in
  /// the lowest; 0 for none.
  typealias Packed = UInt64

  /// The readings by scalar, for hot loops.
  struct Table {
    /// For each scalar: 0 where it has no reading, the index of its only syllable, or, from `shared` on, a place in
    /// `several`.
    let indexes: UnsafePointer<UInt16>
    /// The readings of characters with several.
    let several: UnsafePointer<Packed>

    /// The readings of a scalar; 0 where it has none.
    @inline(__always)
    subscript(scalar: UInt32) -> Packed {
      guard scalar < Readings.count else { return 0 }
      let index = indexes[Int(truncatingIfNeeded: scalar)]
      return index < Readings.shared ? Packed(index) : several[Int(index & ~Readings.shared)]
    }
  }

  let table: Table
  /// The letters of each syllable, `v` for ü. Index 0 is none.
  let spellings: [[UInt8]]

  static let all = Readings()

  /// The scalars that may have readings lie below: those of planes 0 to 3.
  static let count = 0x32400
  static let shared: UInt16 = 0x8000

  private init() {
    let indexes = UnsafeMutablePointer<UInt16>.allocate(capacity: Self.count)
    indexes.initialize(repeating: 0, count: Self.count)
    var several: [Packed] = []
    var spellings: [[UInt8]] = [[]]
    Self.syllables.withUTF8Buffer { text in
      var place = 0
      while place < text.count {
        var letters: [UInt8] = []
        while place < text.count, text[place] < 0x80 {
          letters.append(text[place])
          place += 1
        }
        let syllable = UInt16(truncatingIfNeeded: spellings.count)
        spellings.append(letters)
        while place < text.count, text[place] >= 0x80 {
          let scalar = UTF8Step(text, at: place)
          place += scalar.count
          guard scalar.value < Self.count else { continue }
          Self.add(syllable, to: &indexes[Int(scalar.value)], &several)
        }
      }
    }
    let kept = UnsafeMutablePointer<Packed>.allocate(capacity: several.count)
    kept.initialize(from: several, count: several.count)
    table = Table(indexes: UnsafePointer(indexes), several: UnsafePointer(kept))
    self.spellings = spellings
  }

  private static func add(_ syllable: UInt16, to index: inout UInt16, _ several: inout [Packed]) {
    if index == 0 {
      index = syllable
    } else if index < shared {
      several.append(Packed(syllable) << 16 | Packed(index))
      index = shared | UInt16(truncatingIfNeeded: several.count - 1)
    } else {
      let place = Int(index & ~shared)
      // No character has more than four readings: a test holds the table to that.
      let used = (Packed.bitWidth - several[place].leadingZeroBitCount + 15) / 16
      several[place] |= Packed(syllable) << Packed(16 * used)
    }
  }
}
