import ReportModel
import ScreenModel
import TestReports
import Testing
import TextFacts

@testable import Browser

/// Sections like the one in front: asked for, listed, gone to and come back from.
@Suite struct SimilarTests {
  private static let reports: [(path: String, text: String)] = [
    ("县/2019年.txt", "青岭县2019年政府工作报告\n\n一、治水\n持续抓好河道保洁和水质监测。\n二、修路\n修路三条。\n"),
    ("县/2020年.txt", "青岭县2020年政府工作报告\n\n一、产业\n发展茶业。\n二、治水\n一年来，抓好河道保洁，巡河千次。\n"),
  ]

  private func asked(_ columns: Int = 80, _ rows: Int = 24, language: Language = .english) throws -> Reader {
    var fixture = LibraryFixture()
    try fixture.add(Self.reports)
    var reader = try Reader(library: columns, rows, language: language)
    reader.take(&fixture)
    reader.effects += reader.state.update(.library(.loaded(LoadingProgress())))
    reader.state.show(report: 1)
    reader.state.focus = .text
    reader.press("] ] : similar enter")
    return reader
  }

  private func question(_ reader: Reader) throws -> SimilarQuestion {
    try #require(reader.effects.compactMap { if case .findSimilar(let question) = $0 { question } else { nil } }.last)
  }

  private func answer(_ reader: inout Reader) throws {
    let place = try #require(Array(Self.reports[0].text.utf8).firstRange(of: Array("一、治水".utf8))).lowerBound
    let rows = [
      SimilarAnswer.Row(report: 0, place: TextOffset(place), heading: "一 治水", percent: 46, shared: ["河道保洁", "抓好"]),
      SimilarAnswer.Row(report: 1, place: TextOffset(0), heading: "·1 产业", percent: 3, shared: ["发展"]),
    ]
    reader.effects += reader.state.update(.similar(SimilarAnswer(try question(reader), rows)))
  }

  @Test("the section being read is asked about, with those below it")
  func question() throws {
    let reader = try asked()
    let question = try question(reader)
    #expect(question.report == 1 && question.section == SectionIndex(2) && question.sections == 2..<3)
    #expect(String(decoding: question.text[question.range.bytes], as: UTF8.self).hasPrefix("二、治水\n一年来"))
    #expect(reader.status.contains("looking in 2 reports for sections like 治水"))
  }

  @Test("the list on the screen", arguments: [(80, 24), (200, 50), (20, 6)])
  func frames(columns: Int, rows: Int) throws {
    var reader = try asked(columns, rows)
    try answer(&reader)
    try expectFrame(reader.frame, "similar-\(columns)x\(rows)")
  }

  @Test func chineseFrame() throws {
    var reader = try asked(language: .chinese)
    try answer(&reader)
    try expectFrame(reader.frame, "similar-chinese")
  }

  @Test("Enter goes to the section, Backspace back to the list")
  func goesThere() throws {
    var reader = try asked()
    try answer(&reader)
    reader.press("enter")
    #expect(reader.state.currentNumber == 0)
    #expect(reader.state.report.title(of: reader.state.currentSection) == "治水")
    reader.press("backspace")
    guard case .places(let list) = reader.state.openList?.listing else {
      Issue.record("no list")
      return
    }
    #expect(list.kind == .similar)
  }

  @Test("the search is given up, and an answer that comes later is not shown")
  func givenUp() throws {
    var reader = try asked()
    reader.press("esc")
    #expect(reader.effects.last == .stopSimilar(try question(reader)))
    try answer(&reader)
    #expect(reader.state.shell.layers.isEmpty)
  }

  @Test("a single file is told that others are needed")
  func alone() throws {
    var reader = try Reader()
    reader.press(": similar enter")
    #expect(reader.status.contains("other reports are needed"))
  }

  @Test("nothing is like it")
  func none() throws {
    var reader = try asked()
    reader.effects += reader.state.update(.similar(SimilarAnswer(try question(reader), [])))
    #expect(reader.status.contains("no section is like 治水"))
  }
}
