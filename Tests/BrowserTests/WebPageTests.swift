import ReportModel
import ReportParsing
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Tables, lists, links and quotations of HTML inside Markdown, and the tables of other formats: whole screens.
@Suite struct WebPageTests {
  private func reader(
    _ text: String, columns: Int = 80, rows: Int = 24, isPlain: Bool = false, name: String = "page.md"
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
    return reader
  }

  private static let web = """
    # Weirs

    <table>
      <thead>
      <tr>
        <th>Name</th>
        <th>Keeper</th>
        <th align="right">Height</th>
      </tr>
      </thead>
      <tr>
        <td>Upper weir</td>
        <td><a href="https://example.org/wang">Wang</a></td>
        <td align="right">12</td>
      </tr>
      <tr><td>Lower weir</td><td>Li,
        and his <b>brother</b></td><td align="right">9</td></tr>
    </table>

    <ul>
    <li>open the upper gate</li>
    <li>wait
      <ol>
      <li>an hour</li>
      <li>or two</li>
      </ol>
    </li>
    </ul>

    <blockquote>
    Water finds its way.
    </blockquote>

    <table><tr><td>one line</td><td>two cells</td></tr><tr><td>a second</td><td>row</td></tr></table>

    <pre><code>sluice --open
        --by-hand</code></pre>

    See <a href="#weirs">the weirs</a>, <a name="x">no link</a>.

    ```
    first line

    third line
    ```

    > A quotation
    >
    > of two paragraphs.
    """

  @Test("HTML in Markdown", arguments: [(80, 24), (120, 40), (200, 50), (40, 10)])
  func web(columns: Int, rows: Int) throws {
    var reader = try reader(Self.web, columns: columns, rows: rows)
    try expectFrame(reader.frame, "web-\(columns)x\(rows)")
    guard rows < 40 else { return }
    reader.press("G")
    try expectFrame(reader.frame, "web-\(columns)x\(rows)-end")
  }

  @Test("Read aloud, cells are told by semicolons and quotations by a word") func plain() throws {
    var reader = try reader(Self.web, columns: 80, rows: 40, isPlain: true)
    try expectFrame(reader.frame, "web-plain")
    reader.press("G")
    try expectFrame(reader.frame, "web-plain-end")
  }

  @Test("links of HTML are listed, and the text has all its bytes") func links() throws {
    var reader = try reader(Self.web, columns: 80, rows: 60)
    reader.press("o")
    try expectFrame(reader.frame, "web-links")
    #expect(reader.state.report.text == Array(Self.web.utf8))
  }

  @Test("struck words stand between marks, and merged cells leave the places they cover empty") func struck() throws {
    let text = """
      # Prices

      It was ~~100~~80 yuan, <s>30</s>40 at the <del>old</del> gate: ~~not *yet* opened~~.

      <table><tr><th rowspan=2>Gate</th><th colspan=2>Town</th></tr><tr><th>Width</th><th>Growth</th></tr>
      <tr><td rowspan=2>Upper</td><td>100</td><td align=right>3.0</td></tr><tr><td>~~80~~70</td><td align=right>14.0</td></tr></table>
      """
    var reader = try reader(text, columns: 60, rows: 14)
    try expectFrame(reader.frame, "web-struck")
    reader.press(": copy enter")
    let copied = reader.effects.compactMap { if case .copy(let copied) = $0 { copied } else { nil } }.last
    let words = String(decoding: copied?.text ?? [], as: UTF8.self)
    #expect(words.contains("It was ~~100~~80 yuan, ~~30~~40 at the ~~old~~ gate: ~~not yet opened~~.\n"), "\(words)")
  }

  @Test("tables, lists and notes of other formats", arguments: ["adoc", "rst", "org"])
  func other(format: String) throws {
    let texts = [
      "adoc": """
      = Weirs

      == Gates

      * one
      ** two
      *** three
      . first
      .. inner
      . second

      A note.footnote:[The note.]

      [cols="1,^1,>1"]
      |===
      |Name |Keeper |Height

      |Upper weir
      |Wang
      |12

      |Lower weir |_Li_ |9
      |===

      [cols=2*]
      |===
      |a |b |c |d
      |===
      """,
      "rst": """
      Weirs
      =====

      Gates
      -----

      A note [1]_.

      +------------+--------+
      | Name       | Height |
      +============+========+
      | Upper weir | 12     |
      +------------+--------+
      | Lower weir | *9*    |
      +------------+--------+

      ===== ======
      水位  Height
      ===== ======
      高    2
      低    1
      ===== ======

      .. [1] The note.

      .. note:: Mind the gap.
      """,
      "org": """
      * Weirs
      :PROPERTIES:
      :CUSTOM_ID: weirs
      :END:
      Text *bold*.

      | Name | *Height* |
      |------+----------|
      | Upper weir | [[https://example.org][12]] |
      |------+----------|
      | Lower weir | 9 |

      1. [@10] ten
      2. eleven

      #+begin_quote
      Water finds its way.
      - as a list
      #+begin_src sh
      ls
      #+end_src
      #+end_quote
      """,
    ]
    for (columns, rows) in [(80, 40), (40, 10)] {
      let reader = try reader(texts[format] ?? "", columns: columns, rows: rows, name: "page." + format)
      try expectFrame(reader.frame, "web-\(format)-\(columns)x\(rows)")
    }
  }
}
