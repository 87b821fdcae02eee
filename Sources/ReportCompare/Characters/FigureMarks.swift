import TextFacts

/// Marks that say something of a figure: signs and signs of units. A change of one is a change of what is told, and none of
/// punctuation.
enum FigureMarks {
  /// Whether a character is the sign of the number behind it: a minus of either width or a hyphen before a digit, with a word, a
  /// bracket or white space before it, and no number, unit or time, between which it is a dash (`增长-5.3%`; not `1-9月`,
  /// `3月-5月`, `5%-6%`, `G7-3`).
  static func isSign(
    _ scalar: UInt32, _ text: borrowing Span<UInt8>, at place: Int, then next: Int, in range: Range<Int>
  ) -> Bool {
    guard scalar == 0x2D || scalar == 0x2212 || scalar == 0xFF0D,
      let (digit, _) = TextScalar.read(text, at: next, end: range.upperBound), TokenClass.of(digit) == .digit,
      let (before, start) = TextScalar.read(text, before: place, start: range.lowerBound)
    else { return false }
    switch TokenClass.of(before) {
    case .digit, .letter, .percent, .combining, .lineEnd: return false
    case .numeral: return false
    case .character: return !endsSpan.contains(before)
    case .mark: return [0x28, 0xFF08, 0x3A, 0xFF1A, 0x7C, 0xFF0C].contains(before)
    case .space:
      // 3 -5 is a span; a hyphen behind the white space that a line begins with makes a list.
      guard let (other, _) = TextScalar.read(text, before: start, start: range.lowerBound) else { return false }
      return TokenClass.of(other) == .character && !endsSpan.contains(other)
    }
  }

  /// Units and times, behind which a hyphen joins: 年 月 日 号 时 点 分 秒 元 吨 人 次 个 里 米 亩 斤 度 倍 顷 户 家 项 件 头 只 升 克 瓦 期 届 周 天 岁
  /// 章 条 款 页 段 册 级 类 ℃.
  private static let endsSpan: Set<UInt32> = [
    0x5E74, 0x6708, 0x65E5, 0x53F7, 0x65F6, 0x70B9, 0x5206, 0x79D2, 0x5143, 0x5428, 0x4EBA, 0x6B21, 0x4E2A, 0x91CC,
    0x7C73,
    0x4EA9, 0x65A4, 0x5EA6, 0x500D, 0x9877, 0x6237, 0x5BB6, 0x9879, 0x4EF6, 0x5934, 0x53EA, 0x5347, 0x514B, 0x74E6,
    0x671F,
    0x5C4A, 0x5468, 0x5929, 0x5C81, 0x7AE0, 0x6761, 0x6B3E, 0x9875, 0x6BB5, 0x518C, 0x7EA7, 0x7C7B, 0x2103,
  ]

  /// Whether a mark is a sign of a unit, raised or part of a number: % ‰ ° $ £ ¥ € ² ³ ¹ ½.
  static func isOfUnit(_ value: UInt64) -> Bool { ofUnits.contains(value) }

  private static let ofUnits: Set<UInt64> = [
    0x25, 0xFF05, 0x2030, 0x2031, 0xB0, 0x24, 0xFF04, 0xA2, 0xA3, 0xFFE1, 0xA5, 0xFFE5, 0x20AC, 0xB2, 0xB3, 0xB9, 0xBC,
    0xBD, 0xBE,
  ]
}
