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

  /// The side they are sorted by; nil where they are not.
  package var side: Concordance.Side? {
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

/// The request for a list of hits, which is made off the main thread, however many there are.
public struct HitListQuestion: Sendable, Equatable {
  /// The text or the library that holds the hits.
  package enum Subject: Sendable {
    case report(Report)
    /// Found already, in a library as it was.
    case library(Library, LibraryAnswer, Catalogue)
    /// A term of the table, to be found where it was counted.
    case term(TermSearch)
  }

  /// The generation of the request, a number that only grows; lists that answer earlier ones are not shown.
  public let generation: Int
  package let query: SearchQuery
  package let order: HitOrder
  package let subject: Subject
  /// Reports as they were when something in them was folded, or chosen.
  var known: [(number: ReportNumber, report: PackedReport)] = []

  /// Whether both are the same question.
  public static func == (left: HitListQuestion, right: HitListQuestion) -> Bool {
    left.generation == right.generation
  }
}

/// The progress of finding the hits of a requested list.
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
  let term: (number: Int, found: LibraryHits)?
  /// The successions of the reports in the request that have become others.
  var successions: [ReportNumber: Succession] = [:]

  /// The answer to `question`: the rows in `order`, or why there are none.
  ///
  /// `found` are the places of a term and its number, where they were asked for.
  package init(
    _ question: HitListQuestion, order: HitOrder, rows: Result<Concordance, QueryError>, in library: Library,
    term found: (number: Int, found: LibraryHits)? = nil
  ) {
    generation = question.generation
    query = question.query
    self.order = order
    self.library = library
    term = found
    switch rows {
    case .success(let concordance): (self.concordance, error) = (concordance, nil)
    case .failure(let failure): (concordance, error) = (nil, failure)
    }
    for (number, old) in question.known {
      // A report that only grows keeps its sections where they are.
      if let new = library[number]?.report, new.text != old.text, !PlaceKeeper(from: old.text, to: new.text).isGrowth {
        successions[number] = Succession(from: old, to: new)
      }
    }
  }
}

extension Catalogue {
  /// The reports in tree order.
  package var reports: [ReportNumber] {
    nodes.lazy.filter { $0.key < 0 }.map { ReportNumber(~Int($0.key)) }
  }
}
