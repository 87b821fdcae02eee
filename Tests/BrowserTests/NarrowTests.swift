import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Narrow windows: a message keeps its words, and the key for the help is always named.
@Suite struct NarrowTests {
  private static let sizes = [(20, 5), (21, 6), (40, 10), (59, 12), (80, 24)]

  @Test(arguments: sizes, [Language.english, .chinese])
  func theHelpKeyIsAlwaysNamed(size: (Int, Int), language: Language) throws {
    for keys in ["", "S", "m", "y", "9 9", "z", "n", "h", "h j", "/ 主题教育 enter n", "/ 主题教育 enter N", "R", "=", "alt-9"]
    {
      var reader = try Reader(columns: size.0, rows: size.1, language: language)
      reader.press(keys)
      #expect(reader.status.contains("F1"), "\(keys): \(reader.status)")
    }
  }

  @Test(arguments: [
    ("S", Language.chinese, "屏幕上没有标题  F1"), ("n", .chinese, "尚未搜索  F1 帮助"),
    ("m", .english, "mark: type a l… F1"),
  ])
  func whatIsSaidInTwentyColumns(keys: String, language: Language, expected: String) throws {
    var reader = try Reader(["文\n"], columns: 20, rows: 5, language: language)
    reader.press(keys)
    #expect(reader.status == " " + expected)
  }

  @Test(arguments: [20, 33, 40, 80, 200], [Language.english, .chinese])
  func theHelpLosesNoWord(columns: Int, language: Language) throws {
    for width in [1, 2] {
      var reader = try Reader(columns: columns, rows: 10, language: language)
      _ = reader.state.update(.ambiguousWidth(width))
      let lines = reader.state.helpLines
      let said = lines.map(\.text).joined().filter { $0 != " " }
      let expected = CommandTable.definitions.map { $0.help(in: language).filter { $0 != " " } }
      #expect(expected.allSatisfy { said.contains($0) })
      let keyColumns = min(30, max(10, columns * 2 / 5))
      for line in lines where !line.isHeading {
        let room = line.isWide ? columns - 2 : columns - keyColumns - 1
        #expect(reader.state.typesetter.width(of: line.text) <= room, "\(line)")
        let keys = line.keys.split(separator: " ")
        #expect(keys.count < 2 || reader.state.typesetter.width(of: line.keys) <= keyColumns - 2, "\(line)")
      }
    }
  }

  @Test func theHelpAtItsEndFillsAWiderWindow() throws {
    var reader = try Reader(columns: 20, rows: 10)
    reader.press("f1 G")
    reader.resize(120, 30)
    #expect(reader.rows[28].contains("Commands and options of the command line"))
  }

  @Test func aLongErrorIsToldInWhole() throws {
    var reader = try Reader(columns: 40, rows: 10, language: .chinese)
    reader.press("/ ctrl-r (")
    let error = try #require(reader.state.prompt?.error)
    let shown = reader.rows[5..<9].joined().filter { $0 != " " }
    #expect(shown.hasSuffix(error.filter { $0 != " " }))
  }

  @Test func addressesOfCandidatesAreWhole() throws {
    var reader = try Reader(columns: 20, rows: 8)
    reader.press("s 二（一）")
    #expect(reader.rows[6].hasPrefix(" 二（一）"))
  }

  /// Only a folder's path is cut at its start.
  @Test func aTitleWithASlashIsCutAtItsEnd() throws {
    let reader = try Reader(["# 青禾区2030/2031年度重点建设项目进展情况报告\n\n## 一、道路\n\n修路三条。\n"], columns: 60, rows: 8)
    #expect(reader.rows.first == " 青禾区2030/2031年度…  │")
  }
}
