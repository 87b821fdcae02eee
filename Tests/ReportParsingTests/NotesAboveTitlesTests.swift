import ReportModel
import Testing

@testable import ReportParsing

/// Lines above a title or right below a number that are none: notes of editors, senders, preambles, the first
/// line of a sentence. All invented.
@Suite struct NotesAboveTitlesTests {
  private let body = "过去一年，全市坚持稳中求进，经济社会发展取得新的成绩，各项任务圆满完成，人民生活继续改善。"

  private func report(_ above: String, _ title: String) -> String {
    """
    \(above)

    \(title)

    各位代表：

    现在，我代表河谷委员会，向大会报告工作，请予审议。

    一、过去一年的工作

    \(body)

    二、今年的工作

    \(body)
    """
  }

  @Test(arguments: ["【编者按】本文为送审稿，未经审阅，请勿外传。", "编者按：本文在会上讲过。", "发件人：张三"])
  func noteAboveATitle(note: String) throws {
    #expect(
      try outlineLines(parsed(report(note, "河谷工作报告"))) == ["河谷工作报告", "  一 过去一年的工作", "  二 今年的工作"])
  }

  /// A text may begin with a sentence, and a line that is no title may stand below it.
  @Test func sentenceAtTheStart() throws {
    let text = """
      【编者按】这是一位老船工的回忆，他在河上过了一辈子。

      那年冬天很冷，河面结了冰，没有人过河，渡口整天没有声音，只有风。

      开春以后，冰化了，船又下水了，第一个来过河的是镇上的邮差，他带来了很多信。
      """
    #expect(try outlineLines(parsed(text)) == [""])
  }

  @Test func preambleRightBelowTheTitle() throws {
    let text = """
      Règlement du concours des ponts 2031
      « Ponts : entre nature et pierre »
      Préambule
      Le comité invite ses membres à porter leur regard d'artiste sur ces géants que sont les ponts.
      Article 1 – Organisateur et objet du concours
      Le comité organise en 2031 un concours gratuit réservé aux membres.
      Article 2 – Calendrier
      Le concours se déroulera selon le calendrier suivant :
      •\tLancement du concours : 1er décembre.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "Règlement du concours des ponts 2031", "  Préambule", "  Article 1 Organisateur et objet du concours",
        "  Article 2 Calendrier",
      ])
  }

  /// The word inside a sentence, and a line that it begins, head nothing.
  @Test func preambleInASentence() throws {
    let text = """
      Statuts de la société du pont

      Article 1 – Nom

      La société porte le nom de Société du Pont, comme le dit son
      préambule
      depuis la première année.

      Article 2 – But

      Préambule et annexes font partie des statuts, et ils sont lus chaque année.
      """
    #expect(
      try outlineLines(parsed(text)) == ["Statuts de la société du pont", "  Article 1 Nom", "  Article 2 But"])
  }

  /// The first line of a wrapped sentence below an article is its text, whether or not the line parts a word.
  @Test func wrappedSentencesBelowArticles() throws {
    let text = """
      The Constitution of the Valley

      Article I

      All powers herein granted shall be vested in
      a council of the valley, which shall consist of the
      elders of both villages.

      Article II

      All Debts contracted and Engag-
      ements entered into, before the Adoption of this Constitu-
      tion, shall be as valid against the valley.

      Article III

      Each village sends
      three elders to the council, and it may call them back.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "The Constitution of the Valley", "  Article I", "  Article II", "  Article III",
      ])
  }

  /// A short title right above its text is one.
  @Test func shortTitlesAboveText() throws {
    let text = """
      The Rules of the Landing

      Chapter I

      Of the Ferry
      The ferry goes from the landing to the mill and back again every hour,
      and nobody has to wait for it in the rain.

      Chapter II

      Of the Bell
      The bell is rung twice by those who want to cross, and it is not rung
      by anybody else.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "The Rules of the Landing", "  Chapter I Of the Ferry", "  Chapter II Of the Bell",
      ])
  }

  /// A table between the paragraphs of a part does not part their topics.
  @Test func tableAmongTopics() throws {
    let body = "全市生产总值增长百分之六，一般公共预算收入增长百分之五，各项主要指标保持在合理区间。"
    let text = """
      河谷工作报告

      一、过去一年的工作

      过去一年，我们坚持稳中求进，全市经济社会发展取得新的成绩。

      （一）发展成绩

      经济运行稳中向好。\(body)

      项目建设加快推进。\(body)

      | 指标 | 单位 |
      |---|---|
      | 产值 | 亿元 |

      创新能力持续增强。\(body)

      民生福祉不断改善。\(body)

      （二）主要做法

      \(body)

      二、今年的工作

      \(body)
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "河谷工作报告", "  一 过去一年的工作", "    一 发展成绩", "      经济运行稳中向好", "      项目建设加快推进", "      创新能力持续增强",
        "      民生福祉不断改善", "    二 主要做法", "  二 今年的工作",
      ])
  }
}
