import Glibc
import TestReports
import Testing

/// The process that gives the terminal back after SIGKILL: small, silent, and gone with the program.
@Suite(.serialized)
struct GuardianTests {
  private let program = Built.path("TerminalRehearsal")

  private func begin(_ action: String...) throws -> TerminalSession {
    let session = try #require(TerminalSession([program] + action, apart: true))
    #expect(session.waitForLine("drawn 80x24 depth 256"))
    return session
  }

  /// The fields of /proc/PID/stat after the name in brackets, which may hold anything: state, parent, group, session …
  private func fields(_ process: pid_t) -> [String] {
    guard let text = contents(of: "/proc/\(process)/stat"), let bracket = text.lastIndex(of: ")") else { return [] }
    return text[bracket...].dropFirst(2).split(separator: " ").map(String.init)
  }

  private func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The guardian of the program on a terminal.
  private func findGuardian(of session: TerminalSession) -> pid_t? {
    var found: pid_t?
    // It takes its name when it first runs.
    _ = waitUntil {
      found = names(in: "/proc").compactMap { pid_t($0) }.first { process in
        fields(process).dropFirst().first == String(session.process)
          && contents(of: "/proc/\(process)/comm") == "gangmu-guardian\n"
      }
      return found != nil
    }
    return found
  }

  private func hasEnded(_ process: pid_t) -> Bool { ["Z", "X", nil].contains(fields(process).first) }

  /// The lines that say how often a process has been woken so far.
  private func switches(_ process: pid_t) -> [Substring] {
    (contents(of: "/proc/\(process)/status") ?? "").split(separator: "\n").filter { $0.contains("ctxt_switches") }
  }

  @Test("a sequence that was sent by half swallows nothing", arguments: ["\u{1B}[38;5", "\u{1B}]11;?", "\u{1B}"])
  func afterHalfASequence(half: String) throws {
    let session = try begin("listen")
    _ = try #require(findGuardian(of: session))
    session.settle()
    session.sendAsProgram(half)
    session.signal(SIGKILL)
    #expect(session.waitForEnding() == .signalled(SIGKILL))
    #expect(session.waitForSettings())
    let output = TerminalOutput(session.output)
    #expect(output.lastSequence(of: "[?2004h", "[?2004l") == "[?2004l")
    #expect(output.lastSequence(of: "[?1049h", "[?1049l") == "[?1049l")
  }

  @Test("holds the terminal and a pipe, and sleeps") func isSmall() throws {
    let session = try begin("listen")
    let guardian = try #require(findGuardian(of: session))
    #expect(waitUntil { names(in: "/proc/\(guardian)/fd") == ["0", "1"] })
    session.settle()
    let before = switches(guardian)
    session.send("jjjj")
    session.settle(seconds: 0.5)
    #expect(before.count == 2)
    #expect(switches(guardian) == before)
  }

  @Test("ends with the program, in silence", arguments: ["q", "\u{3}q"]) func endsInSilence(keys: String) throws {
    let session = try begin("listen")
    let guardian = try #require(findGuardian(of: session))
    session.send(keys)
    #expect(session.waitForEnding() == .exited(0))
    let length = session.output.count
    #expect(waitUntil { hasEnded(guardian) })
    session.settle()
    #expect(session.output.count == length)
  }

  @Test("lives through signals to the program's group, and gives the terminal back when all of it is killed")
  func survivesTheGroup() throws {
    let session = try begin("listen")
    let guardian = try #require(findGuardian(of: session))
    for signal in [SIGINT, SIGWINCH, SIGCONT] { session.signalGroup(signal) }
    #expect(session.waitForLine("interrupt"))
    #expect(!hasEnded(guardian))
    session.signalGroup(SIGKILL)
    #expect(session.waitForEnding() == .signalled(SIGKILL))
    #expect(session.waitForSettings())
    #expect(session.hasOutput(GivenBackTests.left) && session.hasOutput(GivenBackTests.pasteUnmarked))
    #expect(waitUntil { hasEnded(guardian) })
  }

  @Test("touches nothing when a program is killed that is suspended: whoever has the terminal is not disturbed")
  func isSilentWhileSuspended() throws {
    let session = try begin("lead", program, "listen")
    session.send("\u{1A}")
    #expect(session.waitForLine("stopped 1"))
    let length = session.output.count
    session.tell("destroy")
    #expect(session.waitForEnding() == .exited(128 + SIGKILL))
    session.settle()
    #expect(session.output.count == length)
    #expect(session.settings == session.settingsBefore)
  }

  @Test("nor where an editor has the terminal") func isSilentWhileAway() throws {
    let session = try begin("run", "/bin/sh", "-c", "trap '' HUP; echo edit; read line; echo over")
    #expect(session.waitForOutput("edit\r\n"))
    let guardian = try #require(findGuardian(of: session))
    let length = session.output.count
    session.signal(SIGKILL)
    #expect(session.waitForEnding() == .signalled(SIGKILL))
    #expect(waitUntil { hasEnded(guardian) })
    session.settle()
    #expect(session.output.count == length)
    #expect(session.settings == session.settingsBefore)
  }

  @Test("leaves the settings to who has changed them since, and only leaves the screen") func leavesSettings() throws {
    let session = try begin("listen")
    session.signal(SIGSTOP)
    session.settle()
    session.turnEchoOn()
    let changed = session.settings
    session.signal(SIGKILL)
    #expect(session.waitForEnding() == .signalled(SIGKILL))
    #expect(session.waitForOutput(GivenBackTests.left))
    session.settle()
    #expect(session.settings == changed)
  }

  @Test("ends where the terminal hangs up") func endsWithTheTerminal() throws {
    let session = try begin("listen")
    let guardian = try #require(findGuardian(of: session))
    session.hangUp()
    #expect(session.waitForEnding() == .exited(128 + SIGHUP))
    #expect(waitUntil { hasEnded(guardian) })
  }
}
