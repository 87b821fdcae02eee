import ReportModel

/// The sections of a segment that have grams of another section, by the lists of its index where it has such, else by
/// reading its texts.
struct SegmentGrams: Sendable {
  let grams: SectionGrams
  let segment: LibrarySegment
  let isCurrent: @Sendable (Int) -> Bool

  /// Hands on for each gram, by its position, the sections that have it in text of their own, by their positions in
  /// `SegmentStarts.sections`, and how often. Each pair comes once. False where the index turned out to be damaged, or
  /// `isCancelled` said so first.
  func forEachCount(
    isCancelled: () -> Bool, _ body: (_ gram: Int, _ section: Int, _ count: Int) -> Void
  ) -> Bool {
    if case .places(let index) = segment.index, !segment.isDamaged { return list(index, isCancelled, body) }
    for position in segment.reports.indices where isCurrent(position) {
      if isCancelled() { return false }
      read(position, body)
    }
    return true
  }

  private func list(_ index: PlaceIndex, _ isCancelled: () -> Bool, _ body: (Int, Int, Int) -> Void) -> Bool {
    for (number, key) in grams.keys.enumerated() {
      if isCancelled() { return false }
      let forms = SectionGrams.forms(of: key).map { PhraseLists(String.UnicodeScalarView($0), in: index) }
      let lists = forms.filter { !$0.parts.isEmpty }
      guard let length = lists.first?.length else { continue }
      var count = PlacedGramCount(PlacedSection(segment.starts), length: length, isCurrent)
      if lists.count == 1 {
        lists[0].forEachRun(in: index) { places in count.add(places) { body(number, $0, $1) } }
      } else {
        var all: [UInt32] = []
        for list in lists {
          var places: [UInt32] = []
          list.forEachRun(in: index) {
            places += $0
            return true
          }
          all = all.merged(with: places)
        }
        all.withUnsafeBufferPointer { places in _ = count.add(places) { body(number, $0, $1) } }
      }
      count.end { body(number, $0, $1) }
    }
    return !segment.isDamaged
  }

  private func read(_ position: Int, _ body: (Int, Int, Int) -> Void) {
    let text = segment.reports[position].report.searchedText.array
    let sections = segment.starts.sections(of: position)
    var counts = [Int](repeating: 0, count: grams.keys.count)
    var having: [Int] = []
    for section in sections {
      let start = Int(segment.starts.sections[section])
      let end = section + 1 < sections.upperBound ? Int(segment.starts.sections[section + 1]) : text.count
      guard start < end else { continue }
      SectionGrams.forEach(text.span, start..<end) { key, _ in
        guard let gram = grams.position(of: key) else { return }
        if counts[gram] == 0 { having.append(gram) }
        counts[gram] += 1
      }
      for gram in having {
        body(gram, section, counts[gram])
        counts[gram] = 0
      }
      having.removeAll(keepingCapacity: true)
    }
  }
}

/// The places of a gram counted by section, as they ascend.
private struct PlacedGramCount {
  private var place: PlacedSection
  /// The bytes of the gram.
  private let length: Int
  private let isCurrent: (Int) -> Bool
  private var count = 0

  init(_ place: PlacedSection, length: Int, _ isCurrent: @escaping (Int) -> Bool) {
    (self.place, self.length, self.isCurrent) = (place, length, isCurrent)
  }

  /// Adds places, and hands on each section that ends before one of them; false for a place that no report has, as lists
  /// of a damaged index may.
  mutating func add(_ places: UnsafeBufferPointer<UInt32>, _ body: (_ section: Int, _ count: Int) -> Void) -> Bool {
    for byte in places {
      if Int(byte) >= place.end {
        end(body)
        guard place.turn(to: Int(byte)) else { return false }
      }
      // A phrase may begin in one section and go on in the next.
      if Int(byte) + length <= place.end, isCurrent(place.report) { count += 1 }
    }
    return true
  }

  /// Hands on the last section.
  mutating func end(_ body: (_ section: Int, _ count: Int) -> Void) {
    if count > 0 { body(place.section, count) }
    count = 0
  }
}

/// The section of a segment that places are in, for places that ascend.
private struct PlacedSection {
  private let starts: SegmentStarts
  private(set) var report = -1
  private(set) var section = 0
  /// The end of its text, from the start of the segment; 0 before the first.
  private(set) var end = 0

  init(_ starts: SegmentStarts) { self.starts = starts }

  /// Goes on to the section that has `place`; false where none has.
  mutating func turn(to place: Int) -> Bool {
    report = starts.texts.first(from: report + 1) { $0 > place } - 1
    guard report >= 0, report + 1 < starts.texts.count else { return false }
    let sections = starts.sections(of: report)
    let own = place - starts.texts[report]
    let next = starts.sections[sections].first(from: sections.lowerBound) { Int($0) > own }
    section = next - 1
    end = next < sections.upperBound ? starts.texts[report] + Int(starts.sections[next]) : starts.texts[report + 1]
    return true
  }
}
