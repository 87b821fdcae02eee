import ReportModel

/// The sections of a segment that have grams of another section, by the lists of its index where it has such, else by
/// reading its texts. Sections have their positions in `SegmentStarts.sections`.
struct SegmentGrams: Sendable {
  let segment: LibrarySegment
  /// The bytes of the own text of each section; 0 for those of reports that are not in the library.
  let sizes: [UInt32]
  /// For each report whether it is in the library.
  private let areCurrent: [Bool]
  private let index: PlaceIndex?
  /// The end of each section from the start of the segment; none where there are no lists.
  private let ends: [UInt32]

  /// The sections of a segment; `isCurrent` says of each of its reports whether it is in the library.
  init(_ segment: LibrarySegment, isCurrent: (Int) -> Bool) {
    self.segment = segment
    areCurrent = segment.reports.indices.map(isCurrent)
    if case .places(let index) = segment.index, !segment.isDamaged { self.index = index } else { index = nil }
    let starts = segment.starts
    var sizes = [UInt32](repeating: 0, count: starts.sections.count)
    var ends = [UInt32](repeating: 0, count: index == nil ? 0 : sizes.count)
    for position in segment.reports.indices {
      let (start, sections) = (starts.texts[position], starts.sections(of: position))
      for section in sections {
        let last = section + 1 == sections.upperBound
        let end = last ? starts.texts[position + 1] - start : Int(starts.sections[section + 1])
        if areCurrent[position] { sizes[section] = UInt32(clamping: end - Int(starts.sections[section])) }
        if index != nil { ends[section] = UInt32(clamping: start + end) }
      }
    }
    (self.sizes, self.ends) = (sizes, ends)
  }

  /// Whether grams are counted by lists, each by itself.
  var hasLists: Bool { index != nil }

  /// Hands on the sections that have a gram in text of their own, ascending, and how often, by the lists. False where
  /// these turned out to be damaged.
  func forEachCount(of key: UInt64, _ body: (_ section: Int, _ count: Int) -> Void) -> Bool {
    guard let index else { return false }
    let forms = SectionGrams.forms(of: key).map { PhraseLists(String.UnicodeScalarView($0), in: index) }
    let lists = forms.filter { !$0.parts.isEmpty }
    guard let length = lists.first?.length else { return !segment.isDamaged }
    var count = PlacedGramCount(ends, length: length)
    if lists.count == 1 {
      lists[0].forEachRun(in: index) { places in count.add(places, body) }
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
      all.withUnsafeBufferPointer { places in _ = count.add(places, body) }
    }
    count.end(body)
    return !segment.isDamaged
  }

  /// Hands on for each gram, by its position, the sections that have it in text of their own, and how often, by reading
  /// the texts. Each pair comes once. False where `isCancelled` said so first.
  func forEachCount(
    of grams: SectionGrams, isCancelled: () -> Bool, _ body: (_ gram: Int, _ section: Int, _ count: Int) -> Void
  ) -> Bool {
    var counts = [Int](repeating: 0, count: grams.keys.count)
    var having: [Int] = []
    for position in segment.reports.indices where areCurrent[position] {
      if isCancelled() { return false }
      let text = segment.reports[position].report.searchedText.array
      for section in segment.starts.sections(of: position) where sizes[section] > 0 {
        let start = Int(segment.starts.sections[section])
        SectionGrams.forEach(text.span, start..<min(text.count, start + Int(sizes[section]))) { key, _ in
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
    return true
  }
}

/// The places of a gram counted by section, as they ascend.
private struct PlacedGramCount {
  /// The end of each section.
  private let ends: [UInt32]
  /// The bytes of the gram.
  private let length: UInt32
  private var section = -1
  /// The end of that section; 0 before the first.
  private var sectionEnd: UInt32 = 0
  private var count = 0

  init(_ ends: [UInt32], length: Int) { (self.ends, self.length) = (ends, UInt32(clamping: length)) }

  /// Adds places, and hands on each section that ends before one of them; false for a place that no report has, as lists
  /// of a damaged index may.
  @inline(__always)
  mutating func add(_ places: UnsafeBufferPointer<UInt32>, _ body: (_ section: Int, _ count: Int) -> Void) -> Bool {
    for place in places {
      if place >= sectionEnd {
        end(body)
        section = ends.first(from: section + 1) { $0 > place }
        guard section < ends.count else {
          section = ends.count - 1
          return false
        }
        sectionEnd = ends[section]
      }
      // A phrase may begin in one section and go on in the next.
      if length <= sectionEnd &- place { count &+= 1 }
    }
    return true
  }

  /// Hands on the last section.
  @inline(__always)
  mutating func end(_ body: (_ section: Int, _ count: Int) -> Void) {
    if count > 0 { body(section, count) }
    count = 0
  }
}
