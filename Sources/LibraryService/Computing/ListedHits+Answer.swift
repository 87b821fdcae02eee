import Browser
import ReportIndex
import ReportModel

extension ListedHits {
  /// The answer to `question`, found and sorted in parts that `parallel` runs; nil where it was cancelled. `progress` is
  /// told how far finding the places of a term has come, in percent.
  public init?(
    _ question: HitListQuestion, isCancelled: (@Sendable () -> Bool)? = nil,
    parallel: @escaping Parallel = LibrarySearcher.inTurn, progress: @escaping (Int) -> Void = { _ in }
  ) {
    let found: FoundHits
    do throws(QueryError) {
      found = try FoundHits(question, isCancelled, parallel, progress)
    } catch {
      if error == .cancelled { return nil }
      self.init(question, order: question.order, rows: .failure(error), in: Library())
      return
    }
    if question.order == .rank, let ranking = found.places?.ranking {
      let ranked = Concordance(sorted: ranking, of: found.answer)
      self.init(question, order: .rank, rows: .success(ranked), in: found.library, found: found.places)
      return
    }
    guard let side = question.order.side, found.answer.placeCount <= Concordance.mostSorted else {
      let grouped = Concordance(grouping: found.answer, order: found.order)
      self.init(question, order: .place, rows: .success(grouped), in: found.library, found: found.places)
      return
    }
    let sorted = Concordance(
      sorting: found.answer, in: found.library, by: side, order: found.order, isCancelled: isCancelled,
      parallel: parallel)
    guard let sorted else { return nil }
    self.init(question, order: question.order, rows: .success(sorted), in: found.library, found: found.places)
  }
}

/// The hits that a list is asked for, before they are sorted.
private struct FoundHits {
  let library: Library
  let answer: LibraryAnswer
  /// The reports in tree order.
  let order: [ReportNumber]
  /// The places of a term or of a list, where they were asked for.
  private(set) var places: FoundPlaces?

  init(
    _ question: HitListQuestion, _ isCancelled: (@Sendable () -> Bool)?, _ parallel: @escaping Parallel,
    _ progress: @escaping (Int) -> Void
  ) throws(QueryError) {
    switch question.source {
    case .library(let library, let answer, let catalogue):
      (self.library, self.answer, order) = (library, answer, catalogue.reports)
    case .found(let places, let answer):
      (library, self.answer, order) = (places.library, answer, places.catalogue.reports)
      self.places = places
    case .places(let search):
      guard let found = search.answer(parallel: parallel, isCancelled: isCancelled, progress: progress)
      else { throw .cancelled }
      (library, answer, order) = (search.library, found.answer, search.catalogue.reports)
      var hits = LibraryHits(generation: question.generation, catalogue: search.catalogue)
      hits.add(search.query, .success(answer), in: library)
      places = FoundPlaces(number: search.number, hits, ranking: found.ranking, faults: found.faults)
    case .report(let report):
      var library = Library()
      order = library.add([LibraryReport(PackedReport(report), name: report.source.shortName)])
      answer = try LibrarySearcher(question.query, limit: .processorTime).answer(in: library, isCancelled: isCancelled)
      self.library = library
    }
  }
}
