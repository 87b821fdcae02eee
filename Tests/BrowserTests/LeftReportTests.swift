import ReportModel
import ReportParsing
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Reports that open where they were left in an earlier run.
@Suite struct LeftReportTests {
  /// A place some pages into the report.
  private static let place = "（二）做优旅游。"

  private func quote(_ words: String = Self.place, in text: String = Reports.district) throws -> TextQuote {
    let (bytes, words) = (Array(text.utf8), Array(words.utf8))
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: words) })
    return TextQuote(start..<start, in: bytes)
  }

  private func reader(
    _ text: String = Reports.district, rows: Int = 10, language: Language = .english, left: LeftReport? = nil
  ) throws -> Reader {
    var reader = try Reader([text], rows: rows, language: language)
    if let left { reader.effects += reader.state.update(.left(report: 0, left)) }
    return reader
  }

  @Test("it opens there and says so; ^O goes to the start", arguments: [Language.english, .chinese])
  func opens(language: Language) throws {
    var reader = try reader(language: language, left: LeftReport(place: quote(), folds: nil))
    try expectFrame(reader.frame, "left-\(language)")
    let fresh = try self.reader(language: language)
    reader.press("ctrl-o")
    #expect(reader.rows == fresh.rows)
    reader.press("alt-right")
    #expect(reader.rows.joined().contains("（二）做优旅游"))
  }

  @Test("the first frame shows it where that is known before") func firstFrame() throws {
    let report = try ReportParser.report(from: Array(Reports.district.utf8), source: ReportSource(name: "report-1.txt"))
    var options = BrowserOptions()
    options.screen.themes = ["dark", "light", "plain"]
    options.screen.theme = "dark"
    let state = BrowserState(
      reports: [report], options: options, keyMap: try BuiltInKeys.map(), size: ScreenSize(columns: 80, rows: 10),
      left: LeftReport(place: try quote(), folds: nil))
    let late = try reader(left: LeftReport(place: quote(), folds: nil))
    #expect(state.render() == late.frame)
  }

  @Test("the store, which is newer than what the first frame knew, may say that it was left at its beginning")
  func newerThanTheFirstFrame() throws {
    var reader = try reader(left: LeftReport(place: quote(), folds: nil))
    let bytes = Array(Reports.district.utf8)
    _ = reader.state.update(.left(report: 0, LeftReport(place: TextQuote(0..<0, in: bytes), folds: nil)))
    #expect(try reader.rows == self.reader().rows)
  }

  @Test("after a key it stays where the reader is") func afterKey() throws {
    var reader = try reader()
    reader.press("j")
    let before = reader.frame
    _ = reader.state.update(.left(report: 0, LeftReport(place: try quote(), folds: nil)))
    #expect(reader.frame == before)
    reader.press("' \"")
    #expect(reader.rows.joined().contains("（二）做优旅游"), "the mark leads there all the same")
  }

  @Test("a place that was asked for wins, whichever comes first") func askedFor() throws {
    let left = LeftReport(place: try quote(), folds: nil)
    for event in [BrowserEvent.goTo("一（二）"), .goToLine(3), .goToEnd, .search("种业")] {
      var wanted = try reader()
      _ = wanted.state.update(event)
      var before = try reader(left: left)
      _ = before.state.update(event)
      #expect(before.frame == wanted.frame, "\(event)")
      var after = try reader()
      _ = after.state.update(event)
      _ = after.state.update(.left(report: 0, left))
      #expect(after.frame == wanted.frame, "\(event)")
      wanted.press("ctrl-o")
      before.press("ctrl-o")
      #expect(before.frame == wanted.frame, "\(event)")
    }
  }

  @Test("an edited report opens at the same words") func edited() throws {
    let edited = Reports.district.replacing("二、抓产业", with: "附：全区今年又有新的变化。\n二、抓产业")
    let reader = try reader(edited, left: LeftReport(place: quote(), folds: nil))
    #expect(reader.state.view.anchor.bytes == (try quote(in: edited)).start)
  }

  @Test("of a text that is still coming the place is waited for, until a key is pressed", arguments: [false, true])
  func growing(isKeyPressed: Bool) throws {
    let all = Array(Reports.district.utf8)
    let whole = try ReportParser.report(from: all, source: ReportSource(name: "report-1.txt"))
    let first = try ReportParser.report(
      from: Array(all.prefix(600)), source: ReportSource(name: "report-1.txt"), isComplete: false)
    var options = BrowserOptions()
    options.screen.theme = "dark"
    var reader = try Reader()
    reader.state = BrowserState(
      reports: [first], options: options, keyMap: try BuiltInKeys.map(), size: ScreenSize(columns: 80, rows: 10),
      left: LeftReport(place: try quote(), folds: nil))
    #expect(reader.state.view.anchor == .start)
    if isKeyPressed { reader.press("j") }
    _ = reader.state.update(.report(0, whole))
    #expect((reader.state.view.anchor.bytes == (try quote()).start) == !isKeyPressed)
  }

  @Test("marks of a text that is still coming are found once it is there", arguments: [0, 600])
  func marksInAGrowingText(count: Int) throws {
    let all = Array(Reports.district.utf8)
    let whole = try ReportParser.report(from: all, source: ReportSource(name: "report-1.txt"))
    let source = ReportSource(name: "report-1.txt")
    var first = try ReportParser.report(from: Array(all.prefix(600)), source: source, isComplete: false)
    if count == 0 { first = .nothingRead(of: source) }
    var reader = try Reader()
    reader.state = BrowserState(
      reports: [first], options: BrowserOptions(), keyMap: try BuiltInKeys.map(),
      size: ScreenSize(columns: 80, rows: 10))
    let quote = try quote()
    _ = reader.state.update(.mark("d", report: 0, offset: TextOffset(quote.start), quote: quote))
    _ = reader.state.update(.report(0, whole))
    reader.press("' d")
    #expect(reader.state.view.anchor.bytes == quote.start)
    reader.press("g m d")
    _ = reader.state.update(.report(0, whole))
    #expect(reader.state.reading.marks[Mark("d", in: .report(0))]?.anchor == .start)
  }

  @Test("folds come back, also in an edited report, and are remembered as they are changed") func folds() throws {
    var reader = try reader(rows: 24)
    reader.press("tab j h esc")
    let remembered = reader.effects.compactMap { if case .remember(.folds(0, let folds)) = $0 { folds } else { nil } }
    let folds = try #require(remembered.last)
    #expect(KeptFolds(bytes: folds.bytes) == folds)
    let again = try self.reader(rows: 24, left: LeftReport(place: nil, folds: folds))
    #expect(again.rows == reader.rows)
    #expect(again.effects == [])
    let edited = Reports.district.replacing("一、抓学习", with: "前言、说明\n本报告有新的开头。\n一、抓学习")
    let other = try self.reader(edited, rows: 24, left: LeftReport(place: nil, folds: folds))
    let isFolded = other.state.report.sections.indices.map { index in
      let section = SectionIndex(index)
      return other.state.view.folds.isFolded(section, level: other.state.report[section].level)
    }
    let names = other.state.report.sections.indices.filter { isFolded[$0] }.map {
      other.state.heading(of: SectionIndex($0))
    }
    let before = reader.state.report.sections.indices.filter { index in
      let section = SectionIndex(index)
      return reader.state.view.folds.isFolded(section, level: reader.state.report[section].level)
    }.map { reader.state.heading(of: SectionIndex($0)) }
    #expect(names.filter { !$0.hasPrefix("前言") } == before)
  }

  @Test("a tree hidden by hand stays hidden beside that report, and no other") func hiddenTree() throws {
    var reader = try reader(rows: 24)
    reader.press("t")
    let remembered = reader.effects.compactMap { if case .remember(.folds(0, let folds)) = $0 { folds } else { nil } }
    let folds = try #require(remembered.last)
    #expect(remembered.count == 1 && KeptFolds(bytes: folds.bytes) == folds)
    var again = try self.reader(rows: 24, left: LeftReport(place: nil, folds: folds))
    #expect(again.rows == reader.rows && again.effects == [])
    again.press("t")
    let shown = again.effects.compactMap { if case .remember(.folds(0, let folds)) = $0 { folds } else { nil } }
    #expect(
      try self.reader(rows: 24, left: LeftReport(place: nil, folds: shown.last)).rows == self.reader(rows: 24).rows)
    // Beside a library it goes on to the next report, and is remembered of none.
    var library = try Reader(library: 80, 24)
    var fixture = LibraryFixture()
    try fixture.add(LibraryFixture.district)
    library.effects += library.state.update(fixture.news())
    library.press(": n e x t - r e p o r t enter t")
    #expect(!library.effects.contains { if case .remember(.folds) = $0 { true } else { false } })
  }

  @Test("equal headings below each other are told apart") func equalFolds() throws {
    let text = "报告\n\n# 甲\n\n## 例\n\n### 一\n\n## 例\n\n### 二\n\n## 例\n\n### 三\n"
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "a.md"))
    var folds = Folds(openLevel: 9)
    for index in report.sections.indices where report.sections[index].level == 2 {
      folds = Folds(openLevel: 9)
      folds.set(SectionIndex(index), level: 2, folded: true)
      #expect(KeptFolds(folds, of: report).folds(in: report) == folds)
    }
  }

  @Test("folds from bytes that make no sense are none") func untrustedFolds() {
    for bytes in [[], [1, 2], [UInt8](repeating: 1, count: 10), [UInt8](repeating: 1, count: 10_011)] {
      #expect(KeptFolds(bytes: bytes) == nil)
    }
    #expect(KeptFolds(bytes: [UInt8](repeating: 0xFF, count: 21)) != nil)
    #expect(KeptFolds(bytes: [UInt8](repeating: 0xFF, count: 22)) == nil)
  }
}
