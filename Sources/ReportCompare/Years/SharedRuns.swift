import ReportModel
import TextFacts

/// A run of an older text and one of a newer text that are the same character by character, white space aside.
public struct SharedRun: Sendable, Hashable {
  /// The run of the older text.
  public let old: TextRange
  /// The run of the newer text.
  public let new: TextRange
  /// Its characters, white space left out.
  public let characters: Int
}

/// Finds the runs of two texts that are the same, each within one line of both: every `length` characters in a row of the older text are hashed (Karp &
/// Rabin 1987) and sorted, each place of the newer text is looked up, and what is found there is compared and taken as far
/// as it goes. Of several places in the older text the one with the longest run is taken, of at most sixteen.
enum SharedRuns {
  /// The runs of `length` characters and more, in the order of the newer text; none overlaps another there.
  static func of(_ old: [UInt8], _ new: [UInt8], length: Int) -> [SharedRun] {
    let (olds, news) = (SpacelessText(old), SpacelessText(new))
    guard length > 0, olds.count >= length, news.count >= length else { return [] }
    let known = olds.hashes(length).enumerated().map { HashedPlace(hash: $1, place: Int32(clamping: $0)) }
      .sorted { ($0.hash, $0.place) < ($1.hash, $1.place) }
    let hashes = news.hashes(length)
    var runs: [SharedRun] = []
    var place = 0
    while place < hashes.count {
      let first = known.partitionPoint { $0.hash < hashes[place] }
      var best = (place: 0, length: 0)
      for candidate in known[first...].prefix(16) where candidate.hash == hashes[place] {
        let start = Int(candidate.place)
        var end = 0
        while start + end < olds.count, place + end < news.count,
          olds.scalars[start + end] == news.scalars[place + end],
          end == 0 || !(olds.beginsLine[start + end] || news.beginsLine[place + end])
        {
          end += 1
        }
        if end > best.length { best = (start, end) }
      }
      guard best.length >= length else {
        place += 1
        continue
      }
      runs.append(
        SharedRun(
          old: olds.bytes(best.place..<best.place + best.length), new: news.bytes(place..<place + best.length),
          characters: best.length))
      place += best.length
    }
    return runs
  }

  private struct HashedPlace {
    let hash: UInt64
    let place: Int32
  }
}

/// The characters of a text without white space, with the bytes they stand at.
private struct SpacelessText {
  private(set) var scalars: [UInt32] = []
  /// Whether a line end stands before each character.
  private(set) var beginsLine: [Bool] = []
  private var starts: [Int] = []
  private var ends: [Int] = []

  var count: Int { scalars.count }

  init(_ text: [UInt8]) {
    var (place, isBehindLineEnd) = (0, false)
    while let (scalar, next) = TextScalar.read(text.span, at: place, end: text.count) {
      if scalar == 0x0A { isBehindLineEnd = true }
      if !WhiteSpace.contains(scalar) {
        scalars.append(scalar)
        beginsLine.append(isBehindLineEnd)
        isBehindLineEnd = false
        starts.append(place)
        ends.append(next)
      }
      place = next
    }
  }

  func bytes(_ range: Range<Int>) -> TextRange {
    TextRange(starts[range.lowerBound], ends[max(range.lowerBound, range.upperBound - 1)])
  }

  /// The hash of the `length` characters from each place on.
  func hashes(_ length: Int) -> [UInt64] {
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    var power: UInt64 = 1
    for _ in 0..<length { power = power &* base }
    var (hash, found): (UInt64, [UInt64]) = (0, [])
    found.reserveCapacity(max(0, count - length + 1))
    for (place, scalar) in scalars.enumerated() {
      hash = hash &* base &+ UInt64(scalar)
      if place >= length { hash = hash &- UInt64(scalars[place - length]) &* power }
      if place + 1 >= length { found.append(hash) }
    }
    return found
  }
}
