import ReportModel
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Libraries that open as they were left in an earlier run.
@Suite struct LeftLibraryTests {
  /// A reader of a library of which nothing has come yet.
  private func reader(_ left: LeftLibrary? = nil) throws -> (Reader, LibraryFixture) {
    var reader = try Reader(library: 80, 24)
    if let left { reader.effects += reader.state.update(.leftLibrary(left)) }
    return (reader, LibraryFixture())
  }

  private func last(_ effects: [Effect]) -> LeftLibrary? {
    for case .remember(.library(let left)) in effects.reversed() { return left }
    return nil
  }

  @Test("what is remembered of one is read back as it was, whatever is in it") func form() throws {
    var left = LeftLibrary()
    left.report = Array("2024/a\tb\\\nc.txt".utf8) + [0xFF]
    (left.order, left.naming, left.hits, left.termsAreOfAll, left.lastList) = (.year, .files, .left, true, .hits)
    left.goesThroughPins = true
    left.search = KeptPin(text: "发展\t", form: 2, colour: 0)
    left.pins = [KeptPin(text: "种业", form: 0, colour: 3)]
    left.lists = [LeftLibrary.ListOrder(kind: .marks, column: 2, isReversed: true)]
    #expect(LeftLibrary(bytes: left.bytes) == left)
    #expect(LeftLibrary(bytes: Array("order\twhat\nlist\tx\t1\t\npin\t1\nreport\nnew\tthing\n".utf8)) == LeftLibrary())
  }

  @Test("reading, ordering, pinning and listing are remembered; nothing is where nobody did anything") func remembered()
    throws
  {
    var (reader, fixture) = try reader()
    try fixture.add(LibraryFixture.district)
    reader.effects += reader.state.update(fixture.news())
    #expect(last(reader.effects) == nil)
    reader.press(": report-order enter : report-names enter")
    reader.press(": next-report enter : pin space 种业 enter")
    let left = try #require(last(reader.effects))
    #expect(left.order == .year && left.naming == .titles)
    let number = try #require(reader.state.currentNumber)
    #expect(left.report != nil && left.report == reader.state.source(of: number)?.path)
    #expect(left.pins.map(\.text) == ["种业"])
  }

  @Test("whether n goes through the pinned terms is remembered, and comes back with them") func scope() throws {
    var (reader, fixture) = try reader()
    try fixture.add(LibraryFixture.district)
    reader.effects += reader.state.update(fixture.news())
    reader.press(": next-report enter : pin space 种业 enter : hit-scope enter")
    let left = try #require(last(reader.effects))
    #expect(left.goesThroughPins == true)
    let (again, _) = try self.reader(left)
    #expect(again.state.search.scope == .pinned && again.state.search.pinned.map(\.query.pattern) == ["种业"])
    reader.press(": hit-scope enter")
    let back = try #require(last(reader.effects))
    #expect(back.goesThroughPins == false)
    #expect(try self.reader(back).0.state.search.scope == .current)
  }

  @Test("the tree comes back to the report read last, also where that comes late; not where the reader is elsewhere")
  func treeComesBack() throws {
    var left = LeftLibrary()
    left.report = Array("报告/2020年/河西镇.txt".utf8)
    left.order = .year
    left.pins = [KeptPin(text: "种业", form: 0, colour: 3)]
    var (reader, fixture) = try reader(left)
    #expect(reader.effects.contains(.order(.year)))
    #expect(reader.state.search.pinned.map(\.query.pattern) == ["种业"])
    try fixture.add(Array(LibraryFixture.district.prefix(2)))
    reader.effects += reader.state.update(fixture.news())
    try fixture.add(Array(LibraryFixture.district.dropFirst(2)))
    reader.effects += reader.state.update(fixture.news())
    reader.effects += reader.state.update(.library(.loaded(LoadingProgress())))
    let number = try #require(reader.state.report(named: "报告/2020年/河西镇.txt"))
    #expect(reader.state.tree.cursor == .report(number) && reader.state.isOverview)
    #expect(last(reader.effects) == nil, "nobody did anything")

    (reader, fixture) = try self.reader(left)
    try fixture.add(Array(LibraryFixture.district.prefix(3)))
    reader.effects += reader.state.update(fixture.news())
    var progress = LoadingProgress()
    progress.elapsed = 10_000
    reader.effects += reader.state.update(.library(.progress(progress)))
    reader.press("j j")
    try fixture.add(Array(LibraryFixture.district.dropFirst(3)))
    reader.effects += reader.state.update(fixture.news())
    reader.effects += reader.state.update(.library(.loaded(LoadingProgress())))
    let awaited = try #require(reader.state.report(named: "报告/2020年/河西镇.txt"))
    #expect(reader.state.tree.cursor != .report(awaited))
  }

  @Test("L lists the last search again, in the order of before") func lastSearch() throws {
    var left = LeftLibrary()
    (left.search, left.hits) = (KeptPin(text: "种业", form: 0, colour: 0), .right)
    var (reader, fixture) = try reader(left)
    try fixture.add(LibraryFixture.district)
    reader.effects += reader.state.update(fixture.news())
    reader.effects += reader.state.update(.library(.loaded(LoadingProgress())))
    reader.press("L")
    #expect(reader.state.search.query?.pattern == "种业")
    #expect(reader.state.results?.order == .right)
  }

  @Test("how paragraphs are told apart is chosen, and remembered") func paragraphs() throws {
    var reader = try Reader()
    reader.press(": paragraph space indent enter")
    #expect(reader.state.options.page.paragraphs == .indent)
    #expect(reader.effects.last == .remember(.choice(KeptChoice.paragraph, "indent")))
    reader.press(": paragraph enter")
    #expect(reader.state.options.page.paragraphs == .space && reader.status.contains("blank row"))
    reader.press(": paragraph space what enter")
    #expect(reader.state.options.page.paragraphs == .space)
  }
}
