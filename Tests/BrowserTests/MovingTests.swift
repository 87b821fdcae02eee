import ReportModel
import ScreenModel
import Testing

@testable import Browser

/// Keys in, places out. The first visible row tells the reader's place.
@Suite struct MovingTests {
  /// The first row of text, and the address of the section being read.
  private func place(_ reader: Reader) -> [String] {
    let geometry = reader.state.geometry
    let cells = reader.frame[row: geometry.textRows.lowerBound].dropFirst(geometry.textColumn).prefix(geometry.measure)
    let text = String(String.UnicodeScalarView(cells.filter { $0.width > 0 }.map(\.base)))
    return [
      String(text.drop { $0 == " " }.prefix(7)),
      reader.state.reading.open.addresses.address(of: reader.state.currentSection),
    ]
  }

  @Test(arguments: [
    ("]", ["一、抓学习，凝", "一"]),
    ("2 ]", ["（一）深化主题", "一（一）"]),
    ("] ] [", ["一、抓学习，凝", "一"]),
    ("alt-2", ["二、抓产业，夯", "二"]),
    ("alt-2 {", ["一、抓学习，凝", "一"]),
    ("alt-1 }", ["二、抓产业，夯", "二"]),
    ("alt-2 ] U", ["二、抓产业，夯", "二"]),
    ("s 二（三） enter", ["（三）做活市场", "二（三）"]),
    ("s 2.2 enter", ["（二）做优旅游", "二（二）"]),
    ("s 良种 esc", ["齐心协力  开", ""]),
    ("s 种业 enter", ["（一）做强种业", "二（一）"]),
    ("alt-2 ctrl-o", ["齐心协力  开", ""]),
    ("alt-2 ctrl-o alt-right", ["二、抓产业，夯", "二"]),
    // A new jump forgets the places that were ahead.
    ("alt-2 ctrl-o alt-1 alt-right", ["一、抓学习，凝", "一"]),
    // From inside a section its own start counts as the first.
    ("alt-2 j [", ["二、抓产业，夯", "二"]),
    ("alt-2 j 2 [", ["推窗见绿、出门", "一（二）三是"]),
    ("alt-2 2 [", ["群众出行。二是", "一（二）二是"]),
    ("alt-2 m a alt-1 ' a", ["二、抓产业，夯", "二"]),
    ("alt-2 alt-1 ' '", ["二、抓产业，夯", "二"]),
    ("】", ["一、抓学习，凝", "一"]),
    ("２ ］", ["（一）深化主题", "一（一）"]),
    ("h z M j j enter", ["二、抓产业，夯", "二"]),
    ("h j j esc", ["齐心协力  开", ""]),
    ("h z M j l j enter", ["（一）深化主题", "一（一）"]),
    (": 8 enter", ["（一）深化主题", "一（一）"]),
    ("8 g", ["（一）深化主题", "一（一）"]),
    (": next-section enter", ["一、抓学习，凝", "一"]),
  ])
  func places(keys: String, expected: [String]) throws {
    var reader = try Reader(rows: 12)
    reader.press(keys)
    #expect(place(reader) == expected, "\(keys)\n\(reader.frame.dump(roles: false))")
  }

  @Test(arguments: [
    (["j"], 1), (["5 j"], 5), (["5 j", "2 k"], 3), (["space"], 8), (["space", "b"], 0), (["d"], 4), (["3 d", "d"], 6),
    (["ctrl-d", "ctrl-u"], 0), (["down", "enter", "ctrl-e"], 3), (["G", "g"], 0), (["j", "home"], 0),
  ])
  func rowsScrolled(keys: [String], expected: Int) throws {
    var reader = try Reader(columns: 50, rows: 10)
    for key in keys { reader.press(key) }
    var flow = reader.state.flow
    #expect(flow.start(of: flow.move(RowPlace(paragraph: 0, row: 0), by: expected)) == reader.state.view.top)
  }

  @Test func theEndStaysAtTheBottom() throws {
    var reader = try Reader(rows: 12)
    reader.press("G")
    let atEnd = reader.state.view.top
    #expect(reader.rows[10].hasSuffix("│ 见。                                          ┃"))
    reader.press("j space 50 j")
    #expect(reader.state.view.top == atEnd)
    #expect(reader.status.contains("end of the report"))
  }

  @Test func theLastTwoHundredJumpsAreKept() throws {
    var reader = try Reader(rows: 12)
    for _ in 0..<150 { reader.press("alt-1 alt-2") }
    reader.press("s 二（三） enter alt-1 ctrl-o")
    #expect(place(reader)[1] == "二（三）")
    for _ in 0..<250 { reader.press("ctrl-o") }
    #expect(place(reader)[1] == "二")
    #expect(reader.status.contains("no earlier place"))
  }

  /// A place near the end is shown with the last page full, as `G` shows it.
  @Test(arguments: ["99 %", "100 %", "250 %"])
  func aPlaceNearTheEndKeepsThePageFull(keys: String) throws {
    var reader = try Reader(columns: 80, rows: 12)
    var atEnd = reader
    reader.press(keys)
    atEnd.press("G")
    #expect(reader.frame == atEnd.frame, "\(reader.frame.dump(roles: false))")
    #expect(reader.rows[10].contains("见。"))
  }

  @Test(arguments: [(61, 37), (80, 20), (120, 59), (60, 200)])
  func resizingComesBackToTheSameScreen(wide: Int, narrow: Int) throws {
    var reader = try Reader(columns: wide, rows: 14)
    for keys in ["5 j", "space", "s 一（二） enter", "G"] {
      reader.press(keys)
      reader.resize(wide, 14)
      let before = reader.frame
      reader.resize(narrow, 9)
      reader.resize(wide, 14)
      #expect(reader.frame.dump() == before.dump(), "after \(keys)")
    }
  }

  @Test func aHitInSightStaysInSight() throws {
    var reader = try Reader(columns: 120, rows: 20)
    reader.press("/ 主题教育 enter n n")
    let hit = try #require(reader.state.visibleHit)
    let anchor = reader.state.view.anchor
    for (columns, rows) in [(60, 20), (37, 8), (24, 6), (20, 5), (90, 7)] {
      reader.resize(columns, rows)
      #expect(reader.state.visibleHit == hit, "\(columns)x\(rows)")
      #expect(reader.state.view.anchor == anchor)
    }
  }

  @Test func tooSmallAndBack() throws {
    var reader = try Reader()
    let before = reader.frame
    reader.resize(12, 3)
    #expect(reader.rows == ["", "window too s", ""] || reader.rows[1].hasPrefix("window too"))
    reader.resize(80, 24)
    #expect(reader.frame == before)
  }

  @Test(arguments: [
    ("q", [Effect.quit]), ("Q", [.quit]), ("Z Z", [.quit]), ("f1 q", []), ("f1 q q", [.quit]), ("esc", []),
    ("/ a esc q", [.quit]), ("h esc q", [.quit]), ("ctrl-l", [.redraw]), ("ctrl-z", [.suspend]),
    ("R", [.reload(report: 0)]), ("F", [.follow(report: 0, true)]),
    ("F k", [.follow(report: 0, true), .follow(report: 0, false)]),
    ("C esc", [.theme("light"), .theme("dark")]),
    ("C enter", [.theme("light"), .theme("light"), .remember(.choice("theme", "light"))]),
    ("m a", [.remember(.mark("a", report: 0, offset: TextOffset(0)))]),
    // A letter narrows the list; no theme has this one.
    ("C C esc", [.theme("light"), .theme("dark")]), (": q enter", [.quit]),
    (": theme space plain enter", [.theme("plain"), .remember(.choice("theme", "plain"))]),
    // Typing narrows the list, and what is chosen is shown at once.
    (
      "C a i enter",
      [
        .theme("light"), .theme("dark"), .theme("plain"), .theme("plain"), .remember(.choice("theme", "plain")),
      ]
    ),
    ("C x enter", [.theme("light"), .theme("dark")]),
  ])
  func effects(keys: String, expected: [Effect]) throws {
    var reader = try Reader()
    reader.press(keys)
    #expect(reader.effects == expected, "\(keys)")
  }

  @Test func interruptNeverQuits() throws {
    var reader = try Reader()
    reader.press("/ 主题")
    #expect(reader.state.update(.interrupt) == [])
    #expect(reader.state.shell.layers.isEmpty)
    #expect(reader.state.search.query == nil)
    #expect(reader.state.update(.interrupt) == [])
    #expect(reader.status.contains("ctrl-c cancels; q quits"))
  }

  @Test func severalReports() throws {
    var reader = try Reader([Reports.district, Reports.plan])
    reader.press(": n enter")
    #expect(reader.state.report.title(of: .root) == "青禾区来年工作要点")
    reader.press(": n enter")
    #expect(reader.status.contains("no next report"))
    reader.press(": p enter")
    #expect(reader.state.current == .report(0))
    reader.press("ctrl-o")
    #expect(reader.state.current == .report(1))
  }
}
