import Glibc

/// Text given to a program on its standard input.
public enum PipedText {
  /// The outcome of giving it.
  public enum GivingOutcome: Sendable, Equatable {
    case taken
    /// The program could not be started; the system's errno.
    case notStarted(Int32)
    /// The program ended with this code, or 128 and the signal that ended it.
    case refused(Int32)
    /// The program did not end in time, and was ended.
    case tooSlow
  }

  /// Gives `text` to the program `arguments` begin with, looked up in PATH and run without a shell, and waits for its
  /// end, `milliseconds` at most. What it prints is lost; signals from the terminal do not reach it. SIGPIPE must be
  /// ignored.
  public static func give(_ text: [UInt8], to arguments: [String], milliseconds: Int) -> GivingOutcome {
    guard let pipe = openPipe() else { return .notStarted(errno) }
    var child: pid_t = 0
    let problem = spawn(arguments, input: pipe.reading, &child)
    close(pipe.reading)
    guard problem == 0 else {
      close(pipe.writing)
      return .notStarted(problem)
    }
    let end = now() + milliseconds
    _ = fcntl(pipe.writing, F_SETFL, O_NONBLOCK)
    do throws(WritingError) {
      try writeAll(text, to: pipe.writing, patience: milliseconds)
    } catch {
      // A program that reads no further may have seen enough; its end tells.
    }
    close(pipe.writing)
    return awaitEnd(of: child, until: end)
  }

  private static func awaitEnd(of child: pid_t, until end: Int) -> GivingOutcome {
    var status: Int32 = 0
    while true {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child {
        let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
        return code == 0 ? .taken : .refused(code)
      }
      if ended < 0, errno != EINTR { return .refused(128) }
      if now() >= end {
        kill(-child, SIGKILL)
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return .tooSlow
      }
      usleep(2_000)
    }
  }

  private static func spawn(_ arguments: [String], input: Int32, _ child: inout pid_t) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    // A group of its own: the terminal's signals are for the browser, and the time limit is for all that it starts.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    for output in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
    }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    guard let program = words[0] else { return ENOENT }
    return posix_spawnp(&child, program, &actions, &attributes, &words, environ)
  }

  private static func now() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}
