import Glibc

/// A program in a real terminal, tmux, whose screen can be read back. Each has a server of its own; its last screen
/// and its exit code stay to be seen after it has ended.
final class TmuxSession {
  private let socket: String
  private let environment: [String: String]
  private static let tmux: String? = ["/usr/bin/tmux", "/usr/local/bin/tmux"].first { access($0, X_OK) == 0 }

  /// Whether tmux is installed; without it there is nothing to test with.
  static var isInstalled: Bool { tmux != nil }

  /// Starts the program at the path `words[0]` on a screen of this size.
  init?(_ words: [String], columns: Int = 80, rows: Int = 24, environment changes: [String: String?] = [:]) {
    socket = "gangmu-test-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
    environment = TestEnvironment.variables(term: "xterm-256color", changes.merging(["TERM": nil]) { $1 })
    let start = ["-f", "/dev/null", "start-server", ";", "set-option", "-g", "remain-on-exit", "on", ";"]
    let looks = [
      "set-option", "-g", "status", "off", ";", "set-option", "-g", "default-terminal", "tmux-256color", ";",
    ]
    let size = ["new-session", "-d", "-x", String(columns), "-y", String(rows), "--"]
    guard command(start + looks + size + words) != nil else { return nil }
  }

  deinit {
    let path = ask("#{socket_path}")
    _ = command(["kill-server"])
    if let path { unlink(path) }
  }

  /// Presses keys, in tmux's names: `j`, `Down`, `C-d`, `M-x`, `BTab`, `Escape`.
  func press(_ keys: String...) { _ = command(["send-keys"] + keys) }

  /// Types text as it stands.
  func type(_ text: String) { _ = command(["send-keys", "-l", "--", text]) }

  /// Pastes text, bracketed where the program asked for it.
  func paste(_ text: String) {
    _ = command(["set-buffer", "--", text])
    _ = command(["paste-buffer", "-p", "-d"])
  }

  /// Gives the screen another size.
  func resize(columns: Int, rows: Int) {
    _ = command(["resize-window", "-x", String(columns), "-y", String(rows)])
  }

  /// The rows of the screen, without the blanks at their ends.
  var screen: [String] { rows(of: ["capture-pane", "-p"]) }

  /// The rows with the sequences of their colours and attributes.
  var styledScreen: [String] { rows(of: ["capture-pane", "-p", "-e"]) }

  /// The screen as soon as `condition` holds for it, or as it is when the time is over.
  func screen(seconds: Double = 10, where condition: ([String]) -> Bool) -> [String] {
    var rows = screen
    var left = Int(seconds * 50)
    while left > 0, !condition(rows) {
      usleep(20_000)
      left -= 1
      rows = screen
    }
    return rows
  }

  /// The screen once `text` stands on it, or as it is when the time is over.
  func screen(showing text: String, seconds: Double = 10) -> [String] {
    screen(seconds: seconds) { $0.contains { $0.contains(text) } }
  }

  /// A property of the pane, in the format language of tmux: `#{cursor_x}`, `#{pane_dead}`, `#{alternate_on}`.
  func ask(_ format: String) -> String? {
    command(["display-message", "-p", format]).map { String($0.prefix { $0 != "\n" }) }
  }

  /// Waits until tmux answers `value` when asked `format`.
  func waitFor(_ format: String, toBe value: String, seconds: Double = 10) -> Bool {
    for _ in 0..<max(1, Int(seconds * 50)) {
      if ask(format) == value { return true }
      usleep(20_000)
    }
    return false
  }

  /// The exit code, once the program has ended; nil where it has not by then.
  func exitCode(seconds: Double = 10) -> Int32? {
    for _ in 0..<max(1, Int(seconds * 50)) {
      if ask("#{pane_dead}") == "1" {
        if let code = ask("#{pane_dead_status}").flatMap({ Int32($0) }) { return code }
        // tmux 3.3 misses the signal of a child's end now and then, and leaves it unwaited for: it is told again.
        if let server = ask("#{pid}").flatMap({ pid_t($0) }), server > 1 { kill(server, SIGCHLD) }
      }
      usleep(20_000)
    }
    return nil
  }

  /// The text that was put into tmux's buffer last; nil where there is none.
  var buffer: String? { command(["show-buffer"]) }

  /// The process of the program.
  var process: pid_t? { ask("#{pane_pid}").flatMap { pid_t($0) } }

  private func rows(of words: [String]) -> [String] {
    guard var text = command(words) else { return [] }
    if text.hasSuffix("\n") { text.removeLast() }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The output of a tmux command; nil where it failed.
  private func command(_ words: [String]) -> String? {
    guard let tmux = Self.tmux else { return nil }
    guard let result = Spawned.run([tmux, "-u", "-L", socket] + words, environment: environment) else { return nil }
    return result.ending == .exited(0) ? result.output : nil
  }
}
