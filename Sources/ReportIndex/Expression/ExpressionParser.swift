/// Reads an expression:
///
///     any    = all ( OR all )*
///     all    = one ( [AND] one )*
///     one    = ( NOT )* near
///     near   = piece ( NEAR/n piece )*
///     piece  = phrase | year | path | [field] ( phrase | '(' any ')' )
///
/// It only calls itself for a bracket, and those nest no deeper than a bound.
struct ExpressionParser {
  typealias Node = QueryExpression.Node

  private(set) var terms: [[UInt8]] = []
  private(set) var notes: [NoteCondition] = []
  private var positions: [[UInt8]: Int] = [:]
  private let tokens: [ExpressionToken]
  private let end: Int
  private var next = 0
  private var typed = 0

  init(_ text: String) throws(ExpressionScanFault) {
    var scanner = ExpressionScanner(text)
    tokens = try scanner.tokens()
    end = text.unicodeScalars.count
  }

  /// The whole expression.
  mutating func expression() throws(ExpressionScanFault) -> Node {
    let root = try any(depth: 0)
    if let rest = token { throw ExpressionScanFault(.unopenedBracket, offset: rest.offset) }
    guard root.hasTerm else { throw ExpressionScanFault(.onlyExcludes, offset: 0) }
    return root
  }

  private var token: ExpressionToken? { next < tokens.count ? tokens[next] : nil }

  private mutating func any(depth: Int) throws(ExpressionScanFault) -> Node {
    var nodes = [try all(depth: depth)]
    while let token, token.kind == .or {
      next += 1
      nodes.append(try all(depth: depth, after: token))
    }
    return nodes.count == 1 ? nodes[0] : .any(nodes)
  }

  private mutating func all(depth: Int, after before: ExpressionToken? = nil) throws(ExpressionScanFault) -> Node {
    var nodes = [try one(depth: depth, after: before)]
    while let token, token.kind != .or, token.kind != .close {
      if token.kind == .and { next += 1 }
      nodes.append(try one(depth: depth, after: token.kind == .and ? token : nil))
    }
    return nodes.count == 1 ? nodes[0] : .all(nodes)
  }

  private mutating func one(depth: Int, after before: ExpressionToken?) throws(ExpressionScanFault) -> Node {
    var before = before
    var isNegated = false
    while let token, token.kind == .not {
      next += 1
      isNegated.toggle()
      before = token
    }
    let node = try near(depth: depth, after: before)
    guard isNegated else { return node }
    if case .not(let inner) = node { return inner }
    return .not(node)
  }

  private mutating func near(depth: Int, after before: ExpressionToken?) throws(ExpressionScanFault) -> Node {
    let start = token?.offset ?? end
    var node = try piece(depth: depth, after: before)
    while let token, case .near(let distance) = token.kind {
      guard node.isPlace else { throw ExpressionScanFault(.nearWithoutPhrase, offset: start) }
      next += 1
      let place = self.token?.offset ?? end
      if self.token?.kind == .not { throw ExpressionScanFault(.nearWithoutPhrase, offset: place) }
      let other = try piece(depth: depth, after: token)
      guard other.isPlace else { throw ExpressionScanFault(.nearWithoutPhrase, offset: place) }
      node = .near(node, other, distance: distance)
    }
    return node
  }

  private mutating func piece(depth: Int, after before: ExpressionToken?) throws(ExpressionScanFault) -> Node {
    guard let token else { throw missing(after: before, at: end) }
    switch token.kind {
    case .phrase(let bytes):
      next += 1
      return .term(try position(of: bytes, at: token))
    case .years(let span):
      next += 1
      return .years(span)
    case .path(let pattern):
      next += 1
      return .path(pattern)
    case .field(let field):
      next += 1
      return try narrowed(to: field, token, depth: depth)
    case .open:
      next += 1
      return try bracket(token, depth: depth)
    case .close, .and, .or, .not, .near: throw missing(after: before, at: token.offset)
    }
  }

  private mutating func bracket(_ opening: ExpressionToken, depth: Int) throws(ExpressionScanFault) -> Node {
    guard depth < QueryExpression.mostDepth else { throw ExpressionScanFault(.tooDeep, offset: opening.offset) }
    if token?.kind == .close { throw ExpressionScanFault(.nothingInside, offset: opening.offset) }
    if token == nil { throw ExpressionScanFault(.unclosedBracket, offset: opening.offset) }
    let node = try any(depth: depth + 1)
    guard token?.kind == .close else { throw ExpressionScanFault(.unclosedBracket, offset: opening.offset) }
    next += 1
    return node
  }

  /// Parse the operand of a field: a phrase, or brackets with something to find in them.
  private mutating func narrowed(
    to field: ExpressionField, _ name: ExpressionToken, depth: Int
  ) throws(ExpressionScanFault) -> Node {
    guard let token else { throw missing(after: name, at: end) }
    // The phrases of a note are looked for in its words, and not in the text.
    let outside = (terms, positions)
    if field == .note { (terms, positions) = ([], [:]) }
    let node: Node
    switch token.kind {
    case .phrase(let bytes):
      next += 1
      node = .term(try position(of: bytes, at: token))
    case .open:
      next += 1
      node = try bracket(token, depth: depth)
    default: throw missing(after: name, at: token.offset)
    }
    guard node.hasTerm else { throw ExpressionScanFault(.onlyExcludes, offset: token.offset) }
    if case .scope(let unit) = field { return .within(unit, node) }
    guard !node.hasScope else { throw ExpressionScanFault(.scopeInTitle, offset: token.offset) }
    guard field == .note else { return .heading(node) }
    notes.append(NoteCondition(node: node, terms: terms))
    (terms, positions) = outside
    return .note(notes.count - 1)
  }

  private mutating func position(of bytes: [UInt8], at token: ExpressionToken) throws(ExpressionScanFault) -> Int {
    // Phrases typed again count too: a chain of NEAR is as deep as it is long.
    typed += 1
    guard typed <= QueryExpression.mostTerms else { throw ExpressionScanFault(.tooManyTerms, offset: token.offset) }
    if let position = positions[bytes] { return position }
    positions[bytes] = terms.count
    terms.append(bytes)
    return terms.count - 1
  }

  /// Why nothing stands at `place`: because an operator before it has nothing after it, or the other way round.
  private func missing(after before: ExpressionToken?, at place: Int) -> ExpressionScanFault {
    if let before { return ExpressionScanFault(.nothingAfter(before.name), offset: before.offset) }
    guard let token else { return ExpressionScanFault(.nothingInside, offset: place) }
    if token.kind == .close { return ExpressionScanFault(.unopenedBracket, offset: place) }
    return ExpressionScanFault(.nothingBefore(token.name), offset: place)
  }
}

extension ExpressionToken {
  /// The name people give an operator or a field.
  fileprivate var name: String {
    switch kind {
    case .and: "AND"
    case .or: "OR"
    case .not: length == 1 ? "-" : "NOT"
    case .near: "NEAR"
    case .field(.title): "title:"
    case .field(.note): "note:"
    case .field(.scope(let unit)): "\(unit.rawValue):"
    case .open: "("
    case .close: ")"
    case .phrase, .years, .path: ""
    }
  }
}
