import ReportModel
import Testing

@testable import ReportParsing

/// Headings that few signs show, in short invented texts without numbers of official documents.
@Suite struct PlainHeadingTests {
  private static let short = "渡船在雾里停开，没有人受伤，第二天大家都照常过河，好像什么事也没有发生过一样。"
  private static let long = "河面结冰以后渡船停开，两岸的人绕道石桥，往返要多走一个时辰，因此春前必须把浮桥搭好，让车马先过，再谈别的。"
  private static let western = """
    The ferry crosses the river every quarter of an hour from six in the
    morning until midnight, and on market days the second boat helps out
    when the queue is longer than the pier.
    """

  private func outline(_ text: String) throws -> String { OutlinePrinter.text(try parsed(text)) }

  private func set(_ heads: [String], _ body: String, blank: String = "\n") -> String {
    heads.map { $0 + blank + body + blank }.joined()
  }

  /// Over short paragraphs, of two characters, as questions, and before a colon.
  @Test(arguments: [
    ["渡口概况", "石桥风光", "水闸夜色"], ["渡口", "石桥", "水闸"], ["渡口在哪里？", "石桥几点开放？", "水闸能上去吗？"],
    ["渡口概况：", "石桥风光：", "水闸夜色："],
  ])
  func linesOverShortParagraphs(_ heads: [String]) throws {
    for body in [Self.short, Self.long] {
      #expect(
        try outline("柳河导游词\n\n" + set(heads, body)).split(separator: "\n") == ["柳河导游词"]
          + heads.map { $0.replacing("：", with: "")[...] })
    }
  }

  /// Two such lines alone may be anything.
  @Test func twoLinesOverShortParagraphsAreNoHeadings() throws {
    #expect(try outline("柳河导游词\n\n" + set(["渡口在哪里？", "石桥几点开放？"], Self.short)) == "柳河导游词\n")
  }

  /// Pairs of clauses that begin alike head their paragraphs.
  @Test func clausePairsHeadParagraphs() throws {
    let pairs = ["坚持目标导向，明确方向", "坚持结果导向，讲求实效", "坚持群众导向，改进作风"]
    #expect(
      try outline("柳河镇思想工作汇报\n\n" + pairs.map { "\($0)。\(Self.long)\n" }.joined())
        == "柳河镇思想工作汇报\n" + pairs.map { "\($0)\n" }.joined())
    let others = ["今年雨水很多，河水上涨", "镇上修了新桥，车马通行", "学校换了屋顶，孩子高兴"]
    #expect(try outline("柳河来信\n\n" + others.map { "\($0)。\(Self.long)\n" }.joined()) == "柳河来信\n")
  }

  /// Chapters that have a number and no other name, between blank lines.
  @Test(arguments: [["一", "二", "三"], ["一、", "二、", "三、"], ["（一）", "（二）", "（三）"], ["1", "2", "3"]])
  func chaptersOfAShortTale(_ numbers: [String]) throws {
    let chapter = "\n\n\(Self.long)\(Self.short)\n\n\(Self.short)\(Self.long)\n\n"
    let report = try parsed("夜渡记\n\n\n" + numbers.map { $0 + chapter }.joined())
    #expect(report.sections.dropFirst().map { report.words(in: $0.heading) } == numbers)
    #expect(report.title == "夜渡记")
  }

  /// A page ends in the middle of a sentence: its number is none of a chapter.
  @Test func numbersOfPagesAreNoChapters() throws {
    let page = "\n\n\(Self.long)\n\n\(Self.long)\n\n\(String(Self.long.dropLast(3)))\n\n"
    let pages = (1...4).map { "\($0)" + String(repeating: page, count: 5) }.joined()
    #expect(try parsed("夜渡记\n\n" + pages).sections.count == 1)
  }

  /// `1.问：…` and `Q1:`, answered below.
  @Test func numberedQuestions() throws {
    let text = "渡口乘船问答\n\n1.问：船票在哪里买？\n答：在东侧的小屋。\n2.问：大雾天开船吗？\n答：不开。\n"
    let report = try parsed(text)
    #expect(
      report.sections.dropFirst().map { "\(report.words(in: $0.number))|\(report.words(in: $0.title))" }
        == ["1|船票在哪里买？", "2|大雾天开船吗？"])
    let other = try parsed(
      "Ferry Questions\n\nQ1: Where is the pier?\nA1: Below the mill.\n\nQ2: Is there fog?\nA2: Often.\n")
    #expect(
      other.sections.dropFirst().map { "\(other.words(in: $0.number))|\(other.words(in: $0.title))" }
        == ["Q1|Where is the pier?", "Q2|Is there fog?"])
  }

  /// Works that are referred to are numbered, and head nothing.
  @Test func referencesHeadNothing() throws {
    let chinese = set(["1 前言", "2 方法", "3 结语"], Self.long) + "\n参考文献：\n1. 何小满. 潮汐表. 柳河出版社, 2011.\n2. 周远山. 气象. 2014.\n"
    #expect(try outline("柳河潮汐研究\n\n" + chinese) == "柳河潮汐研究\n1 前言\n2 方法\n3 结语\n参考文献\n")
    let western =
      set(["1. Introduction", "2. Survey"], Self.western, blank: "\n\n")
      + "References\n\n1. Ashby, T. (1931). The pruning of trees. Orchard Press.\n2. Brown, K. (1954). Soils.\n"
    #expect(
      try outline("On the Failing Orchards\n\n" + western)
        == "On the Failing Orchards\n1. Introduction\n2. Survey\nReferences\n")
  }

  /// The years of a chronicle.
  @Test func yearsHeadTheEntriesOfAChronicle() throws {
    let years = ["2017年", "2018年", "2019年"]
    #expect(try outline("柳河大事记\n\n" + set(years, "　　" + Self.long)) == "柳河大事记\n2017年\n2018年\n2019年\n")
  }

  /// Questions, names of one word, and headings over a single sentence, in western text.
  @Test(arguments: [
    ["When does the ferry run?", "Who may use the pier?", "What does it cost?"],
    ["Roads:", "Water Supply:", "Business:"],
    ["By Boat", "By Air", "On Foot"], ["WHAT IT IS", "HOW TO BUILD IT", "HOW TO REPORT FAULTS"],
  ])
  func westernHeadings(_ heads: [String]) throws {
    let expected = "THE FERRY\n" + heads.map { ($0.last == ":" ? String($0.dropLast()) : $0) + "\n" }.joined()
    let first = "The parish met on Tuesday and spoke of what follows.\n\n"
    #expect(try outline("THE FERRY\n\n\(first)" + set(heads, Self.western, blank: "\n\n")) == expected)
  }

  /// An underlined title says nothing of the lines below.
  @Test func anUnderlinedTitleMarksNoOthers() throws {
    let text = "HERON README\n============\n\n" + set(["WHAT IT IS", "HOW TO BUILD IT"], Self.western, blank: "\n\n")
    #expect(try outline(text) == "HERON README\nWHAT IT IS\nHOW TO BUILD IT\n")
  }

  /// Scripts, and what databases print, have no headings.
  @Test(arguments: [
    "#!/bin/sh\n# Build the boat\n\nset -e\n\n# 1. Wood\nmake wood\n# 2. Paint\nmake paint\n",
    " id | name\n----+-------\n  1 | Heron\n  2 | Gull\n(2 rows)\n",
  ])
  func recordsHaveNoHeadings(_ text: String) throws { #expect(try parsed(text).sections.count == 1) }

  /// Entries of a list of contents are named otherwise than the chapters.
  @Test func contentsNamedOtherwise() throws {
    let list = "CONTENTS\n\nI.     The Boat .... 1\nII.    The Fog .... 14\nIII.   The Lamp .... 31\n\n"
    let chapters = ["CHAPTER I\nTHE BOAT", "CHAPTER II\nTHE FOG", "CHAPTER III\nTHE LAMP"]
    #expect(
      try outline("THE HERON\n\n" + list + set(chapters, Self.western, blank: "\n\n"))
        == "THE HERON\nCHAPTER I THE BOAT\nCHAPTER II THE FOG\nCHAPTER III THE LAMP\n")
  }

  /// The title of an annex stands three blank lines below its number.
  @Test func theTitleOfAnAnnexStandsFurtherBelow() throws {
    let text =
      "柳河镇工作报告\n\n\n\n一、回顾\n\n\n\n\(Self.long)\n\n\n\n二、安排\n\n\n\n\(Self.long)\n\n\n\n附件1\n\n\n\n十件实事\n\n\n\n\(Self.long)\n"
    #expect(try outline(text) == "柳河镇工作报告\n一、回顾\n二、安排\n附件1 十件实事\n")
  }

  /// A line that the list of contents names is a heading, whatever it is called; captions that a list of figures names are
  /// none.
  @Test func linesThatTheContentsName() throws {
    let text = """
      柳河镇志

      目录
      凡例 …… 1
      第一章 山川 …… 3
      第二章 物产 …… 4
      编纂始末 …… 90

      凡例
      \(Self.long)
      第一章 山川
      \(Self.long)
      第二章 物产
      \(Self.long)
      图1 水渠
      编纂始末
      \(Self.long)
      """
    let outline = "柳河镇志\n凡例\n第一章 山川\n第二章 物产\n编纂始末\n"
    #expect(try self.outline(text) == outline)
    #expect(try self.outline(text.replacing("\n凡例\n", with: "\n图1 水渠 …… 2\n图2 渡口 …… 3\n凡例\n")) == outline)
  }

  /// An annex in a file of its own begins with its word.
  @Test func anAnnexThatBeginsAFile() throws {
    let text = "附件\n\n柳河镇渡口管理细则\n\n一、目标\n\(Self.long)\n二、任务\n\(Self.long)\n"
    #expect(try outline(text) == "附件 柳河镇渡口管理细则\n  一、目标\n  二、任务\n")
  }

  /// Entries of a list of contents without pages are known by their titles, and the mark that ends a book is no heading.
  @Test func chaptersOfAPrintedBook() throws {
    let chapters = ["CHAPTER I\nTHE BOAT", "CHAPTER II\nTHE FOG", "CHAPTER III\nTHE LAMP"]
    let head =
      "The Project Gutenberg EBook of The Heron\n\nTitle: The Heron\n\n*** START OF THIS PROJECT GUTENBERG EBOOK THE HERON ***\n\n"
    let list = "THE HERON\n\nCONTENTS\n\nI.     The Boat\nII.    The Fog\nIII.   The Lamp\n\n"
    let end = "\n*** END OF THIS PROJECT GUTENBERG EBOOK THE HERON ***\n"
    #expect(
      try outline(head + list + set(chapters, Self.western, blank: "\n\n") + end)
        == "THE HERON\nCHAPTER I THE BOAT\nCHAPTER II THE FOG\nCHAPTER III THE LAMP\n")
  }
}
