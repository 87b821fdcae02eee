import ReportModel
import ReportParsing
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Links and notes: keys in, screens, places and effects out.
@Suite struct LinksTests {
  private static let guide = """
    # Guide

    See [Install](#install-it), [other](b.md#second-part), [site](https://example.org/x?a=1&amp;b=2).
    And [bad](javascript:alert), [place](#mark-x), [file](img/a%20b.png). A note[^1] here.

    ## Install it

    Text. <a id="mark-x"></a> named place.

    ## Usage

    One.

    ## Usage

    Two, [first](#usage), [second](#usage-1), [none](#nowhere).

    [^1]: The first note says this.
    """
  private static let other = "# B\n\n## First part\n\ntext\n\n## Second part\n\nHere [back](./a.md).\n"

  private func reader(
    _ files: [(name: String, text: String)] = [("docs/a.md", guide), ("docs/b.md", other)], columns: Int = 80,
    rows: Int = 24, command: [String] = []
  ) throws -> Reader {
    var options = BrowserOptions()
    options.session.openCommand = command
    var reader = try Reader([], columns: columns, rows: rows, options: options)
    let reports = try files.map { file in
      try ReportParser.report(
        from: Array(file.text.utf8), source: ReportSource(name: file.name, path: Array(file.name.utf8)))
    }
    reader.state = BrowserState(
      reports: reports, options: reader.state.options, keyMap: try BuiltInKeys.map(),
      size: ScreenSize(columns: columns, rows: rows))
    return reader
  }

  @Test("F1 shows the keys of the list, and Esc comes back to it") func keys() throws {
    var reader = try reader()
    reader.press("o down")
    let before = reader.frame
    reader.press("f1")
    #expect(reader.rows.first == " While typing  link:")
    let keys = reader.state.helpLines.map(\.keys)
    #expect(keys.contains("^Y") && keys.contains(":"))
    reader.press("esc")
    #expect(reader.frame == before)
  }

  /// The words at the first visible byte.
  private func top(_ reader: Reader) -> String {
    let text = reader.state.report.text[reader.state.view.top.bytes...].prefix { $0 != 0x0A }
    return String(decoding: text, as: UTF8.self)
  }

  /// Follows the link that `typed` leaves first in the list.
  private func followed(_ typed: String, _ command: [String] = []) throws -> Reader {
    var reader = try reader(command: command)
    reader.press("o")
    for scalar in typed.unicodeScalars { _ = reader.state.update(.key(Key(scalar))) }
    reader.press("enter")
    return reader
  }

  @Test func list() throws {
    var reader = try reader([("a.md", Self.guide)], rows: 14)
    try expectFrame(reader.frame, "links-status")
    reader.press("2 j")
    try expectFrame(reader.frame, "links-status-row")
    reader.press("o down")
    try expectFrame(reader.frame, "links-list")
    reader.press("esc")
    #expect(reader.state.prompt == nil)
  }

  /// Links of the paragraph being read, then all others in sight.
  @Test func linksOfTheRowComeFirst() throws {
    var reader = try reader([("a.md", Self.guide)], rows: 12)
    reader.press("o")
    #expect(reader.state.prompt?.list.count == 7)
    reader.press("esc 2 j o")
    #expect(
      reader.state.prompt?.list.map(\.label) == ["Install", "other", "site", "bad", "place", "file", "[1]"])
    reader.press("esc g o tru")
    #expect(reader.state.prompt?.candidates.map(\.label) == [])
    reader.press("esc o part")
    #expect(reader.state.prompt?.candidates.map(\.label) == ["other"])
  }

  @Test func placesInTheReport() throws {
    #expect(top(try followed("Install it")) == "Install it")
    #expect(top(try followed("named place")).contains("mark-x"))
    var reader = try reader()
    reader.press("o second down enter")
    #expect(top(reader) == "Usage")
    #expect(reader.state.report.words(in: reader.state.report[reader.state.currentSection].body).hasPrefix("Two"))
    #expect(try followed("nowhere").state.shell.notice?.isError == true)
  }

  @Test func noteAndBack() throws {
    var reader = try followed("note")
    #expect(top(reader) == "[^1]: The first note says this.")
    // From the note to what refers to it, and back through the jumps.
    reader.press("o")
    #expect(reader.state.prompt?.list.map(\.label) == ["↑ 1"])
    reader.press("enter")
    #expect(reader.state.report.text[reader.state.view.anchor.bytes...].starts(with: Array("[^1] here".utf8)))
    reader.press("ctrl-o")
    #expect(top(reader) == "[^1]: The first note says this.")
    reader.press("ctrl-o")
    #expect(reader.state.view.anchor == .start)
  }

  @Test func notesOfOtherFormats() throws {
    for (name, text, words) in [
      ("a.org", "* A\nText[fn:1] here.\n\n[fn:1] A note.\n", "[fn:1] A note."),
      ("a.rst", "A\n=\n\nText [#n]_ here.\n\n.. [#n] A note.\n", ".. [#n] A note."),
    ] {
      var reader = try reader([(name, text)])
      reader.press("o enter")
      #expect(top(reader) == words, "\(name)")
      reader.press("o enter")
      #expect(top(reader).hasSuffix("here."), "\(name)")
    }
  }

  // MARK: Notes that are written out

  private static let communique = """
    河西镇统计公报

    一、综合

    全年产值十二亿元［1］，比上年增长百分之六〔2〕。
    其中种业增长最快①，占三成。国办发〔2024〕5号作了部署。

    二、工作

    重点抓好两件事：①修渠；②育种。见注［1，2］。

    注释：

    ［1］ 产值按当年价格计算。
    ［2］ 增长按不变价格计算。
    ①种业包括育种、制种。
    """

  @Test func notesOfAPlainText() throws {
    var reader = try reader([("a.txt", Self.communique)])
    reader.press("o")
    try expectFrame(reader.frame, "links-notes")
    // Each of several numbers in one pair of brackets leads to its note.
    #expect(
      reader.state.prompt?.list.map { $0.label + $0.detail } == [
        "［1］产值按当年价格计算。", "〔2〕增长按不变价格计算。", "①种业包括育种、制种。", "［1，2］产值按当年价格计算。",
        "［1，2］增长按不变价格计算。", "↑ ［1］全年产值十二亿元［1］", "↑ ［1］重点抓好两件事：①修渠；②育种。见注［1，2］",
        "↑ ［2］全年产值十二亿元［1］，比上年增长百分之六〔2〕", "↑ ［2］重点抓好两件事：①修渠；②育种。见注［1，2］",
        "↑ ①其中种业增长最快①",
      ])
    reader.press("down enter")
    #expect(top(reader) == "［2］ 增长按不变价格计算。")
    // From the note to each place that refers to it, and back.
    reader.press("o")
    #expect(
      reader.state.prompt?.list.prefix(2).map { $0.label + $0.detail } == [
        "↑ ［2］全年产值十二亿元［1］，比上年增长百分之六〔2〕", "↑ ［2］重点抓好两件事：①修渠；②育种。见注［1，2］",
      ])
    reader.press("enter")
    #expect(top(reader).hasPrefix("〔2〕"))
    reader.press("ctrl-o ctrl-o")
    #expect(reader.state.view.anchor == .start)
  }

  /// A number refers to the next note with it: chapters that count from 1 each have their own.
  @Test func notesOfChapters() throws {
    let text = "# A\n\nOne [1].\n\n[1] First.\n\n# B\n\nTwo [1] and [12].\n\nNotes: [1] Second.\n"
    var reader = try reader([("a.txt", text)], rows: 8)
    reader.press("o two esc ] ] o")
    #expect(reader.state.prompt?.list.first?.detail == "Second.")
  }

  @Test func anotherReport() throws {
    var reader = try followed("b.md")
    #expect(reader.state.report.source.name == "docs/b.md")
    #expect(top(reader) == "Second part")
    reader.press("o enter")
    #expect(reader.state.report.source.name == "docs/a.md")
    reader.press("ctrl-o")
    #expect(top(reader) == "Second part")
  }

  @Test func whatIsOutsideIsHandedToTheCommand() throws {
    #expect(try followed("site", ["xdg-open"]).effects == [.open(.address("https://example.org/x?a=1&b=2"))])
    #expect(try followed("img", ["xdg-open"]).effects == [.open(.file(Array("docs/img/a b.png".utf8)))])
    // Nothing is opened by itself, nor what may be a program.
    for (typed, command) in [("site", []), ("img", []), ("bad", ["xdg-open"])] {
      let reader = try followed(typed, command)
      #expect(reader.effects == [], "\(typed)")
      #expect(reader.state.shell.notice?.isError == true, "\(typed)")
    }
  }

  @Test func onlyAddressesOfFourKindsAreOpened() {
    for address in ["http://a", "HTTPS://a", "mailto:a@b.c", "ftp://a/b", "https://例.中国/路"] {
      #expect(LinkAddress(address) == .outside(address))
    }
    for address in [
      "javascript:x", "data:text/html,x", "ssh://a", "//host/a", "vbscript:x", "https://a/\u{202E}b", "http://a b",
    ] {
      #expect(LinkAddress(address) == .unknown(address))
    }
    #expect(LinkAddress("file:a.md#b") == .file("a.md", place: "b"))
    #expect(LinkAddress("a.org::*Head") == .file("a.org", place: "Head"))
    #expect(LinkAddress("*Head") == .place("Head"))
    #expect(LinkAddress.file("../x/./y.md", beside: Array("a/b/c.md".utf8)) == Array("a/x/y.md".utf8))
    #expect(LinkAddress.file("../../../y", beside: Array("a/c.md".utf8)) == Array("../../y".utf8))
    #expect(LinkAddress.file("y%00z", beside: Array("a/c.md".utf8)) == Array("a/y%00z".utf8))
  }

  @Test func aTargetNeverReachesTheTerminalAsAControl() throws {
    let text = "# A\n\n[x](<https://a\u{1B}]0;b\u{7}>) [y](<\u{202E}z>)\n"
    var reader = try reader([("a.md", text)])
    reader.press("2 j o")
    let shown = reader.rows.joined()
    #expect(shown.unicodeScalars.allSatisfy { !HiddenCharacter.contains($0.value) })
    #expect(shown.contains("https://a␛]0;b␇"))
  }

  @Test func namesThatProgramsMakeAreNotTold() throws {
    var reader = try reader([("a.md", "[x](#_Toc1) and [y](#b).\n\n# A\n\ntext\n")])
    #expect(reader.status.contains("  → #b +1 "))
    reader.press("h")
    #expect(!reader.status.contains("→"))
  }

  @Test func nothingInSight() throws {
    var reader = try Reader()
    reader.press("o")
    #expect(reader.state.shell.notice == Notice(text: "no link and no note in sight"))
  }

  // MARK: The tree of a report without headings

  @Test func aReportWithoutHeadingsHidesTheTree() throws {
    var reader = try Reader(["A line.\n\nAnother line.\n"], rows: 8)
    try expectFrame(reader.frame, "no-outline")
    reader.press("t")
    try expectFrame(reader.frame, "no-outline-tree")
    reader.press("t")
    try expectFrame(reader.frame, "no-outline")
    // The tree is there while it has the keys.
    reader = try Reader(["A line.\n\nAnother line.\n"], rows: 8)
    reader.press("h")
    #expect(reader.rows[1].contains("no headings"))
    reader.press("esc")
    #expect(!reader.rows[1].contains("no headings"))
    // A library keeps it.
    #expect(try Reader(["A line.\n", "B line.\n"], rows: 8).rows[1].contains("report-2"))
  }

  /// Headings in overstrikes are found as they are shown, and a word that mark-up parts is told of with the key.
  @Test func wordsAsTheyAreShown() throws {
    let page =
      "N\u{8}NA\u{8}AM\u{8}ME\u{8}E\n\n    One line of text.\n\nS\u{8}SE\u{8}EE\u{8}E\n\n    Another line of text.\n"
    var reader = try reader([("page", page)], rows: 12)
    reader.press("s SEE enter")
    #expect(reader.state.report.title(of: reader.state.currentSection).contains("S"))
    #expect(reader.state.currentSection.value == 2)
    reader = try self.reader([("a.md", "# Guide\n\n**high** quality, **hi**gher\n")], rows: 12)
    reader.press("/ higher enter")
    #expect(reader.rows.last?.contains("not found as written: higher (alt-f") == true)
  }
}
