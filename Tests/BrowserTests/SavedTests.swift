import ReportIndex
import ReportModel
import ScreenModel
import TestReports
import Testing
import TextFacts

@testable import Browser

/// Questions kept under a name: at the top of the tree with their counts, in a list, run, renamed, removed, remembered.
@Suite struct SavedTests {
  private static let reports: [(path: String, text: String)] = [
    ("县/2019年.txt", "青岭县2019年政府工作报告\n\n一、治水\n水质监测，水清岸绿。\n二、修路\n修路三条。\n"),
    ("县/2020年.txt", "青岭县2020年政府工作报告\n\n一、产业\n发展茶业。\n二、治水\n治水兴水。\n"),
  ]

  private var fixture = LibraryFixture()

  init() throws { try fixture.add(Self.reports) }

  private mutating func opened(_ columns: Int = 80, _ rows: Int = 24, language: Language = .english) throws -> Reader {
    var reader = try Reader(library: columns, rows, language: language)
    reader.take(&fixture)
    reader.effects += reader.state.update(.library(.loaded(LoadingProgress())))
    return reader
  }

  /// Answers the question asked last, by searching.
  private func answer(_ reader: inout Reader) throws {
    let question = try #require(
      reader.effects.compactMap { if case .ask(let question) = $0 { question } else { nil } }.last)
    let library = try #require(reader.state.library)
    var hits = LibraryHits(generation: question.generation, catalogue: library.catalogue)
    for query in question.terms {
      hits.add(query, .success(try LibrarySearcher(query).answer(in: library.library)), in: library.library)
    }
    for query in question.counted {
      hits.count(query, .success(try LibrarySearcher(query).answer(in: library.library)))
    }
    reader.effects += reader.state.update(.library(.hits(hits)))
  }

  /// A reader with two saved questions, the search forgotten.
  private mutating func saved(_ columns: Int = 80, _ rows: Int = 24, language: Language = .english) throws -> Reader {
    var reader = try opened(columns, rows, language: language)
    reader.press("/ 水 enter : save space 水的事 enter")
    try answer(&reader)
    reader.press("/ 修 enter")
    reader.press(": save enter")
    reader.press(": clear-search enter")
    try answer(&reader)
    reader.state.focus = .tree
    reader.state.shell.notice = nil
    return reader
  }

  /// A reader at the list of saved questions.
  func listed() throws -> Reader {
    var suite = self
    var reader = try suite.saved()
    reader.press(": saved enter")
    return reader
  }

  @Test("at the top of the tree, with their counts", arguments: [(80, 24), (200, 50), (20, 6)])
  func frames(columns: Int, rows: Int) throws {
    var suite = self
    var reader = try suite.saved(columns, rows)
    reader.press("g")
    try expectFrame(reader.frame, "saved-\(columns)x\(rows)")
    reader.press(": saved enter")
    try expectFrame(reader.frame, "saved-list-\(columns)x\(rows)")
  }

  @Test func chineseFrame() throws {
    var suite = self
    var reader = try suite.saved(language: .chinese)
    reader.press(": saved enter")
    try expectFrame(reader.frame, "saved-list-chinese")
  }

  @Test("Enter at the top of the tree asks it again, and lists its hits")
  func runs() throws {
    var suite = self
    var reader = try suite.saved()
    reader.press("g g k k k enter")
    #expect(reader.state.search.query?.pattern == "水")
    #expect(reader.state.focus == .results)
  }

  @Test("the cursor goes from the first row of the tree to the last question, and down again")
  func moves() throws {
    var suite = self
    var reader = try suite.saved()
    reader.press("g j")
    #expect(reader.state.library?.savedChosen == nil)
    reader.press("k k")
    #expect(reader.state.library?.savedChosen == 1)
    reader.press("k")
    #expect(reader.state.library?.savedChosen == 0)
    reader.press("j j")
    #expect(reader.state.library?.savedChosen == nil)
  }

  @Test("counts follow the library as it changes")
  func live() throws {
    var suite = self
    var reader = try suite.saved()
    #expect(reader.state.savedCount(reader.state.saved[0]) == 6)
    try suite.fixture.add([("县/2021年.txt", "青岭县2021年政府工作报告\n\n一、治水\n水。\n")])
    reader.take(&suite.fixture)
    let library = try #require(reader.state.library)
    var hits = LibraryHits(generation: library.question.generation, catalogue: library.catalogue)
    for query in library.question.counted {
      hits.count(query, .success(try LibrarySearcher(query).answer(in: library.library)))
    }
    _ = reader.state.update(.library(.hits(hits)))
    #expect(reader.state.savedCount(reader.state.saved[0]) == 8)
  }

  @Test("renamed and removed in the list; removal is asked for twice")
  func list() throws {
    var suite = self
    var reader = try suite.saved()
    reader.press(": saved enter r")
    reader.press("backspace backspace backspace 河 enter")
    #expect(reader.state.saved.map(\.name) == ["河", "修"])
    reader.press("j x")
    #expect(reader.state.saved.count == 2)
    #expect(reader.status == " x again removes 修" + String(repeating: " ", count: 38) + "enter go there  q back")
    reader.press("x")
    #expect(reader.state.saved.map(\.name) == ["河"])
    reader.press("x x")
    #expect(reader.state.saved.isEmpty && reader.state.shell.layers.isEmpty)
  }

  @Test("r asks for the new name alone: to erase the line erases no command; Esc goes back to the list")
  func renameLine() throws {
    var suite = self
    var reader = try suite.saved()
    reader.press(": saved enter r")
    #expect(reader.status == "new name: 水的事")
    reader.press("ctrl-u 河 esc")
    #expect(reader.state.saved.map(\.name) == ["水的事", "修"] && reader.state.openList?.listing.kind == .saved)
    reader.press("r ctrl-u 河 enter")
    #expect(reader.state.saved.map(\.name) == ["河", "修"] && reader.state.openList?.listing.kind == .saved)
  }

  @Test("the same search under a second name is kept, and its first name told")
  func sameSearch() throws {
    for (language, words) in [
      (Language.english, "saved as 治水, as it already is as 水的事: :saved lists all"),
      (.chinese, "已保存为“治水”；“水的事”是同一检索，用 :saved 列出"),
    ] {
      var suite = self
      var reader = try suite.saved(language: language)
      reader.press("/ 水 enter : save space 治水 enter")
      #expect(reader.state.shell.notice?.text == words)
      #expect(reader.state.saved.map(\.name) == ["水的事", "修", "治水"])
      // Another search is told of as ever.
      reader.press("/ 清 enter : save space 清水 enter")
      #expect(reader.state.shell.notice?.text.contains("水的事") == false)
    }
  }

  @Test("a name that is there already is asked anew; a name of another is refused")
  func names() throws {
    var suite = self
    var reader = try suite.saved()
    reader.press("/ 路 enter : save space 水的事 enter")
    #expect(reader.state.saved.map(\.search.text) == ["路", "修"])
    reader.press(": saved enter : saved-rename space 修 enter")
    #expect(reader.state.saved.map(\.name) == ["水的事", "修"])
  }

  @Test("kept with the library: terms, order and filters too")
  func kept() throws {
    var suite = self
    var question = SavedQuestion(name: "甲\t乙\\", search: KeptPin(SearchQuery("水 year:2019", syntax: .query)))
    question.pins = [KeptPin(SearchQuery("路"), colour: 3)]
    (question.order, question.hitFilter, question.treeFilter) = (.left, "清", "2019")
    #expect(SavedQuestion(bytes: question.bytes) == question)
    var again = try suite.opened()
    var left = LeftLibrary(bytes: [])
    left.saved = [question]
    again.effects += again.state.update(.leftLibrary(left))
    #expect(again.state.saved == [question])
    again.state.run(question)
    #expect(again.state.search.query?.pattern == "水 year:2019")
    #expect(again.state.search.pinned.map(\.query.pattern) == ["路"])
    #expect(again.state.results?.order == .left && again.state.results?.filter == "清")
    #expect(again.state.filterCriterion == .words("2019"))
  }

  /// The changes of saved questions that are to be remembered.
  private func changes(_ reader: Reader) -> [String] {
    reader.effects.compactMap { effect in
      switch effect {
      case .remember(.question(let question, let was)):
        "\(question.name) = \(question.search.text)" + (was.map { ", was \($0)" } ?? "")
      case .remember(.questionRemoved(let name)): "\(name) removed"
      default: nil
      }
    }
  }

  @Test("each is remembered by itself: another session's stay")
  func rememberedAlone() throws {
    var suite = self
    var reader = try suite.saved()
    reader.press(": saved enter r")
    reader.press("backspace backspace backspace 河 enter")
    reader.press("j x x")
    #expect(changes(reader) == ["水的事 = 水", "修 = 修", "河 = 水, was 水的事", "修 removed"])
    let libraries = reader.effects.compactMap { if case .remember(.library(let left)) = $0 { left } else { nil } }
    #expect(libraries.allSatisfy { LeftLibrary(bytes: $0.bytes).saved.isEmpty })
  }

  @Test("questions that an earlier version kept with the library are kept by themselves from then on")
  func earlierForm() throws {
    var suite = self
    var reader = try suite.opened()
    var left = LeftLibrary(bytes: Array("saved\t水的事\t0\t水\t\t\t\nterm\t水的事\t0\t3\t路\norder\tyear\n".utf8))
    left.savedWithLibrary = left.saved
    reader.effects += reader.state.update(.leftLibrary(left))
    #expect(reader.state.saved.map(\.name) == ["水的事"] && reader.state.saved[0].pins.map(\.text) == ["路"])
    #expect(changes(reader) == ["水的事 = 水"])
    reader.press("j")
    let kept = try #require(
      reader.effects.compactMap { if case .remember(.library(let left)) = $0 { left } else { nil } }.last)
    #expect(LeftLibrary(bytes: kept.bytes).saved.isEmpty && LeftLibrary(bytes: kept.bytes).order == .year)
  }

  @Test("one without a filter shows the whole tree, and no more terms are highlighted than are kept")
  func runsOverWhatStands() throws {
    var suite = self
    var reader = try suite.opened()
    reader.state.previewFilter("2019")
    var question = SavedQuestion(name: "水", search: KeptPin(SearchQuery("水")))
    question.pins = (0..<2 * WorkBudget.pinsRemembered).map { KeptPin(SearchQuery("词\($0)")) }
    reader.state.run(question)
    #expect(reader.state.filterCriterion == nil)
    #expect(reader.state.search.pinned.count == WorkBudget.pinsRemembered)
  }

  @Test("nothing searched, and no folder, are told")
  func refused() throws {
    var suite = self
    var reader = try suite.opened()
    reader.press(": save enter")
    #expect(reader.status.contains("search for something first"))
    reader.press(": saved enter")
    #expect(reader.status.contains("no search is saved"))
    var alone = try Reader()
    alone.press(": save enter")
    #expect(alone.status.contains("for a folder of reports"))
  }
}
