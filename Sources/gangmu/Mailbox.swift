import Browser
import Glibc
import ReportModel
import ReportReading
import ScreenModel
import Synchronization
import TerminalScreen
import TextFacts

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

  /// How reports are read for the screen: each thread can give the terminal back should it crash, and lets the one that
  /// answers keys go first, for a key must not wait for its turn among the threads that load a library.
  var options: ReadingOptions {
    ReadingOptions {
      Terminal.guardThread()
      Process.yieldToKeys()
    }
  }

  /// What a background reading of the report at `index` is to be given.
  func deliver(
    to index: Int, _ language: Language, _ librarian: Librarian? = nil
  ) -> @Sendable (ReadingUpdate) -> Void {
    { [self] update in
      switch update {
      case .report(let report), .changed(let report, _):
        post(.report(index, report, Addresses(report)))
        librarian?.replace(index, with: report)
      case .failed(let error): post(.notice(error.message(in: language)))
      }
    }
  }

  /// What a background watch of the report at `index` is to be given.
  func watch(_ index: Int) -> @Sendable (ReadingUpdate) -> Void {
    { [self] update in
      switch update {
      case .report(let report), .changed(let report, _): post(.changed(index, report, Addresses(report)))
      case .failed(.missing): post(.vanished(index))
      case .failed: break
      }
    }
  }

  /// Leaves an event and wakes the main thread.
  func post(_ event: BrowserEvent) {
    waiting.withLock { events in
      // What is newer replaces what was not fetched yet: no queue of snapshots builds up.
      if event.replacesOlder { events.removeAll { event.replaces($0) } }
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

extension BrowserEvent {
  /// Whether it may make an event before it needless.
  fileprivate var replacesOlder: Bool {
    switch self {
    case .report, .changed, .library(.reports(_, _, changed: [])), .library(.progress), .library(.hits), .terms,
      .termsProgress:
      true
    default: false
    }
  }

  /// Whether nothing is lost by leaving `older` out.
  fileprivate func replaces(_ older: BrowserEvent) -> Bool {
    switch (self, older) {
    case (.report(let index, _, _), .report(let other, _, _)): index == other
    case (.changed(let index, _, _), .changed(let other, _, _)): index == other
    case (.library(.reports), .library(.reports(_, _, let changed))): changed.isEmpty
    case (.library(.progress), .library(.progress)), (.library(.hits), .library(.hits)), (.terms, .terms),
      (.termsProgress, .termsProgress):
      true
    default: false
    }
  }
}
