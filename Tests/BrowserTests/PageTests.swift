import ReportModel
import ReportParsing
import ScreenModel
import Testing
import TextFacts
import TextLayout

@testable import Browser

/// Pages of marked-up text: whole screens, with a row of roles under each row of text.
@Suite struct PageTests {
  /// A reader of a Markdown file.
  private func reader(
    _ text: String, columns: Int = 80, rows: Int = 24, paragraphs: ParagraphSeparation = .automatic
  ) throws -> Reader {
    var options = BrowserOptions()
    options.page.paragraphs = paragraphs
    var reader = try Reader([], columns: columns, rows: rows, options: options)
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "page.md"))
    reader.state = BrowserState(
      reports: [report], options: reader.state.options, keyMap: try BuiltInKeys.map(),
      size: ScreenSize(columns: columns, rows: rows))
    return reader
  }

  private static let page = """
    ---
    title: 云岭手册
    ---
    # 云岭**手册** `v2`

    第一段的第一行
    接着第二行，有*着重*、**加重**和`代码`，&lt;还有&gt;[链接](https://example.org/a)。

    ## Lists

    - an item of the list that is long enough to be wrapped on a narrow
      screen, written on two lines
    - another
      1. nested
      2. and more

    > A quotation, on
    > two lines.

    ```swift
    let road = Road(from: "云岭", to: "江口") // a line of code that is never wrapped
    ```

    ---

    | 乡镇 | 人口 | 说明 |
    |------|-----:|:----:|
    | **云岭** | 12,000 | 一段很长的说明，在窄的屏幕上要分成几行 |
    | 江口 | 800 | 短 |

    Setext
    ------

    A note[^1].

    [^1]: The note's text.
    """

  @Test(arguments: [(80, 48), (120, 40), (40, 60), (200, 50)])
  func markdown(columns: Int, rows: Int) throws {
    let reader = try reader(Self.page, columns: columns, rows: rows)
    try expectFrame(reader.frame, "page-markdown-\(columns)x\(rows)")
  }

  /// Every kind of block on small and large screens, from its top to its end, in both widths of ambiguous characters.
  @Test(arguments: [(80, 24), (120, 40), (200, 50), (40, 10)], [1, 2])
  func blocks(size: (Int, Int), ambiguousWidth: Int) throws {
    var reader = try reader(Self.page, columns: size.0, rows: size.1)
    _ = reader.state.update(.ambiguousWidth(ambiguousWidth))
    for screen in 1...8 {
      try expectFrame(reader.frame, "page-blocks-\(size.0)x\(size.1)-width-\(ambiguousWidth)-\(screen)")
      let top = reader.state.view.top
      reader.press("space")
      if reader.state.view.top == top { break }
    }
  }

  /// A manual page as `man` prints it, with what its justified lines and hyphens were made of taken apart.
  @Test(arguments: [(80, 24), (40, 24), (120, 24)])
  func manualPage(columns: Int, rows: Int) throws {
    let text = """
      N\u{8}NA\u{8}AM\u{8}ME\u{8}E
             road - look after the roads of a town

      D\u{8}DE\u{8}ES\u{8}SC\u{8}CR\u{8}RI\u{8}IP\u{8}PT\u{8}TI\u{8}IO\u{8}ON\u{8}N
             The  roads  of  a  town are looked after from the first survey to the last
             repair. Each of them has a number and a length, and what is known  of  its
             state stands beside it. A road that was not surveyed for more than a spec‐
             ified time is marked, and those who ask for it are told how long that was,
             whatever the reason may be.

      O\u{8}OP\u{8}PT\u{8}TI\u{8}IO\u{8}ON\u{8}NS\u{8}S
             -\u{8}-a\u{8}a, -\u{8}--\u{8}-a\u{8}al\u{8}ll\u{8}l
                    list all of the roads, also those that have not been looked at for
                    more than a year, those that were given up, and those that belong
                    to another town and are looked after by it

             -\u{8}-n\u{8}n     name the roads and nothing else, which is what most people want to
                    know who ask for a list, and what the other programs read that are
                    given one by this program

             •      the first of some points that are long enough to need a second  and
                    even a third line of the page, so that it can be seen where all of
                    them begin

      """
    let reader = try Reader([text], columns: columns, rows: rows)
    try expectFrame(reader.frame, "page-manual-\(columns)x\(rows)")
  }

  /// A table goes sideways by its own columns, other rows by eight, and neither further than there is something to see.
  @Test func sideways() throws {
    let cells = (1...6).map { "| 第\($0)列的标题文字 " }.joined()
    let table = "# 表\n\n\(cells)|\n\(String(repeating: "|---", count: 6))|\n\(cells)|\n"
    var reader = try reader(table, columns: 60, rows: 10)
    var seen: [[String]] = [reader.rows]
    for _ in 0..<8 {
      reader.press("right")
      if reader.state.shell.notice != nil { break }
      #expect(seen.last != reader.rows, "no press is without effect")
      seen.append(reader.rows)
    }
    #expect(reader.state.shell.notice?.text == "nothing further to the right" && seen.count > 2)
    for before in seen.dropLast().reversed() {
      reader.press("left")
      #expect(reader.rows == before)
    }
    reader = try self.reader("# A\n\n```\n\(String(repeating: "ab", count: 40))\n```\n", columns: 60, rows: 10)
    let shifts = (0..<9).map { _ in
      reader.press("right")
      return reader.state.view.shift
    }
    #expect(shifts == shifts.sorted() && shifts[7] == shifts[8] && shifts[8] < 80)
  }

  /// The page numbers of a list of contents stand behind its lines, whatever leads to them.
  @Test func contents() throws {
    let entries = [("一、河道治理的主要任务和保障措施", "……………… 3"), ("二、城乡供水工程", "\t12"), ("三、附则", "     20")]
    let text =
      "河道治理方案\n\n目录\n\n" + entries.map { $0.0 + $0.1 + "\n" }.joined()
      + entries.map { "\n\($0.0)\n\n各项工作按计划推进，责任到人。\n" }.joined()
    let reader = try Reader([text], columns: 40, rows: 24)
    try expectFrame(reader.frame, "page-contents")
  }

  @Test func source() throws {
    var reader = try reader(Self.page, rows: 48)
    reader.press(": source enter")
    try expectFrame(reader.frame, "page-source")
    reader.press(": source enter")
    #expect(reader.rows.dropLast().elementsEqual(try self.reader(Self.page, rows: 48).rows.dropLast()))
  }

  @Test("A hit inside mark-up shows it")
  func revealed() throws {
    var reader = try reader(Self.page, rows: 48)
    reader.press("/ example.org enter")
    #expect(reader.rows.contains { $0.contains("链接](https://example.org/a)") })
    reader.press("/ 江口 enter")
    #expect(!reader.rows.contains { $0.contains("https") })
  }

  @Test("Every row can be scrolled to, down and up again, at any width")
  func scrolling() throws {
    for columns in [20, 33, 80] {
      var reader = try reader(Self.page, columns: columns, rows: 8)
      var seen: [TextOffset] = [reader.state.view.top]
      for _ in 0..<200 {
        reader.press("j")
        if seen.last != reader.state.view.top { seen.append(reader.state.view.top) }
      }
      #expect(seen == seen.sorted() && Set(seen).count == seen.count)
      // The first place is that of mark-up that has no row.
      for place in seen.dropFirst().dropLast().reversed() {
        reader.press("k")
        #expect(reader.state.view.top == place)
      }
    }
  }

  @Test("Paragraphs are told apart by an indent in Chinese text, by blank rows in other text")
  func paragraphs() throws {
    let chinese = "云岭区工作报告\n一、回顾\n全年完成投资三亿元。\n　　自带缩进的段落。\n（一）抓项目。开工十二个。\n"
    let western = "A Report\n\nThe first paragraph says this.\nThe second one says that.\n"
    for (text, name) in [(chinese, "chinese"), (western, "western")] {
      for style in ParagraphSeparation.allCases {
        var options = BrowserOptions()
        options.page.paragraphs = style
        let reader = try Reader([text], columns: 60, rows: 12, options: options)
        try expectFrame(reader.frame, "page-paragraphs-\(name)-\(style.rawValue)")
      }
    }
  }

  @Test("A row of more cells than its table has columns is shown as it stands")
  func raggedTable() throws {
    let rows = String(repeating: "| 甲 | 乙 |\n", count: 420)
    var reader = try reader("# 表\n\n| 甲 | 乙 |\n|---|---|\n\(rows)| 一 | 二 |\n", columns: 60, rows: 10)
    reader.press("G")
    #expect(reader.rows.contains { $0.contains("一 │ 二") })
    let html = "<table><tr><td>甲</td></tr></table>"
    #expect(try self.reader(html, columns: 60, rows: 6).rows.joined().contains("甲"))
  }

  @Test("Labels stand at their headings, whatever mark-up is hidden before them")
  func labels() throws {
    var reader = try reader("# 报告\n\n## **一节**\n\n字。\n\n> ## 二节\n>\n> 字。\n", columns: 60, rows: 14)
    reader.press("S")
    try expectFrame(reader.frame, "page-labels")
  }

  @Test("Strong words that began above the screen stay strong")
  func spansFromAbove() throws {
    var reader = try reader("# 报告\n\n**甲  \n乙  \n丙**丁\n\n" + String(repeating: "字。\n\n", count: 20), rows: 6)
    let wanted = reader.frame
    reader.press("j j j j")
    let row = try #require(reader.rows.firstIndex { $0.contains("丙丁") })
    #expect(reader.frame != wanted)
    #expect(reader.frame[row: row].map(\.role).contains(.textStrong))
  }

  @Test("A report that ends in mark-up ends with its last text")
  func hiddenEnd() throws {
    let comments = String(repeating: "[a]: http://example.org\n", count: 200)
    var reader = try reader("# 报告\n\n" + String(repeating: "字。\n\n", count: 30) + comments, rows: 8)
    reader.press("G")
    let end = reader.state.view.top
    reader.press("j")
    #expect(reader.state.view.top == end)
    #expect(reader.rows.filter { $0.contains("字。") }.count >= 3)
  }

  @Test("Control bytes at the edges of a cell are shown")
  func controlsInCells() throws {
    let reader = try reader("A\n\n|a\u{B}|c\u{8}|\n|-|-|\n|\u{9B}q|\u{7}z|\n", columns: 60, rows: 8)
    #expect(reader.rows.contains { $0.contains("␇z") })
    #expect(reader.rows.contains { $0.contains("<U+009B>q") })
  }

  @Test("The heads and the first column of a wide table stay in sight, whatever is scrolled")
  func wideTable() throws {
    let head = "| 乡镇 | " + (1...9).map { "第\($0)季度完成投资" }.joined(separator: " | ") + " |\n"
    let rows = (1...30).map { row in "| 第\(row)镇 | " + (1...9).map { "\(row * $0)" }.joined(separator: " | ") + " |\n" }
    let table = head + "|" + String(repeating: "--|", count: 10) + "\n" + rows.joined()
    var reader = try reader("# 报告\n\n" + table + "\n完。\n", columns: 80, rows: 10)
    reader.press("space right")
    try expectFrame(reader.frame, "page-table-wide")
    // Half a column is none, its figures would read as others: any count goes to the next whole one.
    reader.press("left 1 right")
    try expectFrame(reader.frame, "page-table-wide")
    reader.press("/ 第9季度 enter")
    #expect(reader.rows.contains { $0.contains("第9季度完成投资") })
    reader.press("G")
    #expect(reader.rows.dropLast().contains { $0.contains("完。") })
  }

  @Test("A stretch of hidden paragraphs is gone through once, not for every frame and every step")
  func hiddenStretch() throws {
    let count = 20_000
    let hidden = (0..<count).map { "[a\($0)]: http://example.org/\($0)\n" }.joined()
    let text = "# 报告\n\n上。\n\n" + hidden + "\n下。\n\n" + String(repeating: "字。\n\n", count: 40)
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "page.md"))
    var flow = TextFlow(report: report, typesetter: Typesetter(widths: WidthTable(ambiguousWidth: 1)), columns: 60)
    let first = RowPlace(paragraph: 0, row: 0)
    #expect(flow.rows(from: first, count: 8).count == 8)
    let once = flow.examined
    #expect(once >= count && once < count + 100)
    for _ in 0..<20 {
      _ = flow.rows(from: first, count: 8)
      let below = flow.move(first, by: 6)
      #expect(flow.move(below, by: -6) == flow.place(of: .start))
    }
    #expect(flow.examined < once + 100)
  }

  @Test("Hidden remarks between blank lines leave one blank row")
  func hiddenRemark() throws {
    let reader = try reader("# 报告\n\n上。\n\n<!-- 甲 -->\n\n<!-- 乙 -->\n\n下。\n", columns: 60, rows: 10)
    let above = try #require(reader.rows.firstIndex { $0.contains("上。") })
    #expect(reader.rows[above + 2].contains("下。"))
  }
}
