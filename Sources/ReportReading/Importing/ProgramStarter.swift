import Glibc
import Threads

/// Starts programs, all of them on one thread that ends with this process only.
///
/// The import program has the kernel end it when its parent ends, and by that the kernel means the thread that started
/// it: one started by a thread that comes and goes would end with that thread.
final class ProgramStarter: Sendable {
  /// The one of this process.
  static let shared = ProgramStarter()

  private struct Request {
    var ticket: Int
    var path: String
    var arguments: [String]
    var input: Int32
    var output: Int32
  }

  private struct State {
    var lastTicket = 0
    var requests: [Request] = []
    /// The process of each request that was done; nil within where it could not be started.
    var started: [Int: pid_t?] = [:]
    var hasThread = false
  }

  private let state = Monitor(State())

  /// The process that runs the program at `path` in a session of its own; nil where it cannot be started. `arguments`
  /// begin with its name; `input` and `output` become its standard streams and stay open until this returns.
  func start(_ path: String, _ arguments: [String], input: Int32, output: Int32) -> pid_t? {
    let (ticket, needsThread) = state.change { state in
      state.lastTicket += 1
      state.requests.append(
        Request(ticket: state.lastTicket, path: path, arguments: arguments, input: input, output: output))
      defer { state.hasThread = true }
      return (state.lastTicket, !state.hasThread)
    }
    if needsThread { startThread() }
    return state.wait { $0.started.removeValue(forKey: ticket) }
  }

  private func startThread() {
    do throws(ReadingError) {
      try BackgroundThread.start(onStart: {}) { [self] in while true { serve() } }
    } catch {
      // Without a thread of its own each program asked for by now is started by this one, which waits anyway.
      let requests = state.change { state in
        defer { (state.requests, state.hasThread) = ([], false) }
        return state.requests
      }
      for request in requests { serve(request) }
    }
  }

  /// Starts the program that was asked for first.
  private func serve() { serve(state.wait { $0.requests.isEmpty ? nil : $0.requests.removeFirst() }) }

  private func serve(_ request: Request) {
    let process = Self.spawn(request)
    state.change { $0.started[request.ticket] = .some(process) }
  }

  // MARK: The process

  /// `POSIX_SPAWN_SETSID` of glibc's spawn.h, which the module map hides.
  private static let newSession: Int32 = 0x80

  /// Starts the program in a session of its own, with no signal blocked or ignored: this program blocks most.
  private static func spawn(_ request: Request) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, request.input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, request.output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = newSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var id = pid_t()
    let arguments = cStrings(request.arguments)
    let environment = cStrings(environment)
    defer { for string in arguments + environment { free(string) } }
    return posix_spawn(&id, request.path, &actions, &attributes, arguments, environment) == 0 ? id : nil
  }

  /// The variables the program needs of its environment, and nothing else.
  private static var environment: [String] {
    let kept = ["PATH", "HOME", "LD_LIBRARY_PATH"].compactMap { name in
      getenv(name).map { name + "=" + String(cString: $0) }
    }
    return kept + ["LC_ALL=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
  }

  /// `words` as C has them: strings to be freed, and a null.
  private static func cStrings(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
    words.map { strdup($0) } + [nil]
  }
}
