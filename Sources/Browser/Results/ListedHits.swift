import ReportIndex
import ReportModel

/// In which order hits are listed.
public enum HitOrder: String, Sendable, CaseIterable {
  /// By report and section, as they stand.
  case place
  /// By what stands before them.
  case left
  /// By what stands after them.
  case right

  /// What they are sorted by; nil where they are not.
  var side: Concordance.Side? {
    switch self {
    case .place: nil
    case .left: .left
    case .right: .right
    }
  }

  /// The order after this one, round and round.
  var next: HitOrder {
    switch self {
    case .place: .left
    case .left: .right
    case .right: .place
    }
  }
}

/// What a list of hits is asked for: made off the main thread, however many there are.
public struct HitListQuestion: Sendable, Equatable {
  /// Where the hits are.
  enum Subject: Sendable {
    case report(Report)
    /// Found already, in a library as it was.
    case library(Library, LibraryAnswer, Catalogue)
    /// A term of the table, to be found where it was counted.
    case term(TermSearch)
  }

  /// Which question it is, by a number that only grows; lists that answer earlier ones are not shown.
  public let generation: Int
  let query: SearchQuery
  let order: HitOrder
  let subject: Subject
  /// Reports as they were when something in them was folded, or chosen.
  var known: [(number: ReportNumber, report: PackedReport)] = []

  /// Whether both are the same question.
  public static func == (left: HitListQuestion, right: HitListQuestion) -> Bool {
    left.generation == right.generation
  }
}

/// How far finding what a list is asked for has come.
public struct HitListProgress: Sendable, Equatable {
  /// The question that is being answered.
  public let generation: Int
  /// In percent.
  public let percent: Int

  /// So many percent of the work for a question.
  public init(generation: Int, percent: Int) {
    self.generation = generation
    self.percent = percent
  }
}

/// Every hit of a query as rows to list, with the texts they stand in.
public struct ListedHits: Sendable {
  /// The question it answers.
  public let generation: Int
  let query: SearchQuery
  /// The order the rows are in: that asked for, unless there are too many hits to sort.
  let order: HitOrder
  let concordance: Concordance?
  /// Why there are no rows.
  let error: QueryError?
  /// The reports as they were searched.
  let library: Library
  /// The places of a term, and which it is, where these were asked for.
  private(set) var term: (number: Int, found: LibraryHits)?
  /// Of the reports known by the question what has become another.
  var successions: [ReportNumber: Succession] = [:]

  /// The answer to `question`, found and sorted in parts that `parallel` runs; nil where it was cancelled. `progress` is
  /// told how far finding the places of a term has come, in percent.
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
      for (number, old) in question.known {
        // What only grows keeps its sections where they are.
        if let new = library[number]?.report, new.text != old.text,
          !PlaceKeeper(from: old.text, to: new.text).isGrowth
        {
          successions[number] = Succession(from: old, to: new)
        }
      }
      if case .term(let term) = question.subject {
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

  private static func found(
    _ question: HitListQuestion, _ isCancelled: (@Sendable () -> Bool)?, _ parallel: @escaping Parallel,
    _ progress: @escaping (Int) -> Void
  ) throws(QueryError) -> (Library, LibraryAnswer, order: [ReportNumber]) {
    switch question.subject {
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
