import ReportModel
import Testing

@testable import ReportParsing

/// Headings between lines of signs, and numbers that stand alone of their kind. All texts are invented.
@Suite struct BoxedLinesTests {
  private func outline(_ text: String) throws -> String {
    dump(try parsed(text)).split(separator: "\n").map { $0.split(separator: " @")[0] }.joined(separator: "\n")
  }

  @Test(arguments: ["=", "-", "─", "━", "＝"])
  func linesOfSignsAreNoPartOfTheHeadingBetween(_ sign: String) throws {
    let line = String(repeating: sign, count: 32)
    let text = """
      \(line)
              青河物业服务手册
                （2031年版）
      \(line)

      \(line)
      第一章  总则
      \(line)

      第一条  目的
      为规范服务，制定本手册。

      \(line)
      第二章  值班
      \(line)

      第二条  时间
      每日八时至十八时。
      """
    #expect(
      try outline(text) == """
        青河物业服务手册
          numbered [第一章] 总则
            numbered [第一条] 目的
          numbered [第二章] 值班
            numbered [第二条] 时间
        """)
  }

  /// A line under a heading alone is Markdown's (CommonMark 4.3).
  @Test func aLineBelowAloneStillMarksAHeading() throws {
    #expect(
      try outline("Title of it\n\nHarbour\n=======\n\nText.\n\nBoats\n=====\n\nText.\n").contains("plain [] Boats"))
  }

  @Test func decimalsExpectTheNumberAboveThem() throws {
    let text = """
      青河镇应急预案

      1. 总则
      1.1 编制目的
      为了提高能力，制定本预案。
      1.2 编制依据
      根据有关法律，制定本预案。
      """
    #expect(
      try outline(text) == """
        青河镇应急预案
          numbered [1] 总则
            numbered [1.1] 编制目的
            numbered [1.2] 编制依据
        """)
  }

  @Test func casesAreCountedAndExamplesAreNot() throws {
    let cases = { (noun: String) in
      """
      政策问答手册

      一、常见情形

      \(noun)一：《关于深化河道管理的决定》

      该决定明确了三级巡查的办法，各村按月上报。

      \(noun)二：《关于推进老旧渠道改造的意见》

      该意见明确了分期改造的办法，各村按季上报。

      二、办理要点

      按流程办理即可。
      """
    }
    let tops = ["政策问答手册", "  numbered [一] 常见情形", "  numbered [二] 办理要点"]
    let inside = { (noun: String) in
      ["    numbered [\(noun)一] 《关于深化河道管理的决定》", "    numbered [\(noun)二] 《关于推进老旧渠道改造的意见》"]
    }
    #expect(try outline(cases("案例")) == (tops[...1] + inside("案例") + tops[2...]).joined(separator: "\n"))
    #expect(try outline(cases("例")) == tops.joined(separator: "\n"))
  }
}
