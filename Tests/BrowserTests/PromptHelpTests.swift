import ReportModel
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// F1 over a line being typed: the keys that hold there, and the line as it was when the help is left.
@Suite struct PromptHelpTests {
  @Test(
    "the keys of the line, and back to it",
    arguments: [
      ("/ 主题", Prompt.Purpose.search(forward: true)), ("s 二", .goTo), (": ch", .command), ("+ 种", .pin), ("C", .theme),
      ("W a", .writing), (": check enter down", .check), ("tab / 抓", .filter), ("A 核", .note),
      ("T / 种", .termsFilter), ("m a : marks enter / 一", .listFilter), ("m a : marks enter : ch", .command),
      ("f1 / 高", .listFilter),
    ])
  func keys(_ script: String, _ purpose: Prompt.Purpose) throws {
    for language in Language.allCases {
      let linked = Reports.district.replacing("万亩。", with: "X亩,好 https://example.org 。")
      var reader = try Reader([linked], language: language)
      reader.press(script)
      try #require(reader.state.prompt?.purpose == purpose, "\(script)")
      let (before, line) = (reader.frame, reader.state.prompt?.line)
      reader.press("f1")
      #expect(reader.state.helpInFront?.purpose == purpose)
      #expect(reader.rows.first?.hasPrefix(language == .english ? " While typing" : " 输入时") == true)
      reader.press("esc")
      #expect(reader.frame == before && reader.state.prompt?.line == line, "\(script)")
      for keys in ["f1 q", "f1 f1", "f1 H"] {
        reader.press(keys)
        #expect(reader.frame == before, "\(script), \(keys)")
      }
    }
  }

  @Test("as drawn, over the findings of a check") func frame() throws {
    var reader = try Reader([Reports.district.replacing("万亩。\n", with: "X亩,好。\n")])
    reader.press(": check enter f1")
    try expectFrame(reader.frame, "help-prompt-check")
    reader.press("/ copy enter")
    #expect(
      reader.rows.prefix(2) == [
        " While typing  found:", "  ^Y                           copy the chosen row: of a link its address",
      ])
    reader.press("esc esc : esc")
    #expect(reader.state.prompt?.purpose == .check)
  }

  @Test("the report becomes another below it: the line is as if the help had not been open") func changes() throws {
    let shorter = "村报告\n\n一、修渠\n种业用水。\n"
    for script in ["s 二", "/ 主题", ": ch"] {
      var (bare, covered) = (try Reader(), try Reader())
      bare.press(script)
      covered.press(script + " f1")
      for report in [try ParsedReports.report(shorter, name: "report-1.txt")] {
        _ = bare.state.update(.report(0, report))
        _ = covered.state.update(.report(0, report))
      }
      covered.press("esc")
      #expect(covered.frame == bare.frame, "\(script)")
      bare.press("esc")
      covered.press("esc")
      #expect(covered.frame == bare.frame, "\(script)")
    }
  }

  @Test("hits that are found in the background below it are the line's") func hits() throws {
    let line = String(repeating: "前文", count: 40) + "。\n"
    var reader = try Reader([String(repeating: line, count: 9_000) + "末尾的良种。\n"], rows: 8)
    reader.press("/ alt-f 良种 f1")
    let question = try #require(reader.state.reportSearches.awaited.values.first)
    let end = reader.state.report.end.bytes
    _ = reader.state.update(.found(question, .success([TextRange(end - 10, end - 4)])))
    reader.press("esc")
    #expect(reader.rows.contains { $0.contains("末尾的良种") })
  }

  @Test("a command begun in it gives the line up") func commands() throws {
    var reader = try Reader()
    reader.press("tab")
    let before = reader.frame
    reader.press("/ 抓 f1 : esc")
    #expect(reader.frame == before)
  }

  @Test("only what the line takes is listed") func fitting() throws {
    func commands(_ script: String) throws -> [String] {
      var reader = try Reader(rows: 60)
      reader.press(script + " f1")
      return reader.state.helpLines.map(\.text)
    }
    #expect(try commands("/").contains("regular expression, or plain text"))
    #expect(try !commands("s").contains("regular expression, or plain text"))
    #expect(try commands("A").contains("in a note: go on in the editor"))
    #expect(try !commands("/").contains("in a note: go on in the editor"))
    #expect(try commands("W").contains("takes the name, to be changed"))
  }
}
