import ImportStream
import Testing

@testable import ImportReaders

/// The title of a page, and headings that its marks tell otherwise than its elements.
struct PageTitleTests {
  private func text(_ page: String) -> String { dump(WebReader.records(of: Array(page.utf8)).records) }

  @Test func theHeadingThatHasThePagesNameIsTheTitle() {
    let page = """
      <html><head><TITLE>The Ferry &amp; its Bell: a manual - Boats</TITLE></head><body>
      <h2>The Ferry &amp; its Bell: a manual</h2><h2>Boats</h2><p>text</p></body></html>
      """
    #expect(text(page) == "H0 The Ferry & its Bell: a manual\nH2 Boats\nP text")
    #expect(text(page.replacing("a manual - B", with: "a guide - B")).hasPrefix("H2 The Ferry"))
  }

  @Test func creditsOfDocBookAreNoHeadings() {
    let page = """
      <div class="titlepage"><h1 class="title">The Ferry</h1><h2 class="subtitle">A Manual</h2>
      <h3 class="author"><span>Anna Boat</span></h3></div><h2 class="title">Boats</h2><p>text</p>
      """
    #expect(text(page) == "H1 The Ferry\nP A Manual\nP Anna Boat\nH2 Boats\nP text")
  }

  @Test func stylesOfWordAsClassesAreHeadings() {
    let page = """
      <p class="Heading1 Normal">Boats</p><p class="Normal">text</p><p class="heading2">Night boats</p>
      <p class="Heading12">text</p><p class="headings">text</p>
      """
    #expect(text(page) == "H1 Boats\nP text\nH2 Night boats\nP text\nP text")
  }
}

extension String {
  fileprivate func replacing(_ words: String, with others: String) -> String {
    split(separator: words, omittingEmptySubsequences: false).joined(separator: others)
  }
}
