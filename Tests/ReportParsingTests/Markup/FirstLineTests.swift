import ReportModel
import Testing

@testable import ReportParsing

/// Formats that the first lines of a text tell.
@Suite struct FirstLineTests {
  @Test func newsInOutlineModeHasHeadingsBehindStars() throws {
    let news = """
      Ferry NEWS          -*- outline -*-

      * Changes in release 2

      ** Bug fixes

        The boat lands.

      * Changes in release 1

        A bell.
      """
    #expect(
      dump(try parsed(news)).split(separator: "\n") == [
        "  plain [] Changes in release 2 @·1", "    plain [] Bug fixes @·1·1", "  plain [] Changes in release 1 @·2",
      ])
  }

  /// Remarks in a listing far behind the front make no Markdown of a text.
  @Test func remarksInListingsAreNoHeadings() throws {
    let body = "The ferry crosses the river every quarter of an hour, and a second boat helps out on market days.\n\n"
    let text = "The Ferry\n\n" + String(repeating: body, count: 220) + " # cross the river\n ferry --cross\n\n # wait\n"
    #expect(try parsed(text).sections.count == 1)
  }
}
