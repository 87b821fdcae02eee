import Glibc

/// The least of a shell with job control: starts a program in the terminal's foreground, says when it has stopped,
/// waits for a line on descriptor 3, and ends as it ends. `continue` continues it in the foreground, `background` where
/// it is, `kill` ends it as `kill %1` of a shell does, `destroy` as `kill -9 %1`. It never touches the terminal's settings: a
/// shell would repair them and hide what the program left behind.
enum Lead {
  static func run(_ arguments: [String]) -> Int32 {
    signal(SIGTTOU, SIG_IGN)
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0, let child = start(arguments) else { return 99 }
    var status: Int32 = 0
    var stops = 0
    tcsetpgrp(terminal, child)
    while true {
      while waitpid(child, &status, WUNTRACED) < 0, errno == EINTR {}
      guard status & 0xFF == 0x7F else { break }
      tcsetpgrp(terminal, getpgrp())
      stops += 1
      say("stopped \(stops)")
      switch readLine(from: 3) {
      case "continue": tcsetpgrp(terminal, child)
      case "background": break
      case "kill": kill(-child, SIGTERM)
      case "destroy": kill(-child, SIGKILL)
      default: return 98
      }
      kill(-child, SIGCONT)
    }
    say("ended \(status)")
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  /// A line; nil where there is none.
  static func readLine(from descriptor: Int32) -> String? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) == 1 {
      if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
    return nil
  }

  private static func start(_ arguments: [String]) -> pid_t? {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGTTOU)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var child: pid_t = 0
    guard let program = arguments.first, posix_spawn(&child, program, nil, &attributes, &words, environ) == 0 else {
      return nil
    }
    return child
  }
}
