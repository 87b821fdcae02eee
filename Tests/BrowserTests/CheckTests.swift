import ReportModel
import ReportParsing
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// The list of findings: keys in, screens and places out.
@Suite struct CheckTests {
  /// The sample with a gap, a half-width comma and a placeholder in its second part.
  private static let faulty = Reports.district
    .replacing("（三）做活市场。", with: "（四）做活市场。").replacing("万亩。\n", with: "X亩,好。\n")

  @Test func list() throws {
    var reader = try Reader([Self.faulty])
    reader.press(": check enter down")
    try expectFrame(reader.frame, "check")
  }

  @Test func enterGoesThereAndEscComesBack() throws {
    var reader = try Reader([Self.faulty], rows: 12)
    reader.press("3 j")
    let before = reader.state.view.anchor
    reader.press(": check enter down esc")
    #expect(reader.state.view.anchor == before)
    reader.press(": check enter 四 enter")
    let place = Self.faulty.utf8.count - Self.faulty.split(separator: "四）", maxSplits: 1)[1].utf8.count - 6
    #expect(reader.state.view.hit?.bytes == place)
    #expect(reader.state.reading.open.addresses.address(of: reader.state.currentSection) == "二（四）")
    #expect(reader.state.reading.jumps.last == Place(subject: .report(0), anchor: before))
  }

  /// A command can be typed before anything else is: the list is written, and is there as before.
  @Test func aCommandFromTheList() throws {
    var reader = try Reader([Self.faulty])
    reader.press(": check enter down : write space found.csv enter")
    guard case .save("found.csv", let bytes, _, _)? = reader.effects.last else {
      Issue.record("nothing is written: \(reader.effects)")
      return
    }
    #expect(
      String(decoding: bytes.dropFirst(3), as: UTF8.self) == """
        address,line,kind,message,context\r
        二（四）,13,numbering gap,"numbering gap: （四） after （二）, （三） was due",（[四]）做活市场。新增\r
        二（一）,11,half-width mark,", before a Chinese character, ， belongs here","种基地1.2X亩[,]好。"\r
        二（一）,11,placeholder,placeholder left: X,"成良种基地1.2[X]亩,好。"\r

        """)
    #expect(reader.state.prompt?.purpose == .check)
    // A line being typed hides the status line: it tells of the file itself.
    _ = reader.state.update(.written("found.csv", .written(.rows(3))))
    #expect(reader.state.prompt?.error == "found.csv: 3 rows written")
    _ = reader.state.update(.written("found.csv", .failed("no room")))
    #expect(reader.state.prompt?.error == "no room")
    reader.press(": esc")
    #expect(reader.state.prompt?.purpose == .check)
    reader.press("四 :")
    #expect(reader.state.prompt?.line.text == "四:")
  }

  /// Placeholders, of which there may be hundreds, hide nothing else; the head of a kind leads to the first of it.
  @Test func kindsAndTheirNumbers() throws {
    var reader = try Reader(["一、甲X\n二、乙X,丙\n四、丁X\n"], rows: 14)
    reader.press(": check enter")
    #expect(
      reader.state.prompt?.list.map { "\($0.label)|\($0.indent)|\($0.detail)" } == [
        "1|0|numbering gap", "3:1|1|四  numbering gap: 四、 after 二、, 三、 was due  [四]、丁X",
        "1|0|half-width mark", "2:5|1|二  , before a Chinese character, ， belongs here  二、乙X[,]丙",
        "3|0|placeholder", "1:4|1|一  placeholder left: X  一、甲[X]", "2:4|1|二  placeholder left: X  二、乙[X],丙",
        "3:4|1|四  placeholder left: X  四、丁[X]",
      ])
    #expect(reader.state.prompt?.candidate?.label == "1:4")
    reader.press("up enter")
    #expect(reader.state.view.hit?.bytes == 9)
  }

  /// The changes a document records, in the order of its text; those of a report that has none.
  @Test func revisions() throws {
    var reader = try Reader(rows: 12)
    reader.press(": revisions enter")
    #expect(reader.state.shell.notice == Notice(text: "no changes and no comments"))
    let text = Array("一、甲\n全年新增五千人。\n二、乙\n好。\n".utf8)
    let plain = try ReportParser.report(from: text, source: ReportSource(name: "r"))
    let revisions = [
      Revision(.deletion, author: "甲", date: "2026-01-02T03:04:05Z", words: "三千人", range: TextRange(22, 22)),
      Revision(.insertion, author: "甲", words: "五千人", range: TextRange(22, 31)),
      Revision(.comment, author: "", words: "以统计局为准", range: TextRange(35, 44)),
    ]
    let report = Report(
      source: plain.source, text: text, sections: plain.sections, paragraphs: plain.paragraphs, lines: nil,
      encoding: .utf8, replacements: 0, isComplete: true, revisions: revisions)
    reader.state = BrowserState(
      reports: [report], options: BrowserOptions(), keyMap: try BuiltInKeys.map(),
      size: ScreenSize(columns: 60, rows: 12))
    // Told once, when the report is opened.
    #expect(reader.state.shell.notice?.text == "changes and comments recorded: 3, :revisions lists them")
    try expectFrame(reader.frame, "revisions-60x12")
    reader.press("t t")
    #expect(reader.state.shell.notice == nil)
    _ = reader.state.update(.report(0, report))
    #expect(reader.state.shell.notice == nil)
    reader.press(": revisions enter")
    #expect(
      reader.state.prompt?.list.map { "\($0.label)  \($0.detail)" } == [
        "一  deletion (甲, 2026-01-02): 三千人", "一  insertion (甲): 五千人", "二  comment (unnamed): 以统计局为准",
      ])
    #expect(
      reader.state.findingsTable.map { table in (0..<table.count).map(table.row) } == [
        ["一", "", "deletion", "deletion (甲, 2026-01-02): 三千人", "三千人"],
        ["一", "", "insertion", "insertion (甲): 五千人", "五千人"],
        ["二", "", "comment", "comment (unnamed): 以统计局为准", "以统计局为准"],
      ])
    reader.press("down enter")
    #expect(reader.state.view.hit?.bytes == 22)
    reader.press(": check enter")
    #expect(reader.state.prompt?.list.map(\.detail).first == "change or comment")
    #expect(reader.state.prompt?.list.count == 4)
  }

  @Test func nothingFound() throws {
    var reader = try Reader()
    reader.press(": check enter")
    #expect(reader.state.shell.notice == Notice(text: "nothing looks wrong"))
    #expect(reader.state.shell.layers.isEmpty)
  }

  // MARK: In the background

  /// A report too large to be checked at a key, with a lone mark in every paragraph.
  private static let large = "一、甲\n" + String(repeating: "好。（的的的的的的的的的的。\n", count: 3_000)

  private func question(_ reader: Reader) throws -> CheckQuestion {
    try #require(reader.effects.compactMap { if case .check(let question) = $0 { question } else { nil } }.last)
  }

  @Test func aLargeReportIsCheckedInTheBackground() throws {
    var reader = try Reader([Self.large], rows: 12)
    reader.press("3 j : check enter")
    let question = try question(reader)
    #expect(reader.status.hasPrefix(" checking … findings  esc stop waiting"))
    let answer = try #require(CheckAnswer(question, in: reader.state.report))
    #expect(reader.state.update(.checked(answer)) == [])
    #expect(reader.state.prompt?.purpose == .check)
    #expect(reader.state.prompt?.list.count == 3_001)
    #expect(reader.state.prompt?.list.first?.label == "3,000")
    #expect(reader.state.prompt?.list.first?.detail == "mark not closed")
    #expect(reader.state.prompt?.list.last?.label == "3001:3")
    reader.press("enter")
    #expect(reader.state.view.hit != nil)
  }

  @Test func escapeGivesTheCheckUp() throws {
    var reader = try Reader([Self.large], rows: 12)
    reader.press(": check enter")
    let question = try question(reader)
    reader.press("j esc")
    #expect(reader.effects.last == .stopChecking(question))
    let before = reader.frame
    let answer = try #require(CheckAnswer(question, in: reader.state.report))
    #expect(reader.state.update(.checked(answer)) == [])
    #expect(reader.frame == before)
    #expect(reader.status.hasPrefix(" no longer waiting for findings"))
  }

  @Test func theInterruptGivesTheCheckUp() throws {
    var reader = try Reader([Self.large], rows: 12)
    reader.press(": check enter")
    let question = try question(reader)
    #expect(reader.state.update(.interrupt) == [.stopChecking(question)])
    #expect(!reader.state.shell.held.isHolding)
  }

  @Test func anAnswerAboutAnotherTextIsAskedForAnew() throws {
    var reader = try Reader([Self.large], rows: 12)
    reader.press(": check enter")
    let old = try question(reader)
    let answer = try #require(CheckAnswer(old, in: reader.state.report))
    let other = try Reader([Self.large + "二、乙\n"]).state.report
    _ = reader.state.update(.report(0, other))
    reader.effects += reader.state.update(.checked(answer))
    let new = try question(reader)
    #expect(new.generation > old.generation)
    #expect(reader.state.shell.held.target == .findings)
    // An answer to the first question is none to the second.
    #expect(reader.state.update(.checked(answer)) == [])
    #expect(reader.state.shell.held.target == .findings)
    _ = reader.state.update(.checked(try #require(CheckAnswer(new, in: other))))
    #expect(reader.state.prompt?.purpose == .check)
  }

  @Test func nothingFoundInTheBackground() throws {
    var reader = try Reader([String(repeating: "好。\n", count: 30_000)])
    reader.press(": check enter")
    _ = reader.state.update(.checked(try #require(CheckAnswer(try question(reader), in: reader.state.report))))
    #expect(reader.state.shell.notice == Notice(text: "nothing looks wrong"))
  }

  @Test func aCheckGivenUpHasNoAnswer() throws {
    let reader = try Reader([Self.large])
    let question = CheckQuestion(generation: 1, report: 0, language: .english)
    var asked = 0
    let answer = CheckAnswer(question, in: reader.state.report) {
      asked += 1
      return asked > 2
    }
    #expect(answer == nil && asked == 3)
  }

  @Test func findingsBeyondThoseListedAreCounted() throws {
    let report = try Reader([String(repeating: "）", count: 30_000) + "\n"]).state.report
    let question = CheckQuestion(generation: 1, report: 0, language: .english)
    let answer = try #require(CheckAnswer(question, in: report))
    #expect(answer.findings.count == WorkBudget.findingsListed + 2)
    #expect(answer.findings.last?.detail == "20,000 more; gangmu check prints all")
    var reader = try Reader([String(repeating: "）", count: 30_000) + "\n"])
    reader.press(": check enter")
    if reader.state.prompt == nil { _ = reader.state.update(.checked(answer)) }
    reader.press("up enter")
    #expect(reader.state.shell.notice?.isError != nil)
  }
}
