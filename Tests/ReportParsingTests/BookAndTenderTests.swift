import ImportStream
import ReportModel
import Testing

@testable import ReportParsing

/// Books as readers on the web give them, tables of tenders, lists of standards, and what is said in a talk. All texts are
/// invented.
@Suite struct BookAndTenderTests {
  private func outline(_ text: String) throws -> [String] { outlineLines(try parsed(text)) }

  private static let page = String(repeating: "渡口的老人每天清早把船推到水里，先看云，再看水色，然后才说今天能不能过江。\n", count: 6)

  private func piece(_ name: String) -> String { "\(name)\n\n\(Self.page)\n" }

  // MARK: Books

  @Test("a reader's header in brackets names the book, and its numbers the pieces")
  func pieces() throws {
    let header = """
      【书名】江边的灯
      【作者】林某
      【类别】其他
      【状态】连载
      【更新】2012-05-11已更新至5章
      【简介】一盏灯照着渡口，也照着三代人

      """
    let names = ["[1]序（1）", "[2]序（2）", "[4]第一章 潮水（1）", "[5]第一章 潮水（2）", "[6]后记"]
    #expect(
      try outline(header + "\n" + names.map(piece).joined()) == [
        "江边的灯", "  1 序（1）", "  2 序（2）", "  4 第一章 潮水（1）", "  5 第一章 潮水（2）", "  6 后记",
      ])
  }

  @Test("references, footnotes and lines with a mark are no pieces")
  func references() throws {
    let list = (1...6).map { "[\($0)]林某．渡口的水文观测[J]．青石水利，2012（\($0)）：12-15" }
    #expect(try outline("渡口水文研究\n\n\(Self.page)\n" + list.joined(separator: "\n\n")) == ["渡口水文研究"])
    let notes = (1...6).map { "[\($0)]这一句出自青石县志，原文说法不同。\n\n\(Self.page)\n" }
    #expect(try outline("渡口水文研究\n\n\(Self.page)\n" + notes.joined()) == ["渡口水文研究"])
  }

  // MARK: Tables

  @Test("numbers alone on their lines that stand again with their words are the rows of a table")
  func tableOfTender() throws {
    let tender = """
      青石大桥设计招标文件

      第一章 招标公告
      青石大桥的设计已经批准，现公开招标，欢迎有资格的单位参加投标。
      第二章 投标人须知
      投标人须知前附表
      条款号
      1.2.1
      资金来源及比例
      财政资金。
      1.2.2
      资金落实情况
      已经落实。
      1.3.1
      招标范围
      初步设计和施工图设计。
      1.3.2
      设计服务期限
      一百日。
      1. 总则
      1.1 项目概况
      本项目是青石江上的一座公路桥，位于旧渡口的下游。
      1.2 资金来源
      1.2.1 资金来源及比例：见投标人须知前附表。
      1.2.2 资金落实情况：见投标人须知前附表。
      1.3 范围和期限
      1.3.1 招标范围：见投标人须知前附表。
      1.3.2 设计服务期限：见投标人须知前附表。
      2. 招标文件
      2.1 招标文件的组成
      本招标文件包括招标公告、投标人须知和合同条款三个部分。
      """
    #expect(
      try outline(tender) == [
        "青石大桥设计招标文件", "  第一章 招标公告", "  第二章 投标人须知", "    1 总则", "      1.1 项目概况", "      1.2 资金来源",
        "        1.2.1 资金来源及比例", "        1.2.2 资金落实情况", "      1.3 范围和期限", "        1.3.1 招标范围",
        "        1.3.2 设计服务期限", "    2 招标文件", "      2.1 招标文件的组成",
      ])
  }

  @Test("terms with their numbers above them stay, though an annex counts so again")
  func termsOfStandard() throws {
    let standard = """
      船渡服务规范

      1 范围
      本文件规定了船渡服务的总体要求，适用于青石江上的各类渡口。
      2 术语和定义
      2.1
      渡口
      供船舶停靠和旅客上下的场所。
      2.2
      渡船
      往来于两岸之间的船舶。
      3 要求
      渡口应当平整，渡船应当每年检验一次。
      附录A
      检验方法
      1 范围
      本附录适用于渡船的检验。
      2 方法
      2.1 外观检验
      在岸上目视检查船体。
      2.2 载重检验
      在水中分三次加载。
      """
    #expect(
      try outline(standard) == [
        "船渡服务规范", "  1 范围", "  2 术语和定义", "    2.1 渡口", "    2.2 渡船", "  3 要求", "  附录A 检验方法", "    1 范围",
        "    2 方法", "      2.1 外观检验", "      2.2 载重检验",
      ])
  }

  // MARK: Dashes

  @Test("three dashes begin the items of a standard's lists")
  func itemsOfStandard() throws {
    let text = """
      船渡服务规范

      1 范围
      本文件规定了船渡服务的总体要求，适用于青石江上的各类渡口。
      2 总体要求
      船渡服务包括下列部分:
      ———第1部分:基本术语。目的在于界定船渡服务的基础概念，给出渡口和渡船的名称。
      ———第2部分:组织要求。目的在于规定渡口组织的条件，给出人员和设备的数量。
      3 人员
      渡工应当熟悉水情，每年考核一次，考核不合格的不得上船。
      """
    #expect(try outline(text) == ["船渡服务规范", "  1 范围", "  2 总体要求", "  3 人员"])
  }

  @Test("two dashes set off the items of a report, and what somebody thinks in an essay")
  func dashes() throws {
    let items = "——坚持水路优先。全年疏浚航道三十公里，新建渡口两座，群众过江更加方便。\n——坚持安全第一。全年检查渡船一百艘次，整改隐患二十处，没有发生事故。\n"
    #expect(
      try outline("工作报告\n\n一、工作回顾\n\(items)二、工作安排\n全年继续做好渡口工作，完善设施，改善服务，让群众满意。\n") == [
        "工作报告", "  一 工作回顾", "    坚持水路优先", "    坚持安全第一", "  二 工作安排",
      ])
    #expect(try outline("江边杂记\n\n\(Self.page)\n\(items)\(Self.page)") == ["江边杂记"])
  }

  // MARK: Talks

  @Test("sentences behind a speaker's name are no headings")
  func talk() throws {
    let answer = "我想这件事要从渡口说起，那时候江上没有桥，过江的人都要等船，等船的时候大家就在岸边说话，说的多半是收成和天气，也说谁家的孩子出了门。\n\n"
    let text =
      "渡口与桥\n\n" + answer + "主席：请下一位听众发言。\n\n" + answer + "听众甲：请问桥是哪一年修的？\n\n" + answer + "林某：我的意见和你一样。\n\n"
      + answer + "听众乙：我想再问一个问题。\n\n" + answer
    #expect(try outline(text) == ["渡口与桥"])
  }

  // MARK: Bullets

  @Test("items with a square are no topic sentences")
  func squares() throws {
    let items = ["硬件配置", "软件版本", "使用统计"].map {
      "■ \($0)。您使用渡口服务的时候，我们可能会收集这些信息，用来改进船票的发售和检查，不作其他用途。\n"
    }
    #expect(
      try outline("用户须知\n\n1、信息的收集\n\(items.joined())2、信息的使用\n我们只在渡口使用这些信息。\n") == [
        "用户须知", "  1 信息的收集", "  2 信息的使用",
      ])
  }

  // MARK: Essays

  @Test("beside heads without a mark a sentence alone is a paragraph, and a line of signs none at all")
  func sentencesBesideHeads() throws {
    let names = ["买西瓜", "等船的人", "难得糊涂", "说不准"]
    let pieces = names.map { "\($0)\n\n\(Self.page)\n" }
    let text =
      "江边杂记\n\n\(Self.page)\n" + pieces[0] + pieces[1] + "老人听了，打了一个冷战。\n\n\(Self.page)\n……\n\n\(Self.page)\n"
      + pieces[2] + pieces[3]
    #expect(try outline(text) == ["江边杂记"] + names.map { "  \($0)" })
  }

  // MARK: Red heads

  @Test("a red head above the title of an official document in Markdown is not the title")
  func redHead() throws {
    let text =
      "# 青石渡运有限公司文件\n\n**渡运〔2026〕2号**\n\n# 关于渡口改造情况的报告\n\n各位股东看到的是全年的情况。\n\n## 一、总体情况\n\n全年改造渡口两座。\n\n## 二、下一步安排\n\n继续改造。\n"
    let source = ReportSource(name: "a.md")
    #expect(
      outlineLines(try ReportParser.report(from: Array(text.utf8), source: source)) == [
        "关于渡口改造情况的报告", "  一 总体情况", "  二 下一步安排",
      ])
    // The parts of a manual may be called after files as well.
    let parts = "# 党支部文件\n\n文件在柜子里。\n\n柜子在楼上。\n\n# 党支部制度\n\n制度在墙上。\n\n# 党支部印章\n\n印章在桌上。\n"
    #expect(
      outlineLines(try ReportParser.report(from: Array(parts.utf8), source: source)) == [
        "", "  党支部文件", "  党支部制度", "  党支部印章",
      ])
  }

  @Test("the field that names the work gives the title where nothing else does", arguments: ["题名", "书名", "标题", "篇名"])
  func namedByField(name: String) throws {
    let body = "第一章 起程\n\n清晨我们离开了村子。路很滑，谁也不说话。\n\n第二章 渡口\n\n船还没有来，我们在树下等着。\n"
    #expect(
      try outlineLines(parsed("\(name)：山间来信\n作者：林某\n\n" + body)) == [
        "山间来信", "  第一章 起程", "  第二章 渡口",
      ])
    let notice = "关于检查渡口的通知\n\n各乡镇：\n\n一、范围\n\n全县渡口都要检查。\n\n二、时间\n\n三月底以前完成。\n"
    #expect(
      try outlineLines(parsed("\(name)：检查渡口\n发布日期：2026年3月1日\n\n" + notice)) == [
        "关于检查渡口的通知", "  一 范围", "  二 时间",
      ])
  }

  @Test(
    "a list of contents whose text is cut off begins again with its first name, however short", arguments: ["引子", "序"])
  func excerpt(first: String) throws {
    let names = ["山口", "石桥", "旧渡", "磨坊", "雨夜", "来信", "灯塔", "归人", "冬至", "春汛"]
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    let heads = zip(numerals, names).map { "第\($0)章 \($1)" }
    let text = "　　路很长，我们走了一整天，到天黑才看见灯。他说，再走一里就到了，可是谁也走不动了。\n\n"
    let list = (["目录", first] + heads).map { "　　\($0)\n\n" }.joined()
    let body = ([first] + heads.prefix(3)).map { "　　\($0)\n\n" + text + text }.joined()
    #expect(
      try outlineLines(parsed(list + body)) == ["", "  \(first)"] + heads.prefix(3).map { "  " + $0 })
  }
}
