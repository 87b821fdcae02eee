import ReportIndex
import ReportModel
import ScreenModel
import TestReports
import Testing

@testable import Browser

/// Large reports of a library: no key waits for one, and none is shown that the reader no longer asks for.
@Suite struct UnpackingTests {
  private static let large =
    "河西镇工作报告\n\n一、兴产业\n发展种业。\n（一）修渠修路\n"
    + String(repeating: "再兴产业，年年如此，修渠修路，一件一件办好。\n", count: UnpackedReports.mostAtOnce / 60)
    + "二、惠民生\n种业培训。\n"

  /// A reader of a library of three reports at the first one, the second of which is large.
  private func reader() throws -> (Reader, LibraryFixture) {
    var reader = try Reader(library: 80, 16)
    var fixture = LibraryFixture()
    try fixture.add([
      ("1.txt", "村报告\n\n一、修渠\n种业用水。\n"), ("2.txt", Self.large), ("3.txt", "乡报告\n\n一、植树\n种业百亩。\n"),
    ])
    reader.take(&fixture)
    _ = reader.state.update(.library(.loaded(LoadingProgress())))
    reader.effects += reader.state.update(.search("种业"))
    try reader.answer(&fixture)
    reader.press("g")
    #expect(reader.nameOfReport == "1.txt")
    return (reader, fixture)
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func aStepGoesOnOnceTheReportIsThere() throws {
    var (reader, _) = try reader()
    #expect(reader.state.search.currentStop != nil)
    let before = reader.state.here
    reader.press("n")
    #expect(reader.state.here == before)
    #expect(reader.status.hasPrefix(" loading … 2.txt  esc stop waiting"))
    #expect(reader.toUnpack.count == 1)
    // The same key again is one step more, and requests nothing new.
    reader.press("n")
    #expect(reader.status.hasPrefix(" loading … 2.txt  1 key waits  esc stop waiting"))
    #expect(reader.toUnpack.count == 1)
    reader.unpack()
    #expect(reader.nameOfReport == "2.txt")
    #expect(reader.state.search.current == 1)
    reader.press("n N")
    #expect(reader.state.search.current == 1)
    #expect(reader.toUnpack.count == 1, "it is at hand")
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func whoeverGivesItUpIsNotTakenThere() throws {
    for isKey in [true, false] {
      var (reader, _) = try reader()
      reader.press("n n j")
      if isKey { reader.press("esc") } else { reader.effects += reader.state.update(.interrupt) }
      let (frame, current) = (reader.frame, reader.state.current)
      #expect(reader.status.hasPrefix(" no longer waiting for 2.txt"))
      #expect(current == .report(0))
      reader.unpack()
      #expect(reader.state.current == current, "\(isKey)")
      #expect(reader.frame == frame, "\(isKey)")
    }
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func theTreeMovesOnAndShowsWhatItIsAt() throws {
    var (reader, _) = try reader()
    reader.press("h h h j")
    let large = reader.state.tree.cursor
    #expect(large.report.map(reader.state.name(of:)) == "2.txt")
    #expect(reader.nameOfReport == "1.txt")
    reader.unpack()
    #expect(reader.nameOfReport == "2.txt")
    #expect(reader.state.tree.cursor == large)
    // A report that was passed over is not shown.
    (reader, _) = try self.reader()
    reader.press("h h h j j")
    #expect(reader.nameOfReport == "3.txt")
    reader.unpack()
    #expect(reader.nameOfReport == "3.txt")
    reader.press("k")
    #expect(reader.nameOfReport == "2.txt")
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func enterReadsItAndTheListNamesItsSections() throws {
    var (reader, _) = try reader()
    reader.press("L")
    reader.list()
    #expect(reader.rows.contains { $0.contains("2.txt") })
    reader.unpack()
    #expect(reader.rows.contains { $0.contains("二、惠民生") })
    var (other, _) = try self.reader()
    other.press("L")
    other.list()
    other.press("G k k enter")
    other.press(": n e x t")
    other.press("esc esc")
    other.press("L")
    other.unpack()
    #expect(other.state.focus == .results)
  }

  /// A report that was left and then replaced, even twice, is reopened at the same words, with its marks and folds.
  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: [": n enter", "ctrl-o", "' A"])
  func placesAreKeptByTheTextAround(keys: String) throws {
    var (reader, fixture) = try reader()
    reader.press("n n")
    reader.unpack()
    reader.press("m a m A z R [ z c")
    reader.press("' a")
    let words = wordsAtTop(reader)
    #expect(folded(reader) == ["一、兴产业"])
    reader.press(": p enter")
    #expect(reader.nameOfReport == "1.txt")
    for text in [
      Self.large.replacing("一、兴产业", with: "一、新增\n渠首改建，另起一段。\n二、兴产业"),
      Self.large.replacing("一、兴产业", with: "一、新增\n渠首改建，另起一段。再添一段，说得更长。\n二、兴产业\n（一）小节\n字。"),
    ] {
      let changed = LibraryReport(try LibraryFixture.report(text, path: "2.txt"), name: "2.txt")
      fixture.library.replace(ReportNumber(1), with: changed)
      reader.effects += reader.state.update(
        .library(.reports(fixture.library, fixture.builder.catalogue(), changed: [1])))
    }
    reader.press(keys)
    #expect(reader.nameOfReport == "1.txt")
    // The first one asks for the version in between.
    reader.unpack()
    reader.unpack()
    #expect(reader.nameOfReport == "2.txt")
    #expect(wordsAtTop(reader) == words)
    #expect(folded(reader) == ["二、兴产业"])
  }

  /// A report that has become small is unpacked at once.
  @Test(.enabled(if: TestLane.isFull, "slow")) func placesAreKeptWhereLittleIsLeft() throws {
    var (reader, fixture) = try reader()
    reader.press("n n")
    reader.unpack()
    let words = wordsAtTop(reader)
    reader.press(": p enter")
    let text = "河西镇工作报告\n\n" + String(Self.large.suffix(20_000))
    fixture.library.replace(
      ReportNumber(1), with: LibraryReport(try LibraryFixture.report(text, path: "2.txt"), name: "2.txt"))
    reader.effects += reader.state.update(
      .library(.reports(fixture.library, fixture.builder.catalogue(), changed: [1])))
    reader.press(": n enter")
    #expect(wordsAtTop(reader) == words)
  }

  private func wordsAtTop(_ reader: Reader) -> String {
    let place = reader.state.view.anchor.bytes
    return String(decoding: reader.state.report.text[place...].prefix(90), as: UTF8.self)
  }

  /// The folded headings.
  private func folded(_ reader: Reader) -> [String] {
    let report = reader.state.report
    return report.sections.indices.map { SectionIndex($0) }.filter {
      $0 != .root && reader.state.view.folds.isFolded($0, level: report[$0].level)
    }.map { report.words(in: report[$0].heading) }
  }

  /// A report replaced in the meantime is unpacked anew.
  @Test(.enabled(if: TestLane.isFull, "slow")) func whatChangedMeanwhileIsNotShown() throws {
    var (reader, fixture) = try reader()
    reader.press("n n")
    let changed = try LibraryFixture.report(Self.large + "三、收官\n种业种业。\n", path: "2.txt")
    fixture.library.replace(ReportNumber(1), with: LibraryReport(changed, name: "2.txt"))
    _ = reader.state.update(.library(.reports(fixture.library, fixture.builder.catalogue(), changed: [1])))
    reader.unpack()
    #expect(reader.nameOfReport == "1.txt")
    #expect(reader.toUnpack.count == 2)
    reader.unpack()
    #expect(reader.nameOfReport == "2.txt")
    let isChanged = reader.state.report.text == changed.text
    #expect(isChanged)
  }
}

extension Reader {
  /// The requests to unpack reports.
  fileprivate var toUnpack: [(number: Int, question: UnpackQuestion)] {
    effects.compactMap { if case .unpack(let number, let question) = $0 { (number, question) } else { nil } }
  }

  /// Unpacks the report last requested, as the program would.
  fileprivate mutating func unpack() {
    guard let (number, question) = toUnpack.last else { return }
    effects += state.update(.unpacked(number, UnpackAnswer(question)))
  }
}
