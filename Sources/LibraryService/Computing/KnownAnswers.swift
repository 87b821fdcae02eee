import Browser
import ReportIndex

/// The last answers of a library, by query: if reports came since, only these are searched.
struct KnownAnswers: Sendable {
  private var answers: [SearchQuery: (version: Int, result: Result<LibraryAnswer, QueryError>)] = [:]

  /// The answers to `question` in a library; nil where that was cancelled.
  mutating func answer(
    _ question: LibraryQuestion, in snapshot: LibrarySnapshot, _ token: CancellationToken, _ parallel: Parallel
  ) -> LibraryHits? {
    var hits = LibraryHits(generation: question.generation, catalogue: snapshot.catalogue)
    for (position, query) in (question.terms + question.counted).enumerated() {
      let known = answers[query]
      let result =
        known.flatMap { $0.version == snapshot.version ? $0.result : nil }
        ?? Self.answer(query, in: snapshot.library, after: known?.result, token, parallel)
      if token.isCancelled { return nil }
      answers[query] = (snapshot.version, result)
      if position < question.terms.count {
        hits.add(query, result, in: snapshot.library)
      } else {
        hits.count(query, result)
      }
    }
    answers = answers.filter { question.terms.contains($0.key) || question.counted.contains($0.key) }
    return hits
  }

  private static func answer(
    _ query: SearchQuery, in library: Library, after earlier: Result<LibraryAnswer, QueryError>?,
    _ token: CancellationToken, _ parallel: Parallel
  ) -> Result<LibraryAnswer, QueryError> {
    do throws(QueryError) {
      return .success(
        try LibrarySearcher(query, limit: .processorTime).answer(
          in: library, after: try? earlier?.get(), isCancelled: { token.isCancelled }, parallel: parallel))
    } catch {
      return .failure(error)
    }
  }
}
