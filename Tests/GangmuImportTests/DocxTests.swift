import ImportStream
import Testing

@testable import ImportReaders

/// Documents of Word, each written as one XML file.
struct DocxTests {
  private static let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  private static let styles = """
    <w:styles \(space)><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr>
    <w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
    <w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>
    """

  private func text(_ body: String, _ parts: [String: String] = [:], relations: String = "") throws -> String {
    let document = flatDocx(
      body, parts.merging(["word/styles.xml": Self.styles]) { own, _ in own }, relations: relations)
    return dump(try records(of: document, by: DocxReader.read))
  }

  @Test func aLineTellsItsLook() throws {
    #expect(
      try text(
        docxParagraph("通知", "<w:pStyle w:val=\"T\"/>") + docxParagraph("总则", run: "<w:b/><w:sz w:val=\"32\"/>")
          + docxParagraph("正文", "<w:jc w:val=\"right\"/>") + docxParagraph("强调", run: "<w:rStyle w:val=\"S\"/>"))
          == """
          L 44 bold centred
          H0 通知
          L 32 bold
          P 总则
          L 21 right
          P 正文
          L 21 bold
          P 强调
          """)
  }

  /// The hidden number of a chapter counts for its sections and stands on no page (ECMA-376 Part 1, 17.3.2.41).
  @Test func aHiddenNumberCountsAndIsNotShown() throws {
    let numbering = """
      <w:numbering \(Self.space)><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
      <w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%1"/><w:rPr><w:vanish/></w:rPr></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>
      <w:lvlText w:val="%1.%2"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>
      """
    let heading = { (words: String, level: Int) in
      docxParagraph(
        words, "<w:pStyle w:val=\"H1\"/><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"1\"/></w:numPr>")
    }
    #expect(
      try text(
        heading("Введение", 0) + heading("Глава 1. Шлюзы", 0) + heading("Ворота", 1) + heading("Заключение", 0),
        ["word/numbering.xml": numbering])
          == """
          L 32\u{20}
          H1 Введение
          L 32\u{20}
          H1 Глава 1. Шлюзы
          L 32\u{20}
          H1 2.1 Ворота
          L 32\u{20}
          H1 Заключение
          """)
  }

  @Test func theListOfContentsIsToldByStyleGalleryAndField() throws {
    let field = """
      <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>丙</w:t><w:tab/><w:t>3</w:t></w:r></w:p>
      <w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
      """
    let gallery = """
      <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>
      \(docxParagraph("目　录", "<w:pStyle w:val=\"H1\"/>"))\(docxParagraph("甲 i"))</w:sdtContent></w:sdt>
      """
    let found = try text(
      gallery + docxParagraph("乙 2", "<w:pStyle w:val=\"TOC1\"/>") + field
        + docxParagraph("甲", "<w:pStyle w:val=\"H1\"/>"))
    #expect(
      found
        == """
        L 32 contents
        P 目　录
        L 21 contents
        P 甲 i
        L 21 contents
        P 乙 2
        L 21 contents
        P 丙\t3
        P\u{20}
        L 32\u{20}
        H1 甲
        """)
  }

  @Test func linesOfABoxStandBesideTheText() throws {
    let box = "<w:pict><w:txbxContent>\(docxParagraph("某局文件", "<w:pStyle w:val=\"H1\"/>"))</w:txbxContent></w:pict>"
    #expect(
      try text("<w:p><w:r><w:t>甲</w:t>\(box)</w:r></w:p>") == """
        L 21\u{20}
        P 甲
        L 32 boxed
        P 某局文件
        """)
  }

  @Test func aHeadingWithALineBreakIsOneAndALongOneEndsThere() throws {
    let broken = { (words: [String]) in
      "<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr><w:r><w:t>\(words.joined(separator: "</w:t><w:br/><w:t>"))</w:t></w:r></w:p>"
    }
    #expect(
      try text(broken(["关于清理", "河道的通知"]) + broken(["Annual", "Report"]) + broken(["一、目标", "年内完成。"])) == """
        L 32\u{20}
        H1 关于清理河道的通知
        L 32\u{20}
        H1 Annual Report
        L 32\u{20}
        H1 一、目标
        L 32\u{20}
        P 年内完成。
        """)
  }

  @Test func aTableThatFramesTextIsTakenApart() throws {
    let cell = { (texts: [String]) in "<w:tc>\(texts.map { docxParagraph($0) }.joined())</w:tc>" }
    let row = { (cells: [String]) in "<w:tr>\(cells.joined())</w:tr>" }
    let prose = (1...4).map { "\($0)." + String(repeating: "完成了全部工作，", count: 12) }
    let table = { (rows: [String]) in "<w:tbl>\(rows.joined())</w:tbl>" }
    let found = try text(
      table([row([cell(["一、履职情况", "认真履职。"])])]) + table([row([cell(["姓名"]), cell(["张三", "李四"])])])
        + table([row([cell(["总结"]), cell(prose)])]))
    let lines = found.split(separator: "\n").filter { !$0.hasPrefix("L") }
    #expect(lines == ["P 一、履职情况", "P 认真履职。", "T 姓名 | 张三 李四", "P 总结"] + prose.map { "P \($0)" })
  }

  /// The name of a form in the first row of its table, and a heading that has a row for itself.
  @Test func aRowOfAHeadingIsOne() throws {
    let cell = { (paragraph: String) in "<w:tc>\(paragraph)</w:tc>" }
    let wide = { (paragraph: String) in "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>\(paragraph)</w:tc>" }
    let row = { (cells: [String]) in "<w:tr>\(cells.joined())</w:tr>" }
    let grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    let centred = docxParagraph("登记表", "<w:jc w:val=\"center\"/>")
    let form = { (first: String) in
      "<w:tbl>\(grid)\(row([wide(first)]))\(row([cell(docxParagraph("姓名")), cell(docxParagraph("张三"))]))</w:tbl>"
    }
    let lines = { (body: String) in try text(body).split(separator: "\n").filter { !$0.hasPrefix("L") } }
    #expect(try lines(form(centred)) == ["P 登记表", "T 姓名 | 张三"])
    #expect(try lines(form(docxParagraph("题", "<w:pStyle w:val=\"T\"/>"))) == ["H0 题", "T 姓名 | 张三"])
    // A table below text, and a row at the left.
    #expect(try lines(docxParagraph("文。") + form(centred)) == ["P 文。", "T 登记表 | ", "T 姓名 | 张三"])
    #expect(try lines(form(docxParagraph("登记表"))) == ["T 登记表 | ", "T 姓名 | 张三"])
  }

  @Test func changesAndCommentsAreToldWithTheirPlaces() throws {
    let comments = """
      <w:comments \(Self.space)><w:comment w:id="7" w:author="丙" w:date="2026-01-01T00:00:00Z"><w:p><w:r><w:t>请核实</w:t></w:r></w:p>
      </w:comment></w:comments>
      """
    let body = """
      <w:p><w:r><w:t>新增</w:t></w:r><w:del w:author="甲"><w:r><w:delText>三千</w:delText></w:r></w:del>
      <w:ins w:author="甲"><w:r><w:t>五</w:t></w:r></w:ins><w:ins w:author="甲"><w:r><w:t>千</w:t></w:r></w:ins>
      <w:commentRangeStart w:id="7"/><w:r><w:t>人</w:t></w:r><w:commentRangeEnd w:id="7"/></w:p>
      <w:p><w:moveFrom w:author="乙"><w:r><w:t>一句。</w:t></w:r></w:moveFrom></w:p>
      <w:p><w:r><w:t>甲</w:t><w:br/></w:r><w:moveTo w:author="乙"><w:r><w:t>一句。</w:t></w:r></w:moveTo></w:p>
      """
    #expect(
      try text(body, ["word/comments.xml": comments]) == """
        L 21\u{20}
        P 新增五千人
        R deletion 甲 6–6 三千
        R insertion 甲 6–12 五千
        R comment 丙 12–15 请核实
        P\u{20}
        L 21\u{20}
        P 甲
        L 21\u{20}
        P 一句。
        R move 乙 0–9 一句。
        """)
  }

  @Test func aDeletedEndOfAParagraphJoinsTwoWithTheirChanges() throws {
    let body = """
      <w:p><w:pPr><w:rPr><w:del w:author="甲"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r>
      <w:del w:author="甲"><w:r><w:delText>。</w:delText></w:r></w:del></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>
      """
    #expect(try text(body) == "L 21\u{20}\nP 前半后半\nR deletion 甲 6–6 。")
  }

  @Test func aPartInAnotherFormatStandsInItsPlaceAndNoMoreThanAHundredTimes() throws {
    let chunk = "<w:altChunk r:id=\"c\"/>"
    let relation = "<Relationship Id=\"c\" Type=\"x/aFChunk\" Target=\"chunk.html\"/>"
    let found = try text(
      String(repeating: chunk, count: 200), ["word/chunk.html": "<html><body><h1>甲</h1></body></html>"],
      relations: relation)
    #expect(found.split(separator: "\n") == [Substring](repeating: "H1 甲", count: 100))
    #expect(try text(chunk, relations: relation) == "N missing-part altChunk")
  }

  @Test func wordOf2003IsReadWithItsListsAndNotes() throws {
    let word = """
      <?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"
      xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0">
      <w:start w:val="1"/><w:nfc w:val="39"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef>
      <w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists><w:styles>
      <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles><w:body>
      <w:p><w:pPr><w:pStyle w:val="1"/><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr></w:pPr>
      <w:r><w:t>目标</w:t></w:r></w:p><w:p><w:r><w:t>完成</w:t></w:r><w:r><w:footnote><w:p><w:r><w:t>注</w:t></w:r></w:p>
      </w:footnote></w:r><aml:annotation aml:type="Word.Deletion" aml:author="甲"><aml:content><w:r><w:delText>了</w:delText>
      </w:r></aml:content></aml:annotation><w:r><w:t>。</w:t></w:r></w:p></w:body></w:wordDocument>
      """
    #expect(
      dump(try records(of: Array(word.utf8), by: DocxReader.read)) == """
        L 20\u{20}
        H1 一、目标
        L 20\u{20}
        P 完成[1]。
        R deletion 甲 9–9 了
        F 1 注
        """)
  }

  @Test func fieldsThatNeverEndHideNothingAndLoopsEnd() throws {
    let open = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
    let body = "<w:p>\(String(repeating: open, count: 500))</w:p>" + docxParagraph("后文")
    #expect(try text(body).hasSuffix("P 后文"))
    let loop = """
      <w:styles \(Self.space)><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>
      <w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>
      """
    #expect(try text(docxParagraph("甲", "<w:pStyle w:val=\"A\"/>"), ["word/styles.xml": loop]) == "L 20\u{20}\nP 甲")
  }
}
