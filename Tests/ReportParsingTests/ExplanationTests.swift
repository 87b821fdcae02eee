import ReportModel
import Testing
import TextFacts

@testable import ReportParsing

/// Why each heading is one.
@Suite struct ExplanationTests {
  @Test(
    arguments: [
      ("一、甲\n二、乙\n", ["begins", "goes-on"]),
      ("前言。\n三、甲\n", ["style-alone"]),
      ("# 报告\n\n## 甲\n\n文字。\n", ["marked"]),
      ("一、甲\n附件1：乙\n", ["style-alone", "annex-name"]),
      ("报告\n1 总则\n文字。\n1.1 范围\n文字。\n2 分则\n文字。\n", ["begins", "begins-below", "goes-on"]),
      (
        "一、甲\n（一）乙。一是修路。路通了。二是种树。树活了。\n以上报告，请审议。\n",
        ["style-alone", "style-alone", "enumeration", "enumeration", "closing"]
      ),
    ] as [(String, [String])])
  func names(_ text: String, _ reasons: [String]) throws {
    #expect(try parsed(text).sections.dropFirst().map { $0.reason?.name } == reasons)
  }

  @Test func everyReasonHasWordsOfItsOwn() {
    for language in Language.allCases {
      let words = HeadingReason.allCases.map { HeadingExplanation($0, number: "一、").message(in: language) }
      #expect(!words.contains(""))
      #expect(Set(words).count == HeadingReason.allCases.count)
    }
    #expect(Set(HeadingReason.allCases.map(\.name)).count == HeadingReason.allCases.count)
  }

  /// Headings without a number in western text are judged by their own facts, which add up to the sum.
  @Test func factsOfLinesWithoutANumber() throws {
    let body =
      "The ferry crosses the river every quarter of an hour from six in the\nmorning until midnight, on market days too.\n"
    let text = "THE FERRY\n\n\(body)\nTHE PIER\n\n\(body)\nTHE MILL\n\n\(body)"
    let report = try ReportParser.report(
      from: Array(text.utf8), source: ReportSource(name: "sample"), keepsEvidence: true)
    let judged = report.evidence.filter { $0.lineFacts != 0 && $0.isHeading }
    #expect(judged.map { report.words(in: $0.title) } == ["THE PIER", "THE MILL"])
    for evidence in judged {
      #expect(FactNames.facts(of: evidence).reduce(0) { $0 + $1.weight } == evidence.sum)
      #expect(evidence.sum >= evidence.threshold)
    }
    let words = OutlinePrinter.text(report, explained: .english)
    #expect(words.contains("THE PIER\t") && words.contains("all capitals") && words.contains("text below it"))
    #expect(try parsed(text).evidence.isEmpty)
  }

  /// So are those in Chinese text, lines of their own and first sentences of paragraphs; lines that fall short are told too.
  @Test func factsOfChineseLinesWithoutANumber() throws {
    let body = "　　渡口每天有四班船，早班六点开，晚班七点回，遇到大雾就停航，镇上的人都习惯了先看天色再出门，很少有人抱怨，也很少有人误了船。\n"
    let text =
      "渡口报告\n一、总体\n水上交通\n\(body)岸上设施\n\(body)二、分述\n单独一行\n\(body)三、措施\n"
      + ["抓好船只。", "修好堤坝。", "管好渡口。"].map { $0 + body.dropFirst(2) }.joined()
    let report = try ReportParser.report(
      from: Array(text.utf8), source: ReportSource(name: "sample"), keepsEvidence: true)
    let judged = report.evidence.filter { $0.hanFacts != 0 }
    #expect(
      judged.map { "\(report.words(in: $0.title)) \($0.sum) \($0.isHeading)" } == [
        "水上交通 35 true", "岸上设施 35 true", "单独一行 15 false", "抓好船只 35 true", "修好堤坝 35 true", "管好渡口 35 true",
      ])
    for evidence in judged {
      #expect(FactNames.facts(of: evidence).reduce(0) { $0 + $1.weight } == evidence.sum)
      #expect(evidence.isHeading == (evidence.sum >= evidence.threshold))
    }
    let words = OutlinePrinter.text(report, explained: .chinese)
    #expect(words.contains("独占一行，无句末标点") && words.contains("其下有段落") && words.contains("多段连续如此"))
    #expect(try parsed(text).evidence.isEmpty)
  }

  /// A fact that no heading has weighs more than all that may speak for one.
  @Test func whatNoHeadingDoesOutweighsAll() {
    let most = [HanLineFact.open, .overText, .threeAlike].reduce(0) { $0 + $1.weight }
    #expect(most >= HanLineFact.accepted)
    for fact in HanLineFact.allCases where fact.weight <= -100 { #expect(most + fact.weight < HanLineFact.accepted) }
    // One line alone is none, whatever it is.
    #expect(
      HanLineFact.open.weight + HanLineFact.overText.weight + HanLineFact.noneAlike.weight < HanLineFact.accepted)
  }

  @Test func everyFactHasWordsOfItsOwn() {
    let names = LineFact.allCases.map(LineFactNames.name) + HanLineFact.allCases.map(HanLineFactNames.name)
    #expect(Set(names.map(\.key)).count == names.count)
    #expect(Set(names.map(\.english)).count == names.count)
    #expect(Set(names.map(\.chinese)).count == names.count)
  }

  @Test func printed() throws {
    let report = try parsed("一、甲\n（一）乙。丙。\n二、丁\n")
    #expect(
      OutlinePrinter.text(report, explained: .english) == """
        一、甲\t一、 begins a sequence that another number goes on
          （一）乙\tnothing goes on （一）, but only headings are numbered so
        二、丁\t二、 goes on the number of its style before it

        """)
    #expect(
      OutlinePrinter.jsonLines(report, explained: .chinese).split(separator: "\n").map(String.init).last
        == #"{"level":1,"kind":"numbered","line":3,"number":"二","title":"丁","address":"二","path":"2","start":32,"#
        + #""end":42,"characters":3,"reason":"goes-on","explanation":"编号“二、”接续前一个同式编号"}"#)
  }
}
