import Fuzzing
import ReportModel
import Testing

@testable import ReportParsing

/// Markdown: outlines, blocks and spans of invented texts, compared whole.
@Suite struct MarkdownTests {
  @Test func frontMatterIsNoTextAndGivesTheTitleWhereNoHeadingDoes() throws {
    let yaml =
      "---\ntitle: \"Harbour Guide\"\ndate: 2020-01-02\ntags:\n  - sea\n---\n\n## First\n\nText.\n\n## Second\n"
    #expect(try dump(parsed(yaml)) == "Harbour Guide\n  plain [] First @·1\n  plain [] Second @·2\n")
    let toml = "+++\ntitle = '河道报告'\n+++\n# 一、概况\n\n文字。\n\n# 二、结语\n"
    #expect(try dump(parsed(toml)) == "河道报告\n  numbered [一] 概况 @一\n  numbered [二] 结语 @二\n")
    let own = "---\ntitle: Other\n---\n# Guide\n\n## First\n"
    #expect(try dump(parsed(own)) == "Guide\n  plain [] First @·1\n")
    let rule = "---\n\n# Guide\n\n---\n\n## First\n"
    #expect(try dump(parsed(rule)) == "Guide\n  plain [] First @·1\n")
    #expect(
      try dumpBlocks(parsed(yaml)) == """
        metadata <title> Harbour Guide
        metadata <date> date: 2020-01-02
        metadata <tags> tags:

        """)
  }

  /// Line ends of either kind make no difference.
  @Test func linesMayEndWithTwoBytes() throws {
    let text = "<p>\n  <b>x</b>\n</p>\n\n# Guide\n\n- a\n\n## First\n\n```\ncode\n\n# none\n```\n\n## Second\n"
    #expect(
      try dump(parsed(text.replacing("\n", with: "\r\n"), named: "a.md")) == dump(parsed(text, named: "a.md")))
    #expect(try dump(parsed(text, named: "a.md")) == "Guide\n  plain [] First @·1\n  plain [] Second @·2\n")
  }

  @Test func headingsReadAsAPageShowsThem() throws {
    let report = try parsed(
      """
      # Tools [![build](https://example.org/b.svg)](https://example.org) for C#

      ## The `rope` *header*: **what** is it?

      ## 5 <a name="five"></a>Berths &amp; piers {#berths}

      ## <a name="six"></a> 6 Snake\\_case and [links](x "t") ##

      ## ![A map](map.png)

      <h2 align="center">Web &lt;h2&gt;</h2>
      """)
    #expect(
      dump(report) == """
        Tools for C#
          plain [] The rope header: what is it? @·1
          numbered [5] Berths & piers @5
          numbered [6] Snake_case and links @6
          plain [] A map @·4
          plain [] Web <h2> @·5

        """)
    #expect(faults(of: report) == [])
  }

  @Test func codeQuotationsListsAndHTMLHoldNoHeadings() throws {
    let report = try parsed(
      """
      # Guide

      ~~~~ sh
      # no heading
      ~~~
      ## none
      ~~~~

          # indented

      > # quoted
      > text
      ---

      - # in a list
      ---

      1. one

         ## deeper

      <!-- # remark

      # inside -->

      <div>
      # web
      </div>

      $$
      a
      =
      b
      $$

      ## End
      """)
    #expect(dump(report) == "Guide\n  plain [] End @·1\n")
    #expect(
      dumpBlocks(report)
        == """
        code <sh> # no heading ~~~ ## none
        code # indented
        quotation 1 <> quoted text
        rule ---
        listItem 1 <-> - in a list
        rule ---
        listItem 1 #1 <1.> 1. one deeper
        comment
        code $$ a = b $$

        """.replacingMarker())
  }

  @Test func titleIsTheFirstHeadingWhateverStandsBefore() throws {
    #expect(try dump(parsed("> 原文：材料。\n\n# 笔记\n\n## 1 概念\n\n正文。\n")) == "笔记\n  numbered [1] 概念 @1\n")
    #expect(try dump(parsed("<p>\n<img src=x>\n</p>\n\n# Tools\n\n## Use\n")) == "Tools\n  plain [] Use @·1\n")
    #expect(
      try dump(parsed("# Introduction\n\nText.\n\n# Methods\n\nText.\n"))
        == "  plain [] Introduction @·1\n  plain [] Methods @·2\n")
    #expect(try dump(parsed("Long\ntitle\n=====\n\nPart\n----\n")) == "Long title\n  plain [] Part @·1\n")
  }

  /// A heading of the first depth that heads a small part of the text, or one of two parts, is no title.
  @Test(arguments: [
    ("# Boats\n\nText.\n\n## Small\n\nText.\n\n# Quays\n\nText.\n\n# Lamps\n\nText.\n", "", "Boats"),
    ("# Tides\n\nText.\n\n## Boats\n\nText.\n\n# Licence\n\nText.\n", "Tides", "Boats"),
    ("> Old\n\n---\n\n# Boats\n\nText.\n\n# Quays\n\nText.\n", "", "Boats"),
    ("# Tides\n\nA word.\n\n# Boats\n\nText.\n\n# Quays\n\nText.\n", "Tides", "Boats"),
    ("# Tides[^1]\n\nText.\n\n## Boats [^n]\n\nText.\n\n[^1]: A note.\n", "Tides", "Boats"),
  ])
  func theTitleIsOverAll(_ text: String, _ title: String, _ first: String) throws {
    let report = try parsed(text, named: "a.md")
    let lines = dump(report).split(separator: "\n").map { String($0.drop { $0 == " " }) }
    #expect(lines.first == title || title.isEmpty)
    #expect(lines.first { $0.hasPrefix("plain") } == "plain [] \(first) @·1")
  }

  @Test func strongParagraphsAreHeadingsWhereNothingElseIs() throws {
    #expect(
      try dump(parsed("# 报告\n\n**一、概况**\n\n文字在此。\n\n**（一）水情**\n\n水情一般。\n\n**二、结语**\n\n完成任务。\n"))
        == "报告\n  numbered [一] 概况 @一\n    numbered [一] 水情 @一（一）\n  numbered [二] 结语 @二\n")
    #expect(
      try dump(parsed("# 报告\n\n**概况**\n\n文字在此。\n\n**结语**\n\n完成任务。\n"))
        == "报告\n  plain [] 概况 @·1\n  plain [] 结语 @·2\n")
    #expect(
      try dump(parsed("# 报告\n\n## 概况\n\n**注意**\n\n文字在此。\n\n**小心**\n\n完成任务。\n")) == "报告\n  plain [] 概况 @·1\n")
  }

  @Test func spansOfEveryKind() throws {
    let report = try parsed(
      """
      # A

      *em _in_* **strong** ***both*** ~~gone~~ `` a`b `` <https://a.b> https://c.d/e.

      [ref][Label] [label][] [label] ![alt](i.png) x<sup>2</sup> H<sub>2</sub>O &copy; \\*not\\* snake_case_name

      **一、加强。**正文。 [^1]

      [label]: <dest> "title"
      [^1]: The note.
      """)
    #expect(
      dumpSpans(report) == """
        emphasis em in
        emphasis in
        strong strong
        emphasis both
        strong both
        strike gone
        code a`b
        link https://a.b -> https://a.b
        link https://c.d/e -> https://c.d/e
        link ref -> dest
        link label -> dest
        link label -> dest
        link alt -> i.png
        superscript 2
        subscript 2
        character ©
        strong 一、加强。
        link [1] -> ^1

        """)
    #expect(faults(of: report) == [])
  }

  @Test func listsQuotationsAndTables() throws {
    let report = try parsed(
      """
      # A

      1. one
         - two
           1) three

      > quoted
      > > twice
      lazy

      | a | b \\| c |
      |---|:-:|
      | 1 | *2* |

      [^n]: note
          goes on

      ***
      """)
    #expect(
      dumpBlocks(report)
        == """
        listItem 1 #1 <1.> 1. one - two 1) three
        listItem 2 <-> - two 1) three
        listItem 3 #1 <1)> 1) three
        quotation 1 <|> quoted twice lazy
        quotation 2 <|> twice lazy
        table | a | b | c | | 1 | 2 |
        row #0 | a | b | c |
        cell #1 a
        cell 2 #2 b | c
        row #1 | 1 | 2 |
        cell #1 1
        cell 2 #2 2
        footnote <n> n note goes on
        rule ***

        """.replacingMarker())
  }
}

/// Tables of HTML in Markdown: a row is a paragraph, however the lines run, and a cell that reaches over others leaves their
/// places empty.
struct MarkdownWebTableTests {
  @Test func rowsThatShareALine() throws {
    let text = """
      # A

      <table><thead><tr><th rowspan=2>a</th><th colspan="2">b</th></tr></thead><tr><td align=right>1</td><td>2</td></tr></table>

      <table>
      <tr><td>c</td>
      <td>d</td></tr><tr><td rowspan=2>e</td><td>f</td></tr><tr><td>g</td></tr>
      <tr><td>h</td><td>i</td></tr></table>
      """
    let report = try parsed(text)
    #expect(faults(of: report) == [] && report.text == Array(text.utf8))
    let rows = report.blocks.filter { $0.kind == .row }.map { row in
      report.blocks.filter {
        $0.kind == .cell && row.range.contains($0.range.lower) && $0.range.upper <= row.range.upper
      }
      .map { String(decoding: report.text[$0.range.bytes], as: UTF8.self) }.joined(separator: "|")
    }
    // No cell of a head reaches into the rows below.
    #expect(rows == ["a|b", "1|2", "c|d", "e|f", "|g", "h|i"])
    let paragraphs = report.paragraphs.filter { $0.kind == .preformatted }.map {
      String(decoding: report.text[$0.range.bytes], as: UTF8.self)
    }
    #expect(
      paragraphs.dropFirst(2) == [
        "<tr><td>c</td>\n<td>d</td></tr>", "<tr><td rowspan=2>e</td><td>f</td></tr>", "<tr><td>g</td></tr>",
        "<tr><td>h</td><td>i</td></tr></table>",
      ])
    let merged = try parsed(
      "# A\n\n<table><tr><td rowspan=2>a</td><td colspan=2>b</td><td>c</td></tr><tr><td>d</td></tr></table>")
    #expect(merged.blocks.filter { $0.kind == .cell }.map(\.ordinal) == [1, 2, 3, 4, 1, 2])
    #expect(
      merged.blocks.filter { $0.kind == .cell }.map { $0.range.isEmpty } == [false, false, true, false, true, false])
  }
}

extension String {
  /// The dump with `<>` and `<|>` for the marker of a quotation, which `>` would close.
  fileprivate func replacingMarker() -> String {
    split(separator: "<|>", omittingEmptySubsequences: false).joined(separator: "<>>")
      .split(separator: "1 <> ", omittingEmptySubsequences: false).joined(separator: "1 <>> ")
  }

  /// Lines that are strong as a whole are headings where no blank line parts them from their text.
  @Test func strongLinesInsideParagraphs() throws {
    let body = "全镇修渠二十里，灌田三千亩，农户用水比上年便利得多，旱情最重的七月也没有一处断水。"
    let text = "柳河镇水利报告\n**一、工程**\n\(body)\n**二、管护**\n\(body)\n"
    #expect(try dump(parsed(text)) == "柳河镇水利报告\n  numbered [一] 工程 @一\n  numbered [二] 管护 @二\n")
    let western =
      "The Pond\n\n**Article I**\n**Section 1: Fish**\nNobody may fish here.\n\n**Section 2: Boats**\nBoats are kept ashore.\n"
    #expect(
      try parsed(western).sections.dropFirst().map { $0.level } == [1, 2, 2])
  }
}
