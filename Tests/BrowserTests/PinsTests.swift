import ReportIndex
import ScreenModel
import Testing

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

  @Test("the tree's width is remembered as it is changed, and begins so") func split() throws {
    var reader = try Reader()
    reader.press("> > t")
    let choices = reader.effects.compactMap { effect -> String? in
      if case .remember(.choice("tree", let text)) = effect { text } else { nil }
    }
    #expect(choices == ["2 auto", "4 auto", "4 hidden"])
    var options = BrowserOptions()
    options.split = try #require(TreeSplit(text: "4 hidden"))
    let again = try Reader(options: options)
    #expect(again.rows == reader.rows)
    for text in ["", "4", "x auto", "4 gone", "9999999 auto"] { #expect(TreeSplit(text: text) == nil) }
  }
}
