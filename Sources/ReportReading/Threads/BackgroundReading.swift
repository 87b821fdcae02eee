import Glibc
import ReportModel
import Synchronization

/// An update from a background thread.
public enum ReadingUpdate: Sendable {
  /// More of a report that is being read; the last one is complete.
  case report(Report)
  /// A followed file has changed.
  case changed(Report, FileChange)
  /// Reading ended here, what was delivered before stands; or a followed file cannot be read at the moment, and
  /// is followed on.
  case failed(ReadingError)
}

/// A reading or following that goes on in the background, until it is done, cancelled or let go of.
public final class BackgroundReading: Sendable {
  private let cancellation: Cancellation

  init(_ cancellation: Cancellation) { self.cancellation = cancellation }

  deinit { cancellation.cancel() }

  /// Ends it soon and without a word; an update that is being delivered at this moment may still arrive.
  public func cancel() { cancellation.cancel() }

  /// Whether it was cancelled.
  public var isCancelled: Bool { cancellation.isCancelled }
}

/// Whether a thread is to end: a flag for loops, and a pipe that wakes it from `poll`.
final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)
  /// Readable once cancelled.
  let descriptor: Int32
  private let writeEnd: Int32

  init() throws(ReadingError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw ReadingError(errno: errno, call: "pipe") }
    descriptor = ends[0]
    writeEnd = ends[1]
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  var isCancelled: Bool { flag.load(ordering: .acquiring) }

  func cancel() {
    guard !flag.exchange(true, ordering: .acquiringAndReleasing) else { return }
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }
}
