import ImportStream
import ReportModel
import Testing

@testable import ImportReaders

/// The text of antiword, and the running of tools.
struct DocTests {
  @Test func linesAreParagraphsAndBarsAreCells() {
    let text = "\n青禾区报告\n\n一、码头\n\n|项目    |数      |\n|码头    |        |\n\n | \n"
    #expect(
      dump(DocText.records(of: Array(text.utf8))) == """
        P 青禾区报告
        P 一、码头
        T 项目 | 数
        T 码头 |\u{20}
        P |
        """)
  }

  /// The sections of antiword's DocBook make headings of the lines of its text, from the highest level that is used.
  @Test func sectionsAreHeadingsAndBoldParagraphsHaveTheirLook() {
    let text = "青禾区报告\n\n一、码头\n\n水 深 & 宽。\n\n西渡\n\n重要\n\n二、渡船\n"
    let book = """
      <?xml version="1.0"?><book><bookinfo><title>不读</title></bookinfo><chapter><title/><para>青禾区报告</para>
      <sect1><title>一、码头</title><para>水 深 &amp; 宽。</para><sect2><title>西渡</title>
      <para>
      <emphasis role='bold'>重要</emphasis></para></sect2></sect1><sect1><title>二、渡船</title></sect1></chapter></book>
      """
    #expect(
      dump(DocSections(Array(book.utf8)).marked(DocText.records(of: Array(text.utf8)))) == """
        P 青禾区报告
        H1 一、码头
        P 水 深 & 宽。
        H2 西渡
        L 24 bold
        P 重要
        H1 二、渡船
        """)
    #expect(dump(DocSections([]).marked([.paragraph("甲")])) == "P 甲")
  }

  /// Levels of paragraphs and of styles; text of code pages and of Unicode; what stands elsewhere is none.
  @Test func outlineLevelsOfRichTextAreHeadings() {
    let document = """
      {\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 Song;}}{\\stylesheet{\\s0 Normal;}{\\s3\\b heading 2;}
      {\\*\\cs9 heading 3;}{\\s7\\outlinelevel0 Kopf;}}{\\header\\s7 Page head\\par}
      \\pard\\s7 {\\b Boats {\\*\\bkmkstart b}at }night\\par\\pard\\s0 text\\par
      {\\pard\\s3 \\'b6\\'c9\\u33337 ?\\par}still text\\par\\pard\\outlinelevel4 Deep\\par Deep too\\par\\pard\\outlinelevel9 text\\par}
      """
    let found = RtfHeadings(Array(document.utf8)).found
    #expect(found.map(\.level) == [1, 2, 5, 5])
    #expect(found.map(\.words) == ["Boats at night", "渡船", "Deep", "Deep too"])
    let records: [ImportRecord] = [.paragraph("Boats at  night"), .paragraph("text"), .paragraph("渡船")]
    #expect(dump(RtfPage.marked(records, found)) == "H1 Boats at  night\nP text\nH2 渡船")
    #expect(RtfHeadings(Array(String(repeating: "{", count: 5_000).utf8)).found.isEmpty)
    let deep = String(repeating: "{", count: 5_000) + "\\outlinelevel0 lost\\par" + String(repeating: "}", count: 5_000)
    #expect(RtfHeadings(Array((deep + "\\outlinelevel0 kept\\par").utf8)).found.map(\.words) == ["kept"])
  }

  /// Characters beyond the first plane are written as two units of UTF-16; half of one is none.
  @Test func halvesOfACharacterInRichTextAreOne() {
    let document = "{\\rtf1\\uc1\\outlinelevel0 \\u-10176 ?\\u-9216 ?\\u23383 ?\\u-10176 ?a\\u-9216 ?\\par}"
    #expect(RtfHeadings(Array(document.utf8)).found.map(\.words) == ["𠀀字a"])
  }

  /// unrtf skips the word behind a character of Unicode, and one however many stand for it.
  @Test(arguments: [
    ("\\u24180?2013\\par", "\\u24180\\'3f2013\\par"), ("\\u24180 ?2013", "\\u24180\\'3f2013"),
    ("\\uc0\\u24180 2013", "\\uc1\\u24180\\'3f2013"), ("\\uc2\\u24180\\'c4\\'ea2013", "\\uc1\\u24180\\'3f2013"),
    ("{\\uc0\\u24180 1}\\u24180?2", "{\\uc1\\u24180\\'3f1}\\u24180\\'3f2"),
    ("\\u24180{\\b 2013}", "\\u24180\\'3f{\\b 2013}"),
    ("\\bin3 \\u1\\u24180?x", "\\bin3 \\u1\\u24180\\'3fx"), ("\\u", "\\u"), ("a\\", "a\\"),
  ])
  func replacementsInRichTextAreOne(_ document: String, _ written: String) {
    #expect(String(decoding: RtfReplacements.unified(in: Array(document.utf8)), as: UTF8.self) == written)
  }

  @Test func figuresBehindHanCharactersOfRichTextStay() throws {
    let document = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Song;}}\\f0 \\u30000?2013\\u24180?\\u28193?70\\u37324?\\par}"
    let (page, outcome) = ToolOutput.of(
      ["unrtf", "--html", "--nopict"], input: RtfReplacements.unified(in: Array(document.utf8)), seconds: 10,
      limit: 100_000)
    #expect(outcome == .ended(status: 0))
    #expect(dump(RtfPage.records(of: page).records) == "P 田2013年渡70里")
  }

  /// A program is handed its input while it writes, however much; one that reads nothing ends all the same.
  @Test func toolsReadWhatTheyAreGiven() {
    let input = [UInt8](repeating: 0x61, count: 1 << 20)
    let (bytes, outcome) = ToolOutput.of(["cat"], input: input, seconds: 10, limit: 2 << 20)
    #expect(bytes == input)
    #expect(outcome == .ended(status: 0))
    #expect(ToolOutput.of(["true"], input: input, seconds: 10, limit: 1_000).outcome == .ended(status: 0))
    #expect(ToolOutput.of(["cat"], input: [], seconds: 10, limit: 1_000).bytes == [])
  }

  /// One that closes its output and goes on is waited for no longer than one that writes.
  @Test func toolsEndInTime() {
    #expect(ToolOutput.of(["sh", "-c", "exec sleep 60 >&-"], seconds: 1, limit: 9).outcome == .stopped)
    #expect(ToolOutput.of(["sh", "-c", "exec >&-; exit 3"], seconds: 10, limit: 9).outcome == .ended(status: 3))
  }

  /// A note stands in the middle of its paragraph; it is moved behind that, out of a table behind the table.
  @Test func notesOfRichTextAreMovedBehindTheirParagraphs() {
    func moved(_ text: String) -> String { String(decoding: RtfNotes.moved(in: Array(text.utf8)), as: UTF8.self) }
    func note(_ number: Int, _ words: String) -> String { "{\\pard\\plain \\u-2138\\'3f\(number) \(words)\\par}" }
    #expect(
      moved("{\\rtf1 {\\pard a{\\super\\chftn}{\\*\\footnote\\chftn {\\pard b\\par}c}d\\par}e{\\footnote f}\\par}")
        == "{\\rtf1 {\\pard a{\\super\\chftn}[1]d\\par\(note(1, "{b }c"))}e[2]\\par\(note(2, "f"))}")
    #expect(
      moved("{\\rtf1 \\pard\\intbl a{\\footnote b}\\par c\\cell\\row\\pard d\\par e}")
        == "{\\rtf1 \\pard\\intbl a[1]\\par c\\cell\\row\\pard d\\par \(note(1, "b"))e}")
    // A control word before the mark ends there.
    #expect(moved("{\\rtf1 a{\\super\\chftn{\\footnote b}}c}") == "{\\rtf1 a{\\super\\chftn [1]}c\(note(1, "b"))}")
    // A note that never ends is not lost.
    #expect(moved("{\\rtf1 a{\\footnote b {c") == "{\\rtf1 a[1]\(note(1, "b {c"))")
    #expect(moved("{\\rtf1 a\\footnote b}") == "{\\rtf1 a\\footnote b}")
    #expect(moved("{\\rtf1 a\\{\\footnote b}") == "{\\rtf1 a\\{\\footnote b}")
    let records: [ImportRecord] = [.paragraph("\u{F7A6}12 b c"), .paragraph("12 d")]
    #expect(dump(RtfNotes.marked(records)) == "F 12 b c\nP 12 d")
  }

  /// A comment stands in the middle of its paragraph too, with its author before it, and is a change of it.
  @Test func commentsOfRichTextAreNoText() {
    let document =
      "{\\rtf1 a{\\*\\atnid HX}{\\*\\atnauthor 何 x}\\chatn{\\*\\annotation{\\*\\atnref 1}b\\par c}d{\\footnote e}\\par f}"
    #expect(
      String(decoding: RtfNotes.moved(in: Array(document.utf8)), as: UTF8.self)
        == "{\\rtf1 a{\\*\\atnid HX}{\\*\\atnauthor 何 x}\\chatn d[1]\\par "
        + "{\\pard\\plain \\u-2137\\'3f何 x\\u-2136\\'3f{\\*\\atnref 1}b c\\par}"
        + "{\\pard\\plain \\u-2138\\'3f1 e\\par}f}")
    let records: [ImportRecord] = [
      .look(Typography(size: 24)), .paragraph("a[1]d"), .look(Typography(size: 20)),
      .paragraph("\u{F7A7}何 x\u{F7A8}b c"),
      .span(ImportSpan(.strong, 3..<4)), .paragraph("\u{F7A6}1 e"),
    ]
    let change = Revision(.comment, author: "何 x", words: "b c", range: TextRange(0, 5))
    #expect(
      RtfNotes.marked(records) == [
        .look(Typography(size: 24)), .paragraph("a[1]d"), .revision(change), .footnote(mark: "1", "e"),
      ])
  }

  /// A document whose own characters are those signs keeps them.
  @Test func charactersOfPrivateUseOfRichTextStay() {
    let own = "{\\rtf1 \\u-2138\\'3f1 a\\par b{\\footnote c}\\par \\u63400?d\\par}"
    let signs = RtfNoteSigns(notIn: Array(own.utf8))
    #expect([signs.note, signs.comment, signs.words] == ["\u{E000}", "\u{E001}", "\u{E002}"])
    let moved = String(decoding: RtfNotes.moved(in: Array(own.utf8), signs), as: UTF8.self)
    #expect(moved.contains("\\u-2138\\'3f1 a") && moved.contains("\\u-8192\\'3f1 c"))
    let records: [ImportRecord] = [.paragraph("\u{F7A6}1 a"), .paragraph("b[1]"), .paragraph("\u{E000}1 c")]
    #expect(RtfNotes.marked(records, signs) == [records[0], records[1], .footnote(mark: "1", "c")])
    #expect(RtfNoteSigns().note == "\u{F7A6}")
  }

  /// The words of a long document stand before it in a group that nobody shows, the rarest first; a short one stays.
  @Test func commonWordsOfLongRichTextAreNamedLast() throws {
    let line = "\\u19968\\'3f far far\\par\n"
    let long = "{\\rtf1\\ansi \\u20108\\'3f near\\par\n" + String(repeating: line, count: 20_000) + "}"
    let told = RtfWordOrder.told(in: Array(long.utf8))
    let group = "{\\*\\words \\u20108\\'3f near \\u19968\\'3f far}"
    #expect(String(decoding: told, as: UTF8.self) == "{\\rtf1" + group + long.dropFirst(6))
    let short = Array("{\\rtf1 a\\u19968\\'3f}".utf8)
    #expect(RtfWordOrder.told(in: short) == short)
    let page = { (document: [UInt8]) in
      ToolOutput.of(["unrtf", "--html", "--nopict"], input: document, seconds: 20, limit: 8 << 20).bytes
    }
    #expect(page(told) == page(Array(long.utf8)))
  }

  /// Whatever is damaged, no letter of the text goes, and little is added for each note.
  @Test(arguments: 1...30 as ClosedRange<UInt64>) func rewritingLosesNoText(_ seed: UInt64) {
    var state = seed
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let parts = [
      "{", "}", "{\\footnote ", "{\\*\\footnote\\ftnalt ", "\\par ", "\\pard", "\\intbl", "\\cell ", "\\row ",
      "\\trowd",
      "X", "X X", "\\'b6", "\\", "\\bin2 {X", "\\u24180 ?", "\n",
    ]
    let document = Array((0..<300).map { _ in parts[next(parts.count)] }.joined().utf8)
    let written = RtfTables.ended(in: RtfNotes.moved(in: document))
    #expect(written.count { $0 == 0x58 } == document.count { $0 == 0x58 })
    #expect(written.count < document.count * 4)
  }

  @Test func headingsOfRichTextHaveTheMarksOfTheirNotes() {
    let document = "{\\rtf1\\outlinelevel0 Boats{\\super\\chftn}{\\*\\footnote\\chftn old}\\par}"
    #expect(RtfHeadings(Array(document.utf8)).found.map(\.words) == ["Boats[1]"])
  }

  /// One `\intbl` is left of several, and a group stands before what follows a table.
  @Test func tablesOfRichTextEnd() {
    func ended(_ text: String) -> String { String(decoding: RtfTables.ended(in: Array(text.utf8)), as: UTF8.self) }
    #expect(
      ended("\\trowd\\intbl{\\pard\\intbl a\\par\\cell}\\intbl\\row\\pard b\\par\\pard\\intbl c\\cell\\row\\pard\\par")
        == "\\trowd\\intbl{\\pard\\intbl a\\par\\cell}\\ltrpar\\row\\pard {\\plain}b\\par\\pard\\intbl c\\cell\\row\\pard{\\plain}\\par"
    )
    // The text behind a word that is left out is no part of the word before it.
    #expect(ended("\\intbl 1\\cell\\row\\cellx20\\intbl 3\\cell") == "\\intbl 1\\cell\\row\\cellx20\\ltrpar 3\\cell")
    #expect(ended("{\\rtf1 a\\bin3 {{{b}") == "{\\rtf1 a\\bin3 {{{b}")
    #expect(ended("\\") == "\\")
  }

  @Test func charactersInTwoHalvesAreOne() {
    let page = "<body><b>&#55360;&#56320;</b>字<br>&#55360;&#65;<br>&#56320;&#</body>"
    #expect(String(decoding: RtfPage.joined(Array(page.utf8)), as: UTF8.self).hasPrefix("<body><b>&#131072;</b>字"))
    #expect(dump(RtfPage.records(of: Array(page.utf8)).records).hasPrefix("P 𠀀字"))
  }

  @Test func toolsAreRunWithoutAShell() {
    let (bytes, outcome) = ToolOutput.of(["echo", "$HOME; *"], seconds: 10, limit: 1_000)
    #expect(String(decoding: bytes, as: UTF8.self) == "$HOME; *\n")
    #expect(outcome == .ended(status: 0))
    #expect(ToolOutput.of(["false"], seconds: 10, limit: 1_000).outcome == .ended(status: 1))
    #expect(ToolOutput.of(["sh", "-c", "kill -SEGV $$"], seconds: 10, limit: 1_000).outcome == .broken)
  }

  @Test func aToolThatIsNotThereIsMissing() {
    #expect(ToolOutput.of(["no-such-tool-of-gangmu"], seconds: 10, limit: 1_000).outcome == .missing)
  }

  @Test func aToolThatWritesOrWaitsForEverIsStopped() {
    #expect(ToolOutput.of(["yes"], seconds: 10, limit: 100_000).outcome == .stopped)
    #expect(ToolOutput.of(["sleep", "60"], seconds: 1, limit: 1_000).outcome == .stopped)
  }
}
