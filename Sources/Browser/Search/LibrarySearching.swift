import ReportIndex
import ReportModel

/// Searches of all reports of a library: the questions, and the stops of `n` and `N` in the answers.
extension BrowserState {
  /// The terms searched now: the current search and the pinned terms.
  private var standingTerms: [SearchQuery] {
    var terms: [SearchQuery] = []
    // The places of a term of the table are not those of its text, and are found in another way.
    if let query = search.query, search.places == nil { terms.append(query) }
    for term in search.pinned where !terms.contains(term.query) { terms.append(term.query) }
    return terms
  }

  /// Asks the library for the terms searched now, unless these are the ones it was asked for last.
  mutating func askLibrary() -> [Effect] {
    guard let library else { return [] }
    let terms = standingTerms
    let counted = savedSearches.filter { !terms.contains($0) }
    guard terms != library.question.terms || counted != library.question.counted else { return [] }
    let question = LibraryQuestion(generation: library.question.generation + 1, terms: terms, counted: counted)
    self.library?.question = question
    return [.ask(question)]
  }

  /// Accepts the answer to the latest question; drops an answer to an earlier one.
  mutating func take(_ hits: LibraryHits) {
    guard let library, hits.generation == library.question.generation else { return }
    search.library = hits
    results?.isStale = true
    withPrompt { state, prompt in
      // The answer is also for the terms that were searched before the line was typed.
      guard prompt.before.search.library != nil,
        state.standing(prompt.before.search) == state.standing(state.search)
      else { return }
      prompt.before.search.library = hits
    }
    if library.filter?.criterion == .hits { filterByHits() }
  }

  private func standing(_ search: SearchState) -> [SearchQuery] {
    search.pinned.map(\.query) + [search.query].compactMap { $0 }
  }

  /// The stops of `n` and `N` in the whole library; nil without a library or without its answer.
  var libraryStops: LibraryStops? {
    guard case .library = reports.collection else { return nil }
    if search.scope == .current, let places = search.places {
      guard let hits = places.found?.hits, let found = hits[places.query] else { return nil }
      return LibraryStops(catalogue: hits.catalogue, terms: [found])
    }
    guard let hits = search.library else { return nil }
    let queries = search.scope == .pinned ? search.pinned.map(\.query) : [search.query].compactMap { $0 }
    let terms = queries.compactMap { hits[$0] }
    guard !terms.isEmpty, terms.count == queries.count else { return nil }
    return LibraryStops(catalogue: hits.catalogue, terms: terms)
  }
}
