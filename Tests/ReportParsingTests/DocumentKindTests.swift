import ImportStream
import ReportModel
import Testing

@testable import ReportParsing

/// Outlines of kinds of documents as offices, courts and publishers make them. All texts are invented.
@Suite struct DocumentKindTests {
  private func outline(_ text: String, name: String = "a.txt") throws -> [String] {
    outlineLines(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name)))
  }

  private func outline(_ records: [ImportRecord]) throws -> [String] {
    outlineLines(try ReportParser.report(from: records + [.end], source: ReportSource(name: "a.docx")))
  }

  private static let body = "各村按照要求修好了渠道，灌溉面积比上年扩大三千亩，用水秩序明显好转，群众比较满意。"

  private func line(_ words: String, _ size: UInt8 = 32, _ traits: Typography.Traits = []) -> [ImportRecord] {
    [.look(Typography(size: size, traits)), .paragraph(words)]
  }

  @Test("rows of accounts in plain text are no headings, whatever numbers them")
  func figureRows() throws {
    let rows = """
      柳河镇2023年决算报告

      一、收支总体情况
      全镇收入完成较好。
      科目　　　决算数　　　上年数
      一、税收收入　　　1,250.30　　　1,180.00
      （一）增值税　　　860.20　　　810.50
      （二）企业所得税　　　390.10　　　369.50
      二、非税收入　　　210.00　　　—
      二、收支执行分析
      收入保持稳定。

      """
    #expect(try outline(rows) == ["柳河镇2023年决算报告", "  一 收支总体情况", "  二 收支执行分析"])
    let tabs = rows.replacing("　　　", with: "\t")
    #expect(try outline(tabs) == ["柳河镇2023年决算报告", "  一 收支总体情况", "  二 收支执行分析"])
  }

  @Test(
    "the name of an annex above its title, in a file of its own",
    arguments: [
      "附件1\n\n校车管理办法\n", "附件 3\n\n        校车管理办法\n", "附件2\n\n校车管理办法\n\n",
    ])
  func annexOfItsOwn(_ front: String) throws {
    let text = front + "一、组织领导\n成立专班，落实责任。\n二、宣传发动\n张贴告示，走访家长。\n"
    #expect(try outline(text) == ["校车管理办法", "  一 组织领导", "  二 宣传发动"])
  }

  @Test("the larger red head of an official document is not its title, whatever the title ends with")
  func redHead() throws {
    for title in ["关于修路的通知", "二〇二四年农村公路重点安排"] {
      let records =
        line("柳溪县人民政府文件", 72, [.bold, .centred]) + line("柳政发〔2024〕9号", 32, .centred)
        + line(title, 44, .centred) + line("各乡镇：") + line("一、总体要求") + line(Self.body) + line("二、重点任务")
        + line(Self.body)
      #expect(try outline(records) == [title, "  一 总体要求", "  二 重点任务"])
    }
  }

  @Test("bold lines above one that documents end with are headings as well")
  func boldHeadsAboveTheLastPart() throws {
    for last in ["Summary", "Conclusion", "References"] {
      let text = "The choir met every week in the hall of the school and sang what it had sung the year before."
      let records =
        line("Choir Year", 44, [.bold, .centred]) + line("Rehearsals", 24, .bold) + line(text, 24)
        + line("Concert dress", 24, .bold) + line(text, 24) + line(last, 24, .bold) + line(text, 24)
      #expect(try outline(records) == ["Choir Year", "  Rehearsals", "  Concert dress", "  \(last)"])
    }
    let official =
      line("供水情况", 44, [.bold, .centred]) + line("一、水源", 32, .bold) + line(Self.body)
      + line("二、处理", 32, .bold) + line(Self.body) + line("（一）过滤", 32, .bold) + line(Self.body)
      + line("（二）消毒", 32, .bold) + line(Self.body) + line("结语", 32, .bold) + line(Self.body)
    #expect(
      try outline(official) == ["供水情况", "  一 水源", "  二 处理", "    一 过滤", "    二 消毒", "  结语"])
  }

  @Test("acknowledgements behind the references are no part of them")
  func lastParts() throws {
    let text = """
      渠道防渗研究

      第一章　绪论

      本章介绍背景。

      第二章　方法

      本章介绍方法。

      参考文献

      [1] 张三，渠道，2001。

      [2] 李四，防渗，2002。

      致　谢

      感谢导师的指导和家人的支持，感谢同学的帮助。

      """
    #expect(try outline(text) == ["渠道防渗研究", "  第一章 绪论", "  第二章 方法", "  参考文献", "  致谢"])
  }

  @Test(
    "who wrote and translated a work is no line of its title",
    arguments: ["张某某 著", "[美]约翰 著\n李四 译", "〔清〕无名氏著", "某某 编著"])
  func writers(_ names: String) throws {
    let text = "风云关\n\(names)\n\n第一回 出关\n\n话说当年。\n\n第二回 入关\n\n且说后来。\n"
    #expect(try outline(text) == ["风云关", "  第一回 出关", "  第二回 入关"])
  }

  @Test("pages in 〔〕 end the entries of contents")
  func contentsInTortoiseBrackets() throws {
    let text = """
      渡口章程
      目录
      第一章 职责…………〔1〕
      第二章 值守…………〔3〕
      第三章 奖惩…………〔8〕

      第一章 职责
      看护渡口。
      第二章 值守
      昼夜轮班。
      第三章 奖惩
      按章办理。

      """
    #expect(try outline(text) == ["渡口章程", "  第一章 职责", "  第二章 值守", "  第三章 奖惩"])
  }

  @Test("articles whose number alone is strong")
  func strongArticleNumbers() throws {
    let text = """
      # Règlement

      ## Titre I : Les Membres

      **Art. 1** La qualité de membre implique l’adhésion au règlement.

      **Art. 2bis** Les membres paient une cotisation.

      **Art. 3** Les membres sont admis par un vote.

      <b>Art. 4 – </b><b><i>Vote</i></b>

      """
    #expect(
      try outline(text, name: "a.md") == [
        "Règlement", "  Titre I Les Membres", "    Art. 1", "    Art. 2bis", "    Art. 3", "    Art. 4 Vote",
      ])
  }

  @Test("a numeral below a chapter is the number of its first section, and no title")
  func sectionsCalledByNumerals() throws {
    let text = String(
      repeating: "The towers of the town stood above the mist, and nobody looked up at them. ", count: 8)
    let chapters = ["I", "II", "III"].map { chapter in
      "CHAPTER \(chapter)\n\n" + ["I", "II", "III"].map { "\($0)\n\n\(text)\n\n" }.joined()
    }.joined()
    let found = try outline("TOWERS\n\n" + chapters)
    #expect(found.filter { $0.hasPrefix("  CHAPTER") } == ["  CHAPTER I", "  CHAPTER II", "  CHAPTER III"])
    #expect(found.filter { $0.hasPrefix("    ") } == (0..<3).flatMap { _ in ["    I", "    II", "    III"] })
  }

  @Test("labels with a colon alone on their lines, each over text")
  func labels() throws {
    let petition = """
      民事起诉状
      原告：钟某，住南山县上河村二组。
      被告：孙某，住上河村四组。
      诉讼请求：
      请求人民法院依法判令被告赔偿原告经济损失三千元。
      判令本案诉讼费用由被告承担。
      事实与理由：
      被告曾多次来干扰我们的正常农作活动，对我和我的家人的生活造成严重影响。
      证据和证据来源，证人姓名：
      门窗照片三张，来源于原告。

      """
    #expect(try outline(petition) == ["民事起诉状", "  诉讼请求", "  事实与理由", "  证据和证据来源，证人姓名"])
    // Words that lead to a list name nothing, nor does who speaks, nor the same label again.
    for (first, second, third) in [("定义如下", "特征如下", "应用如下"), ("张三说", "李四问", "王五答"), ("主持人", "来宾", "主持人")] {
      let text = "谈话录\n\(first)：\n今年雨水多，渠道都满了水。\n\(second)：\n来年还要修闸，先修上村的。\n\(third)：\n钱从哪里来，要先算一算。\n"
      #expect(try outline(text).filter { $0.hasPrefix("  ") } == [])
    }
  }

  @Test(
    "what publishers and sites put above a title is no line of it",
    arguments: ["海上灯火\n某某出版社", "设为首页 加入收藏\n\n海上灯火", "某某县人民政府门户网站\n\n海上灯火", "海上灯火\n（令和二年規程第七号）"])
  func besideTheTitle(_ front: String) throws {
    #expect(
      try outline("\(front)\n\n一、初见\n\n那年冬天。\n\n二、重逢\n\n又是冬天。\n") == ["海上灯火", "  一 初见", "  二 重逢"])
  }

  @Test("halves of a book, and formal numerals with white space")
  func otherNumbers() throws {
    #expect(
      try outline("河西行记\n\n上篇　出发\n\n第一章　兰州\n\n到了兰州。\n\n第二章　武威\n\n到了武威。\n\n下篇　归来\n\n第三章　敦煌\n\n到了敦煌。\n") == [
        "河西行记", "  上篇 出发", "    第一章 兰州", "    第二章 武威", "  下篇 归来", "    第三章 敦煌",
      ])
    #expect(
      try outline("读书笔记\n\n上篇文章说，河西多风，出门要带头巾。\n\n下卷书里也这样说，读来很有意思。\n").filter { $0.hasPrefix("  ") } == [])
    #expect(
      try outline("信托章程\n\n壹  目的\n\n本信托为公益而设。\n\n贰  受益人\n\n受益人为乡民。\n\n叁  财产\n\n财产为田三亩。\n") == [
        "信托章程", "  壹 目的", "  贰 受益人", "  叁 财产",
      ])
  }

  @Test(
    "titles that look like furniture, publishers or authors are titles",
    arguments: [
      "手机版软件使用说明书", "关于恢复开通县人民政府门户网站的说明", "关于恢复开通县人民政府门户网站", "【荐书】中国古代名著",
    ])
  func titlesOfTheirOwn(_ title: String) throws {
    let found = try outline("\(title)\n\n一、初见\n\n那年冬天。\n\n二、重逢\n\n又是冬天。\n")
    #expect(found == [title, "  一 初见", "  二 重逢"])
  }

  @Test("a work with its author of two characters")
  func workAndAuthor() throws {
    #expect(
      try outline("渡口风雨 老舍著\n\n一、初见\n\n那年冬天。\n\n二、重逢\n\n又是冬天。\n") == ["渡口风雨", "  一 初见", "  二 重逢"])
  }

  @Test("contacts, sources and asides are no headings")
  func noHeadings() throws {
    let contacts = """
      关于报送材料的通知

      一、时间
      按月报送，不得迟报漏报。
      二、报送方式
      材料用邮件报送，纸件同时寄到。
      联系地址：
      河阳市青禾区人民路八十八号二楼
      联系电话：
      0000-12345678转二号分机
      电子邮箱：
      baosong@qinghe.example

      """
    #expect(try outline(contacts) == ["关于报送材料的通知", "  一 时间", "  二 报送方式"])
    let paragraph = "　　全镇修渠二十里，灌田三千亩，农户用水比上年便利得多，旱情最重的七月也没有一处断水，大家都很高兴。\n"
    let speech = "在渡口通航仪式上的讲话\n\n" + (0..<12).map { $0.isMultiple(of: 3) ? "（掌声）\n" + paragraph : paragraph }.joined()
    #expect(try outline(speech).filter { $0.contains("掌声") } == [])
    let verse = "渡口诗抄\n\n" + (0..<4).map { _ in paragraph + paragraph + paragraph + "举头望明月\n低头思故乡\n" }.joined()
    #expect(try outline(verse).filter { $0.contains("故乡") } == [])
  }

  @Test("a second and a third argument without a first one put out no headings")
  func argumentsAlone() throws {
    let text = "　　小城里的人早起晚睡，一年到头都在井边打水，井绳磨得发亮，井沿也磨出了深深的沟，谁家有事都在井边说。\n"
    let heads = ["老井", "豆腐", "敲门", "人才"]
    let essays = "小城杂谈\n\n" + heads.map { "\($0)学\n\n\(text)\(text)\(text)\n" }.joined()
    let whole = try outline(essays)
    #expect(whole == ["小城杂谈"] + heads.map { "  \($0)学" })
    let argued = try outline(essays + "　　第二，它也是几件事压在一起的。\(text)　　第三，我看不必着急。\(text)")
    #expect(argued.filter { !$0.hasPrefix("  第") } == whole)
  }

  @Test("the name of an annex with a colon above a title of two lines")
  func annexWithAColon() throws {
    #expect(
      try outline("附件2：\n2021年江桥省职业院校学生\n嵌入式技术应用技能大赛竞赛规程\n\n一、赛项名称\n嵌入式技术。\n二、竞赛目的\n以赛促学。\n") == [
        "2021年江桥省职业院校学生 嵌入式技术应用技能大赛竞赛规程", "  一 赛项名称", "  二 竞赛目的",
      ])
  }

  @Test("the text below a heading of a number alone is no title, where a line of mark-up is the heading")
  func numberAloneInMarkdown() throws {
    #expect(
      try outline("# 章程\n\n## 第一章\n公司的所有权归全体社员。\n\n## 第二章\n社员一人一票。\n", name: "a.md") == [
        "章程", "  第一章", "  第二章",
      ])
  }

  @Test("the head of a table with its years, and what instructions and duties leave to headings")
  func keptHeadings() throws {
    let text = "全镇修渠二十里，灌田三千亩，农户用水比上年便利得多。"
    #expect(
      try outline("统计公报\n\n一、主要指标　　2023　　2024\n\(text)\n二、说明　　2023　　2024\n\(text)\n").count == 3)
    #expect(
      try outline("填报说明\n\n一、总体要求。\(text)\(text)\n二、数据口径。\(text)\(text)\n三、报送时间。\(text)\(text)\n").count == 4)
    #expect(
      try outline("员工手册\n\n1.工作人员应当掌握的技能。\(text)\n2.工作人员不得从事的活动。\(text)\n3.工作人员有权享受的待遇。\(text)\n").count
        == 4)
  }
}
