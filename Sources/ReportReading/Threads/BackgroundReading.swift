import Descriptors
import Glibc
import ReportModel
import Synchronization
import Threads

/// An update from a background thread.
public enum ReadingUpdate: Sendable {
  /// Its progress, now and then while there is no report yet, or one whose end is known.
  case progress(ReadingProgress)
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
  let cancellation: Cancellation

  init(_ cancellation: Cancellation) { self.cancellation = cancellation }

  /// A reading to be given to `ReportReader.read(_:as:options:deliver:)`.
  public convenience init() throws(ReadingError) { self.init(try Cancellation()) }

  deinit { cancellation.cancel() }

  /// Ends it soon and without a word; an update that is being delivered at this moment may still arrive.
  public func cancel() { cancellation.cancel() }

  /// Whether it was cancelled.
  public var isCancelled: Bool { cancellation.isCancelled }
}

/// Whether a thread is to end: a flag for loops, a pipe that wakes it from `poll`, and the processes it waits for.
final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)
  /// Process groups that end with it, hardly ever more than one. No set: the first of numbers of their kind is dear
  /// for every start.
  private let groups = Lock<[pid_t]>([])
  /// Readable once cancelled.
  let descriptor: Int32
  private let writeEnd: Int32

  init() throws(ReadingError) {
    guard let ends = openPipe() else { throw ReadingError(errno: errno, call: "pipe") }
    (descriptor, writeEnd) = ends
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
    // At once, and not by the thread that waits for them: the program may end before it wakes.
    groups.withLock { for group in $0 { kill(-group, SIGKILL) } }
  }

  /// Has `cancel` end a process group; at once where it was called before.
  func add(group: pid_t) {
    groups.withLock { $0.append(group) }
    if isCancelled { kill(-group, SIGKILL) }
  }

  /// To be called before a process is waited for: its number may then become another's.
  func remove(group: pid_t) { groups.withLock { $0.removeAll { $0 == group } } }
}
