import ReportModel
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Notes on passages: written, drawn, listed, found again.
@Suite struct NotesTests {
  private func notes(_ effects: [Effect]) -> [KeptChange] {
    effects.compactMap { effect in
      guard case .remember(let change) = effect else { return nil }
      switch change {
      case .note, .noteRemoved: return change
      case .search, .mark, .folds, .pin, .markRemoved, .choice, .library, .question, .questionRemoved: return nil
      }
    }
  }

  private func type(_ words: String, into reader: inout Reader) {
    for scalar in words.unicodeScalars { reader.effects += reader.state.update(.key(Key(scalar))) }
    reader.press("enter")
  }

  @Test("on a section: below its heading, in the margin, in the tree", arguments: [Language.english, .chinese])
  func onSection(language: Language) throws {
    var reader = try Reader(language: language)
    reader.press("] ] A")
    type("与去年的数字核对一下，再问问农业局：这里说的三万名群众和前面的两万名不一致", into: &reader)
    try expectFrame(reader.frame, "note-section-\(language)")
    let written = notes(reader.effects)
    guard case .note(let note, 0) = written.first, written.count == 1 else {
      Issue.record("\(written)")
      return
    }
    #expect(String(decoding: note.quote.exact, as: UTF8.self).hasPrefix("（一）深化主题教育"))
  }

  @Test("on a selected passage; changed, and removed where it is made empty") func onSelection() throws {
    var reader = try Reader()
    reader.press("V } A")
    #expect(reader.state.selection == nil)
    type("甲", into: &reader)
    reader.press("V } A")
    type("乙", into: &reader)
    let all = notes(reader.effects)
    #expect(all.count == 2)
    guard case .note(let first, _) = all.first, case .note(let second, _) = all.last else { return }
    #expect(second.name == first.name && second.text == "甲乙" && second.quote == first.quote)
    #expect(reader.rows.contains { $0.contains("✎ 甲乙") })
    reader.press("V } A ctrl-u enter")
    #expect(notes(reader.effects).last == .noteRemoved(first.name))
    #expect(!reader.rows.joined().contains("✎"))
  }

  @Test("notes of an earlier run stand at their words in an edited report, and come with one that is read again")
  func foundAgain() throws {
    let bytes = Array(Reports.district.utf8)
    let words = Array("良种基地1.2万亩".utf8)
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: words) })
    let note = Note(name: "n", quote: TextQuote(start..<start + words.count, in: bytes), text: "去年一万亩")
    let edited = Reports.district.replacing("（一）做强种业", with: "今年有新变化。\n（一）做强种业")
    var reader = try Reader([edited])
    _ = reader.state.update(.left(report: 0, LeftReport(place: nil, folds: nil, notes: [note])))
    reader.press("G")
    #expect(reader.rows.joined().contains("✎ 去年一万亩"))
    let range = try #require(reader.state.notesHere.first?.range)
    #expect(Array(Array(edited.utf8)[range.bytes]) == words)
    // The passage goes, and comes back.
    let without = try Reader([Reports.plan])
    _ = reader.state.update(.report(0, without.state.report))
    #expect(!reader.rows.joined().contains("去年一万亩"))
    reader.press(": n o t e s enter")
    #expect(reader.rows.joined().contains("passage gone"))
    reader.press("q")
    _ = reader.state.update(.report(0, try Reader().state.report))
    reader.press("G")
    #expect(reader.rows.joined().contains("✎ 去年一万亩"))
  }

  @Test("the list has those of this report, and of others; Enter goes there, x removes") func list() throws {
    var reader = try Reader()
    reader.press("] ] ] A")
    type("第二条", into: &reader)
    reader.press("[ [ A")
    type("第一条", into: &reader)
    let other = Note(name: "o", quote: TextQuote(start: 3, count: 3, exact: Array("词".utf8)), text: "别处的批注")
    _ = reader.state.update(.notes([StoredNote(path: Array("/报告/别处.txt".utf8), note: other)]))
    reader.press("G : n o t e s enter")
    try expectFrame(reader.frame, "note-list")
    reader.press("j enter")
    #expect(reader.rows.joined().contains("✎ 第二条"))
    reader.press(": n o t e s enter G enter")
    #expect(reader.effects.last == .openAtQuote(path: Array("/报告/别处.txt".utf8), other.quote))
    _ = reader.state.update(.notOpened("no such file"))
    // The first x asks, and any other key takes the question back.
    reader.press(": n o t e s enter g x")
    #expect(reader.rows.joined().contains("第一条") && reader.status.hasPrefix(" x again removes this note for good "))
    reader.press("j k x")
    #expect(reader.rows.joined().contains("第一条") && reader.status.hasPrefix(" x again removes this note for good "))
    #expect(!notes(reader.effects).contains { if case .noteRemoved = $0 { true } else { false } })
    reader.press("x")
    #expect(!reader.rows.joined().contains("第一条"))
    guard case .noteRemoved = notes(reader.effects).last else {
      Issue.record("not removed")
      return
    }
  }

  @Test("the list waits for the notes of earlier runs, and Enter typed meanwhile leads to one") func awaited() throws {
    var reader = try Reader()
    let other = Note(name: "o", quote: TextQuote(start: 3, count: 3, exact: Array("词".utf8)), text: "别处的批注")
    _ = reader.state.update(.recallingShared(true))
    reader.press(": n o t e s enter")
    #expect(reader.status.contains("loading … notes") && reader.state.openList == nil)
    reader.press("enter")
    reader.effects += reader.state.update(.notes([StoredNote(path: Array("/报告/别处.txt".utf8), note: other)]))
    reader.effects += reader.state.update(.recallingShared(false))
    #expect(reader.effects.last == .openAtQuote(path: Array("/报告/别处.txt".utf8), other.quote))
    // That there are none is said once it is known; Esc stops waiting.
    reader = try Reader()
    _ = reader.state.update(.recallingShared(true))
    reader.press(": n o t e s enter")
    _ = reader.state.update(.recallingShared(false))
    #expect(reader.status.contains("no notes yet"))
    _ = reader.state.update(.recallingShared(true))
    reader.press(": n o t e s enter esc")
    #expect(reader.status.contains("no longer waiting for notes"))
  }

  @Test("in the editor: a note of several lines, and one that is left as it was") func inTheEditor() throws {
    var reader = try Reader()
    reader.press("] A a b alt-e")
    #expect(reader.effects.last == .editNote("ab") && reader.state.shell.layers.isEmpty)
    reader.effects += reader.state.update(.noteEdited("第一行\n\n第二行\n"))
    #expect(reader.rows.contains { $0.contains("✎ 第一行") } && reader.rows.contains { $0.contains("  第二行") })
    // A line would lose the breaks: it goes to the editor again.
    reader.press("A")
    #expect(reader.effects.last == .editNote("第一行\n\n第二行"))
    reader.effects += reader.state.update(.noteEdited(nil))
    reader.press(": note space -e enter")
    #expect(reader.effects.last == .editNote("第一行\n\n第二行"))
    reader.effects += reader.state.update(.noteEdited("\n"))
    guard case .noteRemoved = notes(reader.effects).last else {
      Issue.record("not removed")
      return
    }
  }

  @Test("a session that keeps nothing says so once, and of every note") func nothingKept() throws {
    var options = BrowserOptions()
    options.session.remembers = false
    var reader = try Reader(options: options)
    reader.press("m a")
    #expect(reader.status.contains("; nothing of this session is kept"))
    reader.press("m b")
    #expect(!reader.status.contains("is kept"))
    reader.press("A")
    type("甲", into: &reader)
    #expect(reader.status.contains("noted") && reader.status.contains("; nothing of this session is kept"))
  }

  @Test("note: finds the passages of notes, and those written meanwhile") func searched() throws {
    var reader = try Reader()
    reader.press("] ] A")
    type("核对数字", into: &reader)
    reader.press("g / alt-q note:核对 enter")
    #expect(reader.state.search.hits.count == 1)
    #expect(reader.status.contains("1/1"))
    reader.press("] ] A")
    type("再核对", into: &reader)
    #expect(reader.state.search.hits.count == 2)
    reader.press(": notes enter x x q")
    #expect(reader.state.search.hits.count == 1)
  }

  @Test("a reader passes the rows of notes a line at a time, both ways") func scrolling() throws {
    var reader = try Reader(rows: 10)
    reader.press("A")
    type(String(repeating: "很长的批注。", count: 40), into: &reader)
    var seen: [TextOffset] = []
    for _ in 0..<40 {
      seen.append(reader.state.view.top)
      reader.press("j")
    }
    #expect(reader.status.contains("end of the report"))
    for _ in 0..<60 { reader.press("k") }
    #expect(reader.state.view.top == .start)
    #expect(seen == seen.sorted())
  }

  @Test("the screen in words says them in words, a narrow one shows them, and controls are marks")
  func plainAndNarrow() throws {
    var options = BrowserOptions()
    options.screen.isPlain = true
    var reader = try Reader(options: options)
    reader.press("A")
    type("核对", into: &reader)
    #expect(reader.rows.contains { $0.contains("note: 核对") })
    var narrow = try Reader(columns: 20, rows: 6)
    let quote = TextQuote(0..<6, in: Array(Reports.district.utf8))
    let note = Note(name: "n", quote: quote, text: "一\u{1B}[31m\n二")
    _ = narrow.state.update(.left(report: 0, LeftReport(place: nil, folds: nil, notes: [note])))
    try expectFrame(narrow.frame, "note-20x6")
  }
}
