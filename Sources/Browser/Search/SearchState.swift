import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// The current search and the pinned terms, with their hits in the current report.
struct SearchState: Sendable {
  /// The stops of `n` and `N`.
  enum Scope: Sendable { case current, pinned }

  var query: SearchQuery? { didSet { if query != term?.query { term = nil } } }
  /// The term of the table whose places these are; nil for what was typed.
  var term: TermSearch?
  /// Every occurrence in the current report, in order, none overlapping.
  var hits: [TextRange] = [] { didSet { if scope == .current { gatherStops() } } }
  /// The hit the reader is at, an index of `stops`.
  var current: Int?
  var isForward = true
  var pinned: [PinnedTerm] = [] { didSet { if scope == .pinned { gatherStops() } } }
  var scope = Scope.current { didSet { if scope != oldValue { gatherStops() } } }
  /// Whether hits and terms are shown; searching goes on all the same.
  var isHighlighted = true
  /// The last answer of the library; some of its terms may stand no more, and new ones may not be in it yet.
  var library: LibraryHits?
  /// Past searches, the newest last.
  var history: [String] = []

  /// The stops of `n` and `N`, in order: the hits of the search, or of all pinned terms together.
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

  /// Hits kept of one term: a letter that fills a large file must not take many times its memory.
  static let mostHits = 4_000_000

  /// A number of hits as people read it; `+` where more were not kept.
  static func shown(_ count: Int) -> String { count >= mostHits ? "\(count)+" : "\(count)" }

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
  /// The number of its colour among those for terms, from 0.
  var slot: Int
}
