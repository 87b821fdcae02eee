import TestReports
import Testing

/// Suspended from a shell, which is usable then, and continued.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
struct GangmuSuspendTests {
  // In this order: the folder waits for what runs in it.
  private let shell: TmuxSession
  private let folder: GangmuFolder

  init() throws {
    folder = try GangmuFolder()
    let report = try folder.write("township.txt", GangmuReports.township)
    let changes = ["PS1": "ready> ", "HISTFILE": "/dev/null", "G": Built.path("gangmu"), "T": report]
    shell = try #require(
      TmuxSession(["/bin/bash", "--norc", "--noprofile", "-i"], environment: folder.environment(changes)))
    _ = shell.screen(showing: "ready>", seconds: 20)
    shell.type("stty -g > \"$HOME/before\"; \"$G\" \"$T\"\r")
    try expectScreen(shell, "opening-80x24")
    shell.press("j", "]")
    try expectScreen(shell, "suspended-from")
  }

  /// Whether the shell has the terminal, with the settings it had before.
  private func expectShell(_ number: Int) {
    #expect(shell.waitFor("#{alternate_on}", toBe: "0", seconds: 20))
    shell.type("stty -g > \"$HOME/now\"; echo \(number) is $((\(number)))\r")
    #expect(shell.screen(showing: "\(number) is \(number)", seconds: 20).contains("\(number) is \(number)"))
    #expect(contents(of: folder.file("now")) == contents(of: folder.file("before")))
    #expect(shell.ask("#{cursor_flag}") == "1")
  }

  @Test("the shell is usable, and fg brings the same screen back; twice") func suspends() throws {
    for number in [41, 42] {
      shell.press("C-z")
      expectShell(number)
      shell.type("fg\r")
      try expectScreen(shell, "suspended-from")
      #expect(shell.ask("#{alternate_on}") == "1")
    }
    shell.press("q")
    expectShell(43)
  }

  @Test("in a window that has another size afterwards") func resizedWhileSuspended() throws {
    shell.press("C-z")
    expectShell(41)
    shell.resize(columns: 61, rows: 20)
    shell.type("fg\r")
    try expectScreen(shell, "suspended-resized")
    shell.resize(columns: 80, rows: 24)
    try expectScreen(shell, "suspended-from")
  }

  @Test("and ended while suspended: the shell is as it was") func endedWhileSuspended() throws {
    shell.press("C-z")
    expectShell(41)
    shell.type("kill %1; wait; echo gone $?\r")
    _ = shell.screen(showing: "gone", seconds: 20)
    expectShell(42)
  }
}
