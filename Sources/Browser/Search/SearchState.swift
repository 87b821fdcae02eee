import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// The current search and the pinned terms, with their hits in the current report.
struct SearchState: Sendable {
  /// The stops of `n` and `N`: the hits of the current search, or of all pinned terms.
  enum Scope: Sendable { case current, pinned }

  var query: SearchQuery? { didSet { if query != places?.query { places = nil } } }
  /// The search whose places are listed as hits: those of a term of the table, or of a list; nil for a typed search.
  var places: PlaceSearch?
  /// A list from elsewhere that waits for its reports.
  var awaitedList: NamedHits?
  /// All hits in the report being read, in order, without overlaps.
  var hits: [TextRange] = [] { didSet { if scope == .current { gatherStops() } } }
  /// The hit the reader is at, as an index into `stops`.
  var current: Int?
  var isForward = true
  var pinned: [PinnedTerm] = [] { didSet { if scope == .pinned { gatherStops() } } }
  var scope = Scope.current { didSet { if scope != oldValue { gatherStops() } } }
  /// Whether hits and pinned terms are highlighted; `n` and `N` work all the same.
  var isHighlighted = true
  /// The library's latest answer; it may contain terms no longer searched, and lack new ones.
  var library: LibraryHits?
  /// Past searches, the newest last.
  var history: [String] = []

  /// The stops of `n` and `N`, in order: the hits of the search, or of all pinned terms together.
  private(set) var stops: [TextRange] = []

  /// Adds the searches of earlier runs, before those of this run.
  mutating func recall(_ past: [String]) {
    let known = Set(history.map { Array($0.utf8) })
    history = past.filter { !known.contains(Array($0.utf8)) } + history
  }

  private mutating func gatherStops() {
    guard scope == .pinned else {
      stops = hits
      return
    }
    var lists = pinned.map(\.hits)
    while lists.count > 1 {
      lists = stride(from: 0, to: lists.count, by: 2).map { index in
        index + 1 < lists.count ? lists[index].merged(with: lists[index + 1], by: Self.precedes) : lists[index]
      }
    }
    stops = lists.first ?? []
  }

  private static func precedes(_ left: TextRange, _ right: TextRange) -> Bool {
    (left.lower, left.upper) < (right.lower, right.upper)
  }

  /// Whether there is anything that `n` and `N` could go to.
  var isSearched: Bool {
    switch scope {
    case .current: query != nil
    case .pinned: !pinned.isEmpty
    }
  }

  /// The most hits kept of one term.
  static let mostHits = WorkBudget.hitsKept

  /// A number of hits as text; `+` where more were not kept.
  static func shown(_ count: Int) -> String { count >= mostHits ? "\(count)+" : "\(count)" }

  /// The stop the reader is at; nil where there is none.
  var currentStop: TextRange? {
    guard let current else { return nil }
    return stops.indices.contains(current) ? stops[current] : nil
  }

  /// The first free colour for a pinned term, or else the one used least.
  func freeSlot() -> Int {
    let used = pinned.map(\.slot)
    let slots = 0..<Role.terms.count
    return slots.first { !used.contains($0) } ?? slots.min { left, right in
      used.count { $0 == left } < used.count { $0 == right }
    } ?? 0
  }
}

/// A pinned term: one that stays highlighted.
struct PinnedTerm: Sendable {
  var query: SearchQuery
  var hits: [TextRange]
  /// The number of its colour, from 0.
  var slot: Int
}
