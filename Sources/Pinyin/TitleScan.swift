import TextFacts
import TextFolding

extension PinyinQuery {
  /// Bytes of a title that are looked at.
  public static let longestTitle = WorkBudget.titleBytes

  /// The best match of the query in a title, UTF-8, in characters that follow each other: the first of equals; nil
  /// where there is none.
  public func match(_ title: UnsafeBufferPointer<UInt8>) -> PinyinMatch? {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 128) { slots in
      moves.withUnsafeBufferPointer { moves in
        guard let slots = slots.baseAddress, let moves = moves.baseAddress else { return nil }
        var scan = TitleScan(query: self, moves: moves, now: slots, next: slots + 64)
        return scan.run(title)
      }
    }
  }
}

/// One walk over a title. A path is a place in the title where a match began and a place in the query up to which it
/// goes; of two paths that reach the same place only the better one goes on.
private struct TitleScan {
  /// The rank of a path through the query, the better the lesser: its beginning (0 the start of the title, 1 after
  /// punctuation, 2 elsewhere) in bits 33 and up, whether it took more than initials in bit 32, and the byte where it
  /// began.
  typealias Path = UInt64
  static let spelled: Path = 1 << 32

  let query: PinyinQuery
  /// The query's moves; the index of a syllable is one of these.
  let moves: UnsafePointer<PinyinQuery.Moves>
  let readings = Readings.all.table
  /// The path at each place of the query that `reached` names.
  var now: UnsafeMutablePointer<Path>
  var next: UnsafeMutablePointer<Path>
  var reached: UInt64 = 0
  var nextReached: UInt64 = 0
  /// The best path that came to the end of the query, and where in the title.
  var best: Path = .max
  var bestEnd = 0
  /// The best that did so at the latest character.
  var latest: Path = .max

  init(
    query: PinyinQuery, moves: UnsafePointer<PinyinQuery.Moves>, now: UnsafeMutablePointer<Path>,
    next: UnsafeMutablePointer<Path>
  ) {
    self.query = query
    self.moves = moves
    self.now = now
    self.next = next
  }

  mutating func run(_ title: UnsafeBufferPointer<UInt8>) -> PinyinMatch? {
    let forms = FoldTable.keepingVariants
    let isPlain = query.others.isEmpty
    var place = 0
    var length = 0
    var end = 0
    var afterPunctuation = false
    while place < title.count, place < PinyinQuery.longestTitle {
      let scalar = UTF8Step(title, at: place)
      let start = place
      place += scalar.count
      let folded = forms[scalar.value]
      guard !isSkipped(folded) else {
        afterPunctuation = true
        continue
      }
      end = place
      let kind: Path = length == 0 ? 0 : afterPunctuation ? 1 : 2
      length += 1
      afterPunctuation = false
      let packed = readings[folded]
      latest = .max
      // Variants count as the same where they are typed as themselves only: their readings are their own.
      let literal = folded >= 128 && isPlain ? 0 : query.places(of: FoldTable.everything[folded])
      if reached == 0, literal & 1 == 0, canOnlyFail(packed) { continue }
      now[0] = kind << 33 | Path(start)
      reached |= 1
      step(packed, literal)
      if latest < best {
        best = latest
        bestEnd = place
      }
    }
    guard best != .max else { return nil }
    let isWhole = latest >> 33 == 0 && place == title.count
    let path = isWhole ? latest : best
    let rank = Int(path >> 32) + (isWhole ? 0 : 2)
    return PinyinMatch(rank: rank, length: length, range: Int(path & 0xFFFF_FFFF)..<(isWhole ? end : bestEnd))
  }

  /// Whether a character with one reading or none can begin no match: most of a text are such.
  @inline(__always)
  private func canOnlyFail(_ packed: Readings.Packed) -> Bool {
    packed < 0x10000 && moves[Int(truncatingIfNeeded: packed)].any & 1 == 0
  }

  /// Takes every path over one character, by its readings and the places where it stands in the query as itself.
  private mutating func step(_ packed: Readings.Packed, _ literal: UInt64) {
    nextReached = 0
    advance(from: literal, by: 1, marking: 0)
    var packed = packed
    while packed != 0 {
      take(moves[Int(truncatingIfNeeded: packed & 0xFFFF)])
      packed >>= 16
    }
    swap(&now, &next)
    reached = nextReached
  }

  @inline(__always)
  private mutating func take(_ moves: PinyinQuery.Moves) {
    guard reached & moves.any != 0 else { return }
    advance(from: moves.initial, by: 1, marking: 0)
    advance(from: moves.digraph, by: 2, marking: 0)
    if moves.length > 1 { advance(from: moves.whole, by: moves.length, marking: Self.spelled) }
    var ending = reached & moves.ending
    while ending != 0 {
      latest = min(latest, now[ending.trailingZeroBitCount] | Self.spelled)
      ending &= ending &- 1
    }
  }

  /// Moves the paths that have reached a place in `places` by `length` letters.
  @inline(__always)
  private mutating func advance(from places: UInt64, by length: UInt64, marking mark: Path) {
    var moving = reached & places
    while moving != 0 {
      let place = moving.trailingZeroBitCount
      moving &= moving &- 1
      let path = now[place] | mark
      let target = place + Int(length)
      if target == query.count {
        latest = min(latest, path)
      } else if nextReached & (1 << UInt64(target)) == 0 || path < next[target] {
        nextReached |= 1 << UInt64(target)
        next[target] = path
      }
    }
  }
}
