import ReportModel
import ScreenModel
import Testing
import TextLayout

@testable import Browser

/// Things told to the reader: messages with a long name, and lists of what was not read.
@Suite struct NoticeTests {
  private let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: 1))

  // MARK: Messages that are too long

  @Test(arguments: [
    ("no further section", 40, "no further section"),
    ("a/b.txt: no such file", 40, "a/b.txt: no such file"),
    // The name makes room for the reason.
    (
      "/home/reader/reports/2019/county/a report.docx: is damaged", 40,
      "/home/reader/…/a report.docx: is damaged"
    ),
    ("reports: of the county/part 3: final/report.docx: is damaged", 40, "reports: of t…al/report.docx: is damaged"),
    ("/家/读者/报告/二〇一九年/县/报告.docx：已损坏", 36, "/家/读者/报告/…/县/报告.docx：已损坏"),
    // A reason without room is cut itself, after what is left of the name.
    (
      "/home/reader/reports/2019/county/report.docx: could not be read to its end: it took too long", 40,
      "/home/r…ort.docx: could not be read to …"
    ),
    // Without a name the end is cut.
    ("no section or heading: a heading of which so much was typed", 40, "no section or heading: a heading of whi…"),
    ("a message that says a lot and names nothing at all", 30, "a message that says a lot and…"),
    ("a/long/path/to/some/report.txt: gone", 20, "a/long/path/to/some…"),
  ]) func aMessageIsCutWhereItSaysLeast(message: String, columns: Int, shown: String) {
    let cut = typesetter.shortened(message: message, to: columns)
    #expect(cut == shown && typesetter.width(of: cut) <= columns)
  }

  @Test func ofAnythingNoMoreThanThereIsRoomForIsShown() {
    let messages = ["", ":", "：", "/：", "/: x", "一：/：二", String(repeating: "路/", count: 200) + "：读不了", "é\u{301}/x: y"]
    for message in messages {
      for columns in 0..<90 {
        #expect(typesetter.width(of: typesetter.shortened(message: message, to: columns)) <= columns, "\(message)")
      }
    }
  }

  @Test func theReasonStaysOnTheScreen() throws {
    var reader = try Reader()
    let path = "/home/reader/" + String(repeating: "reports/", count: 12) + "scan.pdf"
    _ = reader.state.update(.notice("\(path): holds no text, only images"))
    // A message that is longer than the status line takes rows above it.
    let shown = reader.rows.suffix(3).joined().split(separator: " ").joined(separator: " ")
    #expect(shown.contains("/home/reader/reports/") && shown.contains("scan.pdf: holds no text, only images"))
  }

  // MARK: What was not read

  @Test func theChosenRowIsShownToItsEnd() throws {
    let long = "/报告/" + (1...40).map { "第\($0)层/" }.joined() + "末页.bin: is not text"
    var reader = try Reader(columns: 40, rows: 12)
    let rows = (1...20).map { "/a/\($0).bin: is not text" } + [long]
    _ = reader.state.update(.library(.skipped(rows)))
    reader.press(": skipped enter")
    #expect(reader.rows.prefix(3) == [" /a/1.bin: is not text", " /a/2.bin: is not text", " /a/3.bin: is not text"])
    reader.press("G")
    let shown = reader.rows.dropLast()
    #expect(shown.joined().filter { $0 != " " }.hasSuffix(long.filter { $0 != " " }))
    #expect(shown.first?.hasPrefix(" /a/") == true && reader.status.hasPrefix(" skipped  21/21"))
    // The row before it is chosen: this one is a row among others again.
    reader.press("k")
    #expect(reader.rows[10].hasSuffix("…") && reader.rows[9] == " /a/20.bin: is not text")
  }

  @Test func aRowLargerThanTheScreenIsCut() throws {
    var reader = try Reader(columns: 20, rows: 6)
    _ = reader.state.update(.library(.skipped(["/a: gone", String(repeating: "路", count: 500)])))
    reader.press(": skipped enter j")
    #expect(reader.rows.dropLast().allSatisfy { $0.hasPrefix(" 路") })
    reader.press("k")
    #expect(reader.rows[0] == " /a: gone")
  }

  /// With one file left there is no library, and what was named beside it was not read all the same.
  @Test func besideASingleReportToo() throws {
    var reader = try Reader()
    reader.press(": skipped enter")
    #expect(reader.status.hasPrefix(" nothing was skipped"))
    _ = reader.state.update(.library(.skipped(["b.txt: no such file", "a.txt: no such file"])))
    reader.press(": skipped enter")
    #expect(reader.rows.prefix(2) == [" a.txt: no such file", " b.txt: no such file"])
  }

  // MARK: A place to begin at

  @Test func aLineNeedsAFile() throws {
    for (event, start) in [(BrowserEvent.goToLine(108), "+108"), (.goToEnd, "+G")] {
      var reader = try Reader(library: 80, 24)
      let before = reader.state.tree.cursor
      _ = reader.state.update(event)
      #expect(reader.status.hasPrefix(" \(start) needs a file: no report of a folder is open yet"))
      #expect(reader.state.tree.cursor == before)
    }
  }

  // MARK: Where the reader has been

  private func placesPassed(_ reader: Reader) -> [[Int]] {
    reader.state.passedPlaces.map { [$0.report, $0.anchor.bytes] }
  }

  /// The place where a report was opened comes before the keys that waited for it: only who moved is remembered there.
  @Test func keysThatWaitedForAReportComeAfterItsOpening() throws {
    var reader = try Reader()
    let source = ReportSource(name: "a.txt", path: Array("a.txt".utf8))
    reader.state = BrowserState(
      reports: [.nothingRead(of: source)], options: BrowserOptions(), keyMap: try BuiltInKeys.map(),
      size: ScreenSize(columns: 80, rows: 24))
    _ = reader.state.update(.goTo("一", report: nil))
    reader.press("j j")
    #expect(placesPassed(reader).isEmpty)
    let report = try Reader().state.report
    _ = reader.state.update(.report(0, report))
    let start = try #require(report.sections.first { $0.level == 1 }).heading.lower.bytes
    let passed = placesPassed(reader)
    #expect(passed.count == 3 && passed[0] == [0, start] && passed[1][1] > start && passed[2][1] > passed[1][1])
    reader.press("k")
    #expect(placesPassed(reader) == [passed[2], passed[1]])
    _ = reader.state.update(.notice("news"))
    #expect(placesPassed(reader) == [passed[1]])
  }
}
