import ReportModel

/// Finds the passages that reports share.
///
/// Every `length` characters in a row of every report are hashed, white space left out; the hashes are sorted, and places
/// whose hash stands in another report too are marked. Passages are the longest runs of marked places. Hashes are taken in
/// parts, so that at no time more of them are kept than half the text is large; in a second walk over the marked places
/// each passage finds the `length` characters of it that most reports share, and so its list of reports. Work grows with
/// the text and the logarithm of a part, whatever it holds.
public struct ReuseSearch: Sendable {
  /// The least characters of a passage.
  public let length: Int
  /// Whether only passages are found that are the same, character by character; else neighbouring ones between which at
  /// most one character in twelve is another are one.
  public let isExact: Bool

  /// A search for passages of `length` characters and more.
  public init(length: Int = 20, isExact: Bool) { (self.length, self.isExact) = (max(2, length), isExact) }

  /// The passages of all texts, by text and place.
  public func passages(in texts: [[UInt8]]) -> [ReusedPassage] {
    var starts = [0]
    for text in texts { starts.append(starts[starts.count - 1] + SpacelessReport.count(text)) }
    guard texts.count > 1, let total = starts.last, total <= Int(UInt32.max) else { return [] }
    let parts = UInt64(max(1, min(64, total / Self.placesAtOnce + 1)))
    var marked = MarkedPlaces(total)
    for part in 0..<parts {
      forEachGroup(texts, starts, part: part, of: parts, among: nil) { group, _ in
        for place in group { marked.insert(Int(place.place)) }
      }
    }
    return passages(texts, starts, marked, parts)
  }

  /// Hashes that are sorted at a time, where a large library is searched: 12 parts of 35 million.
  private static let placesAtOnce = 3_000_000

  /// Hands on the places of each hash that stands in more than one report, in order, and the number of these reports.
  private func forEachGroup(
    _ texts: [[UInt8]], _ starts: [Int], part: UInt64, of parts: UInt64, among marked: MarkedPlaces?,
    _ body: (ArraySlice<(hash: UInt64, place: UInt32)>, Int) -> Void
  ) {
    var places: [(hash: UInt64, place: UInt32)] = []
    if marked == nil { places.reserveCapacity((starts.last ?? 0) / Int(parts) * 21 / 20) }
    for (number, text) in texts.enumerated() {
      let start = starts[number]
      SpacelessReport.forEachHash(of: text, length: length) { hash, character in
        guard hash % parts == part, marked?.contains(start + character) ?? true else { return }
        places.append((hash, UInt32(truncatingIfNeeded: start + character)))
      }
    }
    places.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
    var lower = 0
    while lower < places.count {
      var (upper, reports, end) = (lower + 1, 1, Self.end(of: Int(places[lower].place), starts))
      while upper < places.count, places[upper].hash == places[lower].hash {
        if Int(places[upper].place) >= end {
          reports += 1
          end = Self.end(of: Int(places[upper].place), starts)
        }
        upper += 1
      }
      if reports > 1 { body(places[lower..<upper], reports) }
      lower = upper
    }
  }

  /// The end of the report that a place is in.
  private static func end(of place: Int, _ starts: [Int]) -> Int { starts[starts.partitionPoint { $0 <= place }] }

  private static func report(of place: Int, _ starts: [Int]) -> Int { starts.partitionPoint { $0 <= place } - 1 }

  // MARK: Passages

  private func passages(
    _ texts: [[UInt8]], _ starts: [Int], _ marked: MarkedPlaces, _ parts: UInt64
  ) -> [ReusedPassage] {
    let runs = runs(starts, marked)
    // The group of the most reports that each run has, and the partners of its first and its last place.
    var most = Array(repeating: (reports: 0, hash: UInt64(0)), count: runs.count)
    var partners = Array(repeating: (first: -1, last: -1), count: isExact ? 0 : runs.count)
    for part in 0..<parts {
      forEachGroup(texts, starts, part: part, of: parts, among: marked) { group, reports in
        for entry in group {
          let place = Int(entry.place)
          let run = runs.partitionPoint { $0.lowerBound <= place } - 1
          if reports > most[run].reports { most[run] = (reports, entry.hash) }
          guard !isExact, place == runs[run].lowerBound || place == runs[run].upperBound - 1 else { continue }
          let end = Self.end(of: place, starts)
          let start = starts[Self.report(of: place, starts)]
          let partner = group.first { Int($0.place) < start || Int($0.place) >= end }.map { Int($0.place) } ?? -1
          if place == runs[run].lowerBound { partners[run].first = partner }
          if place == runs[run].upperBound - 1 { partners[run].last = partner }
        }
      }
    }
    let lists = reportLists(of: Set(most.map(\.hash)), texts, starts, marked)
    let joined = isExact ? runs.indices.map { $0..<$0 + 1 } : joined(runs, partners, starts)
    return placed(joined, runs, most.map(\.hash), lists, texts, starts)
  }

  /// The runs of marked places, each within one report.
  private func runs(_ starts: [Int], _ marked: MarkedPlaces) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for report in 0..<starts.count - 1 {
      var place = starts[report]
      while let first = marked.next(from: place, to: starts[report + 1]) {
        var end = first + 1
        while end < starts[report + 1], marked.contains(end) { end += 1 }
        runs.append(first..<end)
        place = end
      }
    }
    return runs
  }

  /// Neighbouring runs as one where the same report has both with hardly anything else between them.
  private func joined(
    _ runs: [Range<Int>], _ partners: [(first: Int, last: Int)], _ starts: [Int]
  ) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for run in runs.indices {
      guard let last = joined.last,
        Self.report(of: runs[run].lowerBound, starts) == Self.report(of: runs[run - 1].lowerBound, starts),
        partners[run - 1].last >= 0, partners[run].first > partners[run - 1].last,
        Self.report(of: partners[run].first, starts) == Self.report(of: partners[run - 1].last, starts)
      else {
        joined.append(run..<run + 1)
        continue
      }
      let between = runs[run].lowerBound - (runs[run - 1].upperBound - 1 + length)
      let there = partners[run].first - (partners[run - 1].last + length)
      let characters = runs[run].upperBound - 1 + length - runs[last.lowerBound].lowerBound
      // Two characters changed for two others overlap no run; an omission brings the runs over each other on one side.
      let changes = max(between, there, abs(between - there), 1)
      if changes * 12 <= characters {
        joined[joined.count - 1] = last.lowerBound..<run + 1
      } else {
        joined.append(run..<run + 1)
      }
    }
    return joined
  }

  /// The reports of each of these hashes.
  private func reportLists(
    of hashes: Set<UInt64>, _ texts: [[UInt8]], _ starts: [Int], _ marked: MarkedPlaces
  ) -> [UInt64: [Int]] {
    var lists: [UInt64: [Int]] = [:]
    for (number, text) in texts.enumerated() {
      SpacelessReport.forEachHash(of: text, length: length) { hash, character in
        guard marked.contains(starts[number] + character), hashes.contains(hash), lists[hash]?.last != number else {
          return
        }
        lists[hash, default: []].append(number)
      }
    }
    return lists
  }

  private func placed(
    _ joined: [Range<Int>], _ runs: [Range<Int>], _ hashes: [UInt64], _ lists: [UInt64: [Int]], _ texts: [[UInt8]],
    _ starts: [Int]
  ) -> [ReusedPassage] {
    var found: [ReusedPassage] = []
    var next = 0
    for (number, text) in texts.enumerated() {
      var group: [Range<Int>] = []
      while next < joined.count, runs[joined[next].lowerBound].lowerBound < starts[number + 1] {
        group.append(joined[next])
        next += 1
      }
      guard !group.isEmpty else { continue }
      let places = SpacelessReport.places(text)
      for passage in group {
        let lower = runs[passage.lowerBound].lowerBound - starts[number]
        let upper = min(places.count, runs[passage.upperBound - 1].upperBound - 1 + length - starts[number])
        guard lower < upper else { continue }
        let most = passage.max { (lists[hashes[$0]]?.count ?? 0) < (lists[hashes[$1]]?.count ?? 0) }
        found.append(
          ReusedPassage(
            report: number, range: TextRange(Int(places[lower].start), Int(places[upper - 1].end)),
            characters: upper - lower, reports: most.flatMap { lists[hashes[$0]] } ?? []))
      }
    }
    return found
  }
}

/// A set of places, a bit each.
struct MarkedPlaces: Sendable {
  private var words: [UInt64]

  init(_ count: Int) { words = [UInt64](repeating: 0, count: count / 64 + 1) }

  mutating func insert(_ place: Int) { words[place / 64] |= 1 << UInt64(place % 64) }

  func contains(_ place: Int) -> Bool { words[place / 64] & (1 << UInt64(place % 64)) != 0 }

  /// The first marked place of a range.
  func next(from start: Int, to end: Int) -> Int? {
    var place = start
    while place < end {
      let word = words[place / 64] >> UInt64(place % 64)
      if word != 0 {
        let found = place + word.trailingZeroBitCount
        return found < end ? found : nil
      }
      place = (place / 64 + 1) * 64
    }
    return nil
  }
}
