import Browser
import ReportIndex
import ReportModel
import ReportParsing
import Testing

@testable import LibraryService

/// Shared passages as the service finds them for the browser.
@Suite struct KnownReuseTests {
  private static let shared = "持续抓好河道保洁和水质监测两项重点任务，确保一江清水"

  private func library(_ texts: [(text: String, year: Int?)]) throws -> Library {
    var library = Library()
    library.add(
      try texts.enumerated().map { index, entry in
        let report = try ReportParser.report(
          from: Array(entry.text.utf8), source: ReportSource(name: "\(index).txt"))
        return LibraryReport(PackedReport(report), name: "\(index).txt", year: entry.year)
      })
    return library
  }

  private func answer(_ known: KnownReuse, _ number: Int, in library: Library, cancelled: Bool = false) -> ReuseAnswer?
  {
    let token = CancellationToken()
    if cancelled { token.cancel() }
    let question = ReuseQuestion(generation: 1, report: number, library: library)
    return known.answer(question, token, LibrarySearcher.inTurn)
  }

  @Test("a passage has its reports, the oldest first, and the shares of all")
  func oldestFirst() throws {
    let library = try library([
      ("甲县报告\n\(Self.shared)。\n", 2021), ("乙县报告\n我们\(Self.shared)。\n", 2015), ("丙县报告\n别的话。\n", 2010),
      ("丁县报告\n\(Self.shared)。\n", nil),
    ])
    let known = KnownReuse()
    let found = try #require(answer(known, 0, in: library))
    #expect(found.passages.map(\.reports) == [[1, 0, 3]])
    #expect(found.passages.map(\.isBoilerplate) == [false])
    // All but the first character of 31, and of 33: bytes would be 96 %.
    #expect(found.shares == [97, 97, 0, 97])
    #expect(found.sections.whole == [97])
    #expect(answer(known, 2, in: library)?.passages.isEmpty == true)
    #expect(answer(known, 9, in: library) == nil)
  }

  @Test("formulations and titles are boilerplate")
  func boilerplate() throws {
    let words = "牢记“绿水青山就是金山银山”“人与自然和谐共生”“山水林田湖草沙”"
    let library = try library([("甲县报告\n\(words)。\n", 2021), ("乙县报告\n\(words)。\n", 2015)])
    #expect(answer(KnownReuse(), 0, in: library)?.passages.map(\.isBoilerplate) == [true])
  }

  @Test("a search that is given up finds nothing, and the next one all")
  func cancelled() throws {
    let library = try library([("甲县报告\n\(Self.shared)。\n", 2021), ("乙县报告\n\(Self.shared)。\n", 2015)])
    let known = KnownReuse()
    #expect(answer(known, 0, in: library, cancelled: true) == nil)
    #expect(answer(known, 0, in: library)?.passages.count == 1)
  }
}
