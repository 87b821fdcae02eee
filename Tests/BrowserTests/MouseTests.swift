import ReportModel
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// The mouse, and what is pasted.
@Suite struct MouseTests {
  private func selected(_ reader: Reader) -> String? {
    reader.state.selection.map { String(decoding: reader.state.report.text[$0.range.bytes], as: UTF8.self) }
  }

  private func cell(of words: String, in reader: Reader) throws -> (row: Int, column: Int) {
    let frame = reader.frame
    let wanted = try #require(words.unicodeScalars.first)
    for row in 0..<frame.size.rows {
      guard frame.rowText(row).contains(words) else { continue }
      let cells = frame[row: row]
      for (column, cell) in cells.enumerated() where cell.base == wanted {
        let rest = String(String.UnicodeScalarView(cells.dropFirst(column).filter { $0.width > 0 }.map(\.base)))
        if rest.hasPrefix(words) { return (row, column) }
      }
    }
    Issue.record("\(words) is not on the screen")
    return (0, 0)
  }

  private func mouse(_ reader: inout Reader, _ action: MouseEvent.Action, _ place: (row: Int, column: Int)) {
    reader.effects += reader.state.update(.mouse(MouseEvent(action, row: place.row, column: place.column)))
  }

  @Test func theKeySwitchesIt() throws {
    var reader = try Reader()
    reader.press("f2")
    #expect(reader.effects == [.mouse(true)])
    #expect(reader.status.hasPrefix(" mouse on; with Shift"))
    reader.press("f2")
    #expect(reader.effects == [.mouse(true), .mouse(false)])
  }

  @Test func theWheelScrollsWhatIsUnderIt() throws {
    var reader = try Reader(columns: 80, rows: 12)
    let top = reader.rows[1]
    mouse(&reader, .wheelDown, (5, 60))
    #expect(reader.rows[1] != top)
    mouse(&reader, .wheelUp, (5, 60))
    #expect(reader.rows[1] == top)
    reader.press("f1")
    mouse(&reader, .wheelDown, (5, 60))
    #expect(reader.status.contains("4–14"))
    reader.press("q tab")
    mouse(&reader, .wheelDown, (2, 3))
    #expect(reader.state.tree.cursor.section == SectionIndex(3))
  }

  @Test func aClickInTheTreeGoesThere() throws {
    var reader = try Reader()
    let row = try cell(of: "二、抓产业", in: reader)
    mouse(&reader, .press(clicks: 1), row)
    mouse(&reader, .release, row)
    #expect(reader.state.focus == .text)
    #expect(reader.state.report.writtenNumber(of: reader.state.currentSection) == "二、")
    reader.press("ctrl-o")
    #expect(reader.state.view.anchor == .start)
  }

  @Test func draggingSelectsAndTwoClicksSelectAWord() throws {
    var reader = try Reader(columns: 80, rows: 24)
    let start = try cell(of: "粮食产量", in: reader)
    let end = try cell(of: "万吨", in: reader)
    mouse(&reader, .press(clicks: 1), start)
    #expect(reader.state.selection == nil)
    mouse(&reader, .drag, end)
    mouse(&reader, .release, end)
    #expect(selected(reader) == "粮食产量达到3.6万")
    try expectFrame(reader.frame, "mouse-selection")
    // Backwards, the character it began with is in it.
    mouse(&reader, .press(clicks: 1), end)
    mouse(&reader, .drag, start)
    #expect(selected(reader) == "粮食产量达到3.6万")
    reader.press("y")
    #expect(reader.state.selection == nil)
    mouse(&reader, .press(clicks: 2), start)
    #expect(selected(reader) == "粮食")
    mouse(&reader, .press(clicks: 1), start)
    #expect(reader.state.selection == nil)
  }

  @Test("two clicks select what the text treats as a word, and a highlighted term") func words() throws {
    func word(_ text: String, at words: String, by before: Int = 0) -> String? {
      let bytes = Array(text.utf8)
      guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: words.utf8) }) else { return nil }
      return WordBounds(bytes, 0..<bytes.count).word(at: start + 3 * before)
        .map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    let text = """
      推动经济高质量发展，提高发展质量。以高质量的服务促发展，抓住发展机遇。乡村振兴全面推进，全面乡村振兴要抓实，乡村建设有序。\
      GDP增长5.3%。𠀀𠀁。
      """
    for (place, before, expected) in [
      ("发展，提", 0, "发展"), ("发展，提", 1, "发展"), ("高质量发", 1, "高质量"), ("乡村振兴全", 2, "乡村振兴"),
      ("机遇", 0, "机遇"), ("遇。", 0, "机遇"), ("GDP", 0, "GDP"), ("，提", 0, "，"),
    ] {
      #expect(word(text, at: place, by: before) == expected, "\(place) \(before)")
    }
    #expect(word("甲", at: "甲") == "甲")
    #expect(word("𠀀𠀁。", at: "𠀀") != nil)
    var reader = try Reader(columns: 80, rows: 24)
    reader.press(": pin space 粮食产量达到 enter")
    mouse(&reader, .press(clicks: 2), try cell(of: "粮食产量", in: reader))
    #expect(selected(reader) == "粮食产量达到")
  }

  @Test func theSplitIsDragged() throws {
    var reader = try Reader(columns: 100, rows: 12)
    let before = reader.state.geometry.tree.upperBound
    mouse(&reader, .press(clicks: 1), (4, before + 1))
    mouse(&reader, .drag, (4, before + 9))
    #expect(reader.state.geometry.tree.upperBound == before + 9)
    mouse(&reader, .release, (4, before + 9))
    mouse(&reader, .drag, (4, before))
    #expect(reader.state.geometry.tree.upperBound == before + 9)
  }

  @Test func placesBesideTheTextDoNothing() throws {
    for (columns, rows) in [(80, 24), (20, 6), (10, 3)] {
      var reader = try Reader(columns: columns, rows: rows)
      for row in [0, 1, 5, 23, 400] {
        for column in [0, 19, 40, 79, 400] {
          for action in [MouseEvent.Action.press(clicks: 1), .drag, .release, .press(clicks: 2), .wheelDown, .wheelUp] {
            mouse(&reader, action, (row, column))
            _ = reader.frame
          }
        }
      }
    }
  }

  @Test func pastesGoToLinesOnly() throws {
    var reader = try Reader()
    let rows = reader.rows
    _ = reader.state.update(.paste("qQ:quit\n主题"))
    #expect(reader.rows.dropLast() == rows.dropLast())
    #expect(reader.status.hasPrefix(" pasted text goes to a line being typed"))
    reader.press("T")
    _ = reader.state.update(.paste("稳中求进"))
    #expect(reader.state.prompt == nil)
    reader.press("q /")
    _ = reader.state.update(.paste("主题\n教育"))
    #expect(reader.state.prompt?.line.text == "主题 教育")
  }
}
