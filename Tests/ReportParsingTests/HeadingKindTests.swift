import ReportModel
import Testing

@testable import ReportParsing

/// Kinds of headings as documents of different origin have them, each with its whole outline. All texts are invented.
@Suite struct HeadingKindTests {
  private func outline(_ text: String, name: String = "x.txt") throws -> [String] {
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
    return [report.title ?? ""]
      + report.sections.dropFirst().map {
        "\($0.level) \(report.words(in: $0.number))|\(report.words(in: $0.title))"
      }
  }

  private static let body = "　　渡口每天有四班船，早班六点开，晚班七点回，遇到大雾就停航，镇上的人都习惯了先看天色再出门，很少有人抱怨。\n"
  private var body: String { Self.body }

  /// Numbers that touch their words are numbers where decimals count below one of them.
  @Test func numbersThatTouchTheirWords() throws {
    let text = "渡船技术要求\n\n1总则\n\(body)1.1依据\n\(body)1.2原则\n\(body)2结构\n\(body)3检验\n\(body)"
    #expect(
      try outline(text) == ["渡船技术要求", "1 1|总则", "2 1.1|依据", "2 1.2|原则", "1 2|结构", "1 3|检验"])
    // Figures are none.
    #expect(
      try outline("渡船技术要求\n\n1号楼\n\(body)2号楼\n\(body)3号楼\n\(body)") == [
        "渡船技术要求", "1 |1号楼", "1 |2号楼", "1 |3号楼",
      ])
  }

  /// The title of a unit in brackets stands behind them.
  @Test func unitsInBrackets() throws {
    let text = "夜船\n\n【第一章】雾\n\(body)【第二章】船\n\(body)【第三章】灯\n\(body)"
    #expect(try outline(text) == ["夜船", "1 第一章|雾", "1 第二章|船", "1 第三章|灯"])
  }

  @Test func numbersThatMarkdownEscapes() throws {
    let text = "# Doc\n\n## 1\\. Intro\n\nt\n\n## 2\\. End\n\nt\n"
    #expect(try outline(text, name: "x.md") == ["Doc", "1 1|Intro", "1 2|End"])
  }

  /// A title goes on below, set in to the column in which it begins.
  @Test func titlesThatHangBesideTheirNumber() throws {
    let text =
      "云岭县茶产业发展规划\n\n第一章  发展基础与面临的形势、机遇、\n        挑战\n\(body)第二章  发展目标与空间\n        布局\n\(body)第三章  保障\n\(body)"
    let found = try outline(text)
    #expect(
      found == ["云岭县茶产业发展规划", "1 第一章|发展基础与面临的形势、机遇、 挑战", "1 第二章|发展目标与空间 布局", "1 第三章|保障"]
        || found == ["云岭县茶产业发展规划", "1 第一章|发展基础与面临的形势、机遇、挑战", "1 第二章|发展目标与空间布局", "1 第三章|保障"])
  }

  /// Lines drawn above and below a heading are no part of it, and the text is none of Markdown for them.
  @Test func linesAboveAndBelowHeadings() throws {
    let rule = "================================\n"
    let chapter = { (name: String) in rule + name + "\n" + rule + "\n" }
    let text =
      "青河物业服务手册\n\n目  录\n\n第一章  总则\n第二章  值班\n第三章  附则\n\n" + chapter("第一章  总则")
      + "第一条  目的\n为规范服务，制定本手册。\n\n第二条  范围\n本手册适用于全体人员。\n\n" + chapter("第二章  值班")
      + "第三条  时间\n每日八时至十八时。\n\n" + chapter("第三章  附则") + "第四条  施行\n自公布之日起施行。\n"
    #expect(
      try outline(text) == [
        "青河物业服务手册", "1 第一章|总则", "2 第一条|目的", "2 第二条|范围", "1 第二章|值班", "2 第三条|时间",
        "1 第三章|附则", "2 第四条|施行",
      ])
  }

  /// Strong words that hold a number and its title end the heading; text goes on behind them.
  @Test func strongWordsBeforeTheirText() throws {
    let text = """
      # Rules of the Linden Club

      **Section 1.1. Name.** The name of the club is the Linden
      Club, and it shall keep this name in all letters that it
      sends.

      **Section 1.2. Seat.** The club has its seat in Harrow, and the
      board may open branches in other towns when the members agree.

      **Section 1.3. Year.** The year of the club begins in May. The board may
      change it.
      """
    #expect(
      try outline(text, name: "x.md") == [
        "Rules of the Linden Club", "1 Section 1.1|Name", "1 Section 1.2|Seat", "1 Section 1.3|Year",
      ])
  }

  /// Articles may be items of a list.
  @Test func articlesBehindTheSignOfAnItem() throws {
    let text = """
      **青河社团章程**

      **第一章 总则**

      * 第一条（名称）
        * 本社团名为青河读书社。
      * 第二条（宗旨）
        * 以读书会友。

      **第二章 社员**

      * 第三条（入社）
        * 交纳社费者为社员。
      """
    #expect(
      try outline(text, name: "x.md") == [
        "青河社团章程", "1 第一章|总则", "2 第一条|名称", "2 第二条|宗旨", "1 第二章|社员", "2 第三条|入社",
      ])
  }

  @Test func casesHeadParts() throws {
    let text =
      "政策问答手册\n\n一、常见情形\n\n政策各有不同，以下列举两例。\n\n案例一：《关于深化河道管理的决定》\n\n\(body)\n"
      + "案例二：《关于推进老旧渠道改造的意见》\n\n\(body)\n二、办理要点\n\n按流程办理即可。\n"
    #expect(
      try outline(text) == [
        "政策问答手册", "1 一|常见情形", "2 案例一|《关于深化河道管理的决定》", "2 案例二|《关于推进老旧渠道改造的意见》", "1 二|办理要点",
      ])
  }

  /// Two blanks part a heading from its text, however short its first sentence is.
  @Test func blanksBetweenHeadingAndText() throws {
    let text = """
      论青河商人的经营

      一、经营观念
      (一)效益观念  经商都是为了追求利润。青河商人转运四方，哪里生意好做便往哪里去。
      其后又设店于县城，前店后坊，获利更多。
      (二)质量观念  市场上的竞争，最突出的是质量竞争。谁的货物质量好，谁就能站住脚。
      二、经营之道
      青河商人以信义为本。

      """
    #expect(try outline(text) == ["论青河商人的经营", "1 一|经营观念", "2 一|效益观念", "2 二|质量观念", "1 二|经营之道"])
  }

  /// A line that goes on a sentence names an annex and heads none.
  @Test func annexesNamedInASentence() throws {
    let text = """
      # Gesetz über Gartenwege

      ## § 1 Umfang

      Dieses Gesetz gilt für alle Wege in den Gärten der Gemeinde nach
      Anlage 1 Nr. 2, 3 oder 9 sowie für die Plätze, die der Rat in
      seiner Satzung nennt.

      ## § 2 Pflege

      Die Wege sind zu pflegen.

      ## Anlage 1 Wege

      Alle Wege.
      """
    #expect(
      try outline(text, name: "x.md") == ["Gesetz über Gartenwege", "1 § 1|Umfang", "1 § 2|Pflege", "1 Anlage 1|Wege"])
  }

  /// A stroke before 二、 stands for 一.
  @Test func aStrokeForOne() throws {
    let text = "青河商帮研究\n\n－、自身认识的差异\n\(body)二、凝聚方式的不同\n\(body)三、经营理念的特点\n\(body)"
    #expect(try outline(text) == ["青河商帮研究", "1 －|自身认识的差异", "1 二|凝聚方式的不同", "1 三|经营理念的特点"])
  }

  /// French codes have paragraphs between sections and articles.
  @Test func paragraphsOfFrenchCodes() throws {
    let text = """
      # Code des poids et mesures

      Chapitre I : Poids

      Section I : Fabrication

      Article 1

      Les poids sont faits de fer.

      Paragraphe II : Contrôle.

      Article 2

      Les poids sont contrôlés chaque année par la commune.

      Paragraphe III : Dépôt.

      Article 3

      Un poids est déposé à la mairie.

      Chapitre II : Mesures

      Article 4

      Les mesures sont faites de bois.
      """
    #expect(
      try outline(text, name: "x.md") == [
        "Code des poids et mesures", "1 Chapitre I|Poids", "2 Section I|Fabrication", "3 Article 1|",
        "3 Paragraphe II|Contrôle", "4 Article 2|", "3 Paragraphe III|Dépôt", "4 Article 3|", "1 Chapitre II|Mesures",
        "2 Article 4|",
      ])
  }

  /// An article whose number and name stand alone over text has a name, whatever the others have.
  @Test func oneArticleWithAName() throws {
    let text =
      "青河读书社章程\n\n第一章 总则\n\n第一条 本社隶属于青河学院，是热爱读书的学生自愿组成的社团。\n\n第二章 财务\n\n"
      + "第二条 社团的经费来源是：\n\n（一）学校专项资助；\n\n（二）社会支持。\n\n第三条 经费管理原则\n\n"
      + "社团经费遵循专款专用、合理节约的原则，用于社团的各项活动组织。\n\n第四条 财务专员每季度应当公示收支状况，接受会员监督。\n"
    #expect(
      try outline(text) == [
        "青河读书社章程", "1 第一章|总则", "2 第一条|", "1 第二章|财务", "2 第二条|", "2 第三条|经费管理原则", "2 第四条|",
      ])
  }

  /// A sentence that begins with a name in brackets goes on behind it.
  @Test func namesInBracketsInSentences() throws {
    let text = "隐私政策\n\n【骑士】（以下简称“我们”）尊重并保护所有用户的个人信息。\n\n【骑士】，是本应用的名称，由我们运营。\n\n一、收集\n\n\(body)\n二、保存\n\n\(body)"
    #expect(try outline(text) == ["隐私政策", "1 一|收集", "1 二|保存"])
  }

  /// A figure alone on a line is no number of the word below it.
  @Test func figuresOfFlattenedTables() throws {
    let text = "青河县统计公报\n\n一、综合\n\n\(body)\n二、农业\n\n豆类\n\n26084吨\n\n49.1\n\n薯类\n\n39075吨\n\n7.6\n\n三、工业\n\n\(body)"
    #expect(try outline(text) == ["青河县统计公报", "1 一|综合", "1 二|农业", "1 三|工业"])
    let terms = "渡口术语标准\n\n3 术语和定义\n\n\(body)3.1\n渡口\n\(body)3.2\n渡船\n\(body)4 要求\n\(body)"
    #expect(try outline(terms) == ["渡口术语标准", "1 3|术语和定义", "2 3.1|渡口", "2 3.2|渡船", "1 4|要求"])
  }

  /// Sentences alone on their lines are text where nothing has a number, and take nothing from the lines without a mark.
  @Test func linesWithoutAMarkAmongShortSentences() throws {
    let heads = ["预审资格文件", "招标通知", "投标押金", "开标"]
    let text =
      "采购招标合同\n\n" + body
      + heads.map { "　　\($0)\n\(body)　　投标者应交一式三份的投标书。\n　　每份一百元。\n\(body)　　逾期不退。\n\(body)" }.joined()
    #expect(try outline(text) == ["采购招标合同"] + heads.map { "1 |\($0)" })
  }

  /// One number of a row without its point is one of the row.
  @Test func aNumberWithoutItsPoint() throws {
    let text = "青河商帮研究\n\n一、差异\n1．东乡喜欢冒险\n\(body)2 西乡讲究忠信\n\(body)3．南乡显示精明\n\(body)二、其他\n\(body)"
    #expect(try outline(text) == ["青河商帮研究", "1 一|差异", "2 1|东乡喜欢冒险", "2 2|西乡讲究忠信", "2 3|南乡显示精明", "1 二|其他"])
  }
}
