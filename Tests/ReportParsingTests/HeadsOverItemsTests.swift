import ReportModel
import Testing

@testable import ReportParsing

/// Short lines without a number that head items or short lines, each with its whole outline. All texts are invented.
@Suite struct HeadsOverItemsTests {
  private func outline(_ text: String, name: String = "x.txt") throws -> [String] {
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
    return [report.title ?? ""]
      + report.sections.dropFirst().map {
        "\($0.level) \(report.words(in: $0.number))|\(report.words(in: $0.title))"
      }
  }

  private static let tender = """
    渡船采购合同

    招标条件
    １．柳河镇采用公开招标方式采购渡船，凡合格者均可投标。
    ２．价格部分详列于投标书价格表内，不得涂改。
    投标押金
    ３．在投标书的正本内应附有投标押金，金额为总价的百分之二。
    未中标者的押金将在中标者签约之后退还。
    开标
    ４．开标将于指定的日期在柳河镇举行，投标者可派代表出席。
    能力
    ５．投标者应提供令人满意的证明，说明其有能力按期交船。
    ６．投标者应注明近三年的供货情况。
    语言
    ７．合同文件和往来信件均用中文书写。

    """

  /// Clauses that count on from head to head are items, set in or flush, with blank lines or without.
  @Test(arguments: ["", "　　"], ["\n", "\n\n"])
  func itemsThatCountOnPastHeads(_ indent: String, _ end: String) throws {
    let text = Self.tender.split(separator: "\n").enumerated()
      .map { ($0.offset == 0 ? "" : indent) + $0.element }.joined(separator: end)
    #expect(
      try outline(text + "\n") == ["渡船采购合同", "1 |招标条件", "1 |投标押金", "1 |开标", "1 |能力", "1 |语言"])
  }

  /// A line that a page broke off above an item is none, nor are the fields of a form.
  @Test func partsOfSentencesHeadNoItems() throws {
    let text = Self.tender.replacing("投标押金", with: "中标者交来的押金，在\n签约之后").replacing("开标\n", with: "联系人：某某\n")
    #expect(try outline(text) == ["渡船采购合同", "1 |招标条件", "1 |能力", "1 |语言"])
  }

  private static let plan = """
    柳河智慧渡船方案
    1. 背景
    柳河镇有三个渡口，每天往返二百多次，船工靠经验判断水位和风向，遇到大雾只好停航，旅客常常要等到中午。
    2. 技术细节
    2.1. 系统结构
    - 数据源层：水位、风向、旅客人数。
    - 模型层：水位预测、调度策略。
    预测与调度
    水位预测（每小时一次）
    * 问题定义：预测未来六小时的水位。
    * 训练数据：近三年的记录。
    旅客预测
    * 输入：节假日、天气。
    o 天气：晴、雨、雾
    渡船硬件与安全
    * 信号采集：水位计、风速计。
    * 安全策略：大雾时自动停航。
    3. 展望
    3.1. 推广
    - 适合上下游各渡口。

    """

  /// Short lines over items with bullets, beside numbered ones; a line right above such a head heads it and those after it.
  @Test func headsOverBullets() throws {
    #expect(
      try outline(Self.plan) == [
        "柳河智慧渡船方案", "1 1|背景", "1 2|技术细节", "2 2.1|系统结构", "3 |预测与调度", "4 |水位预测（每小时一次）", "4 |旅客预测",
        "4 |渡船硬件与安全", "1 3|展望", "2 3.1|推广",
      ])
  }

  /// The same lines below several headings, over paragraphs short or long, are heads; one name alone that comes back is none.
  @Test func sameLinesBelowSeveralHeadings() throws {
    let cases = ["一", "二", "三"].map { number in
      """
      案例\(number)：第\(number)渡口

          第\(number)渡口是柳河上最老的渡口之一，渡船坏了以后，两岸的人要绕道二十里，孩子们上学要走一个多小时，村里商量了很久。

          起因

          渡船用了三十年，修一次要花两千元，没有人愿意再修了。

          办法

          村里请人造了新船，由三户人家轮流撑船，每户十天。

      """
    }
    let heads = ["一", "二", "三"].flatMap { ["1 案例\($0)|第\($0)渡口", "2 |起因", "2 |办法"] }
    let text = "柳河渡口案例\n\n前面的话：渡口的事情，说起来都很小，做起来都很难，这里选了三个案例，供各村参考，也请各村提出意见。\n\n"
    #expect(try outline(text + cases.joined(separator: "\n")) == ["柳河渡口案例"] + heads)
    let once = cases.map { $0.replacing("    办法\n\n", with: "") }
    #expect(
      try outline(text + once.joined(separator: "\n"))
        == ["柳河渡口案例"] + ["一", "二", "三"].map { "1 案例\($0)|第\($0)渡口" })
  }

  private static let policy = """
    柳河渡口须知

    一、乘船
    \t排队方式
    \t先到者先上船，老人和孩子可以不排

    \t行李
    \t每人不超过两件，超出的另行买票

    \t停航：
    \t大雾、大风、结冰的时候停航

    二、票价
    \t每人两元，当天往返只收三元，月票在码头的小屋里买。

    """

  /// A blank line above and none below sets off the head of a few short lines.
  @Test func linesWithABlankLineAboveHeadThoseBelow() throws {
    #expect(
      try outline(Self.policy) == ["柳河渡口须知", "1 一|乘船", "2 |排队方式", "2 |行李", "2 |停航", "1 二|票价"])
  }

  /// The lines of verse are of a length, and two groups are chance.
  @Test func versesHaveNoHeads() throws {
    let verse = "河上起了雾\n船儿等着风\n灯在对岸亮\n有人在唱歌\n"
    #expect(try outline("夜渡\n\n" + [String](repeating: verse, count: 4).joined(separator: "\n")).count == 1)
    #expect(
      try outline(Self.policy.replacing("\t停航：\n\t大雾、大风、结冰的时候停航\n\n", with: "")) == [
        "柳河渡口须知", "1 一|乘船", "1 二|票价",
      ])
  }

  /// Texts in several languages set their heads alike.
  @Test func headsInSeveralLanguages() throws {
    let text = """
      渡口规则

      个人信息
      买月票的时候要写下姓名和住址，我们不把它告诉别人。

      个人信息条款
      买了月票就表示同意这些规则，不同意的请买单程票。

      Personal data
      Whoever buys a ticket for a month leaves a name and an address with us.

      Terms of use
      By buying a ticket for a month you agree to these rules.

      """
    #expect(
      try outline(text) == ["渡口规则", "1 |个人信息", "1 |个人信息条款", "1 |Personal data", "1 |Terms of use"])
  }

  /// A line between two drawn lines is a heading beside numbers, in a form whose lines are short.
  @Test func boxedLinesAreHeadings() throws {
    let rule = String(repeating: "═", count: 30)
    let items = "✓ 船票两元\n✓ 月票三十\n✓ 孩子免费\n✓ 行李两件\n✓ 早班六点\n✓ 晚班七点\n✓ 大雾停航\n✓ 结冰绕行\n\n"
    let box = { (words: String) in "\(rule)\n\(words)\n\(rule)\n\n\(items)" }
    let text = box("柳河渡口填写表") + box("一、票价") + box("二、时间") + box("三、行李") + box("填写完成检查清单") + box("复制区域")
    #expect(
      try outline(text) == [
        "柳河渡口填写表", "1 一|票价", "1 二|时间", "1 三|行李", "2 |填写完成检查清单", "2 |复制区域",
      ])
  }

  /// A sign before a heading is no code, whatever mark-up it comes from.
  @Test func signsBeforeHeadings() throws {
    let text = """
      POND WG
      IETF 97

      ==Agenda bash

      Nobody had anything to add to the list of things to talk about, and so it was taken as it stood.

      ==Changes overview

      Two drafts have been published since the last meeting, and their changes are listed on the page.

      ==Open issues

      The ducks are still there, and somebody has to count them before the next meeting of the group.

      """
    #expect(try outline(text).dropFirst() == ["1 |Agenda bash", "1 |Changes overview", "1 |Open issues"])
  }
}
