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

  /// A bar as long as those of the boxes underlines nothing; in Markdown the upper bar of a box is none of the heading.
  @Test(arguments: ["", "## 说明\n\n以下为计划。\n\n"])
  func barsOfBoxesAreNoneOfTheHeadings(before: String) throws {
    let bar = String(repeating: "=", count: 40)
    let text = """
      \(before)\(bar)
      渡口修缮执行计划
      \(bar)

      \(bar)
      每日交接前的检查
      \(bar)
        1. 看水位标尺
        2. 看缆绳接头
        3. 看灯和汽笛
      \(bar)
      """
    let lines = try outline(text).split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(lines.suffix(2) == ["plain [] 渡口修缮执行计划", "plain [] 每日交接前的检查"])
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

/// Headings in frames of signs.
@Suite struct FramedLinesTests {
  private func outline(_ text: String) throws -> String {
    dump(try parsed(text)).split(separator: "\n").map { $0.split(separator: " @")[0] }.joined(separator: "\n")
  }

  @Test(arguments: [("*", "*", "*"), ("=", "=", "="), ("#", "#", "#"), ("═", "║", "═"), ("* = ", "*", "* = ")])
  func framesAreNoPartOfHeadings(top: String, side: String, bottom: String) throws {
    let paragraph = "　　那天早晨河上起了大雾，渡口的船都没有开，岸上的人等了很久，雾才慢慢散去。\n\n"
    let frame = { (rows: [String]) in
      let width = 40 / top.count
      let line = String(repeating: top, count: width).trimmingSuffix()
      return "\(line)\n\(rows.map { "\(side)      \($0)      \(side)" }.joined(separator: "\n"))\n\(line)\n"
    }
    let chapters = [("第一回", "老船工雾中等客"), ("第二回", "小学堂雨后开门"), ("第三回", "渡口上灯火通明")]
    let text = "柳河渡口的故事\n\n" + chapters.map { frame([$0.0, " ", $0.1]) + paragraph + paragraph }.joined()
    #expect(
      try outline(text) == """
        柳河渡口的故事
          numbered [第一回] 老船工雾中等客
          numbered [第二回] 小学堂雨后开门
          numbered [第三回] 渡口上灯火通明
        """)
  }

  /// Cells between rulers are a table, and drawings are no headings.
  @Test(arguments: [
    "========\n* 甲    *\n========\n* 乙    *\n========", "**********\n* 甲 * 乙 *\n**********",
    "+--------+\n|  甲    |\n+--------+",
  ])
  func tablesAndDrawingsAreNone(_ drawn: String) throws {
    let paragraph = "那天早晨河上起了大雾，渡口的船都没有开，岸上的人等了很久，雾才慢慢散去。\n\n"
    let text = "柳河渡口的故事\n\n第一章 雾\n\n\(paragraph)\(drawn)\n\n第二章 灯\n\n\(paragraph)"
    #expect(
      try outline(text) == "柳河渡口的故事\n  numbered [第一章] 雾\n  numbered [第二章] 灯")
  }
}

extension String {
  /// Without blanks at its end.
  fileprivate func trimmingSuffix() -> String { String(reversed().drop { $0 == " " }.reversed()) }
}
