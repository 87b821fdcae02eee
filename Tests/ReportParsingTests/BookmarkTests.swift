import Fuzzing
import ImportStream
import ReportModel
import ReportParsing
import TestReports
import Testing

/// Headings that a document's own bookmarks name, beside those that the rules for text find.
@Suite struct BookmarkTests {
  private func report(_ bookmarks: [(Int, String)], _ lines: [String]) throws -> Report {
    let report = try ReportParser.report(
      from: bookmarks.map { .bookmark(level: $0.0, $0.1) } + lines.map { .paragraph($0) } + [.end],
      source: ReportSource(name: "a.pdf"))
    #expect(faults(of: report) == [])
    return report
  }

  private func outline(_ bookmarks: [(Int, String)], _ lines: [String]) throws -> [String] {
    let report = try report(bookmarks, lines)
    return report.sections.indices.dropFirst().map { index in
      let name = SectionIndex(index)
      let number = report.number(of: name)
      let reason = report[name].reason == .bookmark ? " ◆" : ""
      return "\(report[name].level) \(number)|\(report.title(of: name))\(reason)"
    }
  }

  private static let text = "全镇修渠二十里，灌田三千亩，农户用水比上年便利得多，旱情最重的七月也没有一处断水，群众十分满意。"
  private static let lines = [
    "柳河镇水利报告", "编者的话", text, "一、工程", text, "干渠", text, "支渠。" + text, "二、管护", text, "后记", text,
  ]

  @Test func linesWithTheWordsOfBookmarksAreHeadings() throws {
    let bookmarks = [(1, "编者的话"), (1, "一、工程"), (2, "干渠"), (2, "支渠"), (1, "二、管护"), (1, "后记")]
    #expect(
      try outline(bookmarks, Self.lines) == [
        "1 |编者的话 ◆", "1 一|工程 ◆", "2 |干渠 ◆", "2 |支渠 ◆", "1 二|管护 ◆", "1 |后记 ◆",
      ])
    #expect(try report(bookmarks, Self.lines).title == "柳河镇水利报告")
  }

  @Test func aBookmarkOfTheTitleLeavesItTheTitle() throws {
    let bookmarks = [(1, "柳河镇水利报告"), (2, "工程"), (3, "干渠"), (2, "管护")]
    let report = try report(bookmarks, Self.lines)
    #expect(report.title == "柳河镇水利报告")
    #expect(try outline(bookmarks, Self.lines) == ["1 一|工程 ◆", "2 |干渠 ◆", "1 二|管护 ◆"])
  }

  @Test func bookmarksThatNameNoLineChangeNothing() throws {
    let bookmarks = [(1, "Page 1"), (2, "幻灯片 2"), (1, ""), (9, "。。。"), (1, "渠")]
    let plain = try report([], Self.lines)
    let marked = try report(bookmarks, Self.lines)
    #expect(marked.sections == plain.sections && marked.paragraphs == plain.paragraphs)
  }

  @Test func headingsTheBookmarksLeaveOutAreFoundAllTheSame() throws {
    #expect(
      try outline([(1, "二、管护")], ["报告", "一、工程", Self.text, "（一）干渠。" + Self.text, "二、管护", Self.text]) == [
        "1 一|工程", "2 一|干渠", "1 二|管护 ◆",
      ])
  }

  @Test func whatStandsInFrontByWayOfAnnouncementIsNoHeading() throws {
    let bookmarks = [(1, "工程概况"), (1, "管护办法")]
    let lines = ["报告", "工程概况 ...... 1", "工程概况", "管护办法", Self.text, "工程概况", Self.text, "管护办法", Self.text]
    let report = try report(bookmarks, lines)
    let starts = report.sections.dropFirst().map { report.paragraph(at: $0.range.lower)?.value }
    #expect(starts == [5, 7])
  }

  @Test func marksSpacesAndWidthsAreNoDifferenceAndLinesAreJoined() throws {
    let bookmarks = [(1, "第一章 总 则"), (1, "第二章：ＡＢ级堤防的修筑与管护及汛期值守"), (1, "Third Part")]
    let lines = [
      "报告", "第一章　总则", Self.text, "第二章 AB级堤防的修筑", "与管护及汛期值守", Self.text, "THIRD  PART", Self.text,
    ]
    #expect(
      try outline(bookmarks, lines) == [
        "1 第一章|总则 ◆", "1 第二章|AB级堤防的修筑与管护及汛期值守 ◆", "1 THIRD PART| ◆",
      ])
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func anyOrderAndNumberOfBookmarksLeavesTheReportSound() throws {
    var state: UInt64 = 7
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return Int(state >> 33) % count
    }
    for _ in 0..<200 {
      let lines = (0..<20).map { _ in Self.lines[random(Self.lines.count)] }
      _ = try report((0..<12).map { _ in (random(10), lines[random(20)]) }, lines)
    }
  }
}
