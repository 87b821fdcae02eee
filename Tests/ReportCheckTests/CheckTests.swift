import ReportModel
import ReportParsing
import Testing
import TextFacts

@testable import ReportCheck

/// Findings in texts about an invented district, as `line:column: address: message`, without the words around them.
@Suite struct CheckTests {
  private func lines(_ text: String, in language: Language = .english) throws -> [String] {
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "r"))
    return FindingPrinter(report, file: "r").text(Check.findings(in: report), in: language)
      .split(separator: "\n").filter { $0.hasPrefix("r:") && !$0.hasPrefix("r: ") }
      .map { String($0.dropFirst(2).prefix { $0 != "[" }).split(separator: "  ")[0] }.map(String.init)
  }

  @Test(
    "a series inside one paragraph",
    arguments: [
      ("一、甲\n1.学习。2.组织。4.作风。\n", ["2:11: 一: numbering gap: 4. after 2., 3. was due"]),
      ("一、甲\n(1)学习；(2)组织；(4)作风。\n", ["2:14: 一: numbering gap: (4) after (2), (3) was due"]),
      ("一、甲\n①学习。②组织。④作风。\n", ["2:9: 一: numbering gap: ④ after ②, ③ was due"]),
      ("一、甲\n整治河岸，第一、拆房；第三、清运；第四、补树。\n", ["2:12: 一: numbering gap: 第三 after 第一, 第二 was due"]),
      ("一、甲\n1.学习。2.组织。3.作风。\n4.纪律。\n", []),
      ("一、甲\n全县第一、第二产业都在增长，第一、第二产业占七成，第三产业占三成。\n", []),
    ] as [(String, [String])])
  func insideOneParagraph(_ text: String, _ found: [String]) throws {
    let lines = try lines(text)
    #expect(lines == found)
  }

  @Test func soundReport() throws {
    #expect(
      try lines(
        """
        青禾区工作总结

        一、抓学习（上半年）
        （一）学。“一周一学”《要点》。
        （二）做。做好了三件事。
        二、抓产业
        （一）种。种业：水稻；茶叶。
        （二）养。养鱼，养虾。
        """) == [])
  }

  @Test(
    arguments: [
      ("一、甲\n二、乙\n四、丙\n", ["3:1: 四: numbering gap: 四、 after 二、, 三、 was due"]),
      ("二、甲\n三、乙\n", ["1:1: 二: numbering gap: begins with 二、, 一、 was due"]),
      ("一、甲\n二、乙\n二、丙\n三、丁\n", ["3:1: 二~2: repeated number: 二、"]),
      (
        "一、甲\n二、乙\n四、丙\n三、丁\n五、戊\n",
        [
          "3:1: 四: numbering gap: 四、 after 二、, 三、 was due", "4:1: 三: numbering goes back: 三、 after 四、",
        ]
      ),
      (
        "一、甲\n（一）乙。好。\n（三）丙。好。\n二、丁\n（一）戊。好。\n（二）己。好。\n",
        ["3:2: 一（三）: numbering gap: （三） after （一）, （二） was due"]
      ),
      ("一、甲\n（一）乙。好。\n(二)丙。好。\n（三）丁。好。\n", ["3:2: 一（二）: mixed style: (二), most of this level are like （二）"]),
      ("一、甲\n（1）乙。好。\n（2）丙。好。\n二、丁\n好。\n", ["2:2: 一（1）: skipped style: （1） below 一、, （一） comes first"]),
      (
        "第一章　总则\n第一条 甲。\n第二条 乙。\n第二章　分则\n第三条 丙。\n第三条之一 丁。\n第五条 戊。\n",
        ["7:1: 第五条: numbering gap: 第五条 after 第三条之一, 第四条 was due"]
      ),
    ] as [(String, [String])])
  func numbering(_ text: String, _ found: [String]) throws {
    #expect(try lines(text) == found)
  }

  @Test(
    arguments: [
      ("落实“三张清单”。", []),
      ("落实“三张清单。", ["1:3: “ is not closed"]),
      ("落实三张清单”。", ["1:7: ” closes nothing"]),
      ("学习《要点。\n》完了。", ["1:3: 《 is not closed", "2:1: 》 closes nothing"]),
      ("新建（改建学校(三所）。", ["1:3: （ is not closed"]),
      ("新建(三所）。", []),
      ("一）新建三所", []),
      ("“甲《乙”丙", ["1:3: 《 is not closed"]),
    ] as [(String, [String])])
  func pairs(_ text: String, _ found: [String]) throws {
    #expect(try lines(text) == found)
  }

  @Test(
    arguments: [
      ("增长12%,比上年高", ["1:6: , before a Chinese character, ， belongs here"]),
      (
        "“清单”,共三张;好:对",
        [
          "1:5: , before a Chinese character, ， belongs here", "1:9: ; before a Chinese character, ； belongs here",
          "1:11: : before a Chinese character, ： belongs here",
        ]
      ),
      ("1,460户，8:30开会, a", []),
      ("好,(三)", []),
    ] as [(String, [String])])
  func narrowMarks(_ text: String, _ found: [String]) throws {
    #expect(try lines(text) == found)
  }

  @Test(
    arguments: [
      ("XX镇增长X%", ["1:1: placeholder left: XX", "1:6: placeholder left: X"]),
      ("第7X周年，X7亿元", ["1:3: placeholder left: X", "1:7: placeholder left: X"]),
      ("用XML写，拍X光，X射线，1+N+X，415X集群，3×4，x", []),
      ("××区ＸＸ办", ["1:1: placeholder left: XX", "1:4: placeholder left: XX"]),
    ] as [(String, [String])])
  func placeholders(_ text: String, _ found: [String]) throws {
    #expect(try lines(text) == found)
  }

  @Test func inChinese() throws {
    #expect(
      try lines("一、甲（X\n二、乙,丙\n四、丁”\n（1）戊。好。\n（2）己。好。\n", in: .chinese) == [
        "3:1: 四: 编号不连续：“二、”之后是“四、”，应为“三、”",
        "4:2: 四（1）: 编号层级跳级：“四、”之下是“（1）”，应先用“（一）”", "1:4: 一: “（”没有配对的后一半",
        "3:4: 四: “””没有配对的前一半", "2:4: 二: 汉字前的半角“,”，应为“，”", "1:5: 一: 未填写的占位符（1 个 X）",
      ])
  }

  /// Findings stand by kind, each kind counted, those of placeholders last; the words around them stop at the ends of
  /// the line.
  @Test func groups() throws {
    let report = try ReportParser.report(
      from: Array("一、甲X,乙\n二、丙和丁和戊和己,庚和辛和壬和癸和子\n四、好\n".utf8), source: ReportSource(name: "r"))
    #expect(
      FindingPrinter(report, file: "r").text(Check.findings(in: report), in: .english) == """
        r: numbering gap: 1
        r:3:1: 四: numbering gap: 四、 after 二、, 三、 was due  [四]、好
        r: half-width mark: 2
        r:1:5: 一: , before a Chinese character, ， belongs here  一、甲X[,]乙
        r:2:10: 二: , before a Chinese character, ， belongs here  、丙和丁和戊和己[,]庚和辛和壬和癸和
        r: placeholder: 1
        r:1:4: 一: placeholder left: X  一、甲[X],乙

        """)
  }

  @Test func jsonLines() throws {
    let report = try ReportParser.report(from: Array("一、甲\"X\n".utf8), source: ReportSource(name: "r"))
    #expect(
      FindingPrinter(report, file: "a\"b").jsonLines(Check.findings(in: report), in: .english)
        == #"{"file":"a\"b","line":1,"column":5,"address":"一","problem":"placeholder","text":"X","before":"一、甲\"","#
        + #""after":"","message":"placeholder left: X","start":10,"end":11}"# + "\n")
  }

  // MARK: Work in proportion to the text

  private func report(_ text: String) throws -> Report {
    try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "r"))
  }

  /// Only so many marks left open are told of; those beyond are paired all the same.
  @Test(arguments: ["（", "“", "《"]) func openMarks(mark: String) throws {
    let most = WorkBudget.openMarks
    for count in [most - 1, most, most + 1, 20 * most] {
      let found = Check.findings(in: try report("好" + String(repeating: mark, count: count) + "\n"))
      #expect(found.count == min(count, most))
    }
    let pairs = ["（": "）", "“": "”", "《": "》"]
    let closing = try #require(pairs[mark])
    let nested = String(repeating: mark, count: 5 * most) + "好" + String(repeating: closing, count: 5 * most)
    #expect(Check.findings(in: try report(nested + "\n")) == [])
    let unopened = Check.findings(in: try report(nested + closing + "\n"))
    #expect(unopened.map(\.problem) == [.unopened(mark: closing)])
  }

  /// The columns of the places of one line are counted in one pass.
  @Test func columnsAreCountedOnce() throws {
    for count in [1_000, 2_000, 4_000] {
      let report = try report(String(repeating: "）好\u{20000}a", count: count) + "\n第二行）\n")
      let lines = try #require(report.lines)
      let findings = Check.findings(in: report)
      #expect(findings.count == count + 1)
      var columns = ColumnCounter(text: report.text, lines: lines)
      let counted = findings.map { columns.column(of: $0.range.lower) }
      #expect(columns.steps <= report.text.count)
      let expected = findings.map { finding in
        let start = lines.lineStart(at: finding.range.lower).bytes
        return 1 + String(decoding: report.text[start..<finding.range.lower.bytes], as: UTF8.self).unicodeScalars.count
      }
      #expect(counted == expected)
    }
  }

  /// Places need not come in order.
  @Test func columnsInAnyOrder() throws {
    let report = try report("一二三\n四五六七\n")
    var columns = ColumnCounter(text: report.text, lines: try #require(report.lines))
    let offsets = [6, 0, 13, 16, 10, 3]
    #expect(offsets.map { columns.column(of: TextOffset($0)) } == [3, 1, 2, 3, 1, 2])
  }
}
