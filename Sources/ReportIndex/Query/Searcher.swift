import ReportModel

/// A query made ready to run; one can serve any number of texts and threads.
public struct Searcher: Sendable {
  private enum Engine: Sendable {
    case literal(LiteralNeedle)
    case folded(FoldedNeedle)
    case pattern(CompiledPattern)
  }

  /// The query this searcher answers.
  public let query: SearchQuery
  private let engine: Engine

  /// Prepares `query`; throws `.empty` or `.badPattern`.
  public init(_ query: SearchQuery) throws(QueryError) {
    guard !query.pattern.isEmpty else { throw .empty }
    self.query = query
    let bytes = Array(query.pattern.utf8)
    switch query.syntax {
    case .regularExpression:
      engine = .pattern(try CompiledPattern(bytes, ignoresCase: query.ignoresCase))
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
  /// regular expressions throw `.tooCostly` when they exceed a bound of processor time that grows with the text.
  ///
  /// - Parameters:
  ///   - text: UTF-8; bytes that are not valid in it match nothing.
  ///   - limit: The number of hits to stop at.
  ///   - processorTime: Nanoseconds after which a regular expression is given up as `.tooCostly`, where that is less
  ///     than the bound it has anyway; for a search at every key.
  ///   - isCancelled: Asked every few hundred kilobytes; where it says true `.cancelled` is thrown.
  public func hits(
    in text: [UInt8], limit: Int? = nil, processorTime: Int? = nil, isCancelled: (() -> Bool)? = nil
  ) throws(QueryError) -> [TextRange] {
    var found = HitList(limit: limit ?? .max, isCancelled: isCancelled)
    guard !found.isFull, !text.isEmpty else { return [] }
    switch engine {
    case .literal(let needle): try needle.search(text, &found)
    case .folded(let needle): try needle.search(text, &found)
    case .pattern(let pattern): try pattern.search(text, &found, processorTime: processorTime)
    }
    return found.ranges
  }
}

/// The hits gathered so far, and when to stop gathering.
struct HitList {
  /// Bytes searched between two questions whether to go on.
  static let stride = 1 << 18

  private(set) var ranges: [TextRange] = []
  let limit: Int
  let isCancelled: (() -> Bool)?

  init(limit: Int, isCancelled: (() -> Bool)?) {
    self.limit = limit
    self.isCancelled = isCancelled
  }

  var isFull: Bool { ranges.count >= limit }

  mutating func append(_ lower: Int, _ upper: Int) {
    ranges.append(TextRange(lower, upper))
  }

  func check() throws(QueryError) {
    if let isCancelled, isCancelled() { throw .cancelled }
  }
}
