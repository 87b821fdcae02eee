import ReportModel
import ScreenModel
import TestReports
import Testing

@testable import Browser

/// Counts, places and lines that no reader would type, and reports that change under an open prompt.
@Suite struct HostileTests {
  private static let many = (1...40).map { "\($0)、第\($0)项工作\n的的的的的。\n" }.joined()

  // MARK: Counts

  @Test func aHugeCountGoesRoundTheHits() throws {
    var reader = try Reader()
    reader.press("/ 主题教育 enter 99999999 n")
    // There are four hits: 99,999,999 stops after the first is the fourth.
    #expect(reader.state.search.current == 3)
    #expect(reader.state.shell.notice?.text == "search went on at the start")
    reader.press("99999998 N")
    #expect(reader.state.search.current == 1)
    reader.press("ctrl-o ctrl-o")
    #expect(reader.state.view.top == .start)
  }

  @Test(arguments: [
    ("99999999 ]", 40), ("99999999 ] 99999999 [", 0), ("5 ] 2 ]", 7), ("5 ] 2 [", 3), ("5 ] j [", 5),
    ("5 ] j 2 [", 4), ("] 99999999 }", 40), ("] 99999999 } 99999999 {", 1), ("h 99999999 j", 40),
    ("h 99999999 j 99999999 k", 0), ("h 3 j", 3), ("h z R / 0项 enter 99999999 j", 40),
  ])
  func sectionsByCount(keys: String, section: Int) throws {
    var reader = try Reader(["工作要点\n\n" + Self.many])
    reader.press(keys)
    #expect(reader.state.report.section(at: reader.state.view.anchor) == SectionIndex(section), "\(keys)")
  }

  @Test func rowsByCount() throws {
    var reader = try Reader(["工作要点\n\n" + Self.many], rows: 12)
    reader.press("G")
    let end = reader.state.view.top
    reader.press("g 99999999 j")
    #expect(reader.state.view.top == end)
    reader.press("99999999 k")
    #expect(reader.state.view.top == .start)
  }

  @Test func rowsPastThoseCountedEndAtTheLastPage() throws {
    var reader = try Reader([String(repeating: "的工作。\n", count: 30_000)], rows: 12)
    reader.press("G")
    let end = reader.state.view.top
    reader.press("g 99999999 j")
    #expect(reader.state.view.top == end)
    reader.press("25000 k 99999999 k")
    #expect(reader.state.view.top == .start)
  }

  @Test(arguments: [
    "top-section -9223372036854775808", "top-section 9223372036854775807", "fold-level -9223372036854775808",
    "-9223372036854775808", "9223372036854775807", "9223372036854775808", "go-to 9223372036854775807.1",
    "go-to -1.0", "prompt-accept", "set-mark", "theme", "go-percent", "\u{1B}[2J",
  ])
  func typedCommands(line: String) throws {
    var reader = try Reader()
    reader.press(":")
    _ = reader.state.update(.paste(line))
    reader.press("enter")
    #expect(reader.frame.size == reader.state.size)
    // A line that means no command stays, to be corrected.
    reader.press("esc")
    #expect(reader.state.shell.layers.isEmpty)
    #expect(reader.frame.size == reader.state.size)
    #expect(reader.state.view.top == .start)
  }

  // MARK: A report that becomes another

  private static let shorter = ["一、甲\n主题教育\n", "x\n", "\n"]

  @Test(
    .enabled(if: TestLane.isFull, "slow"),
    arguments: shorter, ["s 二", "s 2.1", "/ 主题", "+ 主题", ": go", "C", "S", "h", "h / 一", "h G", "f1", "m", "z", "1 2"])
  func aShorterReportUnderWhatIsOpen(text: String, keys: String) throws {
    for ending in ["esc", "enter", "down enter", "a", "j k"] {
      var reader = try Reader()
      reader.press("/ 主题教育 enter n * h G l m a S esc")
      reader.press(keys)
      let other = try Reader([text]).state.report
      reader.effects += reader.state.update(.report(0, other))
      #expect(reader.frame.size == reader.state.size)
      reader.press(ending)
      let state = reader.state
      let views = [state.view, state.tree.before?.view, state.prompt?.before.view].compactMap { $0 }
      let last = SectionIndex(other.sections.count - 1)
      #expect(views.allSatisfy { $0.anchor <= other.end && $0.top <= other.end })
      #expect(state.walk.visible(state.tree.cursor)?.section.map { $0 <= last } ?? true)
      #expect(state.search.stops.allSatisfy { $0.upper <= other.end }, "\(keys) \(ending)")
      #expect(state.prompt?.before.search.stops.allSatisfy { $0.upper <= other.end } ?? true)
    }
  }

  @Test func escapeAfterALongerReadingComesBack() throws {
    var reader = try Reader(columns: 50, rows: 8)
    reader.press("3 j / 稻田")
    let anchor = try #require(reader.state.prompt?.before.view.anchor)
    let whole = try Reader([Reports.district + Self.many]).state.report
    _ = reader.state.update(.report(0, whole))
    #expect(reader.state.search.hits.count == 1)
    reader.press("esc")
    #expect(reader.state.view.anchor == anchor)
    #expect(reader.state.search.query == nil)
  }

  @Test func aLongerReadingKeepsWhatWasChosen() throws {
    let whole = try Reader([Reports.district + Self.many]).state.report
    var reader = try Reader()
    reader.press("s （二） down")
    let chosen = try #require(reader.state.prompt?.candidate)
    _ = reader.state.update(.report(0, whole))
    #expect(reader.state.prompt?.candidate == chosen)
    reader.press("esc S")
    let labels = reader.frame
    _ = reader.state.update(.report(0, whole))
    #expect(reader.frame == labels)
    _ = reader.state.update(.report(0, try Reader(["文\n" + Reports.district]).state.report))
    #expect(reader.state.shell.layers.isEmpty)
    for keys in ["C", "f1"] {
      reader.press(keys)
      let open = reader.frame
      _ = reader.state.update(.report(0, try Reader(["文\n" + Reports.district]).state.report))
      #expect(reader.frame == open, "\(keys)")
      reader.press("esc")
    }
  }

  @Test func placesBeyondAShorterReport() throws {
    var reader = try Reader()
    reader.press("G m a g ] ] ]")
    _ = reader.state.update(.report(0, try Reader(["x\n"]).state.report))
    reader.press("' a")
    #expect(reader.state.view.top <= reader.state.report.end)
    reader.press("ctrl-o ctrl-o ctrl-o alt-right ' '")
    #expect(reader.state.view.top <= reader.state.report.end)
    _ = reader.state.update(.mark("b", report: 0, offset: TextOffset(-7)))
    _ = reader.state.update(.mark("c", report: 9, offset: TextOffset(.max)))
    reader.press("' b ' c")
    #expect(reader.state.view.anchor == .start)
  }

  // MARK: Lines

  @Test func aHugePasteIsCut() throws {
    var reader = try Reader()
    reader.press("/")
    _ = reader.state.update(.paste(String(repeating: "主题", count: 100_000)))
    #expect(reader.state.prompt?.line.text.unicodeScalars.count == LineEditor.capacity)
    #expect(reader.state.prompt?.error == "too long: cut to 4096 characters")
    #expect(reader.rows.last?.hasPrefix("/主题主题") == true)
    reader.press("home")
    #expect(reader.state.render().cursor.map { $0.column } == 1)
    reader.press("end enter")
    #expect(reader.state.shell.notice?.isError == true)
  }

  @Test func aPastedCharacterOfMarksIsCut() throws {
    var reader = try Reader()
    reader.press("/")
    _ = reader.state.update(.paste("e" + String(repeating: "\u{301}", count: 100_000)))
    #expect(reader.state.prompt?.line.text.unicodeScalars.count == LineEditor.capacity)
    #expect(reader.frame.size == reader.state.size)
  }

  @Test func aPasteEndsWhatWasBegun() throws {
    var reader = try Reader()
    reader.press("m")
    _ = reader.state.update(.paste("主题\n教育"))
    reader.press("x")
    // Neither a mark nor a search: `x` is a key again.
    #expect(reader.state.prompt == nil)
    #expect(reader.state.reading.marks.isEmpty)
  }

  @Test(arguments: [20, 21, 33, 60])
  func theCursorOfALongLineStaysInSight(columns: Int) throws {
    var reader = try Reader(columns: columns, rows: 6)
    reader.press("/")
    _ = reader.state.update(.paste(String(repeating: "主题a", count: 30)))
    for key in ["end", "left", "left", "home", "right", "ctrl-w"] {
      reader.press(key)
      let cursor = try #require(reader.frame.cursor)
      #expect(cursor.row == 5 && (1..<columns).contains(cursor.column), "\(key)")
    }
  }

  @Test func aSlowExpressionIsLookedForInTheBackground() throws {
    var reader = try Reader([String(repeating: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", count: 400) + "\n"])
    reader.press("/ ctrl-r (a|aa)+[bc]")
    let asked = reader.effects.compactMap { if case .find(let question) = $0 { question } else { nil } }
    let question = try #require(asked.last)
    #expect(question.query.pattern == "(a|aa)+[bc]")
    #expect(reader.status.hasSuffix("regex  searching…"))
    reader.press("enter")
    #expect(reader.status.hasPrefix(" searching … (a|aa)+[bc]  esc stop waiting"))
    _ = reader.state.update(.found(question, .failure(.tooCostly)))
    #expect(reader.state.shell.notice?.isError == true)
    #expect(reader.state.search.query == nil)
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func whatIsFoundLaterIsShown() throws {
    let line = String(repeating: "前文", count: 40) + "。\n"
    var reader = try Reader([String(repeating: line, count: 9_000) + "末尾的良种。\n"], rows: 8)
    reader.press("j j / alt-f 良种")
    let question = try #require(reader.state.reportSearches.awaited.values.first)
    reader.press("enter")
    #expect(reader.state.view.top.bytes < 1_000)
    let range = TextRange(reader.state.report.end.bytes - 10, reader.state.report.end.bytes - 4)
    var stale = question
    stale.generation -= 1
    _ = reader.state.update(.found(stale, .success([TextRange(0, 3)])))
    #expect(reader.state.search.hits.isEmpty)
    var stopped = reader
    stopped.press("esc")
    #expect(stopped.effects.last == .stopFinding(question))
    #expect(stopped.state.search.query == nil)
    _ = stopped.state.update(.found(question, .success([range])))
    #expect(stopped.state.search.hits.isEmpty)
    #expect(reader.state.update(.found(question, .success([range]))) == [.remember(.search("良种"))])
    #expect(reader.rows.contains { $0.contains("末尾的良种") })
    #expect(reader.state.reading.jumps.last != nil)
  }

  // MARK: Hits

  private static let table = """
    # 甲

    ```
    \(String(repeating: "x", count: 90))良种\(String(repeating: "的", count: 40))END
    ```

    文。
    """

  @Test func aHitBeyondTheEdgeIsScrolledIntoSight() throws {
    var reader = try Reader([Self.table], columns: 40, rows: 10)
    reader.press("/ 良种 enter")
    #expect(reader.rows.contains { $0.contains("良种") })
    let before = reader.frame
    for columns in [20, 21, 80, 27, 40] { reader.resize(columns, 10) }
    #expect(reader.frame == before)
    reader.press("/ END enter")
    #expect(reader.rows.contains { $0.contains("END") })
    reader.press("/ xx enter")
    #expect(reader.state.view.shift == 0)
    reader.press("esc / 良种")
    #expect(reader.state.view.shift > 0)
    reader.press("esc")
    #expect(reader.state.view.shift == 0)
  }

  @Test func pinnedTermsTogetherAreInOrder() throws {
    var reader = try Reader()
    for term in ["主题", "主题教育", "题教", "区", "的", "一", "二", "三", "学习", "万", "。"] { reader.press("+ \(term) enter") }
    let all = reader.state.search.pinned.flatMap(\.hits).sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
    reader.press(";")
    #expect(reader.state.search.stops == all)
    reader.press("99999999 n")
    #expect(reader.state.search.current == 99_999_998 % all.count)
    for _ in 0..<11 { reader.press("x") }
    #expect(reader.state.search.pinned.isEmpty)
    #expect(reader.state.search.stops.isEmpty)
  }

  @Test func theFilterOfHitsIsTheSectionsWithStops() throws {
    var reader = try Reader()
    reader.press("/ 一 enter &")
    let report = reader.state.report
    var expected: Set<SectionIndex> = []
    for hit in reader.state.search.hits {
      let section = report.section(at: hit.lower)
      expected.formUnion([section] + report.ancestors(of: section))
    }
    #expect(reader.state.view.filter?.rows == expected.sorted())
  }
}
