import ReportIndex
import ReportModel
import TextFacts

/// A search of both texts of a comparison, in the background.
public struct CompareSearchQuestion: Sendable, Equatable {
  /// The number of the question; it only grows.
  public let generation: Int
  package let query: SearchQuery
  let compared: ComparedReports

  /// The two reports, the old one first.
  package var reports: [Report] { [compared.old, compared.new] }

  /// Whether both have the same number.
  public static func == (left: CompareSearchQuestion, right: CompareSearchQuestion) -> Bool {
    left.generation == right.generation
  }
}

/// The hits of a search of both texts, in the order of the passages.
public struct CompareSearchAnswer: Sendable {
  let generation: Int
  let hits: (old: [TextRange], new: [TextRange])
  let stops: [ComparedHit]
  /// The reason why there are none.
  let failure: QueryError?

  /// The answer with the hits in the old report and in the new one; made off the main thread.
  package init(_ question: CompareSearchQuestion, hits: Result<(old: [TextRange], new: [TextRange]), QueryError>) {
    generation = question.generation
    switch hits {
    case .failure(let error): (self.hits, stops, failure) = (([], []), [], error)
    case .success(let found):
      let compared = question.compared
      func stops(_ hits: [TextRange], _ side: ComparedSide) -> [ComparedHit] {
        hits.map { ComparedHit(pair: compared.pair(side, at: $0.lower), side: side, range: $0) }
      }
      self.hits = found
      self.stops = (stops(found.old, .old) + stops(found.new, .new)).sorted { first, second in
        (first.pair, first.side == .old ? 0 : 1, first.range.lower) < (
          second.pair, second.side == .old ? 0 : 1, second.range.lower
        )
      }
      failure = nil
    }
  }
}

/// A hit in one of the texts, with the passages it stands in.
struct ComparedHit: Sendable {
  let pair: Int
  let side: ComparedSide
  let range: TextRange
}

/// The query searched in both texts, and the hit that the reader is at.
struct CompareSearch: Sendable {
  var query: SearchQuery?
  /// The number of the awaited question; nil where none is.
  var awaited: Int?
  private(set) var hits: (old: [TextRange], new: [TextRange]) = ([], [])
  private(set) var stops: [ComparedHit] = []
  var current: Int?

  /// The hit that the reader is at.
  var stop: ComparedHit? { current.flatMap { stops.indices.contains($0) ? stops[$0] : nil } }

  /// Takes the hits of an answer in.
  mutating func take(_ answer: CompareSearchAnswer) {
    (hits, stops, awaited, current) = (answer.hits, answer.stops, nil, nil)
  }
}

extension BrowserState {
  /// Opens the line for a search of both texts, or searches for `text` at once.
  mutating func openCompareSearch(_ text: String?) {
    guard compare.room != nil else { return complain(CompareMessage.noComparison) }
    guard let text else { return openLine(.compareSearch) }
    searchCompared(
      SearchQuery(
        text, syntax: .literal, caseRule: options.searches.caseRule,
        folds: options.searches.folds ? .everything : .exact))
  }

  /// Searches both texts; the hits come as an event.
  mutating func searchCompared(_ query: SearchQuery) {
    guard let compared = compare.room?.compared else { return }
    guard !query.pattern.isEmpty else {
      compare.room?.search = CompareSearch()
      return
    }
    compare.searches += 1
    compare.room?.search = CompareSearch()
    compare.room?.search.query = query
    compare.room?.search.awaited = compare.searches
    shell.effects.append(
      .findCompared(CompareSearchQuestion(generation: compare.searches, query: query, compared: compared)))
  }

  /// Takes the hits, and goes to the first from the top of the screen on.
  mutating func take(_ answer: CompareSearchAnswer) {
    guard compare.room?.search.awaited == answer.generation else { return }
    compare.room?.search.take(answer)
    if let error = answer.failure { return complain(error) }
    stepComparedHit(forward: true, 1)
  }

  /// Goes to the next hit in either text, or to the one before.
  mutating func stepComparedHit(forward: Bool, _ times: Int) {
    guard let room = compare.room else { return complain(CompareMessage.noComparison) }
    guard let query = room.search.query else { return complain(SearchMessage.nothingSearched) }
    let count = room.search.stops.count
    if room.search.awaited != nil { return }
    guard count > 0 else { return complain(SearchMessage.notFound(typesetter.shortened(query.pattern, to: 20))) }
    let first = room.search.stops.partitionPoint { $0.pair < room.top.pair }
    let from = room.search.current ?? (forward ? first - 1 : first)
    let next = ((from + (forward ? 1 : -1) * (times % count)) % count + count) % count
    compare.room?.search.current = next
    let stop = room.search.stops[next]
    showCompared { flow in flow.place(of: stop.range.lower, stop.side) }
    if forward != (next > from) || next == from { say(SearchMessage.wrapped(forward: forward)) }
  }
}
