import ReportIndex
import ReportModel
import ReportTerms
import ScreenModel
import TestReports
import Testing
import TextFacts

@testable import Browser

/// Phrases over the years: the plots, the rows below them, and the lists that open from there.
@Suite struct TrackTests {
  private static let reports: [(path: String, text: String)] = (2015...2020).map { year in
    let count = year - 2013
    return (
      "县/\(year)年.txt",
      "青岭县\(year)年政府工作报告\n\n一、治水\n" + String(repeating: "抓好河道保洁。", count: count)
        + String(repeating: "水质监测有序。", count: 9 - count) + "\n"
    )
  }

  func opened(_ columns: Int = 80, _ rows: Int = 24, language: Language = .english, phrase: String = "河道保洁")
    throws -> Reader
  {
    var fixture = LibraryFixture()
    try fixture.add(Self.reports)
    var reader = try Reader(library: columns, rows, language: language)
    reader.take(&fixture)
    reader.effects += reader.state.update(.library(.loaded(LoadingProgress())))
    reader.press(": track space \(phrase) enter")
    try answer(&reader)
    return reader
  }

  /// Answers the question asked last, by searching.
  private func answer(_ reader: inout Reader) throws {
    let question = try #require(
      reader.effects.compactMap { if case .ask(let question) = $0 { question } else { nil } }.last)
    let library = try #require(reader.state.library)
    var hits = LibraryHits(generation: question.generation, catalogue: library.catalogue)
    for query in question.terms {
      hits.add(query, .success(try LibrarySearcher(query).answer(in: library.library)), in: library.library)
    }
    reader.effects += reader.state.update(.library(.hits(hits)))
  }

  private func question(_ reader: Reader) throws -> TrackQuestion {
    try #require(reader.effects.compactMap { if case .findTrack(let question) = $0 { question } else { nil } }.last)
  }

  @Test("plots, first and last report, and a row a year", arguments: [(80, 24), (200, 50), (20, 6)])
  func frames(columns: Int, rows: Int) throws {
    var reader = try opened(columns, rows)
    try expectFrame(reader.frame, "track-\(columns)x\(rows)")
    reader.press("G")
    try expectFrame(reader.frame, "track-end-\(columns)x\(rows)")
  }

  @Test("several phrases one below the other") func severalFrame() throws {
    let reader = try opened(phrase: "河道保洁|水质监测|没有的话", language: .chinese)
    // They are highlighted as pins are, and none is kept for the next time.
    #expect(reader.state.search.pinned.map(\.query.pattern) == ["水质监测", "没有的话"])
    #expect(!reader.effects.contains { if case .remember(.pin) = $0 { true } else { false } })
    try expectFrame(reader.frame, "track-several-chinese")
  }

  private func opened(phrase: String, language: Language) throws -> Reader {
    try opened(80, 40, language: language, phrase: phrase)
  }

  @Test("shares and rates are written with the decimals of gangmu track")
  func writtenFigures() throws {
    var reader = try opened()
    reader.press(": write space t.csv enter")
    guard case .save("t.csv", let bytes, _, _)? = reader.effects.last else {
      Issue.record("nothing is written: \(reader.effects)")
      return
    }
    let rows = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n").dropFirst()
    #expect(!rows.isEmpty)
    for row in rows {
      let fields = row.split(separator: ",").map(String.init)
      #expect(fields.count == 8 && fields[4].contains(/^\d\.\d{4}$/) && fields[7].contains(/^\d+\.\d{4}$/), "\(row)")
    }
  }

  @Test("Enter on a plot lists its hits, on a year those of that year; Backspace goes back to the plots")
  func leadsToHits() throws {
    var reader = try opened()
    reader.press("enter")
    #expect(reader.state.focus == .results && reader.state.search.query?.pattern == "河道保洁")
    reader.press("backspace")
    #expect(reader.state.openList?.listing.kind == .track)
    reader.press("G enter")
    #expect(reader.state.search.query?.pattern == "\"河道保洁\" year:2020..2020")
    #expect(reader.state.focus == .results)
    reader.press("backspace")
    #expect(reader.state.openList?.listing.kind == .track && reader.state.focus != .results)
  }

  @Test("the first and the last report are gone to at their first place")
  func leadsToReports() throws {
    var reader = try opened()
    guard case .track(let list) = reader.state.openList?.listing else {
      Issue.record("no plot")
      return
    }
    let line = try #require(list.lines.firstIndex { $0.text.hasPrefix("first  2015") })
    reader.press("\(line) j enter")
    #expect(reader.state.currentNumber == 0)
    let place = try #require(reader.state.report.text.firstRange(of: Array("河道保洁".utf8))).lowerBound
    #expect(reader.state.view.anchor == TextOffset(place) || reader.state.view.anchor <= TextOffset(place))
    reader.press("backspace")
    #expect(reader.state.openList?.listing.kind == .track)
  }

  @Test("near variants are asked for, and shown apart; each leads to its hits")
  func variants() throws {
    var reader = try opened()
    reader.press("v")
    let question = try question(reader)
    #expect(question.subject == .variants("河道保洁"))
    let texts = Self.reports.map { (text: Array($0.text.utf8), year: Int?(2015)) }
    let found = PhraseVariants(of: "河道保洁").variants(in: texts)
    reader.effects += reader.state.update(.tracked(TrackAnswer(question, .variants(found))))
    try expectFrame(reader.frame, "track-variants-80x24")
    reader.press("backspace")
    #expect(reader.state.openList?.listing.kind == .track)
  }

  @Test("the words beside it, by period; each leads to its hits")
  func collocates() throws {
    var reader = try opened()
    reader.press("l")
    let question = try question(reader)
    let texts = Self.reports.enumerated().map { index, entry in
      (text: Array(entry.text.utf8), year: Int?(2015 + index), characters: 80)
    }
    let found = CollocatePeriods.list(of: "河道保洁", in: texts, periods: 2, most: 3)
    reader.effects += reader.state.update(.tracked(TrackAnswer(question, .collocates(found))))
    try expectFrame(reader.frame, "track-collocates-80x24")
    reader.press("enter")
    #expect(reader.state.search.query?.pattern.hasPrefix("\"河道保洁\" NEAR/6 \"") == true)
    #expect(reader.state.search.query?.pattern.hasSuffix("year:2015..2017") == true)
  }

  @Test("terms that rise and fall lead to their plots, and back")
  func rising() throws {
    var reader = try opened()
    reader.press("q : rising enter")
    let question = try question(reader)
    #expect(question.subject == .rising)
    let track = TermTrack(
      "河道保洁", (2015...2020).map { TermTrack.TrackedReport(year: $0, characters: 1_000, count: $0 - 2013) })
    reader.effects += reader.state.update(
      .tracked(TrackAnswer(question, .rising([RisingTerm(kind: .formulation, track: track)]))))
    try expectFrame(reader.frame, "rising-80x24")
    reader.press("enter")
    #expect(reader.state.openList?.listing.kind == .track)
    reader.press("backspace")
    #expect(reader.state.openList?.listing.kind == .rising)
  }

  @Test("what is looked for is given up")
  func givenUp() throws {
    var reader = try opened()
    reader.press("v esc")
    #expect(reader.effects.contains(.stopTrack(try question(reader))))
    #expect(reader.state.openList?.listing.kind == .track)
  }

  @Test("a phrase is put between marks that it does not have")
  func quoted() {
    #expect(TrackedQuery.quoted("营商环境") == "\"营商环境\"")
    #expect(TrackedQuery.quoted("一\"二") == "「一\"二」")
  }
}
