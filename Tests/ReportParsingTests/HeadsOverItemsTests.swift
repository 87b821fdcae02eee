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
