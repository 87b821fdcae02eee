import CNcurses
import Glibc
import ScreenModel

extension Terminal {
  /// Gives the terminal back and stops the process and its group, as control-Z does; returns when it is continued,
  /// with the terminal taken again and the size read anew. The next `draw` sends everything.
  public func suspend() {
    // Let through, the signal stops the process within this call; a group that nobody could continue does not stop.
    _ = outside { kill(0, SIGTSTP) }
  }

  /// Runs `body` while the terminal is given back, then takes it again and reads the size anew. Control-Z in a program
  /// started by `body` stops this process with it.
  public func outside<T>(_ body: () throws -> T) rethrows -> T {
    leave()
    signals_let_stop()
    defer {
      signals_hold_stop()
      // Interrupts and stops meant the program outside; a demand to end meant this one too.
      if awaitForeground() {
        take()
        kept.append(.resized(size))
      }
    }
    return try body()
  }

  /// Sleeps, stopped, as long as another group has the terminal, and keeps the demands to end that come meanwhile. False
  /// where there is one, or where the terminal is lost: then it is not to be touched again.
  ///
  /// Touching it from the background would stop the process as well, but deaf: `kill` of a suspended job would have no
  /// effect.
  func awaitForeground() -> Bool {
    var numbers = pendingSignals()
    while true {
      let demands = numbers.filter { $0 == SIGTERM || $0 == SIGHUP }
      for demand in demands { kept.append(.terminate(signal: demand)) }
      guard demands.isEmpty else { return false }
      if tcgetpgrp(descriptor) == getpgrp() { return true }
      kill(0, SIGTTOU)
      numbers = pendingSignals()
      if !numbers.contains(SIGCONT) {
        // Not stopped: nobody is there who could continue us, or give us the terminal.
        hungUp = true
        kept.append(.terminate(signal: SIGHUP))
        return false
      }
    }
  }

  /// Runs a program on the terminal and waits for its end: `arguments` are the program, looked up in PATH, and its
  /// arguments, as bytes, for a path need not be UTF-8; no shell is between. Returns its exit code, or 128 and the
  /// signal that ended it.
  public func spawnAndWait(arguments: [[UInt8]]) throws(TerminalError) -> Int32 {
    guard let program = arguments.first else { return 0 }
    let result = outside { () -> Result<Int32, TerminalError> in
      var child: pid_t = 0
      let problem = Self.spawn(arguments, &child)
      let name = String(decoding: program, as: UTF8.self)
      guard problem == 0 else { return .failure(.cannotRun(program: name, errno: problem)) }
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      return .success(status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F)
    }
    return try result.get()
  }

  private static func spawn(_ arguments: [[UInt8]], _ child: inout pid_t) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var mask = sigset_t()
    var defaults = sigset_t()
    signals_for_child(&mask, &defaults)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Standard input may be the pipe a report came through.
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/tty", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/tty", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] =
      arguments.map { word in strdup(word.map { CChar(bitPattern: $0) } + [0]) } + [nil]
    defer { words.forEach { free($0) } }
    guard let program = words[0] else { return ENOMEM }
    return posix_spawnp(&child, program, &actions, &attributes, &words, environ)
  }
}
