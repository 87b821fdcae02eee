import Glibc
import Testing

/// Whatever ends the program itself, the terminal is as it was: its settings bit for bit, the screen that was there
/// before, the cursor shown, pastes unmarked.
@Suite(.serialized)
struct GangmuGivenBackTests {
  private let folder: GangmuFolder
  private let report: String

  init() throws {
    folder = try GangmuFolder()
    report = try folder.write("township.txt", GangmuReports.township)
  }

  /// Starts the program and waits for its keys to be in force, which the status line tells.
  private func begin() throws -> TerminalSession {
    let session = try gangmuOnTerminal([report], in: folder)
    #expect(session.waitForOutput("F1", seconds: 20))
    #expect(session.settings != session.settingsBefore)
    // Asked after the first paint, when all that gives the terminal back is in its place.
    #expect(session.waitForOutput("\u{1B}]11;?", seconds: 20))
    session.answerQuestions()
    return session
  }

  private func expectGivenBack(_ session: TerminalSession, _ ending: Ending) {
    // A crash must not open the runtime's backtracer, which waits half a minute for a key.
    #expect(session.waitForEnding(seconds: 20) == ending)
    // After SIGKILL another process gives it back, a moment later.
    if ending == .signalled(SIGKILL) { #expect(session.waitForSettings(seconds: 20)) }
    #expect(session.settings == session.settingsBefore)
    let output = TerminalOutput(session.output)
    #expect(output.lastSequence(of: "[?1049h", "[?1049l") == "[?1049l")
    #expect(output.lastSequence(of: "[?25l", "[?25h", "[?12l[?25h", "[?34h[?25h") == "[?25h")
    #expect(output.lastSequence(of: "[?2004h", "[?2004l") == "[?2004l")
    #expect(output.afterScreen == "")
  }

  @Test(
    "by the keys that quit", arguments: ["q", "Q", "ZZ", ":quit\r", "ｑ", "/x\u{3}q"])
  func quits(keys: String) throws {
    let session = try begin()
    session.send(keys)
    expectGivenBack(session, .exited(0))
  }

  @Test("by signals that ask for an end, told on by the way it ends", arguments: [SIGTERM, SIGHUP])
  func terminates(signal: Int32) throws {
    let session = try begin()
    session.signal(signal)
    expectGivenBack(session, .signalled(signal))
  }

  @Test("by a crash, and by what no program survives", arguments: [SIGSEGV, SIGILL, SIGABRT, SIGBUS, SIGTRAP, SIGKILL])
  func crashes(signal: Int32) throws {
    let session = try begin()
    session.signal(signal)
    expectGivenBack(session, .signalled(signal))
  }

  @Test("by a crash while a large report is being read") func crashesWhileReading() throws {
    let large = try folder.write("large.txt", GangmuReports.long(paragraphs: 40_000))
    let session = try gangmuOnTerminal([large], in: folder)
    #expect(session.waitForOutput("云溪镇水文记录", seconds: 20))
    session.signal(SIGSEGV)
    expectGivenBack(session, .signalled(SIGSEGV))
  }

  @Test("killed with its whole group, while a large report is being read") func killsGroup() throws {
    let large = try folder.write("large.txt", GangmuReports.long(paragraphs: 40_000))
    let session = try gangmuOnTerminal([large], in: folder)
    #expect(session.waitForOutput("\u{1B}]11;?", seconds: 20))
    session.signalGroup(SIGKILL)
    expectGivenBack(session, .signalled(SIGKILL))
  }

  @Test("not by an interrupt, by signal or by key") func interrupted() throws {
    let session = try begin()
    session.signal(SIGINT)
    #expect(session.waitForOutput("ctrl-c cancels; q quits", seconds: 20))
    var start = session.output.count
    session.send("j")
    #expect(session.waitForOutput("township.txt", from: start, seconds: 20))
    start = session.output.count
    session.send("\u{3}")
    #expect(session.waitForOutput("ctrl-c cancels; q quits", from: start, seconds: 20))
    session.send("q")
    expectGivenBack(session, .exited(0))
  }

  @Test(
    "the terminal hangs up: it ends, by that signal or, where that is ignored, by itself",
    arguments: [false, true])
  func hangsUp(isIgnored: Bool) throws {
    let script = isIgnored ? "trap '' HUP; exec \"$0\" \"$1\"" : "exec \"$0\" \"$1\""
    let words = ["/bin/sh", "-c", script, Built.path("gangmu"), report]
    let session = try #require(TerminalSession(words, environment: folder.environment()))
    #expect(session.waitForOutput("F1", seconds: 20))
    session.hangUp()
    #expect(session.waitForEnding(seconds: 20) == .signalled(SIGHUP))
  }
}
