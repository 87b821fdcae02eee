import TextFacts

/// Classes of characters that decide where tokens end.
enum TokenClass: Sendable {
  case digit, numeral, letter, character, combining, percent, mark, space, lineEnd

  /// The class of a scalar.
  static func of(_ scalar: UInt32) -> TokenClass {
    if Han.contains(scalar) { return isNumeral(scalar) ? .numeral : .character }
    if WhiteSpace.contains(scalar) { return scalar == 0x0A ? .lineEnd : .space }
    switch scalar {
    case 0x30...0x39, 0xFF10...0xFF19: return .digit
    case 0x25, 0x2030, 0xFF05: return .percent
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x52F, 0x1E00...0x1FFF,
      0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x600...0x6FF:
      return .letter
    case 0x300...0x36F, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x1F3FB...0x1F3FF: return .combining
    case 0...0xBF, 0x2010...0x205E, 0x3001...0x3020, 0x3030, 0xFE10...0xFE6F, 0xFF01...0xFF65: return .mark
    default: return .character
    }
  }

  /// 〇 零 一 … 九 十 百 千 万 亿 两, as figures are written.
  private static func isNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343,
      0x4E07, 0x4EBF, 0x4E24:
      return true
    default: return false
    }
  }

  /// The kind of a token that begins with this class. One Chinese numeral alone is a word (一个, 千方百计).
  func kind(isSingle: Bool) -> Token.Kind {
    switch self {
    case .digit: .figure
    case .numeral: isSingle ? .character : .figure
    case .letter: .word
    case .character, .combining: .character
    case .percent, .mark: .mark
    case .space, .lineEnd: .space
    }
  }

  /// Whether a token that began with `first` and has come to this class goes on with `next`, which stands at `place` and
  /// ends at `after`.
  func goes(
    onTo next: TokenClass, from first: TokenClass, _ text: borrowing Span<UInt8>, at place: Int, then after: Int,
    end: Int
  ) -> Bool {
    switch first {
    case .space: return next == .space
    case .lineEnd: return false
    case .character, .combining, .percent, .mark: return next == .combining
    case .numeral: return next == .numeral || next == .combining
    case .letter:
      if next == .letter || next == .digit || next == .combining { return true }
      return next == .mark && Self.joins(text, at: place, then: after, end: end, marks: [0x27, 0x2019], .letter)
    case .digit:
      if next == .digit { return self != .percent }
      if next == .percent || next == .combining { return self == .digit }
      // A point or a separator between digits; not the comma of a list, which a space follows.
      return self == .digit && next == .mark
        && Self.joins(text, at: place, then: after, end: end, marks: [0x2E, 0x2C, 0xFF0E], .digit)
    }
  }

  /// Whether one of the marks stands at `place`, with a character of the class right behind it.
  private static func joins(
    _ text: borrowing Span<UInt8>, at place: Int, then after: Int, end: Int, marks: [UInt32], _ behind: TokenClass
  ) -> Bool {
    guard let (mark, _) = TextScalar.read(text, at: place, end: end), marks.contains(mark),
      let (next, _) = TextScalar.read(text, at: after, end: end)
    else { return false }
    return of(next) == behind
  }
}

extension TokenClass {
  /// Whether a token is a mark that ends a sentence, or a line end.
  static func endsSentence(_ token: Token) -> Bool {
    if token.kind == .space { return token.value == 0x0A }
    guard token.kind == .mark else { return false }
    return ChinesePunctuation.endsSentence(UInt32(truncatingIfNeeded: token.value)) || token.value == 0x2E
      || token.value == 0x21 || token.value == 0x3F
  }
}
