import ReportModel
import ScreenModel
import TestReports
import Testing
import TextFacts

@testable import Browser

/// Two reports of one series on the screen, a year apart.
@Suite struct YearListTests {
  private static let older = """
    青岭县2021年政府工作报告

    一、2020年工作回顾

    全年地区生产总值完成88.2亿元，同比增长6.5%。城镇新增就业5.2万人，城镇调查失业率为5.5%。出口8.1亿元，进口4.3亿元。我们始终坚持把群众的事当作自己的事来办，件件有着落。

    二、2021年工作安排

    预期目标是：地区生产总值增长6%左右，城镇新增就业4.5万人以上。深入开展“亮灯行动”。

    三、防汛抗旱

    做好河堤巡查，备足沙袋和水泵，确保安全度汛。
    """
  private static let newer = """
    青岭县2022年政府工作报告

    一、2021年工作回顾

    地区生产总值达到93.6亿元，增长5.8%。城镇新增就业4.9万人，城镇调查失业率为5.2%。出口9亿元，进口4.8亿元。我们始终坚持把群众的事当作自己的事来办，件件有着落。

    二、2022年工作安排

    预期目标是：地区生产总值增长5.5%，城镇新增就业4.6万人。深入开展“清风行动”“清风行动”。

    三、数字乡村

    建设村村通光纤，培训电商人才，推广智慧农田。
    """

  private func reader(columns: Int = 80, rows: Int = 24, language: Language = .english) throws -> Reader {
    try Self.opened(columns: columns, rows: rows, language: language)
  }

  /// A reader with the tables of both open.
  static func opened(columns: Int = 80, rows: Int = 24, language: Language = .english) throws -> Reader {
    var reader = try Reader([newer], columns: columns, rows: rows, language: language)
    try CompareTests.answer(&reader, command: "years old.txt", older)
    return reader
  }

  @Test(arguments: [(80, 24), (200, 50), (50, 20), (20, 6)])
  func frames(columns: Int, rows: Int) throws {
    var reader = try reader(columns: columns, rows: rows)
    try expectFrame(reader.frame, "years-\(columns)x\(rows)")
    reader.press("j enter")
    try expectFrame(reader.frame, "years-place-\(columns)x\(rows)")
  }

  /// A later report that is named stands as the old one: that is said, for every change is the other way round.
  @Test func aLaterReportNamedIsSaid() throws {
    var reader = try Reader([Self.older])
    try CompareTests.answer(&reader, command: "years new.txt", Self.newer)
    #expect(reader.state.shell.notice?.text == CompareMessage.newerFirst.message(in: .english))
    #expect(try self.reader().state.shell.notice == nil)
  }

  @Test func chineseFrames() throws {
    var reader = try reader(language: .chinese)
    reader.press("j j")
    try expectFrame(reader.frame, "years-chinese")
    reader.press("tab")
    try expectFrame(reader.frame, "years-terms-chinese")
  }

  @Test("Tab goes through the tables that have rows, and begins again")
  func tables() throws {
    var reader = try reader()
    var names: [String] = []
    for _ in 0..<6 {
      guard case .years(let list) = reader.state.openList?.listing else { break }
      names.append(list.name(in: .english))
      reader.press("tab")
    }
    #expect(
      names == [
        "indicators 1/5", "terms 2/5", "sections in both 3/5", "sections in one 4/5", "passages kept 5/5",
        "indicators 1/5",
      ])
  }

  @Test("at the place of a passage that was kept the last row has its beginning, however long it is")
  func keptPassage() throws {
    var reader = try reader(columns: 60)
    reader.press("tab tab tab tab enter")
    #expect(reader.status.hasPrefix(" new  亿元。我们始终坚持把群众的事当作自"), "\(reader.status)")
  }

  @Test("Enter shows the newer place, o the older one, q the table again and then the report")
  func bothPlaces() throws {
    var reader = try reader()
    reader.press("j j enter")
    #expect(reader.state.openList == nil)
    #expect(reader.state.compare.room?.isAtOlder == false)
    reader.press("o")
    #expect(reader.state.compare.room?.isAtOlder == true)
    reader.press("o")
    #expect(reader.state.compare.room?.isAtOlder == false)
    reader.press("q")
    #expect(reader.state.openList?.listing.kind == .years)
    #expect(reader.state.listView(.years).window.cursor == 2)
    reader.press("q")
    #expect(reader.state.openList == nil && !reader.state.isComparing)
  }

  @Test("a row that one report has only says so")
  func onlyHere() throws {
    var reader = try reader()
    reader.press("tab tab tab enter o")
    #expect(reader.state.shell.notice?.text == "the other report has no such place")
  }

  @Test("the table that is shown is written as it is sorted")
  func written() throws {
    var reader = try reader()
    reader.press("o")
    let table = try #require(reader.state.shownTable(.years))
    #expect(table.columns == ["indicator", "old", "old_target", "new", "change", "new_target"])
    #expect(table.row(0)[0] == "出口" && table.count == 6)
  }

  @Test("without a name a report by itself has no year before it")
  func noYearBefore() throws {
    var reader = try Reader([Self.newer], columns: 80, rows: 24, language: .english)
    reader.press(":")
    for scalar in "years".unicodeScalars { reader.effects += reader.state.update(.key(Key(scalar))) }
    reader.press("enter")
    #expect(reader.state.shell.notice?.text == "no report of an earlier year beside this one; :years FILE names one")
  }
}
