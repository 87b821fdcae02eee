import ReportModel
import Testing

@testable import ReportParsing

/// Units of books and laws in the languages that name them, compared whole. All texts are invented.
@Suite struct UnitTests {
  private static let text =
    "The committee met in the old town hall and talked about the bridge for most of the morning."

  private static let tale = "却说村中有一口老井，众人皆不知其深浅，也不问其来历。次日，众人又至，不见来客，只见老井，便各自回家收拾行李，约定三日后动身。"

  private func outline(_ text: String) throws -> String { OutlinePrinter.text(try parsed(text)) }

  /// Copies out of a PDF have no space behind the number of an article; what speaks of an article is none.
  @Test func articlesWithoutASpace() throws {
    let text = """
      青河民法

      第一条民法调整村民之间的关系。
      第二条中华大地上的活动，适用本法。
      第三条规划由村民会议通过。
      第四条第三人实施欺诈行为的，受欺诈方有权请求撤销。
      第五条第一审由镇法庭审理。
      第四条第三款规定的欺诈，由法庭认定。
      第五条中的法庭，是镇法庭。
      第一款罪，告诉的才处理。
      第六条规定的会议，每年一次。

      """
    #expect(
      try outline(text) == """
        青河民法
        第一条
        第二条
        第三条
        第四条
        第五条
        """ + "\n")
  }

  /// Old laws were written on tables; a caption has its number behind the word.
  @Test func tablesOfLaws() throws {
    let text = """
      古青河法

      第一表 传唤
      一、原告传被告，被告应当到庭。
      二、被告逃走的，原告可以拘捕他。

      第二表 审理
      一、证人应当出庭。
      二、两造应当陈述。

      第三表 执行
      一、债务有三十日的期限。
      """
    #expect(try outline(text) == "古青河法\n第一表 传唤\n第二表 审理\n第三表 执行\n")
    let captions = "云溪镇年报\n\n全年收成良好。\n\n表1 收成\n\n稻谷三百吨。\n\n表2 畜牧\n\n牛六十头。\n"
    #expect(try outline(captions).contains("表") == false)
  }

  @Test func articlesAboveSectionsAndTheirNames() throws {
    let report = try parsed(
      """
      Rules of the Harbour Club

      ARTICLE I. NAME

      \(Self.text)

      ARTICLE II. MEMBERS

      Section 1. Admission. \(Self.text)

      Section 2. Dues. \(Self.text)

      ARTICLE III. MEETINGS

      Section 1. Annual Meeting. \(Self.text)
      """)
    #expect(
      dump(report) == """
        Rules of the Harbour Club
          numbered [ARTICLE I] NAME @ARTICLE I
          numbered [ARTICLE II] MEMBERS @ARTICLE II
            numbered [Section 1] Admission @ARTICLE II Section 1
            numbered [Section 2] Dues @ARTICLE II Section 2
          numbered [ARTICLE III] MEETINGS @ARTICLE III
            numbered [Section 1] Annual Meeting @ARTICLE III Section 1

        """)
  }

  @Test func sectionsAboveArticles() throws {
    #expect(
      try outline(
        """
        Harbour Regulation

        CHAPTER I

        GENERAL

        Article 1

        Subject

        \(Self.text)

        CHAPTER II

        BERTHS

        Section 1

        Asking

        Article 2

        Form

        \(Self.text)

        Section 2

        Giving

        Article 3

        Time

        \(Self.text)
        """) == """
          Harbour Regulation
          CHAPTER I GENERAL
            Article 1 Subject
          CHAPTER II BERTHS
            Section 1 Asking
              Article 2 Form
            Section 2 Giving
              Article 3 Time

          """)
  }

  /// The text after the number is none where most articles have no name.
  @Test func articlesWithoutNames() throws {
    #expect(
      try outline(
        """
        Harbour Act

        Article 1

        The harbour is open to all ships of the town and of other towns.

        Article 2. Every ship that comes into the harbour shall pay the dues that the council has set for the year.

        Article 3. No ship shall stay.

        Article 4. The council may let a berth to a ship for a year where the berth is free and the dues are paid.
        """) == """
          Harbour Act
          Article 1
          Article 2
          Article 3
          Article 4

          """)
  }

  @Test func titlesOfChaptersOnTheNextLines() throws {
    #expect(
      try outline(
        """
        The Lamp and the River


        PART ONE


        Chapter I
        A Late Guest

        \(Self.text)

        \(Self.text)


        Chapter II
        Second Chapter

        \(Self.text)

        PART TWO

        Chapter III
        In Which the Ferry Comes Late and the Old Man Goes Home,
        and the River Rises.

        \(Self.text)
        """) == """
          The Lamp and the River
          PART ONE
            Chapter I A Late Guest
            Chapter II Second Chapter
          PART TWO
            Chapter III In Which the Ferry Comes Late and the Old Man Goes Home, and the River Rises

          """)
  }

  @Test(
    arguments: [
      (
        "Règlement du port\n\nTITRE PREMIER\nDispositions générales\n\nChapitre I\nObjet\n\nArticle 1er - Objet\n\n"
          + "Le port est ouvert à tous les navires de la ville.\n\nArticle 2 - Champ\n\nLe règlement vaut pour tous.\n",
        "Règlement du port\nTITRE PREMIER Dispositions générales\n  Chapitre I Objet\n    Article 1er - Objet\n"
          + "    Article 2 - Champ\n"
      ),
      (
        "Hafenordnung\n\nErster Teil\nAllgemeines\n\n§ 1 Zweck\n\nDer Hafen steht allen Schiffen der Stadt offen.\n\n§ 2 Umfang\n\n"
          + "Die Ordnung gilt für alle.\n\nZweiter Teil\nBetrieb\n\n§ 3 Zeiten\n\nDer Hafen ist am Tage offen.\n",
        "Hafenordnung\nErster Teil Allgemeines\n  § 1 Zweck\n  § 2 Umfang\nZweiter Teil Betrieb\n  § 3 Zeiten\n"
      ),
      (
        "Reglamento del puerto\n\nTÍTULO I\nDisposiciones generales\n\nCapítulo I. Objeto\n\nArtículo 1. Objeto. "
          + "El puerto está abierto a todos los barcos.\n\nArtículo 2. Ámbito. El reglamento vale para todos.\n",
        "Reglamento del puerto\nTÍTULO I Disposiciones generales\n  Capítulo I. Objeto\n    Artículo 1. Objeto\n"
          + "    Artículo 2. Ámbito\n"
      ),
      (
        "Правила порта\n\nРаздел I. Общие положения\n\nГлава 1. Цели\n\nСтатья 1. Цель\n\nПорт открыт для всех судов города.\n\n"
          + "Статья 2. Область\n\nПравила действуют для всех.\n",
        "Правила порта\nРаздел I. Общие положения\n  Глава 1. Цели\n    Статья 1. Цель\n    Статья 2. Область\n"
      ),
      (
        "QUY CHẾ CẢNG\n\nChương I\n\nQUY ĐỊNH CHUNG\n\nMục 1\n\nPHẠM VI\n\nĐiều 1. Phạm vi\n\nQuy chế này quy định về cảng.\n\n"
          + "Điều 2. Đối tượng\n\nMọi tàu thuyền.\n",
        "QUY CHẾ CẢNG\nChương I QUY ĐỊNH CHUNG\n  Mục 1 PHẠM VI\n    Điều 1. Phạm vi\n    Điều 2. Đối tượng\n"
      ),
      (
        "항만 규칙\n\n제1장 총칙\n\n제1조(목적) 이 규칙은 항만의 이용을 정한다.\n\n제2장 이용\n\n제2조(시간) 오전 9시부터 연다.\n\n부칙\n\n이 규칙은 공포한 날부터 시행한다.\n",
        "항만 규칙\n제1장 총칙\n  제1조 목적\n제2장 이용\n  제2조 시간\n부칙\n"
      ),
    ])
  func lawsOfOtherLanguages(_ text: String, _ expected: String) throws {
    #expect(try outline(text) == expected)
  }

  /// A chapter counted without 제, and annexes with a letter and a full stop.
  @Test(arguments: [
    (
      "항만 안내\n\n1장. 개요\n\n항만은 오전 9시부터 연다.\n\n2장. 이용\n\n누구나 이용할 수 있다.\n\n부록 A. 요금\n\n요금은 천 원이다.\n",
      ["1 1장|개요", "1 2장|이용", "1 부록 A|요금"]
    ),
    (
      "港口手册\n\n第一章 开放\n\n港口上午九时开放。\n\n附录 A. 收费\n\n每次收费一元。\n\n附錄 B. 船期\n\n每日六班。\n",
      ["1 第一章|开放", "1 附录 A|收费", "1 附錄 B|船期"]
    ),
  ])
  func annexesWithAFullStop(_ text: String, _ expected: [String]) throws {
    let report = try parsed(text)
    #expect(
      report.sections.indices.dropFirst().map { index in
        let name = SectionIndex(index)
        return "\(report.sections[index].level) \(report.number(of: name))|\(report.title(of: name))"
      } == expected)
  }

  @Test func theCaptionAboveAnArticleIsItsTitle() throws {
    let report = try parsed(
      """
      港湾使用規則

            第一章　総則

        （目的）
      第一条　この規則は、港湾の使用について必要な事項を定める。

        （定義）
      第二条　この規則において「船」とは、旅客を運ぶものをいう。

            第一章の二　利用

        （申請）
      第二条の二　使用しようとする者は、申請書を提出しなければならない。

            附　則

      この規則は、公布の日から施行する。
      """)
    #expect(
      OutlinePrinter.text(report) == """
        港湾使用規則
        第一章 総則
          第一条 目的
          第二条 定義
        第一章の二 利用
          第二条の二 申請
        附則

        """)
    #expect(Addresses(report).sections(matching: "第二条の二").map { report.title(of: $0) } == ["申請"])
  }

  @Test func articlesOfAContractHaveNames() throws {
    #expect(
      try outline(
        """
        装修合同
        第一章　词语含义
        第一条　词语含义。本合同中的词语具有本条的含义。
        第二条　【图纸】甲方提供图纸。
        第二章　双方责任
        第三条　甲方代表
        甲方代表行使权利。
        第四条　份数
        本合同两份。
        """)
          == """
          装修合同
          第一章　词语含义
            第一条　词语含义
            第二条　图纸
          第二章　双方责任
            第三条　甲方代表
            第四条　份数

          """.replacing("　", with: " "))
  }

  @Test func volumesAndChapters() throws {
    #expect(
      try outline(
        """
        山村旧事

        第一卷 山村 第一章 来客
        \(Self.tale)
        第一卷 山村 第二章 老井
        \(Self.tale)
        第二卷 县城 第三章 进城
        \(Self.tale)
        """) == """
          山村旧事
          第一卷 山村
            第一章 来客
            第二章 老井
          第二卷 县城
            第三章 进城

          """)
  }
}
