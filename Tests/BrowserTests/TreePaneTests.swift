import ReportIndex
import ReportModel
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// The tree pane: its width, the whole heading of its row, the names of reports, and what stands around a long one.
@Suite struct TreePaneTests {
  static let sizes = [(80, 24), (120, 40), (200, 50), (40, 10)]

  /// A law: articles without titles, and headings longer than any tree.
  static let law = """
    云岭市河道保护条例

    第一章　总则
    第一条　为了保护河道，保障行洪安全，改善水环境，制定本条例。
    第二条　本市行政区域内河道的整治、保护、利用和管理，适用本条例。
    第二章　河道的规划、整治与建设以及沿岸各类设施的维护管理和应急处置责任
    第三条　河道规划由市水行政主管部门会同有关部门编制，报市人民政府批准。
    第四条　整治河道应当符合规划。
    第三章　附则
    第五条　本条例自公布之日起施行。

    """

  private func options(_ language: Language, titles: Bool = true) -> BrowserOptions {
    var options = BrowserOptions()
    options.tree.width = nil
    options.language = language
    options.tree.naming = titles ? .titles : .files
    return options
  }

  private func name(_ name: String, _ size: (Int, Int), _ language: Language) -> String {
    "\(name)-\(size.0)x\(size.1)" + (language == .chinese ? "-chinese" : "")
  }

  @Test(arguments: sizes, Language.allCases)
  func articles(size: (Int, Int), language: Language) throws {
    var reader = try Reader(
      [Self.law], columns: size.0, rows: size.1, language: language, options: options(language))
    reader.press("tab z R j j j j")
    try expectFrame(reader.frame, name("tree-articles", size, language))
  }

  @Test("A heading longer than the screen is shown from its beginning, and cut at its end")
  func longHeading() throws {
    var reader = try Reader([Self.law], columns: 20, rows: 6, options: options(.english))
    reader.press("tab z R j j j j")
    try expectFrame(reader.frame, "tree-long-heading-20x6")
  }

  @Test("of reports with the same title the names of their files stand behind it", arguments: [false, true])
  func equalTitles(isPlain: Bool) throws {
    var options = options(.english)
    options.screen.isPlain = isPlain
    let texts = ["# Wide tables\n\nOne.\n", "# Wide tables\n\nTwo.\n", "# Notes\n\nThree.\n"]
    var reader = try Reader(texts, columns: 80, rows: 10, options: options)
    reader.press("tab")
    try expectFrame(reader.frame, "tree-equal-titles" + (isPlain ? "-plain" : ""))
  }

  // MARK: Width

  /// The tree's columns of a report whose headings need so many, on screens of these widths.
  @Test(arguments: [
    (4, [24, 36, 76]), (12, [30, 36, 76]), (20, [30, 47, 76]), (26, [30, 55, 76]), (45, [30, 55, 97]),
    (60, [30, 55, 100]),
  ])
  func widthByHeadings(_ characters: Int, _ expected: [Int]) throws {
    let words = "深化改革扩大开放推动高质量发展取得新的成效不断增进民生福祉"
    let titles = (0..<3).map { (words + words + words).dropFirst($0).prefix(characters) }
    let text = "# 报告\n\n" + titles.map { "## \($0)\n\n正文。\n\n" }.joined()
    let widths = try [80, 120, 200].map { columns in
      try Reader([text], columns: columns, options: options(.english)).state.geometry.tree.count
    }
    #expect(widths == expected)
  }

  @Test("The width depends on the report alone: scrolling, folding and filtering leave it, the reader's keys change it")
  func widthIsStable() throws {
    var reader = try Reader([Self.law], columns: 120, rows: 12, options: options(.english))
    let width = reader.state.geometry.tree.count
    for key in ["j", "space", "tab", "j", "z R", "G", "z M", "/ 附则 enter", "esc", "g", "]", "&"] {
      reader.press(key)
      #expect(reader.state.geometry.tree.count == width, "\(key)")
    }
    reader.press("> >")
    #expect(reader.state.geometry.tree.count == width + 4)
    reader.press("3 <")
    #expect(reader.state.geometry.tree.count == width - 2)
  }

  @Test("All reports of a library share one width")
  func widthOfLibrary() throws {
    var reader = try Reader([Self.law, "报告\n\n一、短\n文。\n"], columns: 120, options: options(.english))
    let width = reader.state.geometry.tree.count
    #expect(width == 55)
    reader.press(": n enter")
    #expect(reader.state.currentNumber == 1 && reader.state.geometry.tree.count == width)
  }

  @Test("One sentence among the headings does not take its room from the text")
  func widthIgnoresTheLongest() throws {
    let long = "深化改革扩大开放推动高质量发展取得新的成效不断增进民生福祉加快建设现代化产业体系"
    let text = "报告\n\n" + (1...20).map { "\($0). \($0 == 7 ? long : "短标题")\n正文。\n" }.joined()
    let reader = try Reader([text], columns: 120, options: options(.english))
    #expect(reader.state.geometry.tree.count == 36)
  }

  // MARK: Library

  private func library(_ size: (Int, Int), _ language: Language) throws -> (Reader, LibraryFixture) {
    var reader = try Reader(library: size.0, size.1, language: language)
    reader.state.options = options(language)
    var fixture = LibraryFixture()
    try fixture.add(LibraryFixture.district)
    reader.take(&fixture)
    return (reader, fixture)
  }

  @Test(arguments: sizes, Language.allCases)
  func libraryOfTitles(size: (Int, Int), language: Language) throws {
    var (reader, fixture) = try library(size, language)
    reader.press("z R / 种业 enter")
    try reader.answer(&fixture)
    reader.press("n n tab")
    try expectFrame(reader.frame, name("tree-titles", size, language))
  }

  @Test("Going from report to report leaves the count of the hits in sight")
  func hitsBesideTheReport() throws {
    var (reader, fixture) = try library((80, 24), .english)
    reader.press("/ 种业 enter")
    try reader.answer(&fixture)
    reader.press("n n n")
    #expect(reader.status.contains("report ") && reader.status.contains("种业 1/") && reader.status.contains("all 7"))
  }

  @Test(arguments: sizes, Language.allCases)
  func statusOfAnotherReport(size: (Int, Int), language: Language) throws {
    var (reader, fixture) = try library(size, language)
    reader.press("/ 种业 enter")
    try reader.answer(&fixture)
    reader.press("n n")
    try expectFrame(reader.frame, name("status-other-report", size, language))
  }

  @Test("Reports are found by their titles and by the names of their files")
  func namesAndTitles() throws {
    var (reader, _) = try library((80, 24), .english)
    for typed in ["河西镇工作", "河西镇.txt", "hxzgzbg"] {
      reader.press("f")
      _ = reader.state.update(.paste(typed))
      #expect(reader.rows.filter { $0.contains("河西镇工作报告") }.count == 2, "\(typed)")
      reader.press("esc s")
      _ = reader.state.update(.paste(typed))
      #expect(reader.state.prompt?.candidates.map(\.label) == ["2019 河西镇工作报告", "2020 河西镇工作报告"])
      reader.press("esc")
    }
    reader.press(": report-names enter f")
    _ = reader.state.update(.paste("河西镇工作"))
    #expect(reader.rows.filter { $0.contains("河西镇.txt") }.count == 2)
  }

  @Test("Reports of a folder in the order of their years, the newest first")
  func orderByYear() throws {
    var fixture = LibraryFixture()
    try fixture.add([
      ("报告/甲镇2019.txt", "工作报告\n\n一、甲\n文。\n"), ("报告/乙镇.txt", "无年份\n\n一、乙\n文。\n"),
      ("报告/丙镇2023.txt", "工作报告\n\n一、丙\n文。\n"), ("报告/丁镇2021.txt", "工作报告\n\n一、丁\n文。\n"),
      ("报告/旧/戊镇1999.txt", "工作报告\n\n一、戊\n文。\n"),
    ])
    var reader = try Reader(library: 80, 12)
    reader.take(&fixture)
    reader.press("o")
    #expect(reader.effects.contains(.order(.year)))
    fixture.builder.order = .year
    let library = fixture.library
    _ = reader.state.update(
      .library(.reports(library, fixture.builder.catalogue { library[ReportNumber($0)]?.year })))
    let catalogue = try #require(reader.state.library?.catalogue)
    let names = (0..<catalogue.reportCount).compactMap { catalogue.report(ordinal: $0) }
      .map { reader.state.name(of: $0) }
    #expect(names == ["戊镇1999.txt", "丙镇2023.txt", "丁镇2021.txt", "甲镇2019.txt", "乙镇.txt"])
    reader.press("o")
    #expect(reader.effects.contains(.order(.title)))
  }

  @Test("The neighbours of a report with more sections than the tree has rows stay in sight", arguments: sizes)
  func neighbours(size: (Int, Int)) throws {
    let long = "长报告\n\n" + (1...80).map { "\($0). 第\($0)件事\n正文。\n" }.joined()
    let texts = (1...12).map { $0 == 6 ? long : "第\($0)份报告\n\n一、事\n正文。\n" }
    var reader = try Reader(texts, columns: size.0, rows: size.1, options: options(.english))
    reader.press(": n enter : n enter : n enter : n enter : n enter 40 ]")
    if size.0 >= Geometry.drawerBelow {
      #expect(reader.rows.contains { $0.contains("长报告") } && reader.rows.contains { $0.contains("第7份报告") })
    }
    reader.press("tab")
    try expectFrame(reader.frame, "tree-neighbours-\(size.0)x\(size.1)")
    // The cursor can go through all of it, and is never covered.
    reader.press("g")
    for _ in 0..<110 {
      let cursor = try #require(reader.frame.cursor)
      let frame = reader.frame
      #expect(frame[row: cursor.row].contains { $0.role == .treeCursor })
      reader.press("j")
    }
    #expect(reader.state.tree.cursor == reader.state.walk.last)
    for _ in 0..<110 {
      reader.press("k")
      let frame = reader.frame
      #expect(frame[row: try #require(frame.cursor).row].contains { $0.role == .treeCursor })
    }
  }
}

/// The hints of prompts, and the filter that becomes a search.
@Suite struct PromptHintTests {
  @Test(arguments: TreePaneTests.sizes, Language.allCases)
  func searchAndFilter(size: (Int, Int), language: Language) throws {
    var reader = try Reader(columns: size.0, rows: size.1, language: language)
    let suffix = "\(size.0)x\(size.1)" + (language == .chinese ? "-chinese" : "")
    reader.press("/")
    try expectFrame(reader.frame, "prompt-search-\(suffix)")
    reader.press("esc tab /")
    try expectFrame(reader.frame, "prompt-filter-\(suffix)")
  }

  @Test("The filter of the tree becomes a search of the text, with the words typed")
  func fromFilterToSearch() throws {
    var reader = try Reader()
    reader.press("tab / 稻田")
    #expect(reader.status.hasPrefix("headings: 稻田") && reader.status.contains("tab searches the text  0"))
    reader.press("esc / 一")
    #expect(reader.status.hasPrefix("headings: 一") && reader.status.contains("tab searches the text  "))
    reader.press("esc / 稻田")
    reader.press("tab")
    #expect(reader.status.hasPrefix("/稻田"))
    reader.press("enter")
    #expect(reader.state.focus == .text && reader.state.search.currentStop != nil && !reader.state.isFiltered)
  }
}
