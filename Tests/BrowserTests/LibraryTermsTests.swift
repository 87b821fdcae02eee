import LibraryService
import ReportModel
import ReportTerms
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// The table of terms of a library, and of one report compared with the others.
@Suite struct LibraryTermsTests {
  private func reader(_ columns: Int, _ rows: Int, language: Language = .english) throws -> (Reader, LibraryFixture) {
    var reader = try Reader(library: columns, rows, language: language)
    var fixture = LibraryFixture()
    try fixture.add(Township.library)
    reader.take(&fixture)
    return (reader, fixture)
  }

  @Test(arguments: [(200, 50), (80, 24), (40, 10), (20, 6)])
  func screens(columns: Int, rows: Int) throws {
    var (reader, _) = try reader(columns, rows)
    reader.press("T")
    try expectFrame(reader.frame, "terms-library-counting-\(columns)x\(rows)")
    try reader.answerTerms()
    try expectFrame(reader.frame, "terms-library-\(columns)x\(rows)")
    reader.press("enter")
    reader.list()
    try expectFrame(reader.frame, "terms-library-places-\(columns)x\(rows)")
    reader.press("enter T T")
    try reader.answerTerms()
    try expectFrame(reader.frame, "terms-of-one-\(columns)x\(rows)")
  }

  @Test func chinese() throws {
    var (reader, _) = try reader(100, 20, language: .chinese)
    reader.press("T")
    try reader.answerTerms()
    reader.press("o")
    try reader.answerTerms()
    try expectFrame(reader.frame, "terms-library-chinese")
  }

  @Test func sortsByYearAndReports() throws {
    var (reader, _) = try reader(80, 24)
    reader.press("T")
    try reader.answerTerms()
    #expect(reader.terms.prefix(3) == ["稳渠兴茶", "《清渠公约》", "茶香夜校"], "《 before 茶, byte by byte")
    reader.press("o")
    try reader.answerTerms()
    #expect(reader.terms.prefix(2) == ["茶香夜校", "《清渠公约》"], "by reports")
    reader.press("o")
    try reader.answerTerms()
    #expect(reader.terms.suffix(2) == ["X", "X个"], "what is left to be filled in comes last")
    reader.press("G k k")
    #expect(reader.term == "一渡一策", "by the first year")
    reader.press("o")
    try reader.answerTerms()
    #expect(reader.terms.prefix(2) == ["300亩", "《清渠公约》"], "by the last year")
  }

  /// Terms in the order of the report, whichever reports came before it.
  @Test(arguments: [false, true]) func sortsByPlace(isLast: Bool) throws {
    var reader = try Reader(library: 80, 24)
    var fixture = LibraryFixture()
    try fixture.add(isLast ? Township.library.reversed() : Township.library)
    reader.take(&fixture)
    var alone = try Reader([Township.report], columns: 80, rows: 24)
    alone.press("T o")
    reader.state.show(report: isLast ? Township.library.count - 1 : 0)
    reader.press("T")
    try reader.answerTerms()
    reader.press("o")
    try reader.answerTerms()
    for reader in [alone, reader] { #expect(reader.state.terms.view.order == .found) }
    #expect(reader.terms == alone.terms)
    #expect(reader.terms.first == "同比增长5.3%" && reader.terms.last == "四个课堂")
  }

  @Test func listsThePlacesInTreeOrderAndWalksThem() throws {
    var (reader, _) = try reader(80, 24)
    reader.press("T")
    try reader.answerTerms()
    reader.press("j j")
    let table = reader.frame
    reader.press("enter")
    reader.list()
    #expect(reader.status.contains("茶香夜校  1/4  in 3 reports"))
    let list = reader.rows
    reader.press("enter")
    #expect(reader.nameOfReport == "清渠镇.txt")
    #expect(reader.state.search.query?.pattern == "茶香夜校")
    #expect(reader.state.focus == .text)
    #expect(reader.asked.count == 1)
    reader.press("n n n")
    #expect(reader.nameOfReport == "高岭镇.txt")
    reader.press("backspace")
    #expect(reader.rows[1] == list[1], "the list as it was")
    reader.press("backspace")
    #expect(reader.frame == table)
    reader.press("q T")
    #expect(reader.frame == table)
  }

  @Test func listsAsManyPlacesAsTheTableCounts() throws {
    var (reader, _) = try reader(80, 24)
    reader.press("T")
    try reader.answerTerms()
    let rows = try #require(reader.state.terms.rows)
    for row in 0..<rows.count {
      reader.state.terms.window.choose(row, count: rows.count, height: 10)
      reader.press("enter")
      reader.list()
      let answer = try #require(reader.state.results?.concordance?.answer)
      #expect(answer.total == rows.table[rows[row].index].frequency)
      #expect(answer.reports.count == rows.table[rows[row].index].reportCount)
      reader.press("backspace")
    }
  }

  /// The progress shown is that of the current question, never of an earlier one; several threads give the same answer.
  @Test func theListTellsHowFarThePlacesAreFound() throws {
    var (reader, _) = try reader(80, 24)
    reader.press("T")
    try reader.answerTerms()
    reader.press("enter esc j enter")
    let asked = reader.effects.compactMap { if case .list(let question) = $0 { question } else { nil } }
    #expect(asked.count == 2)
    _ = reader.state.update(.listingProgress(HitListProgress(generation: asked[0].generation, percent: 90)))
    #expect(reader.rows.contains { $0.hasSuffix(" searching…") })
    _ = reader.state.update(.listingProgress(HitListProgress(generation: asked[1].generation, percent: 40)))
    #expect(reader.rows.contains { $0.hasSuffix(" searching… 40 %") })
    var told: [Int] = []
    let listing = ListedHits(asked[1], progress: { told.append($0) })
    let turned = ListedHits(asked[1], parallel: { count, work in for piece in (0..<count).reversed() { work(piece) } })
    let answers = try [listing, turned].map { try #require($0?.concordance?.answer) }
    #expect(told == [100])
    #expect(answers[0].total == 4)
    #expect((0..<4).map { answers[0][$0] } == (0..<4).map { answers[1][$0] })
    _ = reader.state.update(.listing(try #require(listing)))
    let ended = reader.state.listRequest
    #expect(!ended.isAwaited)
    _ = reader.state.update(.listingProgress(HitListProgress(generation: asked[1].generation, percent: 50)))
    #expect(reader.state.listRequest == ended)
  }

  @Test func staysOnItsTermBetweenReportAndLibrary() throws {
    var (reader, _) = try reader(80, 24)
    reader.press("T")
    try reader.answerTerms()
    reader.press("j enter")
    reader.list()
    reader.press("enter T T")
    try reader.answerTerms()
    #expect(reader.state.terms.view.scope == .report(try #require(reader.state.currentNumber)))
    #expect(reader.state.terms.view.order == .keyness)
    #expect(reader.term == "《清渠公约》")
    reader.press("T")
    try reader.answerTerms()
    #expect(reader.term == "《清渠公约》")
    #expect(reader.state.terms.view.order == .frequency)
  }

  /// The answer to an earlier question is never shown; closing the table gives up its question.
  @Test func dropsWhatIsOld() throws {
    var (reader, _) = try reader(80, 24)
    reader.press("T")
    let first = try #require(reader.asked.last)
    reader.press("tab")
    let second = try #require(reader.asked.last)
    #expect(second.generation > first.generation)
    var lister = TermLister()
    _ = reader.state.update(.terms(try answer(first, &lister)))
    #expect(reader.terms == [])
    _ = reader.state.update(.termsProgress(TermsProgress(generation: first.generation, percent: 70)))
    #expect(reader.state.terms.request.percent == 0)
    _ = reader.state.update(.terms(try answer(second, &lister)))
    #expect(!reader.terms.isEmpty)
    reader.press("tab q")
    #expect(reader.effects.last == .stopTerms)
    let third = try #require(reader.asked.last)
    let before = reader.terms
    _ = reader.state.update(.terms(try answer(third, &lister)))
    #expect(reader.terms == before)
  }

  /// While the table is open, the terms are requested again once there is half as much more text, and at the end; the
  /// cursor stays on its term.
  @Test func growsWithTheLibrary() throws {
    var reader = try Reader(library: 80, 24)
    var fixture = LibraryFixture()
    var progress = LoadingProgress()
    progress.elapsed = 1_000
    _ = reader.state.update(.library(.progress(progress)))
    try fixture.add([Township.library[1]])
    reader.take(&fixture)
    reader.press("T")
    try reader.answerTerms()
    #expect(reader.terms.first == "茶香夜校")
    try fixture.add([Township.library[0]])
    reader.take(&fixture)
    try reader.answerTerms()
    #expect(reader.terms.first == "稳渠兴茶")
    #expect(reader.term == "茶香夜校")
    let count = reader.asked.count
    try fixture.add([Township.library[2]])
    reader.take(&fixture)
    #expect(reader.asked.count == count, "a little more may wait")
    reader.effects += reader.state.update(.library(.loaded(LoadingProgress())))
    try reader.answerTerms()
    #expect(reader.terms.contains("一渡一策"))
  }

  /// The lister's counts serve the next question; cancelled at any point, it still comes to the same answer.
  @Test(arguments: 0..<12) func goesOnWhereItWasStopped(stop: Int) throws {
    var (reader, _) = try reader(80, 24)
    reader.press("T")
    let question = try #require(reader.asked.last)
    var whole = TermLister()
    let expected = try answer(question, &whole)
    var stopped = TermLister()
    var looks = 0
    let nothing = stopped.answer(
      question,
      isCancelled: {
        looks += 1
        return looks > stop
      })
    #expect(nothing == nil || looks <= stop)
    let resumed = try answer(question, &stopped)
    #expect(lines(resumed) == lines(expected))
    let again = try answer(question, &whole)
    #expect(lines(again) == lines(expected))
  }

  private func lines(_ answer: TermsAnswer) -> [String] {
    (0..<answer.table.count).map { "\(answer.table.words(at: $0)) \(answer.table[$0].frequency)" }
  }
}

/// The answer of a lister that nobody cancels.
private func answer(_ question: TermsQuestion, _ lister: inout TermLister) throws -> TermsAnswer {
  let answer = lister.answer(question)
  return try #require(answer)
}

extension Reader {
  /// The questions about terms that the browser asked.
  var asked: [TermsQuestion] {
    effects.compactMap { if case .listTerms(let question) = $0 { question } else { nil } }
  }

  /// Answers the latest question, as the program would.
  mutating func answerTerms() throws {
    let question = try #require(asked.last)
    var lister = TermLister()
    let answer = lister.answer(question)
    effects += state.update(.terms(try #require(answer)))
  }
}
