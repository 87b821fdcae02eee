import ReportModel
import ReportParsing
import Testing
import TextFacts

@testable import ReportWriting

func report(_ text: String, name: String = "sample.txt") throws -> Report {
  try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
}

/// Passages as plain text.
@Suite struct PassageTests {
  private func plain(_ text: String, name: String = "sample.txt", _ language: Language = .chinese) throws -> String {
    let report = try report(text, name: name)
    let passage = PlainPassage(PassageReader(report, language: language), TextRange(0, report.text.count))
    return String(decoding: passage.text, as: UTF8.self)
  }

  @Test func aLineAParagraphWithoutIndentsAndBlankLines() throws {
    let text = "　　一、抓学习\n\n\n　　区委常委会把学习摆在首位。 \n\t（一）深化主题教育。强化理论武装。\n"
    #expect(try plain(text) == "一、抓学习\n区委常委会把学习摆在首位。\n（一）深化主题教育。强化理论武装。")
  }

  @Test func linesOfTheSourceAreJoined() throws {
    let text = "# 标题\n\n第一行\n第二行 with\nLatin words\n  and more.\n"
    #expect(try plain(text, name: "a.md") == "标题\n第一行\n第二行 with Latin words and more.")
  }

  @Test func markUpIsLeftOutAndSignsStay() throws {
    let text = """
      - 第一**项**
      - 第二项
        1. 其一
      > 引用 `代码`

      | 镇 | 数 |
      |---|---|
      | 甲镇 | 12 |

      ```
        let a = 1

        let b = 2
      ```
      ![图样](a.png)，见[链接](https://example.org)。

      """
    #expect(
      try plain(text, name: "a.md") == """
        • 第一项
        • 第二项
        1. 其一
        引用 代码
        镇\t数
        甲镇\t12
          let a = 1

          let b = 2
        [图：图样]，见链接。
        """)
  }

  @Test func controlsAreMarksAndZeroWidthSpacesVanish() throws {
    #expect(try plain("甲\u{1B}]52;c;eA==\u{7}乙\u{200B}丙\u{FEFF}丁\u{202E}戊\n") == "甲␛]52;c;eA==␇乙丙丁<U+202E>戊")
  }

  @Test func aPassageEndsInsideParagraphs() throws {
    let report = try report("第一段有几句话。第二句。\n第二段也有。末句。\n")
    let first = "第一段有几句话。".utf8.count
    let all = "第一段有几句话。第二句。\n第二段也有。".utf8.count
    let passage = PlainPassage(PassageReader(report, language: .chinese), TextRange(first, all))
    #expect(String(decoding: passage.text, as: UTF8.self) == "第二句。\n第二段也有。")
    #expect((passage.characters, passage.paragraphs) == (10, 2))
  }

  @Test func citations() throws {
    let chinese = try report("县政府工作报告\n\n一、回顾\n（一）做强《规划》。干了很多工作。\n二、打算\n明年再干。\n")
    let section = chinese.section(at: TextOffset("县政府工作报告\n\n一、回顾\n（".utf8.count))
    let address = Addresses(chinese).address(of: section)
    func line(_ format: String?, _ report: Report, _ section: SectionIndex, _ address: String) -> String {
      Citation(format: format, for: report).line(of: report, report[section].range, section: section, address: address)
    }
    #expect(line(nil, chinese, section, address) == "——《县政府工作报告》一（一），第4行")
    #expect(line(nil, chinese, .root, "") == "——《县政府工作报告》，第1行")
    // A title that says neither place nor year, as in a list of reports.
    let named = try report("政府工作报告\n——2016年1月20日在云岭省第九届人民代表大会上\n\n一、回顾\n全年完成。\n", name: "yunling-2016.txt")
    #expect(line(nil, named, SectionIndex(1), "一") == "——《2016 云岭省政府工作报告》一，第4行")
    #expect(line("《{title}》{year}", named, SectionIndex(1), "一") == "《政府工作报告》2016")
    #expect(line("{heading}[ ({year})] {lines} {other} [", chinese, section, address) == "（一）做强《规划》。 4 {other} [")
    #expect(line("《{heading}》", chinese, section, address) == "《（一）做强〈规划〉。》")
    let english = try report("# Annual Report\n\n## 1 Scope\n\nWords and more words.\n", name: "a.md")
    #expect(line(nil, english, SectionIndex(english.sections.count - 1), "1") == "— Annual Report, 1, line 3")
    let mixed = try report(
      "# 报告\n\n## 一、产业\n\n### 种业\n\n文。\n\n## 名词解释\n\n### 1. 种业\n\n一种很长很长很长很长很长很长很长很长很长很长的说明\n\n"
        + "## Notes\n\nWords.\n", name: "b.md")
    let cited = mixed.sections.indices.map { Addresses(mixed).citedAddress(of: SectionIndex($0)) }
    #expect(cited == ["", "一", "一“种业”", "“名词解释”", "“名词解释”1", "\"Notes\""])
  }
}
