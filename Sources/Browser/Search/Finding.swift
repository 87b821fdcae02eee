import ReportIndex
import ReportModel
import ScreenModel

/// A search of the report being read that takes longer than a key may, done in the background.
public struct ReportQuestion: Sendable, Equatable {
  /// The generation of the question, a number that only grows.
  public var generation: Int
  /// The report asked about.
  public var report: Int
  /// The query to find.
  public var query: SearchQuery
  /// The year the report is about, for expressions that ask for one.
  public var year: Int?
  /// The most hits that are kept.
  public static let mostHits = SearchState.mostHits
}

/// The searches of the report being read that go on in the background.
struct ReportSearches: Sendable {
  /// By what is looked for; an answer to any other question is dropped.
  var awaited: [SearchQuery: ReportQuestion] = [:]
  /// The generation of the last question.
  var last = 0
}

/// Finding terms in the report being read: at once where that is quick, in the background where it is not.
///
/// An answer counts while its question is awaited; one that was asked again, of another report or about another reading
/// of it, is awaited no more.
extension BrowserState {
  /// The cost that a regular expression may have at a key: a few milliseconds.
  private static let limitAtOnce = PatternLimit.steps(400_000, perByte: 0)
  /// Bytes of text in which any phrase is looked for at once, and in which one that folds or an expression is.
  private static let (bytesAtOnce, foldedBytesAtOnce) = (256 << 20, 2 << 20)

  /// Every occurrence in the report being read; nil where they are looked for in the background, or the query is not
  /// one.
  mutating func find(_ query: SearchQuery) throws(QueryError) -> [TextRange]? {
    guard let number = currentNumber else { return [] }
    let searcher = try Searcher(query, limit: Self.limitAtOnce)
    let isPlain = query.syntax == .literal && query.folds == .exact && !query.ignoresCase
    if report.text.count <= (isPlain ? Self.bytesAtOnce : Self.foldedBytesAtOnce) {
      do throws(QueryError) {
        return try searcher.hits(in: report, year: year(of: number), limit: SearchState.mostHits)
      } catch .tooCostly where query.syntax == .regularExpression {
        // Given the time it needs, in the background.
      }
    }
    ask(query, in: number)
    return nil
  }

  /// The year a report of the library is about; nil where that is not known.
  private func year(of number: Int) -> Int? { library?.library[ReportNumber(number)]?.year }

  private mutating func ask(_ query: SearchQuery, in number: Int) {
    if let before = reportSearches.awaited[query] { shell.effects.append(.stopFinding(before)) }
    reportSearches.last += 1
    let question = ReportQuestion(generation: reportSearches.last, report: number, query: query, year: year(of: number))
    reportSearches.awaited[query] = question
    shell.effects.append(.find(question))
  }

  /// Gives up what is looked for but for `queries`.
  mutating func stopFinding(except queries: [SearchQuery] = []) {
    for (query, question) in reportSearches.awaited where !queries.contains(query) {
      shell.effects.append(.stopFinding(question))
      reportSearches.awaited[query] = nil
    }
  }

  /// Takes in what was found in the background.
  mutating func takeFound(_ question: ReportQuestion, _ result: Result<[TextRange], QueryError>) -> [Effect] {
    guard reportSearches.awaited[question.query] == question, question.report == currentNumber else { return [] }
    reportSearches.awaited[question.query] = nil
    let found = (try? result.get()) ?? []
    if let index = search.pinned.firstIndex(where: { $0.query == question.query }) { search.pinned[index].hits = found }
    guard search.query == question.query else { return [] }
    if case .failure(let error) = result, error != .cancelled { return refuse(error) }
    search.hits = found
    search.current = nil
    if case .acceptSearch(let accepted) = shell.continuation {
      shell.continuation = nil
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
    if case .acceptSearch(let accepted) = shell.continuation {
      shell.continuation = nil
      restore(accepted.before)
      complain(error)
    } else {
      search.query = nil
      withPrompt { state, prompt in prompt.error = error.message(in: state.language) }
    }
    return []
  }

  /// Gives up the search that Enter waits for, and comes back to where it was typed.
  mutating func cancelAwaitedSearch() {
    guard case .acceptSearch(let prompt) = shell.continuation else { return }
    shell.continuation = nil
    stopFinding(except: prompt.before.search.pinned.map(\.query))
    restore(prompt.before)
  }
}
