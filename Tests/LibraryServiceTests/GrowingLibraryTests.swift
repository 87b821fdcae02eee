import ReportIndex
import ReportModel
import SteppedService
import Testing

@testable import Browser
@testable import LibraryService
@testable import ReportReading

/// A library as it is loaded, changes and is indexed.
@Suite struct GrowingLibraryTests {
  private let scheduler = SteppedScheduler()
  private let inbox = Inbox()
  private let growth = Notes<Int>()
  private let published: PublishedLibrary
  private let library: GrowingLibrary

  init() {
    published = PublishedLibrary(inbox: inbox)
    library = GrowingLibrary(published, inbox: inbox, scheduler: scheduler) { [growth] in growth.add(1) }
  }

  private func take(_ update: LibraryUpdate) {
    library.take(update, afterRoots: 0) { $0.message(in: .english) }
  }

  /// The count of the phrase in each library that the main thread would fetch now, and the reports told as changed.
  private func told() throws -> [(count: Int, changed: [Int])] { try inbox.take().libraries(counting: "水渠") }

  // MARK: Order

  @Test("Reports come in the order of their years once that is asked for, and of their names again")
  func orderByYear() throws {
    take(
      .reports([
        try LibraryReports.loaded("乙.txt", "文", year: 2019), try LibraryReports.loaded("甲.txt", "文", year: 2023),
      ]))
    take(.finished)
    func names() -> [String] {
      let library = published.current.library
      let catalogue = published.current.catalogue
      return (0..<catalogue.reportCount).compactMap { catalogue.report(ordinal: $0) }
        .compactMap { library[ReportNumber($0)]?.name }
    }
    let byName = names()
    library.order(by: .year)
    #expect(names() == ["甲.txt", "乙.txt"])
    library.order(by: .name)
    #expect(names() == byName && byName == ["乙.txt", "甲.txt"])
  }

  // MARK: Snapshots

  /// A thread took a snapshot and was held up; meanwhile another took a newer one and published it.
  @Test func anOlderLibraryNeverReplacesANewerOne() throws {
    var content = LibraryContent()
    content.add([try LibraryReports.loaded("a", "水渠")], afterRoots: 0)
    let older = content.takeSnapshot()
    content.add([try LibraryReports.loaded("b", "水渠")], afterRoots: 0)
    let newer = content.takeSnapshot()
    #expect(published.publish(newer))
    #expect(!published.publish(older))
    #expect(published.current.library.count == 2)
    let told = try told()
    #expect(told.map(\.count) == [2])
    #expect(told.map(\.changed) == [[]])
  }

  /// A change that only the older snapshot knows is told all the same.
  @Test func whatHasChangedIsToldByALateSnapshotToo() throws {
    var content = LibraryContent()
    content.add([try LibraryReports.loaded("a", "水渠"), try LibraryReports.loaded("b", "水渠")], afterRoots: 0)
    #expect(published.publish(content.takeSnapshot()))
    content.add([try LibraryReports.loaded("a", "水渠水渠")], afterRoots: 0)
    let older = content.takeSnapshot()
    content.add([try LibraryReports.loaded("b", "水渠水渠")], afterRoots: 0)
    let newer = content.takeSnapshot()
    #expect(published.publish(newer))
    #expect(!published.publish(older))
    let told = try told()
    #expect(told.map(\.count) == [4])
    #expect(told.map(\.changed) == [[1, 0]])
  }

  /// A library that is indexed further has the same reports; it too must not be replaced by one that is less so.
  @Test func anOlderIndexNeverReplacesANewerOne() throws {
    var content = LibraryContent()
    content.add([try LibraryReports.loaded("a", "水渠")], afterRoots: 0)
    let older = content.takeSnapshot()
    #expect(published.publish(older))
    let part = content.takeIndexing(all: true)
    content.adopt(try #require(part).run())
    #expect(content.hasNews)
    let newer = content.takeSnapshot()
    #expect(!content.hasNews)
    #expect(newer.version == older.version)
    #expect(!published.publish(newer), "no other reports")
    #expect(!published.publish(older))
    var library = published.current.library
    #expect(library.takeIndexing(all: true) == nil)
  }

  /// Two changes before one is taken, each of another report, and one of a report that changed before.
  @Test func changedReportsAreNeverDropped() throws {
    take(.reports([try LibraryReports.loaded("a", "水渠"), try LibraryReports.loaded("b", "水渠")]))
    take(.finished)
    #expect(try told().map(\.changed) == [[]])
    take(.reports([try LibraryReports.loaded("a", "水渠水渠")]))
    library.publish()
    take(.reports([try LibraryReports.loaded("b", "水渠水渠")]))
    library.publish()
    take(.reports([try LibraryReports.loaded("a", "水渠水渠水渠")]))
    library.publish()
    let told = try told()
    #expect(told.map(\.count) == [5])
    #expect(told.map(\.changed) == [[0, 1]])
  }

  /// At most twenty snapshots a second, and none is forgotten.
  @Test func snapshotsAreTakenNowAndThen() throws {
    take(.reports([try LibraryReports.loaded("a", "水渠")]))
    take(.progress(LibraryProgress()))
    #expect(try told().map(\.count) == [1])
    scheduler.runAll()
    scheduler.pass(20)
    for name in ["b", "c"] {
      take(.reports([try LibraryReports.loaded(name, "水渠")]))
      take(.progress(LibraryProgress()))
    }
    #expect(try told().map(\.count) == [])
    scheduler.pass(29)
    scheduler.runAll()
    #expect(try told().map(\.count) == [])
    scheduler.pass(1)
    scheduler.runAll()
    #expect(try told().map(\.count) == [3])
    scheduler.pass(1_000)
    scheduler.runAll()
    #expect(try told().map(\.count) == [], "nothing is new")
    #expect(growth.take().count == 2)
  }

  @Test func whatIsReadOnTakesItsPlace() throws {
    let named = try ["a", "b"].map { try LibraryReports.report("水渠", name: $0) }
    library.add(named: named.map(\.source))
    for (number, report) in named.enumerated() { library.filling(number, with: report)?() }
    library.publish()
    #expect(try told().map(\.count) == [2])
    scheduler.pass(50)
    library.filling(1, with: try LibraryReports.report("水渠水渠水渠", name: "b"))?()
    library.publish(after: 50)
    #expect(try told().map(\.count) == [4])
    #expect(library.filling(2, with: try LibraryReports.report("水渠", name: "c")) == nil, "there is no such report")
  }

  // MARK: News

  @Test func tellsWhatTheLoadingTells() throws {
    take(.reports([try LibraryReports.loaded("a", "水渠"), try LibraryReports.loaded("b", "水渠")]))
    let files = try ["b", "x", "a"].map { try LibraryReports.loaded($0, "水渠").file }
    take(.skipped([SkippedFile(path: Array("c".utf8), reason: .vanished, isRoot: false)]))
    take(.changed(files))
    take(.vanished(files))
    take(.appeared(files))
    let events = inbox.take().compactMap { if case .library(let event) = $0 { event } else { nil } }
    let skipped = events.compactMap { if case .skipped(let lines) = $0 { lines } else { nil } }
    #expect(skipped == [[SkippedFile(path: Array("c".utf8), reason: .vanished, isRoot: false).message(in: .english)]])
    let stale = events.compactMap { event -> [[Int]]? in
      if case .stale(let changed, let vanished, let appeared) = event { [changed, vanished, [appeared]] } else { nil }
    }
    #expect(stale == [[[1, 0], [], [0]], [[], [1, 0], [0]], [[], [], [3]]])
  }

  @Test func saysThatAllIsLoadedAfterTheLastReports() throws {
    take(.reports([try LibraryReports.loaded("a", "水渠")]))
    take(.progress(LibraryProgress()))
    take(.reports([try LibraryReports.loaded("b", "水渠")]))
    take(.finished)
    let events = inbox.take()
    #expect(try events.libraries(counting: "水渠").map(\.count) == [2])
    guard case .library(.loaded) = events.last else {
      Issue.record("\(events.count) events")
      return
    }
  }

  // MARK: Index

  /// Parts that are indexed are published; the last part, which may yet grow, once all is loaded.
  @Test func indexesInTheBackground() throws {
    take(.reports([try LibraryReports.loaded("a", "水渠")]))
    library.publish()
    scheduler.runAll()
    var part = published.current.library
    #expect(part.takeIndexing(all: true) != nil)
    take(.finished)
    #expect(scheduler.step() == .background)
    scheduler.runAll()
    var whole = published.current.library
    #expect(whole.takeIndexing(all: true) == nil)
    take(.reports([try LibraryReports.loaded("b", "水渠")]))
    library.publish()
    scheduler.runAll()
    whole = published.current.library
    #expect(whole.count == 2)
    #expect(whole.takeIndexing(all: true) == nil, "what comes later is indexed too")
  }

  @Test func indexesNoMoreAfterTheEnd() throws {
    take(.reports([try LibraryReports.loaded("a", "水渠")]))
    take(.finished)
    library.end()
    scheduler.runAll()
    var whole = published.current.library
    #expect(whole.takeIndexing(all: true) != nil)
  }
}
