import Threads

/// Gathers what the threads of a library have to say, and says it in batches, one at a time.
///
/// A batch goes out when it is 50 ms old (the first after 10, so that something is to be seen) or holds 4 MB; the
/// thread that notices carries it. Where whoever is told is slow, so are the threads: nothing piles up.
final class LibraryOutbox: Sendable {
  private struct Pending {
    var reports: [LoadedReport] = []
    var bytes = 0
    var skipped: [SkippedFile] = []
    var progress = LibraryProgress()
    var told = LibraryProgress()
    var due: Int
    let start = Clock.milliseconds()
  }

  private static let (firstPause, pause, weight) = (10, 50, 4 << 20)

  private let waiting: Lock<Pending>
  private let turn = Lock<Void>(())
  private let deliver: @Sendable (LibraryUpdate) -> Void

  init(deliver: @escaping @Sendable (LibraryUpdate) -> Void) {
    waiting = Lock(Pending(due: Clock.milliseconds() + Self.firstPause))
    self.deliver = deliver
  }

  /// Counts what the walk found.
  func count(_ change: (inout LibraryProgress) -> Void) { waiting.withLock { change(&$0.progress) } }

  /// A report that was read; a file that the walk had counted has `bytes`.
  func add(_ report: LoadedReport, bytes: Int? = nil) {
    waiting.withLock { waiting in
      waiting.reports.append(report)
      // Reports from an index take no memory: they are told by time.
      if report.kept == nil { waiting.bytes += report.report.byteCount }
      guard let bytes else { return }
      waiting.progress.reports += 1
      waiting.progress.filesDone += 1
      waiting.progress.bytesDone += bytes
    }
    flushIfDue()
  }

  /// Something that was not read; a file that the walk had counted has `bytes`.
  func add(_ skipped: SkippedFile, bytes: Int? = nil) {
    waiting.withLock { waiting in
      waiting.skipped.append(skipped)
      waiting.progress.skipped += 1
      guard let bytes else { return }
      waiting.progress.filesDone += 1
      waiting.progress.bytesDone += bytes
    }
    flushIfDue()
  }

  /// Carries out what is due.
  func flushIfDue() {
    let now = Clock.milliseconds()
    let isDue = waiting.withLock { $0.bytes >= Self.weight || ($0.due <= now && $0.progress != $0.told) }
    if isDue { flush() }
  }

  /// Carries out whatever waits.
  func flush() {
    turn.withLock { _ in
      let (reports, skipped, progress) = waiting.withLock { waiting in
        defer {
          (waiting.reports, waiting.bytes, waiting.skipped) = ([], 0, [])
          waiting.told = waiting.progress
          waiting.due = Clock.milliseconds() + Self.pause
        }
        var progress = waiting.progress
        progress.elapsed = Clock.milliseconds() - waiting.start
        return (waiting.reports, waiting.skipped, progress)
      }
      if !skipped.isEmpty { deliver(.skipped(skipped)) }
      if !reports.isEmpty { deliver(.reports(reports)) }
      deliver(.progress(progress))
    }
  }

  /// Says one thing, after whatever waits.
  func say(_ update: LibraryUpdate) {
    flush()
    turn.withLock { _ in deliver(update) }
  }
}
