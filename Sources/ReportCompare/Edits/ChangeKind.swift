import ReportModel

/// The kind of a change of characters, by its tokens alone.
enum ChangeKind {
  static func of(_ old: ArraySlice<Token>, _ new: ArraySlice<Token>) -> EditKind {
    if words(old).elementsEqual(words(new), by: { plain($0) == plain($1) }) { return .punctuation }
    if old.isEmpty { return .inserted }
    if new.isEmpty { return .deleted }
    return onlyFiguresDiffer(old, new) ? .figure : .changed
  }

  private static func words(_ tokens: ArraySlice<Token>) -> [Token] {
    tokens.filter { $0.kind != .space && ($0.kind != .mark || FigureMarks.isOfUnit($0.value)) }
  }

  /// The value of a token, that of ASCII for a full-width form.
  private static func plain(_ token: Token) -> UInt64 {
    if token.value == 0xFFE5 || token.value == 0xFFE1 { return token.value == 0xFFE5 ? 0xA5 : 0xA3 }
    return (0xFF01...0xFF5E).contains(token.value) ? token.value - 0xFEE0 : token.value
  }

  /// Whether the same words stand in both with other figures between them.
  private static func onlyFiguresDiffer(_ old: ArraySlice<Token>, _ new: ArraySlice<Token>) -> Bool {
    let (first, second) = (old.filter { $0.kind != .space }, new.filter { $0.kind != .space })
    return first.elementsEqual(second) { one, other in
      one.value == other.value || (one.isFigure && other.isFigure)
    }
  }
}

extension Token {
  /// Whether it is a figure, or a Chinese numeral alone.
  var isFigure: Bool {
    if kind == .figure { return true }
    guard kind == .character, let scalar = UInt32(exactly: value) else { return false }
    return TokenClass.of(scalar) == .numeral
  }
}
