import Glibc

/// A value that threads share, one at a time.
///
/// It does what `Mutex` of the module `Synchronization` does, by the system's mutex: the thread sanitizer knows that one,
/// and takes whatever stands under the other for a race.
public final class Lock<Value>: @unchecked Sendable {
  // The address of a mutex must never change, which only memory of its own grants; and one of no size, as `Void`, would
  // have the address of something else.
  @usableFromInline let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  @usableFromInline let value = UnsafeMutablePointer<Value>.allocate(capacity: 1)

  /// Shares `value`.
  public init(_ value: sending Value) {
    self.value.initialize(to: value)
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
    value.deinitialize(count: 1)
    value.deallocate()
  }

  /// The result of `body`, during which no other thread has the value. `body` must not ask for the same lock.
  @inlinable
  public func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&value.pointee)
  }
}
