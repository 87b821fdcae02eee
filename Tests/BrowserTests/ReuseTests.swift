import ReportModel
import ScreenModel
import TestReports
import Testing
import TextFacts

@testable import Browser

/// Passages that other reports have too: the list, the reports of each, the marks in text and tree.
@Suite struct ReuseTests {
  private static let shared = "持续抓好河道保洁和水质监测两项重点任务，确保一江清水"
  private static let formulation = "牢记“绿水青山”“就是金山银山”“人与自然和谐共生”"

  private static let reports: [(path: String, text: String)] = [
    ("县/2019年.txt", "青岭县2019年政府工作报告\n\n一、治水\n\(shared)向下游流去。\n二、理念\n\(formulation)。\n"),
    ("县/2020年.txt", "青岭县2020年政府工作报告\n\n一、产业\n发展茶业。\n二、治水\n一年来，\(shared)。巡河千次。\n"),
    ("县/2021年.txt", "青岭县2021年政府工作报告\n\n一、治水\n\(shared)。\n二、理念\n\(formulation)，久久为功。\n三、修路\n修路三条。\n"),
  ]

  private var fixture: LibraryFixture {
    get throws {
      var fixture = LibraryFixture()
      try fixture.add(Self.reports)
      return fixture
    }
  }

  /// A reader of the library, at the report of 2021.
  private func reader(_ columns: Int = 80, _ rows: Int = 24, language: Language = .english) throws -> Reader {
    var fixture = try fixture
    var reader = try Reader(library: columns, rows, language: language)
    reader.take(&fixture)
    reader.effects += reader.state.update(.library(.loaded(LoadingProgress())))
    reader.state.show(report: 2)
    reader.state.focus = .text
    return reader
  }

  private func question(_ reader: Reader) throws -> ReuseQuestion {
    try #require(reader.effects.compactMap { if case .findReuse(let question) = $0 { question } else { nil } }.last)
  }

  private func passage(_ words: String, in report: Report, _ reports: [Int], boilerplate: Bool = false) throws
    -> ReuseAnswer.SharedPassage
  {
    let range = try #require(report.text.firstRange(of: Array(words.utf8)))
    return ReuseAnswer.SharedPassage(
      range: TextRange(range.lowerBound, range.upperBound), characters: words.count, reports: reports,
      isBoilerplate: boilerplate)
  }

  /// Answers the question that was asked last.
  private func answer(_ reader: inout Reader) throws {
    let report = reader.state.report
    let answer = ReuseAnswer(
      try question(reader), byteCount: report.text.count,
      [
        try passage(Self.shared, in: report, [0, 1, 2]),
        try passage(Self.formulation, in: report, [0, 2], boilerplate: true),
      ], sections: Self.sections, shares: [60, 30, 55])
    reader.effects += reader.state.update(.reused(answer))
  }

  func opened(_ columns: Int = 80, _ rows: Int = 24, language: Language = .english) throws -> Reader {
    var reader = try reader(columns, rows, language: language)
    reader.press(": reuse enter")
    try answer(&reader)
    return reader
  }

  @Test(arguments: [(80, 24), (200, 50), (20, 6)])
  func frames(columns: Int, rows: Int) throws {
    var reader = try opened(columns, rows)
    try expectFrame(reader.frame, "reuse-\(columns)x\(rows)")
    reader.press("enter")
    try expectFrame(reader.frame, "reuse-reports-\(columns)x\(rows)")
    reader.press("q q")
    try expectFrame(reader.frame, "reuse-text-\(columns)x\(rows)")
  }

  @Test func chineseFrame() throws {
    let reader = try opened(language: .chinese)
    try expectFrame(reader.frame, "reuse-chinese")
  }

  /// The first report of a passage is gone to at its place; Backspace brings back the list, ^O the place before.
  @Test func goesToTheReportsOfAPassage() throws {
    var reader = try opened()
    reader.press("enter enter")
    #expect(reader.state.currentNumber == 0)
    let place = try #require(reader.state.report.text.firstRange(of: Array(Self.shared.utf8)))
    #expect(reader.state.view.anchor <= TextOffset(place.lowerBound))
    reader.press("backspace")
    guard case .places(let list) = reader.state.openList?.listing else {
      Issue.record("no list")
      return
    }
    #expect(list.kind == .reusedReports)
    reader.press("j enter")
    #expect(reader.state.currentNumber == 1)
    let other = try #require(reader.state.report.text.firstRange(of: Array(Self.shared.utf8)))
    #expect(reader.state.placeOfShared(Array(Self.shared.utf8), in: 1) == TextOffset(other.lowerBound))
    // Characters that differ in their highest bits alone are others.
    let others = String(
      String.UnicodeScalarView(Self.shared.unicodeScalars.compactMap { Unicode.Scalar($0.value ^ 0x80) }))
    #expect(reader.state.placeOfShared(Array(others.utf8), in: 1) == .start)
    reader.press("ctrl-o")
    #expect(reader.state.currentNumber == 0)
  }

  @Test func boilerplateIsLeftOutOnRequest() throws {
    var reader = try opened()
    #expect(reader.status.contains("1/2"))
    reader.press("p")
    #expect(reader.rows.contains { $0.contains("绿水青山") } == false)
    reader.press("p")
    #expect(reader.rows.contains { $0.contains("绿水青山") })
  }

  @Test func aSingleFileIsToldThatOthersAreNeeded() throws {
    var reader = try Reader()
    reader.press(": reuse enter")
    #expect(reader.status.contains(ReusedMessage.needsLibrary.message(in: .english).prefix(40)))
    #expect(!reader.effects.contains { if case .findReuse = $0 { true } else { false } })
  }

  @Test func theSearchIsGivenUp() throws {
    var reader = try reader()
    reader.press(": reuse enter esc")
    let question = try question(reader)
    #expect(reader.effects.last == .stopReuse(question))
    let report = reader.state.report
    reader.effects += reader.state.update(
      .reused(ReuseAnswer(question, byteCount: report.text.count, [], sections: ([], []), shares: [])))
    #expect(reader.state.reuse.answer == nil)
  }

  /// Another report is asked for as soon as it is read, without its list.
  @Test func followsTheReader() throws {
    var reader = try opened()
    reader.press("q")
    reader.state.show(report: 0)
    reader.press("j")
    #expect(try question(reader).report == 0)
    try answerHere(&reader)
    #expect(reader.state.shell.layers.isEmpty)
    #expect(reader.state.reuseHere?.passages.count == 1)
  }

  private func answerHere(_ reader: inout Reader) throws {
    let report = reader.state.report
    let answer = ReuseAnswer(
      try question(reader), byteCount: report.text.count, [try passage(Self.shared, in: report, [0, 1, 2])],
      sections: Self.sections, shares: [60, 30, 55])
    reader.effects += reader.state.update(.reused(answer))
  }

  /// The shares of the sections of the report of 2021: itself, 治水, 理念, 修路.
  private static let sections: (own: [UInt8], whole: [UInt8]) = ([0, 87, 75, 0], [55, 87, 75, 0])

  /// The rows that have a byte of a passage, by looking at each byte.
  @Test func sharedRanges() throws {
    let reader = try opened()
    let answer = try #require(reader.state.reuseHere)
    let count = reader.state.report.text.count
    let isShared = (0..<count).map { byte in answer.passages.contains { $0.range.bytes.contains(byte) } }
    for lower in stride(from: 0, to: count, by: 7) {
      for upper in stride(from: lower + 1, through: count, by: 11) {
        #expect(
          answer.isShared(TextRange(lower, upper)) == isShared[lower..<upper].contains(true), "\(lower)..<\(upper)")
      }
    }
  }
}
