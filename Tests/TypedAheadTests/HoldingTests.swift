import Browser
import ReportModel
import ScreenModel
import Settings
import TestReports
import Testing
import TextFacts

/// Input that is held: the status says for what, some keys never wait, and whoever gives it up stays in place.
@Suite struct HoldingTests {
  /// A program that has read a tenth of a report, and the rest of its readings.
  private func program(
    columns: Int = 80, rows: Int = 24, language: Language = .english, isPipe: Bool = false
  ) throws -> Program {
    let pieces = try County.pieces([10, 100], isPipe: isPipe)
    return Program([pieces[0]], news: [.report(pieces[1])], columns: columns, rows: rows, language: language)
  }

  @Test(arguments: [
    ("s 五十（三） enter", " loading … 五十（三）  esc stop waiting"),
    ("1 9 0 0 g j j", " loading … line 1900  2 keys wait  esc stop waiting"),
    (": 1 9 0 0 enter", " loading … line 1900  esc stop waiting"),
    ("5 0 % j", " loading … 50 %  1 key waits  esc stop waiting"),
    ("G", " loading … the end  esc stop waiting"),
    ("9 9 9 ]", " loading … the text that follows  esc stop waiting"),
    ("/ 末尾之词 enter n", " searching … 末尾之词  1 key waits  esc stop waiting"),
    ("T", " loading … the text that follows  esc stop waiting"),
  ])
  func theStatusSaysForWhat(keys: String, status: String) throws {
    var program = try program()
    program.press(keys)
    #expect(program.status.hasPrefix(status + "  ") && program.status.hasSuffix("F1 help"), "\(program.status)")
    program.finish()
    #expect(!program.status.contains("stop waiting"))
  }

  @Test func theStatusFitsAnyWidthAndSpeaksChinese() throws {
    var program = try program(columns: 20, rows: 6)
    program.press("s 五十（三） enter j")
    #expect(program.status == " loading … … F1 help" || program.status.hasPrefix(" loading … 五"))
    program = try self.program(columns: 60, rows: 10, language: .chinese)
    program.press("s 五十（三） enter j")
    #expect(program.status == " 读取中 … 五十（三）  待处理 1 键  esc 不再等待    F1 帮助")
    program.press("esc")
    #expect(program.status.hasPrefix(" 不再等待：五十（三）"))
  }

  /// A program that has read several reports.
  private func library() throws -> Program {
    var program = Program([], news: try County.loading())
    program.finish()
    program.press("G enter")
    program.finish()
    return program
  }

  @Test(arguments: [
    (": c o m p a r e space 4 enter j", " comparing … 4  1 key waits  esc stop waiting"),
    (": r e u s e enter j j", " searching … passages of other reports  2 keys wait  esc stop waiting"),
    (": s i m i l a r enter j", " searching … similar sections  1 key waits  esc stop waiting"),
    (": r i s i n g enter j", " counting … phrases by year  1 key waits  esc stop waiting"),
  ])
  func theStatusSaysForWhatAnswer(keys: String, status: String) throws {
    var program = try library()
    let before = program.frame
    program.press(keys)
    #expect(program.status.hasPrefix(status), "\(program.status)")
    // Given up, nothing comes any more, and what was typed for it is gone.
    program.press("esc")
    program.finish()
    program.press("ctrl-l")
    #expect(program.frame == before, "\(program.frame.dump())")
  }

  /// The fault of an expression is told in a library too, also where no report is being read.
  @Test(arguments: ["", "G enter"]) func faultsAreToldInALibrary(before: String) throws {
    for (keys, fault) in [
      ("/ alt-q ( 改 革 enter", " query, character 1: this bracket is never closed"),
      ("/ ctrl-r 增 长 ( enter", " bad pattern at character 4: missing closing parenthesis"),
    ] {
      var program = Program([], news: try County.loading())
      program.finish()
      program.press(before)
      program.finish()
      program.press(keys)
      program.finish()
      #expect(program.status.hasPrefix(fault), "\(keys) \(program.status)")
    }
  }

  /// The answers that a whole library gives are not asked of a part of it.
  @Test(arguments: [": r i s i n g enter", ": s i m i l a r enter", ": r e u s e enter"])
  func answersWaitForTheLibrary(keys: String) throws {
    var program = Program([], news: try County.loading(milliseconds: 800))
    program.readFurther()
    program.work()
    program.press(keys)
    #expect(program.status.hasPrefix(" loading … all reports"), "\(program.status)")
    program.finish()
    #expect(!program.status.contains("stop waiting"), "\(program.status)")
  }

  @Test func whatIsTypedAfterAnotherFileIsMeantForThat() throws {
    var state = BrowserState(
      reports: [try County.pieces([100])[0]], options: BrowserOptions(),
      keyMap: KeyMap(KeyMapFile.load(from: nil) { Command(rawValue: $0) != nil }.bindings),
      size: ScreenSize(columns: 80, rows: 24))
    var effects: [Effect] = []
    for key in [":", "e", " ", "b"] {
      effects += state.update(.key(Key(text: key == " " ? "space" : key) ?? Key(.escape)))
    }
    effects += state.update(.key(Key(.enter)))
    #expect(effects == [.openFile(path: "b")])
    _ = state.update(.key(Key("/")))
    _ = state.update(.paste("经济"))
    _ = state.update(.key(Key(.enter)))
    #expect(state.typedAhead == [.key(Key("/")), .paste("经济"), .key(Key(.enter))])
    // Refused, it was typed for this one.
    _ = state.update(.notOpened("there is no b"))
    #expect(state.typedAhead.isEmpty)
    #expect(state.render().dump().contains("经济"))
  }

  @Test func nothingSaysNoBeforeTheEndIsKnown() throws {
    var program = try program()
    for keys in ["9 0 0 0 0 g", "s 无此标题 enter", "/ 无此词 enter", "9 9 9 ] ]", "alt-7 alt-8 alt-9"] {
      program.press(keys)
      #expect(program.status.contains("stop waiting"), "\(keys)")
      program.press("esc")
    }
    // A prompt that previews what is there says that more is read.
    program.press("/ 无此词")
    #expect(program.status.hasSuffix("reading…"))
    program.press("esc")
    program.press("9 0 0 0 0 g")
    program.finish()
    #expect(program.status.hasPrefix(" no line 90000: the file has 2224"))
  }

  @Test func escapeAndControlCGiveUpAndStay() throws {
    for isKey in [true, false] {
      for keys in ["s 五十（三） enter j", "1 9 0 0 g j", "5 0 % j", "/ 末尾之词 enter n n", "9 9 9 ] j"] {
        var program = try program()
        program.press("3 j")
        let before = program.frame
        program.press(keys)
        if isKey { program.press("esc") } else { program.handle(.interrupt) }
        #expect(program.status.hasPrefix(" no longer waiting for "), "\(keys)")
        program.press("ctrl-l")
        #expect(program.frame == before, "\(keys)")
        program.finish()
        // But for the scroll bar the text is the same; the tree folds what has no room beside all the sections there are now.
        let texts = [program.frame, before].map { $0.rowText(2).dropLast(3).split(separator: "│").last }
        #expect(texts[0] != nil && texts[0] == texts[1], "\(keys)")
      }
    }
  }

  /// A text that comes through a pipe may never end: whoever no longer waits for its end is shown the end so far.
  @Test func theEndSoFarIsShownToWhoGivesUp() throws {
    var program = try program(isPipe: true)
    program.press("G esc")
    #expect(program.status.hasPrefix(" the end of what has been read so far"))
    #expect(program.frame.rowText(22).contains("编号"))
  }

  @Test func quittingAndResizingNeverWait() throws {
    var program = try program()
    program.press("G j")
    program.handle(.resized(ScreenSize(columns: 60, rows: 12)))
    #expect(program.frame.size == ScreenSize(columns: 60, rows: 12))
    #expect(program.status.hasPrefix(" loading … the end"))
    program.press("q")
    #expect(!program.hasQuit)
    program.press("Q")
    #expect(program.hasQuit)
  }

  /// A letter of a line that the held keys begin to type is no command.
  @Test(arguments: ["/ Q", "m Q", "' Q", "s Q", ": Q", "z Q", "+ Q"]) func aLetterThatIsTypedIsNoCommand(keys: String)
    throws
  {
    var program = try program()
    program.press("G")
    program.press(keys)
    #expect(!program.hasQuit)
    program.press("ctrl-j")
    if keys.first != "z" { program.press("enter") }
    program.press("Q")
    #expect(program.hasQuit)
  }

  @Test func noMoreKeysAreHeldThanAnyoneTypes() throws {
    var program = try program()
    program.press("G")
    for _ in 0..<2_000 { program.press("k") }
    #expect(program.status.hasPrefix(" loading … the end  too many keys: the rest is dropped"))
    program.finish()
    var slow = try self.program()
    slow.finish()
    slow.press("G 9 9 9 k")
    #expect(program.frame == slow.frame)
  }

  /// A reading that fails brings nothing more: what is there is all there is.
  @Test func afterAFailureWhatIsThereIsAll() throws {
    var program = try program()
    program.press("s 五十（三） enter")
    program.handle(.unreadable(0, "county.txt: input/output error"))
    #expect(program.status.hasPrefix(" no section or heading: 五十（三）"))
    program.press("/ 无此词 enter")
    #expect(program.status.hasPrefix(" not found: 无此词"))
    program.press("G")
    #expect(!program.status.contains("stop waiting"))
    #expect(!program.status.contains("reading"))
  }

  @Test func aPlaceInAnotherReportIsShown() throws {
    let pieces = try County.pieces([10, 100])
    var program = Program([pieces[1], pieces[0]], news: [.report(pieces[1])])
    program.handle(.goTo("五（二）", report: 1))
    #expect(program.frame.rowText(1).contains("抓好第5之2项工作"))
  }
}
