import Glibc
import Testing

/// Whatever ends the program, the terminal is as it was: its settings bit for bit, the screen that was there before,
/// the cursor shown, pastes unmarked. A shell between would repair some of this, so there is none.
@Suite(.serialized)
struct GivenBackTests {
  static let entered = "\u{1B}[?1049h"
  static let left = "\u{1B}[?1049l"
  static let cursorShown = "\u{1B}[?25h"
  static let pasteMarked = "\u{1B}[?2004h"
  static let pasteUnmarked = "\u{1B}[?2004l"

  /// Starts a rehearsal and waits for its first frame.
  private func begin(_ action: String...) throws -> TerminalSession {
    let session = try #require(TerminalSession([Built.path("TerminalRehearsal")] + action, apart: true))
    #expect(session.waitForLine("drawn 80x24 depth 256"))
    return session
  }

  /// Waits for the end and looks at what is left of the terminal.
  private func expectGivenBack(_ session: TerminalSession, _ ending: Ending) {
    // A crash must not open the runtime's backtracer, which waits half a minute for a key.
    #expect(session.waitForEnding(seconds: 10) == ending)
    // After SIGKILL another process gives it back, a moment later.
    if ending == .signalled(SIGKILL) { #expect(session.waitForSettings()) }
    #expect(session.settings == session.settingsBefore)
    #expect(Self.lastState(of: session, Self.entered, Self.left) == Self.left)
    #expect(Self.lastState(of: session, "\u{1B}[?25l", Self.cursorShown) == Self.cursorShown)
    #expect(Self.lastState(of: session, Self.pasteMarked, Self.pasteUnmarked) == Self.pasteUnmarked)
  }

  /// The one of two opposite sequences that was sent last.
  private static func lastState(of session: TerminalSession, _ on: String, _ off: String) -> String? {
    let text = String(decoding: session.output, as: UTF8.self).unicodeScalars.map(\.value)
    func last(_ sequence: String) -> Int? {
      let wanted = sequence.unicodeScalars.map(\.value)
      return text.indices.last { text[$0...].starts(with: wanted) }
    }
    guard let onAt = last(on) else { return nil }
    guard let offAt = last(off) else { return on }
    return onAt > offAt ? on : off
  }

  @Test("by ending", arguments: [("quit", Ending.exited(0)), ("exit", .exited(3))])
  func ends(action: String, ending: Ending) throws {
    expectGivenBack(try begin(action), ending)
  }

  @Test("by a key that quits") func quits() throws {
    let session = try begin("listen")
    #expect(session.settings != session.settingsBefore)
    session.send("q")
    expectGivenBack(session, .exited(0))
  }

  @Test(
    "by a crash on the main thread",
    arguments: [("trap", Ending.signalled(SIGILL)), ("overflow", .signalled(SIGSEGV)), ("abort", .signalled(SIGABRT))])
  func crashes(action: String, ending: Ending) throws {
    expectGivenBack(try begin(action), ending)
  }

  @Test(
    "by a crash on a background thread",
    arguments: [("thread-trap", Ending.signalled(SIGILL)), ("thread-overflow", .signalled(SIGSEGV))])
  func crashesInBackground(action: String, ending: Ending) throws {
    expectGivenBack(try begin(action), ending)
  }

  @Test("by a signal that asks for an end", arguments: [SIGTERM, SIGHUP])
  func terminates(signal: Int32) throws {
    let session = try begin("listen")
    session.signal(signal)
    expectGivenBack(session, .exited(128 + signal))
    #expect(session.lines.last == "terminate \(signal)")
  }

  @Test("by a signal that kills", arguments: [SIGSEGV, SIGILL, SIGBUS, SIGFPE, SIGQUIT, SIGUSR1, SIGALRM, SIGKILL])
  func isKilled(signal: Int32) throws {
    let session = try begin("listen")
    session.signal(signal)
    expectGivenBack(session, .signalled(signal))
  }

  @Test("not by an interrupt, which the program takes for a cancelled command") func interrupted() throws {
    let session = try begin("listen")
    session.signal(SIGINT)
    #expect(session.waitForLine("interrupt"))
    session.send("\u{3}q")
    expectGivenBack(session, .exited(0))
    #expect(session.lines == ["drawn 80x24 depth 256", "interrupt", "interrupt", "key q"])
  }

  @Test("when it hangs up: the program ends") func hangsUp() throws {
    let session = try begin("listen")
    session.hangUp()
    #expect(session.waitForEnding() == .exited(128 + SIGHUP))
  }

  @Test("while suspended, by key or by signal, and taken again afterwards", arguments: ["\u{1A}", nil])
  func suspends(key: String?) throws {
    let program = Built.path("TerminalRehearsal")
    let session = try begin("lead", program, "listen")
    if let key { session.send(key) } else { session.signalForeground(SIGTSTP) }
    #expect(session.waitForLine("stopped 1"))
    #expect(session.settings == session.settingsBefore)
    #expect(Self.lastState(of: session, Self.entered, Self.left) == Self.left)
    #expect(Self.lastState(of: session, Self.pasteMarked, Self.pasteUnmarked) == Self.pasteUnmarked)
    session.resize(columns: 70, rows: 20)
    session.tell("continue")
    #expect(session.waitForLine("resized 70x20"))
    session.settle()
    #expect(session.settings != session.settingsBefore)
    #expect(Self.lastState(of: session, Self.entered, Self.left) == Self.entered)
    session.send("q")
    expectGivenBack(session, .exited(0))
  }

  @Test("and a suspended program can be ended, also in the background", arguments: [false, true])
  func endsWhileSuspended(inBackground: Bool) throws {
    let session = try begin("lead", Built.path("TerminalRehearsal"), "listen")
    session.send("\u{1A}")
    #expect(session.waitForLine("stopped 1"))
    let length = session.output.count
    if inBackground {
      session.tell("background")
      #expect(session.waitForLine("stopped 2"))
    }
    session.tell("kill")
    expectGivenBack(session, .exited(128 + SIGTERM))
    // Whoever has the terminal now is not disturbed.
    #expect(session.output.count == length)
  }

  @Test("but not suspended where nobody could continue it: it goes on") func cannotSuspend() throws {
    let session = try begin("listen")
    session.send("\u{1A}")
    #expect(session.waitForLine("resized 80x24"))
    session.settle()
    #expect(Self.lastState(of: session, Self.entered, Self.left) == Self.entered)
    session.send("q")
    expectGivenBack(session, .exited(0))
  }

  @Test("when stopped and continued from outside: taken again, and drawn anew") func stoppedFromOutside() throws {
    let session = try begin("lead", Built.path("TerminalRehearsal"), "listen")
    session.signalForeground(SIGSTOP)
    #expect(session.waitForLine("stopped 1"))
    let start = session.output.count
    session.tell("continue")
    #expect(session.waitForLine("resized 80x24"))
    #expect(session.waitForOutput("第1行", from: start))
    session.send("q")
    expectGivenBack(session, .exited(0))
  }

  @Test("to a program run outside, and taken again") func runsOutside() throws {
    let session = try begin("run", "/bin/sh", "-c", "stty -a; trap '' TERM; trap; exit 7")
    #expect(session.waitForLine("ended 7"))
    let shown = String(decoding: session.output, as: UTF8.self)
    #expect(shown.contains(" icanon ") && shown.contains(" echo "))
    #expect(session.waitForLine("resized 80x24"))
    session.send("q")
    expectGivenBack(session, .exited(0))
  }

  @Test("to a program run outside that finds no signal blocked or ignored") func childSignals() throws {
    // Two signals of the C library itself (18 and zeros) are ignored in whatever posix_spawn starts.
    let session = try begin("run", "/bin/grep", "-cE", "^Sig(Blk|Ign):\\s0*(180000000)?$", "/proc/self/status")
    #expect(session.waitForLine("ended 0"))
    #expect(session.hasOutput("\u{1B}>2\r\n"))
    session.send("q")
    expectGivenBack(session, .exited(0))
  }

  @Test("when a program to be run outside does not exist") func runsNothing() throws {
    let session = try begin("run", "/nonexistent/editor")
    #expect(session.waitForLine("error cannotRun(program: \"/nonexistent/editor\", errno: 2)"))
    session.send("q")
    expectGivenBack(session, .exited(0))
  }
}
