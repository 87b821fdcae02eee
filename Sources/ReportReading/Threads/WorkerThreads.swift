/// Threads that wait for work which can be cut into pieces, and do it together with whoever brings it.
///
/// A search of a library takes less time than starting a thread may on a busy machine: these stand ready.
public final class WorkerThreads: Sendable {
  private struct Job {
    var work: (@Sendable (Int) -> Void)?
    var count = 0
    /// The next piece that nobody has taken.
    var next = 0
    /// Pieces that are being done.
    var active = 0
    var isEnding = false

    /// Takes a piece; nil where all are taken.
    mutating func take() -> (index: Int, work: @Sendable (Int) -> Void)? {
      guard let work, next < count else { return nil }
      defer {
        next += 1
        active += 1
      }
      return (next, work)
    }
  }

  private let job = Monitor(Job())

  /// One thread less than there are processors: the one that brings the work is the last.
  public init(onStart: @escaping @Sendable () -> Void) throws(ReadingError) {
    let job = job
    for _ in 1..<max(2, Processors.count) {
      try BackgroundThread.start(onStart: onStart) { Self.serve(job) }
    }
  }

  deinit { job.change { $0.isEnding = true } }

  /// Does pieces 0 up to `count` of some work, several at a time, and returns when all are done. Where the threads have
  /// other work the caller does all of it.
  public func run(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    let isTaken = job.change { job in
      guard job.work == nil, count > 1 else { return true }
      (job.work, job.count, job.next) = (work, count, 0)
      return false
    }
    guard !isTaken else { return (0..<count).forEach(work) }
    while let piece = job.change({ $0.take() }) {
      piece.work(piece.index)
      job.change { $0.active -= 1 }
    }
    job.wait { job -> Void? in
      guard job.active == 0 else { return nil }
      job.work = nil
      return ()
    }
  }

  private static func serve(_ job: Monitor<Job>) {
    while true {
      let piece = job.wait { job -> (index: Int, work: @Sendable (Int) -> Void)?? in
        if job.isEnding { return .some(nil) }
        return job.take().map { .some($0) }
      }
      guard let piece else { return }
      piece.work(piece.index)
      job.change { $0.active -= 1 }
    }
  }
}
