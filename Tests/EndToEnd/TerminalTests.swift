import Glibc
import Testing

/// The terminals the program opens, and the events it hears from them.
@Suite(.serialized)
struct TerminalTests {
  private let program = Built.path("TerminalRehearsal")

  @Test(
    "a terminal that cannot be used is refused, and nothing is written to it",
    arguments: [
      ("dumb", "error cannotAddressCursor(name: \"dumb\")"),
      ("no-such-terminal", "error unknownTerminal(name: Optional(\"no-such-terminal\"))"),
      ("", "error unknownTerminal(name: nil)"),
    ])
  func refuses(term: String, message: String) throws {
    let session = try #require(TerminalSession([program, "quit"], term: term, apart: true))
    #expect(session.waitForEnding() == .exited(2))
    #expect(session.lines == [message])
    #expect(session.output.isEmpty)
    #expect(session.settings == session.settingsBefore)
  }

  @Test("without TERM there is no screen") func withoutName() throws {
    let session = try #require(TerminalSession([program, "quit"], environment: ["TERM": nil], apart: true))
    #expect(session.waitForEnding() == .exited(2))
    #expect(session.lines == ["error unknownTerminal(name: nil)"])
    #expect(session.output.isEmpty)
  }

  @Test("without a terminal there is no screen") func withoutTerminal() throws {
    let variables = TestEnvironment.variables(term: "xterm")
    let result = try #require(Spawned.run([program, "quit"], environment: variables))
    #expect(result.ending == .exited(2))
    #expect(result.output == "error noTerminal(errno: \(ENXIO))\n")
  }

  @Test("in a locale without an encoding UTF-8 is sent all the same", arguments: ["C", "POSIX", "xx_XX.UTF-8", ""])
  func sendsUTF8(locale: String) throws {
    let session = try #require(
      TerminalSession([program, "quit"], environment: ["LANG": nil, "LC_ALL": locale], apart: true))
    #expect(session.waitForEnding() == .exited(0))
    #expect(session.hasOutput("第1行：“晨光”街道"))
  }

  @Test(
    "colours as the terminal has them",
    arguments: [("xterm-256color", 256), ("xterm", 16), ("linux", 16), ("vt100", 0)])
  func colours(term: String, depth: Int) throws {
    let session = try #require(TerminalSession([program, "quit"], term: term, apart: true))
    #expect(session.waitForEnding() == .exited(0))
    #expect(session.lines == ["drawn 80x24 depth \(depth)"])
  }

  @Test("LINES and COLUMNS do not freeze the size") func followsSize() throws {
    let session = try #require(
      TerminalSession([program, "listen"], environment: ["LINES": "50", "COLUMNS": "132"], apart: true))
    #expect(session.waitForLine("drawn 80x24 depth 256"))
    session.resize(columns: 100, rows: 30)
    #expect(session.waitForLine("resized 100x30"))
    session.resize(columns: 1, rows: 1)
    #expect(session.waitForLine("resized 1x1"))
    session.resize(columns: 40, rows: 10)
    #expect(session.waitForLine("resized 40x10"))
    session.send("q")
    #expect(session.waitForEnding() == .exited(0))
    #expect(session.lines == ["drawn 80x24 depth 256", "resized 100x30", "resized 1x1", "resized 40x10", "key q"])
  }

  @Test("answers become events, asked or not, and never keys") func answers() throws {
    let session = try #require(TerminalSession([program, "ask"], apart: true))
    #expect(session.waitForOutput("\u{1B}]11;?\u{1B}\\"))
    #expect(session.waitForOutput("\u{1B}[6n"))
    session.send("j\u{1B}]11;rgb:ffff/fafa/f0f0\u{1B}\\\u{1B}[?62;22ck\u{1B}[1;3R\u{1B}[?62;22cl")
    #expect(session.waitForLine("key l"))
    // Answers that come late, or unasked, are swallowed too.
    session.send("\u{1B}]11;rgb:0000/0000/0000\u{7}\u{1B}[?1;2cq")
    #expect(session.waitForEnding() == .exited(0))
    let heard = ["key j", "darkBackground(false)", "key k", "ambiguous 2", "key l", "key q"]
    #expect(Array(session.lines.dropFirst()) == heard)
  }

  /// The numbers of the modes, and of what is sent around a frame.
  private static let (update, shown) = ("\u{1B}[?2026h", "\u{1B}[?2026l")

  @Test("modes that the terminal has are used, set anew where it was given away, and reset") func modes() throws {
    let session = try #require(TerminalSession([program, "ask-modes"], apart: true))
    let modes = "\u{1B}[?2026$p\u{1B}[?2031$p\u{1B}[H"
    #expect(session.waitForOutput("\u{1B}7\u{1B}[H\(modes)\u{201C}\u{1B}[6n\u{1B}8\u{1B}[c"))
    #expect(!session.hasOutput(Self.update))
    session.send("\u{1B}[?2026;2$yj\u{1B}[?2031;2$y\u{1B}[1;2R\u{1B}[?62;22ck")
    #expect(session.waitForLine("key k"))
    #expect(session.waitForOutput("\u{1B}[?2031h"))
    var start = session.output.count
    session.send("\u{1B}[B")
    #expect(session.waitForOutput(Self.update, from: start) && session.waitForOutput(Self.shown, from: start))
    start = session.output.count
    session.send("\u{1B}[?997;2nl")
    #expect(session.waitForLine("key l"))
    // The terminal's own colours may be others than the desktop's.
    #expect(session.waitForOutput("\u{1B}]11;?", from: start))
    session.send("\u{1B}]11;rgb:00/00/00\u{7}\u{1B}[?62cq")
    #expect(session.waitForEnding() == .exited(0))
    let heard = [
      "key j", "ambiguous 1", "key k", "key down", "darkBackground(false)", "key l", "darkBackground(true)", "key q",
    ]
    #expect(Array(session.lines.dropFirst()) == heard)
    #expect(TerminalOutput(session.output).lastSequence(of: "[?2031h", "[?2031l") == "[?2031l")
    #expect(session.settings == session.settingsBefore)
  }

  @Test("modes are reset by whatever ends the program", arguments: [SIGKILL, SIGSEGV]) func modesAfterDeath(
    signal: Int32
  ) throws {
    let session = try #require(TerminalSession([program, "ask-modes"], apart: true))
    #expect(session.waitForOutput("\u{1B}[6n"))
    session.send("\u{1B}[?2026;2$y\u{1B}[?2031;1$y\u{1B}[1;2R\u{1B}[?62;22cj")
    #expect(session.waitForLine("key j"))
    let start = session.output.count
    session.signal(signal)
    #expect(session.waitForEnding() == .signalled(signal))
    #expect(session.waitForOutput("\u{1B}[?2026l\u{1B}[?2031l", from: start))
  }

  @Test("modes that the terminal does not know, or knows nothing of, are not used; late answers are no keys")
  func unknownModes() throws {
    let session = try #require(TerminalSession([program, "ask-modes"], apart: true))
    #expect(session.waitForOutput("\u{1B}[6n"))
    session.send("\u{1B}[?2026;0$y\u{1B}[?2031;4$y\u{1B}[1;2R\u{1B}[?62;22cj")
    // Behind the fence nothing is expected.
    session.send("\u{1B}[?2026;2$y\u{1B}[?2031;2$y\u{1B}[?997;2n\u{1B}[Bq")
    #expect(session.waitForEnding() == .exited(0))
    #expect(Array(session.lines.dropFirst()) == ["ambiguous 1", "key j", "key down", "key q"])
    #expect(!session.hasOutput(Self.update) && !session.hasOutput("\u{1B}[?2031h"))
  }

  @Test("a lone Escape is a key, at once an Alt, and a sequence in two reads itself") func escapes() throws {
    let session = try #require(TerminalSession([program, "listen"], apart: true))
    #expect(session.waitForLine("drawn 80x24 depth 256"))
    session.send("\u{1B}")
    #expect(session.waitForLine("key esc"))
    session.send("\u{1B}j\u{1B}[1;")
    #expect(session.waitForLine("key alt-j"))
    session.send("5C\u{E5}")
    #expect(session.waitForLine("key ctrl-right"))
    session.send("q")
    #expect(session.waitForEnding() == .exited(0))
    #expect(Array(session.lines.dropFirst()) == ["key esc", "key alt-j", "key ctrl-right", "key å", "key q"])
  }

  /// The seconds after the question at which pieces of the answer come.
  @Test(
    "an answer that comes when the program is about to end, or has, is not typed into what reads next",
    arguments: [[0, 0], [0.03, 0.06], [0.05, 0.3], [0.3, 0.4], [0.7, 0.7]])
  func swallowsLateAnswer(times: [Double]) throws {
    let session = try #require(TerminalSession([program, "ask-quit"], apart: true))
    #expect(session.waitForOutput("\u{1B}[c"))
    for (index, piece) in ["\u{1B}]11;rgb:0000/00", "00/0000\u{1B}\\\u{1B}[?62c"].enumerated() {
      session.settle(seconds: times[index] - (index > 0 ? times[index - 1] : 0))
      session.send(piece)
    }
    #expect(session.waitForEnding() == .exited(0))
    #expect(session.settings == session.settingsBefore)
    // Looked for, if need be, for a second after the question.
    session.settle(seconds: 1.2 - (times.last ?? 0))
    #expect(session.takeInput() == [])
  }

  @Test("a terminal that never answers holds up nothing, and what is typed later is the next program's")
  func isNeverAnswered() throws {
    let session = try #require(TerminalSession([program, "ask-quit"], apart: true))
    #expect(session.waitForEnding() == .exited(0))
    #expect(session.settings == session.settingsBefore)
    session.settle(seconds: 1.2)
    session.send("ls")
    session.settle()
    #expect(session.takeInput() == Array("ls".utf8))
  }

  @Test("what is typed ahead is read before anything is asked: keys that quit leave no answer behind")
  func asksBehindTypedKeys() throws {
    let session = try #require(TerminalSession([program, "ask-behind"], apart: true))
    #expect(session.waitForLine("drawn 80x24 depth 256"))
    session.send("jq")
    session.tell("go on")
    #expect(session.waitForEnding() == .exited(0))
    #expect(Array(session.lines.dropFirst()) == ["key j", "key q"])
    #expect(!session.hasOutput("\u{1B}]11;?"))
    let asked = try #require(TerminalSession([program, "ask-behind"], apart: true))
    #expect(asked.waitForLine("drawn 80x24 depth 256"))
    asked.send("j")
    asked.tell("go on")
    #expect(asked.waitForOutput("\u{1B}]11;?"))
    #expect(Array(asked.lines.dropFirst()) == ["key j"])
  }

  @Test("a line scrolled is scrolled by the terminal") func scrolls() throws {
    let session = try #require(TerminalSession([program, "listen"], columns: 120, rows: 40, apart: true))
    #expect(session.waitForLine("drawn 120x40 depth 256"))
    session.settle()
    let start = session.output.count
    session.send("\u{1B}[B")
    #expect(session.waitForOutput("第40行", from: start))
    session.settle()
    // Two lines' worth at most: the new one, and what it takes to scroll above the last row.
    #expect(session.output.count - start < start / 20)
  }

  @Test("redrawing sends everything again") func redraws() throws {
    let session = try #require(TerminalSession([program, "listen"], apart: true))
    #expect(session.waitForLine("drawn 80x24 depth 256"))
    session.settle()
    let start = session.output.count
    session.send("\u{C}")
    #expect(session.waitForOutput("\u{1B}[H\u{1B}[2J第1行", from: start))
    #expect(session.waitForOutput("第23行", from: start))
  }

  @Test("idle, it does nothing at all") func idles() throws {
    let session = try #require(TerminalSession([program, "listen"], apart: true))
    #expect(session.waitForLine("drawn 80x24 depth 256"))
    session.settle()
    let before = session.switches
    session.settle(seconds: 1)
    #expect(before > 0)
    #expect(session.switches == before)
  }
}

/// In a real terminal, screens read back.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
struct ScreenTests {
  private let program = Built.path("TerminalRehearsal")

  @Test("a frame stands as it was drawn, to the last cell") func draws() throws {
    let session = try #require(TmuxSession([program, "listen"], columns: 24, rows: 4))
    let expected = ["第1行：“晨光”街道—乙丙丁", "第2行：“晨光”街道—丙戊庚", "第3行：“晨光”街道—丁庚乙", "012345678901234567890123"]
    #expect(session.screen(showing: "0123") == expected)
    session.press("Down")
    let scrolled = ["第2行：“晨光”街道—丙戊庚", "第3行：“晨光”街道—丁庚乙", "第4行：“晨光”街道—戊甲戊", "012345678901234567890123"]
    #expect(session.screen(showing: "第4行") == scrolled)
    session.press("q")
    #expect(session.exitCode() == 0)
  }

  @Test("after any change of size the frame is whole") func resizes() throws {
    let session = try #require(TmuxSession([program, "listen"], columns: 80, rows: 24))
    _ = session.screen(showing: "0123")
    // In one column ncurses leaves the last cell empty: this terminal cannot write there without scrolling.
    session.resize(columns: 1, rows: 1)
    #expect(session.screen { $0 == [""] } == [""])
    session.resize(columns: 2, rows: 2)
    #expect(session.screen { $0.last == "01" } == ["第", "01"])
    session.resize(columns: 7, rows: 2)
    #expect(session.screen { $0.last == "0123456" } == ["第1行：", "0123456"])
    session.resize(columns: 12, rows: 3)
    let expected = ["第1行：“晨光", "第2行：“晨光", "012345678901"]
    #expect(session.screen { $0 == expected } == expected)
  }

  @Test("the cursor stands where the frame has it, shown or hidden") func cursor() throws {
    let session = try #require(TmuxSession([program, "listen"], columns: 24, rows: 3))
    _ = session.screen(showing: "0123")
    #expect(session.waitFor("#{cursor_flag} #{cursor_x} #{cursor_y}", toBe: "0 2 1"))
    session.press("c")
    #expect(session.waitFor("#{cursor_flag} #{cursor_x} #{cursor_y}", toBe: "1 2 1"))
    session.press("c")
    #expect(session.waitFor("#{cursor_flag} #{cursor_x} #{cursor_y}", toBe: "0 2 1"))
  }

  @Test("a paste is one event, and no key") func pastes() throws {
    let session = try #require(TmuxSession([program, "listen"], columns: 24, rows: 3))
    _ = session.screen(showing: "0123")
    session.paste("quit\nq")
    session.press("Down")
    let expected = ["第2行：“晨光”街道—丙戊庚", "第3行：“晨光”街道—丁庚乙", "012345678901234567890123"]
    #expect(session.screen(showing: "第3行") == expected)
  }

  @Test("asking leaves no trace on the screen") func asks() throws {
    let session = try #require(TmuxSession([program, "ask"], columns: 24, rows: 3))
    let expected = ["第1行：“晨光”街道—乙丙丁", "第2行：“晨光”街道—丙戊庚", "012345678901234567890123"]
    #expect(session.screen { $0 == expected } == expected)
    session.press("Down")
    #expect(session.screen(showing: "第3行").first == "第2行：“晨光”街道—丙戊庚")
  }
}
