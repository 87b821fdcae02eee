import ReportModel
import Testing

@testable import ReportParsing

/// Articles and what divides them, and the signs and words that name them, each with its whole outline. All texts are
/// invented.
@Suite struct DividedArticleTests {
  private func outline(_ text: String, name: String = "x.txt") throws -> [String] {
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
    return [report.title ?? ""]
      + report.sections.dropFirst().map {
        "\($0.level) \(report.words(in: $0.number))|\(report.words(in: $0.title))"
      }
  }

  /// Contracts divide articles by names over text; items of an article are sentences, or stand one under the other.
  @Test func namesDivideTheArticlesOfContracts() throws {
    let text = """
      渡船采购合同

      第一条 价格和支付
      1.单价
      （1）每条船十万元，包括税费和运输费。
      （2）木料涨价的，由双方另行商定。
      2.总价
      （1）本合同的总价为三十万元。
      3.发票
      （1）甲方应在交船时提供发票。
      第二条 交货
      1.新船；
      2.桨和缆绳；
      3.一只船锚。
      第三条 保修
      1.船底漏水的，由甲方修理。
      2.桨断了的，由乙方自己更换。
      """
    #expect(
      try outline(text) == [
        "渡船采购合同", "1 第一条|价格和支付", "2 1|单价", "2 2|总价", "2 3|发票", "1 第二条|交货", "1 第三条|保修",
      ])
  }

  /// 3.1 below Article 3 is a section of it where it has a name.
  @Test func decimalsCountOnTheArticleAboveThem() throws {
    let text = """
      # Bylaws of the Linden Club

      ## Article 1 - Members

      1.1 Admission of Members. Any person may become a member by paying the fee of the month.

      1.2 Voting Members. Members who have paid for three months may vote at the meetings of the club.

      1.3 Termination: A member who has not paid for three months is no longer a member.

      ## Article 2 - Trees

      2.1 The club looks after the linden trees of the village and waters them in summer.

      2.2 No tree may be cut down, and no branch, without a vote of the members of the club.

      """
    #expect(
      try outline(text, name: "x.md") == [
        "Bylaws of the Linden Club", "1 Article 1|Members", "2 1.1|Admission of Members", "2 1.2|Voting Members",
        "2 1.3|Termination", "1 Article 2|Trees",
      ])
  }

  @Test func strokesBeforeAUnit() throws {
    let body = "\n\nL'association plante des tilleuls au bord de la rivière et les arrose en été.\n\n"
    #expect(
      try outline(
        "Statuts des Tilleuls\n\n// Article 1 - Nom\(body)// Article 2 - But\(body)// Article 3 - Durée\(body)")
        == ["Statuts des Tilleuls", "1 Article 1|Nom", "1 Article 2|But", "1 Article 3|Durée"])
  }

  /// Ordinals of two words, and strong words that end behind their colon.
  @Test func articlesWithOrdinals() throws {
    let names = ["Noveno", "Décimo", "Décimo Primero", "Décimo Segundo", "Vigésimo", "Vigésimo Primero"]
    let text =
      "# Estatutos de los Tilos\n\n"
      + names.map { "**Artículo \($0):** La asociación cuida los tilos de la plaza y los riega en verano.\n\n" }
      .joined()
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "x.md"))
    #expect(report.sections.dropFirst().map { report.words(in: $0.number) } == names.map { "Artículo \($0)" })
    #expect(report.sections.dropFirst().map(\.level) == [1, 1, 1, 1, 1, 1])
  }

  /// The name of an article below its number ends before its text, though most words of German begin with a capital.
  @Test func namesOfArticlesBelowTheirNumbers() throws {
    let text = """
      Satzung des Lindenvereins


      §1
      Name, Rechtsform und Sitz des Vereins
      Der Lindenverein mit seinem Sitz in Lindau ist in das Vereinsregister beim Amtsgericht Lindau eingetragen. Der Verein ist Mitglied des Verbandes der Baumfreunde.


      §2
      Zweck und Aufgaben des Vereins, Gemeinnützigkeit
      1. Der Verein pflegt die Linden am Fluss und am Markt.
      2. Der Verein ist selbstlos tätig.


      §3
      Zuständigkeiten des Vorstandes
      Der Vorstand ist für alle Bäume zuständig.
      Der Vorstand entscheidet über neue Linden.

      """
    #expect(
      try outline(text).dropFirst() == [
        "1 §1|Name, Rechtsform und Sitz des Vereins", "1 §2|Zweck und Aufgaben des Vereins, Gemeinnützigkeit",
        "1 §3|Zuständigkeiten des Vorstandes",
      ])
  }

  /// Points behind a sentence are no text that it heads.
  @Test func itemsWithPointsAreItems() throws {
    let text = """
      渡船评分标准
      一、结构（20分）
      成果在结构上应当有自己的长处，能够让渡船在大风里也停得稳、开得动，并且不比原来的船多用一个人。
      1.在结构方法上有突破。（12分）
      2.在结构方法上有改进。（8分）
      二、用途（20分）
      成果应当能够用于实际的渡口，让等船的人少站一会儿，让开船的人少费一些力气，并且在冬天也能使用。
      1.适合所有渡口。（12分）
      2.适合部分渡口。（8分）
      """
    #expect(try outline(text) == ["渡船评分标准", "1 一|结构（20分）", "1 二|用途（20分）"])
  }

  /// A few words before the text of an article are its name where others have one too.
  @Test func briefNamesOfArticles() throws {
    let text = """
      柳河支持渡口办法
      第一条 为支持渡口发展，制定本办法。
      第二条 本办法所称渡口，是指镇上的三个渡口。
      第三条 码头建设。新修码头的，给予一次性奖励，用于买木料和付工钱。
      第四条 船只更新。每年安排经费支持换船，先换最旧的。
      第五条 培训船工。对考过的船工给予补贴，按年发放。
      第六条 本办法自五月一日起施行。
      """
    #expect(
      try outline(text) == [
        "柳河支持渡口办法", "1 第一条|", "1 第二条|", "1 第三条|码头建设", "1 第四条|船只更新", "1 第五条|培训船工", "1 第六条|",
      ])
  }

  /// A reference that ends a sentence on a line of its own is no chapter.
  @Test func referencesThatEndASentence() throws {
    let text = """
      A Decade of Ferries

      Chapter 1. Boats

      The boats of the river are listed in the table, and a summary of all ferries is
      provided together with the summary of the mills that is discussed in
      Chapter 3.

      Chapter 2. Mills

      The mills of the river are listed in another table, which is much longer than
      the first one.

      Chapter 3. Lamps

      The lamps are lit at night.

      """
    #expect(
      try outline(text) == ["A Decade of Ferries", "1 Chapter 1|Boats", "1 Chapter 2|Mills", "1 Chapter 3|Lamps"])
  }

  /// 1. and 3. are a series whose 2. lost its point, and 1 over 1.1 needs no 2.
  @Test func numbersThatAreLeftOut() throws {
    let body = "渡口每天有四班船，早班六点开，晚班七点回，遇到大雾就停航，镇上的人都习惯了先看天色再出门。\n"
    #expect(
      try outline("渡口管理\n\n一、机制\n\(body)1. 制度\n\(body)3. 人员\n\(body)二、设施\n\(body)")
        == ["渡口管理", "1 一|机制", "2 1|制度", "2 3|人员", "1 二|设施"])
    #expect(
      try outline("柳河镇防汛应急预案\n1总则\n1.1目的\n\(body)1.2依据\n\(body)1.3原则\n\(body)")
        == ["柳河镇防汛应急预案", "1 1|总则", "2 1.1|目的", "2 1.2|依据", "2 1.3|原则"])
  }
}
