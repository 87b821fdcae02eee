import Threads

/// Values noted by any thread.
final class Notes<Value: Sendable>: Sendable {
  private let values = Lock<[Value]>([])

  func add(_ value: Value) { values.withLock { $0.append(value) } }

  /// All that was noted since the last time.
  func take() -> [Value] {
    values.withLock { values in
      defer { values = [] }
      return values
    }
  }
}
