/// The likeness of the names of two indicators, 0 to 1.
///
/// Names of one indicator differ by words that are put in or left out (`旅客吞吐量`, `空港旅客吞吐量`), so that the longest common
/// subsequence is most of the shorter one; its last word says what is measured, and has to be the same. Words that
/// statistics tell apart (`城镇` and `农村`, `总产值` and `增加值`) make two of them.
enum IndicatorLikeness {
  /// A name made ready to be compared.
  struct ComparedName {
    let words: String
    fileprivate let scalars: [UInt32]
    /// The same without endings that tell nothing, `工程`, `任务`; nil where there is none.
    fileprivate let stem: [UInt32]?

    init(_ words: String) {
      self.words = words
      scalars = words.unicodeScalars.map(\.value)
      stem = IndicatorLikeness.stem(scalars)
    }

    /// Whether so many indicators have the name that it says nothing by itself.
    var isGeneric: Bool {
      let stem = stem.map { String(String.UnicodeScalarView($0.compactMap(Unicode.Scalar.init))) }
      return scalars.count < 2 || IndicatorWords.generic.contains(words)
        || stem.map(IndicatorWords.generic.contains) ?? false
    }
  }

  /// The likeness of two names.
  static func of(_ first: ComparedName, _ second: ComparedName) -> Double {
    if first.words == second.words { return 1 }
    if areApart(first.words, second.words) { return 0 }
    // An addition is not the whole.
    let isAdded = first.words.contains("新增") != second.words.contains("新增")
    var best = likeness(first.scalars, second.scalars)
    if first.stem != nil || second.stem != nil {
      best = max(best, 0.98 * likeness(first.stem ?? first.scalars, second.stem ?? second.scalars))
    }
    return isAdded ? 0.85 * best : best
  }

  private static func stem(_ name: [UInt32]) -> [UInt32]? {
    var end = name.count
    var isCut = true
    while isCut {
      isCut = false
      for tail in tails where end - tail.count >= 2 && name[..<end].suffix(tail.count).elementsEqual(tail) {
        end -= tail.count
        isCut = true
        break
      }
    }
    return end < name.count ? Array(name[..<end]) : nil
  }

  private static func likeness(_ first: [UInt32], _ second: [UInt32]) -> Double {
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    guard short.count >= 2 else { return 0 }
    let common = Double(commonSubsequence(short, long))
    let mean = 0.5 * (2 * common / Double(short.count + long.count)) + 0.5 * (common / Double(short.count))
    if short.suffix(2).elementsEqual(long.suffix(2)) { return mean }
    // 超标车 and 超标车辆
    if short.count >= 3, long.starts(with: short) { return 0.85 * mean }
    return 0.55 * mean
  }

  /// The length of the longest common subsequence (Wagner & Fischer 1974); names have two dozen characters at most.
  private static func commonSubsequence(_ first: [UInt32], _ second: [UInt32]) -> Int {
    var row = Array(repeating: 0, count: second.count + 1)
    for one in first {
      var diagonal = 0
      for index in second.indices {
        let above = row[index + 1]
        row[index + 1] = one == second[index] ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[second.count]
  }

  /// Whether words of the names tell them apart.
  private static func areApart(_ first: String, _ second: String) -> Bool {
    for words in contrasts {
      let (one, other) = (words.filter { first.contains($0) }, words.filter { second.contains($0) })
      if !one.isEmpty, !other.isEmpty, Set(one).isDisjoint(with: other) { return true }
    }
    return required.contains { first.contains($0) != second.contains($0) } || hasScale(first) != hasScale(second)
  }

  /// Whether a name is of how large something is: 牧场规模, not 规模以上工业.
  private static func hasScale(_ name: String) -> Bool {
    name.contains("规模") && !name.contains("规模以上")
  }

  private static let tails = [
    "工程", "项目", "任务", "工作", "建设", "总数", "总量", "总额", "数", "数量", "总面积", "面积", "目标", "岗位", "人数", "人员", "额",
  ].map { $0.unicodeScalars.map(\.value) }

  /// Words of which an indicator has one: another of the same row is another indicator.
  private static let contrasts: [[String]] = [
    ["城镇", "农村", "农民", "农牧民", "乡村"], ["进口", "进出口", "货物出口", "服务出口"], ["第一", "第二", "第三", "一产", "二产", "三产"],
    ["增加值", "总产值", "生产总值", "营业收入", "利润"], ["总收入", "预算收入", "纯收入", "可支配收入", "税收收入", "非税收入"], ["收入", "支出"],
    ["小学", "初中", "高中", "幼儿园", "高校", "中职"], ["登记失业", "调查失业"], ["新增就业", "再就业"], ["存款", "贷款"],
    ["二氧化硫", "化学需氧量", "氮氧化物", "颗粒物", "二氧化碳", "氨氮"], ["男", "女"], ["公路", "铁路", "水路", "航空", "高速"], ["夏粮", "秋粮"],
    ["生猪", "牛", "羊", "家禽"], ["预算收入", "基金收入"], ["水厂", "污水"], ["大棚", "温室"], ["特困", "低保", "五保"],
    ["工业", "农业", "服务业", "建筑业"],
    ["国内", "国外", "入境", "出境"], ["限额以上", "规模以上"],
  ]
  /// Words that both have or neither has.
  private static let required = ["人均", "平均", "再就业", "本级", "干道"]
}
