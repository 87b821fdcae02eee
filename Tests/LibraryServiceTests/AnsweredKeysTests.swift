import Glibc
import ReportIndex
import ReportModel
import ScreenModel
import TestReports
import Testing
import TextFacts

@testable import Browser
@testable import LibraryService
@testable import ReportReading

/// Whatever is named, every key is answered: the state takes it and there is a frame, without one step of the background
/// work. Nothing is read before that steps.
@Suite(.serialized, .timeLimit(.minutes(5))) struct AnsweredKeysTests {
  private let folder: HostileFolder

  init() throws { folder = try HostileFolder() }

  /// Every key, from the state that the case has left, each in a browser of its own.
  private func expectAnswers(_ browser: SteppedBrowser, _ name: String) throws {
    let size = ScreenSize(columns: 80, rows: 24)
    for binding in try SteppedBrowser.bindings() {
      var browser = browser
      let before = browser.scheduler.steps
      // First the pane that the key is bound in.
      switch binding.context {
      case .global, .text: try browser.press("R")
      case .tree: try browser.press("tab")
      case .prompt: try browser.press(":")
      case .results: try browser.press("L")
      case .terms: try browser.press("T")
      case .panel: try browser.press("f1")
      case .selection: try browser.press("V")
      case .compare: try browser.press(": c o m p a r e enter")
      }
      for key in binding.keys {
        browser.update(.key(key))
        #expect(browser.state.render().size == size)
      }
      browser.update(.interrupt)
      #expect(browser.state.render().size == size)
      #expect(browser.scheduler.steps == before, "\(name): \(binding.command)")
    }
  }

  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: HostileFolder.Input.allCases)
  func everyKeyIsAnsweredWhateverIsBeingRead(_ name: HostileFolder.Input) throws {
    let (input, isFinite) = try folder.input(name)
    var browser = try SteppedBrowser([input], importProgram: folder.program)
    #expect(browser.service.inbox.take().isEmpty, "nothing is read on the thread of the keys")
    #expect(browser.rows.contains { $0.contains("reading") })
    try expectAnswers(browser, name.rawValue)
    guard isFinite else { return }
    // The first reading was given up by some of the keys: read again.
    try browser.press("R")
    browser.runAll()
    let isThere = !browser.state.namedReports[0].text.isEmpty
    #expect(isThere == browser.failures.isEmpty)
    #expect(browser.hasQuit == !isThere, "nothing is left to be shown")
    if isThere { try expectAnswers(browser, name.rawValue) }
  }

  /// A file is opened by the background and by nobody else: one that is gone before that steps is missing.
  @Test func aFileThatVanishesIsMissing() throws {
    let path = try folder.write("甲\n", "vanishes.txt")
    var browser = try SteppedBrowser([.file(path)])
    #expect(unlink(HostileFolder.name(path)) == 0)
    browser.runAll()
    let name = String(decoding: path, as: UTF8.self)
    #expect(browser.failures == ["\(name): no such file; check the name and the folder"])
    #expect(browser.hasQuit)
  }

  /// The same for one that is read again, and what was read stays.
  @Test func aFileReadAgainIsReadInTheBackground() throws {
    let path = try folder.write("甲\n", "again.txt")
    var browser = try SteppedBrowser([.file(path)])
    browser.runAll()
    #expect(browser.state.namedReports[0].text == Array("甲\n".utf8))
    _ = try folder.write("乙\n", "again.txt")
    try browser.press("R")
    #expect(browser.state.namedReports[0].text == Array("甲\n".utf8))
    #expect(browser.status.contains("reading…"))
    browser.runAll()
    #expect(browser.state.namedReports[0].text == Array("乙\n".utf8))
    #expect(unlink(HostileFolder.name(path)) == 0)
    try browser.press("R")
    browser.runAll()
    // Too long for the status line, the message takes a row above it too.
    #expect(browser.rows.suffix(2).joined().contains("no such file"))
    #expect(browser.state.namedReports[0].text == Array("乙\n".utf8))
    #expect(!browser.hasQuit && browser.failures.isEmpty)
  }

  /// The later of two readings counts, whichever is done first; nothing is heard of one that was given up.
  @Test func theLatestReadingCounts() throws {
    let path = try folder.write("甲\n", "twice.txt")
    var browser = try SteppedBrowser([.file(path)])
    // Done, but not taken in yet, when the reader gives it up.
    browser.scheduler.runAll()
    try browser.press("esc")
    browser.take()
    #expect(browser.state.namedReports[0].text.isEmpty)
    #expect(browser.status.contains("twice.txt was not read; R reads it again"))
    try browser.press("R")
    browser.scheduler.runAll()
    _ = try folder.write("乙\n", "twice.txt")
    try browser.press("R")
    browser.take()
    #expect(browser.state.namedReports[0].text.isEmpty, "the reading before was overtaken")
    browser.runAll()
    #expect(browser.state.namedReports[0].text == Array("乙\n".utf8))
  }

  /// Several files: one that cannot be read leaves the tree and is listed with its reason; the library has the others.
  @Test func theOthersStayWhereOneCannotBeRead() throws {
    let paths = [try folder.write("甲种业\n", "a.txt"), folder.path("none.txt"), try folder.write("乙种业\n", "c.txt")]
    var browser = try SteppedBrowser(paths.map { .file($0) })
    browser.runAll()
    #expect(browser.state.directReports == [0, 2])
    #expect(browser.failures.count == 1 && !browser.hasQuit)
    try browser.press("tab z M")
    #expect(browser.rows.prefix(3).map { $0.prefix(30).trimming() } == ["a.txt", "c.txt", ""])
    browser.scheduler.pass(1_000)
    browser.runAll()
    let searcher = try LibrarySearcher(SearchQuery("种业"))
    let library = try #require(browser.state.library?.library)
    #expect(try searcher.answer(in: library).total == 2)
  }

  /// The fault of a change that only the screen had: the library that is searched has it too.
  @Test func theLibraryHasTheChangesOfItsFiles() throws {
    let paths = [try folder.write("甲\n", "a.txt"), try folder.write("乙\n", "b.txt")]
    var browser = try SteppedBrowser(paths.map { .file($0) })
    browser.runAll()
    let changed = try LibraryReports.report("水渠水渠\n", name: "a.txt")
    browser.update(.changed(0, changed))
    try browser.press("R")
    browser.scheduler.pass(1_000)
    browser.runAll()
    let searcher = try LibrarySearcher(SearchQuery("水渠"))
    let library = try #require(browser.state.library?.library)
    #expect(try searcher.answer(in: library).total == 2)
  }
}
