import Synchronization
import Threads

/// Whether the answer to one request is still wanted. Whoever computes it asks now and then.
public final class CancellationToken: Sendable {
  private let flag = Atomic<Bool>(false)
  private let posting = Lock<Void>(())

  /// Not cancelled yet.
  public init() {}

  /// Whether nobody waits for the answer any more.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Gives the answer up. Once this returns, `unlessCancelled` runs nothing.
  public func cancel() {
    posting.withLock { _ in flag.store(true, ordering: .relaxed) }
  }

  /// Runs `post`, unless cancelled. It must be quick: `cancel` waits for it.
  public func unlessCancelled(_ post: () -> Void) {
    posting.withLock { _ in if !isCancelled { post() } }
  }
}
