import ReportModel
import Testing

@testable import ReportParsing

/// Lines of Chinese texts that are headings, and their likes that are none.
@Suite struct ChineseLineTests {
  private func outline(_ text: String) throws -> String { OutlinePrinter.text(try parsed(text)) }

  private static let text = "渠道修好以后，灌溉面积比上年扩大三千亩，用水秩序明显好转，群众比较满意，上游下游不再争水。"

  @Test("titles of chapters have colons; a short name before its text ends at one")
  func colons() throws {
    let text = """
      《柳河水利史》

      第一章 旧渠：从山泉到田头

      \(Self.text)

      第一节 水的性质：雨水和泉水是不同的。\(Self.text)

      第二章 新渠：等水来，不如找水去

      \(Self.text)

      """
    #expect(
      try outline(text) == """
        《柳河水利史》
        第一章 旧渠：从山泉到田头
          第一节 水的性质：雨水和泉水是不同的
        第二章 新渠：等水来，不如找水去

        """)
  }

  @Test("sections with decimal numbers have colons, alone on their lines; before a sentence a short name ends at one")
  func decimalColons() throws {
    let text = """
      柳河渠系研究

      1 引言

      \(Self.text)

      1.1 水的来源：从山泉到水库

      \(Self.text)

      1.2 水的去向：从斗渠到田头

      \(Self.text)

      2 方法

      \(Self.text)

      """
    #expect(
      try outline(text) == "柳河渠系研究\n1 引言\n  1.1 水的来源：从山泉到水库\n  1.2 水的去向：从斗渠到田头\n2 方法\n")
  }

  @Test("a wide comma behind the number of a heading, and none behind a figure in text")
  func commasBehindNumbers() throws {
    let text = "如何修好一条渠\n\n1，勘测线路\n\n\(Self.text)\n\n2，备足石料\n\n\(Self.text)\n\n3，分段施工\n\n\(Self.text)\n"
    #expect(try outline(text) == "如何修好一条渠\n1，勘测线路\n2，备足石料\n3，分段施工\n")
    let figures = "如何修好一条渠\n\n一、情况\n\n3，000米渠道已经修好，2，500亩田已经灌上水，\(Self.text)\n\n二、打算\n\n\(Self.text)\n"
    #expect(try outline(figures) == "如何修好一条渠\n一、情况\n二、打算\n")
  }

  @Test("long sentences that 第一，第二，第三，count are headings before more text")
  func longOrdinals() throws {
    let sentences = [
      "必须坚持党委领导、群众参与，始终把修渠管水作为全镇农业生产的重大任务来抓", "必须坚持着眼于全流域履行职责，为推动上下游又好又快发展提供有力保障",
      "必须坚持修渠和护林一起抓，整体推进以水土保持为重点的山区建设",
    ]
    let numbers = ["第一", "第二", "第三"]
    let rows = zip(numbers, sentences).map { "\($0)，\($1)。\(Self.text)" }
    let text = "柳河镇工作报告\n\n一、基本经验\n\n" + rows.joined(separator: "\n\n") + "\n\n二、工作建议\n\n\(Self.text)\n"
    let heads = zip(numbers, sentences).map { "  \($0)，\($1)\n" }.joined()
    #expect(try outline(text) == "柳河镇工作报告\n一、基本经验\n\(heads)二、工作建议\n")
  }

  @Test("one label before several values: the values tell the headings apart")
  func labelledValues() throws {
    let rows = "水量 5,200 5,489 105.6%\n户数 180 195 108.3%\n"
    let text = "柳河灌区工作报告\n\n【片区】上游\n\(rows)\n【片区】中游\n\(rows)\n【片区】下游\n\(rows)"
    #expect(try outline(text) == "柳河灌区工作报告\n【片区】上游\n【片区】中游\n【片区】下游\n")
  }

  @Test("attachments listed one by one above who signs are no annexes")
  func listedAttachments() throws {
    let text = """
      关于开展修渠活动的通知

      各村：

      现将有关事项通知如下。

      一、活动主题

      修好一条渠，灌好一片田。

      二、有关要求

      各村要高度重视，精心组织。

      附件1：修渠活动申报书
      附件2：修渠活动汇总表
      附件3：修渠活动评分表

      柳河镇人民政府
      2031年7月8日

      """
    #expect(try outline(text) == "关于开展修渠活动的通知\n一、活动主题\n二、有关要求\n")
  }

  @Test("labels over text, one of them over a line that leads to a list")
  func labels() throws {
    let text = """
      水渠养护要点

      　　水渠要常看常修，了解各段的特性，有助于作出正确的判断，免得误了农时，以下分段说明。

      　　上段的性格：

      　　介绍上段的特点，为方便解释起见，暂以春灌时的水势作为介绍的基础，其余各季可以类推。

      　　中段变化莫测：

      　　中段的水位有下列两种可能：

      　　（一）高过闸口三寸；

      　　（二）低过闸口二寸。

      　　下段与支渠：

      　　下段是三段渠里最容易淤塞的一段，每年入冬以前都要清一次淤，不然来年开春放不了水。

      """
    #expect(try outline(text) == "水渠养护要点\n上段的性格\n中段变化莫测\n下段与支渠\n")
  }

  @Test(
    "lines between signs, in a text without other headings",
    arguments: [("------", "------"), ("=== ", " ==="), ("※※", "※※"), ("★ ", " ★")])
  func signs(_ before: String, _ behind: String) throws {
    let heads = ["选址", "选种", "越冬"]
    let text = "小河村养蜂手册\n\n" + heads.map { "\(before)\($0)\(behind)\n\n\(Self.text)\n\n" }.joined()
    #expect(try outline(text) == "小河村养蜂手册\n" + heads.map { "\(before)\($0)\n" }.joined())
    let report = try parsed(text)
    #expect(report.sections.indices.dropFirst().map { report.title(of: SectionIndex($0)) } == heads)
  }

  @Test("short lines far in between paragraphs of a story; verse far in is none")
  func farIn() throws {
    let paragraph = "　七月二十六日夜里，河边的村子里热闹得很，家家都点了灯，等着月亮从东山上出来。\n"
    let text = "柳河夜话\n\n　　　二十六夜\n\n\(paragraph)\(paragraph)\n　　　看渠的人\n\n\(paragraph)\n　　　水落石出\n\n\(paragraph)"
    #expect(try outline(text) == "柳河夜话\n二十六夜\n看渠的人\n水落石出\n")
    let verse = "　　　春水满渠流\n　　　秋水入田头\n　　　一年两度灌\n　　　家家不用愁\n"
    let song = "柳河夜话\n\n\(paragraph)\n\(verse)\n\(paragraph)\n\(verse)\n\(paragraph)"
    #expect(try outline(song) == "柳河夜话\n")
  }

  @Test("who is quoted, behind a dash; sentences of a talk")
  func nothing() throws {
    let quoted = "柳河杂记\n\n后记\n\n    问问河水，修渠不是本分吗？\n\n    ——张老汉\n\n    水来了，田就活了！\n\n    ——李大娘（看渠人）\n\n    \(Self.text)\n"
    #expect(try outline(quoted) == "柳河杂记\n")
    let talk = """
      大家好，我是柳河的水管员，在渠上已经干了二十年，今天给大家讲一讲怎样把一条渠管好用好。

      首先第一步，我们要做的是看水位

      \(Self.text)

      接下来，我们讲一下放水的次序

      \(Self.text)

      然后是对下游各村的水量进行核对

      \(Self.text)

      """
    #expect(try outline(talk).isEmpty)
  }

  @Test("rows of explained terms and of one figure each are no headings")
  func rows() throws {
    let text = """
      柳河水务公司年度报告

      第一节 释义
      释义项  指  释义内容
      一、简称  指  
      本公司  指  柳河水务公司
      二、术语  指  
      斗渠  指  由支渠引水到村的渠道
      第二节 公司简介
      一、公司信息
      公司住在柳河镇。
      二、产品价格
      各类价格上涨幅度(％)
      1、商品水价 6．1
      其中：城镇 5．8
      2、农业水价 8．3
      3、渠道养护价 8．4

      """
    #expect(
      try outline(text) == "柳河水务公司年度报告\n第一节 释义\n第二节 公司简介\n  一、公司信息\n  二、产品价格\n")
  }
}
