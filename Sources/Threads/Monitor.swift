import Glibc

/// A value that threads share, and a way to sleep until another thread has changed it.
///
/// A `Lock` cannot be slept on; this is the system's mutex with its condition variable.
public final class Monitor<Value>: @unchecked Sendable {
  // Their addresses must never change, which only memory of their own grants.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var value: Value

  /// Shares `value`.
  public init(_ value: Value) {
    self.value = value
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Changes the value, and wakes who waits for that.
  @discardableResult
  public func change<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(condition)
      pthread_mutex_unlock(mutex)
    }
    return body(&value)
  }

  /// Changes the value, and wakes one of those who wait: any of them can do what is to be done then.
  @discardableResult
  public func changeForOne<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_signal(condition)
      pthread_mutex_unlock(mutex)
    }
    return body(&value)
  }

  /// Changes the value, and wakes who waits for that only where `body` says that it is worth it.
  public func changeSilently(_ body: (inout Value) -> Bool) {
    pthread_mutex_lock(mutex)
    if body(&value) { pthread_cond_broadcast(condition) }
    pthread_mutex_unlock(mutex)
  }

  /// Wait until `body` makes a result of the value: it is asked now, and after each change. It may change the value
  /// with its answer only.
  public func wait<Result>(_ body: (inout Value) -> Result?) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&value) { return result }
      pthread_cond_wait(condition, mutex)
    }
  }

  /// Waits until `body` says so, at most so many milliseconds; what it said last.
  public func wait(atMost milliseconds: Int, _ body: (Value) -> Bool) -> Bool {
    var deadline = Self.deadline(in: milliseconds)
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while !body(value) {
      if pthread_cond_timedwait(condition, mutex, &deadline) != 0 { return body(value) }
    }
    return true
  }

  /// The result of a look at the value by a thread that waits.
  public enum WaitOutcome<Result> {
    case done(Result)
    /// Nothing yet: ask again after the next change, or, if sooner, in so many milliseconds.
    case again(afterMilliseconds: Int?)
  }

  /// Wait until `body` is done: it is asked now, after each change, and when it said so. It may change the value each
  /// time.
  public func wait<Result>(_ body: (inout Value) -> WaitOutcome<Result>) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      switch body(&value) {
      case .done(let result): return result
      case .again(nil): pthread_cond_wait(condition, mutex)
      case .again(let milliseconds?):
        var deadline = Self.deadline(in: milliseconds)
        pthread_cond_timedwait(condition, mutex, &deadline)
      }
    }
  }

  private static func deadline(in milliseconds: Int) -> timespec {
    var deadline = timespec()
    clock_gettime(CLOCK_MONOTONIC, &deadline)
    let nanoseconds = deadline.tv_nsec + milliseconds % 1000 * 1_000_000
    deadline.tv_sec += milliseconds / 1000 + nanoseconds / 1_000_000_000
    deadline.tv_nsec = nanoseconds % 1_000_000_000
    return deadline
  }
}
