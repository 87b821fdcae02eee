import ReportIndex
import ReportModel
import ScreenModel

/// A search of the report being read that takes longer than a key may, done in the background.
public struct ReportQuestion: Sendable, Equatable {
  /// Which question it is, by a number that only grows.
  public var generation: Int
  /// The report asked about.
  public var report: Int
  /// What is looked for.
  public var query: SearchQuery
  /// The year the report is about, for expressions that ask for one.
  public var year: Int?
  /// The most hits that are kept.
  public static let mostHits = SearchState.mostHits
}

/// Finding terms in the report being read: at once where that is quick, in the background where it is not.
///
/// An answer counts while its question is awaited; one that was asked again, of another report or about another reading
/// of it, is awaited no more.
extension BrowserState {
  /// Nanoseconds of processor time that an expression may take at a key.
  private static var timeAtOnce: Int { 8_000_000 }
  /// Bytes of text in which any phrase is looked for at once, and in which one that folds or an expression is.
  private static let (bytesAtOnce, foldedBytesAtOnce) = (256 << 20, 2 << 20)

  /// Every occurrence in the report being read; nil where they are looked for in the background, or the query is not
  /// one.
  mutating func find(_ query: SearchQuery) throws(QueryError) -> [TextRange]? {
    guard current != Self.overview else { return [] }
    let searcher = try Searcher(query)
    let isPlain = query.syntax == .literal && query.folds == .exact && !query.ignoresCase
    if report.text.count <= (isPlain ? Self.bytesAtOnce : Self.foldedBytesAtOnce) {
      do throws(QueryError) {
        return try searcher.hits(
          in: report, year: year(of: current), limit: SearchState.mostHits, processorTime: Self.timeAtOnce)
      } catch .tooCostly where query.syntax == .regularExpression {
        // Given the time it needs, in the background.
      }
    }
    ask(query)
    return nil
  }

  /// The year a report of the library is about; nil where that is not known.
  private func year(of number: Int) -> Int? { library?.library[ReportNumber(number)]?.year }

  private mutating func ask(_ query: SearchQuery) {
    if let before = awaited[query] { pendingEffects.append(.stopFinding(before)) }
    lastQuestion += 1
    let question = ReportQuestion(generation: lastQuestion, report: current, query: query, year: year(of: current))
    awaited[query] = question
    pendingEffects.append(.find(question))
  }

  /// Gives up what is looked for but for `queries`.
  mutating func stopFinding(except queries: [SearchQuery] = []) {
    for (query, question) in awaited where !queries.contains(query) {
      pendingEffects.append(.stopFinding(question))
      awaited[query] = nil
    }
  }

  /// Takes in what was found in the background.
  mutating func takeFound(_ question: ReportQuestion, _ result: Result<[TextRange], QueryError>) -> [Effect] {
    guard awaited[question.query] == question, question.report == current else { return [] }
    awaited[question.query] = nil
    let found = (try? result.get()) ?? []
    if let index = search.pinned.firstIndex(where: { $0.query == question.query }) { search.pinned[index].hits = found }
    let accepted = awaitedPrompt
    guard search.query == question.query else { return [] }
    if case .failure(let error) = result, error != .cancelled { return refuse(error) }
    search.hits = found
    search.current = nil
    if let accepted {
      awaitedPrompt = nil
      if case .search(let forward) = accepted.purpose { visitFirst(forward: forward) }
      return acceptSearch(accepted)
    }
    withPrompt { state, prompt in
      guard case .search(let forward) = prompt.purpose else { return }
      state.visitFirst(forward: forward)
    }
    return []
  }

  /// A query that the search found to be none, or too costly.
  private mutating func refuse(_ error: QueryError) -> [Effect] {
    search.hits = []
    if let accepted = awaitedPrompt {
      awaitedPrompt = nil
      restore(accepted.before)
      complain(Words.queryError(error, language))
    } else {
      search.query = nil
      withPrompt { state, prompt in prompt.error = Words.queryError(error, state.language) }
    }
    return []
  }

  /// Gives up the search that Enter waits for, and comes back to where it was typed.
  mutating func cancelAwaitedPrompt() {
    guard let prompt = awaitedPrompt else { return }
    awaitedPrompt = nil
    stopFinding(except: prompt.before.search.pinned.map(\.query))
    restore(prompt.before)
  }
}
