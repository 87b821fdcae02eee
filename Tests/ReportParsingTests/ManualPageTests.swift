import ReportModel
import Testing

@testable import ReportParsing

/// Manual pages as they are printed.
@Suite struct ManualPageTests {
  private func page(_ gap: String, foot: String = "ferry 1.2") -> String {
    """
    FERRY(1)\(gap)User Commands\(gap)FERRY(1)

    NAME
           ferry - carry files over the river

    SYNOPSIS
           ferry [-v] FILE

       Night service
           The night boat takes no files.

    DESCRIPTION
           The ferry crosses the river every quarter of an hour from six in
           the morning until midnight.

           FERRY_BANK
                  The bank the boat starts from.

           0      the boat has landed
           1      the boat is late
           2      the boat is lost

       Exit status:
           0      the boat has landed

    SEE ALSO
           bridge(1)

    \(foot)\(gap)May 2031\(gap)FERRY(1)
    """
  }

  /// Only what stands at the margin or three columns in is a heading, whatever stands between the parts of the head; its
  /// name, which it says twice, is the title.
  @Test(arguments: ["          ", "\t\t"])
  func sectionsStandAtTheMargin(gap: String) throws {
    #expect(
      dump(try parsed(page(gap))) == """
        FERRY(1)
          plain [] NAME @·1
          plain [] SYNOPSIS @·2
            plain [] Night service @·2·1
          plain [] DESCRIPTION @·3
            plain [] Exit status @·3·1
          plain [] SEE ALSO @·4

        """)
  }

  /// The first line begins and ends with the name of the page and its section; a sentence does not.
  @Test(arguments: [
    ("FERRY(1)  Manual  FERRY(1)", true), ("FERRY(1)  Manual  BRIDGE(1)", false), ("FERRY  Manual  FERRY", false),
    ("FERRY(1)", false), ("FERRY(x)  Manual  FERRY(x)", false),
  ])
  func theHeadTellsThePage(head: String, isPage: Bool) {
    let text = "\(head)\n\nNAME\n       ferry - carry files\n\nSEE ALSO\n       bridge(1)\n"
    #expect((ManualPage.read(Array(text.utf8)) != nil) == isPage)
  }
}
