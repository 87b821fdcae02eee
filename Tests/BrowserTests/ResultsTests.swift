import LibraryService
import ReportIndex
import ReportModel
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// The list of hits: its rows, the way into the text and back to the same row, and lists of any length.
@Suite struct ResultsTests {
  private func reader(_ columns: Int = 80, _ rows: Int = 24, language: Language = .english) throws -> (
    Reader, LibraryFixture
  ) {
    var reader = try Reader(library: columns, rows, language: language)
    var fixture = LibraryFixture()
    try fixture.add(LibraryFixture.district)
    reader.take(&fixture)
    reader.press("tab / 种业 enter")
    try reader.answer(&fixture)
    return (reader, fixture)
  }

  /// The rows of the list without the spaces that align them.
  private func list(_ reader: Reader) -> [String] {
    guard let results = reader.state.results else { return [] }
    return (0..<results.count).compactMap { shown in
      guard let row = results.row(shown)?.row, let mark = results.identity(of: row) else { return nil }
      let name = reader.state.name(of: mark.report.value)
      return switch mark {
      case .report: "\(mark.report.value) \(name)"
      case .section(_, let section): "\(mark.report.value) §\(section.value)"
      case .hit(_, let range): "\(mark.report.value) \(range.lower.bytes)"
      }
    }
  }

  private func cursor(_ reader: Reader) -> Int { reader.state.results?.window.cursor ?? -1 }

  @Test func aSingleReportIsOne() {
    #expect(
      [1, 2, 1_000].map { ResultsMessage.inReports($0).message(in: .english) } == [
        "in 1 report", "in 2 reports", "in 1,000 reports",
      ])
  }

  @Test("Reports are listed by year and title", arguments: TreePaneTests.sizes, Language.allCases)
  func titles(size: (Int, Int), language: Language) throws {
    var (reader, _) = try reader(size.0, size.1, language: language)
    reader.state.options.tree.naming = .titles
    let suffix = "\(size.0)x\(size.1)" + (language == .chinese ? "-chinese" : "")
    reader.press("L j")
    reader.list()
    try expectFrame(reader.frame, "results-titles-\(suffix)")
    reader.press("o j")
    reader.list()
    try expectFrame(reader.frame, "results-titles-sorted-\(suffix)")
  }

  @Test(arguments: [(200, 50), (80, 24), (40, 10), (20, 6)])
  func frames(columns: Int, rows: Int) throws {
    var (reader, _) = try reader(columns, rows)
    reader.press("L")
    reader.list()
    try expectFrame(reader.frame, "results-\(columns)x\(rows)")
    reader.press("o")
    reader.list()
    reader.press("o")
    reader.list()
    reader.press("j")
    try expectFrame(reader.frame, "results-sorted-\(columns)x\(rows)")
  }

  /// `n` and `N` in the text follow the sorted list, from any row and round its ends; sorted by place they follow the
  /// text.
  @Test(arguments: ["o", "o o"]) func walksTheSortedListInTheText(sorting: String) throws {
    var (reader, _) = try reader(160, 30)
    reader.press("L")
    reader.list()
    for key in sorting.split(separator: " ") {
      reader.press(String(key))
      reader.list()
    }
    let concordance = try #require(reader.state.results?.concordance)
    let places = (0..<concordance.count).map { row -> Results.RowIdentity? in
      concordance[row].flatMap { reader.state.results?.identity(of: $0) }
    }
    #expect(concordance.count == 7)
    reader.press("g j enter")
    for step in [2, 3, 4, 5, 6, 0, 1] {
      reader.press("n")
      let stop = try #require(reader.state.search.currentStop)
      #expect(.hit(ReportNumber(reader.state.currentNumber ?? -1), stop) == places[step])
      #expect(cursor(reader) == step)
      if step == 0 { #expect(reader.status.contains("start")) }
      reader.press("r")
      #expect(
        reader.status.contains(
          "\(step + 1)/7 \((reader.state.results?.order == .left ? HitOrder.left : .right).message(in: .english))"))
    }
    reader.press("N N")
    #expect(cursor(reader) == 6)
    reader.press("3 N backspace")
    #expect(cursor(reader) == 3)
    // Sorted by place again, the list is followed in the order of the text.
    while reader.state.results?.order != .place {
      reader.press("o")
      reader.list()
    }
    reader.press("g enter ctrl-l")
    var walked: [Results.RowIdentity] = []
    for _ in 0..<7 {
      reader.press("n")
      let stop = try #require(reader.state.search.currentStop)
      walked.append(.hit(ReportNumber(reader.state.currentNumber ?? -1), stop))
    }
    let grouped = try #require(reader.state.results?.concordance)
    let hits = (0..<grouped.count).compactMap { grouped[$0] }.filter { if case .hit = $0 { true } else { false } }
    let inOrder = hits.compactMap { reader.state.results?.identity(of: $0) }
    #expect(Set(walked.map(\.report)) == Set(inOrder.map(\.report)))
    let first = try #require(walked.firstIndex(of: inOrder[0]))
    #expect(Array(walked[first...] + walked[..<first]) == inOrder)
  }

  /// Without a current hit, the first step in the text goes to the row chosen in the sorted list.
  @Test func beginsTheSortedWalkAtTheRowChosen() throws {
    var (reader, _) = try reader()
    reader.press("L")
    reader.list()
    reader.press("o")
    reader.list()
    reader.press("g j j")
    let mark = reader.state.results?.current.flatMap { reader.state.results?.identity(of: $0.row) }
    reader.state.search.current = nil
    reader.press("tab tab n")
    let stop = try #require(reader.state.search.currentStop)
    #expect(.hit(ReportNumber(reader.state.currentNumber ?? -1), stop) == mark)
  }

  @Test func chineseFoldedWhileSomethingIsTyped() throws {
    var (reader, _) = try reader(language: .chinese)
    reader.press("L")
    reader.list()
    reader.press("g h } h } l j j")
    try expectFrame(reader.frame, "results-folded-chinese")
    reader.press("/")
    try expectFrame(reader.frame, "results-prompt-chinese")
  }

  /// All hits of the search by report and section, with the cursor on the first.
  @Test func rows() throws {
    var (reader, _) = try reader()
    reader.press("L")
    reader.list()
    #expect(
      list(reader) == [
        "0 河西镇.txt", "0 §1", "0 45", "0 §3", "0 127", "1 第九村.txt", "1 §1", "1 36", "3 河西镇.txt", "3 §1", "3 42",
        "3 48", "3 63", "4 总结.txt", "4 §1", "4 21",
      ])
    #expect(cursor(reader) == 2)
  }

  /// Keys in the list, and the row they choose from the first hit on.
  @Test(arguments: [
    ("g", 0), ("G", 15), ("j", 3), ("k", 1), ("5 j", 7), ("3 G", 2), ("50 %", 7), ("space", 15), ("g space k", 14),
    ("n", 4), ("2 n", 7), ("N", 2), ("n N", 2), ("g n", 2), ("g N", 0), ("]", 3), ("[", 1), ("}", 5), ("} {", 0),
    ("3 }", 13), ("U", 1), ("U U", 0), ("99 j", 15), ("99999999 k", 0), ("G n", 15), ("d", 13), ("g d u", 0),
    ("99999999 n", 15), ("G 99999999 N", 2),
  ])
  func keys(keys: String, row: Int) throws {
    var (reader, _) = try reader()
    reader.press("L")
    reader.list()
    reader.press(keys)
    #expect(cursor(reader) == row, "\(keys)")
  }

  /// The rows left when groups are folded, and the row of the cursor.
  @Test(arguments: [
    ("z M", ["0 河西镇.txt", "1 第九村.txt", "3 河西镇.txt", "4 总结.txt"], 0),
    ("} } z M l", ["0 河西镇.txt", "1 第九村.txt", "3 河西镇.txt", "3 §1", "3 42", "3 48", "3 63", "4 总结.txt"], 2),
    (
      "z 2 } }",
      [
        "0 河西镇.txt", "0 §1", "0 §3", "1 第九村.txt", "1 §1", "3 河西镇.txt", "3 §1", "4 总结.txt", "4 §1",
      ], 5
    ),
    (
      "h h G",
      [
        "0 河西镇.txt", "1 第九村.txt", "1 §1", "1 36", "3 河西镇.txt", "3 §1", "3 42", "3 48", "3 63", "4 总结.txt",
        "4 §1", "4 21",
      ], 11
    ),
    (
      "z M } z R",
      [
        "0 河西镇.txt", "0 §1", "0 45", "0 §3", "0 127", "1 第九村.txt", "1 §1", "1 36", "3 河西镇.txt", "3 §1", "3 42",
        "3 48", "3 63", "4 总结.txt", "4 §1", "4 21",
      ], 5
    ),
    ("z M n", ["0 河西镇.txt", "0 §1", "0 45", "0 §3", "0 127", "1 第九村.txt", "3 河西镇.txt", "4 总结.txt"], 2),
  ])
  func folds(keys: String, rows: [String], row: Int) throws {
    var (reader, _) = try reader()
    reader.press("L")
    reader.list()
    reader.press(keys)
    #expect(list(reader) == rows)
    #expect(cursor(reader) == row)
  }
}

// MARK: Into the text and back

extension ResultsTests {
  @Test func enterGoesThereAndBackspaceComesBackToTheRow() throws {
    var (reader, _) = try reader(40, 8)
    let place = reader.state.here
    reader.press("L")
    reader.list()
    reader.press("G k k k k")
    let window = reader.state.results?.window
    let frame = reader.frame
    #expect(reader.state.here == place)
    reader.press("enter ctrl-o")
    #expect(reader.state.here == place)
    reader.press("backspace enter")
    #expect(reader.state.focus == .text)
    #expect(reader.state.report.source.name == "报告/2020年/河西镇.txt")
    #expect(reader.state.search.current == 1)
    #expect(reader.status.contains("2/3"))
    reader.press("n n G")
    #expect(reader.state.report.source.name == "报告/总结.txt")
    let there = reader.state.here
    reader.press("backspace")
    #expect(reader.state.results?.window == window)
    #expect(reader.frame.dump() == frame.dump())
    reader.press("j j q")
    #expect(reader.state.here == there)
    #expect(reader.state.focus == .text)
  }

  @Test func headingsLeadToTheirStart() throws {
    var (reader, _) = try reader()
    reader.press("L")
    reader.list()
    reader.press("j enter")
    #expect(reader.state.heading(of: reader.state.currentSection) == "（一）办实事")
    reader.press("L } } enter")
    #expect(reader.state.report.source.name == "报告/2020年/河西镇.txt")
    #expect(reader.state.currentSection == .root)
  }

  @Test func theTreeGetsTheKeysBackItHadBefore() throws {
    var (reader, _) = try reader()
    reader.press("tab j L")
    let cursor = reader.state.tree.cursor
    reader.list()
    reader.press("G esc")
    #expect(reader.state.focus == .tree)
    #expect(reader.state.tree.cursor == cursor)
    reader.press("L enter")
    #expect(reader.state.focus == .text)
    #expect(reader.state.tree.before == nil)
  }

  @Test func aSearchInTheListReplacesItAndEscapeBringsItBack() throws {
    var (reader, fixture) = try reader()
    let place = reader.state.here
    reader.press("L")
    reader.list()
    reader.press("j j")
    let before = list(reader)
    reader.press("/ 修路")
    #expect(list(reader) == [])
    try reader.answer(&fixture)
    reader.list()
    #expect(list(reader) == ["0 河西镇.txt", "0 §2", "0 92"])
    reader.press("esc")
    #expect(list(reader) == before)
    #expect(cursor(reader) == 4)
    reader.press("/ 修路 enter")
    try reader.answer(&fixture)
    reader.list()
    #expect(reader.state.focus == .results)
    #expect(list(reader) == ["0 河西镇.txt", "0 §2", "0 92"])
    #expect(reader.state.here == place)
    reader.press("/ 火星 enter")
    try reader.answer(&fixture)
    reader.list()
    #expect(reader.rows[1] == " not found: 火星")
  }

  @Test func aReportByItselfListsItsOwn() throws {
    var reader = try Reader()
    reader.press("L")
    #expect(reader.state.shell.notice?.text == "nothing searched yet")
    reader.press("/ 主题教育 enter L")
    reader.list()
    #expect(list(reader).filter { !$0.contains("§") }.count == 5)
    #expect(reader.status.contains("主题教育  1/4  by place"))
    reader.press("n n enter")
    #expect(reader.state.search.current == 2)
    reader.press("backspace o")
    #expect(reader.rows[1] == " sorting…")
    reader.list()
    #expect(list(reader).count == 4)
    #expect(reader.state.results?.current.flatMap { reader.state.results?.identity(of: $0.row) } != nil)
    reader.press("enter")
    #expect(reader.state.search.current == 2)
  }
}

// MARK: Answers from the background

extension ResultsTests {
  @Test func theRowStaysWhileMoreComesIn() throws {
    var (reader, fixture) = try reader(80, 8)
    reader.press("L")
    reader.list()
    reader.press("} } j j")
    let chosen = reader.state.results?.current.flatMap { reader.state.results?.identity(of: $0.row) }
    let screenRow = reader.rows.firstIndex { $0.contains("年年种业") }
    #expect(chosen == .hit(ReportNumber(3), TextRange(42, 48)))
    for batch in 0..<5 {
      try fixture.add([
        ("报告/2018年/第\(batch)村.txt", "村\n\n一、种业\n"), ("报告/2021年/第\(batch)村.txt", "村\n\n一、种业\n"),
      ])
      reader.take(&fixture)
      try reader.answer(&fixture)
      reader.list()
      #expect(reader.state.results?.current.flatMap { reader.state.results?.identity(of: $0.row) } == chosen)
      #expect(reader.rows.firstIndex { $0.contains("年年种业") } == screenRow)
      #expect(list(reader).count == 16 + 6 * (batch + 1))
    }
  }

  /// Sorting must come to an end while reports come in, so a request is not repeated before it is answered.
  @Test func oneQuestionAtATime() throws {
    var (reader, fixture) = try reader()
    reader.press("L")
    reader.effects = reader.effects.filter { if case .list = $0 { false } else { true } }
    for batch in 0..<3 {
      try fixture.add([("报告/2018年/第\(batch)村.txt", "村\n\n一、种业\n")])
      reader.take(&fixture)
      try reader.answer(&fixture)
    }
    #expect(!reader.effects.contains { if case .list = $0 { true } else { false } })
  }

  @Test func anOldOrderIsNeverShown() throws {
    var (reader, _) = try reader()
    reader.press("L")
    reader.list()
    reader.press("o o")
    let asked = reader.effects.compactMap { if case .list(let question) = $0 { question } else { nil } }.suffix(2)
    let listings = asked.compactMap { ListedHits($0) }
    #expect(asked.map(\.order) == [.left, .right])
    _ = reader.state.update(.listing(listings[0]))
    #expect(list(reader) == [])
    #expect(reader.rows[1] == " sorting…")
    _ = reader.state.update(.listing(listings[1]))
    #expect(list(reader).count == 7)
    _ = reader.state.update(.listing(listings[0]))
    #expect(reader.status.contains("by what is after"))
  }

  @Test func aMillionHitsAreListedAsOneIs() throws {
    let lines = "甲乙丙丁戊己庚辛壬癸".map { String(repeating: "种田种地，", count: 20) + "\($0)\n" }.joined()
    let headings = ["一、山", "二、水", "三、田", "四、林", "五、路", "六、桥", "七、人", "八、学", "九、医", "十、史"]
    let text = "志\n\n" + headings.map { "\($0)\n" + lines }.joined()
    let report = try LibraryFixture.report(text)
    var reader = try Reader(library: 80, 24)
    var fixture = LibraryFixture()
    fixture.add((0..<250).map { ("志/第\($0)卷.txt", report) })
    reader.take(&fixture)
    reader.press("tab / 种 enter")
    try reader.answer(&fixture)
    reader.press("L")
    reader.list()
    let count = reader.state.results?.count ?? 0
    #expect(reader.state.results?.concordance?.answer.total == 1_000_000)
    #expect(count == 1_000_000 + 250 + 250 * 10)
    for (keys, row) in [("g", 0), ("space", 21), ("G", count - 1), ("b", count - 22), ("50 %", (count - 1) / 2)] {
      reader.press(keys)
      #expect(cursor(reader) == row)
      #expect(reader.state.resultsInSight.count == 22)
      #expect(reader.state.resultsInSight.filter(\.isChosen).count == 1)
    }
    reader.press("z M")
    #expect(reader.state.results?.count == 250)
    #expect(reader.state.resultsInSight.count == 22)
    #expect(reader.rows[1...22].allSatisfy { $0.hasSuffix("4,000") })
  }
}
