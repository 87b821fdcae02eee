import Browser
import Glibc
import ReportIndex
import ReportModel
import Testing

@testable import LibraryService

/// The events that wait for the main thread.
@Suite struct EventQueueTests {
  private func library(_ texts: [String]) throws -> Library {
    var library = Library()
    _ = library.add(try texts.map { LibraryReport(PackedReport(try LibraryReports.report($0)), name: "报告.txt") })
    return library
  }

  /// Two changes, neither fetched yet: the reader is told of both, in the newest library.
  @Test func changedReportsAreNeverDropped() throws {
    var queue = EventQueue()
    queue.add(.library(.reports(try library(["水渠"]), Catalogue(), changed: [3])))
    queue.add(.library(.reports(try library(["水渠", "水渠"]), Catalogue(), changed: [5, 3])))
    queue.add(.library(.reports(try library(["水渠", "水渠", "水渠"]), Catalogue(), changed: [])))
    let told = try queue.take().libraries(counting: "水渠")
    #expect(told.map(\.count) == [3])
    #expect(told.map(\.changed) == [[3, 5]])
    queue.add(.library(.reports(try library(["水渠"]), Catalogue(), changed: [])))
    #expect(try queue.take().libraries(counting: "水渠").map(\.changed) == [[]], "told once")
  }

  /// The tree is opened as far as it fits when all is loaded: by then the library must be there.
  @Test func aNewerLibraryStandsWhereTheOlderOneStood() throws {
    var queue = EventQueue()
    queue.add(.notice("a"))
    queue.add(.library(.reports(Library(), Catalogue(), changed: [])))
    queue.add(.library(.loaded(LoadingProgress())))
    queue.add(.library(.reports(try library(["水渠"]), Catalogue(), changed: [])))
    let events = queue.take()
    #expect(events.map(Self.name) == ["notice", "reports", "loaded"])
    #expect(try events.libraries(counting: "水渠").map(\.count) == [1])
  }

  @Test func onlyTheNewestStateWaits() throws {
    let report = try LibraryReports.report("水渠")
    var queue = EventQueue()
    for percent in [10, 20, 30] {
      queue.add(.termsProgress(TermsProgress(generation: 1, percent: percent)))
      queue.add(.listingProgress(HitListProgress(generation: 1, percent: percent)))
      queue.add(.library(.progress(LoadingProgress())))
      queue.add(.report(percent % 20, report))
      queue.add(.changed(percent % 20, report))
      queue.add(.library(.hits(LibraryHits(generation: percent, catalogue: Catalogue()))))
      queue.add(.notice("\(percent)"))
      queue.add(.library(.skipped(["\(percent)"])))
      queue.add(.library(.stale(changed: [percent], vanished: [], appeared: 0)))
      queue.add(.vanished(percent))
    }
    let events = queue.take()
    let once = ["termsProgress", "listingProgress", "progress", "hits"]
    for name in once { #expect(events.count { Self.name($0) == name } == 1, "\(name)") }
    for name in ["report", "changed"] {
      #expect(events.count { Self.name($0) == name } == 2, "\(name): one of each report")
    }
    for name in ["notice", "skipped", "stale", "vanished"] {
      #expect(events.count { Self.name($0) == name } == 3, "\(name): said once only")
    }
    let last = events.compactMap { if case .termsProgress(let progress) = $0 { progress.percent } else { nil } }
    #expect(last == [30])
    #expect(queue.take().isEmpty)
  }

  @Test func theDescriptorIsReadableWhileEventsWait() {
    let inbox = Inbox()
    func isReadable() -> Bool {
      var entry = pollfd(fd: inbox.descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&entry, 1, 0) == 1
    }
    #expect(!isReadable())
    // More than the pipe holds.
    for number in 0..<100_000 { inbox.post(.vanished(number)) }
    #expect(isReadable())
    #expect(inbox.take().count == 100_000)
    #expect(!isReadable())
    inbox.post(.vanished(0))
    #expect(isReadable())
  }

  private static func name(_ event: BrowserEvent) -> String {
    switch event {
    case .library(let event): String(describing: event).prefix { $0 != "(" }.description
    default: String(describing: event).prefix { $0 != "(" }.description
    }
  }
}
