import ReportModel
import ReportParsing
import Testing
import TextFacts

@testable import Browser

/// The line that is handed to an editor, and the reports that none is given.
@Suite struct EditingTests {
  private func reader(_ source: ReportSource, language: Language = .english) throws -> Reader {
    var reader = try Reader(language: language)
    let report = try ReportParser.report(from: Array(Reports.district.utf8), source: source)
    reader.effects += reader.state.update(.report(0, report))
    return reader
  }

  @Test func fileOfText() throws {
    var reader = try reader(ReportSource(name: "a.txt", path: [0x61]))
    reader.press("v")
    #expect(reader.effects == [.edit(path: [0x61], line: LineNumber(1))])
  }

  @Test(
    "a document, standard input and a built-in sample are refused with a word",
    arguments: [
      (
        ReportSource(name: "a.docx", path: [0x61], isText: false),
        "this document is no text file: an editor cannot change it", "这份文档不是文本文件，编辑器无法修改"
      ),
      (ReportSource(name: "-"), "this report is no file: nothing to edit", "这份报告不是文件，无法编辑"),
    ])
  func refused(_ source: ReportSource, _ english: String, _ chinese: String) throws {
    for (language, words) in [(Language.english, english), (.chinese, chinese)] {
      var reader = try reader(source, language: language)
      reader.press("v")
      #expect(reader.effects == [])
      #expect(reader.state.shell.notice?.text == words)
    }
  }
}
