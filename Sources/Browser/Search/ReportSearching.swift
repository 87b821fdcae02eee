import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// A search of the report being read that takes too long for a key, and runs in the background.
public struct ReportQuestion: Sendable, Equatable {
  /// The number of the question; it only grows.
  public var generation: Int
  /// The number of the report to search.
  public var report: Int
  /// The query to search for.
  public var query: SearchQuery
  /// The year of the report, for queries with a condition on it.
  public var year: Int?
  /// The most hits that are kept.
  public static let mostHits = SearchState.mostHits
}

/// The searches of the report being read that run in the background.
struct ReportSearches: Sendable {
  /// The awaited question for each query; an answer to any other question is dropped.
  var awaited: [SearchQuery: ReportQuestion] = [:]
  /// The number of the last question.
  var last = 0
}

/// Searches of the report being read: at once where that is quick, else in the background.
///
/// An answer is accepted while its question is awaited; a question is given up when its query is asked again, or when
/// the report is left or replaced.
extension BrowserState {
  /// The most steps of a regular expression at a key: some milliseconds.
  private static let limitAtOnce = PatternLimit.steps(400_000, perByte: 0)
  /// The most bytes of a text in which a phrase is searched at once, and in which a query that folds or an expression
  /// is.
  private static let (bytesAtOnce, foldedBytesAtOnce) = WorkBudget.searchedAtKey
  /// The bytes of a phrase that count as one pass over the text: a longer one may be compared at every place.
  private static let phraseInOnePass = 64

  /// All hits in the report being read; nil while they are searched in the background.
  mutating func find(_ query: SearchQuery) throws(QueryError) -> [TextRange]? {
    guard let number = currentNumber else { return [] }
    let searcher = try Searcher(query, limit: Self.limitAtOnce)
    let isPlain = query.syntax == .literal && query.folds == .exact && !query.ignoresCase
    let passes = 1 + query.pattern.utf8.count / Self.phraseInOnePass
    if report.text.count <= (isPlain ? Self.bytesAtOnce : Self.foldedBytesAtOnce) / passes {
      do throws(QueryError) {
        return try searcher.hits(in: report, year: year(of: number), limit: SearchState.mostHits)
      } catch .tooCostly where query.syntax == .regularExpression {
        // It gets the time it needs in the background.
      }
    }
    ask(query, in: number)
    return nil
  }

  private mutating func ask(_ query: SearchQuery, in number: Int) {
    if let before = reportSearches.awaited[query] { shell.effects.append(.stopFinding(before)) }
    reportSearches.last += 1
    let question = ReportQuestion(generation: reportSearches.last, report: number, query: query, year: year(of: number))
    reportSearches.awaited[query] = question
    shell.effects.append(.find(question))
  }

  /// Gives up the searches in the background, except for `queries`.
  mutating func stopFinding(except queries: [SearchQuery] = []) {
    for (query, question) in reportSearches.awaited where !queries.contains(query) {
      shell.effects.append(.stopFinding(question))
      reportSearches.awaited[query] = nil
    }
  }

  /// Whether hits that `n` and `N` go to are still being searched for in the report being read.
  var isFindingStops: Bool {
    switch search.scope {
    case .pinned: search.pinned.contains { reportSearches.awaited[$0.query] != nil }
    case .current: isFindingPlaces || (search.query.map { reportSearches.awaited[$0] != nil } ?? false)
    }
  }

  /// The target of a step to a hit not known yet.
  var awaitedHits: AwaitedTarget {
    .hits(of: (search.scope == .pinned ? search.pinned.first?.query : search.query)?.pattern ?? "")
  }

  /// Accepts the hits of a search in the background.
  mutating func takeFound(_ question: ReportQuestion, _ result: Result<[TextRange], QueryError>) -> [Effect] {
    guard reportSearches.awaited[question.query] == question, question.report == currentNumber else { return [] }
    reportSearches.awaited[question.query] = nil
    let found = (try? result.get()) ?? []
    if let index = search.pinned.firstIndex(where: { $0.query == question.query }) { search.pinned[index].hits = found }
    guard search.query == question.query else { return [] }
    if case .failure(let error) = result, error != .cancelled { return refuse(error) }
    search.hits = found
    search.current = nil
    withPrompt { state, prompt in
      guard case .search(let forward) = prompt.purpose else { return }
      state.visitFirst(forward: forward, times: prompt.times)
    }
    return []
  }

  /// Handles a query that turned out to be invalid, or too costly.
  private mutating func refuse(_ error: QueryError) -> [Effect] {
    search.hits = []
    search.query = nil
    withPrompt { state, prompt in prompt.error = error.message(in: state.language) }
    return []
  }
}
