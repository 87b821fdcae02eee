import ReportModel
import Testing

@testable import ReportParsing

/// Invented books with the header that Project Gutenberg puts before a work.
@Suite struct GutenbergTests {
  private static let body = """
    The ferry crossed the river every quarter of an hour from six in the
    morning until midnight, and on market days the second boat helped out
    when the queue was longer than the pier.
    """

  private func book(_ marker: String) -> String {
    """
    The Project Gutenberg EBook of The Night Ferry, by A. Boatman

    Title: The Night Ferry

    Author: A. Boatman

    \(marker)

    Produced by Jane Reader and the Online Distributed
    Team of Proofreaders

    Transcriber's note: Errors of the printer have been mended, and the notes
    stand at the end of each chapter now.

    THE NIGHT FERRY

    BY A. BOATMAN

    CHAPTER I

    THE PIER

    \(Self.body)

    CHAPTER II

    THE OTHER BANK

    \(Self.body)
    """
  }

  /// The title is the line with the name the header gives; credits and notes before it are none.
  @Test(arguments: [
    "*** START OF THE PROJECT GUTENBERG EBOOK THE NIGHT FERRY ***",
    "***START OF THE PROJECT GUTENBERG EBOOK THE NIGHT FERRY, WITH A MAP OF THE\nRIVER***",
  ])
  func theTitleIsTheNameOfTheHeader(marker: String) throws {
    #expect(
      dump(try parsed(book(marker))) == """
        THE NIGHT FERRY
          numbered [CHAPTER I] THE PIER @CHAPTER I
          numbered [CHAPTER II] THE OTHER BANK @CHAPTER II

        """)
  }

  /// The name on the title page takes several lines, and marks that end no title elsewhere.
  @Test func aNameOverSeveralLines() throws {
    let text = book("*** START OF THE PROJECT GUTENBERG EBOOK THE NIGHT FERRY ***")
      .replacing("Title: The Night Ferry", with: "Title: The Night Ferry; Or, The Bank")
      .replacing("THE NIGHT FERRY\n\nBY", with: "THE NIGHT FERRY;\n\nor, THE BANK.\n\nBY")
    let report = try parsed(text)
    #expect(report.title == "THE NIGHT FERRY; or, THE BANK.")
    #expect(report.sections.dropFirst().map { report.words(in: $0.number) } == ["CHAPTER I", "CHAPTER II"])
  }
}
