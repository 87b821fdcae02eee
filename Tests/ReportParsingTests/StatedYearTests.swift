import ReportModel
import ReportParsing
import Testing

/// The year that a report says: in its title, else in a date that stands alone in the lines below it.
@Suite("The year that a report says")
struct StatedYearTests {
  private func report(_ text: String, name: String = "r.txt") throws -> Report {
    try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
  }

  private static let body = "\n各位代表：\n现在报告工作。\n一、回顾\n成绩很好。\n2012年3月4日\n二、安排\n继续努力。\n"

  @Test(
    "by the title, then the date below it",
    arguments: [
      ("青岭县政府工作报告\n（2017年10月18日）\n", 2017), ("青岭县政府工作报告\n\n——在青岭县人民代表大会上\n\n2018年1月9日\n\n县长　王一\n", 2018),
      ("青岭县政府工作报告\n二〇一九年一月九日\n", 2019), ("青岭县2020年政府工作报告\n（2021年1月9日）\n", 2020),
    ])
  func stated(_ head: String, _ year: Int) throws {
    let report = try report(head + Self.body)
    #expect(report.statedYear == year && report.namedYear == year)
    let named = try self.report(head + Self.body, name: "2005.txt")
    #expect(named.namedYear == year)
  }

  @Test(
    "not by a date within a line, nor by one below a heading",
    arguments: ["青岭县政府工作报告\n", "青岭县政府工作报告\n——2018年1月9日在青岭县人民代表大会上\n", "青岭县政府工作报告\n（2018年）\n"])
  func notStated(_ head: String) throws {
    #expect(try report(head + Self.body).statedYear == nil)
    #expect(try report(head + Self.body, name: "2005.txt").namedYear == 2005)
  }
}
