import ReportModel
import Testing

@testable import ReportIndex

/// Hits of expressions in reports.
@Suite struct ExpressionSearchTests {
  private static let draft = DraftReport(
    title: "云溪镇工作报告", preamble: "各位代表：\n",
    parts: [
      .init(level: 1, heading: "一、优化营商环境", body: "\n抓好改革。\n"),
      .init(level: 2, heading: "（一）服务企业。", body: "改革有成效；企业满意。河道整治。\n"),
      .init(level: 2, heading: "（二）减税。", body: "企业减税，改革河道。\n"),
      .init(level: 1, heading: "二、整治河道", body: "\n河道整治完成。堤防加固，企业参与。\n"),
    ])

  /// The hits, each with its section: `2:改革`.
  private func find(_ query: String, year: Int? = nil, _ draft: DraftReport = draft) throws -> [String] {
    let report = draft.report
    let searcher = try Searcher(SearchQuery(query, syntax: .query))
    let hits = try searcher.hits(in: report, year: year)
    let packed = try searcher.hits(in: PackedReport(report), year: year)
    #expect(packed == hits)
    return hits.map {
      "\(report.section(at: $0.lower).value):\(String(decoding: report.text[$0.bytes], as: UTF8.self))"
    }
  }

  @Test func aSectionIsItsHeadingAndItsOwnText() throws {
    #expect(try find("改革 企业") == ["2:企业", "2:改革", "2:企业", "3:企业", "3:改革"])
    #expect(try find("改革 -企业") == ["1:改革"])
    #expect(try find("营商 企业") == [])
    #expect(try find("堤防 OR 减税") == ["3:减税", "3:减税", "4:堤防"])
  }

  @Test func otherUnits() throws {
    #expect(try find("sentence:(改革 企业)") == ["3:企业", "3:改革"])
    #expect(try find("sentence:(改革 河道)") == ["3:改革", "3:河道"])
    #expect(try find("paragraph:(改革 减税)") == ["3:减税", "3:减税", "3:改革"])
    #expect(try find("report:(减税 堤防)") == ["3:减税", "3:减税", "4:堤防"])
    #expect(try find("堤防 report:减税") == ["4:堤防"])
    #expect(try find("改革 sentence:(企业 -减税)") == ["2:企业", "2:改革", "2:企业"])
  }

  @Test func headings() throws {
    #expect(try find("title:营商环境") == ["1:营商环境"])
    #expect(try find("title:营商环境 改革") == ["1:营商环境", "1:改革", "2:改革", "3:改革"])
    #expect(try find("企业 -title:营商") == ["4:企业"])
    #expect(try find("title:工作报告 堤防") == ["4:堤防"])
    #expect(try find("sentence:(title:企业 河道)") == ["2:河道"])
  }

  @Test func nearness() throws {
    #expect(try find("改革 NEAR/2 企业") == ["2:企业", "2:改革"])
    #expect(try find("改革 NEAR/4 企业") == ["2:企业", "2:改革", "2:企业", "3:企业", "3:改革"])
    // A line end is a character too.
    #expect(try find("河道 NEAR/1 河道") == ["4:河道", "4:河道"])
    #expect(try find("堤防 NEAR 堤防") == [])
    #expect(try find("sentence:(改革 NEAR/9 企业)") == ["3:企业", "3:改革"])
    // One inside the other is no neighbour.
    #expect(try find("营商环境 NEAR 营商") == [])
  }

  @Test func years() throws {
    #expect(try find("堤防 year:2019..2021", year: 2020) == ["4:堤防"])
    #expect(try find("堤防 year:2019..2021", year: 2022) == [])
    #expect(try find("堤防 year:2019..2021") == [])
    #expect(try find("堤防 year:?") == ["4:堤防"])
    #expect(try find("堤防 -year:?", year: 2022) == ["4:堤防"])
  }

  @Test func overlappingPhrases() throws {
    #expect(try find("环境 OR 优化营商环境 OR 营商环境") == ["1:优化营商环境"])
    #expect(try find("优化 OR 优化营商") == ["1:优化营商"])
  }

  @Test func caseCounts() throws {
    let draft = DraftReport(parts: [.init(level: 1, heading: "GDP", body: " gdp 增长 Gdp")])
    func count(_ pattern: String, _ rule: SearchQuery.CaseRule) throws -> Int {
      try Searcher(SearchQuery(pattern, syntax: .query, caseRule: rule)).hits(in: draft.report, year: nil).count
    }
    #expect(try count("gdp AND 增长", .exact) == 2)
    #expect(try count("gdp AND 增长", .ignore) == 4)
    #expect(try count("gdp AND 增长", .smart) == 4)
    #expect(try count("GDP AND 增长", .smart) == 2)
  }

  @Test func aTextByItselfIsOneSection() throws {
    let searcher = try Searcher(SearchQuery("甲 NEAR/3 乙 year:? -title:甲", syntax: .query))
    #expect(try searcher.hits(in: Array("甲、乙".utf8)) == [TextRange(0, 3), TextRange(6, 9)])
    #expect(try searcher.hits(in: Array("甲".utf8)) == [])
    #expect(try searcher.hits(in: Array("甲、乙".utf8), limit: 1) == [TextRange(0, 3)])
    #expect(throws: QueryError.cancelled) { try searcher.hits(in: Array("甲、乙".utf8), isCancelled: { true }) }
  }

  @Test func librariesAskForTheYear() throws {
    var library = Library()
    for year in [2019, 2020, nil] {
      library.add([LibraryReport(PackedReport(Self.draft.report), name: "报告", year: year)])
    }
    let answer = try LibrarySearcher(SearchQuery("改革 year:2020", syntax: .query)).answer(in: library)
    #expect(answer.reports.map(\.number) == [ReportNumber(1)])
    #expect(answer.total == 3)
  }

  @Test(
    arguments: [
      ("甲。乙！丙？丁；戊", ["甲。", "乙！", "丙？", "丁；", "戊"]),
      ("他说：“好。”又说（是！）完", ["他说：“好。”", "又说（是！）", "完"]),
      ("一行\n二行\r\n三行", ["一行\n", "二行\r", "\n", "三行"]),
      (
        "Up 3.6 percent. Then 1. fell. 2. Rose! e.g. this",
        ["Up 3.6 percent.", " Then 1.", " fell.", " 2. Rose!", " e.g.", " this"]
      ),
      ("", []), ("。", ["。"]), ("\u{2028}甲", ["\u{2028}", "甲"]),
    ])
  func sentences(_ text: String, _ expected: [String]) {
    let bytes = Array(text.utf8)
    let cut = UnitStarts(.sentence, of: bytes, sections: [0])
    let found = (0..<cut.count).map { String(decoding: bytes[cut.range($0)], as: UTF8.self) }.filter { !$0.isEmpty }
    #expect(found.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }
}
