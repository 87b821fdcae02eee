import ReportModel
import ReportParsing
import ScreenModel
import TestReports
import Testing
import TextFacts
import TextLayout

@testable import Browser

/// Marks of a page drawn so that they cannot be read as anything else: whole screens.
@Suite struct RichPageTests {
  private func reader(
    _ text: String, columns: Int = 80, rows: Int = 24, width: Int = 1, isPlain: Bool = false, name: String = "page.md"
  ) throws -> Reader {
    var options = BrowserOptions()
    options.screen.isPlain = isPlain
    options.page.paragraphs = .automatic
    options.tree.width = nil
    var reader = try Reader([], columns: columns, rows: rows, options: options)
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
    reader.state = BrowserState(
      reports: [report], options: reader.state.options, keyMap: try BuiltInKeys.map(),
      size: ScreenSize(columns: columns, rows: rows))
    if width == 2 { _ = reader.state.update(.ambiguousWidth(2)) }
    return reader
  }

  private static let page = """
    # Road and water

    Flow is 10<sup>6</sup> m<sup>3</sup> a year, CO<sub>2</sub> 面积5公里<sup>2</sup>、2<sup>n+k</sup>, v<sub>max</sub>, the 1<sup>st</sup>.
    - [ ] gauge the weir
    - [x] clean the canal
    1. [x] a number keeps its box

       ```sh
       sluice --open
         --by-hand
       ```
    > A quotation after an item,
    with a lazy line.
    ```
    a fence after a quotation
    ```
    The last words after a fence.

    | what | sum |
    | --- | ---: |
    | water | 10<sup>6</sup> |

    <br/>

    <br/>

    Run `sluice --no-ignore-gauge` or dam/lower-gate-keeper/open-now with well-known care.
    """

  @Test(arguments: [(80, 24), (120, 40), (200, 50), (40, 10)], [1, 2])
  func page(size: (Int, Int), width: Int) throws {
    var reader = try reader(Self.page, columns: size.0, rows: size.1, width: width)
    try expectFrame(reader.frame, "page-rich-\(size.0)x\(size.1)-\(width)")
    if size.1 < 40 {
      reader.press("G")
      try expectFrame(reader.frame, "page-rich-\(size.0)x\(size.1)-\(width)-end")
    }
  }

  @Test("Read aloud, figures above and below the line are told by signs, and boxes stand as they are written")
  func plain() throws {
    let reader = try reader(Self.page, isPlain: true)
    try expectFrame(reader.frame, "page-rich-plain")
  }

  @Test("The text has no more bytes than before: signs are drawn, not written")
  func bytes() throws {
    let reader = try reader(Self.page)
    #expect(reader.state.report.text == Array(Self.page.utf8))
  }

  private static func overstruck(_ words: String) -> String {
    words.map { $0 == " " ? " " : "\($0)\u{8}\($0)" }.joined()
  }

  @Test("An option and its text on one line are wrapped below each other", arguments: [(80, 24), (120, 24)])
  func manual(columns: Int, rows: Int) throws {
    let head = Self.overstruck
    let page = """
      SLUICE(1)                  District Commands Manual                  SLUICE(1)

      \(head("NAME"))
             sluice - open and close gates

      \(head("OPTIONS"))
             \(head("-a"))        If  the  -a  option is present, all gates of the canal are opened
                       from above to below, one after the other.
             \(head("-f"))     list all gates in the order of the directory, whether they are open
             \(head("--by-hand"))  ask before each gate

             gate     width     height     keeper
             upper    12        3          Li
             lower    9         2          Wang
      """
    let reader = try reader(page, columns: columns, rows: rows, name: "sluice.1.txt")
    try expectFrame(reader.frame, "page-manual-options-\(columns)x\(rows)")
  }

  @Test("The name of an alert stands on a row of its own, and its text begins at the left of the next")
  func alerts() throws {
    let words = "The gates of the canal are opened one after the other, from above to below."
    let page = "# Gates\n\n> [!NOTE]\n> \(words)\n> \(words)\n\n> [!tip]  \n> \(words)\n\n> [!NOTE]\n\(words)\n"
    try expectFrame(try reader(page, columns: 60, rows: 16).frame, "page-alerts")
  }

  @Test("A table wider than the screen shows whole columns, and says at the left what is scrolled over")
  func narrowTable() throws {
    let row = { (words: [String]) in "| " + words.joined(separator: " | ") + " |" }
    let table = [
      row(["river", "source", "mouth", "length of the course", "keeper"]), row(["-", "-", "-", "-", "-"]),
      row(["Qing", "the pass above the village", "the lake", "12 li and a half of it", "Wang"]),
    ]
    var reader = try reader("# T\n\n" + table.joined(separator: "\n"), columns: 40, rows: 10)
    try expectFrame(reader.frame, "table-narrow")
    reader.press("right")
    try expectFrame(reader.frame, "table-narrow-scrolled")
  }

  @Test("The tree leaves lines that stand as they are their columns")
  func setText() throws {
    let line = String(repeating: "x = 1; ", count: 9) + "y = 2;"
    let code = "```\n" + [line, line, line].joined(separator: "\n") + "\n```\n"
    let heads = (1...6).map { "## A heading of the page that has very many words, number \($0)\n\nwords\n" }
    let page = "# Page\n\n" + code + "\n" + heads.joined(separator: "\n")
    let columns = { (text: String, width: Int) in try reader(text, columns: width).state.geometry }
    let (set, free) = (try columns(page, 120), try columns("# Page\n\n" + heads.joined(separator: "\n"), 120))
    #expect(set.preformattedMeasure >= 69 + 2 && free.preformattedMeasure < 69)
    // A narrow screen has no columns to spare: the tree keeps its own.
    #expect(try columns(page, 80).tree.count == columns("# Page\n\n" + heads.joined(separator: "\n"), 80).tree.count)
  }

  @Test("The path above the text is left out over a heading that mark-up stands before, and the tree points at it")
  func headingOnFirstRow() throws {
    let filler = (1...30).map { "words \($0)\n\n" }.joined()
    var reader = try reader("# Page\n\n## One\n\n\(filler)### Two\n\n\(filler)", columns: 100, rows: 20)
    let report = reader.state.report
    let mark = try #require(
      report.paragraphs.first { report.text[$0.range.lower.bytes...].starts(with: Array("###".utf8)) })
    reader.state.jump(to: mark.range.lower)
    #expect(reader.state.heading(of: reader.state.currentSection) == "Two")
    try expectFrame(reader.frame, "page-heading-first")
  }
}
