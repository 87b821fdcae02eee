/// The time that a figure is about.
public enum FigurePeriod: Sendable, Hashable {
  /// The year of its report.
  case year
  /// Several years together, or an average of them: `五年累计`, `2018—2022年`, `年均`.
  case years
  /// Months of a year, by their numbers: `1—6月`, `上半年`, `前三季度`.
  case months(first: Int, last: Int)
}

/// The words of a sentence that say what time its figures are about, each with the place behind it.
///
/// A figure is about what the last of them before it says. Those between brackets and title marks say it of something else
/// (`《规划（2021—2025年）》`), and years of school and of heating (`2021—2022学年`) are one.
struct FigurePeriods {
  private var marks: [(end: Int, period: FigurePeriod, isOfAll: Bool)] = []

  init() {}

  /// The words in a run of text.
  init(_ text: IndicatorText, in range: Range<Int>) {
    var (place, depth) = (range.lowerBound, 0)
    while place < range.upperBound {
      switch text[place] {
      case 0x28, 0x300A: depth += 1  // ( 《
      case 0x29, 0x300B: depth = max(0, depth - 1)
      default: break
      }
      if depth == 0, let mark = Self.mark(text, at: place, end: range.upperBound) {
        marks.append((mark.end, mark.period, mark.period == .year || Self.standsAlone(text, mark.end)))
        place = mark.end
      } else {
        place += 1
      }
    }
  }

  /// The time that a figure at a place is about, in a clause that begins at another; nil where nothing before it says so.
  ///
  /// Months and spans of years that more words follow are about their own clause (`第三季度开工，…`), those before a comma
  /// about all that comes (`上半年，…`).
  func last(before place: Int, clause: Int) -> FigurePeriod? {
    var next = marks.partitionPoint { $0.end <= place }
    while next > 0 {
      let mark = marks[next - 1]
      if mark.isOfAll || mark.end > clause { return mark.period }
      next -= 1
    }
    return nil
  }

  /// Whether a mark or the end of the text stands at a place.
  private static func standsAlone(_ text: IndicatorText, _ place: Int) -> Bool {
    place >= text.count || [0xFF0C, 0x2C, 0x3001, 0x3A, 0x20, 0x3000].contains(text[place])
  }

  private static func mark(_ text: IndicatorText, at place: Int, end: Int) -> (end: Int, period: FigurePeriod)? {
    if let quarters = quarters(text, at: place) { return quarters }
    if FigureNumber.isDigit(text[place]) {
      // A number is read from its first digit.
      if FigureNumber.isDigit(text[place - 1]) { return nil }
      return years(text, at: place) ?? months(text, at: place)
        ?? severalYears(text, at: place).map { (place + $0, .years) }
    }
    if let length = oneYear.length(text, at: place, end: end) { return (place + length, .year) }
    if let length = severalYears(text, at: place) { return (place + length, .years) }
    for (words, first, last) in partsOfYear where !notBefore.contains(text[place - 1]) {
      if let length = words.length(text, at: place, end: end) {
        return (place + length, .months(first: first, last: last))
      }
    }
    return nil
  }

  /// 2018—2022年, 2018年至2022年, and 2022年 alone.
  private static func years(_ text: IndicatorText, at place: Int) -> (end: Int, period: FigurePeriod)? {
    guard let first = digits(text, at: place, count: 4...4) else { return nil }
    var next = place + 4
    let isNamed = text[next] == 0x5E74  // 年
    if isNamed { next += 1 }
    if IndicatorReader.joinsRange(text[next]) {
      while IndicatorReader.joinsRange(text[next]) { next += 1 }
      if let last = digits(text, at: next, count: 4...4) {
        guard text[next + 4] == 0x5E74, ![0x5EA6, 0x5B66].contains(text[next + 5]) else { return nil }  // 度 学
        return (next + 5, last > first ? .years : .year)
      }
    }
    // 比2015年增长 is of the year that it is told of.
    let isCompared = [0x6BD4, 0x8F83, 0x4E0E, 0x7531, 0x4ECE].contains(text[place - 1])  // 比 较 与 由 从
    return isNamed && !isCompared ? (place + 5, .year) : nil
  }

  /// 1—6月, 1至9月, 3月份; not 12月底 and 6月30日.
  private static func months(_ text: IndicatorText, at place: Int) -> (end: Int, period: FigurePeriod)? {
    guard let first = digits(text, at: place, count: 1...2) else { return nil }
    var next = place + (first < 10 && text[place] != 0x30 ? 1 : 2)
    var last = first
    if text[next] == 0x6708, IndicatorReader.joinsRange(text[next + 1]) { next += 1 }  // 月
    let isSpan = IndicatorReader.joinsRange(text[next])
    if isSpan {
      while IndicatorReader.joinsRange(text[next]) { next += 1 }
      guard let end = digits(text, at: next, count: 1...2) else { return nil }
      (last, next) = (end, next + (end < 10 && text[next] != 0x30 ? 1 : 2))
    }
    guard text[next] == 0x6708, (1...12).contains(first), first...12 ~= last else { return nil }
    let isOfMonth = text[next + 1] == 0x4EFD  // 份
    guard isSpan || isOfMonth, ![0x5E95, 0x672B].contains(text[next + (isOfMonth ? 2 : 1)]) else { return nil }  // 底 末
    if first == 1, last == 12 { return (next + 1, .year) }
    return (next + (isOfMonth ? 2 : 1), .months(first: first, last: last))
  }

  /// 一至三季度, 1—3季度.
  private static func quarters(_ text: IndicatorText, at place: Int) -> (end: Int, period: FigurePeriod)? {
    guard let first = quarter(text[place]), IndicatorReader.joinsRange(text[place + 1]),
      let last = quarter(text[place + 2]), first < last, text[place + 3] == 0x5B63, text[place + 4] == 0x5EA6,
      !FigureNumber.isDigit(text[place - 1])
    else { return nil }
    return (place + 5, first == 1 && last == 4 ? .year : .months(first: 3 * first - 2, last: 3 * last))
  }

  private static func quarter(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x31, 0x4E00: 1
    case 0x32, 0x4E8C: 2
    case 0x33, 0x4E09: 3
    case 0x34, 0x56DB: 4
    default: nil
    }
  }

  /// 上 下 每 同 至 到 — -: 上一季度 is another one, 每一季度 all of them.
  private static let notBefore: Set<UInt32> = [0x4E0A, 0x4E0B, 0x6BCF, 0x540C, 0x81F3, 0x5230, 0x2014, 0x2D]

  /// The number of the digits at a place; nil where there are more or fewer of them.
  private static func digits(_ text: IndicatorText, at place: Int, count: ClosedRange<Int>) -> Int? {
    var (end, number) = (place, 0)
    while end < place + count.upperBound, FigureNumber.isDigit(text[end]) {
      number = number * 10 + Int(text[end]) - 0x30
      end += 1
    }
    return end - place >= count.lowerBound && !FigureNumber.isDigit(text[end]) ? number : nil
  }

  /// The characters of 近三年, 过去5年, 三年来, 两年累计; nil where none begins there.
  private static func severalYears(_ text: IndicatorText, at place: Int) -> Int? {
    let opening = openings.length(text, at: place, end: text.count) ?? 0
    var next = place + opening
    guard next < text.count, numerals.contains(text[next]) || FigureNumber.isDigit(text[next]) else { return nil }
    while next < place + opening + 2, numerals.contains(text[next]) || FigureNumber.isDigit(text[next]) { next += 1 }
    guard text[next] == 0x5E74 else { return nil }
    if opening > 0 { return next + 1 - place }
    return closings.length(text, at: next + 1, end: text.count).map { next + 1 + $0 - place }
  }

  private static let openings = WordList("近 最近 过去 这 前")
  private static let closings = WordList("来 间 累计 总计 合计 共 总共")
  /// 二 to 十, 两.
  private static let numerals: Set<UInt32> = [
    0x4E8C, 0x4E24, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341,
  ]
  private static let oneYear = WordList("全年 今年 年内 本年 当年")
  private static let partsOfYear: [(WordList, Int, Int)] = [
    (WordList("上半年 前两季度 前二季度 前6个月 前六个月"), 1, 6), (WordList("下半年"), 7, 12),
    (WordList("前三季度 前3季度 前9个月 前九个月"), 1, 9), (WordList("一季度 第一季度 首季"), 1, 3), (WordList("二季度 第二季度"), 4, 6),
    (WordList("三季度 第三季度"), 7, 9), (WordList("四季度 第四季度"), 10, 12),
  ]
}
