import ReportModel
import Testing

@testable import ReportParsing

/// Lists and numbered paragraphs of western texts, and lines that are headings behind a bullet. All texts are invented.
@Suite struct WesternListTests {
  private static let body = """
    The ferry crosses the river every quarter of an hour from six in the
    morning until midnight, and on market days the second boat helps out
    when the queue is longer than the pier.
    """

  private func outline(_ text: String) throws -> [String] {
    dump(try parsed(text)).split(separator: "\n").map { String($0.split(separator: " @")[0]) }
  }

  /// Text comes after the last item as after any other line: it is no heading where the others are none.
  @Test(arguments: ["1. Bring a coat\n2. Buy a ticket\n3. Wait for the bell", "1. Coat\n2. Ticket\n3. Bell\n4. Boat"])
  func theLastItemOfAListIsOneToo(list: String) throws {
    let text = "The River Ferry\n\n\(Self.body)\n\n\(list)\n\n\(Self.body)\n\n\(Self.body)\n"
    #expect(try outline(text) == ["The River Ferry"])
  }

  @Test func headingsWithTextBelowEachStay() throws {
    let text =
      "The River Ferry\n\n"
      + ["1. Boats", "2. Tickets", "3. Bells"].map { "\($0)\n\n\(Self.body)\n" }.joined(separator: "\n")
    #expect(
      try outline(text) == [
        "The River Ferry", "  numbered [1] Boats", "  numbered [2] Tickets", "  numbered [3] Bells",
      ])
  }

  /// The first sentence of a numbered paragraph is its text.
  @Test func numberedParagraphsAreText() throws {
    let paragraphs = [
      "1. The master of the boat is answerable for all that is carried on it.",
      "2. The mate takes the place of the master when he is ill or on the other bank.",
      "3. The passengers follow what the master and the mate tell them to do.",
    ].map { "\($0) Whoever acts against this rule is put ashore at once, and pays the fare of the whole day again." }
    let text = "The Rules of the Ferry\n\n" + paragraphs.joined(separator: "\n\n") + "\n"
    #expect(try outline(text) == ["The Rules of the Ferry"])
  }

  @Test func itemsOfMinutesAreHeadingsBehindTheirBullets() throws {
    let parts = ["* Agenda and note well", "* Anna: the second boat", "* Any other business"]
    let text =
      "Minutes of the Ferry Group\n\nSubmitted by Anna Ferrywoman\n\n"
      + parts.map { "\($0)\n\n\(Self.body)\n\n\(Self.body)\n" }.joined(separator: "\n")
    #expect(
      try outline(text) == [
        "Minutes of the Ferry Group", "  plain [] Agenda and note well", "  plain [] Anna: the second boat",
        "  plain [] Any other business",
      ])
  }

  /// A second session counts on the first, though a list of short lines stands below it.
  @Test func nounsThatCountOnAreHeadings() throws {
    let people = "AF Anna Ferrywoman\nBB Bert Boatman\nCB Clara Bell"
    let text =
      "Minutes of the Ferry Group\n\n"
      + ["SESSION 1 (MORNING)", "SESSION 2 (NIGHT)"].map { "\($0)\n\n\(people)\n\n\(Self.body)\n\n\(Self.body)\n" }
      .joined(separator: "\n")
    #expect(
      try outline(text) == [
        "Minutes of the Ferry Group", "  plain [] SESSION 1 (MORNING)", "  plain [] SESSION 2 (NIGHT)",
      ])
  }

  @Test func itemsOfAListAreNone() throws {
    let text =
      "Minutes of the Ferry Group\n\n\(Self.body)\n\n* Bring a coat\n* Buy a ticket\n* Wait\n\n\(Self.body)\n"
    #expect(try outline(text) == ["Minutes of the Ferry Group"])
  }

  /// A sentence that announces what stands set in below it, a sentence that goes on, a note of an editor.
  @Test func sentencesAndNotesAreNoHeadings() throws {
    let heads = ["First Boat", "Second Boat", "Third Boat"]
    let parts = heads.map { "\($0)\n\n\(Self.body)\n\n[Illustration]\n\n\(Self.body)\n" }
    let text =
      "The River Ferry\n\n" + parts.joined(separator: "\n")
        + """

        The list of all boats is kept at

            the office on the pier

        \(Self.body)

        Note

        \(Self.body)
        """
    #expect(
      try outline(text) == [
        "The River Ferry", "  plain [] First Boat", "  plain [] Second Boat", "  plain [] Third Boat",
      ])
  }

  @Test func aNoBreakSpaceStandsInANumberAsASpaceDoes() throws {
    let text =
      "The River Ferry\n\nChapter\u{A0}1.\u{A0}Boats\n\n\(Self.body)\n\nChapter\u{A0}2.\u{A0}Bells\n\n\(Self.body)\n"
    let printed = OutlinePrinter.jsonLines(try parsed(text))
    #expect(printed.contains("\"number\":\"Chapter 1\"") && printed.contains("\"number\":\"Chapter 2\""))
  }

  /// A list of contents without pages goes on over its own 3.1, which is not 1.1 again.
  @Test func aListOfContentsEndsWhereItsFirstNumberStandsAgain() throws {
    let numbers = ["1.1 Boats", "1.2 Bells", "2.1 Tickets", "2.2 Coats", "3.1 Fog", "3.2 Ice"]
    let text =
      "The River Ferry\n\nContents\n\n" + numbers.joined(separator: "\n") + "\n\n"
      + numbers.map { "\($0)\n\n\(Self.body)\n" }.joined(separator: "\n")
    #expect(try outline(text).dropFirst() == numbers.map { "  numbered [\($0.prefix(3))] \($0.dropFirst(4))" }[...])
  }
}
