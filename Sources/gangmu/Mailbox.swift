import Browser
import Glibc
import ReportModel
import ReportReading
import ScreenModel
import Synchronization
import TerminalScreen

/// Where background threads leave events for the main thread, which sleeps in `poll` on `descriptor`.
///
/// By a lock and a pipe and not by the main actor: a task that hops there never runs while the main thread waits.
final class Mailbox: Sendable {
  private let waiting = Mutex<[BrowserEvent]>([])
  /// Readable while events wait; -1 where the system gave none.
  let descriptor: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
    }
    (descriptor, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  /// How reports are read for the screen: each thread can give the terminal back should it crash.
  var options: ReadingOptions { ReadingOptions(onThreadStart: Terminal.guardThread) }

  /// What a background reading of the report at `index` is to be given.
  func deliver(to index: Int, _ language: Language) -> @Sendable (ReadingUpdate) -> Void {
    { [self] update in
      switch update {
      case .report(let report), .changed(let report, _): post(.report(index, report, Addresses(report)))
      case .failed(let error): post(.notice(error.words(chinese: language == .chinese)))
      }
    }
  }

  /// Leaves an event and wakes the main thread.
  func post(_ event: BrowserEvent) {
    waiting.withLock { events in
      // A newer reading of a report replaces one that was not fetched yet: no queue of snapshots builds up.
      if case .report(let index, _, _) = event {
        events.removeAll { if case .report(index, _, _) = $0 { true } else { false } }
      }
      events.append(event)
    }
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes all events that wait.
  func take() -> [BrowserEvent] {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(descriptor, &bytes, bytes.count) == bytes.count {}
    return waiting.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
