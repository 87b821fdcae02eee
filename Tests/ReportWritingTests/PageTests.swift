import ReportModel
import ReportParsing
import TestReports
import Testing
import TextFacts

@testable import ReportWriting

/// Reports as pages.
@Suite struct PageTests {
  private func page(
    _ text: String, name: String = "sample.txt", highlights: [PassageHighlight] = [], section: SectionIndex = .root
  ) throws -> String {
    let report = try report(text, name: name)
    var bytes: [UInt8] = []
    ReportPage(report, section: section, highlights: highlights, language: .chinese).write { piece in
      bytes += piece
      return true
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The page without its style sheet.
  private func body(_ page: String) -> String {
    guard let start = page.firstRange(of: "<body")?.lowerBound else { return page }
    return String(page[start...])
  }

  @Test func aPlainReport() throws {
    let text = MarkdownTests.plainReport
    let place = text.utf8Offset(of: "种业")
    let written = try page(
      text, highlights: [PassageHighlight("种业", [TextRange(place, place + 6)])])
    #expect(written.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n"))
    #expect(written.contains("<title>水美镇工作报告</title>"))
    #expect(
      body(written) == """
        <body class="indented">
        <nav><details open><summary>目录</summary>
        <ul>
        <li><a href="#一">一、抓产业，夯实根基</a></li>
        <ul>
        <li><a href="#一（一）">（一）做强种业</a></li>
        <ul>
        <li><a href="#一（一）一是">一是修路</a></li>
        <li><a href="#一（一）二是">二是架桥</a></li>
        </ul>
        <li><a href="#一（二）">（二）做优旅游</a></li>
        </ul>
        </ul>
        </details></nav>
        <main>
        <p class="legend flush">标出的用语： <mark class="term-1">种业</mark> 1</p>
        <h1>水美镇工作报告</h1>
        <p>2025年1月</p>
        <p class="flush">同志们：</p>
        <h2 id="一">一、抓产业，夯实根基</h2>
        <p>全镇上下稳中求进。</p>
        <h3 id="一（一）">（一）做强<mark class="term-1">种业</mark>。</h3>
        <p>建成良种基地1.2万亩。<span class="topic" id="一（一）一是">一是修路。</span>打通3条路。<span class="topic" id="一（一）二是">二是架桥。</span>建桥2座。</p>
        <h3 id="一（二）">（二）做优旅游。</h3>
        <p>游客30万人次。</p>
        </main>
        </body>
        </html>

        """)
  }

  @Test func markedUpText() throws {
    #expect(
      body(try page(MarkdownTests.markedReport, name: "a.md")) == """
        <body>
        <main>
        <h1>标题 <em>一</em></h1>
        <p>段落有<strong>“强调”</strong>后文、<em>斜体</em>、<s>删除</s>、<code>a``b</code> 和<a href="https://example.org/a_(b)">链接</a>、坏。第二行<br>第三行 2 * 3 &lt; 4，snake_case，_x_，&amp;lt;</p>
        <ol>
        <li value="1"><p>不是列表</p>
        </li>
        </ol>
        <ul>
        <li><p>一</p>
        <ul>
        <li><p>二续</p>
        </li>
        </ul>
        <p>一的第二段</p>
        </li>
        </ul>
        <ol>
        <li value="3"><p>三</p>
        </li>
        </ol>
        <blockquote>
        <p>引用</p>
        <p>又一段</p>
        </blockquote>
        <div class="table"><table>
        <tr><th>名</th><th style="text-align: right">数</th></tr>
        <tr><td>甲|乙</td><td style="text-align: right"><strong>1</strong></td></tr>
        </table></div>
        <pre>
        let `x` = &quot;```&quot;
        </pre>
        <hr>
        <p>末注<a href="#note-1">[1]</a>。</p>
        <div class="note" id="note-1"><p><span class="marker">[1]</span> 注文</p>
        </div>
        </main>
        </body>
        </html>

        """)
  }

  @Test("links within a report lead to headings that are in the page; to what is not they are words") func links()
    throws
  {
    let text = """
      # 报告

      见[第二节](#二产业)、<a href="#here">此处</a>、[无此处](#nowhere)、[顶](#报告)。

      ## 一、农业

      <a id="here"></a>这里有字。

      ## 二、产业

      [回](#一农业)。

      """
    let whole = body(try page(text, name: "a.md"))
    #expect(whole.contains("见<a href=\"#二\">第二节</a>、<a href=\"#一\">此处</a>、无此处、"))
    #expect(whole.contains("<p><a href=\"#一\">回</a>。</p>"))
    let report = try report(text, name: "a.md")
    let second = report.children(of: .root)[1]
    #expect(body(try page(text, name: "a.md", section: second)).contains("<p>回。</p>"))
  }

  @Test func nothingOfADocumentIsMarkUp() throws {
    let hostile = """
      # <script>alert(1)</script> " onload='x'

      [a](javascript:alert(1)) [b](data:text/html,x) [c](https://e.org/"><script>) <b onclick="x">粗</b>
      &#27;]52;c;eA==&#7; \u{202E}反

      | <img src=x> |
      |---|
      | "><svg/onload=x> |

      """
    let written = try page(hostile, name: "<i>.md", highlights: [PassageHighlight("<u>", [])])
    let body = body(written)
    for tag in ["<script", "<img", "<svg", "<u>", "<i>", "onclick=\"", "javascript:", "data:", "\u{1B}", "\u{202E}"] {
      #expect(!body.contains(tag), "\(tag) in \(body)")
    }
    #expect(!written.contains("<script") && !written.contains("http-equiv=\"refresh"))
  }

  @Test func aSectionAndATable() throws {
    let report = try report(MarkdownTests.plainReport)
    let first = report.children(of: .root)[0]
    let written = body(try page(MarkdownTests.plainReport, section: first))
    #expect(written.contains("<li><a href=\"#一（一）\">"))
    #expect(!written.contains("<h1>") && written.contains("<h2 id=\"一\">"))
    let table = TablePage.bytes(title: "表", columns: ["甲<"], count: 1, language: .chinese) { _ in ["\u{1B}&"] }
    #expect(
      body(String(decoding: table, as: UTF8.self)) == """
        <body>
        <main class="wide">
        <h1>表</h1>
        <div class="table"><table>
        <thead><tr><th>甲&lt;</th></tr></thead>
        <tbody>
        <tr><td>␛&amp;</td></tr>
        </tbody>
        </table></div>
        </main>
        </body>
        </html>

        """)
  }

  @Test func languages() throws {
    #expect(try report("The quick brown fox jumps over the lazy dog.\n").languageTag == "en")
    #expect(try report("これは日本語の文章です。\n").languageTag == "ja")
    #expect(try report("한국어 문장입니다.\n").languageTag == "ko")
    #expect(try report("Über große Öfen läßt sich streiten.\n").languageTag == "und")
    #expect(try report("县政府工作报告\n").languageTag == "zh")
  }

  @Test func fileNamesAreSafeAndUnique() {
    #expect(SafeFileName.name("../a/b:c?\u{1B}\u{202E}d") == "_a_b_c_d")
    #expect(SafeFileName.name(" -rf . ") == "rf")
    #expect(SafeFileName.name("...") == "report")
    #expect(SafeFileName.name(String(repeating: "长", count: 500)).utf8.count == 180)
    #expect(
      ["a.txt", "a.tar.gz", ".profile", "二.3 节", "a."].map(SafeFileName.withoutEnd) == [
        "a", "a.tar", ".profile", "二.3 节", "a.",
      ])
    var names = UniqueNames()
    #expect(["a", "A", "a 2", "a"].map { names.unique($0, end: ".md") } == ["a.md", "A 2.md", "a 2 2.md", "a 3.md"])
  }
}

extension String {
  /// The first byte of `words` in UTF-8.
  fileprivate func utf8Offset(of words: String) -> Int {
    firstRange(of: words).map { utf8.distance(from: utf8.startIndex, to: $0.lowerBound) } ?? 0
  }
}
