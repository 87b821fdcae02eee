import Browser
import HitReading
import ReportIndex
import ReportModel

/// Places the hits of a list in the reports of a library.
struct ListPlacing: Sendable {
  /// The outcome for the hits of one report.
  struct Placed: Sendable {
    /// The places, ascending and apart from each other, and the hit of each by its index in the list.
    var places: [(range: TextRange, hit: Int)] = []
    var faults: [(hit: Int, reason: HitFault)] = []
  }

  private let list: GivenHits
  /// The hits of each file by their index in the list.
  private let byFile: [[UInt8]: [Int]]

  /// The placing of the hits of `list`.
  init(_ list: GivenHits) {
    self.list = list
    byFile = list.indexesByFile
  }

  /// The hits in a report by their index in the list.
  func hits(in report: PackedReport) -> [Int] {
    report.source.path.flatMap { byFile[PlainName.of($0)] } ?? []
  }

  /// The places of the hits in a report. Of two that overlap the one that begins first counts, and of these the longer
  /// one.
  func place(in report: PackedReport) -> Placed { place(hits(in: report), in: report) }

  private func place(_ hits: [Int], in report: PackedReport) -> Placed {
    var placed = Placed()
    guard !hits.isEmpty else { return placed }
    var placing = HitPlacing(report.unpacked())
    var found: [(range: TextRange, hit: Int)] = []
    for hit in hits {
      switch placing.place(list.hits[hit]) {
      case .success(let range): found.append((range, hit))
      case .failure(let failure): placed.faults.append((hit, failure))
      }
    }
    found.sort { ($0.range.lower, $1.range.upper, $0.hit) < ($1.range.lower, $0.range.upper, $1.hit) }
    for (range, hit) in found {
      if let last = placed.places.last?.range, range.lower < last.upper {
        placed.faults.append((hit, .inside))
      } else {
        placed.places.append((range, hit))
      }
    }
    return placed
  }

  /// The places of all reports as one answer, in the order of the list as well, and the rows that are in no report.
  func answer(
    _ found: [(number: ReportNumber, found: Placed)], _ query: SearchQuery, in library: Library
  ) -> PlaceSearch.Answer {
    var faults = list.faults
    var isKnown = [Bool](repeating: false, count: list.hits.count)
    func note(_ hit: Int, _ reason: HitFault) {
      faults.append(GivenHits.Fault(line: list.hits[hit].line, file: list.hits[hit].file, reason))
    }
    // Places of an answer are numbered report by report, and in each by where they begin.
    var hits: [Int] = []
    for placed in found.map(\.found) {
      hits += placed.places.map(\.hit)
      for fault in placed.faults {
        note(fault.hit, fault.reason)
        isKnown[fault.hit] = true
      }
    }
    for hit in hits { isKnown[hit] = true }
    for hit in isKnown.indices where !isKnown[hit] { note(hit, .unread) }
    faults.sort { $0.line < $1.line }
    let answer = LibraryAnswer(
      query, places: found.map { (report: $0.number, ranges: $0.found.places.map(\.range)) }, in: library)
    return PlaceSearch.Answer(answer: answer, ranking: ranking(of: hits), faults: faults)
  }

  /// The places in the order of their hits.
  private func ranking(of hits: [Int]) -> [UInt32] {
    hits.indices.sorted { list.precedes(hits[$0], hits[$1]) }.map { UInt32(clamping: $0) }
  }
}
