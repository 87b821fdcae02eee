import ImportStream
import Testing

@testable import ImportReaders

/// Headings that an RTF document marks by styles and levels.
struct RtfHeadingTests {
  private func headings(_ document: String) -> [String] {
    var scanner = RtfScanner(Array(document.utf8))
    return scanner.headings().map { "\($0.level) \($0.words)" }
  }

  private let start = #"""
    {\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1 Arial;}}{\stylesheet{\s0 Normal;}
    {\s1\outlinelevel0 \'b1\'ea\'cc\'e2 1;}{\s2\sbasedon1 heading 2;}{\s3 Title;}{\*\cs10 Strong;}}{\info{\title x}}
    """#

  @Test func stylesLevelsAndNamesTellHeadings() {
    let body = #"""
      \pard\s3 \u26377?\u23453?\par{\pard\s1\f0 \'d7\'dc\'d4\'f2\par}\pard\s0 text {\b bold}\par
      {\pard\plain\s2{\listtext 1.1\tab}Low {\f1 water}{\*\bkmkstart a}{\fldinst X}\par}\pard\outlinelevel2 Deep\par
      \pard\s1\outlinelevel9 body\par\pard\s1\par\pard\s0 end\par}
      """#
    #expect(headings(start + body) == ["0 有宝", "1 总则", "2 Low water", "3 Deep"])
  }

  @Test func linesOfThePageAreFoundAgainByTheirWordsAndInOrder() {
    let page: [ImportRecord] = [
      .look(Typography(size: 24)), .paragraph("目录 总 则"), .paragraph("总则"), .paragraph("文。"), .row(cells: ["附则"]),
      .paragraph("1.1 修堤"), .paragraph("附则"), .paragraph("总则"),
    ]
    let body = #"\pard\s1 \u24635?\u21017?\par\s2 \u20462?\u22564?\par\s1 \u38468?\u21017?\par}"#
    #expect(
      dump(RtfHeadings.marked(page, by: Array((start + body).utf8)))
        == "P 目录 总 则\nH1 总则\nP 文。\nT 附则\nH2 1.1 修堤\nH1 附则\nP 总则")
  }

  @Test func hostileDocumentsEnd() {
    #expect(headings(String(repeating: "{", count: 100_000) + #"\s1 a\par"#) == [])
    #expect(headings(start + #"\pard\s1\bin999999999999 a\par"#) == [])
    #expect(headings(start + #"\pard\s1 \u-10179?\u-8704? \u55357?x\'zz\"#) == [])
    #expect(headings(start + #"\pard\s1 \u-10179?\u-8704?\par"#) == ["1 😀"])
    let many = String(repeating: #"\pard\s1 a\par"#, count: 30_000)
    #expect(headings(start + many).count == 20_000)
  }
}
