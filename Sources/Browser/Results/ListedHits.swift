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
  /// As the list from elsewhere has them.
  case rank

  /// The side of the text they are sorted by; nil in the order of the text.
  package var side: Concordance.Side? {
    switch self {
    case .place, .rank: nil
    case .left: .left
    case .right: .right
    }
  }

  /// The order that follows this one in turn; hits that somebody has `ranked` have one more.
  func next(ranked: Bool) -> HitOrder {
    switch self {
    case .place: .left
    case .left: .right
    case .right: ranked ? .rank : .place
    case .rank: .place
    }
  }
}

/// A request for a list of hits. The list is made off the main thread, since there may be millions.
public struct HitListQuestion: Sendable, Equatable {
  /// The place to take the hits from.
  package enum Source: Sendable {
    case report(Report)
    /// Hits found already, in the library as it was then.
    case library(Library, LibraryAnswer, Catalogue)
    /// Places found already.
    case found(FoundPlaces, LibraryAnswer)
    /// Places to be found: those of a term of the table, or of a list from elsewhere.
    case places(PlaceSearch)
  }

  /// The number of the question; it only grows. Lists that answer earlier questions are not shown.
  public let generation: Int
  package let query: SearchQuery
  package let order: HitOrder
  package let source: Source
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
  /// The places of a term or of a list, where these were asked for.
  let found: FoundPlaces?
  /// The relocations of those reports known to the question that were replaced.
  var relocations: [ReportNumber: ReportRelocation] = [:]

  /// The answer to `question`: the rows in `order`, or the error instead of them.
  ///
  /// `found` has the places of a term or of a list, where these were asked for.
  package init(
    _ question: HitListQuestion, order: HitOrder, rows: Result<Concordance, QueryError>, in library: Library,
    found: FoundPlaces? = nil
  ) {
    generation = question.generation
    query = question.query
    self.order = order
    self.library = library
    self.found = found
    switch rows {
    case .success(let concordance): (self.concordance, error) = (concordance, nil)
    case .failure(let failure): (concordance, error) = (nil, failure)
    }
    for (number, old) in question.known {
      // A report that only grows keeps its sections in place.
      if let new = library[number]?.report, new.text != old.text,
        !PlaceRelocation(from: old.text, to: new.text).isGrowth
      {
        relocations[number] = ReportRelocation(from: old, to: new)
      }
    }
  }
}

extension Catalogue {
  /// The reports in the order of the tree.
  package var reports: [ReportNumber] {
    nodes.lazy.filter { $0.key < 0 }.map { ReportNumber(~Int($0.key)) }
  }
}
