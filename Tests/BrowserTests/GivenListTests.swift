import HitReading
import ReportModel
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Lists of hits from elsewhere: their rows, their order, and what is in no report.
@Suite struct GivenListTests {
  private static let list = """
    {"file":"报告/2020年/河西镇.txt","line":4,"text":"种业","score":0.5}
    {"file":"报告/2019年//河西镇.txt","address":"一（一）","score":2}
    {"file":"报告/2019年/河西镇.txt","address":"二（一）","score":2}
    {"file":"./报告/总结.txt","line":4,"text":"种业"}
    {"file":"报告/2020年/河西镇.txt","start":46,"end":52,"text":"稻业"}
    {"file":"报告/不在.txt","line":4}
    {"file":"报告/2020年/河西镇.txt","line":4,"text":"种业，年","score":3}
    """

  private func reader(_ columns: Int = 80, _ rows: Int = 16, _ language: Language = .english) throws -> Reader {
    var fixture = LibraryFixture()
    return try reader(columns, rows, language, &fixture)
  }

  private func reader(
    _ columns: Int, _ rows: Int, _ language: Language, _ fixture: inout LibraryFixture
  ) throws -> Reader {
    var reader = try Reader(library: columns, rows, language: language)
    try fixture.add(LibraryFixture.district)
    let hits = HitListReader.read(Array(Self.list.utf8))
    reader.effects += reader.state.update(.hits(NamedHits(name: "found.jsonl", hits)))
    #expect(reader.state.results == nil, "the reports are not there yet")
    reader.take(&fixture)
    reader.effects += reader.state.update(.library(.loaded(LoadingProgress())))
    reader.list()
    return reader
  }

  @Test(
    "The list as it was given, with what is in no report at its end", arguments: TreePaneTests.sizes, Language.allCases)
  func asGiven(size: (Int, Int), language: Language) throws {
    let reader = try reader(size.0, size.1, language)
    let suffix = "\(size.0)x\(size.1)" + (language == .chinese ? "-chinese" : "")
    try expectFrame(reader.frame, "given-list-\(suffix)")
  }

  @Test("The best score comes first; o groups and sorts, and comes back to the list's own order") func orders() throws {
    var reader = try reader()
    func hits(_ reader: Reader) -> [String] {
      guard let results = reader.state.results, let concordance = results.concordance else { return [] }
      return (0..<results.count).compactMap { shown in
        if let fault = results.fault(shown) { return "\(fault.line) \(fault.reason.message(in: .english))" }
        guard case .hit(let place)? = results.row(shown)?.row else { return nil }
        return "\(concordance.answer[place].lower.bytes)"
      }
    }
    let first = hits(reader)
    #expect(
      first.suffix(3) == [
        "2 no such section: 一（一）", "5 other words stand there: has the file changed since?",
        "6 is not there, or no report",
      ])
    #expect(first.count == 7 && reader.state.results?.order == .rank)
    for order in [HitOrder.place, .left, .right, .rank] {
      reader.press("o")
      reader.list()
      #expect(reader.state.results?.order == order)
      #expect(hits(reader).sorted() == first.sorted())
    }
    #expect(hits(reader) == first)
  }

  @Test("A row in no report says why; N goes back to the last hit, Enter into its report") func places() throws {
    var fixture = LibraryFixture()
    var reader = try reader(80, 16, .english, &fixture)
    reader.press("G enter")
    #expect(reader.state.shell.notice?.text == "is not there, or no report")
    reader.press("n")
    #expect(reader.state.shell.notice?.text == "no further hit")
    reader.press("N enter")
    #expect(reader.nameOfReport == "总结.txt")
    #expect(reader.state.search.hits.count == 1)
    reader.press("/ 渠 enter")
    try reader.answer(&fixture)
    reader.press("L")
    #expect(reader.state.results?.order == .place, "a typed search is not in the order of a list")
  }
}
