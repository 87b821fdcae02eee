import ReportModel
import ScreenModel
import Testing

@testable import Browser

@Suite struct SearchTests {
  private func counter(_ reader: Reader) -> String {
    reader.status.split(separator: " ").first { $0.contains("/") && $0.last?.isNumber == true }.map(String.init) ?? ""
  }

  @Test func everyOccurrenceIsAStop() throws {
    var reader = try Reader(columns: 120)
    reader.press("/ 主题教育 enter")
    var seen = [counter(reader)]
    for _ in 0..<4 {
      reader.press("n")
      seen.append(reader.state.shell.notice == nil ? counter(reader) : reader.state.shell.notice?.text ?? "")
    }
    #expect(seen == ["1/4", "2/4", "3/4", "4/4", "search went on at the start"])
    reader.press("j k N")
    #expect(reader.state.shell.notice?.text == "search went on at the end")
  }

  @Test func escapeComesBackToTheExactPlace() throws {
    var reader = try Reader(columns: 50, rows: 8)
    reader.press("3 j")
    let before = reader.frame
    reader.press("/ 稻田")
    #expect(reader.frame != before)
    reader.press("esc")
    #expect(reader.frame == before)
  }

  @Test func notFoundStaysWhereItWas() throws {
    var reader = try Reader(columns: 50, rows: 8)
    reader.press("3 j")
    let top = reader.state.view.top
    reader.press("/ 火星 enter")
    #expect(reader.state.view.top == top)
    #expect(reader.status.contains("not found: 火星"))
  }

  @Test func backwardFromTheTopGoesRound() throws {
    var reader = try Reader()
    reader.press("? 主题教育 enter")
    #expect(counter(reader) == "4/4")
    reader.press("n")
    #expect(counter(reader) == "3/4")
    reader.press("N")
    #expect(counter(reader) == "4/4")
  }

  /// A key switches whether a folded search tells 简体 from 繁體; the prompt shows it, and the next search keeps it.
  @Test func simplifiedAndTraditionalAreAChoiceOfTheirOwn() throws {
    var reader = try Reader(["报告\n\n一、事\n營商環境，营商环境，ＧＤＰ，GDP。\n"], columns: 100)
    func shown(_ keys: String) -> [String] {
      reader.press(keys)
      return reader.status.split(separator: "  ").map { $0.trimmingPrefix(" ") }.map(String.init)
    }
    #expect(shown("/ 营商环境") == ["/营商环境", "1/1"])
    #expect(shown("alt-v") == ["/营商环境", "folded 简=繁", "1/2"])
    #expect(shown("alt-v") == ["/营商环境", "folded 简≠繁", "1/1"])
    #expect(shown("ctrl-u gdp") == ["/gdp", "folded 简≠繁", "1/2"])
    reader.press("enter")
    #expect(shown("/ 營商環境") == ["/營商環境", "folded 简≠繁", "1/1"])
    #expect(shown("alt-f") == ["/營商環境", "1/1"])
    #expect(shown("alt-f ctrl-v") == ["/營商環境", "folded 简=繁", "1/2"])
    // A regular expression never folds.
    #expect(shown("ctrl-r") == ["/營商環境", "regex", "1/1"])
    reader.press("esc")
    var options = BrowserOptions()
    (options.searches.folds, options.searches.keepsVariants) = (true, true)
    reader = try Reader(["营商环境，營商環境。\n"], columns: 100, options: options)
    #expect(shown("/ 营商环境") == ["/营商环境", "folded 简≠繁", "1/1"])
  }

  @Test func aHanCharacterStartsASearch() throws {
    var reader = try Reader()
    reader.press("良 种 enter")
    #expect(reader.state.search.query?.pattern == "良种")
    #expect(reader.state.search.hits.count == 1)
  }

  @Test func fullWidthKeysAreTheSameKeys() throws {
    var reader = try Reader()
    reader.press("／ 良种 enter")
    #expect(reader.state.search.query?.pattern == "良种")
    reader.press("？ 主题 enter")
    #expect(reader.state.search.isForward == false)
  }

  @Test func historyGoesBack() throws {
    var reader = try Reader()
    reader.press("/ 良种 enter / 主题教育 enter / up up")
    #expect(reader.state.prompt?.line.text == "良种")
    reader.press("down")
    #expect(reader.state.prompt?.line.text == "主题教育")
    reader.press("down")
    #expect(reader.state.prompt?.line.text == "")
    #expect(reader.effects == [.remember(.search("良种")), .remember(.search("主题教育"))])
  }

  @Test func emptyLineRepeatsTheLastSearch() throws {
    var reader = try Reader()
    reader.press("/ 主题教育 enter / enter")
    #expect(counter(reader) == "2/4")
  }

  @Test func regularExpressions() throws {
    var reader = try Reader()
    reader.press("/ ctrl-r [0-9.]+万 enter")
    let words = reader.state.search.hits.map { reader.state.report.words(in: $0) }
    #expect(words == ["3.6万", "2万", "1.2万", "30万", "800万"])
    reader.press("/ ctrl-r ( enter")
    #expect(reader.state.shell.notice?.isError == true)
    #expect(reader.state.search.query?.pattern == "[0-9.]+万")
  }

  @Test func pinnedTermsKeepTheirColoursAndTheScope() throws {
    var reader = try Reader()
    reader.press("/ 主题教育 enter * + 良种 enter + 旅游 enter")
    #expect(reader.state.search.pinned.map(\.slot) == [0, 1, 2])
    #expect(reader.state.search.pinned.map(\.hits.count) == [4, 1, 2])
    reader.press(";")
    #expect(reader.state.search.stops.count == 7)
    reader.press("n n n n")
    #expect(reader.state.search.current != nil)
    reader.press("; x")
    #expect(reader.state.search.pinned.map(\.query.pattern) == ["良种", "旅游"])
    reader.press("+ 主题 enter")
    #expect(reader.state.search.pinned.map(\.slot) == [1, 2, 0])
  }

  @Test func theTreeFoldsToSectionsWithHits() throws {
    var reader = try Reader()
    reader.press("/ 良种 enter &")
    #expect(reader.state.filteredRows == 1)
    let titles = reader.state.view.filter?.rows.map { reader.state.heading(of: $0) }
    #expect(titles == ["齐心协力 开创新局 青禾区委常委会工作报告", "二、抓产业，夯实发展根基", "（一）做强种业"])
    reader.press("&")
    #expect(reader.state.view.filter == nil)
  }

  /// A filtered tree says so wherever the keys are, and shows all again at Esc or when everything is unfolded.
  @Test func aFilteredTreeSaysSo() throws {
    var reader = try Reader()
    reader.press("h / 做 enter")
    #expect(reader.status.contains("only 做: 3"))
    reader.press("tab")
    try expectFrame(reader.frame, "tree-filtered")
    reader.press("esc")
    #expect(!reader.state.isFiltered && reader.state.focus == .text)
    for keys in ["h / 做 enter esc", "h / 做 enter z R", "h / 做 enter q"] {
      reader = try Reader()
      reader.press(keys)
      #expect(!reader.state.isFiltered && reader.state.focus == .tree, "\(keys)")
    }
    reader.press("/ 无此词")
    #expect(reader.rows[0].hasPrefix("  nothing has these words"))
    reader.press("esc")
    #expect(!reader.state.isFiltered)
  }

  @Test func caseIsFoldedWhenAsked() throws {
    var reader = try Reader(["一、Plan\nplan PLAN\n"])
    reader.press("/ plan enter")
    #expect(reader.state.search.hits.count == 1)
    reader.press("- i")
    #expect(reader.state.search.hits.count == 3)
  }
}
