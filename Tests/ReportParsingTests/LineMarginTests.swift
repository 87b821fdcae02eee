import Fuzzing
import ReportModel
import Testing

@testable import ReportParsing

/// Marks that copies put before and around the lines of a text, and lines wrapped by hand. All texts are invented.
@Suite struct LineMarginTests {
  private static let report = [
    "沙洲县工作报告", "", "各位代表：", "", "一、过去一年的工作", "", "过去一年，全县粮食总产十二万吨，人均收入增长百分之六。", "", "（一）工业生产大幅增长", "",
    "新建工厂八家，产值增长一成。", "", "（二）水利建设全面完成", "", "修渠二十公里，日供水一万吨。", "", "二、今年的打算", "", "今年要修好大坝，办好学校。", "",
  ]

  private func outline(_ lines: [String]) throws -> String {
    let text = lines.joined(separator: "\n") + "\n"
    let report = try parsed(text)
    #expect(faults(of: report) == [])
    #expect(String(decoding: report.text, as: UTF8.self) == text)
    return OutlinePrinter.text(report)
  }

  @Test func marksBeforeAllLines() throws {
    let plain = try outline(Self.report)
    let numbered = Self.report.enumerated().map { (number: $0 + 1, line: $1) }
    #expect(try outline(numbered.map { "\($0.number)\t\($0.line)" }) == plain)
    #expect(try outline(numbered.filter { !$0.line.isEmpty }.enumerated().map { "\($0 + 1)\t\($1.line)" }) == plain)
    #expect(try outline(numbered.map { ($0.number < 10 ? " " : "") + "\($0.number) | \($0.line)" }) == plain)
    #expect(
      try outline(
        numbered.map {
          $0.number % 5 > 0 ? "     " + $0.line : ($0.number < 10 ? "   " : "  ") + "\($0.number) " + $0.line
        })
        == plain)
    #expect(try outline(Self.report.map { "| " + $0 }) == plain)
    #expect(try outline(Self.report.map { "+" + $0 }) == plain)
    #expect(try outline(["/*"] + Self.report.map { " * " + $0 } + [" */"]) == plain)
    let edge = "+" + String(repeating: "-", count: 60) + "+"
    #expect(try outline([edge] + Self.report.map { "| " + $0 + "      |" } + [edge]) == plain)
  }

  @Test func lettersThatQuote() throws {
    let head = ["From: a@example.cn", "Subject: Fwd", "", "On Tue, 2 Jan 2031, Li wrote:"]
    let foot = ["", "-- ", "Zhang San", "Tel. 010"]
    #expect(try outline(head + Self.report.map { "> " + $0 } + foot) == outline(Self.report))
  }

  /// Tables, lists, signed figures and the code below a comment have signs of their own.
  @Test func signsOfTheTextStay() {
    func marks(_ lines: [String]) -> [TextRange]? { MarginMarks.find(in: Array(lines.joined(separator: "\n").utf8)) }
    #expect(marks((1...20).map { "| 甲\($0) | \($0)万元 |" }) == nil)
    #expect(marks((1...20).map { "+ 第\($0)项" }) == nil)
    #expect(marks((1...20).map { "+\($0).5%" }) == nil)
    #expect(marks((1...20).map { "\($0)\t渡口\($0)\t开放" }) == nil)
    #expect(marks((1...20).map { "\($0)\tThe parties agreed that the mill be sold to the town." }) == nil)
    #expect(marks(["/*", " * A mill.", " */"] + (1...20).map { "int mill\($0);" }) == nil)
    #expect(marks((1...40).map { "     words of a text that is set in, line \($0)" }) == nil)
  }

  /// A line below a heading in a text without blank lines.
  @Test func underlinedHeadings() throws {
    let lines = Self.report.filter { !$0.isEmpty }
    let underlined = lines.flatMap { line in
      line.hasPrefix("一、") || line.hasPrefix("二、") ? [line, "=================="] : [line]
    }
    let report = try parsed(underlined.joined(separator: "\n"))
    let titles = report.sections.map { String(decoding: report.text[$0.title.bytes], as: UTF8.self) }
    #expect(titles.contains("过去一年的工作") && titles.contains("今年的打算"))
  }

  @Test func bracketsOfTwoKindsAreTwoStyles() throws {
    let lines = Self.report.map { $0.replacing("一、", with: "【一】").replacing("二、", with: "【二】") }
    #expect(
      try outline(lines) == outline(Self.report).replacing("一、", with: "【一】").replacing("二、", with: "【二】"))
  }

  /// A sentence below an article is its text.
  @Test func sentencesBelowArticlesAreNoTitles() throws {
    let text = """
      The Mill Charter

      Article I

      All powers of the mill are held by the town council, which
      shall consist of nine members.

      Article II

      The keeping of the weir by the millers of the town, shall be
      sufficient for the water of the fields.

      """
    #expect(OutlinePrinter.text(try parsed(text)) == "The Mill Charter\nArticle I\nArticle II\n")
  }
}
