/// The words of Chinese reports that stand between an indicator and its figure, or around both.
enum IndicatorWords {
  /// Words that lead to the level reached.
  static let levels = WordList(
    """
    达到 达 到 至 为 是 占 完成 实现 控制在 控制到 控制 保持在 保持 稳定在 维持在 在 有 共有 已有 共 计 共计 合计 总计 累计 累积 分别 平均 均 各 都 了 已 约 近 超 \
    超过 突破 逾 仅 不低于 不少于 不超过 不高于 高于 低于 预计 预期 约为 跃升 跃上 攀升 站上 迈上 目标 稳定 上万 达成 力争 确保 全年 年内 总 接近 大约 左右 \
    转为 变为 扭转为 “ ” ： :
    """)
  /// Words that lead to a change upwards, and downwards.
  static let rises = WordList("增长 正增长 回升 反弹 走高 增收 增支 增加 提高 提升 上升 上涨 扩大 递增 增 升 涨 多 拉高 同比增长")
  static let falls = WordList(
    "负增长 下滑 下挫 回调 缩水 萎缩 走低 收缩 压降 调减 核减 削减 减收 减支 跌 下降 减少 降低 回落 收窄 缩小 精简 压减 压缩 下跌 降 减 减 少 缩减 下浮")
  /// Words by which a change is told from one to another time.
  static let comparisons = WordList(
    "同比 环比 年均 比上年 较上年 比去年 较去年 比上年同期 较上年同期 比去年同期 较去年同期 实际 名义 平均 可比口径 按可比价计算 自然口径 月 比 较 约 累计 同口径 按可比口径 均")
  /// Times that a value is of.
  static let times = WordList("上年 去年 当年 上年的 去年的 上年同期 去年同期 上年同期的 去年同期的 同期 前年 年底 年末 上年末 期末 目前 全年 今年 年内 前")
  /// From so many: what follows is the earlier value.
  static let origins = WordList("由 从")

  /// Words behind which an indicator begins.
  static let cuts = WordList(
    """
    全年 今年 年内 年末 全区 全市 全省 全县 全国 全州 全盟 全镇 我区 我市 我省 我县 五年来 三年来 力争 预计 预期 确保 其中 累计 实施 完成 实现 建成 新建 修建 铺设 \
    发放 投放 办理 清理 清退 腾退 封存 封停 关停 引进 引入 开通 举办 争取 融入 削减 启动 推进 拥有 建立 培育 新接入 达到 带动 安排 下达 兑现 解决 帮助 受理 查处 \
    破获 制定 出台 开展 落实 全力 全面 就是要 认定 评定 列入 涉及 改扩建 栽植 种植了 组建 打造 突出 围绕 抓好 做好 加快 保持 保证 力促 促进 使得 以及 超额 预期目标是 目标是 主要是
    """)
  /// Words that the words which a statement begins with end before.
  static let topicEnds = WordList("总投资 投资 累计 完成 实现 实施 建成 新建 发放 共 达到 增长 下降 新增 投入 扎实 稳步 持续 进一步 成效 不断 取得 加快 明显 显著 全面 有序")
  /// Words that an indicator does not begin with.
  static let openings = WordList(
    "共 又 再次 已 还 并 将 要 把 使 对 为 向 从 由 和 与 及 、 了 是 有 其中 另 另外 同时 以 等 年内 年 月 日 个 约 近 五年 全部 分别 当年 总计 合计 各 以上 以下 余 年度 末 底 期末 ” “ 》 —— — - ( ) 来"
  )
  /// Words at which the noun behind a figure ends, and words that no noun begins with.
  static let stops = WordList(
    """
    的 、 和 及 与 以及 被 均 全部 已 建成 完工 开工 投入 得到 实现 正式 列为 获得 成为 受益 直接 竣工 通车 顺利 用于 使 完成 实施 达到 增加 增长 下降 减少 提高 较 比 同比 占 \
    为 是 在 全面 基本 陆续 相继 通过 进入 纳入 取得 荣获 晋级 晋升 实行 开展 启动 推进 分别 以来 左右 以上 以内 以下 并 而 后 时 起 来 了 等 由 到 至 且 用 之 者 期间 年内 一季度 按期 尽早 进展 落成 发放 上级 任务 累计 每 奖励 补助给 支持 解决 带动 （ ） ( ) “ ” 《 》
    """)
  /// Words that a figure's bound is told with, behind its unit.
  static let bounds = WordList("以上 以下 以内 左右 上下 之内 内")

  /// Names of what may be below 0, behind which a hyphen is a minus.
  static let belowZero = WordList(
    "结余 差额 利润 利润总额 净利润 气温 温度 赤字 盈余 增速 增幅 涨幅 跌幅 降幅 增长率 增长 增量 净流入 净增 盈亏 率 顺差 逆差 贡献 拉动 平衡 收支 价格 指数")
  /// Words by which a figure is told as the distance to another one, which is no value of its own: 高于全省1.2个百分点.
  static let distances = WordList("高于 低于 快于 慢于 高出 好于 优于 高过 领先 落后 相差")
  static let overshoots = WordList("超 超出 超过")
  /// Words that tell of a rank.
  static let ranks = WordList("排名 位次 位列 位居 排位 名次 排序 居 列")
  /// Times before the one that a report is about.
  static let earlier = WordList("上年 去年 前年 上期 同期 基期 年初")

  /// A statement about several years together.
  static let fiveYears = WordList("五年来 三年来 四年来 时期")
  static let ofYears = WordList("五年 三年来 四年来 年均 累计 累积 “十一五” “十二五” “十三五” “十四五” 期间 以来")
  /// A statement about one year, whatever stands around it.
  static let ofOneYear = WordList("全年 今年 年内 当年 去年 上年 本年")
  /// Aims told in a part about what was done, and results told in a part about what is to be done.
  static let aims = WordList("预期目标 目标是 目标为 力争 预计 计划投资 计划完成 计划新增 计划新建 计划实施 拟 目标：")
  static let results = WordList("超额完成 完成了 去年 上年 目前已 已经")
  /// Headings of what is to be done, and of what was done.
  static let planHeadings = WordList(
    "安排 目标 任务 打算 计划 规划 部署 展望 总体要求 要求 建议 今年 明年 工作重点 重点工作 思路 措施 Target target Plan plan Outlook outlook Goal goal Objective Priorit Requirement"
  )
  static let resultHeadings = WordList("回顾 总结 成效 情况 完成 成就 过去 Review review Result result Achiev Progress")
  /// Names that so many indicators have that they say nothing by themselves.
  static let generic: Set<String> = [
    "投资", "总投资", "固定资产投资", "累计投资", "投入", "资金", "总额", "面积", "项目", "企业", "工程", "任务", "补贴", "产值", "收入", "总量", "规模", "人口",
    "户数", "人数",
    "总面积", "建设", "改造", "房屋", "群众", "居民", "条", "新", "总", "率", "各类", "总数", "专项资金", "财政资金", "资产", "产量", "完成投资", "计划投资",
    "全部", "工作", "服务", "人均", "平均", "开工", "任务量", "总投入", "增加", "减少",
  ]
  /// Units of time, of order and of number alone, which measure no indicator.
  static let notMeasured: Set<String> = [
    "千伏", "kV", "万吨级", "吨级", "年", "个月", "月", "周", "周年", "岁", "周岁", "届", "期", "轮", "度", "秒", "分钟", "小时", "个小时", "学年",
    "点", "分", "时", "层", "集",
    "章", "代", "步", "道", "门", "号",
    "工作日", "个工作日", "批", "届次", "版", "字", "页", "节", "组", "发", "面", "本",
  ]
  /// Names of one unit, each with the one that is compared.
  static let sameUnits: [String: String] = [
    "千米": "公里", "km": "公里", "㎞": "公里", "平方千米": "平方公里", "km²": "平方公里", "平米": "平方米", "m²": "平方米", "㎡": "平方米", "％": "%",
    "元人民币": "元",
    "百分点": "个百分点", "立方": "立方米", "方": "立方米", "m³": "立方米", "名": "人", "位": "人", "千克": "公斤", "吨标煤": "吨标准煤", "kW": "千瓦",
    "千瓦时": "度电",
  ]
  /// Units by which things are counted one by one: which of them is taken is a matter of habit.
  static let counted: Set<String> = [
    "个", "项", "条", "家", "户", "处", "所", "座", "辆", "台", "套", "栋", "件", "人", "间", "幢", "支", "种", "起", "宗", "片", "块",
  ]
}
