import Fuzzing
import ReportModel
import ReportParsing
import Testing

/// Characters that copies of a text have for others, and such as nobody sees: the outline is that of the text, and the text
/// stays as it was written. All texts are invented.
@Suite struct CopiedCharacterTests {
  private static let report = [
    "沙洲县工作报告", "", "各位代表：", "", "　　我代表县人民政府，向大会报告工作。", "", "一、二〇三〇年工作回顾", "",
    "　　一年来，我们取得了“双丰收”的成绩。全县粮食总产十二万吨，人均收入增长百分之六。", "", "（一）工业生产大幅增长。新建工厂八家，产值增长一成。", "",
    "（二）水利建设全面完成。修渠二十公里，日供水一万吨。", "", "（三）人民生活不断改善。新建学校三所，方便了群众。", "", "二、二〇三一年工作安排", "",
    "　　新的一年，要做好下面的工作。主要任务是修好大坝，办好学校。", "", "（一）加快工业发展。再建工厂五家，培训工人三百人。", "",
    "（二）办好人民教育。再建学校两所，聘请教师四十人。", "", "（三）加强生态保护。植树一万株，治理河道十公里。", "",
  ].joined(separator: "\n")

  private func outline(_ text: String, name: String = "report.txt") throws -> String {
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
    #expect(faults(of: report) == [])
    #expect(String(decoding: report.text, as: UTF8.self) == text)
    return OutlinePrinter.text(report)
  }

  private func folded(_ text: String, _ pairs: [(String, String)]) -> String {
    pairs.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// The outline of a text with other characters, those put back into it.
  private func sameOutline(_ pairs: [(String, String)]) throws -> Bool {
    let found = try outline(folded(Self.report, pairs))
    return try folded(found, pairs.map { ($0.1, $0.0) }) == outline(Self.report)
  }

  @Test func halfWidthStops() throws { #expect(try sameOutline([("。", "｡"), ("、", "､")])) }

  @Test func widePoints() throws { #expect(try sameOutline([("。", "．")])) }

  @Test func radicals() throws {
    #expect(try sameOutline([("一", "⼀"), ("二", "⼆"), ("十", "⼗"), ("工", "⼯"), ("水", "⽔"), ("人", "⼈"), ("生", "⽣")]))
  }

  @Test func namesOfCharacters() throws {
    #expect(try sameOutline([("“", "&ldquo;"), ("”", "&rdquo;"), ("　", "&emsp;")]))
  }

  /// A space without width, a joiner, a mark of direction, a mark of byte order.
  @Test(arguments: ["\u{200B}", "\u{2060}", "\u{200E}", "\u{FEFF}"])
  func charactersThatNobodySees(_ sign: String) throws {
    let plain = try outline(Self.report)
    for step in [2, 3, 7] {
      let lines = Self.report.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.enumerated().map { $0 % step == step - 1 ? String($1) + sign : String($1) }.joined()
      }
      #expect(try outline(lines.joined(separator: "\n")).replacing(sign, with: "") == plain)
    }
  }

  /// They are shown as before: only marks of a format are concealed.
  @Test func whatNobodySeesIsNotConcealed() throws {
    let text = Self.report.replacing("工作", with: "工\u{200B}作")
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "report.txt"))
    #expect(report.spans.isEmpty)
  }

  /// In text set for a terminal they leave what sets the words in force.
  @Test func whatSetsWordsIsStillRead() throws {
    let report = try parsed("\u{1B}[1mMill\u{1B}[0m\n\nThe mill\u{200B} was sold.\n")
    #expect(report.spans.contains { $0.kind == .strong })
  }

  @Test func softHyphensInWords() throws {
    let text =
      "The Mill Report\n\nChapter I\n\nThe mill was built on the river long ago.\n\nChapter II\n\nIt was sold by the owner.\n"
    let soft = text.replacing("Chapter", with: "Chap\u{AD}ter").replacing("river", with: "ri\u{AD}ver")
    #expect(try outline(soft).replacing("\u{AD}", with: "") == outline(text))
  }

  /// Recognition of scanned pages sets a blank between all characters.
  @Test func blanksBetweenAllCharacters() throws {
    var spaced = ""
    for (sign, next) in zip(Self.report, Self.report.dropFirst() + "\n") {
      spaced.append(sign)
      if sign.isLetter, next.isLetter { spaced.append(" ") }
    }
    #expect(try outline(spaced).replacing(" ", with: "") == outline(Self.report).replacing(" ", with: ""))
  }

  /// In a text with marks of its own they stay.
  @Test func markdownKeepsItsMarks() throws {
    let text = "# 沙洲县\u{200B}报告\n\n## 概\u{200B}况\n\n一句话**重点**。\n\n## 打算\n\n&ldquo;三件&rdquo;事&emsp;。\n"
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "a.txt"))
    #expect(report.sections.count == 3)
    #expect(!report.spans.isEmpty)
  }

  // MARK: Line ends

  @Test(arguments: ["\u{2028}", "\u{2029}", "\u{85}"])
  func lineEndsOfOtherSets(_ end: String) throws {
    let text = Array(Self.report.replacing("\n", with: end).utf8)
    let report = try ReportParser.report(from: text, source: ReportSource(name: "report.txt"))
    #expect(faults(of: report) == [])
    #expect(report.text.count == text.count)
    #expect(OutlinePrinter.text(report) == (try outline(Self.report)))
  }

  @Test func lineEndsChangedTwice() throws {
    let text = "Mill Report\n===========\n\nWords.\n\n## Plans\n\n```\n# no heading\n```\n\nBoats\n-----\n\nWords.\n"
    func outline(_ text: String) throws -> String {
      OutlinePrinter.text(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "a.md")))
    }
    #expect(try outline(text.replacing("\n", with: "\r\r\n")) == outline(text))
  }
}
