import ReportIndex
import ReportModel
import ScreenModel

/// The current search and the pinned terms, with their hits in the current report.
struct SearchState: Sendable {
  /// Where `n` and `N` go.
  enum Scope: Sendable { case current, pinned }

  var query: SearchQuery?
  /// Every occurrence in the current report, in order, none overlapping.
  var hits: [TextRange] = [] { didSet { gatherStops() } }
  /// The hit the reader is at, an index of `stops`.
  var current: Int?
  var isForward = true
  var pinned: [PinnedTerm] = [] { didSet { gatherStops() } }
  var scope = Scope.current { didSet { gatherStops() } }
  /// Whether hits and terms are shown; searching goes on all the same.
  var isHighlighted = true
  /// Past searches, the newest last.
  var history: [String] = []

  /// What `n` and `N` stop at, in order: the hits of the search, or of all pinned terms together.
  private(set) var stops: [TextRange] = []

  /// Takes in the searches of earlier times; what was searched since is newer.
  mutating func recall(_ past: [String]) {
    history = past.filter { !history.contains($0) } + history
  }

  private mutating func gatherStops() {
    guard scope == .pinned else {
      stops = hits
      return
    }
    stops = pinned.flatMap(\.hits).sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
  }

  /// The stop the reader is at.
  var currentStop: TextRange? {
    guard let current else { return nil }
    return stops.indices.contains(current) ? stops[current] : nil
  }

  /// The first free place among the colours of terms, or the one least used.
  func freeSlot() -> Int {
    let used = pinned.map(\.slot)
    let slots = 0..<Role.terms.count
    return slots.first { !used.contains($0) } ?? slots.min { left, right in
      used.count { $0 == left } < used.count { $0 == right }
    } ?? 0
  }
}

/// A term that stays highlighted.
struct PinnedTerm: Sendable {
  var query: SearchQuery
  var hits: [TextRange]
  /// Which of the colours for terms it has, from 0.
  var slot: Int
}
