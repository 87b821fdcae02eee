import ReportModel
import Threads

/// Every place of every character of some texts, and of the pairs of characters that stand nearly everywhere: it answers
/// "where does this phrase stand", and the texts are not read for it.
///
/// Places are bytes from the start of the first text, those of all texts counted. Characters are those of the text, not
/// folded. A phrase stands where each of its characters stands at its distance from the first: the lists are gone through
/// from the rarest on (Zobel, Moffat, "Inverted files for text search engines", 2006, section 4). A pair of which both
/// characters are frequent has a list of its own, for going through those of both would take longer; so has one of a
/// character that stands as often as the comma and another that is not rare (`PairRank`).
///
/// For texts in an alphabet, where a character tells little, there is `GramIndex`.
struct PlaceIndex: Sendable {
  /// Texts of which more than one byte in so many is ASCII are left to `GramIndex`.
  static let bytesPerASCII = 4

  /// The characters there are, ascending.
  let scalars: FlatArray<UInt32>
  /// The pairs that have lists, ascending, as `key` has them.
  let pairs: FlatArray<UInt64>
  /// For each character, and then for each pair, the start of its list in `bytes`; and the end of the last.
  let offsets: FlatArray<UInt32>
  /// The number of places in each list.
  let counts: FlatArray<UInt32>
  /// The lower half of the checksum of each list.
  let sums: FlatArray<UInt32>
  let bytes: FlatArray<UInt8>
  /// The check of lists that lie on the disk; nil for those in memory.
  let check: PlaceListCheck?

  /// Bytes it takes.
  var weight: Int {
    4 * (scalars.count + offsets.count + counts.count + sums.count) + 8 * pairs.count + bytes.count
  }

  /// The key of a pair of characters.
  @inline(__always)
  static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 21 | UInt64(second) }

  /// The list of a character; nil where it stands nowhere.
  func list(of scalar: UInt32) -> Int? { Self.position(of: scalar, in: scalars) }

  /// The list of two characters in a row; nil where none is kept.
  func list(of first: UInt32, _ second: UInt32) -> Int? {
    Self.position(of: Self.key(first, second), in: pairs).map { scalars.count + $0 }
  }

  private static func position<Key: Comparable>(of key: Key, in keys: FlatArray<Key>) -> Int? {
    keys.withUnsafeBufferPointer { keys in
      let position = keys.first(from: 0) { $0 >= key }
      return position < keys.count && keys[position] == key ? position : nil
    }
  }

  /// The number of places in a list.
  func count(of list: Int) -> Int { counts[checked: list].map { Int($0) } ?? 0 }

  /// Shows `body` some lists where they lie, once they were found to be as they were written; false where one is not, or
  /// is none.
  func withLists(_ numbers: [Int], _ body: ([PackedPlaces]) -> Void) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var lists: [PackedPlaces] = []
      for number in numbers {
        guard let list = list(number, in: UnsafeRawBufferPointer(bytes)) else {
          check?.owner.noteDamage()
          return false
        }
        lists.append(list)
      }
      body(lists)
      return true
    }
  }

  private func list(_ number: Int, in bytes: UnsafeRawBufferPointer) -> PackedPlaces? {
    guard let start = offsets[checked: number], let end = offsets[checked: number + 1], start <= end,
      Int(end) + PackedPlaces.slack <= bytes.count
    else { return nil }
    let own = UnsafeRawBufferPointer(rebasing: bytes[Int(start)..<Int(end)])
    if let check, !check.isSound(number, own, sums[checked: number] ?? 0) { return nil }
    return PackedPlaces(own, count: count(of: number))
  }

  /// All places of a list, ascending.
  func places(of list: Int) -> [UInt32] {
    var all: [UInt32] = []
    all.reserveCapacity(min(count(of: list), 1 << 24))
    _ = withLists([list]) { lists in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: PackedPlaces.room) { room in
        guard let places = room.baseAddress else { return }
        var cursor = PlaceCursor(lists[0], places)
        while cursor.readNext() { all.append(contentsOf: UnsafeBufferPointer(start: places, count: cursor.length)) }
      }
    }
    return all
  }
}

/// The lists of an index on the disk that were found to be as they were written. Each is looked at before it is first used:
/// a damaged one would lose hits without a word.
final class PlaceListCheck: Sendable {
  let owner: any MemoryOwner
  private let known: Lock<[UInt64]>

  init(_ owner: any MemoryOwner, lists: Int) {
    self.owner = owner
    known = Lock([UInt64](repeating: 0, count: (lists + 63) / 64))
  }

  /// Whether the list of a number, which lies in `bytes`, has the checksum `sum`.
  func isSound(_ number: Int, _ bytes: UnsafeRawBufferPointer, _ sum: UInt32) -> Bool {
    let (word, bit) = (number >> 6, UInt64(1) << UInt64(number & 63))
    if known.withLock({ $0.indices.contains(word) && $0[word] & bit != 0 }) { return true }
    guard UInt32(truncatingIfNeeded: Checksum.of(bytes)) == sum else { return false }
    known.withLock { if $0.indices.contains(word) { $0[word] |= bit } }
    return true
  }
}
