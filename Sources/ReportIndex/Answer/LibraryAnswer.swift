import ReportModel
import TextFacts

/// Every occurrence of what was asked in a library, counted by report and section.
///
/// Flat arrays: a million hits are a few megabytes, and the hits of a report, or the report of a hit, are found by
/// halving.
public struct LibraryAnswer: Sendable {
  /// The hits in one report.
  public struct ReportHits: Sendable, Hashable {
    /// The report.
    public let number: ReportNumber
    /// The number of hits in it; at least one.
    public let count: Int
    /// The answer's places that are in it, by index: all its hits, but for the last reports of an answer of so many
    /// hits that not all places were kept.
    public let places: Range<Int>
    /// The answer's section counts that are about it, by index.
    let sections: Range<Int>
  }

  /// The number of hits that begin in a section's heading or the text of its own, those of the sections below it not
  /// counted.
  public struct SectionCount: Sendable, Hashable {
    /// The section.
    public let section: SectionIndex
    /// The hits; at least one.
    public let count: Int
  }

  /// The most places kept; past them hits are only counted.
  public static let mostPlaces = WorkBudget.placesKept

  /// The question.
  public let query: SearchQuery
  /// All occurrences.
  public private(set) var total = 0
  /// The reports with hits, in ascending order of their numbers.
  public private(set) var reports: [ReportHits] = []
  /// The reports the answer is about: those of a library that came before this one, when so many had been replaced or
  /// removed.
  var end = ReportNumber(0)
  var revision = 0
  private var starts: [UInt32] = []
  /// Empty while all hits are as long as `length`.
  private var lengths: [UInt32] = []
  private var length: UInt32 = 0
  private var sections: [UInt32] = []
  private var counts: [UInt32] = []

  init(_ query: SearchQuery) { self.query = query }

  /// Places that were found otherwise than by searching, as the terms of a report are: `query` says what they are
  /// shown as. The reports ascend by number and the places of each by where they begin; what is in no report of
  /// `library` is left out.
  public init(_ query: SearchQuery, places: [(report: ReportNumber, ranges: [TextRange])], in library: Library) {
    self.init(query)
    var found = HitList(limit: .max, isCancelled: nil)
    for (number, ranges) in places {
      guard let starts = library[number]?.report.sectionStarts else { continue }
      found.restart()
      for range in ranges { found.append(range.lower.bytes, range.upper.bytes) }
      append(found, sectionStarts: starts[...], number: number)
    }
  }

  /// The number of places kept: `total`, but for an answer of more than `mostPlaces`.
  public var placeCount: Int { starts.count }

  /// The place at `index` of those kept; the empty run at the start for an index that is none.
  public subscript(index: Int) -> TextRange {
    guard starts.indices.contains(index) else { return TextRange(0, 0) }
    let start = Int(starts[index])
    return TextRange(start, start + Int(lengths.isEmpty ? length : lengths[index]))
  }

  /// The report that holds the place at `index`, as a position in `reports`.
  public func report(ofPlace index: Int) -> Int {
    max(0, reports.partitionPoint { $0.places.lowerBound <= index } - 1)
  }

  /// The hits in a report; nil where it has none.
  public subscript(number: ReportNumber) -> ReportHits? {
    let position = reports.partitionPoint { $0.number < number }
    guard position < reports.count, reports[position].number == number else { return nil }
    return reports[position]
  }

  /// The places kept in a report, ascending and not overlapping.
  public func ranges(in number: ReportNumber) -> [TextRange] { self[number]?.places.map { self[$0] } ?? [] }

  /// The sections of a report with hits of their own, in document order.
  public func sectionCounts(in number: ReportNumber) -> [SectionCount] {
    (self[number]?.sections ?? 0..<0).map {
      SectionCount(section: SectionIndex(Int(sections[$0])), count: Int(counts[$0]))
    }
  }

  // MARK: Gathering

  /// Adds the hits of a report, ascending, and counts them by section, each of which begins at one of `sectionStarts`.
  mutating func append(_ found: HitList, sectionStarts: ArraySlice<UInt32>, number: ReportNumber) {
    guard !found.starts.isEmpty else { return }
    let places = starts.count..<min(starts.count + found.starts.count, Self.mostPlaces)
    if starts.isEmpty { length = found.length }
    if !lengths.isEmpty || !found.lengths.isEmpty || found.length != length {
      if lengths.isEmpty { lengths = [UInt32](repeating: length, count: starts.count) }
      if found.lengths.isEmpty {
        lengths += repeatElement(found.length, count: places.count)
      } else {
        lengths += found.lengths.prefix(places.count)
      }
    }
    starts += found.starts.prefix(places.count)
    let firstSection = sections.count
    found.starts.withUnsafeBufferPointer { found in
      sectionStarts.withUnsafeBufferPointer { count(found, $0) }
    }
    total += found.starts.count
    reports.append(
      ReportHits(
        number: number, count: found.starts.count, places: places, sections: firstSection..<sections.count))
  }

  /// Counts the hits of a report, which begin at `found`, at least one, by section.
  private mutating func count(_ found: UnsafeBufferPointer<UInt32>, _ sectionStarts: UnsafeBufferPointer<UInt32>) {
    var section = 0
    var nextStart = -1
    var first = 0
    for (index, place) in found.enumerated() where Int(place) >= nextStart {
      if index > 0 { counts.append(UInt32(truncatingIfNeeded: index - first)) }
      section = Self.section(in: sectionStarts, from: section, at: Int(place))
      nextStart = section + 1 < sectionStarts.count ? Int(sectionStarts[section + 1]) : .max
      sections.append(UInt32(truncatingIfNeeded: section))
      first = index
    }
    counts.append(UInt32(truncatingIfNeeded: found.count - first))
  }

  /// The last section that begins at `place` or before, which is `first` or a later one; found by steps that double,
  /// then by halving: hits stand close to each other.
  @inline(__always)
  private static func section(in starts: UnsafeBufferPointer<UInt32>, from first: Int, at place: Int) -> Int {
    var low = first
    var step = 1
    while low + step < starts.count, Int(starts[low + step]) <= place {
      low += step
      step *= 2
    }
    var high = min(low + step, starts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= place { low = middle } else { high = middle }
    }
    return low
  }

  /// One answer of the answers for the parts of a library.
  static func joined(_ parts: [LibraryAnswer], _ query: SearchQuery) -> LibraryAnswer {
    var whole = LibraryAnswer(query)
    let hits = parts.reduce(0) { $0 + $1.starts.count }
    whole.starts.reserveCapacity(min(hits, mostPlaces))
    for part in parts where part.total > 0 { whole.append(part, part.reports[...]) }
    guard zip(whole.reports, whole.reports.dropFirst()).contains(where: { $0.number > $1.number }) else { return whole }
    // A report that was replaced stands in a later part than its number says.
    var sorted = LibraryAnswer(query)
    for report in whole.reports.sorted(by: { $0.number < $1.number }) { sorted.append(whole, [report]) }
    return sorted
  }

  /// Adds some of the reports of another answer, which stand there one after the other.
  private mutating func append(_ other: LibraryAnswer, _ added: ArraySlice<ReportHits>) {
    guard let first = added.first, let last = added.last else { return }
    let room = Self.mostPlaces - starts.count
    let lower = first.places.lowerBound
    let places = lower..<min(last.places.upperBound, lower + room)
    let moved = starts.count - lower
    let kept = starts.count + places.count
    let movedSections = sections.count - first.sections.lowerBound
    reports += added.map { report in
      let lower = min(report.places.lowerBound + moved, kept)
      return ReportHits(
        number: report.number, count: report.count, places: lower..<min(report.places.upperBound + moved, kept),
        sections: report.sections.lowerBound + movedSections..<report.sections.upperBound + movedSections)
    }
    if starts.isEmpty, lengths.isEmpty { length = other.length }
    if !lengths.isEmpty || !other.lengths.isEmpty || (other.length != length && !places.isEmpty) {
      if lengths.isEmpty { lengths = [UInt32](repeating: length, count: starts.count) }
      lengths +=
        other.lengths.isEmpty ? [UInt32](repeating: other.length, count: places.count) : Array(other.lengths[places])
    }
    starts += other.starts[places]
    sections += other.sections[first.sections.lowerBound..<last.sections.upperBound]
    counts += other.counts[first.sections.lowerBound..<last.sections.upperBound]
    total += added.reduce(0) { $0 + $1.count }
  }
}
