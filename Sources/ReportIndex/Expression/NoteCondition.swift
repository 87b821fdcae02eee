import ReportModel
import TextFacts

/// `note:…`: notes with such words. Its hits are the passages that they are on.
struct NoteCondition: Sendable {
  /// Phrases, AND, OR, NOT and NEAR, within the words of one note.
  var node: QueryExpression.Node
  /// The phrases in it.
  var terms: [[UInt8]]
}

/// A condition on notes made ready to run.
struct NoteSearcher: Sendable {
  private let node: QueryExpression.Node
  private let searchers: [Searcher]

  /// Prepares a condition, with the letter case and the folding of the whole query.
  init(_ condition: NoteCondition, _ query: SearchQuery) throws(QueryError) {
    node = condition.node
    var searchers: [Searcher] = []
    for term in condition.terms {
      let words = String(decoding: term, as: UTF8.self)
      searchers.append(try Searcher(SearchQuery(words, caseRule: query.caseRule, folds: query.folds)))
    }
    self.searchers = searchers
  }

  /// The passages of those notes that it holds for, where they stand in a text, in order.
  func passages(of notes: [NotedPassages.Passage], in text: [UInt8]) throws(QueryError) -> [TextRange] {
    var found: [TextRange] = []
    for note in notes {
      let words = BareText(text: note.words)
      var occurrences: [[TextRange]] = []
      for searcher in searchers { occurrences.append(try searcher.hits(searching: words, nil, nil, nil)) }
      var evaluation = ExpressionEvaluation(words, .unknown, occurrences: occurrences)
      guard evaluation.finding(node, in: .report).units.contains(true), let range = note.quote.range(in: text),
        !range.isEmpty
      else { continue }
      found.append(TextRange(range.lowerBound, range.upperBound))
    }
    return found.sorted { ($0.lower, $1.upper) < ($1.lower, $0.upper) }
  }
}
