import ReportModel
import ScreenModel
import Testing

@testable import Browser

/// Going to a report of a library by its name and its folders.
@Suite struct ReportNameTests {
  private func reader() throws -> Reader {
    var reader = try Reader(library: 80, 24)
    var fixture = LibraryFixture()
    try fixture.add(LibraryFixture.district)
    reader.take(&fixture)
    return reader
  }

  private func candidates(_ reader: Reader) -> [PromptCandidate] {
    guard case .prompt(let prompt) = reader.state.shell.layers.last else { return [] }
    return prompt.candidates
  }

  /// The text typed at `s` before any report is read, and the candidates offered.
  @Test(arguments: [
    ("河西", ["2019年 河西镇.txt", "2020年 河西镇.txt"]), ("hxz", ["2019年 河西镇.txt", "2020年 河西镇.txt"]),
    ("河西 2020", ["2020年 河西镇.txt"]), ("2019 村", ["2019年 第九村.txt", "2019年 第十村.txt"]),
    ("zj", [" 总结.txt"]), ("没有", []), ("河西 没有", []),
  ])
  func offersReports(_ typed: String, _ expected: [String]) throws {
    var reader = try reader()
    reader.press("s")
    _ = reader.state.update(.paste(typed))
    #expect(candidates(reader).map { "\($0.detail) \($0.label)" } == expected)
  }

  @Test func goesThereAndBack() throws {
    var reader = try reader()
    reader.press("s")
    _ = reader.state.update(.paste("河西 2020"))
    reader.press("enter")
    #expect(reader.state.report.source.shortName == "河西镇.txt")
    #expect(reader.state.report.words(in: TextRange(0, 21)) == "河西镇工作报告")
    #expect(reader.state.focus == .text)
    // Sections of the report being read come first, then reports.
    reader.press("s")
    _ = reader.state.update(.paste("收"))
    #expect(candidates(reader).map(\.label) == ["二"])
    _ = reader.state.update(.paste("官"))
    reader.press("esc s")
    _ = reader.state.update(.paste("总结"))
    reader.press("enter")
    #expect(reader.state.report.source.shortName == "总结.txt")
    reader.press("ctrl-o")
    #expect(reader.state.report.source.shortName == "河西镇.txt")
  }

  @Test func nothingOfThatNameIsSaid() throws {
    var reader = try reader()
    reader.press("s")
    _ = reader.state.update(.paste("没有"))
    reader.press("enter")
    #expect(reader.state.shell.notice == Notice(text: "no section or heading: 没有", isError: true))
  }
}
