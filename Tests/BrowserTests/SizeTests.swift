import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Sizes that no window has, and those that hold nothing: every frame is whole, and keys work.
@Suite struct SizeTests {
  private static let screens = [
    "", "/ 主题", "h", "f1", "T", "/ 主题教育 enter L", "s 二", ": check enter", "S", "C", "/ ctrl-r (",
  ]

  private func isWhole(_ frame: Frame) -> Bool {
    guard frame.cells.count == frame.size.columns * frame.size.rows else { return false }
    return (0..<frame.size.rows).allSatisfy { row in
      let cells = Array(frame[row: row])
      return cells.indices.allSatisfy { column in
        switch cells[column].width {
        case 2: column + 1 < cells.count && cells[column + 1].width == 0
        case 0: column > 0 && cells[column - 1].width == 2
        default: true
        }
      }
    }
  }

  @Test(arguments: [Language.english, .chinese], [1, 2])
  func everySmallSize(language: Language, ambiguousWidth: Int) throws {
    let faulty = Reports.district.replacing("（三）做活市场。", with: "（四）做活市场。")
    for keys in Self.screens {
      var reader = try Reader([faulty], language: language)
      _ = reader.state.update(.ambiguousWidth(ambiguousWidth))
      reader.press(keys)
      for rows in 1...7 {
        for columns in 1...22 {
          reader.resize(columns, rows)
          let frame = reader.frame
          #expect(frame.size == ScreenSize(columns: columns, rows: rows))
          #expect(isWhole(frame), "\(keys) at \(columns)×\(rows)")
          if let cursor = frame.cursor {
            #expect((0..<rows).contains(cursor.row) && (0..<columns).contains(cursor.column))
          }
        }
      }
      reader.resize(80, 24)
      var other = try Reader([faulty], language: language)
      _ = other.state.update(.ambiguousWidth(ambiguousWidth))
      other.press(keys)
      #expect(reader.frame == other.frame, "\(keys) and back")
    }
  }

  /// The message that there is no room is cut to what there is, in whole characters.
  @Test(arguments: [
    (20, 4, Language.english, 1, " window too small"), (16, 3, .english, 1, "window too small"),
    (10, 3, .english, 1, "window to…"), (2, 1, .english, 1, "w…"), (1, 1, .english, 1, "…"), (1, 1, .english, 2, "w"),
    (19, 9, .chinese, 1, "窗口太小"), (5, 1, .chinese, 1, "窗口…"), (4, 1, .chinese, 1, "窗…"), (3, 1, .chinese, 1, "窗…"),
    (2, 1, .chinese, 1, "…"), (2, 1, .chinese, 2, "…"), (1, 1, .chinese, 2, ""),
  ])
  func theMessageIsCut(columns: Int, rows: Int, language: Language, ambiguousWidth: Int, expected: String) throws {
    var reader = try Reader(columns: columns, rows: rows, language: language)
    _ = reader.state.update(.ambiguousWidth(ambiguousWidth))
    let said = reader.rows.filter { !$0.isEmpty }
    #expect(said.joined() == expected.trimming())
    #expect(said.count <= 1)
  }

  @Test func keysWorkWhereNothingFits() throws {
    var reader = try Reader(columns: 1, rows: 1)
    reader.press("G")
    let top = reader.state.view.top
    #expect(top > .start)
    reader.press("Q")
    #expect(reader.effects == [.quit])
    var other = try Reader(columns: 1, rows: 1)
    other.press("/ 主题教育 enter")
    #expect(other.state.search.hits.count == 4)
  }

  @Test(arguments: [(10_000, 10_000), (65_535, 65_535), (65_535, 1), (1, 65_535), (.max, .max), (1_001, 501)])
  func hugeSizesAreDrawnInPart(columns: Int, rows: Int) throws {
    let bounded = ScreenSize(
      columns: min(columns, WorkBudget.screenColumns), rows: min(rows, WorkBudget.screenRows))
    for keys in ["", "f1", "T", "/ 主题", "/ 主题教育 enter L"] {
      var reader = try Reader()
      reader.press(keys)
      reader.resize(columns, rows)
      let frame = reader.frame
      #expect(frame.size == bounded)
      #expect(isWhole(frame))
    }
    let opened = try Reader(columns: columns, rows: rows)
    #expect(opened.frame.size == bounded)
  }

  @Test func noSizeAtAll() throws {
    for (columns, rows) in [(0, 0), (0, 5), (80, 0), (-1, -1), (.min, .min)] {
      var reader = try Reader()
      reader.resize(columns, rows)
      #expect(reader.frame.cells.isEmpty)
      reader.press("j G / a enter T esc")
      #expect(reader.frame.cells.isEmpty)
      reader.resize(80, 24)
      #expect(reader.frame.size == ScreenSize(columns: 80, rows: 24))
    }
  }
}
