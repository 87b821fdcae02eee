import ReportModel
import ReportParsing
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Lists: sorted, filtered, left, come back to, written.
@Suite struct ListTests {
  private static let lines = ["报告/第十.bin：不是文本", "报告/第九.bin：不是文本", "资料/环：是循环链接"]

  private func library(columns: Int = 80, rows: Int = 10, language: Language = .english) throws -> Reader {
    var reader = try Reader([Reports.district, Reports.district], columns: columns, rows: rows, language: language)
    _ = reader.state.update(.library(.skipped(Self.lines)))
    reader.press(": skipped enter")
    return reader
  }

  private func written(_ reader: Reader) -> (path: String, text: String, rows: Int, replacing: Bool)? {
    guard case .save(let path, let bytes, .rows(let rows), let replacing)? = reader.effects.last else { return nil }
    return (path, String(decoding: bytes, as: UTF8.self), rows, replacing)
  }

  @Test func filterAsItIsTypedEscRestores() throws {
    var reader = try library()
    reader.press("/ 循环")
    try expectFrame(reader.frame, "list-filter")
    reader.press("esc")
    #expect(reader.status.hasPrefix(" skipped  1/3"))
    reader.press("/ xhlj enter")
    #expect(reader.status.hasPrefix(" skipped  1/1  /xhlj"))
    #expect(reader.rows[0] == " 资料/环：是循环链接")
  }

  @Test func orderAndRowAreAsTheyWereLeft() throws {
    var reader = try library()
    reader.press("O k")
    #expect(reader.status.hasPrefix(" skipped  2/3  reversed"))
    let rows = reader.rows
    reader.press("q")
    #expect(reader.state.shell.layers.isEmpty)
    reader.press(": skipped enter")
    #expect(reader.rows == rows)
    // The cursor stays on its row in another order.
    reader.press("O")
    #expect(reader.status.hasPrefix(" skipped  2/3"))
  }

  @Test("a mark on a blank row has the words of the paragraph after it, and the title before the first section")
  func marksOnBlankRows() throws {
    var reader = try Reader(["齐心协力\n\n\n开创新局。\n\n一、抓学习\n\n认真学习。\n"])
    reader.press("m a")
    let blank = try #require(reader.state.report.paragraphs.last { $0.kind == .blank })
    reader.state.reading.marks[Mark("b", in: .report(0))] = Place(subject: .report(0), anchor: blank.range.lower)
    reader.press(": m a r k s enter")
    #expect(reader.rows.prefix(2).map { $0.trimming() } == ["a  齐心协力    齐心协力", "b  一、抓学习  认真学习。"])
  }

  @Test("a mark in a paragraph has the words the paragraph begins with, and far in those at the mark")
  func marksInParagraphs() throws {
    let sentence = "清理河道，修好水闸，加固堤岸。"
    var reader = try Reader(["关于渡口的报告\n\n一、抓学习\n\n认真学习。" + String(repeating: sentence, count: 20) + "\n"])
    let start = try #require(reader.state.report.paragraphs.last { $0.kind != .blank }).range.lower.bytes
    for (letter, place) in [("a", 9), ("b", 15 + 4 * 45), ("c", 0)] {
      let mark = Mark(try #require(letter.unicodeScalars.first), in: .report(0))
      reader.state.reading.marks[mark] = Place(subject: .report(0), anchor: TextOffset(start + place))
    }
    reader.press(": m a r k s enter")
    let rows = reader.rows.map { $0.trimming().prefix(20) }.filter { $0.contains("抓学习") }
    #expect(
      rows == ["a  一、抓学习  认真学习。清理河道，", "b  一、抓学习  …清理河道，修好水闸", "c  一、抓学习  认真学习。清理河道，"])
  }

  @Test func marksLeadToTheirPlaces() throws {
    var reader = try Reader(columns: 80, rows: 10)
    reader.press(": marks enter")
    #expect(reader.state.shell.notice?.text.hasPrefix("no marks yet") == true)
    reader.press("] ] m b g m a ] m Z g")
    let places = reader.state.reading.marks
    reader.press(": marks enter")
    try expectFrame(reader.frame, "list-marks")
    reader.press("j j enter")
    #expect(reader.state.shell.layers.isEmpty)
    #expect(reader.state.view.anchor == places[Mark("b", in: .report(0))]?.anchor)
    // The list is come back to on the row that was chosen.
    reader.press(": marks enter")
    #expect(reader.status.hasPrefix(" marks  "))
    #expect(reader.state.listView(.marks).window.cursor == 2)
  }

  @Test("frames of the list of marks", arguments: [(40, 10), (120, 40), (200, 50)])
  func marksInSizes(columns: Int, rows: Int) throws {
    var reader = try Reader(columns: columns, rows: rows, language: .chinese)
    reader.press("] ] m b g m a : marks enter o")
    try expectFrame(reader.frame, "list-marks-chinese-\(columns)x\(rows)")
  }

  @Test func hitsAreFilteredWithTheirGroups() throws {
    var reader = try hits()
    let all = reader.state.results?.count ?? 0
    reader.press("j F 起步 enter")
    try expectFrame(reader.frame, "results-filtered")
    // A report, a section and a hit.
    #expect((all, reader.state.results?.count) == (all, 3) && all > 3)
    // Left for the text and come back to, the filter holds; without words all are there.
    reader.press("G enter L")
    #expect(reader.state.results?.filter == "起步")
    reader.press("F ctrl-u enter")
    #expect(reader.state.results?.count == all)
    reader.press("F 无此词 enter")
    #expect(reader.rows[1] == " no hit fits")
    reader.press("F ctrl-u enter F 起步 esc")
    #expect(reader.state.results?.count == all)
  }

  /// A filtered list counts what it shows, folds and steps in it, and Esc shows all again before it closes.
  @Test func aFilteredListIsAListOfItsOwn() throws {
    var reader = try hits()
    let all = reader.state.results?.count ?? 0
    reader.press("F 年 enter g n")
    try expectFrame(reader.frame, "results-filtered-step")
    let shown = reader.state.results?.passing?.count ?? 0
    #expect(reader.status.contains("1/\(shown) ") && shown > 1)
    for number in 2...shown {
      reader.press("n")
      #expect(reader.status.contains("\(number)/\(shown) "))
    }
    reader.press("n")
    #expect(reader.state.shell.notice?.isError == true)
    reader.press("z M")
    try expectFrame(reader.frame, "results-filtered-folded")
    reader.press("esc")
    #expect(reader.state.results?.count == all && reader.state.focus == .results)
    reader.press("esc")
    #expect(reader.state.focus != .results)
  }

  /// Mark-up beside a hit is left out, as the page leaves it out; lists that are written name section and line.
  @Test func hitsOfMarkedUpText() throws {
    let text = "# 手册\n\n## 修渠\n\n全年**修渠**三条，见[附件](https://example.org/a)，其中`东渠`最长。\n"
    var reader = try Reader([], columns: 80, rows: 12)
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "page.md"))
    reader.state = BrowserState(
      reports: [report], options: reader.state.options, keyMap: try BuiltInKeys.map(),
      size: ScreenSize(columns: 80, rows: 12))
    reader.press("/ 修渠 enter L")
    reader.list()
    try expectFrame(reader.frame, "results-marked-up")
    reader.press("o")
    reader.list()
    #expect(!reader.rows.joined().contains("**"))
    reader.press(": write space hits.csv enter")
    let rows = written(reader)?.text.split(separator: "\r\n").map(String.init) ?? []
    #expect(rows.first == "\u{FEFF}file,line,address,path,heading,year,start,end,left,match,right")
    #expect(rows.contains { $0.hasPrefix("page.md,5,·1,1,修渠,,") })
  }

  @Test func messagesCanBeReadAgain() throws {
    var reader = try Reader(columns: 60, rows: 8)
    reader.press(": messages enter")
    #expect(reader.state.shell.notice == Notice(text: "no messages yet"))
    reader.press("' x ' x G j")
    reader.press(": messages enter")
    #expect(reader.rows.prefix(4) == [" end of the report", " no mark x", " no messages yet", ""])
    #expect(reader.status.hasPrefix(" messages  1/3"))
  }

  @Test func theHelpIsSearched() throws {
    var reader = try Reader(rows: 12)
    reader.press("f1 / theme")
    try expectFrame(reader.frame, "help-filter")
    reader.press("enter")
    #expect(reader.state.helpLines.count { !$0.keys.isEmpty } == 5)
    // Esc shows all lines, then closes; a key is found by its name.
    reader.press("esc / gt enter esc esc")
    #expect(reader.state.shell.layers.isEmpty)
  }

  /// The list of hits of a library.
  private func hits() throws -> Reader {
    var reader = try Reader(library: 80, 14)
    var fixture = LibraryFixture()
    try fixture.add(LibraryFixture.district)
    reader.take(&fixture)
    reader.press("tab / 种业 enter")
    try reader.answer(&fixture)
    reader.press("L")
    reader.list()
    return reader
  }

  @Test func writtenInThreeForms() throws {
    var reader = try library()
    reader.press("/ 不是 enter")
    reader.press(": write")
    reader.press("space out.csv enter")
    #expect(written(reader)?.text == "\u{FEFF}skipped\r\n报告/第九.bin：不是文本\r\n报告/第十.bin：不是文本\r\n")
    #expect(written(reader).map { ($0.rows, $0.replacing, $0.path) } ?? (0, true, "") == (2, false, "out.csv"))
    // The list is in front as before.
    #expect(reader.status.hasPrefix(" skipped  1/2  /不是"))
    reader.press(": w space out.jsonl enter")
    #expect(
      written(reader)?.text == "{\"skipped\":\"报告/第九.bin：不是文本\"}\n{\"skipped\":\"报告/第十.bin：不是文本\"}\n")
    reader.press(": w space out enter")
    #expect(written(reader)?.text == "报告/第九.bin：不是文本\n报告/第十.bin：不是文本\n")
  }

  @Test func aFileThatIsThereIsAskedAbout() throws {
    var reader = try library()
    _ = reader.state.update(.written("out.csv", .exists))
    #expect(reader.state.prompt?.error?.contains("out.csv is there already") == true)
    let effects = reader.effects.count
    reader.press("esc")
    #expect(reader.effects.count == effects)
    #expect(reader.status.hasPrefix(" skipped"))
    _ = reader.state.update(.written("out.csv", .exists))
    reader.press("enter")
    #expect(written(reader).map { ($0.path, $0.replacing) } ?? ("", false) == ("out.csv", true))
    _ = reader.state.update(.written("out.csv", .written(.rows(3))))
    #expect(reader.status.hasPrefix(" out.csv: 3 rows written"))
  }

  @Test func findingsByPlaceAndAsTheyWereLeft() throws {
    var reader = try Reader(["一、甲X\n二、乙X,丙\n四、丁X\n"], rows: 14)
    reader.press(": check enter tab")
    #expect(reader.state.prompt?.candidates.map(\.label) == ["1:4", "2:4", "2:5", "3:1", "3:4"])
    reader.press("/placeholder down enter")
    #expect(reader.state.view.hit != nil)
    let finding = reader.state.checks.left?.finding
    reader.press(": check enter")
    #expect(reader.state.prompt?.line.text == "/placeholder")
    #expect(reader.state.prompt?.candidate == finding)
    reader.press("esc : write space a.jsonl enter")
    #expect(written(reader)?.rows == 5)
    #expect(written(reader)?.text.hasPrefix("{\"address\":\"一\",\"line\":\"1\",\"kind\":\"placeholder\",") == true)
  }

  @Test func hitsAndTermsAreWrittenAsTheyAreShown() throws {
    var reader = try Reader(columns: 80, rows: 14)
    // Without a list it is asked what to write.
    reader.press(": write space a enter")
    #expect(reader.state.prompt?.purpose == .writing)
    reader.press("esc : write! space b enter")
    #expect(reader.state.shell.notice == Notice(text: "there is no list here", isError: true))
    reader.press("T : write space terms.csv enter")
    #expect(reader.state.areTermsOpen)
    #expect(written(reader)?.text.hasPrefix("\u{FEFF}term,kind,count,reports\r\n") == true)
    #expect(written(reader)?.rows == reader.state.terms.rows?.count)
    reader = try hits()
    reader.press(": write space hits.jsonl enter")
    let records = written(reader)?.text.split(separator: "\n") ?? []
    #expect(records.count == 7)
    #expect(records.allSatisfy { $0.contains("\"match\":\"种业\"") })
    #expect(records.last?.hasPrefix("{\"file\":\"报告/总结.txt\",\"line\":") == true)
    #expect(reader.state.focus == .results)
  }
}
