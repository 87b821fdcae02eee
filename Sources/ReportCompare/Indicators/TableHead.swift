import ReportModel

/// The head of a column, or the name of a row: `GDP（亿元）`, `2022年完成`, `增长%`.
struct TableHead {
  /// The words without the unit.
  let words: String
  /// The unit; empty where none stands there.
  let unit: String
  /// The year of what was reached; nil where it names none, and for an aim.
  let year: Int?

  /// The quantity of the column, where that is more than a time, a kind of figure or a word for figures: GDP.
  let measure: String

  /// The head of a column or the name of a row, up to eighty characters of it.
  init(_ text: String, isColumn: Bool) {
    var (words, unit) = Self.parted(text.prefix(80).filter { !$0.isWhitespace && !Self.isNote($0) })
    if unit.isEmpty, let mark = words.last, mark == "%" || mark == "％" || mark == "‰" {
      (words, unit) = (String(words.dropLast()), String(mark))
    }
    if unit.isEmpty, TableUnit.isUnit(words) { (words, unit) = ("", words) }
    (self.words, self.unit) = (words, unit)
    measure = isColumn ? Self.measure(words) : ""
    year = Self.aims.contains(where: words.contains) ? nil : ReportYear.inTitle(Array(words.utf8))
  }

  var isAim: Bool { Self.aims.contains(where: words.contains) }
  var isGrowth: Bool { Self.growths.contains(where: words.contains) }
  var isShare: Bool { Self.shares.contains(where: words.contains) }
  /// Whether the column holds the units of the others.
  var isOfUnits: Bool { ["单位", "计量单位", "Unit", "unit"].contains(words) }
  /// Whether it is of the year before.
  var isEarlier: Bool {
    !isGrowth && ["上年", "去年", "上期", "同期", "基期", "年初", "前年", "增减额", "差额"].contains(where: words.contains)
  }
  /// Whether a row is named by a time or a number: it is no indicator.
  var isTime: Bool {
    guard words.contains(where: \.isNumber) else { return false }
    return words.allSatisfy { $0.isNumber || "年月日季度第-—~至.上下半一二三四".contains($0) }
  }

  /// Whether words are no more than the number of a row, `1`, `1.2`, `（一）`, `十二、`; a year is none.
  static func isNumber(_ words: String) -> Bool {
    words.count { ("0"..."9").contains($0) } < 4
      && words.allSatisfy { ("0"..."9").contains($0) || "一二三四五六七八九十（）().、．-".contains($0) }
  }

  /// Whether a character is a raised digit, or * † ‡.
  private static func isNote(_ character: Character) -> Bool {
    character.unicodeScalars.contains {
      IndicatorText.raisedDigit($0.value) != nil || [0x2A, 0x2020, 0x2021].contains($0.value)
    }
  }

  private static func measure(_ words: String) -> String {
    let rest = general.reduce(words) { rest, word in rest.split(separator: word).joined() }
      .filter { !$0.isNumber && !"年月（）()：:、.%％/-—".contains($0) }
    return rest.unicodeScalars.count >= 2 ? rest : ""
  }

  /// Words without the unit in brackets or behind a stroke, and that unit.
  private static func parted(_ words: String) -> (words: String, unit: String) {
    let scalars = Array(words.unicodeScalars)
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    if let open = scalars.lastIndex(where: { $0 == "（" || $0 == "(" }),
      let close = scalars.lastIndex(where: { $0 == "）" || $0 == ")" }), open < close
    {
      let inside = TableUnit.told(text(open + 1..<close)) ?? text(open + 1..<close)
      let rest = text(0..<open) + text(close + 1..<scalars.count)
      return TableUnit.isUnit(inside) ? (rest, inside) : (rest, "")
    }
    if let stroke = scalars.lastIndex(where: { $0 == "/" || $0 == ":" || $0 == "：" || $0 == "," || $0 == "，" }) {
      let behind = text(stroke + 1..<scalars.count)
      if TableUnit.isUnit(behind) { return (text(0..<stroke), behind) }
    }
    return (words, "")
  }

  private static let aims = ["目标", "预期", "计划", "预计", "arget", "Plan", "plan"]
  private static let growths = ["增长", "增速", "增幅", "增减", "同比", "比上年", "±", "涨幅", "rowth", "hange"]
  private static let shares = ["占比", "比重", "率", "Share", "share"]
  /// Words of heads that say nothing of what is measured; longer ones first.
  private static let general = [
    "比上年同期增长", "比上年增长", "较上年增长", "同比增长", "比上年增减", "比上年", "增长速度", "增长率", "增长", "增速", "增幅", "增减", "同比", "涨幅", "绝对数",
    "绝对值",
    "实际完成", "完成情况", "完成数", "完成", "实绩", "实际", "指标值", "指标", "数值", "数量", "数据", "金额", "总量", "预期目标", "目标值", "目标", "计划数",
    "计划", "预期", "预计",
    "全年", "本年", "今年", "本期", "累计", "数", "值", "±", "growth", "Growth", "change", "Change", "target", "Target", "Value",
    "value", "Amount",
    "amount", "Total", "total",
  ]
}
