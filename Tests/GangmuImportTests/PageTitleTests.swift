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

  /// A book on the web: the heading of its series and of its cover stand before its title.
  @Test func aLaterHeadingAsHighAsTheFirstMayBeTheTitle() {
    let page = """
      <html><head><title>The Flying Ferry</title></head><body><h1>HARBOUR<br>PLAYS</h1><h2>LIBRETTO</h2>
      <h1>FLYING FERRY</h1><h3>ACT I.</h3><p>text</p></body></html>
      """
    #expect(text(page) == "P HARBOUR PLAYS\nP LIBRETTO\nH0 FLYING FERRY\nH3 ACT I.\nP text")
    // The title of the cover is lower than that of the book.
    #expect(
      text(
        page.replacing("<h2>LIBRETTO</h2>", with: "<h3>FLYING FERRY</h3>").replacing(
          "<h1>HARBOUR", with: "<h5>A SERIES</h5><h1>HARBOUR"))
        == "P A SERIES\nP HARBOUR PLAYS\nP FLYING FERRY\nH0 FLYING FERRY\nH3 ACT I.\nP text")
    // A lower one, and other words, are sections.
    #expect(text(page.replacing("h1>FLYING FERRY</h1", with: "h2>FLYING FERRY</h2")).contains("H2 FLYING FERRY"))
    #expect(text(page.replacing("FLYING FERRY</h1", with: "FERRY</h1")).contains("H1 FERRY"))
  }

  /// A page of an authority: boxes above the text, and its name, as its head gives it, in a paragraph.
  @Test func theParagraphThatHasThePagesNameIsTheTitle() {
    let page = """
      <html><head><title>关于做好渡口安全检查工作的通知 - 青禾区人民政府门户网站</title>
      <meta name="ArticleTitle" content="关于做好渡口安全检查工作的通知"></head><body>
      <h3>政策解读</h3><p>您当前所在的位置：首页 &gt; 公告</p><div>关于做好渡口安全检查工作的通知</div>
      <p>一、检查范围</p><p>全区渡口都要检查。</p></body></html>
      """
    let read = "P 政策解读\nP 您当前所在的位置：首页 > 公告\nH0 关于做好渡口安全检查工作的通知\nP 一、检查范围\nP 全区渡口都要检查。"
    #expect(text(page) == read)
    #expect(text(page.replacing("ArticleTitle", with: "ColumnName")) == read)
    #expect(text(page.replacing("检查工作的通知</div>", with: "检查的通知</div>")).hasPrefix("H3 政策解读\nP 您"))
  }

  /// A page that hides all until a script has run says what it says; a list of links in the text is text.
  @Test func pagesThatHideAllAndListsInTheText() {
    let page = """
      <html><body style="visibility: hidden"><h1>渡口目录</h1><p>现将继续使用的渡口公布如下。</p>
      <ul><li><a href="/1">西渡口管理办法</a></li><li><a href="/2">东渡口管理办法</a></li></ul><p>请遵照执行，不得有误。</p></body></html>
      """
    #expect(
      text(page) == "H1 渡口目录\nP 现将继续使用的渡口公布如下。\nP • 西渡口管理办法\nP • 东渡口管理办法\nP 请遵照执行，不得有误。")
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
