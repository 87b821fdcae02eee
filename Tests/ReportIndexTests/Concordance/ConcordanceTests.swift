import ReportModel
import TestReports
import Testing

@testable import ReportIndex

/// The rows of answers, grouped and sorted, and the lines around hits.
@Suite struct ConcordanceTests {
  private static func library() -> Library {
    var library = Library()
    library.add([LibraryTests.report("河道甲\n整治河道\n河道乙河道\n堤防"), LibraryTests.report("堤防"), LibraryTests.report("林场\n河道")])
    return library
  }

  private func answer(_ pattern: String, in library: Library) throws -> LibraryAnswer {
    try LibrarySearcher(SearchQuery(pattern)).answer(in: library)
  }

  @Test func groupsByReportAndSectionInTheOrderShown() throws {
    let library = Self.library()
    let order = [2, 1, 0].map { ReportNumber($0) }
    let list = Concordance(grouping: try answer("河道", in: library), order: order)
    let rows: [Concordance.Row] = [
      .report(ReportNumber(2), count: 1),
      .section(ReportNumber(2), SectionIndex(1), count: 1), .hit(place: 4),
      .report(ReportNumber(0), count: 4),
      .section(ReportNumber(0), .root, count: 1), .hit(place: 0),
      .section(ReportNumber(0), SectionIndex(1), count: 1), .hit(place: 1),
      .section(ReportNumber(0), SectionIndex(2), count: 2), .hit(place: 2), .hit(place: 3),
    ]
    #expect((0..<list.count).map { list[$0] } == rows)
    #expect(list[-1] == nil)
    #expect(list[rows.count] == nil)
    #expect((0..<5).map { list.row(ofPlace: $0) } == [5, 7, 9, 10, 2])
    #expect(list.row(ofPlace: 5) == nil)
    #expect(list.hit(after: 2) == 5)
    #expect(list.hit(after: 10) == nil)
    #expect(list.hit(before: 5) == 2)
    #expect(list.hit(before: 2) == nil)
    // A report that nobody orders comes last.
    let partly = Concordance(grouping: try answer("河道", in: library), order: [ReportNumber(2)])
    #expect((0..<partly.count).map { partly[$0] } == rows)
  }

  @Test func sortsByContext() throws {
    let library = Self.library()
    let answer = try answer("河道", in: library)
    let order = [0, 1, 2].map { ReportNumber($0) }
    func places(_ side: Concordance.Side, _ order: [ReportNumber]) throws -> [Concordance.Row?] {
      let list = try #require(Concordance(sorting: answer, in: library, by: side, order: order))
      #expect((0..<5).map { list.row(ofPlace: $0).flatMap { list[$0] } } == (0..<5).map { .hit(place: $0) })
      return (0..<list.count).map { list[$0] }
    }
    func hits(_ places: [Int]) -> [Concordance.Row?] { places.map { .hit(place: $0) } }
    // The end of a report, then 乙河道堤, 堤, 河道乙, 甲整.
    #expect(try places(.right, order) == hits([4, 2, 3, 1, 0]))
    // The start of a report, then 乙, 场, 治, 道.
    #expect(try places(.left, order) == hits([0, 3, 4, 1, 2]))
    #expect(Concordance(sorting: answer, in: library, by: .left, order: order, isCancelled: { true }) == nil)
  }

  @Test func sites() throws {
    var library = Self.library()
    let answer = try answer("河道", in: library)
    let list = Concordance(grouping: answer, order: library.numbers)
    let site = try #require(list.site(ofPlace: 1, in: library, before: 3, after: 2))
    #expect(site.report == ReportNumber(0))
    #expect(site.section == SectionIndex(1))
    #expect(
      site.line
        == ConcordanceLine(
          around: TextRange(16, 22), in: library[ReportNumber(0)]?.report.text ?? [], before: 3, after: 2))
    library.remove(ReportNumber(0))
    #expect(list.site(ofPlace: 1, in: library, before: 3, after: 2) == nil)
  }

  @Test(
    arguments: [
      ("前面的话河道后面的话", 2, 3, "的话|河道|后面的"),
      ("河道", 5, 5, "|河道|"),
      ("一。\n　　整治河道\r\n\t甲", 9, 9, "一。 整治|河道| 甲"),
      ("甲　　河道 乙", 3, 2, "甲　　|河道| 乙"),
      ("e\u{301}x河道e\u{301}e\u{301}", 2, 1, "x|河道|e\u{301}"),
      ("\u{1B}[2J河道\u{202E}\u{9B}", 9, 9, "␛[2J|河道|<U+202E><U+009B>"),
      ("甲河道乙", 0, 0, "|河道|"),
    ])
  func lines(_ text: String, _ before: Int, _ after: Int, _ expected: String) throws {
    let bytes = Array(text.utf8)
    let hit = try #require(try Searcher(SearchQuery("河道")).hits(in: bytes).first)
    let line = ConcordanceLine(around: hit, in: bytes, before: before, after: after)
    let words = [line.left, line.term, line.right].map { ContextWords.string($0, in: bytes) }.joined(separator: "|")
    #expect(Array(words.utf8) == Array(expected.utf8))
  }

  @Test func linesKeepToTheirBounds() {
    let text = Array("甲乙\n丙河道丁\n戊".utf8)
    let line = ConcordanceLine(around: TextRange(10, 16), in: text, before: 9, after: 9, within: TextRange(7, 19))
    #expect([line.left, line.term, line.right] == [TextRange(7, 10), TextRange(10, 16), TextRange(16, 19)])
  }

  /// Random texts of few letters, so that many hits agree for long, against a sort of whole contexts.
  @Test(arguments: [Concordance.Side.left, .right], 0..<4) func sortsAsWholeContextsSort(
    _ side: Concordance.Side, _ seed: UInt64
  ) throws {
    var random = SplitMix(state: 0x50_47 &+ seed)
    var library = Library()
    for _ in 0..<30 {
      let length = Int.random(in: 0...60, using: &random)
      let text = (0..<length).map { _ in ["甲", "甲", "乙", "河", "A", "a", "\n", "　"].randomElement(using: &random) ?? "" }
      library.add([LibraryTests.report(text.joined() + "河")])
    }
    library.replace(ReportNumber(3), with: LibraryTests.report("河河甲河"))
    let order = library.numbers.shuffled(using: &random)
    let answer = try answer("河", in: library)
    let list = try #require(Concordance(sorting: answer, in: library, by: side, order: order))
    func context(_ place: Int) -> [UInt32] {
      let number = answer.reports[answer.report(ofPlace: place)].number
      let text = library[number]?.report.text ?? []
      let bytes = side == .right ? text[answer[place].upper.bytes...] : text[..<answer[place].lower.bytes]
      let scalars = String(decoding: bytes, as: UTF8.self).lowercased().unicodeScalars.filter {
        !$0.properties.isWhitespace
      }
      let read = side == .right ? scalars.map(\.value) : scalars.reversed().map(\.value)
      return Array(read.prefix(Concordance.sortedCharacters))
    }
    let shown = order.flatMap { number in answer[number].map { Array($0.places) } ?? [] }
    let expected = shown.enumerated().map { ($0.offset, $0.element, context($0.element)) }
      .sorted { $0.2 == $1.2 ? $0.0 < $1.0 : $0.2.lexicographicallyPrecedes($1.2) }
    #expect((0..<list.count).map { list[$0] } == expected.map { .hit(place: $0.1) })
    // In many pieces, that are merged, with runs of hits that agree across them.
    let texts = ContextTexts(answer, library, order, side)
    let sort = ContextSort(texts: texts, isCancelled: nil, parallel: LibrarySearcher.inTurn, piece: 7)
    #expect(sort.ranks()?.map { Int(texts.place(ofRank: $0)) } == expected.map { $0.1 })
  }
}
