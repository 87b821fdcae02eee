import Glibc
import ReportModel
import ReportReading
import TestReports
import Testing
import TextFacts

@testable import Browser
@testable import LibraryService

/// The older version of a comparison that is a file.
@Suite struct CompareAnswerTests {
  @Test("a file that is not in the current folder is looked for beside the report")
  func beside() throws {
    var name = Array("/tmp/gangmu-beside-XXXXXX".utf8CString)
    try #require(mkdtemp(&name) != nil)
    let folder = name.dropLast().map { UInt8(bitPattern: $0) }
    let path = folder + Array("/2020.txt".utf8)
    let text = "青岭县2020年政府工作报告\n\n一、治水\n巡河千次。\n"
    let file = try #require(fopen(path.map { CChar(bitPattern: $0) } + [0], "w"))
    fputs(text, file)
    fclose(file)
    defer {
      unlink(path.map { CChar(bitPattern: $0) } + [0])
      rmdir(name)
    }
    let report = try ReportReader.read(.file(path), options: ReadingOptions())
    func answer(_ old: CompareQuestion.OldVersion) -> CompareAnswer {
      let question = CompareQuestion(generation: 1, old: old, new: report, isOfYears: false, name: "old")
      return CompareAnswer(question, options: ReadingOptions(), in: .english)
    }
    let missing = Array("no-such-file-of-2020.txt".utf8)
    #expect(answer(.file(missing, beside: path)).compared?.old.text == Array(text.utf8))
    #expect(answer(.file(missing)).compared == nil)
    #expect(answer(.file(missing)).failure.contains("no-such-file"))
    #expect(answer(.file(missing, beside: folder + Array("/none".utf8))).failure.contains("no-such-file"))
  }
}
