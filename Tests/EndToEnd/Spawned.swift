import Glibc
import Threads

/// The end of a program.
enum Ending: Equatable, Sendable {
  case exited(Int32)
  case signalled(Int32)

  init(status: Int32) { self = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F) }
}

/// A program that has been started and not yet been waited for.
struct Spawned {
  /// The target of a descriptor of the new program.
  enum Stream {
    case descriptor(Int32)
    case file(String, flags: Int32)
  }

  let process: pid_t

  /// Starts the program at the path `words[0]`, with default signals and in a session of its own, so that the first
  /// terminal it opens becomes its controlling terminal. `streams` are opened in order, as descriptors 0, 1, 2.
  init?(_ words: [String], environment: [String: String], streams: [Stream]) {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | Self.newSession
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, stream) in streams.enumerated() {
      switch stream {
      case .descriptor(let descriptor): posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
      case .file(let path, let flags): posix_spawn_file_actions_addopen(&actions, Int32(target), path, flags, 0)
      }
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var process: pid_t = 0
    let problem = Descriptors.lock.withLock { _ in
      posix_spawn(&process, words[0], &actions, &attributes, &arguments, &variables)
    }
    guard problem == 0 else { return nil }
    self.process = process
  }

  /// POSIX_SPAWN_SETSID of <spawn.h>, which is seen there only with GNU extensions.
  private static let newSession: Int32 = 0x80

  /// The program's end; nil while it runs.
  func ending() -> Ending? {
    var status: Int32 = 0
    return waitpid(process, &status, WNOHANG) == process ? Ending(status: status) : nil
  }

  /// Runs a program to its end and returns how it ended and what it printed; nil where it cannot be started. What it
  /// prints to standard error is dropped, or taken with the rest.
  static func run(
    _ words: [String], environment: [String: String], takesErrors: Bool = false
  ) -> (ending: Ending, output: String)? {
    guard let pipe = Pipe() else { return nil }
    let streams: [Stream] = [
      .file("/dev/null", flags: O_RDONLY), .descriptor(pipe.writing),
      takesErrors ? .descriptor(pipe.writing) : .file("/dev/null", flags: O_WRONLY),
    ]
    guard let spawned = Spawned(words, environment: environment, streams: streams) else { return nil }
    pipe.closeWriting()
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = read(pipe.reading, &buffer, buffer.count), count > 0 { output += buffer.prefix(count) }
    var status: Int32 = 0
    while waitpid(spawned.process, &status, 0) < 0, errno == EINTR {}
    return (Ending(status: status), String(decoding: output, as: UTF8.self))
  }
}

/// Tests run side by side: no program may be started between the making of a descriptor and its marking as our own.
enum Descriptors {
  static let lock = Lock(())

  /// Has programs that are started not inherit it.
  static func keep(_ descriptor: Int32) { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
}

/// A pipe whose ends no other program inherits.
final class Pipe {
  let reading: Int32
  private(set) var writing: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    let made = Descriptors.lock.withLock { _ in
      guard pipe(&ends) == 0 else { return false }
      ends.forEach(Descriptors.keep)
      return true
    }
    guard made else { return nil }
    (reading, writing) = (ends[0], ends[1])
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  deinit {
    closeWriting()
    close(reading)
  }
}

/// Programs of this package, which stand beside the test program.
enum Built {
  /// The path of an executable of this package.
  static func path(_ name: String) -> String { directory + "/" + name }

  private static let directory: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let path = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }()
}

/// The environment of programs under test: no more than this, and none of the runtime's switches.
enum TestEnvironment {
  /// Whether the programs under test are built with a sanitizer: it has an allocator of its own, which no fault reaches, and
  /// must read what a confined program may not.
  static let isSanitized = getenv("ASAN_OPTIONS") != nil || getenv("TSAN_OPTIONS") != nil

  /// The environment of a terminal called `term`, changed by `changes`; nil takes a variable away.
  static func variables(term: String, _ changes: [String: String?] = [:]) -> [String: String] {
    var variables = ["TERM": term, "LANG": "C.UTF-8", "HOME": "/nonexistent", "PATH": "/usr/local/bin:/usr/bin:/bin"]
    // The options of a build that measures or checks itself.
    for name in ["LLVM_PROFILE_FILE", "ASAN_OPTIONS", "TSAN_OPTIONS"] {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    for (name, value) in changes { variables[name] = value }
    return variables
  }
}
