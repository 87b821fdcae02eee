import ReportModel
import Testing

@testable import ReportParsing

/// Articles and sections below the parts that hold them, and articles between brackets. All invented.
@Suite struct PartAndArticleTests {
  @Test func articlesBelowRomanParts() throws {
    let text = """
      I. Vorwort

      Ohne Brücken ist das Tal nicht zu denken. Sie bergen Chancen, aber auch Gefahren.

      II. Hauptteil der Satzung

      §1 Name, Sitz

      (1) Der Verein trägt den Namen Brückenverein Talbach.
      (2) Er hat seinen Sitz in Talbach.

      §2 Zweck des Vereins

      (1) Zweck des Vereins ist die Förderung von Brücken.

      §3 Beiträge

      (1) Die Beiträge beschließt die Versammlung.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "", "  I Vorwort", "  II Hauptteil der Satzung", "    §1 Name, Sitz", "    §2 Zweck des Vereins",
        "    §3 Beiträge",
      ])
  }

  @Test func articlesBelowFiguresWithPoints() throws {
    let text = """
      Vertrag

      1. Parteien

      Die Gemeinde Talbach und die Fähre Nord schließen diesen Vertrag.

      2. Bestimmungen

      § 1 Gegenstand

      Die Fähre befördert die Einwohner.

      § 2 Entgelt

      Das Entgelt zahlt die Gemeinde.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "Vertrag", "  1 Parteien", "  2 Bestimmungen", "    § 1 Gegenstand", "    § 2 Entgelt",
      ])
  }

  /// Paragraphs with Roman numerals stand in their articles, and head none.
  @Test func romanParagraphsInArticles() throws {
    let text = """
      Satzung des Rudervereins

      § 1 Name

      I. Der Verein heißt Ruderverein Talbach.

      II. Er hat seinen Sitz in Talbach.

      § 2 Zweck

      I. Der Verein fördert das Rudern.

      II. Er ist selbstlos tätig.

      § 3 Beiträge

      I. Die Beiträge beschließt die Versammlung.
      """
    #expect(
      try outlineLines(parsed(text)) == ["Satzung des Rudervereins", "  § 1 Name", "  § 2 Zweck", "  § 3 Beiträge"])
  }

  @Test func sectionsOfRomanParts() throws {
    let text = """
      I. Compatibility
      ~~~~~~~~~~~~~~~~

      The ferry keeps the rules of the river, version 2.10.


      II. The Landing Rules
      ~~~~~~~~~~~~~~~~~~~~~

      Since the spring the ferry has had rules of its own.


      II.1 Register a new landing

           Signal: BELL
      Parameters: <name> <colour> <flags>

      <name> is the name of this new landing.


      II.2 Greeting

      The greeting is given where both landings know it.


      III. Signals in use
      ~~~~~~~~~~~~~~~~~~~

      The landings use signals in the range 800-899.


      III.1 Signals of success

      801 - The boat is full.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "", "  I Compatibility", "  II The Landing Rules", "    II.1 Register a new landing", "    II.2 Greeting",
        "  III Signals in use", "    III.1 Signals of success",
      ])
  }

  /// Names of models and versions begin lines of a wrapped text.
  @Test func modelsAreNoSections() throws {
    let text = """
      Bells of the Valley

      The first bell in the valley rang at low pitch, and nobody knew then that
      V.2 would be the last of its family to be cast there by the old master.

      1. History

      The next bells were cast in the town, and they were smaller than those;
      IV.1 and IV.2 came, and they were rung until the tower was closed again.

      2. Use

      It is rung by hand every evening before the last boat leaves the landing.
      """
    #expect(try outlineLines(parsed(text)) == ["Bells of the Valley", "  1 History", "  2 Use"])
  }

  @Test func koreanArticlesInSquareBrackets() throws {
    let text = """
      다리협회와 회원님과의 다리 이용 서비스 이용약관

      이 약관은 회원님이 다리를 빌리고 다리협회는 이를 빌려주는 내용을 규정함을 목적으로 한다.

      [제 1조] 계약의 성립 시점

      ① 회사가 회원님에게 다리를 인도한 날로부터 기간이 개시됩니다.

      [제2조］ 요금 지급

      ① 회원님은 요금을 지급하여야 합니다.

      [3조]통지의무

      회원님은 주소의 변경사항이 발생할 경우 통지하여야 한다.

      [4조] 불가항력의 경우

      천재지변의 경우에는 책임을 지지 아니한다.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "다리협회와 회원님과의 다리 이용 서비스 이용약관", "  제 1조 계약의 성립 시점", "  제2조 요금 지급", "  3조 통지의무",
        "  4조 불가항력의 경우",
      ])
  }

  /// A particle behind the bracket makes it a reference.
  @Test func koreanReferencesInBrackets() throws {
    let text = """
      나루터 규약

      제1조 목적

      이 규약은 나루터의 이용을 정한다.

      제2조 요금

      [제1조]의 이용에는 요금을 낸다.
      [제1조]에 따라 면제할 수 있다.

      제3조 시행

      이 규약은 봄부터 시행한다.
      """
    #expect(
      try outlineLines(parsed(text)) == ["나루터 규약", "  제1조 목적", "  제2조 요금", "  제3조 시행"])
  }
}
