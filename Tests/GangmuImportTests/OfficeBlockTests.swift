import ImportStream
import Testing

@testable import ImportReaders

/// Blocks and spans of documents of Word, each written as one XML file.
struct DocxBlockTests {
  private static let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  private static let styles = """
    <w:styles \(space)><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>
    <w:style w:type="paragraph" w:styleId="P"><w:name w:val="HTML Preformatted"/></w:style>
    <w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="K"><w:name w:val="HTML Code"/></w:style></w:styles>
    """
  private static let numbering = """
    <w:numbering \(space)><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
    <w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
    </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>
    """

  private func blocks(_ body: String, relations: String = "") throws -> String {
    let parts = ["word/styles.xml": Self.styles, "word/numbering.xml": Self.numbering]
    return try dumpBlocks(try records(of: flatDocx(body, parts, relations: relations), by: DocxReader.read))
  }

  private func run(_ text: String, _ properties: String = "") -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  private func item(_ text: String, _ level: Int) -> String {
    docxParagraph(text, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"1\"/></w:numPr>")
  }

  @Test func paragraphsOfListsAreItemsAndThoseOfStylesTheirParts() throws {
    let style = { (id: String) in "<w:pStyle w:val=\"\(id)\"/>" }
    #expect(
      try blocks(
        docxParagraph("总则", style("H1")) + item("修堤", 0) + item("上段", 1) + docxParagraph("") + item("下段", 1)
          + item("清淤", 0)
          + docxParagraph("正文。") + docxParagraph("引一。", style("Q")) + docxParagraph("引二。", style("Q"))
          + docxParagraph("表一", style("C")) + docxParagraph("let a", style("P")) + docxParagraph("let b", style("P"))
          + "<w:p><w:r><w:drawing/></w:r></w:p>") == """
          listItem 1 #1 <1.> 1. 修堤/• 上段//• 下段
          listItem 2 <•> • 上段
          listItem 2 <•> • 下段
          listItem 1 #2 <2.> 2. 清淤
          quotation 1 引一。/引二。
          caption 表一
          code let a/let b
          image
          """)
  }

  @Test func imagesHaveTheWordsThatStandForThem() throws {
    let drawing = { (words: String) in
      "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"urn:d\"><wp:docPr id=\"1\" name=\"p\" descr=\"\(words)\"/></wp:inline>"
        + "</w:drawing></w:r></w:p>"
    }
    #expect(try blocks(drawing("河道 断面图") + drawing("12") + docxParagraph("正文。")) == "image 河道 断面图\nimage")
  }

  @Test func picturesStandAtTheirPlaceInALine() throws {
    let space = "xmlns:wp=\"urn:d\" xmlns:a=\"urn:a\""
    let picture = { (words: String) in
      "<w:r><w:drawing><wp:inline \(space)><wp:docPr id=\"1\" name=\"p\"\(words)/><a:blip/></wp:inline></w:drawing></w:r>"
    }
    let described = picture(" descr=\"断面 图\"")
    #expect(
      try blocks("<w:p>" + run("见") + described + run("所示", "<w:b/>") + picture("") + run("。") + "</w:p>")
        == """
        concealed \u{FFFC}
        concealed \u{FFFC}
        strong 所示
        concealed \u{FFFC}
        """)
    // Alone it is an image with its words, or without any; several are beside each other.
    #expect(
      try blocks(
        "<w:p>\(described)</w:p><w:p>\(picture(""))</w:p><w:p>\(described) \(picture(""))</w:p>" + docxParagraph("文"))
          == """
          image 断面 图
          image \u{FFFC}
          image \u{FFFC}断面 图\u{FFFC}\u{FFFC}
          concealed \u{FFFC}
          concealed \u{FFFC}
          concealed \u{FFFC}
          concealed \u{FFFC}
          """)
    // In a heading it decorates.
    #expect(try blocks("<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr>" + described + run("总则") + "</w:p>") == "")
    // A drawing of shapes with text in them is no picture.
    let box = "<w:r><w:drawing><w:txbxContent>" + docxParagraph("框中") + "</w:txbxContent></w:drawing></w:r>"
    #expect(try blocks("<w:p>" + run("文") + box + "</w:p>") == "")
  }

  @Test func rowsSaidToBeHeadsAreHeads() throws {
    let cell = { (words: String) in "<w:tc>" + docxParagraph(words) + "</w:tc>" }
    let row = { (head: String, words: [String]) in "<w:tr>\(head)" + words.map(cell).joined() + "</w:tr>" }
    let grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    let table = { (head: String) in
      "<w:tbl>" + grid + row(head, ["河道", "长度"]) + row("", ["东渠", "三里"]) + "</w:tbl>"
    }
    #expect(try blocks(table("<w:trPr><w:tblHeader/></w:trPr>")).contains("row #0"))
    #expect(try !blocks(table("")).contains("row #0"))
    #expect(try !blocks(table("<w:trPr><w:tblHeader w:val=\"0\"/></w:trPr>")).contains("row #0"))
  }

  @Test func tablesStandApartAndCellsKeepToTheirSides() throws {
    let cell = { (words: String, side: String) in
      "<w:tc><w:p><w:pPr><w:jc w:val=\"\(side)\"/></w:pPr>\(run(words))</w:p></w:tc>"
    }
    let table = { (cells: [String]) in
      "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>" + cells.joined() + "</w:tr></w:tbl>"
    }
    let found = try blocks(
      table([cell("河道", "left"), cell("三里", "right")]) + table([cell("堤", "center"), cell("二里", "end")]))
    #expect(
      found == """
        table 河道  三里
        row #1 河道  三里
        cell #1 河道
        cell 3 #2 三里
        table 堤  二里
        row #1 堤  二里
        cell 2 #1 堤
        cell 3 #2 二里
        """)
  }

  @Test func runsAreSpansWhereTheyDifferFromTheirParagraph() throws {
    let body =
      "<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr>" + run("总") + run("则", "<w:i/>") + "</w:p><w:p>"
      + run("粗 ", "<w:b/>") + run("斜", "<w:b/><w:i/>") + run("平") + run("2", "<w:vertAlign w:val=\"superscript\"/>")
      + run("i", "<w:vertAlign w:val=\"subscript\"/>") + run("删", "<w:strike/>") + run("点", "<w:em w:val=\"dot\"/>")
      + run("强", "<w:rStyle w:val=\"S\"/>") + run("码", "<w:rStyle w:val=\"K\"/>")
      + "<w:r><w:br/></w:r>" + run("次行", "<w:b/>") + "</w:p>"
    let found = try blocks(body)
    #expect(
      found == """
        lines 粗 斜平²i~~删~~点强码/次行
        emphasis 则
        strong 粗 斜
        emphasis 斜
        subscript i
        strike ~~删~~
        concealed ~~
        concealed ~~
        emphasis 点
        strong 强
        code 码
        strong 次行
        """)
  }

  @Test func linksAreThoseOfRelationshipsPlacesAndFields() throws {
    let field = """
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://x.cn/a b" \\l "t" \\o "提示" </w:instrText></w:r>
      <w:r><w:fldChar w:fldCharType="separate"/></w:r>\(run("丙"))<w:r><w:fldChar w:fldCharType="end"/></w:r>
      """
    let body =
      "<w:p><w:hyperlink r:id=\"r9\" w:anchor=\"s\">" + run("甲") + run("乙", "<w:b/>") + "</w:hyperlink>" + run("，")
      + field
      + run("，") + "<w:hyperlink w:anchor=\"_Toc1\">" + run("丁") + "</w:hyperlink>"
      + "<w:fldSimple w:instr=\"HYPERLINK javascript:x\">" + run("戊") + "</w:fldSimple></w:p>"
    let relation = "<Relationship Id=\"r9\" Type=\"x/hyperlink\" Target=\"http://x.cn/\" TargetMode=\"External\"/>"
    let found = try blocks(body, relations: relation)
    #expect(
      found == """
        link 甲乙 -> http://x.cn/#s
        strong 乙
        link 丙 -> http://x.cn/a b#t
        link 丁 -> #_Toc1
        """)
  }

  @Test func cellsHaveSpansAndBoxesAndNotesNone() throws {
    let cell = { (paragraphs: [String]) in "<w:tc>\(paragraphs.map { "<w:p>\($0)</w:p>" }.joined())</w:tc>" }
    let table =
      "<w:tbl><w:tr>" + cell([run(" 项", "<w:b/>"), run(""), run("目") + run("甲", "<w:i/>")]) + cell([run("数", "<w:b/>")])
      + "</w:tr></w:tbl>"
    let found = try blocks(table + docxParagraph("后。"))
    #expect(
      found == """
        table 项 目甲  数
        row #1 项 目甲  数
        cell #1 项 目甲
        cell #2 数
        strong 项
        emphasis 甲
        strong 数
        """)
  }

  @Test func linksOfWordOf2003AreThoseOfItsOwnElement() throws {
    let word = """
      <?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p>
      <w:hlink w:dest="http://x.cn/" w:bookmark="a"><w:r><w:t>甲</w:t></w:r></w:hlink><w:r><w:rPr><w:b/></w:rPr><w:t>乙</w:t></w:r>
      </w:p></w:body></w:wordDocument>
      """
    let found = try dumpBlocks(try records(of: Array(word.utf8), by: DocxReader.read))
    #expect(found == "link 甲 -> http://x.cn/#a\nstrong 乙")
  }

  @Test func readingsStandBesideTheText() throws {
    let body =
      "<w:p>" + run("清") + "<w:r><w:ruby><w:rt>" + run("yū") + "</w:rt><w:rubyBase>" + run("淤", "<w:b/>")
      + "</w:rubyBase></w:ruby></w:r>" + run("泥") + "</w:p>"
    #expect(try blocks(body) == "ruby 淤 -> yū\nstrong 淤")
  }
}

/// Blocks and spans of OpenDocument texts, each written as one XML file.
struct OdtBlockTests {
  private func blocks(_ body: String) throws -> String {
    let urn = "urn:oasis:names:tc:opendocument:xmlns:"
    let spaces = ["office", "text", "style", "table"].map { "xmlns:\($0)=\"\(urn)\($0):1.0\"" }.joined(separator: " ")
    let character = { (name: String, properties: String) in
      "<style:style style:name=\"\(name)\" style:family=\"text\"><style:text-properties \(properties)/></style:style>"
    }
    let document = """
      <?xml version="1.0"?><office:document \(spaces) xmlns:fo="\(urn)xsl-fo-compatible:1.0" xmlns:draw="\(urn)drawing:1.0"
      xmlns:xlink="http://www.w3.org/1999/xlink" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>
      <style:style style:name="Illustration" style:parent-style-name="Caption"/>\(character("B", "fo:font-weight=\"bold\""))
      \(character("I", "fo:font-style=\"italic\""))\(character("U", "style:text-position=\"super 58%\""))
      \(character("D", "style:text-position=\"-33% 58%\""))\(character("X", "style:text-line-through-style=\"solid\""))
      \(character("E", "style:text-emphasize=\"dot below\""))\(character("P", "fo:font-weight=\"bold\""))
      <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
      <text:list-level-style-bullet text:level="2" text:bullet-char="-"/></text:list-style></office:styles>
      <office:body><office:text>\(body)</office:text></office:body></office:document>
      """
    return try dumpBlocks(try records(of: Array(document.utf8), by: OdtReader.read))
  }

  @Test func listsNestAndStylesNameTheOtherParts() throws {
    let p = { (text: String, style: String) in "<text:p text:style-name=\"\(style)\">\(text)</text:p>" }
    let inner = "<text:list><text:list-item>\(p("上段", "T"))</text:list-item></text:list>"
    let list = """
      <text:list text:style-name="L"><text:list-item>\(p("修堤", "T"))\(p("另一段", "T"))\(inner)</text:list-item>
      <text:list-item>\(p("清淤<text:line-break/>次行", "T"))</text:list-item></text:list>
      """
    #expect(
      try blocks(
        p("引一。", "Quotations") + p("引二。", "Quotations") + list + p("文。", "T") + p("图一", "Illustration")
          + p("a", "Preformatted_20_Text") + p("b", "Preformatted_20_Text") + p("", "Horizontal_20_Line")
          + p("<draw:frame><draw:image/></draw:frame>", "T") + p("后。", "T")) == """
          quotation 1 引一。/引二。
          listItem 1 #1 <1.> 1. 修堤/另一段/• 上段
          listItem 2 <•> • 上段
          listItem 1 #2 <2.> 2. 清淤/次行
          lines 2. 清淤/次行
          caption 图一
          code a/b
          rule
          image \u{FFFC}
          concealed \u{FFFC}
          """)
  }

  @Test func picturesStandAtTheirPlaceInALine() throws {
    let frame = { (words: String) in "<draw:frame><draw:image/>\(words)</draw:frame>" }
    let title = "<svg:title xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\">断面图</svg:title>"
    #expect(
      try blocks("<text:p>见\(frame(title))，\(frame(""))。</text:p>") == """
        concealed \u{FFFC}
        concealed \u{FFFC}
        concealed \u{FFFC}
        """)
    #expect(try blocks("<text:p>\(frame(title))</text:p><text:p>文</text:p>") == "image 断面图")
    #expect(try blocks("<text:h text:outline-level=\"1\">\(frame(title))总则</text:h>") == "")
  }

  @Test func cellsHaveSpans() throws {
    let cell = { (text: String) in "<table:table-cell><text:p>\(text)</text:p></table:table-cell>" }
    let strong = "<text:span text:style-name=\"B\">粗</text:span>"
    let found = try blocks(
      "<table:table><table:table-row>\(cell("项\(strong)"))\(cell("一<text:line-break/>\(strong)"))\(cell(strong))"
        + "</table:table-row></table:table><text:p>后。</text:p>")
    #expect(
      found == """
        table 项粗  一 粗  粗
        row #1 项粗  一 粗  粗
        cell #1 项粗
        cell #2 一 粗
        cell #3 粗
        strong 粗
        strong 粗
        """)
  }

  @Test func spansAreThoseOfStylesAndLinks() throws {
    let span = { (text: String, style: String) in "<text:span text:style-name=\"\(style)\">\(text)</text:span>" }
    let body = """
      <text:h text:outline-level="1">总<text:span text:style-name="I">则</text:span></text:h>
      <text:p>\(span("粗<text:s/>\(span("斜", "I"))", "B"))平\(span("2", "U"))\(span("i", "D"))\(span("删", "X"))\(span("点", "E"))<text:a
      xlink:href="http://x.cn/">甲\(span("乙", "B"))</text:a><text:a xlink:href="javascript:x">丙</text:a>\(span("码", "Teletype"))</text:p>
      <text:p text:style-name="P">整段\(span("粗", "B"))</text:p>
      <text:p>清<text:ruby><text:ruby-base>淤</text:ruby-base><text:ruby-text>yū</text:ruby-text></text:ruby>泥</text:p>
      """
    let found = try blocks(body)
    #expect(
      found == """
        emphasis 则
        strong 粗 斜
        emphasis 斜
        subscript i
        strike ~~删~~
        concealed ~~
        concealed ~~
        emphasis 点
        link 甲乙 -> http://x.cn/
        strong 乙
        code 码
        ruby 淤 -> yū
        """)
  }
}
