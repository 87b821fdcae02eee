import Testing

@testable import ReportModel

@Suite("The year of a report")
struct ReportYearTests {
  @Test(
    "in a title",
    arguments: [
      ("云岭县2023年政府工作报告", 2023), ("二〇二三年工作总结", 2023), ("二○二三年工作总结", 2023), ("二零二三年工作总结", 2023),
      ("二0二三年工作总结", 2023), ("２０２３年工作总结", 2023), ("2019年度报告", 2019), ("2019 年度报告", 2019),
      ("Work report 2019–2020", 2019), ("2019政府工作报告", 2019), ("Annual Report 2021", 2021),
      ("完成2000户改造 2022年报告", 2022), ("1998年以来", 1998),
    ])
  func title(_ title: String, _ year: Int) { #expect(ReportYear.inTitle(Array(title.utf8)) == year) }

  @Test("in no title", arguments: ["完成2000户改造", "政府工作报告", "第12345号", "1899年", "2101年", "20230115", "98年", ""])
  func noTitle(_ title: String) { #expect(ReportYear.inTitle(Array(title.utf8)) == nil) }

  @Test(
    "in a file's name",
    arguments: [
      ("20230115.txt", 2023), ("2023-01.txt", 2023), ("202301.txt", 2023), ("云岭2019.txt", 2019), ("GDP2019.txt", 2019),
      ("2019Q1.txt", 2019), ("二〇一八年.docx", 2018), ("报告_2017_终稿.txt", 2017), ("IMG_20211231", 2021),
    ])
  func name(_ name: String, _ year: Int) { #expect(ReportYear.inName(Array(name.utf8)) == year) }

  @Test(
    "in no name",
    arguments: ["20231345.txt", "f140fd2019e.txt", "000_32978eeceef8f739", "12019", "2019abc12.txt", "202399.txt"])
  func noName(_ name: String) { #expect(ReportYear.inName(Array(name.utf8)) == nil) }

  @Test(
    "of a line that is a date",
    arguments: [
      ("（2017年10月18日）", 2017), ("2017年10月18日", 2017), ("　　二〇一七年十月十八日　", 2017), ("(２０１７年１０月１８日)", 2017),
      ("2017 年 10 月 18 日", 2017),
    ])
  func date(_ line: String, _ year: Int) { #expect(ReportYear.inDate(line) == year) }

  @Test(
    "of no other line",
    arguments: [
      "2017年", "2017年10月", "10月18日", "——2026年1月28日在云南省人民代表大会上", "2017年10月18日通过", "（2017年10月18日", "2200年1月1日", "",
      "年月日", "（）",
    ])
  func noDate(_ line: String) { #expect(ReportYear.inDate(line) == nil) }

  @Test("of the title, else of the file, else of the innermost folder")
  func order() {
    func year(_ title: String, _ name: String, _ folders: [String]) -> Int? {
      ReportYear.of(title: Array(title.utf8), name: Array(name.utf8), folders: folders.map { Array($0.utf8) })
    }
    #expect(year("2023年报告", "2022.txt", ["2021"]) == 2023)
    #expect(year("报告", "2022.txt", ["2021"]) == 2022)
    #expect(year("报告", "a.txt", ["2020", "二〇二一年", "县"]) == 2021)
    #expect(year("报告", "a.txt", ["县"]) == nil)
    #expect(ReportYear.inName([0xFF, 0x32, 0x30, 0x31, 0x39, 0xFE]) == 2019)
  }
}

@Suite("Patterns for paths")
struct PathPatternTests {
  @Test(
    "fit",
    arguments: [
      ("a.txt", "x/a.txt"), ("x", "x/a.txt"), ("*.txt", "x/a.txt"), ("旧*", "库/旧志/a.txt"), ("x/*.txt", "r/x/a.txt"),
      ("x/**/a.txt", "x/a.txt"), ("x/**/a.txt", "r/x/1/2/a.txt"), ("/r/x/*", "/r/x/a.txt"), ("/**/a*", "/r/x/a.txt"),
      ("?报.txt", "年报.txt"), ("a*b*c", "aXbXbXc"), ("**", "a"),
    ])
  func fit(_ pattern: String, _ path: String) { #expect(PathPattern(pattern)?.fits(Array(path.utf8)) == true) }

  @Test(
    "do not fit",
    arguments: [
      ("a", "x/ab"), ("x/a.txt", "xx/a.txt"), ("/x/*", "/r/x/a.txt"), ("x/*", "x/1/a.txt"), ("?", "ab"), ("a*b", "abc"),
    ])
  func noFit(_ pattern: String, _ path: String) { #expect(PathPattern(pattern)?.fits(Array(path.utf8)) == false) }

  @Test("need a name")
  func empty() { #expect(PathPattern("") == nil && PathPattern("/") == nil) }
}
