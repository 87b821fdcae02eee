import ImportStream
import Testing

@testable import ImportReaders

/// Texts read from web pages. All places are invented.
struct WebTests {
  private func text(_ page: String) -> String { dump(WebReader.records(of: Array(page.utf8)).records) }

  @Test func blocksAreParagraphsAndInlineElementsAreNot() {
    let page = """
      <html><head><title>不读</title><style>p{}</style></head><body>
      <h1>青禾区<br>工作报告</h1><div>第一段，<b>很</b><i>短</i>。<p>第二段
      接着上一行。</div>第三段<br>换行之后
      <script>var x = "<p>不读</p>";</script><p hidden>不读<p style="color: red; display : none">不读</body></html>
      """
    #expect(
      text(page) == """
        H1 青禾区工作报告
        P 第一段，很短。
        P 第二段接着上一行。
        P 第三段
        P 换行之后
        """)
  }

  /// Pages that were to be run by a server first; a comment keeps what it holds, Word's namespaces end with their tag.
  @Test func codeOfAServerIsNoText() {
    #expect(text("<?\rinclude_once(\"a.php\");\r?><p>章程</p>") == "P 章程")
    #expect(text("<p>一<?php if ($a > 1) { ?>二<? } ?>三<%= b > c %>四</p>") == "P 一 二 三 四")
    #expect(text("<?xml:namespace prefix = o ns = \"x\" /><p>甲<!-- <? --> 乙<!-- ?> --></p>") == "P 甲 乙")
    // Without an end an instruction ends as a comment does; far away is no end.
    #expect(text("<p>甲<? if (a) > 乙</p>") == "P 甲 乙")
    #expect(text("<p>甲<% 乙" + String(repeating: "丙", count: 30_000) + "%></p>").utf8.count > 90_000)
  }

  /// A hundred thousand instructions that never end take no longer than their bytes.
  @Test func instructionsWithoutEndAreReadOnce() {
    let page = "<p>" + String(repeating: "<% <? ", count: 100_000) + "</p>"
    #expect(!text(page).isEmpty)
  }

  @Test func whiteSpaceCollapsesAndIndentsStay() {
    let page = """
      <p>　　首行 缩进，<b> 空格 </b> 一个。</p><p>&nbsp;&nbsp;&nbsp;&nbsp;不换行空格&nbsp;缩进。</p>
      <p>two
      words&nbsp;&amp;   more</p><p> &nbsp; </p>
      """
    #expect(
      text(page) == """
        P 　　首行 缩进， 空格 一个。
        P 　　不换行空格 缩进。
        P two words & more
        """)
  }

  /// Lines one after the other that are links to places on the same page are a list of contents; two are none, nor are
  /// links that a script gives their meaning, nor is a sentence with a link in it.
  @Test func linksWithinThePageAreContents() {
    let page = """
      <h1>渡口章程</h1><ul><li><a href="#a">一、船只</a><ul><li>1. <a href="#b">大船</a></li></ul></li>
      <li><a href="#c">二、船员</a></li></ul><p>见<a href="#a">第一章</a>的规定。</p>
      <p><a href="#a">船只</a></p><p><a href="#c">船员</a></p><p>两行。</p>
      <ul><li><a href="#">甲</a></li><li><a href="#">乙</a></li><li><a href="#">丙</a></li></ul>
      """
    #expect(
      text(page) == """
        H1 渡口章程
        L 24 contents
        P 一、船只
        L 24 contents
        P 1. 大船
        L 24 contents
        P 二、船员
        P 见第一章的规定。
        P 船只
        P 船员
        P 两行。
        P • 甲
        P • 乙
        P • 丙
        """)
  }

  @Test func listsShowTheirMarks() {
    let page = """
      <ol><li>甲<li>乙<ol type="a"><li>丙</li><li value="5">丁</li></ol></ol>
      <ol start="3" type="I"><li>戊</li><li>己</ol><ol reversed><li>庚</li><li>辛</li></ol>
      <ul><li>壬</li><li>（一）自带编号</li><li><p>癸</p><p>下一段</p></li></ul>
      <ol style="list-style: none"><li>无号</li></ol>
      """
    #expect(
      text(page) == """
        P 1. 甲
        P 2. 乙
        P a. 丙
        P e. 丁
        P III. 戊
        P IV. 己
        P 2. 庚
        P 1. 辛
        P • 壬
        P （一）自带编号
        P • 癸
        P 下一段
        P 无号
        """)
  }

  @Test func dataTablesAreRowsAndLayoutTablesText() {
    let page = """
      <table><tr><td><h2>版式</h2><p>表格只是排版。</p><table><tr><th>项目</th><th>数</th></tr>
      <tr><td>码头<br>一号</td><td></td></tr></table></td></tr></table>
      <table><tr><td>单格</td></tr></table>
      """
    #expect(
      text(page) == """
        H2 版式
        P 表格只是排版。
        T 项目 | 数
        T 码头 一号 |\u{20}
        P 单格
        """)
  }

  @Test func preformattedTextStaysAndRunningTextInItDoesNot() {
    let page = """
      <pre>
      for x in list {
        print(x)
      }
      </pre>
      <pre>一、去年的工作。全区修好了三座码头，新开了两条航线，渔船都能在港里过冬，居民很满意，来年还要接着办好这些事。
      二、今年的安排。</pre>
      """
    #expect(
      text(page) == """
        C for x in list {
        C   print(x)
        C }
        P 一、去年的工作。全区修好了三座码头，新开了两条航线，渔船都能在港里过冬，居民很满意，来年还要接着办好这些事。
        P 二、今年的安排。
        """)
  }

  @Test("a short block is what its author says: its lines stay, above all those of code") func shortPreformattedText() {
    let page = """
      <pre><code class="language-python">def total(names):
          return count of all the names that there are</code></pre>
      <p>Words.</p><pre>install the package with the package manager
      begin the service of the package at the next start</pre>
      """
    #expect(
      text(page) == """
        C def total(names):
        C     return count of all the names that there are
        P Words.
        C install the package with the package manager
        C begin the service of the package at the next start
        """)
  }

  @Test("a table in a cell of another is words of that cell, where both are short") func nestedTables() {
    let page = """
      <table><tr><td rowspan=2>甲<td><table><tr><td colspan=2>内一<tr><td>内二<td>内三</table><td>丙<tr><td>丁<td>戊</table>
      """
    #expect(text(page) == "T 甲 | 内一 内二 内三 | 丙\nT  | 丁 | 戊")
    let words = String(repeating: "正文很长。", count: 300)
    let layout = "<table><tr><td>\(words)<td><table><tr><td>内<td>外</table></table>"
    #expect(text(layout).hasPrefix("P 正文很长。"))
  }

  /// A page as sites make them: a menu, a path, controls, a long text, an imprint.
  private let site = """
    <body><form action="/s"><div class="x1"><ul><li><a href="/">首页</a></li><li><a href="/n">新闻</a></li>
    <li><a href="/o">公开</a></li></ul></div><nav>导航</nav>
    <div class="x2"><a href="/">首页</a> &gt; <a href="/n">新闻</a> &gt; 正文</div>
    <div class="x3"><h3>青禾区港口条例</h3><h4>来源：青禾网 日期：2031-05-06</h4>
    <p>字号：<a href="javascript:a()">大</a> <a href="javascript:b()">小</a></p>
    <div class="x4"><p>目录</p><p><a href="#1">第一章 总则</a></p><p><a href="#2">第二章 附则</a></p>
    <p><b>第一章 总则</b></p><p>第一条 为了港口的安全，依照<a href="/law">有关法律</a>和本区的实际，制定本条例，望各单位遵照办理。</p><p>港口分为内港和外港，内港供渔船停泊，外港供货船停泊，两港之间以防波堤为界，不得混用。</p>
    <p><b>第二章 附则</b></p><p>第二条 本条例自公布之日起施行。船只和码头的管理单位应当在三个月内完成整改。</p></div>
    <div><a href="/p">上一篇</a> <a href="/q">下一篇</a></div></div>
    <div class="x5"><p>版权所有：青禾区　地址：海滨路1号</p><p><a href="/i">备案1号</a></p></div></form></body>
    """

  @Test func whatIsAroundTheTextIsLeftOut() {
    #expect(
      text(site) == """
        H1 青禾区港口条例
        P 来源：青禾网 日期：2031-05-06
        P 目录
        P 第一章 总则
        P 第二章 附则
        L 24 bold
        P 第一章 总则
        P 第一条 为了港口的安全，依照有关法律和本区的实际，制定本条例，望各单位遵照办理。
        P 港口分为内港和外港，内港供渔船停泊，外港供货船停泊，两港之间以防波堤为界，不得混用。
        L 24 bold
        P 第二章 附则
        P 第二条 本条例自公布之日起施行。船只和码头的管理单位应当在三个月内完成整改。
        """)
  }

  @Test func headingsOfTheTextKeepTheirLevels() {
    let page = """
      <header><h1>年报</h1></header><h2>标语</h2><main><h2>一、港口</h2><p>港口全年平安，没有事故，居民满意，船只都按时返航。</p>
      <h3>（一）码头</h3><p>码头修好了。</p></main><footer><h2>联系</h2>电话</footer>
      """
    #expect(
      text(page) == """
        H1 年报
        P 标语
        H2 一、港口
        P 港口全年平安，没有事故，居民满意，船只都按时返航。
        H3 （一）码头
        P 码头修好了。
        """)
  }

  @Test func linksThatASiteAddsToHeadingsAreNoPartOfThem() {
    let page = """
      <body><h1>公司法<sup>[<a href=#n>1</a>]</sup>略</h1><h2>总则<span>[<a href=?e>编辑</a> | <a href=?s>编辑源代码</a>]</span></h2>
      <h2>设立 [<a href=?e>edit</a>]</h2><h2>附则<a href=#f>¶</a></h2><h2>[<a href=a>草案</a>]</h2><p>文。
      """
    #expect(text(page) == "H1 公司法[1]略\nH2 总则\nH2 设立\nH2 附则\nH2 [草案]\nP 文。")
  }

  /// Encyclopaedias have such links without brackets; a link that is a word of the heading stays.
  @Test func linksWithoutBracketsAreNoPartOfHeadings() {
    let page = """
      <body><h1>柳塘</h1><h2>历史沿革<a class=e>编辑</a><a class=l>播报</a></h2><h2>交通 <a href=?e>编辑</a></h2>
      <h2>歷史<span>［<a href=?e>編輯</a>｜<a href=?s>編輯原始碼</a>］</span></h2><h2><a href=?e>编辑</a></h2>
      <h2>水利<a href=w>编辑部</a></h2><p>文。
      """
    #expect(text(page) == "H1 柳塘\nH2 历史沿革\nH2 交通\nH2 歷史\nH2 编辑\nH2 水利编辑部\nP 文。")
  }

  /// Copies of wikis have the words of those links, and no links; others set the sign before the words.
  @Test func whatASiteAddsToHeadingsIsNoPartOfThemAsTextToo() {
    let page = """
      <body><h1>船闸</h1><h2>历史[编辑]</h2><h2>地理 [ 编辑 | 编辑源代码 ]</h2><h2>Fog[edit]</h2><h2>人口[初稿]</h2><h2>[编辑]</h2>
      <h2><a class=anchor href=#o>#</a>Oars</h2><h2># 号</h2><p>文。
      """
    #expect(text(page) == "H1 船闸\nH2 历史\nH2 地理\nH2 Fog\nH2 人口[初稿]\nH2 [编辑]\nH2 Oars\nH2 # 号\nP 文。")
  }

  /// Two links within the page are a list of contents where a heading says so, not elsewhere.
  @Test func aShortListOfContentsIsKnownByItsHeading() {
    let page = """
      <body><h1>船闸</h1><h2>目录</h2><ul><li><a href=#a>历史</a></li><li><a href=#b>人口</a></li></ul><h2 id=a>历史</h2>
      <p>见：</p><ul><li><a href=#a>历史</a></li><li><a href=#b>人口</a></li></ul><h2 id=b>人口</h2><p>文。
      """
    #expect(
      text(page) == """
        H1 船闸
        H2 目录
        L 24 contents
        P • 历史
        L 24 contents
        P • 人口
        H2 历史
        P 见：
        P • 历史
        P • 人口
        H2 人口
        P 文。
        """)
  }

  /// The head ends where the text begins, whatever element does so; what may stand in a head is no text.
  @Test(arguments: ["article", "section", "main", "figure", "details", "x-page", "header"])
  func elementsOfHTML5EndTheHead(_ name: String) {
    let page =
      "<!DOCTYPE html><meta charset=utf-8><title>不读</title><style>p{}</style>"
      + "<\(name)><h1>船闸</h1><p>文。</p></\(name)>"
    #expect(text(page) == "H1 船闸\nP 文。")
    #expect(text("<html><head><title>不读</title><meta name=a><xml>不读</xml></head><body><p>文。") == "P 文。")
  }

  /// Links that make up most of a page are what it has to say.
  @Test func aListOrATableOfLinksMayBeTheText() {
    let rows = (1...12).map {
      "<tr><td><a href=\($0)>渡船\($0)号</a></td><td>\($0)吨</td><td><a href=mailto:b@x.example>信箱\($0)</a></td></tr>"
    }
    #expect(
      text("<body><h1>名录</h1><table><tr><th>船名</th><th>吨位</th><th>信箱</th></tr>" + rows.joined() + "</table>")
        == (["H1 名录", "T 船名 | 吨位 | 信箱"] + (1...12).map { "T 渡船\($0)号 | \($0)吨 | 信箱\($0)" })
        .joined(separator: "\n"))
    let items = (1...3).map { "<li><a href=\($0)>第\($0)号规章：关于渡船停泊的规定</a></li>" }
    #expect(
      text("<body><h1>汇编</h1><p>现行有效。</p><ul>" + items.joined() + "</ul>")
        == "H1 汇编\nP 现行有效。\nP 第1号规章：关于渡船停泊的规定\nP 第2号规章：关于渡船停泊的规定\nP 第3号规章：关于渡船停泊的规定")
  }

  @Test func theReadingOfCharactersAndWordsOwnMarksAreNoText() {
    let page = """
      <body><p class=MsoTitle>清<ruby>淤泥<rp>(</rp><rt>yūní</rt><rp>)</rp></ruby>通知</p>
      <p class=MsoToc1>一、目标 1</p><p><![if !supportLists]>一、<![endif]>目标</p><p>前。</p><embed src=a><p>后。
      """
    #expect(text(page) == "H0 清淤泥通知\nL 24 contents\nP 一、目标 1\nP 一、目标\nP 前。\nP 后。")
  }

  /// Text for readers without scripts is read; not the request to run them.
  @Test func whatStandsWhereNoScriptsRunIsRead() {
    #expect(
      text("<body><noscript><p>渡口每日六点开放。</p></noscript><p>甲。</p><noscript>Please enable JavaScript.</noscript>")
        == "P 渡口每日六点开放。\nP 甲。")
    #expect(
      text("<head><noscript><style>p{}</style></noscript></head><body><p>甲。</p><noscript><img src=a></noscript>")
        == "P 甲。")
  }

  /// One superscript in another is told from two figures beside each other.
  @Test func superscriptsNest() throws {
    let page = "<p>a<sup>2<sup>3</sup></sup></p>"
    #expect(
      WebReader.records(of: Array(page.utf8)).records.dropFirst() == [
        .paragraph("a23"), .span(ImportSpan(.superscript, 1..<3)), .span(ImportSpan(.superscript, 2..<3)),
      ])
  }

  @Test func theFirstHeadingStaysAmongTheLinksOfItsHead() {
    let links = (0..<40).map { "<li><a href=/\($0)>语言\($0)</a></li>" }.joined()
    let page = "<main><header><h1>河道</h1><div><ul>\(links)</ul></div></header><p>河道是水流的通道。</p><h2>成因</h2><p>冲刷。</main>"
    #expect(text(page) == "H1 河道\nP 河道是水流的通道。\nH2 成因\nP 冲刷。")
  }

  @Test func lookIsInherited() {
    let page = """
      <div style="text-align: center; font-size: 18pt"><p><b>甲</b>、</p><p style="font-size:150%;text-align:left"><i>乙</i></p></div>
      <center><font size=5>丙</font></center><p align=right style="font-weight:700">丁<span style="font-weight:normal">戊</span></p>
      """
    #expect(
      text(page) == "L 36 centred\nP 甲、\nL 54 italic\nP 乙\nL 36 centred\nP 丙\nL 24 right\nP 丁戊")
  }

  @Test func aPageOfNothingButLinksKeepsThem() {
    #expect(text("<nav><a href=/1>甲</a> <a href=/2>乙</a></nav>") == "P 甲 乙")
  }
}

/// The encodings of web pages.
struct PageEncodingTests {
  private let page = "<p>青禾区 工作报告：一、码头</p>"
  private let gb: [UInt8] = [0xC7, 0xE0, 0xBA, 0xCC, 0xC7, 0xF8]
  private let big5: [UInt8] = [0xAB, 0x43, 0xA5, 0xDF]

  private func text(_ bytes: [UInt8]) -> String { dump(WebReader.records(of: bytes).records) }

  @Test func byteOrderMarksDecide() {
    let units = Array(page.utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let expected = "P 青禾区 工作报告：一、码头"
    #expect(text([0xFF, 0xFE] + little) == expected)
    #expect(text([0xFE, 0xFF] + big) == expected)
    #expect(text(little) == expected)
    #expect(text(big) == expected)
    #expect(text([0xEF, 0xBB, 0xBF] + Array(page.utf8)) == expected)
  }

  @Test func whatThePageSaysDecidesUnlessItIsUTF8() {
    let gbk = Array("<meta charset=gbk><p>".utf8) + gb
    #expect(text(gbk) == "P 青禾区")
    let old = Array("<META http-equiv=Content-Type content=\"text/html; charset = 'GB2312'\"><p>".utf8) + gb
    #expect(text(old) == "P 青禾区")
    #expect(text(Array("<meta charset=Big5><p>".utf8) + big5) == "P 青立")
    // Wrong: the bytes are UTF-8.
    #expect(text(Array("<meta charset=gb2312>\(page)".utf8)) == "P 青禾区 工作报告：一、码头")
    // No name of a converter from a page: only the list.
    #expect(text(Array("<meta charset=UTF-7><p>".utf8) + gb) == "P 青禾区")
    #expect(text(Array("<p>".utf8) + gb) == "P 青禾区")
  }

  @Test func aBadByteOrPairCostsOneMark() {
    #expect(text(Array("<meta charset=gbk><p>".utf8) + gb + [0xFF] + gb) == "P 青禾区\u{FFFD}青禾区")
    // No character has the pair: what follows is read in step.
    #expect(text(Array("<meta charset=big5><p>".utf8) + big5 + [0x87, 0xFE] + big5) == "P 青立\u{FFFD}青立")
    #expect(text(Array("<p>青禾区".utf8) + [0xE9, 0x9D] + Array("青禾区".utf8)) == "P 青禾区\u{FFFD}青禾区")
  }
}

/// Pages made to break their readers.
struct HostilePageTests {
  private func read(_ page: String) -> (String, [ImportNote]) {
    let (records, notes) = WebReader.records(of: Array(page.utf8))
    return (dump(records), notes)
  }

  @Test func deepNestingIsFlattened() {
    let depth = 12_000
    let page = String(repeating: "<div>", count: depth) + "深处" + String(repeating: "</div>", count: depth) + "<p>后来"
    let (text, notes) = read(page)
    #expect(text == "P 深处\nP 后来")
    #expect(notes == [ImportNote(.tooDeep)])
  }

  @Test func unclosedElementsEndWithThePage() {
    let (text, notes) = read(String(repeating: "<div><p><b><a href=x><ul><li><table><tr><td>甲<td>乙", count: 2_000))
    #expect(text.filter { $0 == "甲" }.count == 2_000)
    #expect(text.filter { $0 == "乙" }.count == 2_000)
    #expect(notes == [ImportNote(.tooDeep)])
  }

  @Test func nothingButOpeningBrackets() {
    let (text, notes) = read("<p>前" + String(repeating: "<", count: 60_000) + "后</p>")
    #expect(text.filter { $0 == "<" }.count >= 59_999)
    #expect(notes == [])
  }

  @Test func elementsThatNeverEndAreCut() {
    let (text, notes) = read("<p>前" + String(repeating: "<b>", count: 100_000) + "后")
    #expect(text == "P 前")
    #expect(notes == [ImportNote(.tooDeep), ImportNote(.tooLarge)])
  }

  @Test func entitiesOfThePageAreNotExpanded() {
    let page = "<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><p>x&a;&b;&lt;"
    let (text, _) = read(page)
    #expect(!text.contains("aaaa"))
    #expect(!text.contains("root"))
  }

  @Test func emptyPagesHaveNoRecords() {
    #expect(read("").0 == "")
    #expect(read("\0\u{1}").0 == "")
    #expect(read("<html><body></body></html>").0 == "")
  }
}
