import Glibc

/// Threads without a runtime around them: a reading blocks in system calls, which Swift's task pool must not.
public enum BackgroundThread {
  private final class Start: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs `onStart`, then `body`, on a thread of its own that nobody waits for.
  public static func start(
    onStart: @escaping @Sendable () -> Void, _ body: @escaping @Sendable () -> Void
  ) throws(ReadingError) {
    let start = Unmanaged.passRetained(
      Start {
        onStart()
        body()
      })
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    // The thread inherits this mask: signals meant for the program go to the thread that waits for them, while those
    // a fault raises stay with the thread at fault.
    var before = sigset_t()
    var blocked = Self.programSignals()
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
    var thread = pthread_t()
    let code = pthread_create(
      &thread, &attributes,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, start.toOpaque())
    pthread_sigmask(SIG_SETMASK, &before, nil)
    pthread_attr_destroy(&attributes)
    guard code == 0 else {
      start.release()
      throw .system(errno: code, call: "pthread_create")
    }
  }

  private static func programSignals() -> sigset_t {
    var signals = sigset_t()
    sigfillset(&signals)
    for fault in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS] { sigdelset(&signals, fault) }
    return signals
  }
}
