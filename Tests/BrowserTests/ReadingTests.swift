import ReportModel
import ReportParsing
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Reports that are still being read, cannot be read, or whose reading is given up.
@Suite struct ReadingTests {
  private func report(_ text: String, isComplete: Bool = true) throws -> Report {
    try ReportParser.report(
      from: Array(text.utf8), source: ReportSource(name: "report-1.txt", path: Array("report-1.txt".utf8)),
      isComplete: isComplete)
  }

  private func reader(
    _ names: String..., columns: Int = 80, rows: Int = 24, language: Language = .english, isLibrary: Bool = false
  ) throws -> Reader {
    var reader = try Reader()
    var options = BrowserOptions()
    options.language = language
    reader.state = BrowserState(
      reports: names.map { .nothingRead(of: ReportSource(name: $0, path: $0 == "-" ? nil : Array($0.utf8))) },
      options: options, keyMap: try BuiltInKeys.map(), size: ScreenSize(columns: columns, rows: rows),
      isLibrary: isLibrary)
    return reader
  }

  private func progress(_ bytes: Int, of total: Int? = nil, seconds: Int = 0) -> BrowserEvent {
    var progress = ReadingProgress(bytes: bytes, of: total)
    progress.milliseconds = 1000 * seconds
    return .reading(0, progress)
  }

  // MARK: The frame

  @Test(arguments: [(80, 24), (200, 50), (20, 6)])
  func theFrameSaysWhatIsBeingRead(columns: Int, rows: Int) throws {
    var reader = try reader("公文/report-1.docx", columns: columns, rows: rows)
    try expectFrame(reader.frame, "reading-begun-\(columns)x\(rows)")
    _ = reader.state.update(progress(1_234_567, seconds: 3))
    try expectFrame(reader.frame, "reading-\(columns)x\(rows)")
    reader.press("esc k")
    try expectFrame(reader.frame, "reading-given-up-\(columns)x\(rows)")
  }

  @Test func itSaysItInChinese() throws {
    var reader = try reader("-", columns: 60, rows: 8, language: .chinese)
    _ = reader.state.update(progress(0, seconds: 12))
    try expectFrame(reader.frame, "reading-chinese")
  }

  @Test func theShareIsShownWhereItIsKnown() throws {
    var reader = try reader("report-1.txt")
    for (event, words) in [
      (progress(0), "reading…"), (progress(45, of: 100), "reading… 45 %"), (progress(1_500), "reading… 2 kB"),
      (progress(45, of: 100, seconds: 2), "reading… 45 % 2 s"), (progress(0, seconds: 61), "reading… 61 s"),
    ] {
      _ = reader.state.update(event)
      #expect(reader.status.contains("report-1.txt  \(words)  "), "\(reader.status)")
    }
  }

  /// As the first frame shows it where it is there in time.
  @Test func theReportOpensAsIfItHadBeenThereAtOnce() throws {
    let text = Reports.district
    for other in ["", "report-2.txt"] {
      var late = try other.isEmpty ? reader("report-1.txt") : reader("report-1.txt", other)
      _ = late.state.update(.report(0, try report(text)))
      var options = BrowserOptions()
      options.language = .english
      let second = Report.nothingRead(of: ReportSource(name: other, path: Array(other.utf8)))
      let reports = try [report(text)] + (other.isEmpty ? [] : [second])
      let atOnce = BrowserState(
        reports: reports, options: options, keyMap: try BuiltInKeys.map(), size: ScreenSize(columns: 80, rows: 24))
      #expect(late.frame == atOnce.render())
    }
  }

  /// The same where the reader has looked at another report meanwhile.
  @Test func aReportThatWasLeftBeforeItCameOpensAtItsBeginning() throws {
    var reader = try reader("report-1.txt", "report-2.txt")
    _ = reader.state.update(.report(0, try report(Reports.district)))
    let before = reader.frame
    reader.press(": n enter")
    #expect(reader.rows[1].hasSuffix("reading report-2.txt"))
    _ = reader.state.update(.report(0, try report(Reports.district)))
    reader.press(": p enter esc")
    #expect(reader.frame.dump() == before.dump())
  }

  @Test(
    "keys typed before anything of it came act as if typed then",
    arguments: [
      "v", "c", "Y", "V j y", "o", "A 注 enter", "m a", "j j", "G", "] ]", "5 0 %", "f", "z c", "= j", "V j Y",
    ])
  func keysAhead(keys: String) throws {
    let text = Reports.district
    var early = try reader("report-1.txt")
    _ = early.state.update(progress(0))
    early.press(keys)
    early.effects += early.state.update(.report(0, try report(text)))
    var late = try reader("report-1.txt")
    _ = late.state.update(progress(0))
    late.effects += late.state.update(.report(0, try report(text)))
    late.press(keys)
    #expect(early.frame == late.frame)
    #expect(early.effects == late.effects)
    #expect(!early.state.shell.held.isHolding)
  }

  // MARK: Giving up

  @Test(arguments: ["esc", "ctrl-c"])
  func itIsGivenUp(key: String) throws {
    var reader = try reader("report-1.txt")
    press(key, &reader)
    #expect(reader.effects == [.stopReading(report: 0)])
    #expect(reader.state.shell.notice?.text == "report-1.txt was not read; R reads it again")
    #expect(!reader.state.isBeingRead(0))
    // A second time there is nothing to give up.
    press(key, &reader)
    #expect(reader.effects.count == 1)
    reader.press("R")
    #expect(reader.effects.last == .reload(report: 0))
  }

  /// The place remembered from an earlier run stays where nothing was seen in this one.
  @Test func noPlaceIsNotedWhereNothingWasRead() throws {
    var reader = try reader("report-1.txt", "report-2.txt")
    #expect(reader.state.currentPlace == nil && reader.state.places.isEmpty)
    reader.press("esc : n enter")
    _ = reader.state.update(.report(1, try report(Reports.district)))
    #expect(reader.state.currentPlace?.report == 1)
    #expect(reader.state.places.map(\.report) == [1])
  }

  private func press(_ key: String, _ reader: inout Reader) {
    if key == "esc" { reader.press(key) } else { reader.effects += reader.state.update(.interrupt) }
  }

  @Test func aPipeThatIsGivenUpCannotBeReadAgain() throws {
    var reader = try reader("-")
    reader.press("esc")
    #expect(reader.state.shell.notice?.text == "standard input was not read")
  }

  @Test func whatIsReadAgainStays() throws {
    var reader = try reader("report-1.txt")
    _ = reader.state.update(.report(0, try report(Reports.district)))
    _ = reader.state.update(.reading(0, ReadingProgress()))
    #expect(reader.status.contains("reading…"))
    reader.press("esc")
    #expect(reader.effects == [.stopReading(report: 0)])
    #expect(
      reader.state.shell.notice?.text == "report-1.txt was not read again; what was read stays; R reads it again")
    #expect(reader.state.report.text == Array(Reports.district.utf8))
  }

  /// The beginning of a pipe or a large file is there, and nobody waits: Esc is for something else, ^C ends it.
  @Test func whatGoesOnIsEndedByAnInterruptAlone() throws {
    var reader = try reader("report-1.txt")
    _ = reader.state.update(.report(0, try report("甲\n", isComplete: false)))
    reader.press("esc")
    #expect(reader.effects.isEmpty)
    reader.effects += reader.state.update(.interrupt)
    #expect(reader.effects == [.stopReading(report: 0)])
    #expect(
      reader.state.shell.notice?.text == "report-1.txt was not read to its end; what was read stays; R reads it again")
    reader.press("k")
    #expect(reader.status.contains("incomplete"))
  }

  /// A watch tells of a change while the file is being read again: the reading brings it, or it is told then.
  @Test func aChangeToldWhileItIsReadIsToldOnce() throws {
    for isSame in [true, false] {
      var reader = try reader("report-1.txt")
      _ = reader.state.update(.report(0, try report("甲\n")))
      _ = reader.state.update(.reading(0, ReadingProgress()))
      _ = reader.state.update(.changed(0, try report("乙\n")))
      #expect(reader.state.shell.notice == nil)
      _ = reader.state.update(.report(0, try report(isSame ? "乙\n" : "丙\n")))
      #expect(reader.state.shell.notice?.text == (isSame ? nil : "the file has changed; R reads it again"))
      #expect(reader.state.reports.newer.isEmpty == isSame)
    }
  }

  @Test func noEditorIsStartedForWhatIsNotRead() throws {
    var reader = try reader("report-1.docx")
    reader.press("v")
    #expect(reader.effects.isEmpty && reader.state.shell.held.isHolding)
    // The key that waits is given up first, then the reading.
    reader.press("esc")
    #expect(reader.effects.isEmpty && !reader.state.shell.held.isHolding)
    reader.press("esc v")
    #expect(reader.effects == [.stopReading(report: 0)])
    #expect(reader.state.shell.notice?.text == "report-1.docx was not read; R reads it again")
  }

  // MARK: Failing

  @Test func whereNothingIsLeftItEnds() throws {
    var reader = try reader("report-1.txt")
    #expect(reader.state.update(.unreadable(0, "why")) == [.reportFailure(report: 0, "why"), .quit])
    var both = try self.reader("report-1.txt", "report-2.txt")
    #expect(both.state.update(.unreadable(1, "why")) == [.reportFailure(report: 1, "why")])
    #expect(both.state.update(.unreadable(0, "why not")) == [.reportFailure(report: 0, "why not"), .quit])
  }

  @Test func theNextReportTakesItsPlace() throws {
    var reader = try reader("report-1.txt", "report-2.txt", "report-3.txt")
    reader.press(": n enter")
    #expect(reader.state.currentNumber == 1)
    #expect(reader.state.update(.unreadable(1, "why")) == [.reportFailure(report: 1, "why")])
    #expect(reader.state.currentNumber == 2)
    #expect(reader.state.shell.notice?.text == "why")
    #expect(reader.state.directReports == [0, 2])
    reader.press(": n enter")
    #expect(reader.state.shell.notice?.text == "no next report")
    reader.press(": p enter")
    #expect(reader.state.shell.notice?.text == "report 1 of 2: report-1.txt")
    reader.press(": skipped enter")
    #expect(reader.rows.contains { $0.contains("why") })
  }

  @Test func theOverviewTakesItsPlaceWhereFoldersAreRead() throws {
    var reader = try reader("report-1.txt", isLibrary: true)
    #expect(reader.state.update(.unreadable(0, "why")) == [.reportFailure(report: 0, "why")])
    #expect(reader.state.isOverview)
    var fixture = LibraryFixture()
    try fixture.add(LibraryFixture.district)
    reader.take(&fixture)
    reader.press("z 1 j j enter")
    #expect(reader.state.currentNumber != nil)
  }

  @Test func whatWasReadStaysWhereTheRestFails() throws {
    var reader = try reader("report-1.txt")
    _ = reader.state.update(.report(0, try report("甲\n", isComplete: false)))
    #expect(reader.state.update(.unreadable(0, "why")).isEmpty)
    #expect(reader.state.shell.notice?.text == "why")
    reader.press("k")
    #expect(reader.status.contains("incomplete"))
  }

  // MARK: The catalogue

  @Test func aCatalogueWithoutOneOfItsReports() throws {
    for gone in 0..<4 {
      var catalogue = Catalogue(reports: [0, 1, 2, 3])
      catalogue.remove(report: gone)
      let expected = Catalogue(reports: [0, 1, 2, 3].filter { $0 != gone })
      #expect((0..<4).map { catalogue.report(ordinal: $0) } == (0..<4).map { expected.report(ordinal: $0) })
      #expect((0..<4).map { catalogue.ordinal(ofReport: $0) } == (0..<4).map { expected.ordinal(ofReport: $0) })
      #expect(catalogue.reportCount == 3 && catalogue.count == 3)
    }
  }

  @Test func aCatalogueWithFoldersAfterTheReportTakenOut() throws {
    var (with, without) = (CatalogueBuilder(), CatalogueBuilder())
    with.add(report: 9, root: 0, folders: [], name: "x.txt")
    for (number, folders) in [["甲", "乙"], ["甲"], ["丙"], []].enumerated() {
      with.add(report: number, root: 1, folders: folders, name: "\(number).txt")
      without.add(report: number, root: 1, folders: folders, name: "\(number).txt")
    }
    var catalogue = with.catalogue()
    catalogue.remove(report: 9)
    let expected = without.catalogue()
    #expect(catalogue.count == expected.count)
    for position in 0..<expected.count {
      let row = expected.row(at: position)
      #expect(catalogue.row(at: position) == row && catalogue.position(of: row) == position)
      #expect(catalogue.parent(of: position) == expected.parent(of: position))
      #expect(catalogue.end(of: position) == expected.end(of: position))
      #expect(catalogue.reportCount(in: position) == expected.reportCount(in: position))
    }
    #expect(catalogue.position(of: .report(9)) == nil)
    // A report in a folder stays: its folder would have to go too.
    catalogue.remove(report: 0)
    #expect(catalogue.count == expected.count)
  }
}
