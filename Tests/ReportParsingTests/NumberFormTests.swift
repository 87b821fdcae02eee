import ReportModel
import Testing

@testable import ReportParsing

/// Rarer forms of numbers, and lines that look like them. All texts are invented.
@Suite struct NumberFormTests {
  private func outline(_ text: String) throws -> [String] {
    outlineLines(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "a.txt")))
  }

  @Test("numerals of documents that must not be altered, in units and between brackets")
  func formalNumerals() throws {
    for unit in ["章", "条", "部分"] {
      let text = "船舶买卖合同\n\n第壹\(unit)　标的\n\n木船一艘，长六米。\n\n第贰\(unit)　价款\n\n价款三万元，分两期付清。\n"
      #expect(try outline(text) == ["船舶买卖合同", "  第壹\(unit) 标的", "  第贰\(unit) 价款"])
    }
    let rules = "云山志凡例\n\n（壹）断限\n\n上起元年，下迄今年。\n\n（贰）体裁\n\n以志为主，图表附之。\n"
    #expect(try outline(rules) == ["云山志凡例", "  壹 断限", "  贰 体裁"])
  }

  @Test("a chapter before the first", arguments: ["〇", "零", "0"])
  func chapterZero(_ zero: String) throws {
    let text = """
      桥上纪事

      第\(zero)章　序

      桥上无月，桥头有灯。守桥人把最后一桶油提上台阶，歇了三次。

      第一章　来客

      那一夜来了一个人。他什么也没有说，坐到天明。

      """
    #expect(try outline(text) == ["桥上纪事", "  第\(zero)章 序", "  第一章 来客"])
  }

  @Test("articles put in later, in figures")
  func insertedArticles() throws {
    let text = """
      渡船管理規程

      （趣旨）
      第1条　この規程は、渡船の管理に関し必要な事項を定める。

      （使用の許可）
      第1条の2　渡船を使用しようとする者は、許可を受けなければならない。

      （許可の取消し）
      第1条の2の3　許可は、取り消すことができる。

      （使用料）
      第2条　使用料は、第1条の2つの場合に応じて定める。

      """
    #expect(
      try outline(text) == [
        "渡船管理規程", "  第1条 趣旨", "  第1条の2 使用の許可", "  第1条の2の3 許可の取消し", "  第2条 使用料",
      ])
  }

  @Test("Roman numerals and white space")
  func spacedRoman() throws {
    let text = """
      A STUDY OF FERRY BELLS

      I Introduction

      Bells were rung in fog.

      II Sources

      Forty logs survive.

      III Results

      The bells were rung less and less.

      """
    #expect(try outline(text) == ["A STUDY OF FERRY BELLS", "  I Introduction", "  II Sources", "  III Results"])
    // The pronoun.
    let letters =
      "Letters from the Quay\n\nI Went Home\n\nI went home at noon. It rained all day.\n\nI Came Back\n\nI came back at night.\n"
    #expect(try outline(letters).contains { $0.contains("Went Home") && !$0.contains("I Went Home") } == false)
  }

  @Test("an asterisk before the number of what a tender insists on")
  func starredNumbers() throws {
    let text = """
      采购需求书

      第三章 商务要求

      *一、付款要求

      （一）付款方式

      验收后付清。

      *二、质保要求

      （一）质保期限

      质保两年。

      三、其他

      （一）培训

      免费培训一次。

      """
    #expect(
      try outline(text) == [
        "采购需求书", "  第三章 商务要求", "    一 付款要求", "      一 付款方式", "    二 质保要求", "      一 质保期限", "    三 其他", "      一 培训",
      ])
    // A footnote.
    let notes = "云山水文报告\n\n一、水位\n\n水位上涨*。\n\n*1、据水文站记录。\n\n二、流量\n\n流量平稳。\n"
    #expect(try outline(notes) == ["云山水文报告", "  一 水位", "  二 流量"])
  }

  @Test("titles of three letters before their text, and abbreviations")
  func shortRunInTitles() throws {
    let text = """
      Harbour Lease

      Section 1. Site. The shed at the end of the old quay.

      Section 2. Sum. Ten pounds a month.

      Section 3. Jan. Marsh and Sons. The shed is let to them.

      """
    let found = try outline(text)
    #expect(found.prefix(3) == ["Harbour Lease", "  Section 1 Site", "  Section 2 Sum"])
    #expect(found.last?.hasSuffix(" Jan") == false)
  }
}
