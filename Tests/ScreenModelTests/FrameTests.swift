import ScreenModel
import Testing

@Suite struct FrameTests {
  /// Puts characters side by side, those beyond ASCII two columns wide.
  private func put(_ text: String, row: Int, column: Int, role: Role = .text, in frame: inout Frame) {
    var column = column
    for scalar in text.unicodeScalars {
      let width: UInt8 = scalar.isASCII ? 1 : 2
      frame.put(Cell(scalar, width: width, role: role), row: row, column: column)
      column += Int(width)
    }
  }

  @Test func dumpShowsRowsRolesAndCursor() {
    var frame = Frame(size: ScreenSize(columns: 8, rows: 2))
    put("一、ab", row: 0, column: 1, role: .heading1, in: &frame)
    put("正文", row: 1, column: 0, in: &frame)
    frame.restyle(row: 1, columns: 2..<4, role: .textMatch)
    frame.cursor = (1, 4)
    #expect(
      frame.dump() == """
        " 一、ab "
          aaaaaa
        "正文    "
         . bb
        a: heading.1
        b: text.match
        cursor: 1,4
        """)
    #expect(frame.dump(roles: false) == "\" 一、ab \"\n\"正文    \"\ncursor: 1,4")
  }

  @Test func whatDoesNotFitIsDropped() {
    var frame = Frame(size: ScreenSize(columns: 3, rows: 1))
    let blank = frame
    for (row, column) in [(-1, 0), (1, 0), (0, -1), (0, 3)] {
      frame.put(Cell("x", role: .text), row: row, column: column)
    }
    frame.put(Cell("宽", width: 2, role: .text), row: 0, column: 2)
    #expect(frame == blank)
  }

  @Test func halfOfAWideCharacterBecomesABlank() {
    var frame = Frame(size: ScreenSize(columns: 6, rows: 1), role: .text)
    put("甲乙丙", row: 0, column: 0, in: &frame)
    frame.put(Cell("x", role: .text), row: 0, column: 1)
    #expect(frame.rowText(0) == " x乙丙")
    frame.put(Cell("丁", width: 2, role: .text), row: 0, column: 3)
    #expect(frame.rowText(0) == " x 丁 ")
    #expect(frame[row: 0].map(\.width) == [1, 1, 1, 2, 0, 1])
  }

  @Test func marksFollowTheirCharacter() {
    var frame = Frame(size: ScreenSize(columns: 2, rows: 1))
    frame.put(Cell("a", role: .text, mark: "\u{304}", secondMark: "\u{301}"), row: 0, column: 0)
    #expect(Array(frame.rowText(0).unicodeScalars) == ["a", "\u{304}", "\u{301}", " "])
  }

  @Test func fillAndRestyleKeepToTheScreen() {
    var frame = Frame(size: ScreenSize(columns: 4, rows: 2))
    put("ab", row: 0, column: 1, in: &frame)
    frame.restyle(row: 0, columns: -3..<9, role: .status)
    frame.restyle(row: 7, columns: 0..<4, role: .status)
    frame.fill(row: 1, columns: 2..<9, role: .divider)
    #expect(frame[row: 0].map(\.role) == [.status, .status, .status, .status])
    #expect(frame[row: 1].map(\.role) == [.background, .background, .divider, .divider])
    #expect(frame.rowText(0) == " ab ")
  }

  @Test func fillLeavesNoHalfOfAWideCharacter() {
    var frame = Frame(size: ScreenSize(columns: 6, rows: 1), role: .text)
    put("甲乙丙", row: 0, column: 0, in: &frame)
    frame.fill(row: 0, columns: 1..<3, role: .status)
    #expect(frame.rowText(0) == "    丙")
    #expect(frame[row: 0].map(\.width) == [1, 1, 1, 1, 2, 0])
    #expect(frame[row: 0].map(\.role) == [.text, .status, .status, .text, .text, .text])
  }

  @Test func framesDifferByCellSizeAndCursor() {
    let frame = Frame(size: ScreenSize(columns: 2, rows: 2))
    var other = frame
    #expect(frame == other)
    other.cursor = (0, 0)
    #expect(frame != other)
    other.cursor = nil
    other.put(Cell("x", role: .background), row: 0, column: 0)
    #expect(frame != other)
    #expect(frame != Frame(size: ScreenSize(columns: 4, rows: 1)))
    #expect(Frame(size: ScreenSize(columns: -1, rows: 3)) == Frame(size: ScreenSize(columns: 0, rows: 3)))
    #expect(frame[row: 2].isEmpty)
  }
}
