import Synchronization
import Threads

/// Work in numbered pieces that several threads take one after the other.
final class PieceWork: Sendable {
  private let count: Int
  private let next = Atomic<Int>(0)
  private let done = Monitor(0)
  /// Let go of when all is done: a thread that comes late must not keep what the pieces are about.
  private let body: Lock<(@Sendable (Int) -> Void)?>

  init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = Lock(body)
  }

  /// Does pieces until none is left.
  func help() {
    guard let body = body.withLock({ $0 }) else { return }
    var finished = 0
    while case let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue, piece < count {
      body(piece)
      finished += 1
    }
    if finished > 0 { done.change { $0 += finished } }
  }

  /// Waits for the pieces that other threads are doing, once `help` has returned.
  func wait() {
    done.wait { $0 == count ? () : nil }
    body.withLock { $0 = nil }
  }
}
