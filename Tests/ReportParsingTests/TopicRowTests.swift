import Testing

@testable import ReportParsing

/// First sentences of paragraphs that are headings in Chinese work reports, beside what parts the paragraphs of a row: tables,
/// captions, applause, lists, a longer sentence, a glossary at the end.
@Suite struct TopicRowTests {
  private func outline(_ text: String) throws -> String { OutlinePrinter.text(try parsed(text)) }

  private static let texts = [
    "全镇推行轮灌制度，新修渠道二十里，灌溉面积比上年扩大三千亩，用水秩序明显好转。",
    "实施重点项目一百个，完成投资三百亿元，组织领导不断加强，责任层层落实到人。",
    "培育高新技术企业五十家，研发投入增长百分之十，科技成果加快转化为现实生产力。",
    "新增就业三万人，改造老旧小区五十个，新建学校十所，群众满意度稳步提高。",
  ]

  /// A report with two whole rows of topics, and a first part whose paragraphs are `rows`.
  private func report(_ rows: [String]) -> String {
    let others = ["加强经济管理", "加强项目管理", "加强创新管理", "加强民生管理"]
    let plain = zip(others, Self.texts).map { "\($0)。\($1)" }
    return (["柳河镇政府工作报告", "一、工作回顾"] + rows + ["二、主要做法"] + plain).joined(separator: "\n\n") + "\n"
  }

  private static let topics = ["经济运行稳中向好", "项目建设加快推进", "创新能力持续增强", "民生福祉不断改善"]
  private static let paragraphs = zip(topics, texts).map { "\($0)。\($1)" }
  private static let expected = """
    柳河镇政府工作报告
    一、工作回顾
      经济运行稳中向好
      项目建设加快推进
      创新能力持续增强
      民生福祉不断改善
    二、主要做法
      加强经济管理
      加强项目管理
      加强创新管理
      加强民生管理

    """

  @Test(
    "what stands between two paragraphs of a row parts no row",
    arguments: [
      "图1　全镇生产总值", "指标\t单位\t数值\n生产总值\t亿元\t1234\n财政收入\t亿元\t123", "• 道路\n• 学校", "（热烈鼓掌）",
      "这些成绩来之不易，是全镇上下共同努力的结果，值得倍加珍惜。",
      "主要产品产量如下：\n\n2031年 比上年增长％\n粮食 49000 吨 5.0\n油料 2200 吨 -1.7\n棉花 420 吨 -11.7",
    ])
  func interjected(_ words: String) throws {
    var rows = Self.paragraphs
    rows.insert(words, at: 2)
    #expect(try outline(report(rows)) == Self.expected)
  }

  @Test("a glossary at the end is no speech, and takes no topics away")
  func glossary() throws {
    let entries = (1...30).map { "“\($0)项行动”：修渠、栽树、清淤、平田，由镇里统一安排。" }
    let text = report(Self.paragraphs) + "\n名词解释\n\n" + entries.joined(separator: "\n\n") + "\n"
    #expect(try outline(text) == Self.expected + "名词解释\n")
  }

  @Test("a topic with a comma among others is one; above them it tells what the part is about")
  func commas() throws {
    let text = """
      柳河镇政府工作报告

      一、农业工作

      加快农业结构调整。\(Self.texts[0])

      进一步加强农村基础设施建设，提高农村水利水平。\(Self.texts[1])\(Self.texts[2])

      认真落实农村基本政策。\(Self.texts[3])

      二、自身建设

      做好今年工作，任务十分艰巨。\(Self.texts[0])\(Self.texts[1])

      狠抓工作落实。\(Self.texts[1])

      持续改进作风。\(Self.texts[2])

      坚持依法行政。\(Self.texts[3])

      """
    #expect(
      try outline(text) == """
        柳河镇政府工作报告
        一、农业工作
          加快农业结构调整
          进一步加强农村基础设施建设，提高农村水利水平
          认真落实农村基本政策
        二、自身建设
          狠抓工作落实
          持续改进作风
          坚持依法行政

        """)
  }

  @Test("pairs of topics fill the parts below heads that begin alike, however long these are")
  func pairs() throws {
    let heads = [
      "五年来，我们坚持转变发展方式优化经济结构，经济发展质效更优动力更强", "五年来，我们坚持两岸同城，区域发展能级更高潜力更大",
      "五年来，我们坚持污染防治绿色发展，生态环境质量更好颜值更美",
    ]
    let topics = ["经济实力再上台阶", "产业转型提质增效", "城乡品质明显提升", "县域经济竞相发展", "环境质量有效改善", "绿色发展深入推进"]
    var text = "柳河县政府工作报告\n\n过去五年工作回顾\n\n过去五年，\(Self.texts[0])\(Self.texts[1])\n\n"
    var expected = "柳河县政府工作报告\n过去五年工作回顾\n"
    for (index, head) in heads.enumerated() {
      text += head + "\n\n"
      expected += "  \(head)\n"
      for topic in topics[(2 * index)...(2 * index + 1)] {
        text += "\(topic)。\(Self.texts[1])\(Self.texts[2])\n\n"
        expected += "    \(topic)\n"
      }
    }
    text += "今年工作安排\n\n今年将重点抓好以下工作：\n\n一、做好水利工作\n\n\(Self.texts[0])\n\n二、做好民生工作\n\n\(Self.texts[3])\n"
    expected += "今年工作安排\n  一、做好水利工作\n  二、做好民生工作\n"
    #expect(try outline(text) == expected)
  }

  @Test("heads below a number need no long text below them where three alternate with paragraphs")
  func shortParagraphs() throws {
    let text = """
      柳河县工作总结

      一、主要工作开展情况

      经济运行方面

      全年完成地区生产总值120亿元，同比增长6.5%，规模以上工业增加值增长8%。

      项目建设方面

      全年实施重点项目56个，完成投资80亿元，其中新开工项目20个。

      民生保障方面

      城镇新增就业3200人，农村劳动力转移就业1.2万人，保障水平不断提高。

      二、存在的主要问题

      经济总量偏小，产业结构不优，财政收支矛盾依然突出。

      三、下一步工作打算

      继续抓好各项工作落实。

      """
    #expect(
      try outline(text) == """
        柳河县工作总结
        一、主要工作开展情况
          经济运行方面
          项目建设方面
          民生保障方面
        二、存在的主要问题
        三、下一步工作打算

        """)
  }
}
