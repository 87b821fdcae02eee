import ReportModel
import Synchronization
import TextFolding

extension Concordance {
  /// The most hits that are sorted.
  public static let mostSorted = 5_000_000

  /// Characters of context that sorting looks at; hits that agree in all of them stay in the order of reports.
  public static let sortedCharacters = ContextKey.characters * ContextKey.levels

  /// The hits of `answer` sorted by what stands before or after them in the texts of `library`, which it was found in.
  ///
  /// Characters are compared by their code points after folding (`FoldTable`), white space left out; the end of a
  /// report comes before everything. Made for a background thread: a million hits take less than a second.
  ///
  /// - Parameters:
  ///   - order: The order of reports among hits that stand in the same words.
  ///   - isCancelled: Asked every few thousand hits.
  ///   - parallel: What runs the parts of the work; one after the other where nothing else is said.
  /// - Returns: nil where it was cancelled, or there are more than `mostSorted` hits.
  public init?(
    sorting answer: LibraryAnswer, in library: Library, by side: Side, order: [ReportNumber],
    isCancelled: (@Sendable () -> Bool)? = nil, parallel: @escaping Parallel = LibrarySearcher.inTurn
  ) {
    guard answer.placeCount <= Self.mostSorted else { return nil }
    let texts = ContextTexts(answer, library, order, side)
    guard let ranks = ContextSort(texts: texts, isCancelled: isCancelled, parallel: parallel).ranks() else {
      return nil
    }
    self.init(sorted: ranks.map(texts.place), by: side, of: answer)
  }
}

/// Some characters of the context of a hit, folded and packed so that comparing two is comparing two numbers.
struct ContextKey {
  /// Characters in a key: three of 21 bits in each half.
  static let characters = 6
  /// Keys that are compared one after the other.
  static let levels = 4

  var high: UInt64 = 0
  var low: UInt64 = 0
  /// The hit, by its rank in the order of reports and places.
  var rank: UInt32
  /// Where in the text the next key begins.
  var cursor: UInt32

  /// The key of the characters from `cursor` on: to the right, or to the left backwards.
  @inline(__always)
  init(rank: UInt32, cursor: Int, in text: UnsafeBufferPointer<UInt8>, _ side: Concordance.Side, _ fold: FoldTable) {
    self.rank = rank
    var place = cursor
    var taken = 0
    while taken < Self.characters {
      let scalar: UInt32
      if side == .right {
        guard place < text.count else { break }
        let step = UTF8Step(text, at: place)
        place += step.count
        scalar = step.value
      } else {
        guard place > 0 else { break }
        place = ConcordanceLine.characterStart(text, before: place)
        scalar = UTF8Step(text, at: place).value
      }
      if isSpace(scalar) { continue }
      let folded = UInt64(fold[scalar] & 0x1F_FFFF)
      if taken < 3 { high = high << 21 | folded } else { low = low << 21 | folded }
      taken += 1
    }
    if taken < 3 { high <<= UInt64(21 * (3 - taken)) }
    if taken < 6 { low <<= UInt64(21 * (6 - max(3, taken))) }
    self.cursor = UInt32(clamping: place)
  }

  @inline(__always)
  static func precedes(_ left: ContextKey, _ right: ContextKey) -> Bool {
    if left.high != right.high { return left.high < right.high }
    if left.low != right.low { return left.low < right.low }
    return left.rank < right.rank
  }

  /// Whether both stand in the same words so far, and these go on.
  @inline(__always)
  func isTied(with other: ContextKey) -> Bool { high == other.high && low == other.low && low & 0x1F_FFFF != 0 }
}

/// The texts that hits stand in, and the hits by their rank in the order shown.
struct ContextTexts: Sendable {
  let answer: LibraryAnswer
  let side: Concordance.Side
  private let texts: [[UInt8]]
  private let positions: [Int]
  /// The rank of the first hit of each report, in the order shown.
  private let firsts: [Int]
  /// The number of hits.
  let count: Int

  init(_ answer: LibraryAnswer, _ library: Library, _ order: [ReportNumber], _ side: Concordance.Side) {
    self.answer = answer
    self.side = side
    positions = Concordance.positions(of: answer, in: order)
    texts = positions.map { library[answer.reports[$0].number]?.report.text ?? [] }
    var firsts: [Int] = []
    var rank = 0
    for position in positions {
      firsts.append(rank)
      rank += answer.reports[position].places.count
    }
    self.firsts = firsts
    count = rank
  }

  /// The place of a hit in the answer.
  func place(ofRank rank: UInt32) -> UInt32 {
    let shown = report(ofRank: Int(rank))
    return UInt32(answer.reports[positions[shown]].places.lowerBound + Int(rank) - firsts[shown])
  }

  private func report(ofRank rank: Int) -> Int { max(0, firsts.partitionPoint { $0 <= rank } - 1) }

  /// The first keys of the hits in `ranks`.
  func keys(_ ranks: Range<Int>) -> [ContextKey] {
    let fold = FoldTable.everything
    var keys: [ContextKey] = []
    keys.reserveCapacity(ranks.count)
    var shown = report(ofRank: ranks.lowerBound)
    while keys.count < ranks.count, shown < positions.count {
      let places = answer.reports[positions[shown]].places
      let skipped = max(0, ranks.lowerBound - firsts[shown])
      texts[shown].withUnsafeBufferPointer { text in
        for place in places.dropFirst(skipped).prefix(ranks.count - keys.count) {
          let hit = answer[place]
          let cursor = min(side == .right ? hit.upper.bytes : hit.lower.bytes, text.count)
          let rank = UInt32(clamping: ranks.lowerBound + keys.count)
          keys.append(ContextKey(rank: rank, cursor: cursor, in: text, side, fold))
        }
      }
      shown += 1
    }
    return keys
  }

  /// The key after a key.
  @inline(__always)
  func next(_ key: ContextKey, _ fold: FoldTable) -> ContextKey {
    texts[report(ofRank: Int(key.rank))].withUnsafeBufferPointer { text in
      ContextKey(rank: key.rank, cursor: min(Int(key.cursor), text.count), in: text, side, fold)
    }
  }
}

/// Sorts hits by their context: pieces by themselves, then pieces together, then those that agree by the words further
/// on.
struct ContextSort {
  /// Hits sorted at once, and merged between two questions whether to go on.
  private static let piece = 1 << 16

  let texts: ContextTexts
  let isCancelled: (@Sendable () -> Bool)?
  let parallel: Parallel

  /// The ranks of the hits in order; nil where it was cancelled.
  func ranks() -> [UInt32]? {
    guard var keys = sortedPieces() else { return nil }
    var start = 0
    var checked = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[start].isTied(with: keys[end]) { end += 1 }
      if end - start > 1 { settle(&keys, start..<end, level: 1) }
      start = end
      if start - checked > Self.piece {
        checked = start
        if isCancelled?() ?? false { return nil }
      }
    }
    return keys.map(\.rank)
  }

  private func sortedPieces() -> [ContextKey]? {
    let (texts, isCancelled) = (self.texts, self.isCancelled)
    let pieces = stride(from: 0, to: texts.count, by: Self.piece).map { $0..<min($0 + Self.piece, texts.count) }
    let sorted = Slots<[ContextKey]>(count: pieces.count)
    parallel(pieces.count) { index in
      if isCancelled?() ?? false { return }
      var keys = texts.keys(pieces[index])
      keys.sort(by: ContextKey.precedes)
      sorted.put(keys, at: index)
    }
    var runs = sorted.take()
    while runs.count > 1 {
      if isCancelled?() ?? false { return nil }
      let pairs = stride(from: 0, to: runs.count, by: 2).map { Array(runs[$0..<min($0 + 2, runs.count)]) }
      let merging = Slots<[ContextKey]>(count: pairs.count)
      parallel(pairs.count) { index in
        if isCancelled?() ?? false { return }
        let pair = pairs[index]
        merging.put(pair.count == 2 ? Self.merged(pair[0], pair[1]) : pair[0], at: index)
      }
      runs = merging.take()
    }
    if isCancelled?() ?? false { return nil }
    return runs.first ?? []
  }

  private static func merged(_ left: [ContextKey], _ right: [ContextKey]) -> [ContextKey] {
    Array(unsafeUninitializedCapacity: left.count + right.count) { merged, count in
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          var (one, other) = (0, 0)
          while one < left.count || other < right.count {
            let takesLeft =
              other == right.count || (one < left.count && ContextKey.precedes(left[one], right[other]))
            merged.initializeElement(at: count, to: takesLeft ? left[one] : right[other])
            if takesLeft { one += 1 } else { other += 1 }
            count += 1
          }
        }
      }
    }
  }

  /// Orders a run of hits that agree so far by what comes next.
  private func settle(_ keys: inout [ContextKey], _ run: Range<Int>, level: Int) {
    guard level < ContextKey.levels else { return }
    let fold = FoldTable.everything
    var next = keys[run].map { texts.next($0, fold) }
    next.sort(by: ContextKey.precedes)
    keys.replaceSubrange(run, with: next)
    var start = 0
    while start < next.count {
      var end = start + 1
      while end < next.count, next[start].isTied(with: next[end]) { end += 1 }
      if end - start > 1 {
        settle(&keys, run.lowerBound + start..<run.lowerBound + end, level: level + 1)
      }
      start = end
    }
  }
}

/// Results of pieces of work that are done on any thread.
private final class Slots<Value: Sendable>: Sendable {
  private let values: Mutex<[Value?]>

  init(count: Int) { values = Mutex([Value?](repeating: nil, count: count)) }

  func put(_ value: Value, at index: Int) { values.withLock { $0[index] = value } }

  /// Those that were put, in order.
  func take() -> [Value] {
    values.withLock { values in
      defer { values = [] }
      return values.compactMap { $0 }
    }
  }
}
