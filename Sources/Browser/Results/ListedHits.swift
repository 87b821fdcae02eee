import ReportIndex
import ReportModel

/// The order of a list of hits.
public enum HitOrder: String, Sendable, CaseIterable {
  /// By report and section, in the order of the text.
  case place
  /// By the text before the hits.
  case left
  /// By the text after the hits.
  case right

  /// The side of the text they are sorted by; nil in the order of the text.
  var side: Concordance.Side? {
    switch self {
    case .place: nil
    case .left: .left
    case .right: .right
    }
  }

  /// The order that follows this one in turn.
  var next: HitOrder {
    switch self {
    case .place: .left
    case .left: .right
    case .right: .place
    }
  }
}

/// A request for a list of hits. The list is made off the main thread, since there may be millions.
public struct HitListQuestion: Sendable, Equatable {
  /// The place to take the hits from.
  enum Source: Sendable {
    case report(Report)
    /// Hits found already, in the library as it was then.
    case library(Library, LibraryAnswer, Catalogue)
    /// A term of the table, to be found at the places where it was counted.
    case term(TermSearch)
  }

  /// The number of the question; it only grows. Lists that answer earlier questions are not shown.
  public let generation: Int
  let query: SearchQuery
  let order: HitOrder
  let source: Source
  /// Reports in which a section was folded or chosen, as they were then.
  var known: [(number: ReportNumber, report: PackedReport)] = []

  /// Whether both have the same number.
  public static func == (left: HitListQuestion, right: HitListQuestion) -> Bool {
    left.generation == right.generation
  }
}

/// The progress of finding the hits for a list.
public struct HitListProgress: Sendable, Equatable {
  /// The number of the question being answered.
  public let generation: Int
  /// The progress, in percent.
  public let percent: Int

  /// The progress of a question.
  public init(generation: Int, percent: Int) {
    self.generation = generation
    self.percent = percent
  }
}

/// All hits of a query as rows of a list, with the reports they are in.
public struct ListedHits: Sendable {
  /// The number of the question answered.
  public let generation: Int
  let query: SearchQuery
  /// The order of the rows: the one asked for, unless there are too many hits to sort.
  let order: HitOrder
  let concordance: Concordance?
  /// The error that left the list without rows.
  let error: QueryError?
  /// The reports in the state in which they were searched.
  let library: Library
  /// The number and the places of a term, where these were asked for.
  private(set) var term: (number: Int, found: LibraryHits)?
  /// The relocations of those reports known to the question that were replaced.
  var relocations: [ReportNumber: ReportRelocation] = [:]

  /// The answer to `question`, found and sorted in pieces that `parallel` runs; nil where it was cancelled. `progress`
  /// receives the progress of finding the places of a term, in percent.
  public init?(
    _ question: HitListQuestion, isCancelled: (@Sendable () -> Bool)? = nil,
    parallel: @escaping Parallel = LibrarySearcher.inTurn, progress: @escaping (Int) -> Void = { _ in }
  ) {
    generation = question.generation
    query = question.query
    do throws(QueryError) {
      let (library, answer, order) = try Self.found(question, isCancelled, parallel, progress)
      self.library = library
      error = nil
      relocations = Self.relocations(of: question.known, in: library)
      if case .term(let term) = question.source {
        var found = LibraryHits(generation: question.generation, catalogue: term.catalogue)
        found.add(term.query, .success(answer), in: library)
        self.term = (term.number, found)
      }
      if let side = question.order.side, answer.placeCount <= Concordance.mostSorted {
        guard
          let sorted = Concordance(
            sorting: answer, in: library, by: side, order: order, isCancelled: isCancelled, parallel: parallel)
        else { return nil }
        concordance = sorted
        self.order = question.order
      } else {
        concordance = Concordance(grouping: answer, order: order)
        self.order = .place
      }
    } catch {
      if error == .cancelled { return nil }
      self.error = error
      concordance = nil
      library = Library()
      order = question.order
    }
  }

  /// The relocations of those reports in `known` that `library` has in another version.
  private static func relocations(
    of known: [(number: ReportNumber, report: PackedReport)], in library: Library
  ) -> [ReportNumber: ReportRelocation] {
    var relocations: [ReportNumber: ReportRelocation] = [:]
    for (number, old) in known {
      // A report that only grows keeps its sections in place.
      if let new = library[number]?.report, new.text != old.text,
        !PlaceRelocation(from: old.text, to: new.text).isGrowth
      {
        relocations[number] = ReportRelocation(from: old, to: new)
      }
    }
    return relocations
  }

  private static func found(
    _ question: HitListQuestion, _ isCancelled: (@Sendable () -> Bool)?, _ parallel: @escaping Parallel,
    _ progress: @escaping (Int) -> Void
  ) throws(QueryError) -> (Library, LibraryAnswer, order: [ReportNumber]) {
    switch question.source {
    case .library(let library, let answer, let catalogue): return (library, answer, catalogue.reports)
    case .term(let term):
      guard let answer = term.answer(parallel: parallel, isCancelled: isCancelled, progress: progress)
      else { throw .cancelled }
      return (term.library, answer, term.catalogue.reports)
    case .report(let report):
      var library = Library()
      let numbers = library.add([LibraryReport(PackedReport(report), name: report.source.shortName)])
      let answer = try LibrarySearcher(question.query).answer(in: library, isCancelled: isCancelled)
      return (library, answer, numbers)
    }
  }
}

extension Catalogue {
  /// The reports in tree order.
  var reports: [ReportNumber] {
    nodes.lazy.filter { $0.key < 0 }.map { ReportNumber(~Int($0.key)) }
  }
}
