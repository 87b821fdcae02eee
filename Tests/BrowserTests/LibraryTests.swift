import ReportIndex
import ReportModel
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// A library in the tree: its rows, and the reader's place while more reports come in.
@Suite struct LibraryTests {
  private func reader(_ columns: Int = 80, _ rows: Int = 24, language: Language = .english) throws -> (
    Reader, LibraryFixture
  ) {
    var reader = try Reader(library: columns, rows, language: language)
    var fixture = LibraryFixture()
    try fixture.add(LibraryFixture.district)
    reader.take(&fixture)
    return (reader, fixture)
  }

  private func tree(_ reader: Reader) -> [String] {
    let frame = reader.frame
    let columns = reader.state.geometry.tree
    return (0..<frame.size.rows - 1).map { row in
      let cells = Array(frame[row: row])[columns].filter { $0.width > 0 }
      var text = String(String.UnicodeScalarView(cells.map(\.base)))
      while text.last == " " { text.removeLast() }
      return text
    }.filter { !$0.isEmpty }
  }

  @Test func theAnswerToAKeyIsNotReplacedByTheEndOfLoading() throws {
    var (reader, _) = try reader(60, 10)
    _ = reader.state.update(.library(.progress(LoadingProgress())))
    reader.press("n")
    let answer = reader.frame
    _ = reader.state.update(.library(.loaded(LoadingProgress())))
    #expect(reader.frame == answer)
  }

  @Test(arguments: [(80, 24), (40, 10), (20, 6)])
  func frames(columns: Int, rows: Int) throws {
    var (reader, fixture) = try reader(columns, rows)
    try expectFrame(reader.frame, "library-opening-\(columns)x\(rows)")
    var progress = LoadingProgress()
    (progress.files, progress.bytes, progress.filesDone, progress.bytesDone) = (6_022, 106_000_000, 3_211, 53_000_000)
    (progress.reports, progress.skipped, progress.elapsed, progress.isFound) = (3_207, 4, 540, true)
    _ = reader.state.update(.library(.progress(progress)))
    try expectFrame(reader.frame, "library-loading-\(columns)x\(rows)")
    _ = reader.state.update(.library(.loaded(progress)))
    reader.press("z R j j l")
    try expectFrame(reader.frame, "library-preview-\(columns)x\(rows)")
    reader.press("enter + 种业 enter / 种业 enter")
    try reader.answer(&fixture)
    reader.press("tab")
    try expectFrame(reader.frame, "library-searched-\(columns)x\(rows)")
  }

  /// The first rows may be a single folder, shown as one row with the folder around it: the cursor does not stick to
  /// it.
  @Test func theCursorBeginsAtTheFirstRowWhateverComesFirst() throws {
    var reader = try Reader(library: 80, 24)
    var fixture = LibraryFixture()
    try fixture.add([LibraryFixture.district[3]])
    reader.take(&fixture)
    try fixture.add(Array(LibraryFixture.district.prefix(3)))
    reader.take(&fixture)
    reader.press("j l")
    #expect(tree(reader).prefix(3) == [" 报告                        4", "▾ 2019年                     3", "  ▸ 河西镇.txt"])
  }

  @Test func chinese() throws {
    var (reader, _) = try reader(language: .chinese)
    _ = reader.state.update(.library(.skipped(["报告/坏.bin：不是文本", "报告/环：是循环链接"])))
    reader.press(": skipped enter j")
    try expectFrame(reader.frame, "library-skipped-chinese")
  }

  @Test func sortedAsPeopleSort() throws {
    var (reader, _) = try reader()
    #expect(
      tree(reader) == [
        " 报告                        5", "▸ 2019年                     3", "▸ 2020年                     1", "▸ 总结.txt",
      ])
    reader.press("j l")
    #expect(tree(reader).dropFirst(2).prefix(3) == ["  ▸ 河西镇.txt", "  ▸ 第九村.txt", "  ▸ 第十村.txt"])
  }
}

extension LibraryTests {
  // MARK: While more comes in

  @Test func theCursorStaysOnItsRowAndOnTheScreen() throws {
    var (reader, fixture) = try reader(80, 8)
    reader.press("z 1 j j j")
    let cursor = reader.state.tree.cursor
    let row = reader.state.treeScreenRow
    for batch in 0..<6 {
      try fixture.add([
        ("报告/2018年/第\(batch)村.txt", "村\n\n一、事\n"), ("报告/2019年/第九\(batch)村.txt", "村\n\n一、事\n"),
        ("报告/2021年/第\(batch)村.txt", "村\n\n一、事\n"),
      ])
      reader.take(&fixture)
      #expect(reader.state.tree.cursor == cursor)
      #expect(reader.state.treeScreenRow == row)
    }
    #expect(reader.state.library?.catalogue.reportCount == 23)
  }

  @Test func aChainOfSingleFoldersIsOneRowUntilItBranches() throws {
    var reader = try Reader(library: 80, 10)
    var fixture = LibraryFixture()
    try fixture.add([("全国/省/县/甲.txt", "甲\n\n一、事\n")])
    reader.take(&fixture)
    #expect(tree(reader) == [" 全国/省/县                  1", "▸ 甲.txt"])
    try fixture.add([("全国/市/乙.txt", "乙\n\n一、事\n")])
    reader.take(&fixture)
    #expect(
      tree(reader) == [" 全国                        2", "▸ 市                         1", "▸ 省/县                      1"])
  }

  @Test func escapeStopsLoadingAndQuitDoesNot() throws {
    var (reader, _) = try reader()
    _ = reader.state.update(.library(.progress(LoadingProgress())))
    reader.press("esc")
    #expect(reader.effects == [.stopLoading])
    // Late progress, and the end of loading, change nothing after a stop.
    for event in [LibraryEvent.progress(LoadingProgress()), .loaded(LoadingProgress())] {
      _ = reader.state.update(.library(event))
      #expect(reader.state.library?.isLoading == false)
    }
    #expect(reader.state.shell.notice?.text == "loading stopped; what is loaded stays")
    #expect(reader.state.shell.notice?.text == "loading stopped; what is loaded stays")
    (reader, _) = try self.reader()
    _ = reader.state.update(.library(.progress(LoadingProgress())))
    #expect(reader.state.update(.interrupt) == [.stopLoading])
    (reader, _) = try self.reader()
    _ = reader.state.update(.library(.progress(LoadingProgress())))
    reader.press("q")
    #expect(reader.effects == [.quit])
  }

  // MARK: Searching

  @Test func theLatestQuestionWins() throws {
    var (reader, fixture) = try reader()
    reader.press("tab / 种 业")
    let asked = reader.effects.compactMap { if case .ask(let question) = $0 { question } else { nil } }
    #expect(asked.map { $0.terms.map(\.pattern) } == [["种"], ["种业"]])
    #expect(asked.map(\.generation) == [1, 2])
    _ = reader.state.update(.library(.hits(fixture.answer(asked[0]))))
    #expect(reader.state.search.library == nil)
    #expect(!reader.status.contains("all"))
    _ = reader.state.update(.library(.hits(fixture.answer(asked[1]))))
    #expect(reader.status.contains("all 7"))
    _ = reader.state.update(.library(.hits(fixture.answer(asked[0]))))
    #expect(reader.status.contains("all 7"))
  }

  @Test func nextWalksThroughAllReportsInTreeOrder() throws {
    var (reader, fixture) = try reader()
    reader.press("tab / 种业 enter")
    #expect(reader.status.hasPrefix(" searching … 种业  esc stop waiting"))
    try reader.answer(&fixture)
    var seen: [String] = []
    for _ in 0..<8 {
      seen.append("\(reader.nameOfReport) \((reader.state.search.current ?? -1) + 1)")
      reader.press("n")
    }
    #expect(
      seen == [
        "河西镇.txt 1", "河西镇.txt 2", "第九村.txt 1", "河西镇.txt 1", "河西镇.txt 2", "河西镇.txt 3", "总结.txt 1", "河西镇.txt 1",
      ])
    reader.press("N N N")
    #expect(reader.state.report.source.name == "报告/2020年/河西镇.txt")
    #expect(reader.state.shell.notice?.text == "report 4 of 5: 河西镇.txt")
    reader.press("99999999 n")
    #expect(reader.state.shell.notice?.isError == false)
    reader.press("ctrl-o ctrl-o")
    #expect(reader.state.report.source.name == "报告/总结.txt")
  }

  @Test func theTreeKeepsOnlyWhatHasHits() throws {
    var (reader, fixture) = try reader()
    reader.press("tab / 种业 enter")
    try reader.answer(&fixture)
    reader.press("&")
    #expect(
      tree(reader) == [
        " 报告                        7", "▾ 2019年                     3", "  ▾ 河西镇.txt               2",
        "      一、兴产业             1",
        "    ▾ 二、惠民生", "        （一）办实事         1", "  ▸ 第九村.txt               1", "▾ 2020年                     3",
        "  ▸ 河西镇.txt               3", "▸ 总结.txt                   1",
      ])
    try fixture.add([("报告/2017年/种子站.txt", "站\n\n一、种业\n")])
    reader.take(&fixture)
    try reader.answer(&fixture)
    #expect(
      tree(reader).prefix(3) == [
        " 报告                        8", "▾ 2017年                     1", "  ▸ 种子站.txt               1",
      ])
    reader.press("q")
    #expect(!reader.state.isFiltered)
  }

  @Test func theTreeIsFilteredByNames() throws {
    var (reader, _) = try reader()
    reader.press("f 河西 enter")
    #expect(
      tree(reader) == [
        " 报告                        5", "▾ 2019年                     3", "  ▸ 河西镇.txt", "▾ 2020年                     1",
        "  ▸ 河西镇.txt",
      ])
    #expect(reader.state.report.source.name == "报告/2019年/河西镇.txt")
    reader.press("q")
    let cursor = reader.state.tree.cursor
    reader.press("f 火星 enter")
    #expect(reader.state.shell.notice?.text == "no folder or report is called 火星; / searches the texts")
    #expect(!reader.state.isFiltered)
    #expect(reader.state.tree.cursor == cursor)
    reader.press("tab tab / 火星 enter")
    #expect(reader.state.shell.notice?.text == "no folder or report is called 火星; Tab, then /, searches the texts")
  }

  /// A reader used to `less` types / and a word right after opening a folder.
  @Test(arguments: ["/ 种业 enter", "种业 enter", "j j / 种业 enter", "tab tab / 种业 enter", "f 村 enter / 种业 enter"])
  func whatIsTypedAtFirstIsSearched(keys: String) throws {
    var (reader, fixture) = try reader()
    #expect(reader.status.contains("/ search"))
    reader.press(keys)
    try reader.answer(&fixture)
    #expect(reader.state.search.query?.pattern == "种业")
    #expect(reader.state.search.current == 0 && reader.state.focus == .text)
    // From here on the tree's search key filters, as in the tree of a single report.
    reader.press("tab")
    #expect(reader.status.contains("/ filter"))
    reader.press("/ 第九村")
    #expect(reader.status.hasPrefix("names, headings: 第九村"))
    // Esc gives up the line, then a filter that was on, then the tree.
    reader.press("esc esc esc /")
    #expect(reader.status.hasPrefix("/"))
  }

  @Test func whatIsTypedAtFirstAndGivenUpLeavesNothing() throws {
    for keys in ["/ 种业", "种业", "j / 种业"] {
      var (reader, _) = try reader()
      let start = keys.hasPrefix("j") ? "j" : ""
      reader.press(start)
      let before = reader.frame
      reader.press(String(keys.dropFirst(start.count)) + " esc")
      #expect(reader.frame == before)
    }
  }

  // MARK: From report to report

  @Test func sectionsGoOnInTheNextReport() throws {
    var (reader, _) = try reader()
    reader.press("z 1 j j enter ] ] ] ]")
    #expect(reader.state.report.source.name == "报告/2019年/第九村.txt")
    #expect(reader.state.shell.notice?.text == "report 2 of 5: 第九村.txt")
    reader.press("[")
    #expect(reader.state.report.source.name == "报告/2019年/河西镇.txt")
    #expect(reader.state.heading(of: reader.state.currentSection) == "（一）办实事")
    reader.press(": p enter")
    #expect(reader.status.contains("no previous report"))
    reader.press(": n enter : n enter : n enter : n enter")
    #expect(reader.state.report.source.name == "报告/总结.txt")
  }

  @Test func placesFoldsAndMarksAreKeptByReport() throws {
    var (reader, _) = try reader(60, 6)
    reader.press("z 1 j j enter ] ] m a")
    let place = reader.state.here
    reader.press(": n enter : n enter ' a")
    #expect(reader.state.shell.notice?.text == "no mark a")
    reader.press(": p enter : p enter")
    #expect(reader.state.here == place)
    reader.press("g ' a")
    #expect(reader.state.here == place)
    #expect(reader.effects.filter { if case .recall = $0 { true } else { false } }.count == 3)
  }

  @Test func escapeInTheTreeComesBackToTheReport() throws {
    var (reader, _) = try reader()
    reader.press("z 1 j j enter ]")
    let place = reader.state.here
    reader.press("tab j j j j")
    #expect(reader.state.here != place)
    reader.press("esc")
    #expect(reader.state.here == place)
    #expect(reader.state.focus == .text)
  }
}
