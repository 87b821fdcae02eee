/// Signs before figures, and numbers that are no figures by what stands before them.
extension IndicatorReader {
  /// The meaning of a minus before a number.
  enum SignBefore {
    /// None, or a dash between two numbers.
    case none
    /// A sign: the figure is below 0.
    case minus
    /// A sign or a dash, nobody can say which.
    case unclear
  }

  /// The meaning of what stands at a place before a number: 负, 零下 and the minus sign itself are signs, a hyphen is one behind a verb, a
  /// colon, an opening bracket and what may be below 0 (`增长-3.2%`, `结余-3.2亿元`; not `1-9月`, `增长6%-6.5%`), a plus behind
  /// the same.
  func sign(at place: Int) -> SignBefore {
    guard FigureSign.length(text, at: place) > 0, lastFigure != place || place == statement.lowerBound,
      FigureNumber(signed: text, at: place) != nil, !isPartOfWord(place)
    else { return .none }
    guard FigureSign.isDash(text[place]) || text[place] == FigureSign.plus else { return .minus }
    let before = max(clauseStart, figureEnd, place - Self.longestClause)..<place
    guard let last = before.last(where: { text[$0] != 0x20 }) else {
      return text[place - 1] == 0x28 || text[place - 1] == 0x3A ? .minus : .none
    }
    let words = before.lowerBound..<last + 1
    if FigureVerbs(text, words).end < words.upperBound
      || IndicatorWords.comparisons.length(text, before: words.upperBound, start: words.lowerBound) != nil
      || IndicatorWords.belowZero.length(text, before: words.upperBound, start: words.lowerBound) != nil
    {
      return .minus
    }
    // 1月-9月, 3万-5万: a span of times or numbers.
    return Self.endsSpan.contains(text[last]) || !Self.isWord(text[last]) ? .none : .unclear
  }

  /// 年 月 日 号 时 点 万 亿 千 百 十.
  private static let endsSpan: Set<UInt32> = [
    0x5E74, 0x6708, 0x65E5, 0x53F7, 0x65F6, 0x70B9, 0x4E07, 0x4EBF, 0x5343, 0x767E, 0x5341,
  ]

  static func isWord(_ scalar: UInt32) -> Bool {
    (0x3400...0x9FFF).contains(scalar) || (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
  }

  /// Whether a number at a place is part of a name, an ordinal, a ratio or of digits that are unclear: 第三, G10, PM2.5, 前10名,
  /// 10:45, 3/4, 10^8, 5，3.
  func isPartOfWord(_ place: Int) -> Bool {
    let before = text[place - 1]
    if before == 0x7B2C || before == 0x2E || FigureNumber.isDigit(before) || before == 0x5E { return true }
    if before == 0x524D, !Self.beforeNow.contains(text[place - 2]) { return true }
    if before < 0x80, (0x41...0x5A).contains(before & ~0x20) { return true }
    return Self.partsDigits.contains(before) && FigureNumber.isDigit(text[place - 2])
      && FigureNumber.isDigit(text[place])
  }

  /// 年前 月前 日前 目前 当前 之前 此前.
  private static let beforeNow: Set<UInt32> = [0x5E74, 0x6708, 0x65E5, 0x76EE, 0x5F53, 0x4E4B, 0x6B64]
  /// : ∶ / , ， and spaces.
  private static let partsDigits: Set<UInt32> = [0x3A, 0x2236, 0x2F, 0x2C, 0xFF0C, 0x20, 0xA0, 0x2009, 0x202F]
}
