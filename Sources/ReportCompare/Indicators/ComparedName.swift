/// The name of an indicator made ready to be compared with many others: all that is told of it alone is told once.
struct ComparedName {
  let words: String
  let scalars: [UInt32]
  /// The same without endings that tell nothing, `工程`, `任务`; nil where there is none.
  let stem: [UInt32]?
  /// The words in it that tell indicators apart.
  let contrasts: NameContrasts
  /// Whether so many indicators have the name that it says nothing by itself.
  let isGeneric: Bool
  /// For each character the bit of its lowest six bits, by which two names without common characters are told quickly.
  let characters: UInt64

  init(_ words: String) {
    self.words = words
    scalars = words.unicodeScalars.map(\.value)
    stem = Self.stem(scalars)
    contrasts = NameContrasts(scalars)
    let stemmed = stem.map { String(String.UnicodeScalarView($0.compactMap(Unicode.Scalar.init))) }
    isGeneric =
      scalars.count < 2 || IndicatorWords.generic.contains(words)
      || stemmed.map(IndicatorWords.generic.contains) ?? false
    characters = scalars.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// The names of indicators, and their topics.
  static func all(of indicators: [Indicator]) -> [(name: ComparedName, topic: ComparedName)] {
    var known: [String: ComparedName] = [:]
    func compared(_ words: String) -> ComparedName {
      if let one = known[words] { return one }
      let one = ComparedName(words)
      known[words] = one
      return one
    }
    return indicators.map { (compared($0.name), compared($0.topic)) }
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

  private static let tails = [
    "工程", "项目", "任务", "工作", "建设", "总数", "总量", "总额", "数", "数量", "总面积", "面积", "目标", "岗位", "人数", "人员", "额",
  ].map { $0.unicodeScalars.map(\.value) }
}

/// The words of a name that make it the name of another indicator than one with other such words, a bit each.
struct NameContrasts {
  private var bits: UInt128 = 0
  /// Whether it is of something that is new: an addition is not the whole.
  private(set) var isAddition = false
  /// Whether it is of how large something is: 牧场规模, not 规模以上工业.
  private var hasScale = false

  init(_ name: [UInt32]) {
    for (bit, word) in Self.words.enumerated() where Self.stands(word, in: name) { bits |= 1 << UInt128(bit) }
    isAddition = Self.stands(Self.addition, in: name)
    hasScale = Self.stands(Self.scale, in: name) && !Self.stands(Self.notScale, in: name)
  }

  /// Whether the words of two names tell them apart.
  func areApart(_ other: NameContrasts) -> Bool {
    if hasScale != other.hasScale || (bits ^ other.bits) & Self.required != 0 { return true }
    if bits == other.bits { return false }
    return Self.groups.contains { bits & $0 != 0 && other.bits & $0 != 0 && bits & other.bits & $0 == 0 }
  }

  private static func stands(_ word: [UInt32], in name: [UInt32]) -> Bool {
    guard let first = word.first, word.count <= name.count else { return false }
    for place in 0...(name.count - word.count) where name[place] == first {
      if name[place..<place + word.count].elementsEqual(word) { return true }
    }
    return false
  }

  private static func scalars(_ word: String) -> [UInt32] { word.unicodeScalars.map(\.value) }

  private static let addition = scalars("新增")
  private static let (scale, notScale) = (scalars("规模"), scalars("规模以上"))
  /// All words, in the order of their bits: those that both have or neither has, then those of the groups.
  private static let words = (requiredWords + contrasts.joined()).map(scalars)
  private static let required: UInt128 = (1 << UInt128(requiredWords.count)) - 1
  /// The bits of each group.
  private static let groups: [UInt128] = {
    var first = requiredWords.count
    return contrasts.map { group in
      defer { first += group.count }
      return ((1 << UInt128(group.count)) - 1) << UInt128(first)
    }
  }()

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
  private static let requiredWords = ["人均", "平均", "再就业", "本级", "干道"]
}
