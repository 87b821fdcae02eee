import ImportStream
import Testing

@testable import ImportReaders

/// The table of contents of a book, and the headings it makes.
struct EpubTests {
  private func entries(_ part: String) -> [String] {
    EpubContents.entries(of: Array(part.utf8), name: "OPS/toc").map {
      "\($0.level) \($0.title) \($0.document) \($0.anchor ?? "-")"
    }
  }

  @Test func theNavigationDocumentGivesLevelsAndPlaces() {
    let part = """
      <!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
      <nav epub:type="landmarks"><ol><li><a href="x.xhtml">封面</a></li></ol></nav><nav epub:type="toc"><ol>
      <li><span>上卷</span><ol><li><a href="a.xhtml#c1"><b>第一</b>&nbsp;雪夜</a></li></ol></li>
      <li><a href="../b%20c.xhtml">下卷</a></li></ol></nav></body></html>
      """
    #expect(
      entries(part) == ["1 上卷 OPS/a.xhtml c1", "2 第一 雪夜 OPS/a.xhtml c1", "1 下卷 b c.xhtml -"])
  }

  @Test func theNCXOfOlderBooksIsReadToo() {
    let part = """
      <?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
      <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><docTitle><text>书</text></docTitle><navMap><navPoint>
      <navLabel><text>上卷</text></navLabel><content src="a.xhtml"/><navPoint><navLabel><text>雪夜</text></navLabel>
      <content src="a.xhtml#c1"/></navPoint></navPoint></navMap><pageList><pageTarget>
      <navLabel><text>1</text></navLabel><content src="a.xhtml#p1"/></pageTarget></pageList></ncx>
      """
    #expect(entries(part) == ["1 上卷 OPS/a.xhtml -", "2 雪夜 OPS/a.xhtml c1"])
  }

  /// The first heading with the title of the package document is the title of the book.
  @Test func theNameOfTheBookIsItsTitle() {
    let entries = ["雪夜渡", "上卷", "雪夜渡"].map { EpubEntry(level: 1, title: $0, document: "a", anchor: nil) }
    var headings = EpubHeadings(entries, title: "雪夜 渡")
    let records: [ImportRecord] = [.paragraph("雪夜渡"), .paragraph("上卷"), .paragraph("雪夜渡")]
    #expect(dump(headings.records(of: "a", records, places: [:])) == "H0 雪夜渡\nH1 上卷\nH1 雪夜渡")
  }

  /// A title page is no entry of the contents, and a book may have none.
  @Test func theNameOfTheBookBeforeItsContentsIsItsTitle() {
    let page: [ImportRecord] = [.heading(level: 1, "雪夜渡"), .paragraph("何小满")]
    var headings = EpubHeadings([EpubEntry(level: 1, title: "上卷", document: "a", anchor: nil)], title: "雪夜渡")
    #expect(dump(headings.records(of: "t", page, places: [:])) == "H0 雪夜渡\nP 何小满")
    let chapter: [ImportRecord] = [.heading(level: 1, "上卷"), .heading(level: 2, "雪夜渡")]
    #expect(dump(headings.records(of: "a", chapter, places: [:])) == "H1 上卷\nH2 雪夜渡")
    var none = EpubHeadings([], title: "雪夜渡")
    #expect(dump(none.records(of: "t", page + chapter, places: [:])) == "H0 雪夜渡\nP 何小满\nH1 上卷\nH2 雪夜渡")
  }

  /// The words of the file's publisher stand before the title, and name it.
  @Test func theHeadingOfThePublisherIsNoTitle() {
    let page: [ImportRecord] = [
      .heading(level: 2, "The Harbour eBook of Winter Boats, by A. Marsh"), .heading(level: 1, "WINTER BOATS"),
      .heading(level: 2, "Ice"),
    ]
    let read = "P The Harbour eBook of Winter Boats, by A. Marsh\nH0 WINTER BOATS\nH2 Ice"
    var headings = EpubHeadings([], title: "Winter Boats")
    #expect(dump(headings.records(of: "a", page, places: [:])) == read)
    let entries = ["The Harbour eBook of Winter Boats, by A. Marsh", "WINTER BOATS", "Ice"].map {
      EpubEntry(level: 2, title: $0, document: "a", anchor: nil)
    }
    var listed = EpubHeadings(entries, title: "Winter Boats")
    #expect(dump(listed.records(of: "a", page, places: [:])) == read)
  }

  /// A book whose pages do not say its name has the one of the package document.
  @Test func theNameOfTheBookWhereNoHeadingHasIt() {
    let chapters: [ImportRecord] = [.heading(level: 1, "一"), .paragraph("文。"), .heading(level: 1, "二")]
    let page: [ImportRecord] = [.paragraph("雪夜渡"), .paragraph("何小满")]
    func titled(_ records: [ImportRecord], _ title: String) -> String { dump(EpubHeadings.titled(records, title)) }
    #expect(titled(chapters, "雪夜渡（插图本）") == "H0 雪夜渡（插图本）\nH1 一\nP 文。\nH1 二")
    #expect(titled(page + chapters, "雪夜渡") == "H0 雪夜渡\nP 何小满\nH1 一\nP 文。\nH1 二")
    for title in ["", "Unknown", "Unknown Title", "未知"] { #expect(titled(chapters, title) == dump(chapters)) }
    // A title of its own, and one heading above all others.
    #expect(titled([.heading(level: 0, "渡")] + chapters, "雪夜渡") == "H0 渡\n" + dump(chapters))
    #expect(titled([.heading(level: 1, "渡"), .heading(level: 2, "一")], "雪夜渡") == "H1 渡\nH2 一")
    #expect(titled([], "雪夜渡") == "")
  }

  /// A part without a page of its own stands at its first chapter, whose heading is the chapter's.
  @Test func aPartStandsBeforeTheHeadingOfItsFirstChapter() {
    #expect(
      headings([.heading(level: 1, "港口"), .paragraph("文。")], [(1, "水上", nil), (2, "港口", nil)])
        == "H1 水上\nH2 港口\nP 文。")
    #expect(headings([.heading(level: 1, "PORT"), .paragraph("文。")], [(1, "水上", nil)]) == "H1 PORT\nP 文。")
  }

  @Test func hostileContentsAreBounded() {
    let deep =
      "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><nav>" + String(repeating: "<ol><li>", count: 100)
      + "<a href=\"a\">甲</a>" + String(repeating: "</li></ol>", count: 100) + "</nav></body></html>"
    #expect(entries(deep) == ["9 甲 OPS/a -"])
    let long =
      "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\">"
      + String(repeating: "<navPoint><navLabel>甲</navLabel><content src=\"a\"/></navPoint>", count: 30_000)
    #expect(entries(long).count == 20_000)
    let entity = "<!DOCTYPE ncx [<!ENTITY a \"b\">]><ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\"/>"
    #expect(entries(entity) == [])
  }

  private func headings(_ page: [ImportRecord], _ entries: [(Int, String, String?)], _ places: [String: Int] = [:])
    -> String
  {
    var headings = EpubHeadings(entries.map { EpubEntry(level: $0.0, title: $0.1, document: "a", anchor: $0.2) })
    return dump(headings.records(of: "a", page, places: places))
  }

  @Test func contentsMakeHeadingsOfLinesAndGiveElementsTheirLevels() {
    #expect(
      headings(
        [
          .heading(level: 2, "第一部"), .heading(level: 2, "雪夜"), .paragraph("文。"), .heading(level: 3, "归人"),
          .paragraph("文。"),
        ],
        [(1, "第一部", nil), (2, "雪夜", "c1")], ["c1": 1]) == "H1 第一部\nH2 雪夜\nP 文。\nH3 归人\nP 文。")
    #expect(
      headings([.paragraph("第一章"), .paragraph("总 则"), .paragraph("文。")], [(1, "第一章 总则", nil)])
        == "H1 第一章 总 则\nP 文。")
  }

  @Test func anEntryWhoseWordsArePicturedStandsAtItsPlace() {
    #expect(
      headings([.paragraph("前文。"), .look(Typography(size: 30)), .paragraph("后文。")], [(1, "乙", "b")], ["b": 2])
        == "P 前文。\nH1 乙\nL 30\u{20}\nP 后文。")
    #expect(headings([], [(1, "封面", nil)]) == "")
  }

  @Test func aPageOfTitlesIsContents() {
    let titles = ["甲", "乙", "丙", "丁"]
    #expect(
      headings([.heading(level: 1, "目录")] + titles.map { .paragraph($0) }, titles.map { (1, $0, nil) }).split(
        separator: "\n"
      )
      .filter { $0.hasPrefix("L 0 contents") }.count == 5)
  }
}
