import ReportModel
import TextFacts

/// Numerals and measure words of formulas.
enum FormulaCharacters {
  static let numerals = Set<UInt32>(scalarsOf: "一二两三四五六七八九十")
  /// Numerals of a greater number, before or after which 四 is no number of its own.
  static let otherNumerals = Set<UInt32>(scalarsOf: "零〇百千万亿第0123456789０１２３４５６７８９.．之")
  static let one: UInt32 = 0x4E00
  /// The measure words that count the members of a formula: 四个意识, 五大战略, 八项规定, 四种形态.
  static let measures = Set<UInt32>(scalarsOf: "个大项种条")

  /// The end of a formula by pairs that begins at `place`: numeral and character, twice or more (三会一课, 六稳六保, 三去一降一补);
  /// nil where there is none. Characters that count time, order or things pair nothing.
  static func endOfPairs(_ text: borrowing Span<UInt8>, at place: Int, end: Int) -> Int? {
    var place = place
    var pairs = 0
    var ones = 0
    var spelled: [UInt32] = []
    while pairs < 6, let (numeral, middle) = TextScalar.read(text, at: place, end: end), numerals.contains(numeral),
      let (word, next) = TextScalar.read(text, at: middle, end: end), isPaired(word)
    {
      pairs += 1
      if numeral == one { ones += 1 }
      if pairs <= 2 { spelled += [numeral, word] }
      place = next
    }
    // 一心一意 and 五湖四海 say nothing about a number.
    guard pairs >= 2, ones < pairs || pairs > 2 || spelled == beltAndRoad else { return nil }
    return pairs == 2 && idioms.contains(spelled) ? nil : place
  }

  private static func isPaired(_ scalar: UInt32) -> Bool {
    Han.contains(scalar) && !numerals.contains(scalar) && !counters.contains(scalar)
      && !otherNumerals.contains(scalar)
  }

  private static let counters = Set<UInt32>(scalarsOf: "年月日时分号届次期天岁周级名人家户元个者来是要条章款编节些般定直起样切旦步批致律味并则方经于为到至和与及、件项种类成旬秒")
  private static let beltAndRoad = "一带一路".unicodeScalars.map(\.value)
  private static let idioms = Set(
    ["五湖四海", "四通八达", "三番五次", "三令五申", "五花八门", "七上八下", "三心二意", "四平八稳", "七手八脚", "三三两两", "三言两语", "七嘴八舌"]
      .map { $0.unicodeScalars.map(\.value) })
}

/// Whether a quoted formulation is a numbered formula: its first character is a numeral and it goes on with a measure
/// word (`“四个意识”`), in pairs (`“三会一课”`), or with one or two more characters (`“三农”`, `“两委”`). 一 begins one only
/// in pairs or before 个 (`“一张图”` counts nothing), and `“十五五”`, all numerals, is a name.
enum QuotedFormula {
  static func matches(_ text: borrowing Span<UInt8>, from lower: Int, to upper: Int) -> Bool {
    guard let (first, next) = TextScalar.read(text, at: lower, end: upper),
      FormulaCharacters.numerals.contains(first)
    else { return false }
    if FormulaCharacters.endOfPairs(text, at: lower, end: upper) != nil { return true }
    var words = 0
    var place = next
    var second: UInt32?
    while let (scalar, after) = TextScalar.read(text, at: place, end: upper) {
      if second == nil { second = scalar }
      if !FormulaCharacters.numerals.contains(scalar), Han.contains(scalar) { words += 1 }
      place = after
    }
    guard let second, words > 0 else { return false }
    if first == FormulaCharacters.one { return second == 0x4E2A }
    return FormulaCharacters.measures.contains(second) || (place - next <= 6 && words == (place - next) / 3)
  }
}

/// A numbered formula that stands without marks: bounded left by what is no numeral, and right by what ends a word.
///
/// `四个意识`, `五大战略`: numeral, measure word, and two to four characters up to a mark or a character such as 的 和 等;
/// what merely counts (三个方面, 五项措施) is none. `三会一课`: pairs. Where words run on (六大科技专项深入实施) no rule tells
/// where the formula ends: it is found where it stands marked or bounded elsewhere, and then counted here too.
enum BareFormula {
  static func end(_ text: borrowing Span<UInt8>, at place: Int, in block: TextRange) -> Int? {
    let limit = block.upper.bytes
    if let before = TextScalar.read(text, before: place, start: block.lower.bytes)?.value,
      FormulaCharacters.numerals.contains(before) || FormulaCharacters.otherNumerals.contains(before)
    {
      return nil
    }
    if let end = FormulaCharacters.endOfPairs(text, at: place, end: limit) { return end }
    guard let (numeral, middle) = TextScalar.read(text, at: place, end: limit), numeral != FormulaCharacters.one,
      let (measure, start) = TextScalar.read(text, at: middle, end: limit),
      FormulaCharacters.measures.contains(measure)
    else { return nil }
    return endOfCounted(text, at: start, end: limit)
  }

  private static func endOfCounted(_ text: borrowing Span<UInt8>, at start: Int, end limit: Int) -> Int? {
    var place = start
    var counted: [UInt32] = []
    while counted.count <= 4, let (scalar, next) = TextScalar.read(text, at: place, end: limit),
      Han.contains(scalar), !bounds.contains(scalar)
    {
      counted.append(scalar)
      place = next
    }
    guard (2...4).contains(counted.count), counted.first != month, !plain.contains(Array(counted.prefix(2))),
      !plain.contains(Array(counted.suffix(2)))
    else { return nil }
    return place
  }

  /// 月: 六个月内.
  private static let month: UInt32 = 0x6708

  /// Characters that end a word.
  private static let bounds = Set<UInt32>(scalarsOf: "的了和与及等在为是以把将被从对向于由并而或")

  /// Nouns that are counted and not summed up.
  private static let plain = Set(
    """
    方面 百分 小时 季度 省份 地市 县区 区县 县市 城市 乡镇 镇街 街道 村庄 行政 自然 社区 部门 单位 年度 工作 月份 地方 国家 以上 以下 左右 批次 星期 部分 台阶 环节 \
    问题 措施 任务 指标 项目 企业 个月 年头 小组 同志 数字 例子 阶段 层次 层面 条件 原因 因素 特点 地区 民族 学校 医院 机构 人员 代表 字样 镇村 街镇 园区 主体 文件 制度 \
    建议 意见 内容 事项 类别 品种 领域 全国 全省 全市 全区 国有 第一 首次 新增 亿元 万元 千亿 百亿 万亿 点位 点上 试点 平台 案例 系列 分别
    """.split(separator: " ").map { $0.unicodeScalars.map(\.value) })
}
