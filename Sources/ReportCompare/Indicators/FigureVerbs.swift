/// The verbs and the words of time right before a figure, and what they say of it.
struct FigureVerbs {
  /// The end of what stands before them.
  private(set) var end: Int
  /// Whether the figure is a rise or a fall.
  private(set) var isRise = false
  private(set) var isFall = false
  /// Whether the figure is a profit, 盈利, or a loss, 亏损; nil for neither.
  private(set) var isProfit: Bool?
  /// Whether the figure is the level that was come to: 增长到, 达到.
  private(set) var isLevel = false
  /// Whether it is a level at the end of the time spoken of: 达到.
  private(set) var isReached = false
  /// Whether it is the level that was gone from: 由2010年的.
  private(set) var isOrigin = false
  /// Whether several figures belong to several names in turn: 分别.
  private(set) var isRespective = false
  /// Whether one figure belongs to each of several names: 均.
  private(set) var isOfEach = false
  private(set) var isAverage = false
  /// Whether it is told of the year before, 上年, 去年, and no growth since then.
  private(set) var isOfLastYear = false
  /// The year that stands with it, 2015年; 0 where none does.
  private(set) var year = 0
  /// Whether it is a change since that year: 比2015年增长.
  private(set) var isSinceYear = false
  /// Whether the verb is one of growth alone, which a level does not follow: 增长.
  private var isGrowth = false
  /// Whether 到 or 至 stands before the figure.
  private var isUpTo = false

  /// Whether the figure is a change in percent: 增长5%, 增长达到5%, not 提高到5%.
  var isChangeInPercent: Bool { (isRise || isFall) && (!isLevel || (isGrowth && !isUpTo)) }

  /// Takes the verbs off the end of a run of text.
  init(_ text: IndicatorText, _ range: Range<Int>) {
    end = range.upperBound
    while end > range.lowerBound {
      let before = end
      takeSpace(text, range)
      takeTime(text, range)
      takeOrigin(text, range)
      takeChange(text, range)
      takeComparison(text, range)
      takeLevel(text, range)
      takeProfit(text, range)
      if end == before { break }
    }
  }

  private mutating func takeSpace(_ text: IndicatorText, _ range: Range<Int>) {
    while end > range.lowerBound, [0x20, 0x3000, 0xA0].contains(text[end - 1]) { end -= 1 }
  }

  /// 2010年的, 2015年底, 上年.
  private mutating func takeTime(_ text: IndicatorText, _ range: Range<Int>) {
    var place = end
    // 连续12年
    if text[place - 1] == 0x5E74 {
      var digits = place - 1
      while digits > range.lowerBound, FigureNumber.isDigit(text[digits - 1]) { digits -= 1 }
      if digits < place - 1, digits - 2 >= range.lowerBound, text[digits - 1] == 0x7EED, text[digits - 2] == 0x8FDE {
        end = digits - 2
        return
      }
    }
    if text[place - 1] == 0x7684 { place -= 1 }  // 的
    if [0x5E95, 0x672B, 0x521D].contains(text[place - 1]) { place -= 1 }  // 底 末 初
    if text[place - 1] == 0x5E74 {  // 年
      var digits = place - 1
      while digits > range.lowerBound, FigureNumber.isDigit(text[digits - 1]) { digits -= 1 }
      if place - 1 - digits == 4 {
        year = (digits..<digits + 4).reduce(0) { $0 * 10 + Int(text[$1]) - 0x30 }
        end = digits
        return
      }
    }
    if let length = IndicatorWords.times.length(text, before: end, start: range.lowerBound) {
      // 全年 alone begins a clause; 上年 and 去年 tell the time of what they stand before.
      let words = text.words(end - length..<end)
      end -= length
      // 比上年同期实际
      let isComparison = [0x6BD4, 0x8F83, 0x4E0E, 0x540C].contains(text[end - 1]) && end > range.lowerBound
      if !isComparison, ["上年", "去年", "前年", "同期"].contains(where: words.contains) { isOfLastYear = true }
    }
  }

  private mutating func takeOrigin(_ text: IndicatorText, _ range: Range<Int>) {
    guard end > range.lowerBound, !isLevel,
      let length = IndicatorWords.origins.length(text, before: end, start: range.lowerBound)
    else { return }
    isOrigin = true
    end -= length
  }

  private mutating func takeChange(_ text: IndicatorText, _ range: Range<Int>) {
    guard end > range.lowerBound, !isRise, !isFall else { return }
    let rise = IndicatorWords.rises.length(text, before: end, start: range.lowerBound) ?? 0
    let fall = IndicatorWords.falls.length(text, before: end, start: range.lowerBound) ?? 0
    guard rise > 0 || fall > 0 else { return }
    // 负增长 is a fall.
    let length = max(rise, fall)
    isGrowth = ["增长", "负增长", "正增长", "同比增长", "递增"].contains(text.words(end - length..<end))
    end -= length
    (isRise, isFall) = (rise > fall, fall >= rise)
  }

  /// 亏损 and 盈利 behind 由, 转为 or 利润.
  private mutating func takeProfit(_ text: IndicatorText, _ range: Range<Int>) {
    let start = end - 2
    guard start >= range.lowerBound, isProfit == nil, !isRise, !isFall else { return }
    let words = text.words(start..<end)
    guard words == "亏损" || words == "盈利" else { return }
    let before = text.words(max(range.lowerBound, start - 4)..<start)
    guard start == range.lowerBound || ["由", "从", "为", "利润", "总额", "实现"].contains(where: before.hasSuffix) else {
      return
    }
    isProfit = words == "盈利"
    end = start
  }

  private mutating func takeComparison(_ text: IndicatorText, _ range: Range<Int>) {
    guard end > range.lowerBound, isRise || isFall,
      let length = IndicatorWords.comparisons.length(text, before: end, start: range.lowerBound)
    else { return }
    let words = text.words(end - length..<end)
    if words == "均", text[end - 2] == 0x4EBA { return }  // 人均
    if words == "比", text[end - 2] == 0x5360 { return }  // 占比
    if words == "比" || words == "较" { isSinceYear = year > 0 }
    if words == "年均" { isAverage = true }
    if words == "均" { isOfEach = true }
    end -= length
  }

  private mutating func takeLevel(_ text: IndicatorText, _ range: Range<Int>) {
    guard end > range.lowerBound,
      let length = IndicatorWords.levels.length(text, before: end, start: range.lowerBound)
    else { return }
    let words = text.words(end - length..<end)
    if words == "均", text[end - 2] == 0x4EBA { return }  // 人均
    switch words {
    case "分别": isRespective = true
    case "均", "各", "都": isOfEach = true
    case "了", "约", "近", "超", "超过", "突破", "逾", "仅", "不低于", "不少于", "大约", "共", "已", "“", "”", "力争", "确保", "预计", "预期", "全年",
      "年内", "有", "左右", "平均":
      break
    default:
      if ["达到", "达", "到", "至"].contains(words) { isReached = true }
      if ["到", "至"].contains(words) { isUpTo = true }
      if !isRise, !isFall { isLevel = true }
    }
    end -= length
  }
}
