import ReportCompare
import Testing

/// Changes as a reader would tell them: all edits of two texts.
@Suite struct ComparisonTests {
  private static let body = """
    云州市工作总结
    一、抓实理论学习
    全年组织集中学习24次，覆盖党员1.2万人次，机关党支部全部达标。
    二、改进工作作风
    坚持开门接访，受理群众来信来访316件，办结率98.5%，群众满意度稳步提高。
    三、建强干部队伍
    选派年轻干部到乡镇挂职锻炼，轮训村社区书记，干部队伍结构持续优化。

    """

  private func edits(_ changes: [(String, String)]) throws -> [String] {
    var new = Self.body
    for (old, given) in changes {
      let range = try #require(new.firstRange(of: old), "\(old) does not stand in the text")
      new.replaceSubrange(range, with: given)
    }
    let texts = try ComparedTexts(Self.body, new)
    #expect(texts.made == texts.new.text)
    return texts.lines
  }

  @Test(
    arguments: [
      ("1.2万人次", "1.35万人次", ["figure: 1.2 → 1.35"]),
      ("98.5%", "99%", ["figure: 98.5% → 99%"]),
      ("三、建强", "四、建强", ["renumbered: 三 → 四"]),
      ("改进工作作风", "改进工作纪律作风", ["retitled:  → 纪律"]),
      ("，轮训村", "；轮训村", ["punctuation: ， → ；"]),
      ("24次，覆盖", "24次,覆盖", ["punctuation: ， → ,"]),
      ("挂职锻炼", "蹲点锻炼", ["changed: 挂职 → 蹲点"]),
      ("群众满意度稳步提高", "群众满意度明显提高", ["changed: 稳步 → 明显"]),
      ("，机关党支部全部达标", "", ["deleted: ，机关党支部全部达标 → "]),
      ("坚持开门接访，", "坚持开门接访，完善接访制度，", ["inserted:  → 完善接访制度，"]),
      ("98.5%，群众", "98.5%。\n群众", ["split: ， → 。¶"]),
      (
        "二、改进工作作风\n坚持开门接访，受理群众来信来访316件，办结率98.5%，群众满意度稳步提高。\n", "",
        ["deleted: 二、改进工作作风¶坚持开门接访，受理群众来信来访316件，办结率98.5%，群众满意度稳步提高。¶ → "]
      ),
      ("三、建强", "三、守住底线\n严格落实安全生产责任制。\n四、建强", ["inserted:  → 三、守住底线¶严格落实安全生产责任制。¶", "renumbered: 三 → 四"]),
    ] as [(String, String, [String])])
  func oneEdit(_ old: String, _ new: String, _ expected: [String]) throws {
    #expect(try edits([(old, new)]) == expected)
  }

  /// Changes far from each other are two; an island of two equal characters parts no change.
  @Test func nearAndFar() throws {
    #expect(
      try edits([("组织集中学习", "开展集中学习"), ("全部达标", "基本达标")]) == ["changed: 组织 → 开展", "changed: 全部 → 基本"])
    #expect(try edits([("年轻干部到乡镇", "优秀干部赴乡镇")]) == ["changed: 年轻干部到 → 优秀干部赴"])
  }

  @Test func movedAndEdited() throws {
    let section = "三、建强干部队伍\n选派年轻干部到乡镇挂职锻炼，轮训村社区书记，干部队伍结构持续优化。\n"
    let moved = section.replacing("三、", with: "一、").replacing("挂职锻炼", with: "蹲点锻炼")
    let texts = try ComparedTexts(
      Self.body, Self.body.replacing(section, with: "").replacing("二、", with: "三、").replacing("一、", with: "\(moved)二、"))
    #expect(texts.made == texts.new.text)
    #expect(
      texts.lines == [
        "moved 1: \(section.replacing("\n", with: "¶")) → \(moved.replacing("\n", with: "¶"))",
        "renumbered 1: 三 → 一", "changed 1: 挂职 → 蹲点", "renumbered: 一 → 二", "renumbered: 二 → 三",
      ])
  }

  /// The indent before a heading is the last of the section before it; a passage that begins with both is of its own section.
  @Test func movedWithItsHeading() throws {
    let old = "云溪镇方案\n　　一、总结\n　　（一）修路。新修道路三十二条。\n　　（二）办学。新建学校五所，改造校舍一千间。\n　　（三）种树。植树两万棵，封山三座。\n"
    let lines = old.split(separator: "\n", omittingEmptySubsequences: false)
    let texts = try ComparedTexts(
      old, [0, 1, 2, 4, 3, 5].map { String(lines[$0]) }.joined(separator: "\n"))
    let printer = EditPrinter(texts.old, texts.new)
    let line = "　　（三）种树。植树两万棵，封山三座。¶"
    #expect(
      printer.text(texts.comparison.edits, in: .english)
        == "一（三）: moved 1: [-\(line)-] → {+\(line)+}　　（二）办学。\n")
  }

  /// A sentence that moved within its paragraph is one move, not a deletion and an insertion.
  @Test func movedSentence() throws {
    let texts = try ComparedTexts(
      "工作总结\n全年召开会议三十次。组织外出考察学习两批八十余人。完成调研报告十二篇，提出建议六十条，采纳四十五条。\n",
      "工作总结\n组织外出考察学习两批八十余人。完成调研报告十二篇，提出建议六十条，采纳四十五条。全年召开会议三十次。\n")
    #expect(texts.made == texts.new.text)
    #expect(texts.lines == ["moved 1: 全年召开会议三十次。 → 全年召开会议三十次。"])
  }

  @Test(
    arguments: [
      ("旧的一段。\n", "新写一行。\n", ["changed: 旧的一段 → 新写一行"]),
      ("一、甲\n", "一、甲", ["punctuation: ¶ → "]),
      (
        "The quick brown fox jumps over it.\n", "The slow brown fox leaps over it.\n",
        ["changed: quick → slow", "changed: jumps → leaps"]
      ),
      ("版本 1.2.3 发布。\n", "版本 1.2.4 发布。\n", ["figure: 1.2.3 → 1.2.4"]),
      ("增长百分之十二。\n", "增长百分之十三点五。\n", ["changed: 十二 → 十三点五"]),
      ("共有三个村。\n", "共有五个村。\n", ["figure: 三 → 五"]),
    ] as [(String, String, [String])])
  func smallTexts(_ old: String, _ new: String, _ expected: [String]) throws {
    let texts = try ComparedTexts(old, new)
    #expect(texts.made == texts.new.text)
    #expect(texts.lines == expected)
  }

  /// A draft that another program has saved: only what a reader sees is an edit, and all of both makes the new text.
  @Test func lineEnds() throws {
    let text = InventedReport.text(seed: 5)
    let other = text.replacing("\n", with: "\r\n")
    let same = try ComparedTexts(text, other)
    #expect(same.comparison.edits.isEmpty && same.made == same.new.text)
    #expect(same.comparison.notices == [.lineEnds(same.comparison.lineEnds.count)])
    let edited = EditedText(text, seed: 9)
    let plain = try ComparedTexts(Array(text.utf8), edited.new)
    let both = try ComparedTexts(Array(other.utf8), edited.new)
    #expect(both.made == both.new.text)
    func told(_ texts: ComparedTexts) -> [String] { texts.lines.map { $0.filter { !$0.isNewline && $0 != "¶" } } }
    #expect(told(both) == told(plain))
  }

  @Test(
    "a blank line more or less is an edit beside other line ends",
    arguments: [
      ("甲乙丙丁\r\n戊己庚辛\r\n", "甲乙丙丁\n戊己庚辛\n", []),
      ("甲乙丙丁\r\n\r\n戊己庚辛\r\n", "甲乙丙丁\n戊己庚辛\n", ["punctuation: \r\n → "]),
      ("甲乙丙丁\n戊己庚辛\n", "甲乙丙丁\r\n戊己庚申\r\n", ["changed: 辛 → 申"]),
    ] as [(String, String, [String])])
  func otherLineEnds(_ old: String, _ new: String, _ expected: [String]) throws {
    let texts = try ComparedTexts(old, new)
    #expect(texts.made == texts.new.text)
    #expect(texts.lines == expected)
  }
}
