import ReportModel
import ScreenModel
import TestReports
import Testing
import TextFacts

@testable import Browser

/// Copying within a comparison, and the comparison of two sections.
@Suite struct CompareCopyTests {
  private func copied(_ reader: Reader) -> [String] {
    reader.effects.compactMap {
      if case .copy(let copied) = $0 { String(decoding: copied.text, as: UTF8.self) } else { nil }
    }
  }

  @Test("c copies the edit that the reader is at, on the side with the keys; one without text there from the other")
  func edits() throws {
    var reader = try CompareTests.reader()
    reader.press("n")
    let edit = try #require(reader.state.compare.room?.currentEdit?.edit)
    let room = try #require(reader.state.compare.room)
    reader.press("c")
    let new = String(decoding: room.compared.new.text[edit.new.bytes], as: UTF8.self)
    let old = String(decoding: room.compared.old.text[edit.old.bytes], as: UTF8.self)
    #expect(copied(reader).last == (new.isEmpty ? old : new))
    reader.press("tab tab c")
    #expect(reader.state.compare.room?.focus == .old)
    #expect(copied(reader).last == (old.isEmpty ? new : old))
  }

  @Test("without an edit the section is copied, with Y and where it is from")
  func sections() throws {
    var reader = try CompareTests.reader()
    reader.press("tab G Y")
    let text = try #require(copied(reader).last)
    let lines = text.split(separator: "\n")
    let row = try #require(reader.state.compare.room?.outline.cursor)
    let room = try #require(reader.state.compare.room)
    let section = room.compared.sections.rows[row]
    let report = section.new != nil ? room.compared.new : room.compared.old
    let index = try #require(section.new ?? section.old)
    #expect(lines.first.map(String.init)?.contains(report.title(of: index)) == true)
    #expect(lines.last?.contains("《") == true || lines.last?.contains("（") == true)
  }

  @Test("V selects passages, j and k more or fewer, c copies those of the side with the keys")
  func passages() throws {
    var reader = try CompareTests.reader()
    reader.press("V j j")
    let room = try #require(reader.state.compare.room)
    #expect(room.selected == 0...2)
    try expectFrame(reader.frame, "compare-selected-120x40")
    reader.press("c")
    let expected = (0...2).map { room.compared.range(.new, of: $0) }.filter { !$0.isEmpty }
      .map { String(decoding: room.compared.new.text[$0.bytes], as: UTF8.self).trimming() }
    let text = try #require(copied(reader).last)
    for words in expected where !words.isEmpty { #expect(text.contains(words.split(separator: "\n")[0])) }
    #expect(reader.state.compare.room?.selection == nil)
    reader.press("V k esc")
    #expect(reader.state.compare.room?.selection == nil && reader.state.isComparing)
  }

  @Test("y copies what is selected as c does, and moves up where nothing is")
  func yanks() throws {
    var (by, plain) = (try CompareTests.reader(), try CompareTests.reader())
    by.press("V j j y")
    plain.press("V j j c")
    #expect(copied(by) == copied(plain) && copied(by).count == 1)
    #expect(by.state.compare.room?.selection == nil && by.frame == plain.frame)
    by.press("j j y")
    plain.press("j j k")
    #expect(copied(by).count == 1 && by.frame == plain.frame)
  }

  @Test("a selection in a report that becomes shorter leaves the reader within it")
  func shorter() throws {
    var reader = try Reader()
    reader.press("G V")
    let short = try CompareTests.report("短。\n", "report-1.txt")
    _ = reader.state.update(.report(0, short))
    reader.press("esc")
    #expect(reader.state.selection == nil && reader.state.view.top <= reader.state.report.end)
  }

  private static let text = """
    青岭县2021年政府工作报告

    一、工作回顾
    （一）治水。巡河一千次，清淤三十公里，水质达标。
    （二）修路。修路三条。
    二、工作安排
    （一）治水。巡河二千次，清淤三十公里，水质优良。
    """

  @Test("two sections of one report stand beside each other")
  func twoSections() throws {
    var reader = try Reader([Self.text], columns: 80, rows: 24)
    let section = try #require(reader.state.report.sections.indices.last)
    reader.state.go(to: SectionIndex(section))
    reader.press(": compare space #一（一） enter")
    let question = try #require(CompareTests.asked(reader))
    #expect(question.section.map { $0.new == SectionIndex(section) && $0.old == "一（一）" } == true)
    reader.effects += reader.state.update(.compared(CompareAnswer(question, old: reader.state.report)))
    let room = try #require(reader.state.compare.room)
    #expect(String(decoding: room.compared.old.text, as: UTF8.self).hasPrefix("（一）治水。巡河一千次"))
    #expect(String(decoding: room.compared.new.text, as: UTF8.self).hasPrefix("（一）治水。巡河二千次"))
    #expect(room.compared.edits.count == 2)
    try expectFrame(reader.frame, "compare-sections-80x24")
  }

  @Test("an address that nothing has is told")
  func noSection() throws {
    var reader = try Reader([Self.text], columns: 80, rows: 24)
    reader.press(": compare space #九 enter")
    let question = try #require(CompareTests.asked(reader))
    _ = reader.state.update(.compared(CompareAnswer(question, old: reader.state.report)))
    #expect(reader.state.compare.room == nil && reader.status.contains("no section, or several, at 九"))
  }
}
