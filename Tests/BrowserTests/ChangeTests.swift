import ReportModel
import ReportParsing
import ScreenModel
import Testing

@testable import Browser

/// Files that change while they are read: the messages, and the reader's place afterwards.
@Suite struct ChangeTests {
  private func report(_ text: String) throws -> Report {
    try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "report-1.txt"))
  }

  @Test func theReaderIsToldAndAsksForIt() throws {
    var reader = try Reader(rows: 10)
    let before = reader.state.report
    let longer = try report(Reports.district + "三、补充\n新增一节。\n")
    _ = reader.state.update(.changed(0, longer))
    #expect(reader.status.contains("the file has changed; R reads it again"))
    #expect(reader.state.report.text == before.text)
    reader.press("R")
    #expect(reader.state.report.text == longer.text)
    #expect(reader.effects.isEmpty)
    // An event with the text already read tells nothing new.
    _ = reader.state.update(.changed(0, longer))
    #expect(reader.state.shell.notice == nil)
    reader.press("R")
    #expect(reader.effects == [.reload(report: 0)])
    _ = reader.state.update(.vanished(0))
    #expect(reader.state.shell.notice?.text == "the file is gone; what was read stays")
    _ = reader.state.update(.changeUnread(0, "is a folder"))
    let told = "the file has changed and cannot be read (is a folder); what was read stays"
    #expect(reader.state.shell.notice?.text == told)
    _ = reader.state.update(.key(Key("j")))
    _ = reader.state.update(.changeUnread(1, "is a folder"))
    #expect(reader.state.shell.notice == nil)
  }

  @Test func itIsReadAtOnceWhereThatIsWanted() throws {
    var options = BrowserOptions()
    options.session.follows = true
    var reader = try Reader(options: options)
    let other = try report("另一份\n\n一、事\n")
    _ = reader.state.update(.changed(0, other))
    #expect(reader.state.report.text == other.text)
    #expect(reader.state.shell.notice?.text == "the file has changed and was read again")
  }

  /// Text is inserted, deleted and moved around the first visible line; that stays the first visible line.
  @Test(arguments: ["（三）做活市场", "（一）做强种业", "在总结成绩的同时", "一、抓学习"])
  func thePlaceIsKeptByTheTextAroundIt(line: String) throws {
    let text = Reports.district
    let place = try #require(text.range(ofBytes: line))
    let edits = [
      "前言一段。\n" + text, text.replacing("同志们：", with: "同志们，朋友们："), text + "附记。\n",
      text.replacing("一年来的工作。", with: "一年来的工作。补充几句话，说明情况。").replacing("以上是", with: "上述是"),
      text.replacing("齐心协力  开创新局\n", with: ""),
    ]
    for edited in edits {
      var reader = try Reader([text], rows: 8)
      reader.state.view.place(TextOffset(place))
      reader.press("m a")
      _ = reader.state.update(.report(0, try report(edited)))
      let wanted = try #require(edited.range(ofBytes: line))
      #expect(reader.state.view.anchor == TextOffset(wanted), "\(edited.prefix(20))")
      #expect(reader.state.reading.marks[Mark("a", in: .report(0))]?.anchor == TextOffset(wanted))
    }
  }

  @Test func keptPlacesAreAlwaysInTheText() {
    var dice = RandomTests.Dice(state: 0x5EED)
    let words = ["种业", "茶", "。", "\n", "e\u{301}", "x", "河西镇"]
    for _ in 0..<200 {
      let old = (0..<Int.random(in: 0...60, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }.joined()
      let new = (0..<Int.random(in: 0...60, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }.joined()
      let relocation = PlaceRelocation(from: Array(old.utf8), to: Array(new.utf8))
      for place in 0...old.utf8.count {
        #expect((0...new.utf8.count).contains(relocation.place(TextOffset(place)).bytes))
      }
    }
  }

  @Test func aLibraryTellsWhatIsStale() throws {
    var reader = try Reader(library: 80, 12)
    var fixture = LibraryFixture()
    try fixture.add(LibraryFixture.district)
    reader.take(&fixture)
    _ = reader.state.update(.library(.stale(changed: [1, 2], vanished: [], appeared: 0)))
    #expect(reader.state.shell.notice?.text == "files: 2 changed")
    reader.press("z 1 j j enter : n enter")
    #expect(reader.state.shell.notice?.text == "report 2 of 5: 第九村.txt  the file has changed; R reads it again")
    reader.press("R")
    #expect(reader.effects.last == .reload(report: 1))
  }
}

extension String {
  /// The byte at which `words` begins; nil where the report does not contain it.
  fileprivate func range(ofBytes words: String) -> Int? {
    let (text, words) = (Array(utf8), Array(words.utf8))
    return text.indices.first { text[$0...].starts(with: words) }
  }
}
