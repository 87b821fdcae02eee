import ReportModel
import ReportTerms
import ScreenModel
import Testing

@testable import Browser

/// The table of terms of one report: whole screens, and the reader's place after each key.
@Suite struct TermsTests {
  @Test(arguments: [(200, 50), (80, 24), (40, 10), (20, 6)])
  func screen(columns: Int, rows: Int) throws {
    var reader = try Reader([Township.report], columns: columns, rows: rows)
    reader.press("T")
    try expectFrame(reader.frame, "terms-\(columns)x\(rows)")
  }

  @Test func chinese() throws {
    var reader = try Reader([Township.report], language: .chinese)
    reader.press("T tab j l")
    try expectFrame(reader.frame, "terms-chinese-unfolded")
    reader.press("tab tab tab * j")
    try expectFrame(reader.frame, "terms-chinese-figures")
  }

  @Test func whereAmbiguousCharactersAreWide() throws {
    var reader = try Reader([Township.report])
    _ = reader.state.update(.ambiguousWidth(2))
    reader.press("T")
    try expectFrame(reader.frame, "terms-ambiguous-2")
  }

  @Test func sortsByEachColumnAndBackwards() throws {
    var reader = try Reader([Township.report])
    reader.press("T")
    #expect(reader.terms.prefix(3) == ["稳渠兴茶", "《清渠公约》", "三清"])
    #expect(reader.terms.count == 14)
    reader.press("O")
    #expect(reader.terms.suffix(3) == ["三清", "《清渠公约》", "稳渠兴茶"])
    reader.press("o")
    #expect(reader.terms.first == "同比增长5.3%", "as found")
    reader.press("o")
    #expect(reader.terms.first == "1.2亿元", "by name")
    reader.press("o O")
    #expect(reader.terms.first == "X", "by kind, backwards")
    reader.press("<")
    #expect(reader.terms.first == "1.2亿元", "by name, forwards again")
  }

  /// In a report whose figures were removed, the placeholder `X` is not the first term that the reader sees.
  @Test func whatIsLeftToBeFilledInComesLast() throws {
    let text = "报告\n\n一、事\n占X%，增长X%，建成X个，X个，XX。“茶香夜校”办3个。\n"
    var reader = try Reader([text])
    reader.press("T")
    #expect(reader.terms == ["茶香夜校", "3个", "X", "X个", "X%", "XX", "增长X%"])
    reader.press("tab tab tab tab")
    #expect(reader.terms == ["3个", "X个", "X%", "增长X%"])
    reader.press("tab")
    #expect(reader.terms == ["X", "XX"])
  }

  /// The sentence below the table is broken like the text: no row begins with a closing mark or ends with an opening
  /// mark, and no number is torn.
  @Test(arguments: 20...80) func theSentenceIsBrokenAsTheTextIs(columns: Int) throws {
    let sentence = "我们坚持“稳渠兴茶”总思路，落实《清渠公约》，推进（三清）工程，茶叶产值同比增长15.3%，达到1.25亿元，惠及《茶农》。"
    var reader = try Reader(["报告\n\n一、事\n\(sentence)\n"], columns: columns, rows: 20)
    reader.press("T")
    let places = TermsGeometry(reader.state.size)
    let rows = places.sentence.map { reader.rows[$0].trimming() }.filter { !$0.isEmpty }
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(!row.unicodeScalars.prefix(1).contains { "”，。》）%".unicodeScalars.contains($0) }, "\(rows)")
      #expect(!row.unicodeScalars.suffix(1).contains { "“《（".unicodeScalars.contains($0) }, "\(rows)")
    }
    for number in ["15.3%", "1.25"] {
      let isWhole = rows.contains { $0.contains(number) }
      #expect(isWhole || !rows.joined().contains(number), "\(rows)")
    }
  }

  @Test(arguments: [
    ("wqxc", ["稳渠兴茶", "稳渠兴茶惠民总要求"]), ("清渠", ["《清渠公约》"]), ("公里", ["12公里", "20公里"]), ("zzz", []),
  ])
  func filters(typed: String, left: [String]) throws {
    var reader = try Reader([Township.report])
    reader.press("T / \(typed)")
    #expect(reader.terms == left)
    reader.press("enter")
    #expect(reader.terms == left)
    reader.press("/ esc")
    #expect(reader.terms == left)
    reader.press("/ ctrl-u enter")
    #expect(reader.terms.count == 14)
  }

  @Test func givesAFilterUpOnTheSameRow() throws {
    var reader = try Reader([Township.report])
    reader.press("T j j j j")
    let before = reader.frame
    reader.press("/ 茶香")
    #expect(reader.term == "茶香夜校")
    reader.press("esc")
    #expect(reader.frame == before)
    reader.press("茶")
    #expect(reader.state.prompt?.line.text == "茶", "a character typed begins a filter")
  }

  @Test func showsOneKindAfterTheOther() throws {
    var reader = try Reader([Township.report])
    reader.press("T")
    let counts = (0..<6).map { _ in
      reader.press("tab")
      return reader.terms.count
    }
    #expect(counts == [3, 2, 1, 7, 1, 14])
    reader.press("shift-tab")
    #expect(reader.terms == ["X"])
  }

  @Test func unfoldsVariants() throws {
    var reader = try Reader([Township.report])
    reader.press("T tab j")
    #expect(reader.terms == ["稳渠兴茶", "稳渠兴茶惠民总要求", "茶香夜校"])
    reader.press("l")
    #expect(reader.terms == ["稳渠兴茶", "稳渠兴茶惠民总要求", "稳渠兴茶惠民的总要求", "茶香夜校"])
    #expect(reader.term == "稳渠兴茶惠民总要求")
    reader.press("j")
    #expect(reader.term == "稳渠兴茶惠民的总要求")
    reader.press("h")
    #expect(reader.terms.count == 3)
    #expect(reader.term == "稳渠兴茶惠民总要求")
    reader.press("z R O G z M")
    #expect(reader.terms == ["茶香夜校", "稳渠兴茶惠民总要求", "稳渠兴茶"])
  }

  @Test func listsThePlacesOfATermAndComesBack() throws {
    var reader = try Reader([Township.report], rows: 8)
    reader.press("d")
    let text = reader.frame
    reader.press("T j j")
    let table = reader.frame
    reader.press("enter")
    #expect(reader.status.contains("三清"))
    #expect(reader.effects.contains(.remember(.search("三清"))))
    reader.list()
    #expect(reader.status.contains("三清  1/2  by place"))
    try expectFrame(reader.frame, "terms-places")
    let list = reader.frame
    for key in ["backspace", "q", "esc", "L"] {
      reader.press(key)
      #expect(reader.frame == table, "\(key)")
      reader.press("enter")
      reader.list()
      #expect(reader.frame == list, "\(key)")
    }
    reader.press("n enter")
    #expect(reader.status.contains("三清 2/2"))
    #expect(reader.state.focus == .text)
    reader.press("N backspace")
    #expect(reader.status.contains("三清  2/2  by place"), "the row that was entered")
    reader.press("backspace")
    #expect(reader.frame == table)
    reader.press("q")
    #expect(reader.state.focus == .text)
    #expect(reader.status.contains("三清 1/2"))
    reader.press("backspace backspace")
    #expect(reader.frame == table)
    var other = try Reader([Township.report], rows: 8)
    other.press("d T j j q")
    #expect(other.frame == text)
    other.press("T esc")
    #expect(other.frame == text)
    other.press("backspace")
    #expect(other.status.contains("nothing searched yet"))
  }

  /// A figure is found where it was counted: `5.3%` is not part of `15.3%`, in the list or in the text.
  @Test func listsTheFigureItself() throws {
    var reader = try Reader(["一、数\n甲占15.3%，乙占5.3%，丙占5.3%。\n"])
    reader.press("T / 5.3 enter")
    #expect(reader.terms == ["5.3%", "15.3%"])
    reader.press("g enter")
    reader.list()
    #expect(reader.state.results?.concordance?.answer.total == 2)
    reader.press("enter")
    #expect(reader.state.search.query?.pattern == "5.3%")
    #expect(reader.status.contains("5.3% 1/2"))
    reader.press("n n")
    #expect(reader.status.contains("wrapped") || reader.state.search.current == 0)
    reader.press("/ 5.3% enter")
    #expect(reader.state.search.hits.count == 3, "typed it is text again")
  }

  /// A row's list has as many places as the row counts: also for figures, everyday words and groups of variants.
  @Test(arguments: ["", "“融合”一次，融合二次，融合三次，融合四次，融合五次。\n"])
  func listsAsManyPlacesAsTheTableCounts(more: String) throws {
    var reader = try Reader([Township.report + more])
    reader.press("T z R")
    let rows = try #require(reader.state.terms.rows)
    for row in 0..<rows.count {
      let shown = rows[row]
      let count =
        shown.variant.map { rows.table.reports(of: rows.table[shown.index].variants[$0]).reduce(0) { $0 + $1.count } }
        ?? rows.table[shown.index].frequency
      reader.state.terms.window.choose(row, count: rows.count, height: 10)
      reader.press("enter")
      reader.list()
      #expect(
        reader.state.results?.concordance?.answer.total == count, "\(rows.table.lexicon[rows.term(at: row)].words)")
      #expect(reader.state.search.hits.count == count)
      reader.press("backspace")
      #expect(reader.state.terms.window.cursor == row)
    }
  }

  /// A step taken before the places are found is done once they are.
  @Test func stepsOnceThePlacesAreFound() throws {
    var reader = try Reader([Township.report], rows: 8)
    reader.press("T j j enter tab tab n")
    #expect(reader.state.focus == .text)
    #expect(reader.status.contains("searching"))
    reader.list()
    #expect(reader.status.contains("三清 1/2"))
  }

  /// A report that was replaced is searched for the term's text.
  @Test func searchesWhatHasChanged() throws {
    var reader = try Reader([Township.report], rows: 8)
    reader.press("T j j enter")
    reader.list()
    reader.press("enter")
    let changed = try LibraryFixture.report(Township.report + "三清三清\n").unpacked()
    _ = reader.state.update(.report(0, changed))
    #expect(reader.state.search.hits.count == 4)
    #expect(reader.state.search.query?.pattern == "三清")
  }

  @Test func pinsAndUnpins() throws {
    var reader = try Reader([Township.report])
    reader.press("T *")
    #expect(reader.status.contains("pinned: 稳渠兴茶, 5"))
    #expect(reader.state.search.pinned.map(\.query.pattern) == ["稳渠兴茶"])
    reader.press("x")
    #expect(reader.state.search.pinned.isEmpty)
    reader.press("x")
    #expect(reader.status.contains("not pinned: 稳渠兴茶"))
  }

  @Test func nothingToList() throws {
    var reader = try Reader(["一、题\n正文。\n"], columns: 40, rows: 8)
    reader.press("T j enter * l O o")
    try expectFrame(reader.frame, "terms-none")
    reader.press("q")
    #expect(reader.state.shell.layers.isEmpty)
  }

  @Test func helpComesBackToTheTable() throws {
    var reader = try Reader([Township.report])
    reader.press("T j")
    let before = reader.frame
    reader.press("f1 j q")
    #expect(reader.frame == before)
  }

  /// No window size and no hostile text breaks the screen or stops the program.
  @Test func everySize() throws {
    let hostile = "“\u{202E}左\u{301}\u{301}\u{301}右”和“左\u{200B}右左右左右”，《\u{1B}[2J》占X个，12\u{202D}万元。\n"
    var reader = try Reader([Township.report + hostile])
    reader.press("T")
    for columns in [1, 2, 19, 20, 21, 34, 36, 50, 61, 99, 131, 300] {
      for rows in [1, 2, 5, 6, 9, 15, 16, 40] {
        reader.resize(columns, rows)
        reader.press("G k l o")
        let frame = reader.frame
        #expect(frame.size == ScreenSize(columns: columns, rows: rows))
        let controls = frame.cells.filter { $0.base.properties.generalCategory == .control }
        #expect(controls.isEmpty)
      }
    }
  }
}

extension Reader {
  /// The terms of the table, in its order.
  var terms: [String] {
    guard let rows = state.terms.rows else { return [] }
    return (0..<rows.count).map { rows.table.lexicon[rows.term(at: $0)].words }
  }

  /// The term under the cursor.
  var term: String? { state.terms.cursor?.words }
}
