import ReportModel

/// A query made ready to run; one can serve any number of texts and threads.
public struct Searcher: Sendable {
  enum Engine: Sendable {
    case literal(LiteralNeedle)
    case folded(FoldedNeedle)
    case phrase(FoldedPhrase)
    case composed(ComposedPhrases)
    case pattern(CompiledPattern)
    case expression(ExpressionSearcher)
  }

  /// The query this searcher answers.
  public let query: SearchQuery
  let engine: Engine

  /// Prepares `query`; throws `.empty`, `.badPattern` or `.badExpression`. A regular expression may cost as much as
  /// `limit` says in each text.
  public init(_ query: SearchQuery, limit: PatternLimit = .counted) throws(QueryError) {
    guard !query.pattern.isEmpty else { throw .empty }
    self.query = query
    let bytes = Array(query.pattern.utf8)
    switch query.syntax {
    case .regularExpression:
      engine = .pattern(try CompiledPattern(bytes, ignoresCase: query.ignoresCase, limit: limit))
    case .query:
      engine = .expression(try ExpressionSearcher(query))
    case .literal where query.folds != .exact:
      // White space alone folds to nothing, and means itself.
      let keepsVariants = query.folds == .forms
      engine =
        ComposedPhrases(bytes, keepsVariants: keepsVariants).map { .composed($0) }
        ?? FoldedPhrase(bytes, keepsVariants: keepsVariants).map { .phrase($0) } ?? .literal(LiteralNeedle(bytes))
    case .literal where query.ignoresCase:
      let folded = FoldedNeedle(bytes)
      // Han and figures have no case: such a phrase goes the fast way.
      engine = folded.hasCase ? .folded(folded) : .literal(LiteralNeedle(bytes))
    case .literal:
      engine = .literal(LiteralNeedle(bytes))
    }
  }

  /// Every occurrence in `text` from its start, in order, leftmost first and not overlapping: as many as `grep -o` or
  /// `rg -o` print lines.
  ///
  /// Empty matches are left out. A regular expression looks at one line at a time unless it names a line end itself
  /// (`\n`, `\R`, `(?s)` and the like) or an end of the text (`\A`, `\z`). Literal searches are linear in the text;
  /// regular expressions throw `.tooCostly` when they exceed their limit. To an
  /// expression the text is one section without heading, of a report whose year is not known: what it finds in a report
  /// `hits(in:year:)` says.
  ///
  /// - Parameters:
  ///   - text: UTF-8; bytes that are not valid in it match nothing.
  ///   - limit: The number of hits to stop at.
  ///   - isCancelled: Asked every few hundred kilobytes; where it says true `.cancelled` is thrown.
  public func hits(
    in text: [UInt8], limit: Int? = nil, isCancelled: (() -> Bool)? = nil
  ) throws(QueryError) -> [TextRange] {
    var found = HitList(limit: limit ?? .max, isCancelled: isCancelled)
    guard !found.isFull, !text.isEmpty else { return [] }
    switch engine {
    case .literal(let needle): try needle.search(FlatArray(text), &found)
    case .folded(let needle): try needle.search(text, &found)
    case .phrase(let phrase): try phrase.search(FlatArray(text), &found)
    case .composed(let phrases): try phrases.search(text, &found)
    case .pattern(let pattern): try pattern.search(text, &found)
    case .expression(let searcher):
      return try searcher.hits(in: BareText(text: text), year: nil, limit: found.limit, isCancelled: isCancelled)
    }
    return found.ranges
  }

  /// Every occurrence in a report of `year` (nil: not known), as `hits(in:)` finds them in its text; of an expression
  /// the occurrences of its phrases in the sections in which it holds.
  public func hits(
    in report: Report, year: Int?, limit: Int? = nil, isCancelled: (() -> Bool)? = nil
  ) throws(QueryError) -> [TextRange] {
    try hits(searching: report, year, limit, isCancelled)
  }

  /// Every occurrence in a packed report, the same as in the report that was packed.
  public func hits(
    in report: PackedReport, year: Int?, limit: Int? = nil, isCancelled: (() -> Bool)? = nil
  ) throws(QueryError) -> [TextRange] {
    try hits(searching: report, year, limit, isCancelled)
  }

  /// Every occurrence in a report, however it is kept.
  func hits(
    searching report: some SearchedReport, _ year: Int?, _ limit: Int?, _ isCancelled: (() -> Bool)?
  ) throws(QueryError) -> [TextRange] {
    guard case .expression(let searcher) = engine else {
      guard passesMarkUp || report.isStyledForTerminal, let shown = report.shownText else {
        return try hits(in: report.text, limit: limit, isCancelled: isCancelled)
      }
      var found = HitList(limit: limit ?? .max, isCancelled: isCancelled)
      guard !found.isFull, !report.text.isEmpty else { return [] }
      try search(report.text, shown, &found)
      return found.ranges
    }
    return try searcher.hits(in: report, year: year, limit: limit ?? .max, isCancelled: isCancelled)
  }

  /// The expression this searcher answers, for passing over reports by an index; nil where the query is none.
  public var expression: QueryExpression? {
    if case .expression(let searcher) = engine { searcher.expression } else { nil }
  }

}
