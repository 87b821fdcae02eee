import TextFacts

/// Cuts an expression into its pieces.
///
/// Signs of full width, as a Chinese input method gives them (`（` `）` `“` `”` `－` `：` `｜` `／`, letters and digits),
/// are the same as those of ASCII where they are signs; a phrase keeps them.
struct ExpressionScanner {
  private let scalars: [Unicode.Scalar]
  private var place = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// All pieces, in order.
  mutating func tokens() throws(ExpressionScanFault) -> [ExpressionToken] {
    var tokens: [ExpressionToken] = []
    while let token = try next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() throws(ExpressionScanFault) -> ExpressionToken? {
    while place < scalars.count, Self.isSpace(scalars[place]) { place += 1 }
    guard place < scalars.count else { return nil }
    let start = place
    switch Self.twin(scalars[place]) {
    case "(": return sign(.open)
    case ")": return sign(.close)
    case "|":
      while place + 1 < scalars.count, Self.twin(scalars[place + 1]) == "|" { place += 1 }
      return sign(.or, from: start)
    case "-": return sign(.not)
    default: break
    }
    if let closing = Self.closing(scalars[place]) { return try quoted(closing) }
    return try word()
  }

  private mutating func sign(_ kind: ExpressionToken.Kind, from start: Int? = nil) -> ExpressionToken {
    place += 1
    return ExpressionToken(kind: kind, offset: start ?? place - 1, length: place - (start ?? place - 1))
  }

  // MARK: Phrases

  /// The quotation marks that close what this one opens; nil where it opens nothing. An input method may give either
  /// half of a curly pair.
  private static func closing(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch scalar {
    case "\"", "＂": ["\"", "＂"]
    case "“", "”": ["“", "”"]
    case "「": ["」"]
    case "『": ["』"]
    default: nil
    }
  }

  private mutating func quoted(_ closing: [Unicode.Scalar]) throws(ExpressionScanFault) -> ExpressionToken {
    let start = place
    guard let end = scalars[(start + 1)...].firstIndex(where: closing.contains) else {
      throw ExpressionScanFault(.unclosedQuote, offset: start)
    }
    guard end > start + 1 else { throw ExpressionScanFault(.nothingInside, offset: start) }
    place = end + 1
    return ExpressionToken(kind: .phrase(bytes(start + 1, end)), offset: start, length: place - start)
  }

  /// A word up to a space, bracket, quotation mark or `|`; or the operator or field that it is.
  private mutating func word() throws(ExpressionScanFault) -> ExpressionToken {
    let start = place
    while place < scalars.count, !Self.endsWord(scalars[place]) {
      let mayEndName = place > start && place - start <= WorkBudget.nameTyped && Self.twin(scalars[place]) == ":"
      if mayEndName, let field = try field(from: start) { return field }
      place += 1
    }
    guard place - start <= WorkBudget.nameTyped else {
      return ExpressionToken(kind: .phrase(bytes(start, place)), offset: start, length: place - start)
    }
    let written = folded(start, place)
    guard let kind = try operation(written, at: start) else {
      return ExpressionToken(kind: .phrase(bytes(start, place)), offset: start, length: place - start)
    }
    return ExpressionToken(kind: kind, offset: start, length: place - start)
  }

  private func operation(_ word: String, at start: Int) throws(ExpressionScanFault) -> ExpressionToken.Kind? {
    switch word {
    case "AND", "&", "&&", "与", "與", "且": return .and
    case "OR", "或": return .or
    case "NOT", "非": return .not
    case "NEAR": return .near(QueryExpression.usualDistance)
    default: break
    }
    guard word.hasPrefix("NEAR/") else { return nil }
    let digits = word.dropFirst(5)
    guard let distance = Int(digits), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      (1...QueryExpression.mostDistance).contains(distance)
    else { throw ExpressionScanFault(.badDistance(String(digits)), offset: start + 5) }
    return .near(distance)
  }

  // MARK: Fields

  /// The field whose name ends at the colon at `place`; nil where the colon is one of a phrase.
  private mutating func field(from start: Int) throws(ExpressionScanFault) -> ExpressionToken? {
    let name = folded(start, place)
    let lower = name.lowercased()
    if ExpressionField.yearNames.contains(lower) {
      place += 1
      return try years(name, from: start)
    }
    if ExpressionField.pathNames.contains(lower) {
      place += 1
      return try path(name, from: start)
    }
    if let field = ExpressionField(lower) {
      place += 1
      return ExpressionToken(kind: .field(field), offset: start, length: place - start)
    }
    // 关键词：… is a phrase; tilte:… is a mistake, and finding nothing would not tell it.
    let isName = lower.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    if isName { throw ExpressionScanFault(.unknownField(name), offset: start) }
    return nil
  }

  private mutating func years(_ name: String, from start: Int) throws(ExpressionScanFault) -> ExpressionToken {
    while place < scalars.count, Self.isSpace(scalars[place]) { place += 1 }
    let value = place
    while place < scalars.count, !Self.endsWord(scalars[place]) { place += 1 }
    guard place > value else { throw ExpressionScanFault(.nothingAfter(name + ":"), offset: start) }
    let written = folded(value, place)
    guard let span = YearSpan(written) else { throw ExpressionScanFault(.badYear(written), offset: value) }
    return ExpressionToken(kind: .years(span), offset: start, length: place - start)
  }

  private mutating func path(_ name: String, from start: Int) throws(ExpressionScanFault) -> ExpressionToken {
    while place < scalars.count, Self.isSpace(scalars[place]) { place += 1 }
    let value = place
    let bytes: [UInt8]
    if place < scalars.count, let closing = Self.closing(scalars[place]) {
      guard case .phrase(let words) = try quoted(closing).kind else { return try path(name, from: start) }
      bytes = words
    } else {
      while place < scalars.count, !Self.endsWord(scalars[place]) { place += 1 }
      bytes = self.bytes(value, place)
    }
    guard !bytes.isEmpty else { throw ExpressionScanFault(.nothingAfter(name + ":"), offset: start) }
    return ExpressionToken(kind: .path(PathCondition(bytes)), offset: start, length: place - start)
  }

  // MARK: Scalars

  private func bytes(_ from: Int, _ to: Int) -> [UInt8] {
    scalars[from..<to].flatMap { Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter) }
  }

  /// The scalars as a string, those of full width as their twins.
  private func folded(_ from: Int, _ to: Int) -> String {
    String(String.UnicodeScalarView(scalars[from..<to].map(Self.twin)))
  }

  /// The twin in ASCII of a sign, letter or digit of full width; else the scalar itself.
  private static func twin(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    FullWidthForm.ascii(of: scalar.value).map(Unicode.Scalar.init) ?? scalar
  }

  private static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    if isSpace(scalar) || closing(scalar) != nil { return true }
    return ["(", ")", "|"].contains(twin(scalar))
  }

  /// White space and C0 controls. Zero-width spaces part no words: a search skips them inside a phrase.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || WhiteSpace.contains(scalar.value)
  }
}

/// A fault, and the Unicode scalars of the expression before it.
struct ExpressionScanFault: Error {
  var fault: ExpressionFault
  var offset: Int

  init(_ fault: ExpressionFault, offset: Int) { (self.fault, self.offset) = (fault, offset) }
}
