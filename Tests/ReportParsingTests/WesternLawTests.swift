import ReportModel
import Testing

@testable import ReportParsing

/// Numbers of laws in the languages of the Romance countries, and of acts of the American tradition. All invented.
@Suite struct WesternLawTests {
  private func outline(_ text: String) throws -> [String] {
    let report = try parsed(text)
    return report.sections.dropFirst().map {
      "\($0.level) \(report.words(in: $0.number))|\(report.words(in: $0.title))"
    }
  }

  private let body = "Le service public des routes est assuré par la commune dans les conditions prévues par la loi."

  @Test func french() throws {
    let text = """
      CODE DE LA VOIRIE

      TITRE Ier
      DISPOSITIONS GÉNÉRALES

      Chapitre Ier
      Champ d'application

      Article 1er

      \(body)

      Article 2

      \(body)

      TITRE II
      DISPOSITIONS FINALES

      Chapitre unique

      Article 3

      \(body)
      """
    #expect(
      try outline(text) == [
        "1 TITRE Ier|DISPOSITIONS GÉNÉRALES", "2 Chapitre Ier|Champ d'application", "3 Article 1er|", "3 Article 2|",
        "1 TITRE II|DISPOSITIONS FINALES", "2 Chapitre unique|", "3 Article 3|",
      ])
  }

  @Test func italian() throws {
    let text = """
      REGOLAMENTO COMUNALE

      TITOLO I
      DISPOSIZIONI GENERALI

      Capo I
      Principi

      Art. 1
      Oggetto

      1. Il presente regolamento disciplina l'uso delle strade comunali.
      2. Sono esclusi i terreni privati.

      Art. 1-bis
      Controlli

      1. I controlli sono svolti ogni anno dal comune.

      Capo II
      Gestione

      Art. 2
      Organi

      1. La gestione spetta al comune, che la esercita direttamente.
      """
    #expect(
      try outline(text) == [
        "1 TITOLO I|DISPOSIZIONI GENERALI", "2 Capo I|Principi", "3 Art. 1|Oggetto", "3 Art. 1-bis|Controlli",
        "2 Capo II|Gestione", "3 Art. 2|Organi",
      ])
  }

  @Test func portuguese() throws {
    let text = """
      TÍTULO I
      DOS PRINCÍPIOS

      Art. 1º Esta Lei estabelece normas gerais para a organização dos serviços municipais.

      Art. 2º São princípios desta Lei a legalidade e a publicidade dos atos administrativos.

      Art. 2º-A Os serviços serão prestados de forma contínua em todo o território.

      Art. 10. Esta Lei entra em vigor na data de sua publicação, salvo disposição em contrário.
      """
    #expect(
      try outline(text) == ["1 TÍTULO I|DOS PRINCÍPIOS", "2 Art. 1º|", "2 Art. 2º|", "2 Art. 2º-A|", "2 Art. 10|"])
  }

  /// The name of an article ends with a full stop where its text stands below it.
  @Test func spanish() throws {
    let text = """
      TÍTULO PRELIMINAR
      Disposiciones generales

      Artículo 1. Objeto.

      La presente ley tiene por objeto regular los caminos públicos de la comunidad.

      Artículo 2. Ámbito.

      Se aplica a todos los caminos que discurran por el territorio de la comunidad.

      TÍTULO PRIMERO
      De los caminos

      Artículo 3. Dominio.

      Los caminos son bienes de dominio público cuando su titularidad es municipal.
      """
    #expect(
      try outline(text) == [
        "1 TÍTULO PRELIMINAR|Disposiciones generales", "2 Artículo 1|Objeto", "2 Artículo 2|Ámbito",
        "1 TÍTULO PRIMERO|De los caminos", "2 Artículo 3|Dominio",
      ])
  }

  /// Articles that are one short sentence have no names.
  @Test func shortArticlesHaveNoNames() throws {
    let text = (1...4).map { "Article \($0). Nobody may fish here.\n\n" }.joined()
    #expect(try outline("RULES OF THE POND\n\n" + text) == (1...4).map { "1 Article \($0)|" })
  }

  @Test func americanActs() throws {
    let text = """
      TITLE I—BROADBAND

      SEC. 101. SHORT TITLE.

          This title may be cited as the Rural Broadband Act, and applies to every county of the State.

      SEC. 102. DEFINITIONS.

          In this title, the term broadband means any service that offers data to homes and farms.

      TITLE II—GRANTS

      SEC. 201. GRANT PROGRAM.

          The Secretary shall make grants to counties that have no service at all.
      """
    #expect(
      try outline(text) == [
        "1 TITLE I|BROADBAND", "2 SEC. 101|SHORT TITLE", "2 SEC. 102|DEFINITIONS", "1 TITLE II|GRANTS",
        "2 SEC. 201|GRANT PROGRAM",
      ])
  }
}
