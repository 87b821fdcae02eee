import ReportIndex
import ReportModel
import TextFacts

/// The relocation of places from one text to another version of it, by the words around them.
struct PlaceRelocation {
  private let old: [UInt8]
  private let new: [UInt8]
  /// The numbers of bytes at the start and at the end that both versions share.
  private let sameStart: Int
  private let sameEnd: Int

  init(from old: [UInt8], to new: [UInt8]) {
    self.old = old
    self.new = new
    let shorter = min(old.count, new.count)
    let start = Self.same(old, new, upTo: shorter)
    sameStart = start
    var end = 0
    while end < shorter - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    sameEnd = end
  }

  /// Whether the new version only adds text at the end.
  var isGrowth: Bool { sameStart == old.count }

  /// The number of equal bytes at the start of both, at most `limit`; compared eight at a time, since a text may be
  /// large.
  private static func same(_ old: [UInt8], _ new: [UInt8], upTo limit: Int) -> Int {
    old.withUnsafeBytes { old in
      new.withUnsafeBytes { new in
        var same = 0
        while same + 8 <= limit,
          old.loadUnaligned(fromByteOffset: same, as: UInt64.self)
            == new.loadUnaligned(fromByteOffset: same, as: UInt64.self)
        {
          same += 8
        }
        while same < limit, old[same] == new[same] { same += 1 }
        return same
      }
    }
  }

  /// The new offset of a place: in a part that both versions share, the same words; else the nearest occurrence of the
  /// words after it, or of those before it; else a place between the shared parts.
  func place(_ place: TextOffset) -> TextOffset {
    if place.bytes < sameStart { return place }
    if place.bytes >= old.count - sameEnd { return TextOffset(max(0, place.bytes + new.count - old.count)) }
    for length in Self.lengths {
      if let found = find(from: place.bytes, to: place.bytes + length, near: place.bytes) {
        return TextOffset(found.lowerBound)
      }
      if let found = find(from: place.bytes - length, to: place.bytes, near: place.bytes) {
        return TextOffset(found.upperBound)
      }
    }
    return TextOffset(boundary(min(place.bytes, new.count - sameEnd), in: new))
  }

  /// The lengths of context searched for, in bytes; the longest, which is found by chance least often, first.
  private static let lengths = [120, 48, 24]

  /// The occurrence in the new version, nearest to `place`, of the old version's bytes from `lower` to `upper`.
  private func find(from lower: Int, to upper: Int, near place: Int) -> Range<Int>? {
    let lower = boundary(max(0, lower), in: old)
    let upper = boundary(min(old.count, upper), in: old)
    guard lower < upper else { return nil }
    let words = SearchQuery(String(decoding: old[lower..<upper], as: UTF8.self))
    guard let found = try? Searcher(words).hits(in: new, limit: 10_000), !found.isEmpty else { return nil }
    // Text may have been inserted before it, or after it.
    let moved = lower + new.count - old.count
    return found.map(\.bytes).min { distance($0, lower, moved) < distance($1, lower, moved) }
  }

  private func distance(_ range: Range<Int>, _ here: Int, _ moved: Int) -> Int {
    min(abs(range.lowerBound - here), abs(range.lowerBound - moved))
  }

  /// The start of the character that contains the byte at `place`.
  private func boundary(_ place: Int, in text: [UInt8]) -> Int {
    text.span.scalarStart(atOrBefore: min(max(0, place), text.count))
  }
}
