import ReportModel

/// The report that places of a segment are in, for places that ascend.
struct PlacedReport {
  private let segment: LibrarySegment
  private let texts: [Int]
  private(set) var position = -1
  private(set) var start = 0
  /// The end of its text; 0 before the first.
  private(set) var end = 0
  /// Whether its hits are asked for.
  var isWanted = false
  /// The end of the last hit, in the text of the report.
  private var free = 0

  init(_ segment: LibrarySegment) {
    self.segment = segment
    texts = segment.starts.texts
  }

  /// Goes on to the report that has `place`; false where none has.
  mutating func turn(to place: Int) -> Bool {
    // Mostly hits are many, and the next report has the next one.
    if position + 2 < texts.count, position >= 0, texts[position + 2] > place, texts[position + 1] <= place {
      position += 1
    } else {
      position = texts.first(from: position + 1) { $0 > place } - 1
    }
    guard position >= 0, position + 1 < texts.count else {
      isWanted = false
      return false
    }
    (start, end, free) = (texts[position], texts[position + 1], 0)
    return true
  }

  /// Takes the phrases that begin at `places`, all in this report, without what overlaps the one before or goes on in the
  /// next report. `needle` is compared with the text, where the lists have not all of the phrase.
  mutating func take(
    _ places: Slice<UnsafeBufferPointer<UInt32>>, _ lists: PhraseLists, _ needle: LiteralNeedle?, _ found: inout HitList
  ) {
    let last = end - lists.length
    let inside = Int(places.last ?? 0) <= last ? places : places.prefix(places.count { Int($0) <= last })
    guard lists.mayOverlap || needle != nil else {
      return found.append(inside, from: UInt32(truncatingIfNeeded: start), length: lists.length)
    }
    let text = needle.map { _ in segment.reports[position].report.searchedText }
    for place in inside {
      let lower = Int(place) - start
      guard lower >= free else { continue }
      if let needle, let text {
        guard text.withUnsafeBufferPointer({ needle.end(in: $0, at: lower) }) != nil else { continue }
      }
      found.append(lower, lower + lists.length)
      free = lower + lists.length
    }
  }
}
