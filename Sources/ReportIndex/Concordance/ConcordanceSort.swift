import ReportModel
import TextFacts
import TextFolding

extension Concordance {
  /// The most hits that are sorted.
  public static let mostSorted = WorkBudget.hitsSorted

  /// Characters of context that sorting looks at; hits that agree in all of them stay in the order of reports.
  public static let sortedCharacters = ContextKey.characters

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
    self.init(sorted: ranks.map(texts.place), of: answer)
  }
}

/// The first characters of the context of a hit, folded and packed so that comparing two is comparing two numbers.
struct ContextKey {
  /// Characters of a context that are compared: six here, and those of a tail.
  static let characters = 6 + ContextTail.characters

  var high: UInt64
  var low: UInt64
  /// The hit, by its rank in the order of reports and places.
  var rank: UInt32

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

/// The characters after those of a key, for hits that agree in these: looked at together, in a place of their own, for
/// the text of every report would have to be fetched again.
struct ContextTail {
  /// Characters in a tail.
  static let characters = 12

  var first: UInt64
  var second: UInt64
  var third: UInt64
  var fourth: UInt64
  var rank: UInt32

  @inline(__always)
  static func precedes(_ left: ContextTail, _ right: ContextTail) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    if left.third != right.third { return left.third < right.third }
    if left.fourth != right.fourth { return left.fourth < right.fourth }
    return left.rank < right.rank
  }
}

/// Reads the context of a hit away from it, folded and without white space.
struct ContextReader {
  private let text: UnsafeBufferPointer<UInt8>
  private var place: Int
  private let side: Concordance.Side
  private let fold: FoldTable

  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>, from place: Int, _ side: Concordance.Side, _ fold: FoldTable) {
    (self.text, self.place, self.side, self.fold) = (text, place, side, fold)
  }

  /// The next three characters as one number, 21 bits each, the first the most significant; 0 past the end.
  @inline(__always)
  mutating func next() -> UInt64 {
    var packed: UInt64 = 0
    var taken: UInt64 = 0
    while taken < 3 {
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
      if SearchGap.contains(scalar) { continue }
      packed = packed << 21 | UInt64(fold[scalar] & 0x1F_FFFF)
      taken += 1
    }
    return packed << (21 * (3 - taken))
  }
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

  /// The keys and the tails of the hits in `ranks`, in that order.
  func contexts(_ ranks: Range<Int>) -> (keys: [ContextKey], tails: [ContextTail]) {
    let fold = FoldTable.everything
    var keys: [ContextKey] = []
    var tails: [ContextTail] = []
    keys.reserveCapacity(ranks.count)
    tails.reserveCapacity(ranks.count)
    var shown = report(ofRank: ranks.lowerBound)
    while keys.count < ranks.count, shown < positions.count {
      let places = answer.reports[positions[shown]].places
      let skipped = max(0, ranks.lowerBound - firsts[shown])
      texts[shown].withUnsafeBufferPointer { text in
        for place in places.dropFirst(skipped).prefix(ranks.count - keys.count) {
          let hit = answer[place]
          let start = min(side == .right ? hit.upper.bytes : hit.lower.bytes, text.count)
          var reader = ContextReader(text, from: start, side, fold)
          let rank = UInt32(clamping: ranks.lowerBound + keys.count)
          keys.append(ContextKey(high: reader.next(), low: reader.next(), rank: rank))
          tails.append(
            ContextTail(
              first: reader.next(), second: reader.next(), third: reader.next(), fourth: reader.next(), rank: rank))
        }
      }
      shown += 1
    }
    return (keys, tails)
  }
}

/// Sorts hits by their context: pieces by themselves, then pieces together, then those that agree by the words further
/// on.
struct ContextSort {
  let texts: ContextTexts
  let isCancelled: (@Sendable () -> Bool)?
  let parallel: Parallel
  /// Hits sorted at once, between two questions whether to go on.
  var piece = 1 << 16

  /// The ranks of the hits in order; nil where it was cancelled.
  func ranks() -> [UInt32]? {
    let (texts, isCancelled, piece) = (self.texts, self.isCancelled, self.piece)
    let pieces = stride(from: 0, to: texts.count, by: piece).map { $0..<min($0 + piece, texts.count) }
    let sorted = PieceResults<(keys: [ContextKey], tails: [ContextTail])>(count: pieces.count)
    parallel(pieces.count) { index in
      if isCancelled?() ?? false { return }
      var contexts = texts.contexts(pieces[index])
      contexts.keys.sort(by: ContextKey.precedes)
      sorted.put(contexts, at: index)
    }
    let contexts = sorted.take()
    guard let keys = merged(contexts.map(\.keys)) else { return nil }
    return settled(keys, contexts.map(\.tails))
  }

  /// Sorted pieces as one.
  private func merged(_ pieces: [[ContextKey]]) -> [ContextKey]? {
    let isCancelled = self.isCancelled
    var runs = pieces
    while runs.count > 1 {
      if isCancelled?() ?? false { return nil }
      let pairs = stride(from: 0, to: runs.count, by: 2).map { Array(runs[$0..<min($0 + 2, runs.count)]) }
      let merging = PieceResults<[ContextKey]>(count: pairs.count)
      parallel(pairs.count) { index in
        if isCancelled?() ?? false { return }
        let pair = pairs[index]
        merging.put(pair.count == 2 ? pair[0].merged(with: pair[1], by: ContextKey.precedes) : pair[0], at: index)
      }
      runs = merging.take()
    }
    if isCancelled?() ?? false { return nil }
    return runs.first ?? []
  }

  /// The ranks of `keys` in order, those that are tied ordered by their tails, which are kept by pieces.
  private func settled(_ keys: [ContextKey], _ tails: [[ContextTail]]) -> [UInt32]? {
    let isCancelled = self.isCancelled
    var parts: [Range<Int>] = []
    while (parts.last?.upperBound ?? 0) < keys.count {
      let lower = parts.last?.upperBound ?? 0
      var upper = min(keys.count, lower + piece)
      // No part ends among hits that are tied.
      while upper < keys.count, keys[upper - 1].isTied(with: keys[upper]) { upper += 1 }
      parts.append(lower..<upper)
    }
    let ordered = PieceResults<[UInt32]>(count: parts.count)
    let (all, piece) = (parts, self.piece)
    parallel(all.count) { index in
      if isCancelled?() ?? false { return }
      ordered.put(Self.settled(keys[all[index]], tails, piece), at: index)
    }
    if isCancelled?() ?? false { return nil }
    return ordered.take().flatMap { $0 }
  }

  private static func settled(
    _ keys: ArraySlice<ContextKey>, _ tails: [[ContextTail]], _ piece: Int
  ) -> [UInt32] {
    var ranks: [UInt32] = []
    ranks.reserveCapacity(keys.count)
    var start = keys.startIndex
    while start < keys.endIndex {
      var end = start + 1
      while end < keys.endIndex, keys[start].isTied(with: keys[end]) { end += 1 }
      if end - start == 1 {
        ranks.append(keys[start].rank)
      } else {
        var run = keys[start..<end].map { tails[Int($0.rank) / piece][Int($0.rank) % piece] }
        run.sort(by: ContextTail.precedes)
        for tail in run { ranks.append(tail.rank) }
      }
      start = end
    }
    return ranks
  }
}
