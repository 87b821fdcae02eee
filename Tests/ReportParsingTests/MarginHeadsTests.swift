import ReportModel
import Testing

@testable import ReportParsing

/// Heads without a number at the margin of texts whose paragraphs are set in, compared whole. All texts are invented.
@Suite struct MarginHeadsTests {
  private static let text = "柳河边上住着一个造船的，姓陆，手艺是祖上传下来的，两岸的人家都用他造的船，一条船用上三十年也不漏水。"

  private func outline(_ text: String) throws -> [String] {
    let report = try parsed(text)
    return [report.title ?? ""]
      + report.sections.dropFirst().map { "\($0.level) \(report.words(in: $0.number))|\(report.words(in: $0.title))" }
  }

  private func paragraphs(_ indent: String) -> String {
    ["\(Self.text)", "他不爱说话。", Self.text, "陆三嫂追问一句：“去哪儿？”", Self.text, "说完他去看船，再说船也看他。", Self.text]
      .map { "\(indent)\($0)\n\n" }.joined()
  }

  /// Lines further left than the paragraphs are heads; sentences among the paragraphs are none, however short.
  @Test(arguments: ["", " "])
  func storiesOfACollection(_ margin: String) throws {
    let stories = ["造船的人", "白 鸽", "陆三爷", "渡口的灯"]
    let text = stories.map { "\n\n\(margin)\($0)\n\n\(paragraphs("    "))" }.joined()
    #expect(
      try outline("柳河奇人\n\n\n" + text) == ["柳河奇人", "1 |造船的人", "1 |白鸽", "1 |陆三爷", "1 |渡口的灯"])
  }

  /// Paragraphs at the margin too leave the margin nothing to say.
  @Test func paragraphsAtTheMargin() throws {
    let stories = ["造船的人", "白鸽", "陆三爷"]
    let text = stories.map { "\($0)——\n\(paragraphs(""))" }.joined()
    #expect(try outline("柳河奇人\n\n" + text) == ["柳河奇人"])
  }

  /// A head right above the parts of its chapter in brackets stands above them.
  @Test func headsAboveBrackets() throws {
    let parts = ["原文", "译文"].map { "　　【\($0)】\n\n　　\(Self.text)\n\n　　\(Self.text)\n\n" }.joined()
    let text = ["造船的追求", "船工的品德", "渡口，渡口，又渡口"].map { "\n\n\($0)\n\(parts)" }.joined()
    #expect(
      try outline("柳河书\n\n柳河简介\n　　\(Self.text)\n" + text) == [
        "柳河书", "1 |柳河简介", "1 |造船的追求", "2 |原文", "2 |译文", "1 |船工的品德", "2 |原文", "2 |译文", "1 |渡口，渡口，又渡口", "2 |原文",
        "2 |译文",
      ])
  }

  /// Ordinals behind the title count chapters of old books: after a list of contents, and where each head stands there twice.
  @Test func ordinalsBehindTheTitle() throws {
    let names = ["造船第一", "撑船第二", "渡口第三", "水路第四"]
    let contents = names.map { "　\($0)\n" }.joined()
    let chapters = names.map { "\($0)\n\n　　\(Self.text)\n\n　　\(Self.text)\n\n" }.joined()
    let twice = names.map { "\($0)\n\n　　\($0)\n\n　　\(Self.text)\n\n　　\(Self.text)\n\n" }.joined()
    let expected = ["柳河书"] + names.map { "1 |\($0)" }
    #expect(try outline("柳河书\n\n\(chapters)") == expected)
    #expect(try outline("柳河书\n\n\(contents)\n\n\n\(chapters)") == expected)
    #expect(try outline("柳河书\n\n\(twice)") == expected)
  }

  /// Chapters between the marks of a name; 第二部分 is a part of the sentence that it begins.
  @Test func chaptersInTheMarksOfANameAndPartsOfSentences() throws {
    let text = ["一", "二", "三"].map { "《第\($0)篇立船之学》\n　　\(Self.text)\n　　第二，要有耐心。\n　　\(Self.text)\n" }.joined()
    #expect(
      try outline("柳河四训\n\n" + text) == ["柳河四训"] + ["一", "二", "三"].map { "1 第\($0)篇|立船之学" })
    let parts = ["第一部分是渡船对两岸的贡献。", "第二部分是渡口对两岸的贡献。"].map { "\($0)\(Self.text)\n" }.joined()
    #expect(try outline("柳河渡船研究\n\n" + parts) == ["柳河渡船研究"])
  }

  /// Decimals that a name in capitals touches count on as others do; a measure is none.
  @Test func decimalsGluedToCapitals() throws {
    #expect(
      try outline(
        """
        水位平台方案
        1 概述
        平台用于预测柳河的水位，为各渡口提供服务。
        2 架构
        2.1RBase基础架构
        基础架构由三台服务器组成，互为备份。
        2.2RBase系统架构
        系统架构分三层，每层可以单独升级。
        2.4GHz无线传输
        3 扩展
        各渡口可以接入平台，费用由镇政府承担。

        """) == ["水位平台方案", "1 1|概述", "1 2|架构", "2 2.1|RBase基础架构", "2 2.2|RBase系统架构", "1 3|扩展"])
  }

  /// Sections called by a Roman numeral below a chapter that has no other name.
  @Test func romanSectionsBelowChapters() throws {
    let body = String(
      repeating: "The ferry crosses the river every quarter of an hour from six in the\nmorning until midnight.\n\n",
      count: 30)
    let text = ["I", "II", "III"].map { "CHAPTER \($0)\n\n" + ["I", "II", "III"].map { "\($0)\n\n\(body)" }.joined() }
    #expect(
      try outline(text.joined())
        == [""] + ["I", "II", "III"].flatMap { ["1 CHAPTER \($0)|", "2 I|", "2 II|", "2 III|"] })
  }

  /// An article in strong words, its text on the same line.
  @Test func strongArticles() throws {
    let report = try ReportParser.report(
      from: Array(
        """
        # Règlement

        ## Titre I : Les Membres

        **Art. 1** La qualité de membre implique l’adhésion totale au présent règlement.

        **Art. 2** Le membre paie sa cotisation avant la fin du mois de mars.

        **Art. 2bis** Le membre absent est excusé.

        ## Titre II : Le Bureau

        **Art. 3**

        Le Bureau est composé de six membres.

        """.utf8), source: ReportSource(name: "x.md"))
    #expect(
      OutlinePrinter.text(report) == """
        Règlement
        Titre I : Les Membres
          Art. 1
          Art. 2
          Art. 2bis
        Titre II : Le Bureau
          Art. 3

        """)
  }

  /// Names of the cover of a thesis and their values behind white space are fields; the title stands above the abstract.
  @Test func coverOfAThesis() throws {
    #expect(
      try outline(
        """
        柳河学院
        本科毕业设计（论文）

        题    目                       基于单片机的水位仪设计
        学生姓名     陆小河
        专业班级     电子信息工程14-01
        完成时间    2018  年  5  月  20  日

        基于单片机的水位仪设计

        摘  要
        近年来，随着渡船的增加，水位带来的事故越来越多，设计一种能够测量水位的装置很有必要。
        1 绪论
        1.1 论文研究的背景
        水位是行船的依据，各地都有测量的办法。
        2 设计方案
        2.1 功能设计
        系统分为检测、显示、报警三个部分。

        """) == ["基于单片机的水位仪设计", "1 |摘要", "1 1|绪论", "2 1.1|论文研究的背景", "1 2|设计方案", "2 2.1|功能设计"])
  }

  /// A Russian annex says what it belongs to.
  @Test func russianAnnexes() throws {
    #expect(
      try outline(
        """
        ПОЛОЖЕНИЕ О ПАРОМЕ

        1. Общие положения

        Настоящее положение определяет порядок работы парома на реке.

        2. Виды работ

        Паром перевозит людей и грузы каждый день с шести часов утра.

        Приложение № 1 к Положению о пароме

        Расписание движения парома утверждается каждый год до первого марта.

        """) == [
          "ПОЛОЖЕНИЕ О ПАРОМЕ", "1 1|Общие положения", "1 2|Виды работ", "1 Приложение № 1|к Положению о пароме",
        ])
  }

  /// The first piece of a volume right below its number, set in as the others are.
  @Test func piecesOfAVolume() throws {
    let pieces = ["千里船", "忧水", "规渡"]
    let text = ["卷一", "卷二", "卷三"].map { volume in
      "\(volume) \n" + pieces.map { "　　\($0)\n\n　　\(Self.text)\(Self.text)\n\n" }.joined()
    }
    let expected = ["卷一", "卷二", "卷三"].flatMap { ["1 \($0)|"] + pieces.map { "2 |\($0)" } }
    #expect(try outline("柳河子\n\n" + text.joined()) == ["柳河子"] + expected)
  }
}
