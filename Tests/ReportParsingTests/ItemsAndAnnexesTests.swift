import ReportModel
import Testing

@testable import ReportParsing

/// Numbered items that are text, lone first numbers, lines that name an annex in the middle of a text, and heads of
/// printed pages. All texts are invented.
@Suite struct ItemsAndAnnexesTests {
  private func outline(_ text: String) throws -> [String] {
    outlineLines(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "a.txt")))
  }

  @Test(
    "what evidence shows is text",
    arguments: [
      "（1）证人林某的证言证明，当晚十时有人翻墙。该人身穿黑衣。\n（2）监控录像证明，被告人从东门离开。时间为十一时许。\n（3）被告人供述，其将铜线藏于床下。次日拟出售。",
      "1.林某的陈述和申辩，承认其酒后踢坏桥栏。但称系误踢。\n2.证人周某的陈述，称亲眼看见林某踢栏。时间约九点。\n3.现场照片六张，显示桥栏下部破裂。裂口长三十厘米。",
    ])
  func evidence(_ items: String) throws {
    let text = "云山县人民法院判决书\n\n一、查明事实\n\n以上事实有下列证据证明：\n\(items)\n\n二、裁判理由\n\n事实清楚，证据确实。\n"
    #expect(try outline(text) == ["云山县人民法院判决书", "  一 查明事实", "  二 裁判理由"])
  }

  @Test("titles with a comma before their text remain headings")
  func commaInRunIn() throws {
    let text = """
      云山县工作总结

      （1）抓好春耕，稳住面积。全县落实粮食面积三万亩，比上年略有增加。
      （2）修好渠道，保证灌溉。全县修渠十里，灌溉面积扩大三千亩。
      （3）调运化肥，备足种子。全县调运化肥六百吨，备种二十吨。

      """
    let found = try outline(text)
    #expect(found == ["云山县工作总结", "  1 抓好春耕，稳住面积", "  2 修好渠道，保证灌溉", "  3 调运化肥，备足种子"])
  }

  @Test("an annex named in the middle of a text ends nothing")
  func annexInTheMiddle() throws {
    let text = """
      云山社区换届选举方案

      一、选举时间

      四月中旬。

      二、选举程序

      （一）登记选民

      附表：登记表

      （二）提名候选人

      十人以上联名。

      三、工作要求

      （一）加强领导

      书记负总责。

      """
    let found = try outline(text).filter { !$0.contains("登记表") }
    #expect(found == ["云山社区换届选举方案", "  一 选举时间", "  二 选举程序", "    一 登记选民", "    二 提名候选人", "  三 工作要求", "    一 加强领导"])
  }

  @Test("a lone first number in a chapter whose sisters have series")
  func loneFirst() throws {
    let text = """
      水泵采购规范书

      第一章 技术规格

      1. 扬程

      不得低于三十米。

      2. 流量

      每小时六十立方米。

      第二章 交货

      1. 期限

      六十日内。

      """
    #expect(try outline(text) == ["水泵采购规范书", "  第一章 技术规格", "    1 扬程", "    2 流量", "  第二章 交货", "    1 期限"])
  }

  @Test("heads and feet of pages beside a form feed")
  func formFeed() throws {
    let text = """
      Network Group                                               A. Marsh
      Category: Informational                                   March 2026

                              The Lamp Protocol

      1.  Introduction

         Lamps are lit at dusk, and they are put out at dawn by the keeper
         who has the watch.


      Marsh                       Informational                    [Page 1]
      \u{0C}
      RFC 9999                   The Lamp Protocol               March 2026


         A glass that is black shows no light.

      2.  Operation

         The wick is trimmed before it is lit.

      """
    #expect(try outline(text) == ["The Lamp Protocol", "  1 Introduction", "  2 Operation"])
  }
}
