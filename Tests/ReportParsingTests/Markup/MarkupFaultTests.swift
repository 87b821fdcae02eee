import Fuzzing
import ReportModel
import TextFacts
import Testing

@testable import ReportParsing

/// Marked-up texts by chance and hostile ones: what holds of every report holds of theirs.
@Suite struct MarkupFaultTests {
  private static let pieces = [
    "\n", "\n\n", " ", "    ", "# ", "## ", "===\n", "---\n", "*", "**", "`", "```\n", "> ", "- ", "1. ", "[", "](",
    "](a)",
    "[a]: b\n", "![", "<a>", "</a>", "<h1>", "</h1>", "<div>\n", "<!--", "-->", "<!x!>", "&amp;", "&#x41;", "\\", "|",
    "|a|b|\n", "|---|---|\n", "$$\n", "。", "！", "一、", "（一）", "概况", "word", "Text here.", "http://x.y", "[^1]: ", "~~",
    "{#id}", "* ", "** TODO ", "#+TITLE: x\n", "#+BEGIN_SRC\n", "#+END_SRC\n", ":PROPERTIES:\n", ":END:\n", "[[a][b]]",
    "= Title\n", "== Sec\n", "----\n", "====\n", "--\n", "|===\n", ":a: b\n", "term:: def\n", ".. note::\n", "::\n",
    "~~~~\n", "^^^^\n", "`a <b>`_", "``c``", "   set in\n", ".TH A 1\n", ".SH NAME\n", ".SS \"a b\"\n", ".nf\n",
    ".fi\n",
    "\\fB", "\\(em", "\\[u4e2d]", "\\f(中", "\u{18}", "\u{3000}", "\u{200B}", "\u{A0}", "\t", "\r\n", "\u{2028}",
  ]
  private static let names = ["a.md", "a.org", "a.adoc", "a.rst", "a"]

  @Test(arguments: 1...40) func textsByChance(_ seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % count
    }
    let text = (0..<(20 + next(180))).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
    for name in Self.names {
      guard let report = try? parsed(text, named: name) else { continue }
      #expect(faults(of: report) == [], "\(name): \(text.debugDescription)")
    }
    #expect(throws: Never.self) { try ManualFaults.read(text) }
  }

  /// Lines that show nothing are blank; a format may take them for text, and for the words of a heading.
  @Test(arguments: ["\u{18}", "\u{3000}", "\u{200B}", "\u{A0}", "\u{FEFF}\u{FEFF}", "\u{85}"])
  func headingsThatShowNothing(_ words: String) throws {
    let texts = [
      "a.md": "甲\n===\n\n\(words)\n===\n\n# \(words)\n\n<h2>\(words)</h2>\n\n<h2>乙</h2>\n\n## 丙\n文\n",
      "a.org": "#+TITLE: 甲\n* \(words)\n* 乙\n\(words)\n** 丙\n文\n",
      "a.adoc": "= 甲\n\n== \(words)\n\n== 乙\n\n\(words)\n\n=== 丙\n文\n",
      "a.rst": "===\n甲\n===\n\n\(words)\n===\n\n乙\n==\n\n===\n\(words)\n===\n\n丙\n--\n文\n",
    ]
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      let report = try parsed(text, named: name)
      #expect(faults(of: report) == [], "\(name)")
      let titles = report.sections.dropFirst().map { String(decoding: report.text[$0.title.bytes], as: UTF8.self) }
      #expect(titles == ["乙", "丙"], "\(name)")
    }
  }

  /// Runs over several lines that are hidden as a whole, with the marks of blocks in them.
  @Test(arguments: [
    ("文 <!-- 一\n二 --> 完", ["文完"]), ("文 <!-- 一\n\t二\n三 --> 完", ["文完"]), ("文<br\n/>完", ["文完"]),
    ("> 文 <!-- 一\n> 二 --> 完", ["文完"]), ("> 文 <?一\n> 二 ?> 完", ["文完"]),
    ("- 甲\n\n  > 文 <!-- 一\n  > &amp; 二 --> 完", ["- 甲", "文完"]),
  ])
  func hiddenRunsEndWithTheirLines(text: String, shown: [String]) throws {
    let report = try parsed("# 报告\n\n\(text)\n", named: "a.md")
    #expect(faults(of: report) == [])
    #expect(shownText(report) == ["报告"] + shown)
  }

  /// Deep and long texts: no more is kept than the budget says, and the rest is text.
  @Test(arguments: ["> ", "- ", "1. ", "* "]) func nestingIsBounded(_ mark: String) throws {
    let text = "# A\n\n" + String(repeating: mark, count: 20_000) + "x\n" + String(repeating: "\(mark)\n", count: 200)
    let report = try parsed(text, named: "a.md")
    #expect(report.blocks.map { Int($0.depth) }.max() ?? 0 <= WorkBudget.blockDepth)
    #expect(faults(of: report) == [])
  }

  @Test func depthOfOtherFormatsIsBounded() throws {
    let org = "#+TITLE: A\n" + (0..<500).map { String(repeating: " ", count: $0) + "- x\n" }.joined()
    let adoc = "= A\n\n:a: b\n\n" + (4..<500).map { String(repeating: "=", count: $0) + "\n" }.joined()
    for (name, text) in [("a.org", org), ("a.adoc", adoc)] {
      let report = try parsed(text, named: name)
      #expect(report.blocks.map { Int($0.depth) }.max() ?? 0 <= WorkBudget.blockDepth)
      #expect(faults(of: report) == [])
    }
  }

  /// Marks that open and never close, many of them: read in linear time, or the test would not end.
  @Test(arguments: [
    "[", "![", "](", "[a](", "<a ", "<a b=\"", "<!--", "<?", "<!A", "<![CDATA[", "`", "`` ` ", "*a ", "**a", "_a ",
    "*a_ ",
    "~a ", "&", "$a", "\\", "[[a][", "=a ", "`a <", ":a:`b ", "http://", "[a][b", "|", "a\n===\n", "| a |\n|-|\n",
    "$$\n",
    "#+BEGIN_A\n", "----\n....\n", ":D:\n", "::\n", "..\n",
  ])
  func openMarksAreReadOnce(_ mark: String) throws {
    let text = String(repeating: mark, count: 100_000 / mark.utf8.count)
    for name in ["a.md", "a.org", "a.adoc", "a.rst"] {
      let report = try parsed("# A\n\n" + text, named: name)
      #expect(report.text.count >= text.utf8.count)
    }
  }

  @Test func spansAreBounded() throws {
    let report = try parsed("# A\n\n" + String(repeating: "*a* ", count: 10_000), named: "a.md")
    #expect(report.spans.count == 30_001)
    #expect(WorkBudget.inlineSpans >= 1 << 20)
  }

  @Test func marksOfOnePassageAreBounded() {
    let text = Array(String(repeating: "*a* `b` ", count: 1_000).utf8)
    var inlines = MarkdownInlines(text, MarkdownDefinitions())
    let spans = inlines.read([0..<text.count], atMost: 100)
    #expect(spans.map(\.range.lower) == spans.map(\.range.lower).sorted())
    #expect((100...130).contains(spans.count))
    #expect(inlines.read([0..<text.count]).count == 6_000)
  }

  @Test func cellsAreBounded() throws {
    let row = String(repeating: "|a", count: 2_000) + "|\n"
    let report = try parsed("# A\n\n\(row)\(String(repeating: "|-", count: 2_000))|\n\(row)", named: "a.md")
    #expect(report.blocks.compactMap { $0.kind == .cell ? $0.ordinal : nil }.max() == WorkBudget.tableColumns)
  }
}

/// The reader of manual pages on any text.
private enum ManualFaults {
  static func read(_ text: String) throws {
    let report = try parsed(".TH A 1\n.SH NAME\n" + text)
    #expect(faults(of: report) == [], "\(text.debugDescription)")
  }
}
