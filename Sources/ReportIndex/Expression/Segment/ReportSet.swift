/// Some of the reports of a segment, by their positions.
struct ReportSet: Sendable {
  private var words: [UInt64]

  /// None of `count` reports.
  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  @inline(__always)
  mutating func insert(_ position: Int) { words[position >> 6] |= 1 << UInt64(position & 63) }

  @inline(__always)
  func contains(_ position: Int) -> Bool { words[position >> 6] & 1 << UInt64(position & 63) != 0 }

  mutating func formUnion(_ other: ReportSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  mutating func formIntersection(_ other: ReportSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  /// The same number of reports, and none of them.
  var none: ReportSet { ReportSet(count: 64 * words.count) }
}

extension QueryExpression.Node {
  /// Return the reports of `all` that can have hits; `all` are reports that the conditions of the expression do not
  /// tell apart, one of which has these facts, and `having` gives the reports that may have a term. The same answer as `admits` gives, for many
  /// reports at once.
  func possible(in all: ReportSet, _ facts: ReportFacts, having: (Int) -> ReportSet) -> ReportSet {
    switch self {
    case .term(let term): return having(term)
    case .all(let nodes):
      return nodes.reduce(into: all) { $0.formIntersection($1.possible(in: all, facts, having: having)) }
    case .any(let nodes):
      return nodes.reduce(into: all.none) { $0.formUnion($1.possible(in: all, facts, having: having)) }
    case .near(let left, let right, _):
      var both = left.possible(in: all, facts, having: having)
      both.formIntersection(right.possible(in: all, facts, having: having))
      return both
    case .within(_, let node), .heading(let node): return node.possible(in: all, facts, having: having)
    case .years(let span): return span.contains(facts.year) ? all : all.none
    case .path(let pattern): return pattern.holds(for: facts.path) ? all : all.none
    case .not(.years(let span)): return span.contains(facts.year) ? all.none : all
    case .not(.path(let pattern)): return pattern.holds(for: facts.path) ? all.none : all
    case .not, .note: return all
    }
  }

  /// The spans of years it names.
  var spans: [YearSpan] {
    switch self {
    case .years(let span): [span]
    case .all(let nodes), .any(let nodes): nodes.flatMap { $0.spans }
    case .near(let left, let right, _): left.spans + right.spans
    case .not(let node), .within(_, let node), .heading(let node): node.spans
    case .term, .note, .path: []
    }
  }

  /// The paths it names.
  var paths: [PathCondition] {
    switch self {
    case .path(let pattern): [pattern]
    case .all(let nodes), .any(let nodes): nodes.flatMap { $0.paths }
    case .near(let left, let right, _): left.paths + right.paths
    case .not(let node), .within(_, let node), .heading(let node): node.paths
    case .term, .note, .years: []
    }
  }
}
