import ReportModel
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// The terminal's cursor, which screen readers and magnifiers follow, stands on what the reader is at.
@Suite struct CursorTests {
  private func role(_ reader: Reader) throws -> Role {
    let frame = reader.frame
    let cursor = try #require(frame.cursor)
    return frame[row: cursor.row][frame[row: cursor.row].startIndex + cursor.column].role
  }

  /// Keys, and the role of the cell that the cursor stands on after them.
  @Test(arguments: [
    ("/ 主题教育 enter", Role.textMatchCurrent), ("/ 主题教育 enter n n", .textMatchCurrent),
    ("tab j j", .treeCursor), ("tab j j z R k", .treeCursor), ("/ 主题教育 enter L j", .textMatchCurrent),
    ("/ 主题教育 enter L g", .listCurrent), ("T j j", .listCurrent), ("C down", .listCurrent), ("f1", .helpHeading),
    (": about enter", .listCurrent), ("/ 主题", .prompt), ("s 二", .prompt), ("S", .heading1), ("m", .heading1),
  ])
  func standsOnWhatTheReaderIsAt(_ keys: String, _ expected: Role) throws {
    var reader = try Reader()
    reader.press(keys)
    reader.list()
    #expect(try role(reader) == expected)
  }

  @Test func standsAtTheFirstRowWhereTheHitIsOutOfSight() throws {
    var reader = try Reader(columns: 80, rows: 8)
    reader.press("/ 主题教育 enter G")
    let cursor = try #require(reader.frame.cursor)
    #expect(cursor == (1, reader.state.geometry.textColumn))
  }

  /// It is drawn where a line is typed, and elsewhere only if the reader wants that.
  @Test func isDrawnWhereALineIsTyped() throws {
    var options = BrowserOptions()
    for isWanted in [false, true] {
      options.screen.showsCursor = isWanted
      var reader = try Reader(options: options)
      #expect(reader.frame.showsCursor == isWanted)
      reader.press("/")
      #expect(reader.frame.showsCursor)
      reader.press("esc tab")
      #expect(reader.frame.showsCursor == isWanted)
    }
  }

  /// In no pane it is parked in the status line.
  @Test func isNeverInTheStatusLine() throws {
    var reader = try Reader([Reports.district, Reports.district], columns: 100)
    for keys in ["j", "space", "]", "tab", "j", "l", "enter", "/ 稻田 enter", "n", "L", "j", "backspace", "T", "q", "&"] {
      reader.press(keys)
      reader.list()
      let frame = reader.frame
      #expect(try #require(frame.cursor).row < frame.size.rows - 1, "\(keys)")
    }
  }
}

/// The path above the text.
@Suite struct StickyPathTests {
  @Test("The path is left out while the heading itself is on the first row")
  func isLeftOut() throws {
    var reader = try Reader(columns: 50, rows: 10)
    #expect(reader.rows[0] == "")
    reader.press("]")
    let heading = reader.rows[1]
    #expect(reader.rows[0] == "" && heading.contains("抓学习"))
    reader.press("j")
    #expect(reader.rows[0].contains("抓学习"))
    reader.press("k")
    #expect(reader.rows[0] == "" && reader.rows[1] == heading)
  }

  @Test("A path without room leaves the numbers above the heading out")
  func headingBeforePath() throws {
    for (columns, expected) in [(59, "一 › （一）深化主题教育，推动学习走深走实"), (39, "（一）深化主题教育，推动学习走深走实")] {
      var reader = try Reader(columns: columns, rows: 8)
      reader.press("] ] j")
      #expect(reader.rows[0] == expected)
    }
  }
}
