import ImportStream
import ReportModel
import ReportParsing
import Testing
import TextFacts

@testable import ImportReaders

/// Blocks and spans of web pages, and of what is read as one.
struct WebBlockTests {
  private func blocks(_ page: String) throws -> String {
    try dumpBlocks(WebReader.records(of: Array(page.utf8)).records)
  }

  @Test func itemsHoldTheirParagraphsAndListsAndQuotationsTheirs() throws {
    let page = """
      <p>前。</p><ol start="3"><li>修堤<p>另一段。</p><ul><li>上段</li><li>下段</li></ul>收尾。</li><li>清淤</li></ol>
      <blockquote><p>引一。</p><ul><li>引中项</li></ul><blockquote>更深。</blockquote></blockquote><blockquote>引二。</blockquote>
      <p>后。</p>
      """
    let found = try blocks(page)
    #expect(
      found == """
        listItem 1 #3 <3.> 3. 修堤/另一段。/• 上段/• 下段/收尾。
        listItem 2 <•> • 上段
        listItem 2 <•> • 下段
        listItem 1 #4 <4.> 4. 清淤
        quotation 1 引一。/• 引中项/更深。
        listItem 1 <•> • 引中项
        quotation 2 更深。
        quotation 1 引二。
        """)
  }

  @Test func tablesOneAfterTheOtherAreTwo() throws {
    let page = """
      <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td align="right">2</td></tr></table>
      <table><tr><td style="text-align:center">城</td><td><p align="right">面积</p></td><td>人口</td></tr>
      <tr><td>甲</td><td>3</td><td>4</td></tr></table>
      """
    #expect(
      try blocks(page) == """
        table a  b/1  2
        row #0 a  b
        cell #1 a
        cell #2 b
        row #1 1  2
        cell #1 1
        cell 3 #2 2
        table 城  面积  人口/甲  3     4
        row #1 城  面积  人口
        cell 2 #1 城
        cell 3 #2 面积
        cell #3 人口
        row #2 甲  3     4
        cell #1 甲
        cell #2 3
        cell #3 4
        """)
  }

  @Test("lines that a page breaks where they were full are one paragraph; verses stay") func wrappedByBreaks() throws {
    func paragraphs(_ lines: [String]) throws -> [String] {
      let page = "<html><body><h1>合同</h1><p>" + lines.joined(separator: "<br>\n") + "</p></body></html>"
      let records = WebReader.records(of: Array(page.utf8)).records
      let report = try ReportParser.report(from: records + [.end], source: ReportSource(name: "x"))
      return report.paragraphs.filter { $0.kind != .blank }.map { report.words(in: $0.range) }
    }
    let sentence = "甲方委托乙方承担房屋装饰工程的施工，乙方须按照双方确认的设计图纸和施工做法，在约定的期限内完成全部工程内容，并对工程质量负责，保证所用材料符合国家标准。"
    let text = Array(String(repeating: sentence, count: 8))
    let wrapped = stride(from: 0, to: text.count, by: 30).map { String(text[$0..<min($0 + 30, text.count)]) }
    #expect(try paragraphs(wrapped).count == 2)
    let verses = (1...12).map { "第\($0)行诗" + String(repeating: "长", count: $0 % 5 * 4) + "。" }
    #expect(try paragraphs(verses).count == 13)
  }

  @Test func anItemWithoutWordsOfItsOwnBeginsWithTheOneInIt() throws {
    #expect(
      try blocks("<ul><li><ul><li>内</li></ul></li><li>（一）自带</li></ul>") == """
        listItem 1 • 内
        listItem 2 <•> • 内
        listItem 1 （一）自带
        """)
  }

  @Test func termsCaptionsRulesAndCodeAreBlocks() throws {
    let page = """
      <dl><dt>闸</dt><dt>涵闸</dt><dd>控制水流。</dd><dd>也称水门。</dd><dt>堤</dt><dd>挡水。</dd></dl><hr>
      <figure><pre>a &lt; b\nc</pre><figcaption>清单一</figcaption></figure>
      <table><caption>表一</caption><tr><th>项</th><th>数</th></tr><tr><td><i>闸</i></td><td>约<b>3</b> 座</td></tr></table>
      """
    let found = try blocks(page)
    #expect(
      found == """
        listItem 1 闸/涵闸/控制水流。/也称水门。
        listItem 1 堤/挡水。
        rule
        code a < b/c
        caption 清单一
        caption 表一
        table 项  数/闸  约3 座
        row #0 项  数
        cell #1 项
        cell #2 数
        row #1 闸  约3 座
        cell #1 闸
        cell #2 约3 座
        emphasis 闸
        strong 3
        """)
  }

  @Test func anImageIsToldByItsWordsOrTheNameOfItsFile() throws {
    let page = { (image: String) in
      WebReader.records(of: Array("<p>见\(image)文。</p><p>\(image)</p>".utf8), keepsAll: true).records
    }
    let lines = { (image: String) in
      page(image).compactMap { record in
        if case .paragraph(let text) = record { text.replacing("\u{FFFC}", with: "|") } else { nil }
      }.joined(separator: " / ")
    }
    #expect(lines("<img alt='断面 图' src='a.png'>") == "见|断面 图|文。 / 断面 图")
    #expect(lines("<img src='/maps/canal.png?size=2#top'>") == "见|canal.png|文。 / canal.png")
    #expect(lines("<img src='data:image/png;base64,AAAA'>") == "见|文。 / |")
    // Words that are empty, and the size of a dot, say that there is nothing to see.
    #expect(lines("<img alt='' src='a.png'>") == "见文。")
    #expect(lines("<img src='a.gif' width=1 height=1>") == "见文。")
    #expect(lines("<img src='a.gif' width=1 height=1><img alt=' ' src='b.png'>") == "见|b.png|文。 / b.png")
    let table = "<table><tr><th>c<th>d<tr><td>a<td><img alt=b></table>"
    let cells = WebReader.records(of: Array(table.utf8), keepsAll: true).records
    #expect(dump(cells).contains("\u{FFFC}b\u{FFFC}"))
  }

  @Test func anImageAloneOnItsLineIsShownByItsWords() throws {
    let page = """
      <ul><li><p>堤</p><p><img src=a alt="堤的
      断面图"></p></li></ul><p>见<img alt="小图">文。</p><p><img alt="W0203.JPG"><img alt="总图"></p><p><a href=b><img alt="广告"></a></p>
      <figure><img alt="闸门图"><figcaption>图一</figcaption></figure>
      """
    let records = WebReader.records(of: Array(page.utf8)).records
    let sign = "\u{FFFC}"
    let lines = "P • 堤\nP 堤的断面图\nP 见\(sign)小图\(sign)文。\nP \(sign)W0203.JPG\(sign)\(sign)总图\(sign)\nP 闸门图\nP 图一"
    #expect(dump(records.filter { if case .span = $0 { false } else { true } }) == lines)
    let found = try dumpBlocks(records)
    #expect(
      found == """
        listItem 1 <•> • 堤/堤的断面图
        image 堤的断面图
        image 闸门图
        caption 图一
        concealed \u{FFFC}
        concealed \u{FFFC}
        concealed \u{FFFC}
        concealed \u{FFFC}
        concealed \u{FFFC}
        concealed \u{FFFC}
        """)
    let book = WebReader.records(of: Array("<p><img alt=\"第一章\"></p><p>文。</p>".utf8), keepsAll: true)
    var headings = EpubHeadings([
      EpubEntry(level: 1, title: "第一章", document: "a", anchor: nil),
      EpubEntry(level: 1, title: "二", document: "b", anchor: nil),
    ])
    #expect(dump(headings.records(of: "a", book.records, places: [:])) == "H1 第一章\nP 第一章\nP 文。")
  }

  @Test func marksOfCharactersAreSpansInOrderAndNested() throws {
    let page = """
      <h1>河道<em>整治</em></h1>
      <p>水位<b>高 <i>且急</i></b>，<i>见<b>图</b></i>。H<sub>2</sub>O <code>a</code> <code>b</code> 10<sup>3</sup> <strike>旧</strike><s>文</s></p>
      <p><span style="font-weight:700">粗</span><span style="font-style:italic">斜</span><span style="text-decoration: line-through red">删</span>
      <span style="text-emphasis: dot">点</span><b>外<span style="font-weight:normal">常</span></b><kbd>键</kbd></p><p style="font-weight:bold">整段粗</p>
      """
    let found = try blocks(page)
    #expect(
      found == """
        emphasis 整治
        strong 高 且急
        emphasis 且急
        emphasis 见图
        strong 图
        subscript 2
        code a
        code b
        strike ~~旧文~~
        concealed ~~
        concealed ~~
        strong 粗
        emphasis 斜
        strike ~~删~~
        concealed ~~
        concealed ~~
        emphasis 点
        strong 外
        code 键
        """)
  }

  @Test func linksTellTheirDestinationsAndScriptsNone() throws {
    let long = String(repeating: "a", count: 2_049)
    let page = """
      <p>见<a href=" https://例.cn/a?b=1&amp;c#d ">一</a>、<a href="#fn1">[1]</a>、<a href="java
      script:x()">二</a>、<a href="JavaScript:x()">三</a>、<a href="data:text/html,x">四</a>、<a href="x\u{1}y">五</a>、
      <a href="\(long)">六</a>、<a>七</a>、<a href="p.html"><b>八</b>九</a><a href="q.html">十</a>，这些都写在这一段文字里。</p>
      """
    let found = try blocks(page)
    #expect(
      found == """
        link 一 -> https://例.cn/a?b=1&c#d
        link [1] -> #fn1
        link 八九 -> p.html
        strong 八
        link 十 -> q.html
        """)
  }

  @Test("a cell that reaches over columns and rows leaves the places it covers empty") func mergedCells() throws {
    func rows(_ table: String) -> String { dump(WebReader.records(of: Array(table.utf8)).records) }
    let page = """
      <table><tr><th rowspan=2>指标<th colspan=2>全市<th colspan="2">市本级
      <tr><th>数值<th>增长<th>数值<th>增长<tr><td rowspan=2>财政收入<td>100<td><b>3.0</b><td>50<td>2.0
      <tr><td>80<td><b>4.0</b><td>40<td>1.0<tr><td colspan=3>合计<td>77</table>
      """
    #expect(
      rows(page) == """
        T 指标 | 全市 |  | 市本级
        T  | 数值 | 增长 | 数值 | 增长
        T 财政收入 | 100 | 3.0 | 50 | 2.0
        T  | 80 | 4.0 | 40 | 1.0
        T 合计 |  |  | 77
        """)
    #expect(try blocks(page).contains("strong 3.0\nstrong 4.0"))
    // To the end of its group, and not into the next; numbers as the standard bounds and reads them.
    let groups = """
      <table><thead><tr><th rowspan=9>a<th>b</thead><tbody><tr><td rowspan=0>1<td>2<tr><td>3<tr><td>4<tbody>
      <tr><td colspan=0>5<td rowspan="x">6<tr><td colspan=" +2x">7<td>8</table>
      """
    #expect(rows(groups) == "T a | b\nT 1 | 2\nT  | 3\nT  | 4\nT 5 | 6\nT 7 |  | 8")
  }

  @Test("a table that is all merged cells ends soon") func hostileMergedCells() throws {
    let row = "<tr>" + String(repeating: "<td colspan=1000 rowspan=65535>a", count: 2) + "<td>b"
    let page = "<table>" + String(repeating: row, count: 3_000) + "</table>"
    let records = WebReader.records(of: Array(page.utf8)).records
    let cells = records.reduce(0) { count, record in
      if case .row(let cells) = record { count + cells.count } else { count }
    }
    #expect(records.count >= 3_000 && cells < 9_000 + WorkBudget.coveredCells + WorkBudget.tableColumns)
  }

  @Test("words taken out are none of the text, and entries of its changes") func changesOfPages() throws {
    let page = """
      <p>收入1<del datetime="2024-01-02">5</del><ins datetime="2024-01-03">6</ins>亿元。</p><del><p>整段<b>删去</b>。</p></del>
      <ins><p>新增一段。</p><p>新增二段。</p></ins><p>后<del>。</del></p>
      <table><tr><td>甲<td>乙<tr><td><del>1</del>2<td><ins>3</ins>4<tr><td><del>丙</del><td></table>
      """
    let records = WebReader.records(of: Array(page.utf8)).records
    let report = try ReportParser.report(from: records + [.end], source: ReportSource(name: "x"))
    #expect(
      String(decoding: report.text, as: UTF8.self) == "收入16亿元。\n新增一段。\n新增二段。\n后\n甲  乙\n2   34\n")
    #expect(
      report.revisions.map { "\($0.kind) \($0.date) \($0.words) \(report.words(in: $0.range))" } == [
        "deletion 2024-01-02 5 ", "insertion 2024-01-03 6 6", "deletion  整段删去。 ", "insertion  新增一段。 新增一段。",
        "insertion  新增二段。 新增二段。", "deletion  。 ", "deletion  1 2 34", "insertion  3 2 34", "deletion  丙 2 34",
      ])
    // An element that nobody closed hides nothing.
    let open = "<p>前。<del>" + String(repeating: "<p>" + String(repeating: "很长的一段话，", count: 40) + "</p>", count: 10)
    #expect(dump(WebReader.records(of: Array(open.utf8)).records).split(separator: "\n").count >= 11)
  }

  @Test("struck words stand between marks, which are mark-up") func struckWords() throws {
    let page =
      "<p>原价<s>100</s>80元，<a href='a.html'><strike>旧<b>文</b></strike>新</a>文。</p><table><tr><td>甲<td>乙<tr><td><s>3</s>4<td>5</table>"
    let records = WebReader.records(of: Array(page.utf8)).records
    let report = try ReportParser.report(from: records + [.end], source: ReportSource(name: "x"))
    #expect(String(decoding: report.text, as: UTF8.self) == "原价~~100~~80元，~~旧文~~新文。\n甲      乙\n~~3~~4  5\n")
    #expect(report.shownText.map { String(decoding: $0.text, as: UTF8.self) }?.hasPrefix("原价~~100~~80元") == true)
    #expect(
      report.spans.map { "\($0.kind) \($0.sign) \(String(decoding: report.text[$0.range.bytes], as: UTF8.self))" } == [
        "strike none ~~100~~", "concealed strikeStart ~~", "concealed strikeEnd ~~", "link none ~~旧文~~新",
        "strike none ~~旧文~~", "concealed strikeStart ~~", "strong none 文~~", "concealed strikeEnd ~~",
        "strike none ~~3~~", "concealed strikeStart ~~", "concealed strikeEnd ~~",
      ])
  }

  @Test func readingsStandBesideTheText() throws {
    let page =
      "<p>清<b><ruby>淤<rp>(</rp><rt>yū</rt><rp>)</rp>泥<rt>ní</rt></ruby>场</b>，<ruby><b>水</b>位<rt>wèi</rt></ruby>。</p>"
    let records = WebReader.records(of: Array(page.utf8)).records
    #expect(dump(records) == "P 清淤泥场，水位。")
    let found = try dumpBlocks(records)
    #expect(
      found == """
        strong 淤泥场
        ruby 淤 -> yū
        ruby 泥 -> ní
        ruby 水位 -> wèi
        strong 水
        """)
  }

  @Test func pagesOfRichTextAndOfBooksHaveSpansToo() throws {
    let page = "<body>一<b>粗<i>斜</i></b>二<br><font size=4>三</font><strike>四</strike></body>"
    #expect(
      try dumpBlocks(RtfPage.records(of: Array(page.utf8)).records)
        == "strong 粗斜\nemphasis 斜\nstrike ~~四~~\nconcealed ~~\nconcealed ~~")
    var headings = EpubHeadings([
      EpubEntry(level: 1, title: "雪夜归人", document: "a", anchor: nil),
      EpubEntry(level: 1, title: "第二章 春", document: "a", anchor: nil),
    ])
    let book = WebReader.records(
      of: Array("<p><i>雪夜</i>归人</p><p>文<b>一</b>。</p><p>第二<b>章</b></p><p><b>春</b></p><p>文。</p>".utf8))
    #expect(
      try dumpBlocks(headings.records(of: "a", book.records, places: [:])) == "emphasis 雪夜\nstrong 一")
  }

  @Test func webArchivesHaveBlocksAndSpansToo() throws {
    let archive = """
      MIME-Version: 1.0\r
      Content-Type: text/html; charset=utf-8\r
      Content-Transfer-Encoding: quoted-printable\r
      \r
      <ul><li><b>=E6=B2=B3</b>=E9=81=93</li></ul>\r
      """
    let page = WebArchive.page(of: Array(archive.utf8))
    let found = try dumpBlocks(WebReader.records(of: page.bytes, charset: page.charset).records)
    #expect(found == "listItem 1 <•> • 河道\nstrong 河")
  }

  @Test func hostileListsAndMarksAreBounded() throws {
    let deep =
      String(repeating: "<ul><li>", count: 200) + "深" + String(repeating: "</li></ul>", count: 200) + "<p>后</p>"
    #expect(try blocks(deep).split(separator: "\n").count == 64)
    let many = "<p>" + String(repeating: "<b>a</b>b", count: 20_000) + "</p>"
    #expect(try blocks(many).split(separator: "\n").count == ImportLimits.spans)
    let open = "<p>" + String(repeating: "<b><i>a", count: 5_000)
    #expect(try blocks(open).split(separator: "\n").count == 2)
  }
}
