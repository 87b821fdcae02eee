import Threads

/// Results of pieces of work that are done on any thread, each at its place.
public final class PieceResults<Value: Sendable>: Sendable {
  private let values: Lock<[Value?]>

  init(count: Int) { values = Lock([Value?](repeating: nil, count: count)) }

  func put(_ value: Value, at index: Int) { values.withLock { $0[index] = value } }

  /// Take the results that were put, in order.
  func take() -> [Value] {
    values.withLock { values in
      defer { values = [] }
      return values.compactMap { $0 }
    }
  }

  /// The values of the numbers below `count`, in order, several made at a time where `parallel` has threads for that.
  public static func of(
    _ count: Int, _ parallel: Parallel, _ value: @escaping @Sendable (Int) -> Value
  ) -> [Value] {
    let results = PieceResults(count: count)
    parallel(count) { results.put(value($0), at: $0) }
    return results.take()
  }
}
