import ReportModel
import TextFacts

/// The units and measure words that figures are followed by.
///
/// A number without one is no figure: it is the number of a heading, a clause, a road. What a figure of a report
/// counts is in its sentence.
package enum Units {
  /// The end of the unit at `place`, `/` and 每 with a second one included; nil where none is there.
  package static func end(_ text: borrowing Span<UInt8>, at place: Int, end limit: Int) -> Int? {
    guard var end = longest(text, at: place, end: limit) else { return nil }
    if let (scalar, next) = TextScalar.read(text, at: end, end: limit), scalar == 0x2F || scalar == 0x6BCF,
      let second = longest(text, at: next, end: limit)
    {
      end = second
    }
    return end
  }

  private static func longest(_ text: borrowing Span<UInt8>, at place: Int, end limit: Int) -> Int? {
    guard let (first, next) = TextScalar.read(text, at: place, end: limit), let candidates = byFirst[first] else {
      return nil
    }
    for unit in candidates where matches(text, at: place, unit, end: limit) {
      let end = place + unit.count
      let following = TextScalar.read(text, at: end, end: limit)?.value ?? 0
      if isLatin(first) { return isLatin(following) ? nil : end }
      return unit.count == next - place && otherWords[first]?.contains(following) == true ? nil : end
    }
    return nil
  }

  static func matches(_ text: borrowing Span<UInt8>, at place: Int, _ wanted: [UInt8], end limit: Int) -> Bool {
    guard place >= 0, place + wanted.count <= min(limit, text.count) else { return false }
    for index in wanted.indices where text[place + index] != wanted[index] { return false }
    return true
  }

  private static func isLatin(_ scalar: UInt32) -> Bool { scalar < 0x80 && (0x41...0x5A).contains(scalar & ~0x20) }

  /// Units by their first character, longest first.
  private static let byFirst: [UInt32: [[UInt8]]] = {
    var byFirst: [UInt32: [[UInt8]]] = [:]
    for unit in all.split(whereSeparator: \.isWhitespace) {
      guard let first = unit.unicodeScalars.first?.value else { continue }
      byFirst[first, default: []].append(Array(unit.utf8))
    }
    return byFirst.mapValues { $0.sorted { $0.count > $1.count } }
  }()

  private static let all = """
    % ％ ‰ 个百分点 百分点 倍
    元 美元 欧元 日元 港元 港币 英镑 卢布 元人民币 块钱
    人 人次 名 位 户 户次 家 口 人份 车次 架次 班次 班列 航次 标箱 标准箱 箱 场次 批次 件次 台次 台套 床 床位 张床位 座 席 学位 课时 学时 人月
    个 项 条 件 起 场 次 处 所 座 部 套 台 辆 艘 架 列 栋 幢 间 家次 支 支队伍 批 期 届 轮 篇 本 册 份 封 幅 首 种 类 款 例 发 宗 笔 单 头 只 匹 羽 尾 株 棵 颗 \
    粒 片 块 道 门 节 组 对 双 扇 枚 顶 面 盏 根 把 桶 瓶 袋 盒 包 车 趟 步 层 字 页 卷 集 分 米 克 升 吨 亩 里 斤 两 度 岁 天 周 周年 周岁 年 个月 个小时 小时 \
    分钟 秒 秒钟 个工作日 工作日 学年 个班 股 杯 眼 口井 孔 泊位 车位 座位 机位 孵化 宗地
    公里 千米 海里 厘米 毫米 微米 纳米 平方公里 平方千米 平方米 平方厘米 平米 立方米 立方 方 公顷 公亩 车道公里 延米
    公斤 千克 毫克 微克 吨标准煤 吨标煤 万吨级 吨级 毫升 立升 担
    千瓦 千瓦时 兆瓦 兆瓦时 瓦 吉瓦 千伏 千伏安 伏安 安 度电 焦 卡 千卡 马力 帕 兆 兆帕 赫兹 分贝 摄氏度 ℃ ° 比特 字节 标方 当量
    kg km km² km2 m² m2 m³ m3 mm cm mg μg ml GW MW kW kV GWh MWh kWh GB TB PB MB EFLOPS PFLOPS ㎡ ㎏ ㎞ 个P
    """

  /// Characters after which a unit of one character is the beginning of another word: 部门, 条例, 人民.
  private static let otherWords: [UInt32: Set<UInt32>] = {
    var words: [UInt32: Set<UInt32>] = [:]
    for word in others.split(whereSeparator: \.isWhitespace) {
      let scalars = word.unicodeScalars.map(\.value)
      guard let first = scalars.first else { continue }
      words[first, default: []].formUnion(scalars.dropFirst())
    }
    return words
  }()

  /// A character, and those that make it a word of its own.
  private static let others = """
    发展电生行放现布动挥射出改热达函表改酵 人民大才员均口类工物文行体 部门分长署委队落 条例件款理约 场所景馆地面合 处理置级长分罚 组织长成合建 位于置 个人体性 项目 家庭长具乡园 期间限待末 次数要序年日 本科级报市区省县地次年身 \
    支持部付柱援出撑 种植子业粮养 类似别型 张贴 单位独一 户籍口外 批准评复示 门户诊槛 首先要次创届 对于口接外照象比应 天津然下空气 度假过 周边期围密转 分别管布类公之局析散为解级工 头部 元旦首素 里程面 \
    节约能日庆点假 面积对向临前貌 道路德理 层面级次出 字样 页岩 集中体团聚成约群合镇市 车辆站间道牌型 方面案式向法便针位 双方向重边减碳创拥 步伐行骤入 包括含装容干保 组织 股份权东票 安全排置徽 名单称录牌义 \
    口岸 块状 片区 座谈 所有在以属长 起来点步草源到 列入为车 台账阶风湾州 架构设 套餐 件 轮换流船胎 篇章幅 份额 款项 例如外会 宗旨教 笔试 只有能要是 枚举 扇 顶层 根据本 把握关 席位 卷烟 眼科 两个 \
    克服难 升级学至格温 两 里 斤 床 箱体 班 担当任保 卡口 年代级度月报鉴初底末轻 岁月末 焦点 兆 米 吨位 亩均 秒 帕 瓦斯 孔 杯 桶 瓶 袋 盒 盏 间 栋 趟
    """
}
