import ReportModel
import ReportParsing
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Selecting and copying.
@Suite struct SelectionTests {
  private func copied(_ reader: Reader) -> String? {
    guard case .copy(let copied)? = reader.effects.last else { return nil }
    return String(decoding: copied.text, as: UTF8.self)
  }

  private func selected(_ reader: Reader) -> String? {
    reader.state.selection.map { String(decoding: reader.state.report.text[$0.range.bytes], as: UTF8.self) }
  }

  @Test("frames of a selection", arguments: [(80, 24), (200, 50), (20, 6)])
  func frames(columns: Int, rows: Int) throws {
    var reader = try Reader(columns: columns, rows: rows)
    reader.press("] ] V }")
    try expectFrame(reader.frame, "selection-\(columns)x\(rows)")
  }

  @Test func twoParagraphsWithCitation() throws {
    var reader = try Reader(language: .chinese)
    reader.press("] V } Y")
    #expect(
      copied(reader) == """
        一、抓学习，凝聚发展合力
        区委常委会把学习摆在首位，带动全区党员干部学在前、做在先。
        ——《齐心协力 开创新局 青禾区委常委会工作报告》一，第6行
        """)
    #expect(reader.state.shell.layers.isEmpty)
    _ = reader.state.update(.copied(.passage(characters: 39, paragraphs: 2), .sentToTerminal))
    #expect(reader.status.hasPrefix(" 已复制 39 字，2 段"))
  }

  @Test func theSectionAtHand() throws {
    var reader = try Reader()
    reader.press("] ] ] c")
    #expect(copied(reader)?.hasPrefix("（二）办好惠民实事，把学习成果转化为行动。一是修通断头路。") == true)
    #expect(copied(reader)?.hasSuffix("主题教育检视的问题全部销号。") == true)
    reader.press("Y")
    #expect(copied(reader)?.hasSuffix("\n——《齐心协力 开创新局 青禾区委常委会工作报告》一（二），第9行") == true)
    reader.press(": copy enter")
    #expect(copied(reader)?.hasSuffix("主题教育检视的问题全部销号。") == true)
    reader.state.options.citation = "（{file}）"
    reader.press("Y")
    #expect(copied(reader)?.hasSuffix("\n（report-1.txt）") == true)
  }

  @Test func keysMoveTheEnd() throws {
    var reader = try Reader(columns: 80, rows: 24)
    reader.press("] ] V o ) ) o")
    #expect(selected(reader)?.hasPrefix("坚持每周一学") == true)
    reader.press("( (")
    #expect(selected(reader) == "坚持每周一学，组织“田间课堂”20余场。拓展宣讲覆盖面。选派宣讲员60名，走进村组、车间和学校，主题教育覆盖全部支部。")
    reader.press("h h h")
    #expect(selected(reader)?.hasSuffix("覆盖全部") == true)
    reader.press("V 3 l")
    #expect(selected(reader) == "支部。")
    reader.press("h h h h h")
    #expect(selected(reader) == "全部")
    reader.press("2 l")
    #expect(selected(reader) == "")
    reader.press("y")
    #expect(reader.status.contains("there is nothing to copy"))
    #expect(reader.state.selection != nil)
    reader.press("j j $ 0 k")
    reader.press("]")
    #expect(selected(reader)?.hasSuffix("提升学习质量。推行“学、讲、做”一体，评出优秀党课12堂。") == true)
    reader.press("esc")
    #expect(reader.state.selection == nil)
  }

  @Test func rowsKeepTheColumnAndEscComesBack() throws {
    var reader = try Reader(columns: 60, rows: 10)
    reader.press("] ]")
    let before = reader.frame
    reader.press("V V")
    #expect(selected(reader) == "")
    reader.press("o k k k j j")
    reader.press("G")
    #expect(reader.frame != before)
    reader.press("esc")
    #expect(reader.frame == before)
    // Quitting and interrupting leave the selection, and not the program.
    reader.press("V q")
    #expect(reader.frame == before)
    reader.press("V")
    _ = reader.state.update(.interrupt)
    #expect(reader.frame == before)
    #expect(!reader.effects.contains(.quit))
  }

  @Test func listsTreeAndLinks() throws {
    var reader = try Reader()
    reader.press("tab j j c")
    #expect(copied(reader) == "一（一） 深化主题教育，推动学习走深走实")
    reader.press("Y")
    #expect(copied(reader)?.hasPrefix("（一）深化主题教育，推动学习走深走实。强化") == true)
    reader.press("esc T c")
    #expect(copied(reader)?.split(separator: "\t").count == 4)
    reader.press("q ] m a : marks enter c")
    #expect(copied(reader) == "a\t一、抓学习，凝聚发展合力\t一、抓学习，凝聚发展合力")
    reader.press("Y")
    #expect(
      copied(reader) == """
        a\t一、抓学习，凝聚发展合力\t一、抓学习，凝聚发展合力
        ——《齐心协力 开创新局 青禾区委常委会工作报告》一，第\(try line(of: "一、抓学习"))行
        """)
    var linked = try Reader()
    let page = try ReportParser.report(
      from: Array("# 甲\n\n见[主页](https://example.org/a_b)。\n".utf8), source: ReportSource(name: "a.md"))
    linked.state = BrowserState(
      reports: [page], options: linked.state.options, keyMap: try BuiltInKeys.map(),
      size: ScreenSize(columns: 80, rows: 24))
    linked.press("o ctrl-y")
    #expect(copied(linked) == "https://example.org/a_b")
    _ = linked.state.update(.copied(.link, .given(program: "wl-copy")))
    #expect(linked.state.prompt?.error == "copied the address by wl-copy")
  }

  @Test func inALibraryToo() throws {
    var reader = try Reader(library: 80, 24)
    var fixture = LibraryFixture()
    try fixture.add(LibraryFixture.district)
    reader.take(&fixture)
    reader.press("c")
    #expect(copied(reader)?.isEmpty == false)
    reader.press("tab / 种业 enter")
    try reader.answer(&fixture)
    reader.press("L")
    reader.list()
    reader.press("c j j c")
    #expect(copied(reader)?.hasPrefix("报告/") == true)
    #expect(copied(reader)?.contains("种业") == true)
    reader.press("enter V } Y")
    #expect(copied(reader)?.contains("种业") == true)
    #expect(copied(reader)?.contains("\n——《") == true)
  }

  @Test func outcomesAreTold() throws {
    var reader = try Reader()
    _ = reader.state.update(.copied(.row, .tooLong(limit: 74_994)))
    #expect(reader.state.shell.notice?.isError == true)
    #expect(
      reader.state.shell.notice?.text.hasPrefix("too long for the terminal (clipboard-limit 74,994 bytes") == true)
    _ = reader.state.update(.copied(.row, .failed("not copied: x")))
    #expect(reader.status.hasPrefix(" not copied: x"))
    reader.press("c")
    #expect(reader.effects.count == 1)
  }

  @Test func aReplacedReportKeepsTheWords() throws {
    var reader = try Reader()
    reader.press("] V }")
    let words = selected(reader)
    let changed = try Reader(["前言一段。\n" + Reports.district]).state.report
    _ = reader.state.update(.report(0, changed))
    #expect(selected(reader) == words)
  }

  @Test("a row of the list of hits, and a note, is copied with where it is from") func rowsWithCitation() throws {
    var reader = try Reader(language: .chinese)
    reader.press("/ 学习 enter L")
    reader.list()
    let hit = try #require(reader.state.search.hits.first)
    let report = reader.state.report
    let address = Addresses(report).citedAddress(of: report.section(at: hit.lower))
    let line = try #require(report.lines?.line(at: hit.lower).value)
    reader.press("g n c")
    let row = try #require(copied(reader)?.split(separator: "\t", maxSplits: 1))
    #expect(row.first == "report-1.txt")
    reader.press("Y")
    #expect(copied(reader) == "\(row[1])\n——《齐心协力 开创新局 青禾区委常委会工作报告》\(address)，第\(line)行")
    reader.press("q g ] A")
    for scalar in "核对".unicodeScalars { _ = reader.state.update(.key(Key(scalar))) }
    reader.press("enter : n o t e s enter c")
    let note = try #require(copied(reader))
    reader.press("Y")
    #expect(
      copied(reader)
        == "\(note)\n——《齐心协力 开创新局 青禾区委常委会工作报告》一，第\(try self.line(of: "一、抓学习"))行")
  }

  /// The number of the line of the report that begins so.
  private func line(of words: String) throws -> Int {
    let lines = Reports.district.split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.trimmingPrefix(while: \.isWhitespace).hasPrefix(words) }) + 1
  }
}
