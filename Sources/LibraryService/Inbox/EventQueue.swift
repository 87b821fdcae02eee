import Browser
import ReportIndex

/// Events for the browser that were not fetched yet, in order.
///
/// Newer ones take the place of older ones that say the same of an earlier moment, so that no queue of snapshots builds
/// up. Nothing that is told only once is lost by that: the reports that have changed are those of both.
struct EventQueue: Sendable {
  private var events: [BrowserEvent] = []
  private var isClosed = false

  /// Adds an event after all others; a library takes the place of the one that waits.
  mutating func add(_ event: BrowserEvent) {
    guard !isClosed else { return }
    let subject = event.subject
    if case .library(.reports(let library, let catalogue, let changed)) = event {
      for (place, waiting) in events.enumerated() {
        guard case .library(.reports(_, _, let before)) = waiting else { continue }
        let known = Set(before)
        let all = before + changed.filter { !known.contains($0) }
        events[place] = .library(.reports(library, catalogue, changed: all))
        return
      }
    } else if subject != nil {
      events.removeAll { $0.subject == subject }
    }
    events.append(event)
  }

  /// Forgets the events of the reading of a report.
  mutating func removeReading(of number: Int) {
    events.removeAll { event in
      switch event.subject {
      case .report(number), .reading(number), .unreadable(number): true
      case .report, .reading, .unreadable, .changedReport, .loading, .hits, .list, .listProgress, .terms,
        .termsProgress,
        nil:
        false
      }
    }
  }

  /// Forgets all events, and takes no more.
  mutating func close() { (events, isClosed) = ([], true) }

  /// Takes all events.
  mutating func take() -> [BrowserEvent] {
    defer { events = [] }
    return events
  }
}

/// Something of which only the newest state counts.
private enum EventSubject: Hashable {
  case report(Int), reading(Int), unreadable(Int), changedReport(Int)
  case loading, hits, list, listProgress, terms, termsProgress
}

extension BrowserEvent {
  /// The subject whose newest state the event tells; nil for an event that must not be lost.
  fileprivate var subject: EventSubject? {
    switch self {
    case .report(let number, _, _): .report(number)
    case .reading(let number, _): .reading(number)
    case .unreadable(let number, _): .unreadable(number)
    case .changed(let number, _, _): .changedReport(number)
    case .library(.progress): .loading
    case .library(.hits): .hits
    case .listing: .list
    case .listingProgress: .listProgress
    case .terms: .terms
    case .termsProgress: .termsProgress
    case .library(.reports), .library(.skipped), .library(.stale), .library(.loaded), .vanished, .changeUnread, .found,
      .checked,
      .compared, .foundCompared, .reused, .similar, .tracked, .fileNames, .unpacked, .about, .key, .paste, .mouse,
      .resized,
      .interrupt,
      .ambiguousWidth, .theme,
      .written, .copied,
      .notice, .notOpened, .mark, .left, .leftLibrary, .noteEdited, .notes,
      .sharedMarks, .recallingShared, .recalling, .recalled, .pastSearches, .keyMap, .goTo, .goToLine, .goToEnd,
      .search, .compare, .hits:
      nil
    }
  }
}
