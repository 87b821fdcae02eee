import TextFacts

/// An expression of the query language: phrases, joined by AND, OR, NOT and NEAR within a section or another unit of
/// the text, and conditions on the section's headings, the report's year and the path of its file.
///
///     高质量发展 -房地产
///     “绿水青山” NEAR/10 “金山银山”
///     title:营商环境 （民营企业 OR 个体工商户） year:2019..2024 path:县区
///     sentence:(就业 增长)
///
/// Phrases that stand beside each other must all be there; AND says the same. AND binds tighter than OR, NOT (or `-`)
/// tighter than AND, NEAR tightest. The operators are written in capitals, or 与, 或, 非; a phrase in quotation marks is
/// never one. What is asked holds or fails for each section by itself: its heading and the text of its own, without the
/// sections below it. `sentence:`, `paragraph:` and `report:` ask for a smaller or a larger piece of text, and
/// `title:` for a heading that the section stands under: its own, one above it, or the report's title; `note:` for words
/// of the reader's notes on passages of the section, and those passages are its hits.
public struct QueryExpression: Sendable {
  /// The deepest nesting of brackets.
  public static let mostDepth = WorkBudget.queryDepth
  /// The largest number of phrases in an expression.
  public static let mostTerms = WorkBudget.queryTerms
  /// The largest distance a NEAR may allow between phrases, in characters.
  public static let mostDistance = WorkBudget.queryDistance
  /// The distance of a NEAR that gives none, in characters.
  public static let usualDistance = 10

  /// An expression as a tree. Its depth is bounded by those of brackets and phrases.
  indirect enum Node: Hashable, Sendable {
    /// A phrase, by its place in `terms`.
    case term(Int)
    case all([Node])
    case any([Node])
    case not(Node)
    /// Phrases of one that have, in the same unit and at most so many characters away, a phrase of the other.
    case near(Node, Node, distance: Int)
    case within(TextUnit, Node)
    case heading(Node)
    /// Notes, by their place in `notes`.
    case note(Int)
    case years(YearSpan)
    case path(PathCondition)
  }

  /// The phrases, each once, in the order they were typed first.
  public let terms: [[UInt8]]
  /// The conditions on notes.
  let notes: [NoteCondition]
  /// The phrases a report must have for any hit in it, by their places in `terms`; ascending.
  public let requiredTerms: [Int]
  let root: Node

  /// Reads `text`; throws `.empty`, or `.badExpression` with the place and the fault.
  public init(parsing text: String) throws(QueryError) {
    do throws(ExpressionScanFault) {
      var parser = try ExpressionParser(text)
      root = try parser.expression()
      terms = parser.terms
      notes = parser.notes
      requiredTerms = root.required.sorted()
    } catch {
      guard text.unicodeScalars.contains(where: { !WhiteSpace.contains($0.value) }) else { throw .empty }
      let before = String(String.UnicodeScalarView(text.unicodeScalars.prefix(error.offset)))
      throw .badExpression(offset: before.count, error.fault)
    }
  }

  /// Whether it asks for notes, which whoever searches has to give (`SearchQuery.notes`).
  public var asksForNotes: Bool { !notes.isEmpty }

  /// Whether a report of which these facts are known can have hits, where `contains` says which of `terms` it has; true
  /// where `contains` is only known to be true of every term the report has. For passing over reports by an index.
  func admits(_ facts: ReportFacts, contains: (Int) -> Bool) -> Bool { root.isPossible(facts, contains) }
}

extension QueryExpression.Node {
  /// The phrases without which nothing is found.
  var required: Set<Int> {
    switch self {
    case .term(let term): [term]
    case .all(let nodes): nodes.reduce(into: []) { $0.formUnion($1.required) }
    case .any(let nodes):
      nodes.dropFirst().reduce(nodes.first?.required ?? []) { $0.intersection($1.required) }
    case .near(let left, let right, _): left.required.union(right.required)
    case .within(_, let node), .heading(let node): node.required
    case .not, .years, .path, .note: []
    }
  }

  /// Whether there is anything to find, and not only something that must not, or a condition on the report.
  var hasTerm: Bool {
    switch self {
    case .term, .near, .note: true
    case .all(let nodes), .any(let nodes): nodes.contains { $0.hasTerm }
    case .within(_, let node), .heading(let node): node.hasTerm
    case .not, .years, .path: false
    }
  }

  /// Whether every phrase of it stands for places: what a NEAR can measure from.
  var isPlace: Bool {
    switch self {
    case .term, .near: true
    case .any(let nodes): nodes.allSatisfy { $0.isPlace }
    case .all, .not, .within, .heading, .years, .path, .note: false
    }
  }

  /// Whether it has a scope, or a condition on the report.
  var hasScope: Bool {
    switch self {
    case .term: false
    case .all(let nodes), .any(let nodes): nodes.contains { $0.hasScope }
    case .near(let left, let right, _): left.hasScope || right.hasScope
    case .not(let node): node.hasScope
    case .within, .heading, .years, .path, .note: true
    }
  }

  fileprivate func isPossible(_ facts: ReportFacts, _ contains: (Int) -> Bool) -> Bool {
    switch self {
    case .term(let term): contains(term)
    case .all(let nodes): nodes.allSatisfy { $0.isPossible(facts, contains) }
    case .any(let nodes): nodes.contains { $0.isPossible(facts, contains) }
    case .near(let left, let right, _):
      left.isPossible(facts, contains) && right.isPossible(facts, contains)
    case .within(_, let node), .heading(let node): node.isPossible(facts, contains)
    case .years(let span): span.contains(facts.year)
    case .path(let pattern): pattern.holds(for: facts.path)
    case .not(.years(let span)): !span.contains(facts.year)
    case .not(.path(let pattern)): !pattern.holds(for: facts.path)
    case .not, .note: true
    }
  }
}
