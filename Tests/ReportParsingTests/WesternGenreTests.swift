import ImportStream
import ReportModel
import Testing

@testable import ReportParsing

/// Outlines of plays, licences, statutes and printed web pages in western languages. All texts are invented.
@Suite struct WesternGenreTests {
  private func outline(_ text: String, name: String = "a.txt") throws -> [String] {
    outlineLines(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name)))
  }

  private func speech(_ name: String, _ words: String) -> String { "\(name)\n\(words)\n\n" }

  // MARK: Plays

  @Test("names of speakers in a play are no headings, its acts and scenes are, with the places of the scenes")
  func playInEnglish() throws {
    let talk = ["MARTHA.", "CLERK."].map { speech($0, "Who left the lamp alight upon the stair?") }.joined()
    let text =
      "The Lamp of Marsh Street\n\nA Comedy in Two Acts\n\n\nACT I\n\nSCENE I. A shop in Marsh Street.\n\n"
      + "Enter MARTHA and the CLERK.\n\n" + talk + talk + talk + speech("TOM.", "I am not at the mill.") + talk
      + "SCENE II. The mill.\n\n" + speech("MILLER.", "Who knocks so late?") + talk
      + speech("FIRST CARTER.", "Is there bread?") + "ACT II\n\nSCENE I. The street at dawn.\n\n" + talk + talk
    #expect(
      try outline(text) == [
        "The Lamp of Marsh Street", "  ACT I", "    SCENE I A shop in Marsh Street", "    SCENE II The mill",
        "  ACT II",
        "    SCENE I The street at dawn",
      ])
  }

  @Test("the scenes of a play without numbers stand behind its widest gaps, with a full stop or without")
  func playWithoutNumbers() throws {
    let words = "Wer löscht das Licht in diesem Haus,\nund lässt den kalten Wind herein?"
    let first = speech("DIREKTOR:", words) + speech("DICHTER:", words)
    let second = speech("MÜLLER:", words) + speech("MAGD:", words)
    let text =
      "Das Licht im Turm\n\n\nWidmung.\n\nDem Freund, der nachts die Lampe trug,\nsei dieses kleine Spiel gebracht.\n\n\n\n"
      + "Vorspiel vor dem Tor\n\nDirektor. Dichter.\n\n" + first + first + first + "\n\nIn der Mühle\n\n" + second
      + second + second + speech("EIN KNECHT:", words) + "\n\nAuf dem Markt.\n\n" + second
      + speech("ERSTER BAUER:", words) + second
    #expect(
      try outline(text) == [
        "Das Licht im Turm", "  Widmung", "  Vorspiel vor dem Tor", "  In der Mühle", "  Auf dem Markt",
      ])
  }

  @Test("the names of those who ask and answer in an interview are no headings")
  func interview() throws {
    let pair =
      speech("ANNA MARSH:", "When did you come to the lower lock, and who was keeper before you?")
      + speech("JOHN REED:", "I came in the spring of the flood, and the keeper had left his boots behind.")
    let text =
      "INTERVIEW WITH A LOCK KEEPER\n\n" + String(repeating: pair, count: 6)
      + speech("PHOTOGRAPHER:", "May I take one of the boots?") + speech("JOHN REED:", "You may, both of them.")
    #expect(try outline(text) == ["INTERVIEW WITH A LOCK KEEPER"])
  }

  @Test("the same heads again and again in their order are headings")
  func recurringHeads() throws {
    let meeting =
      speech("PRESENT", "Anna Marsh, John Reed and nine other members of the club came to the meeting.")
      + speech("BUSINESS", "The members agreed to paint the lower gate before the summer and to ask for bids.")
      + speech("NEXT MEETING", "The club meets again in the hall of the school on the second Friday.")
    let heads = ["  PRESENT", "  BUSINESS", "  NEXT MEETING"]
    #expect(
      try outline("MINUTES OF THE CANAL CLUB\n\n" + String(repeating: meeting, count: 5))
        == ["MINUTES OF THE CANAL CLUB"] + heads + heads + heads + heads + heads)
  }

  @Test("short lines behind the widest gaps head the essays of a book")
  func essays() throws {
    let text = """
      SMALL WATERS


      On Ponds

      A pond keeps what is thrown into it, and gives back what it likes, which is
      mostly weeds and sometimes a boot, and once a bell that no church had missed.


      On Ditches.

      A ditch is a river that nobody has asked for, and it runs all the same, along
      the road and under it, until it finds a river that somebody did ask for.


      On Rain

      Rain is the only water that comes to the door, and it is the least thanked of
      them all by those who have a door.

      """
    #expect(try outline(text) == ["SMALL WATERS", "  On Ponds", "  On Ditches", "  On Rain"])
  }

  @Test("sentences and signatures behind wide gaps are no headings")
  func wideGapsInLetters() throws {
    let text = """
      LETTERS FROM THE LOCK


      My dear Anna,

      The water has been over the lower gate since Monday, and the boats are waiting
      in the meadow, where the cows look at them.


      I remain your brother, and ask you to send oil.


      The letter was never sent.

      It was found in the hut with the windlass, below the window, when the keeper
      moved out in the spring of the next year.


      "Keep the lamp," he had said.

      And so she did, as long as she lived, although there was no oil to be had in
      the whole of the valley.

      """
    #expect(try outline(text) == ["LETTERS FROM THE LOCK"])
  }

  // MARK: Licences

  /// A licence whose sections have items in letters, set in over three levels.
  @Test("items of a licence, however far they are set in, are not its title")
  func licenceWithItems() throws {
    let text = """
      Common Water Licence 4.0

      =======================================================================

      The Canal Trust is not a law firm and does not provide legal services or
      legal advice. Distribution of this licence does not create a relationship
      between lawyer and client. The Trust gives no warranties regarding it.

      Using Common Water Licences

      The licences of the Trust provide a standard set of terms and conditions
      that owners of water may use to share it. The following considerations
      are for information only and do not form part of the licences.


      Section 1 -- Definitions.

        a. Shared Water means water that is derived from the Licensed Water
           and in which the Licensed Water is mixed with other water in any
           manner that needs permission under the rules of the valley.

        b. Licensor means the person who grants rights under this licence.


      Section 2 -- Scope.

        a. Licence grant.

             1. Subject to the terms and conditions of this licence, the
                Licensor hereby grants You a worldwide licence to exercise
                the rights in the Licensed Water:

                  a. to lead it away, in whole or in part; and

                  b. to produce and to lead away Shared Water.

             2. For the avoidance of doubt, where exceptions apply to Your
                use, this licence does not apply to it.

             3. The rights of the fishermen are not licensed under these
                terms and conditions.


      Section 3 -- Disclaimer of Warranties and Limitation of Damages.

        a. Unless otherwise separately undertaken by the Licensor, to the
           extent possible, the Licensor offers the water as it is.

      """
    #expect(
      try outline(text) == [
        "Common Water Licence 4.0", "  Using Common Water Licences", "  Section 1 Definitions", "  Section 2 Scope",
        "  Section 3 Disclaimer of Warranties and Limitation of Damages",
      ])
  }

  @Test("numbered sentences that go on set in below their numbers are conditions, not headings")
  func conditions() throws {
    let text = """
      Copyright (c) The Regents of the Canal.
      All rights reserved.

      Use and copying of these plans, with or without changes, are permitted
      provided that the following conditions are met:
      1. Copies of the plans must keep the above copyright notice, this list
         of conditions and the following disclaimer.
      2. Copies in print must have the above copyright notice, this list of
         conditions and the following disclaimer in the papers that come with
         the copy.
      3. Neither the name of the Regents nor the names of those who drew them
         may be used to praise what is built after these plans.

      THESE PLANS ARE PROVIDED BY THE REGENTS AS THEY ARE AND ANY WARRANTIES
      ARE DISCLAIMED.

      """
    #expect(try outline(text).dropFirst() == [])
  }

  @Test("the sides of a box are no titles under and over a line of stars")
  func boxes() throws {
    let text = """
      Water Licence
      =============

      1. Definitions
      --------------

      The words of this licence mean what they mean in the valley.

      2. Conditions
      -------------

      ****************************************
      *                                      *
      *  The water is given as it is.        *
      *                                      *
      ****************************************

      """
    #expect(try outline(text, name: "a.rst") == ["Water Licence", "  1 Definitions", "  2 Conditions"])
  }

  // MARK: Statutes

  @Test("short lines right above the text of an article head its parts; French lists are no code")
  func frenchStatutes() throws {
    let text = """
      Statuts de l'association Les Amis du canal

      Article 1 - Nom et siège

      Il est formé une association dénommée Les Amis du canal, dont le siège est à Valmarais.

      Article 2 - Ressources

      Les ressources de l'association sont constituées par :
      - les cotisations des membres ;
      - les subventions ;
      - les dons et les legs ;
      - les recettes des fêtes.

      Article 3 - Membres

      La qualité de membre se perd par :
      - décès ;
      - démission ;
      - radiation ;
      - exclusion.

      Article 4 - Le bureau

      Le bureau comprend :
      - un président ;
      - un trésorier ;
      - un secrétaire.

      Le président
      Il représente l'association dans tous les actes de la vie civile.

      Le trésorier
      Il tient les comptes et les présente chaque année à l'assemblée.

      Le secrétaire
      Il rédige les procès-verbaux et tient le registre des délibérations.

      Article 5 - Dissolution

      L'assemblée décide de la dissolution à la majorité des trois quarts.

      """
    #expect(
      try outline(text) == [
        "Statuts de l'association Les Amis du canal", "  Article 1 Nom et siège", "  Article 2 Ressources",
        "  Article 3 Membres", "  Article 4 Le bureau", "    Le président", "    Le trésorier", "    Le secrétaire",
        "  Article 5 Dissolution",
      ])
  }

  @Test("what an article says above its list is no heading, and a preamble is no title")
  func constitution() throws {
    let list =
      "\n\n    1. El hijo de padre o madre nacido en el territorio;\n    2. El niño encontrado en el territorio.\n\n"
    let text =
      "PREÁMBULO\n\nNosotros, los vecinos de Valmarais, decretamos la siguiente norma de las aguas y de sus orillas:\n"
      + "TÍTULO I. LAS AGUAS\nCapítulo Único\nARTÍCULO 1\n\nEl canal es de todos, y nadie puede cerrarlo.\n"
      + "ARTÍCULO 2\n\nSon vecinos por nacimiento:" + list + "ARTÍCULO 3\n\nSon vecinos por decisión del consejo:"
      + list
      + "ARTÍCULO 4\n\nEl consejo se reúne dos veces al año en la casa de la esclusa.\n"
    #expect(
      try outline(text) == [
        "", "  PREÁMBULO", "  TÍTULO I LAS AGUAS", "    Capítulo Único", "      ARTÍCULO 1", "      ARTÍCULO 2",
        "      ARTÍCULO 3", "      ARTÍCULO 4",
      ])
  }

  // MARK: Printed pages

  @Test("rows of links, what rules set apart with them and the list of addresses are furniture of a printed page")
  func browserDump() throws {
    let text = """

                                    The Canal Times

         [ [1]Home | [2]Search | [3]Archive ]

                     The Canal Times - How to Open a Lock Gate
           _________________________________________________________________

                               HOW TO OPEN A LOCK GATE

      Before you begin

         Look at both gates and see that nobody stands on them. The water in
         the chamber must be as high as that outside, or the gate will not
         move at all, however many people push it. See [4]the manual.

      Opening

         Push the beam with your back and walk slowly. Do not pull it with a
         rope, and do not let children ride on it while it moves, for the
         beam is heavy and does not stop at once.

           _________________________________________________________________

          [ [5]Home | [6]Search | [7]Archive ]

      References

         1. http://canal.example/
         2. http://canal.example/search
         3. http://canal.example/archive
         4. http://canal.example/manual.html
         5. http://canal.example/
         6. http://canal.example/search
         7. http://canal.example/archive

      """
    #expect(try outline(text) == ["HOW TO OPEN A LOCK GATE", "  Before you begin", "  Opening"])
  }

  @Test("a list of addresses at the end of a report without links in brackets stays a part of it")
  func listOfAddresses() throws {
    let text = """
      Report on the Lower Lock

      1. Gates

      The gates were painted in the spring, and the beam was mended by the smith.

      2. Sources

      The papers are kept at these places, where everybody may read them.

      1. http://canal.example/gates
      2. http://canal.example/beams
      3. http://canal.example/smith

      """
    #expect(try outline(text) == ["Report on the Lower Lock", "  1 Gates", "  2 Sources"])
  }

  // MARK: Marked headings

  @Test("a unit in small letters, and one behind the number of a style, is the number of a marked heading")
  func unitsOfMarkedHeadings() throws {
    let records: [ImportRecord] = [
      .heading(level: 1, "Введение"), .paragraph("Лодки стоят у нижнего шлюза с понедельника."),
      .heading(level: 1, "глава 1. ИСТОЧНИКИ"), .heading(level: 2, "1.1 Письма"),
      .paragraph("Письма лежат в доме смотрителя под окном."), .heading(level: 1, "2 Глава 2. Шлюзы"),
      .paragraph("Шлюзов на канале девять, и все они открыты."), .heading(level: 1, "part of the river"),
      .paragraph("The river goes on below the lock."), .end,
    ]
    #expect(
      outlineLines(try ReportParser.report(from: records, source: ReportSource(name: "a.docx"))) == [
        "", "  Введение", "  глава 1 ИСТОЧНИКИ", "    1.1 Письма", "  Глава 2 Шлюзы", "  part of the river",
      ])
  }

  @Test("the target of links at the end of an Org headline is no word of it")
  func orgTargets() throws {
    let text =
      "#+TITLE: Locks\n\n* Gates <<gates>>\n\nText.\n\n* Beams and <<<ropes>>>\n\nText.\n\n* The sign << of a shift\n\nText.\n"
    #expect(try outline(text, name: "a.org").dropFirst().first == "  Gates")
  }
}
