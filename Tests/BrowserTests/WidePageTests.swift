import ReportModel
import ReportParsing
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Pages that were set for other widths than the pane has: whole screens.
@Suite struct WidePageTests {
  private func reader(_ text: String, columns: Int, rows: Int, name: String) throws -> Reader {
    var options = BrowserOptions()
    options.tree.width = nil
    var reader = try Reader([], columns: columns, rows: rows, options: options)
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
    reader.state = BrowserState(
      reports: [report], options: reader.state.options, keyMap: try BuiltInKeys.map(),
      size: ScreenSize(columns: columns, rows: rows))
    return reader
  }

  private static func log(_ tail: String) -> String {
    (10..<40).map { "2031-05-30T17:\($0):03.0\($0)Z INFO  [ferry-\($0 % 4)] crossing \($0) \(tail)\n" }.joined()
  }

  @Test("Lines of a log that are wider than the measure begin at the left of the pane", arguments: [120, 200, 80])
  func wideLog(columns: Int) throws {
    let tail = "from the upper bank to the lower one with 12 carts, 40 people and a crate of lamps on board, in 7 min"
    let reader = try reader(Self.log(tail), columns: columns, rows: 8, name: "ferry.log")
    try expectFrame(reader.frame, "page-log-\(columns)x8")
  }

  @Test("A log of short lines stands in the middle")
  func shortLog() throws {
    let reader = try reader(Self.log("landed"), columns: 120, rows: 8, name: "ferry.log")
    try expectFrame(reader.frame, "page-log-short-120x8")
  }

  @Test("Text moves left as far as its code needs, and a wide table has the whole pane", arguments: [120, 200])
  func wideCode(columns: Int) throws {
    let code =
      "ferry --from upper --to lower --carts 12 --people 40 --crates 1 --lamps lit --name 'the boat of the night'"
    let cell = "a boat that crosses in the night with all its lamps lit"
    let page = """
      # Ferries

      The ferry crosses the river every quarter of an hour from six in the morning until midnight, but in fog.

      ```sh
      \(code)
      ```

      | boat | by day | by night | in fog |
      |---|---|---|---|
      | one | \(cell) | \(cell) and its bell rung | none |
      """
    let reader = try reader(page, columns: columns, rows: 20, name: "page.md")
    try expectFrame(reader.frame, "page-wide-\(columns)x20")
  }

  private static func manual(_ strike: (String) -> String) -> String {
    """
    FERRY(1)                         User Commands                        FERRY(1)

    \(strike("NAME"))
           ferry - carry files over the river

    \(strike("DESCRIPTION"))
           The  ferry  crosses the river every quarter of an hour from six in the
           morning until midnight, but not in fog.

           -v, --verbose
                  say which boat goes, and what it carries over the river from one
                  bank to the other

    ferry 1.2                           May 2031                          FERRY(1)
    """
  }

  @Test(
    "A manual page looks alike with overstrikes and without: text set in, head and foot on a row each",
    arguments: [(80, 24), (120, 40), (40, 10), (24, 16)], [false, true])
  func manual(size: (Int, Int), isStruck: Bool) throws {
    let strike = { (words: String) in isStruck ? words.map { "\($0)\u{8}\($0)" }.joined() : words }
    let reader = try reader(Self.manual(strike), columns: size.0, rows: size.1, name: "standard input")
    try expectFrame(reader.frame, "page-manual-\(isStruck ? "struck" : "plain")-\(size.0)x\(size.1)")
  }
}
