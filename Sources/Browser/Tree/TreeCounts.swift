import ReportIndex
import ReportModel

/// The numbers of hits shown in the tree's rows: of the report being read by a search of it, of all others by the
/// library's answer.
struct TreeCounts {
  /// The hits of one term, or of several taken together.
  private struct TermHits {
    /// The hits in the report being read.
    var counts: HitCounts
    /// The hits in the library; nil without a library or without its answer.
    var stops: LibraryStops?
  }

  private let walk: TreeWalk
  private let current: Int?
  private var stops: TermHits?
  private var pinned: [TermHits] = []
  /// The colour of each pinned term.
  let slots: [Int]

  init(_ state: BrowserState, _ walk: TreeWalk) {
    self.walk = walk
    current = state.currentNumber
    let search = state.search
    let isShown = search.isHighlighted
    let library = search.library
    slots = isShown ? search.pinned.map(\.slot) : []
    guard isShown else { return }
    if search.query != nil || search.scope == .pinned {
      stops = TermHits(counts: HitCounts(report: state.report, hits: search.stops), stops: state.libraryStops)
    }
    pinned = search.pinned.map { term in
      let answered = library.flatMap { hits in
        hits[term.query].map { LibraryStops(catalogue: hits.catalogue, terms: [$0]) }
      }
      return TermHits(counts: HitCounts(report: state.report, hits: term.hits), stops: answered)
    }
  }

  /// The stops in a row, with those of the sections folded into it; for a folder or a report, all its stops.
  func stops(in row: TreeRow) -> Int { stops.map { count($0, in: row) } ?? 0 }

  /// The hits of each pinned term in a row; empty for a row whose hits are shown in the rows below it.
  func pinned(in row: TreeRow) -> [Int] {
    guard !pinned.isEmpty, isEnd(row) else { return [] }
    return pinned.map { count($0, in: row) }
  }

  private func isEnd(_ row: TreeRow) -> Bool {
    if case .section(_, let section) = row, section != .root { return true }
    return !walk.hasRowsBelow(row) || (walk.catalogue != nil && walk.isFolded(row))
  }

  private func count(_ hits: TermHits, in row: TreeRow) -> Int {
    guard case .section(let number, let section) = row else { return hits.stops?.count(in: row) ?? 0 }
    if section == .root {
      return number == current ? hits.counts.hits.count : hits.stops?.count(in: row) ?? 0
    }
    let isOpen = walk.hasRowsBelow(row) && !walk.isFolded(row)
    if number == current { return isOpen ? hits.counts.own(of: section) : hits.counts.count(in: section) }
    guard let stops = hits.stops, let report = walk.outline(of: number)?.report else { return 0 }
    let end = isOpen ? section.value + 1 : report[section].subtreeEnd.value
    return stops.terms.reduce(0) { $0 + $1.count(inReport: number, sections: section.value..<max(section.value, end)) }
  }
}
