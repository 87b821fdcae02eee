import ReportIndex
import ReportModel
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Terms that stay highlighted from one run to the next, and their list.
@Suite struct PinsTests {
  private func pins(_ effects: [Effect]) -> [(KeptPin, Bool)] {
    effects.compactMap { if case .remember(.pin(let pin, 0, let isKept)) = $0 { (pin, isKept) } else { nil } }
  }

  @Test("they are remembered with their colours, and come back with them") func comeBack() throws {
    var reader = try Reader()
    reader.press(": p i n - t e r m space 主题教育 enter : p i n - t e r m space 种业 enter")
    let kept = pins(reader.effects)
    #expect(kept.map(\.0.text) == ["主题教育", "种业"] && kept.allSatisfy(\.1))
    var again = try Reader()
    _ = again.state.update(.left(report: 0, LeftReport(place: nil, folds: nil, pins: kept.map(\.0))))
    reader.press("esc")
    #expect(again.rows.dropLast() == reader.rows.dropLast())
    again.press("x")
    #expect(pins(again.effects).map(\.0) == [kept[1].0])
    #expect(pins(again.effects).map(\.1) == [false])
    // Terms of this run are not mixed with them.
    var own = try Reader()
    own.press(": p i n - t e r m space 学习 enter")
    _ = own.state.update(.left(report: 0, LeftReport(place: nil, folds: nil, pins: kept.map(\.0))))
    #expect(own.state.search.pinned.map(\.query.pattern) == ["学习"])
  }

  @Test("the list: Enter goes to a hit, x removes one") func list() throws {
    var reader = try Reader()
    reader.press(": p i n - t e r m space 主题教育 enter : p i n - t e r m space 种业 enter : p i n s enter")
    try expectFrame(reader.frame, "pins-list")
    reader.press("j enter")
    #expect(reader.state.search.query?.pattern == "种业")
    #expect(reader.state.search.current == 0)
    reader.press(": p i n s enter g x x")
    #expect(reader.state.search.pinned.isEmpty)
    #expect(pins(reader.effects).filter { !$0.1 }.map(\.0.text) == ["主题教育", "种业"])
    #expect(reader.state.openList == nil)
  }

  @Test("every way to read a term outlives the program, and what makes no sense is none") func forms() throws {
    for syntax in SearchQuery.Syntax.allCases {
      for caseRule in SearchQuery.CaseRule.allCases {
        for folds in SearchQuery.Folding.allCases {
          let query = SearchQuery("词", syntax: syntax, caseRule: caseRule, folds: folds)
          #expect(KeptPin(PinnedTerm(query: query, hits: [], slot: 3)).query == query)
        }
      }
    }
    for form in [-1, 3, 0x30, 0x300, 0x1000, .max, .min] {
      #expect(KeptPin(text: "词", form: form, colour: 0).query == nil)
    }
    #expect(KeptPin(text: "", form: 0, colour: 0).query == nil)
    #expect(KeptPin(text: "词", form: 0, colour: -7).slot == 0)
  }

  @Test("marks are removed in their list too") func marks() throws {
    var reader = try Reader()
    reader.press("m a ] m b : m a r k s enter x")
    #expect(reader.effects.contains(.remember(.markRemoved("a", report: 0))))
    reader.press("q ' a")
    #expect(reader.status.contains("no mark"))
  }

  @Test("pins of an earlier run are counted: in the report once it is there, in a library in all reports") func counts()
    throws
  {
    var reader = try Reader()
    let report = reader.state.report
    reader.state = BrowserState(
      reports: [.nothingRead(of: report.source)], options: BrowserOptions(), keyMap: try BuiltInKeys.map(),
      size: ScreenSize(columns: 80, rows: 24))
    let pins = [KeptPin(text: "学习", form: 0, colour: 1)]
    _ = reader.state.update(.left(report: 0, LeftReport(place: nil, folds: nil, pins: pins)))
    _ = reader.state.update(.report(0, report))
    reader.press(": p i n s enter")
    let hits = try #require(reader.state.search.pinned.first?.hits.count)
    #expect(hits > 0 && reader.rows.contains { $0.contains("学习") && $0.contains(" \(hits)") })

    var library = try Reader(library: 80, 24)
    var fixture = LibraryFixture()
    try fixture.add(LibraryFixture.district)
    library.effects += library.state.update(fixture.news())
    var left = LeftLibrary()
    left.pins = [KeptPin(text: "种业", form: 0, colour: 1)]
    library.effects += library.state.update(.leftLibrary(left))
    library.press(": p i n s enter")
    #expect(library.rows.contains { $0.contains("种业") && $0.contains("…") })
    for case .ask(let question) in library.effects {
      _ = library.state.update(.library(.hits(fixture.answer(question))))
    }
    let total = try #require(library.state.search.library?.terms.first?.total)
    #expect(total > 0 && library.rows.contains { $0.contains("种业") && $0.contains(" \(total)") })
  }

  @Test("the mark of a capital letter leads into the report it was set in by an earlier run, and is removed for all")
  func sharedMarks() throws {
    var reader = try Reader()
    _ = reader.state.update(.recallingShared(true))
    reader.press("' A")
    #expect(reader.status.contains("loading … marks"))
    let quote = TextQuote(start: 9, prefix: Array("第一".utf8), suffix: Array("条 总则\n第二条".utf8))
    let elsewhere = SharedMark(letter: "A", path: Array("/报告/别处.txt".utf8), quote: quote)
    let here = SharedMark(letter: "B", path: Array("report-1.txt".utf8), quote: TextQuote(start: 60))
    reader.effects += reader.state.update(.sharedMarks([elsewhere, here]))
    reader.effects += reader.state.update(.recallingShared(false))
    #expect(reader.effects.last == .openAtQuote(path: elsewhere.path, quote))
    _ = reader.state.update(.notOpened("no such file"))
    reader.press("m b : m a r k s enter")
    try expectFrame(reader.frame, "mark-list-shared")
    reader.press("j x")
    #expect(reader.effects.contains(.remember(.markRemoved("A", report: nil))))
    reader.press("q ' A")
    #expect(reader.status.contains("no mark A"))
    // One that is set now is the newer.
    reader.press("m B G ' B")
    #expect(reader.state.view.anchor == .start)
  }

  @Test("the tree's width is remembered as it is changed, and begins so") func split() throws {
    var reader = try Reader()
    reader.press("> >")
    let choices = reader.effects.compactMap { effect -> String? in
      if case .remember(.choice("tree", let text)) = effect { text } else { nil }
    }
    #expect(choices == ["2", "4"])
    var options = BrowserOptions()
    // An earlier version kept for all reports whether there is a tree.
    options.tree.split = try #require(TreeSplit(text: "4 hidden"))
    let again = try Reader(options: options)
    #expect(again.rows == reader.rows)
    for text in ["", "x auto", "4 auto 5", "9999999"] { #expect(TreeSplit(text: text) == nil) }
  }
}
