import ReportModel
import Testing

@testable import Browser

/// Headings and terms found by their pinyin, in every prompt that asks for one.
struct PinyinTests {
  private static let text = """
    一、营商环境持续优化
    全年办件提速。
    二、提高效能，优化营商环境
    全年减证便民。
    三、优化营商环境专项行动
    全年走访企业。
    四、优化营商环境
    全年兑现政策。
    五、YHYS考核办法
    全年考核两次。
    六、长安街道重点调研
    全年调研行业协会。

    """

  private func titles(_ reader: Reader) -> [String] {
    reader.state.prompt?.candidates.map(\.detail) ?? []
  }

  @Test func ranksHeadings() throws {
    var reader = try Reader([Self.text])
    reader.press("s yhyshj")
    #expect(titles(reader) == ["优化营商环境", "优化营商环境专项行动", "提高效能，优化营商环境"])
    reader.press("enter")
    #expect(reader.state.view.anchor == reader.state.report.sections[4].heading.lower)
  }

  /// The typed or spelled part is highlighted in all candidates but the chosen one.
  @Test func showsWhatMatched() throws {
    var reader = try Reader([Self.text], columns: 60, rows: 10)
    reader.press("s yhyshj")
    let frame = reader.frame
    let marked = (0..<frame.size.rows).map { row in
      let cells = frame[row: row].filter { $0.role == .listMatch && $0.width > 0 }
      return String(String.UnicodeScalarView(cells.map(\.base)))
    }
    #expect(marked.filter { !$0.isEmpty } == ["优化营商环境", "优化营商环境"])
  }

  @Test func putsHeadingsThatHoldWhatWasTypedFirst() throws {
    var reader = try Reader([Self.text])
    reader.press("s YHYS")
    #expect(titles(reader) == ["YHYS考核办法", "优化营商环境", "优化营商环境专项行动", "提高效能，优化营商环境"])
  }

  @Test(arguments: [
    ("cajd", ["长安街道重点调研"]), ("zajd", ["长安街道重点调研"]), ("zhongdiandy", ["长安街道重点调研"]),
    ("重dty", ["长安街道重点调研"]), ("yingshanghj", ["营商环境持续优化", "优化营商环境", "提高效能，优化营商环境", "优化营商环境专项行动"]),
    ("营商", ["营商环境持续优化", "提高效能，优化营商环境", "优化营商环境专项行动", "优化营商环境"]), ("yhyshjx", []),
  ])
  func findsHeadings(typed: String, expected: [String]) throws {
    var reader = try Reader([Self.text])
    reader.press("s \(typed)")
    #expect(titles(reader) == expected)
  }

  @Test func filtersTheTree() throws {
    var reader = try Reader([Self.text])
    reader.press("h / yhyshj")
    #expect(reader.state.view.filter?.rows.dropFirst().map(\.value) == [2, 3, 4])
    reader.press("enter")
    #expect(reader.state.tree.cursor == .section(report: 0, SectionIndex(4)))
  }

  @Test func pinsTermsOfThePast() throws {
    var reader = try Reader([Self.text])
    reader.press("/ 减证便民 enter / 兑现政策 enter / 考核 enter + dxzc")
    #expect(reader.state.prompt?.candidates.map(\.label) == ["兑现政策"])
    reader.press("enter + jzbm tab")
    #expect(reader.state.prompt?.line.text == "减证便民")
    // Text that the report contains is meant as it is, whatever else it spells.
    reader.press("enter / yhys enter + YHYS enter")
    #expect(reader.state.search.pinned.map(\.query.pattern) == ["兑现政策", "减证便民", "YHYS"])
    #expect(reader.state.search.pinned.map(\.hits.count) == [1, 1, 1])
  }

  @Test("in + letters find words of the report that nobody has searched for; those written as typed come first")
  func pinsWordsOfTheReport() throws {
    var reader = try Reader([Self.text + "全年优化营商环境。优化环境YHYS，引进GDP。\n"], columns: 60, rows: 12)
    reader.press("+ yhyshj")
    #expect(reader.state.prompt?.candidates.map(\.label) == ["优化营商环境"])
    #expect(reader.state.prompt?.candidates.map(\.detail) == ["4"])
    try expectFrame(reader.frame, "pinyin-pin-60x12")
    reader.press("enter + yhys")
    #expect(reader.state.prompt?.candidates.map(\.label) == ["优化营商", "YHYS"])
    reader.press("down enter + YHYS")
    #expect(reader.state.prompt?.candidates.map(\.label) == ["YHYS", "优化营商"])
    reader.press("enter + gdp enter")
    #expect(reader.state.search.pinned.map(\.query.pattern) == ["优化营商环境", "YHYS", "GDP"])
    // A single letter, and what nothing spells, offer nothing.
    reader.press("+ y")
    #expect(reader.state.prompt?.candidates == [])
    reader.press("x q v")
    #expect(reader.state.prompt?.candidates == [])
  }
}
