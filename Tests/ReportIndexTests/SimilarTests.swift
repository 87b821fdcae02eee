import Foundation
import ReportModel
import TestReports
import Testing

@testable import ReportIndex

/// Sections that are like one.
@Suite struct SimilarTests {
  private static let own = "优化营商环境，深化一网通办改革，企业开办时间压缩到一个工作日以内。"

  private func library(_ reports: [String], indexed: Bool) -> Library {
    var library = Library()
    library.add(reports.enumerated().map { LibraryTests.report($1, name: "\($0).txt") })
    if indexed { while let indexing = library.takeIndexing(all: true) { library.adopt(indexing.run()) } }
    return library
  }

  private func found(
    _ text: String, in library: Library, most: Int = 20, excluding: SimilarSearch.ExcludedSections? = nil
  ) throws -> [SimilarSection] {
    let bytes = Array(text.utf8)
    let found = SimilarSearch(bytes, TextRange(0, bytes.count), excluding: excluding)
      .sections(in: library, most: most, LibrarySearcher.inTurn, isCancelled: { false })
    return try #require(found)
  }

  private static let reports = [
    "甲县报告\n\(own)\n修建农村公路三百公里，改造危桥十二座，方便群众出行。\n",
    "乙县报告\n持续优化营商环境，全面推行一网通办，为企业办事提供更多便利条件。\n增殖放流鱼苗五十万尾，水质保持优良，岸线整治完成。\n",
    "丙县报告\n今年天气晴好，粮食收成胜过往年，农民收入稳步增加，仓廪充实。\n",
  ]

  @Test("the most alike first, with the words both have, the rarest first", arguments: [false, true])
  func order(indexed: Bool) throws {
    let library = library(Self.reports, indexed: indexed)
    let all = try found(Self.own, in: library)
    #expect(all.first.map { "\($0.report.value) \($0.section.value) \($0.percent)" } == "0 1 100")
    let others = try found(
      Self.own, in: library, excluding: SimilarSearch.ExcludedSections(ReportNumber(0), 1..<2))
    #expect(others.map { "\($0.report.value) \($0.section.value)" } == ["1 1"])
    #expect(others.first?.shared == ["优化营商环境", "一网通办", "企业"])
    #expect(others.first.map { 20...60 ~= $0.percent } == true)
  }

  @Test("nothing to look for finds nothing; so does an empty library; a search that is given up finds none")
  func edges() throws {
    #expect(try found("……", in: library(Self.reports, indexed: true)) == [])
    #expect(try found(Self.own, in: Library()) == [])
    let bytes = Array(Self.own.utf8)
    #expect(
      SimilarSearch(bytes, TextRange(0, bytes.count))
        .sections(in: library(Self.reports, indexed: false), LibrarySearcher.inTurn, isCancelled: { true }) == nil)
  }

  @Test("of sections as like the one the first is of the report with the lowest rank", arguments: [false, true])
  func ranks(indexed: Bool) throws {
    let library = library([Self.reports[0], Self.reports[0], Self.reports[0]], indexed: indexed)
    let bytes = Array(Self.own.utf8)
    func found(_ most: Int, _ ranks: [Int]?) throws -> [Int] {
      let found = SimilarSearch(bytes, TextRange(0, bytes.count)).sections(
        in: library, most: most, ranks: ranks, LibrarySearcher.inTurn, isCancelled: { false })
      return try #require(found).map(\.report.value)
    }
    #expect(try found(2, nil) == [0, 1])
    #expect(try found(2, [5, 3, 4]) == [1, 2])
    #expect(try found(3, [2, 1, 0]) == [2, 1, 0])
  }

  @Test("lists that name places no report has find what there is, and end nothing")
  func placesBeyond() {
    let long = String(repeating: Self.own, count: 20)
    let index = SegmentIndex.index(of: [Array(long.utf8)])
    let report = LibraryTests.report(Self.reports[0], name: "0.txt")
    let segment = LibrarySegment(numbers: [ReportNumber(0)], reports: [report], index: index)
    let grams = SectionGrams(Array(Self.own.utf8), 0..<Self.own.utf8.count)
    let part = SegmentGrams(segment) { _ in true }
    for key in grams.keys {
      var sections: [Int] = []
      #expect(part.forEachCount(of: key) { section, _ in sections.append(section) })
      #expect(sections.allSatisfy(part.sizes.indices.contains))
    }
  }

  @Test("the longest runs that stand in both as they are, of capitals too")
  func sharedRuns() {
    let own = "The Harbour Board will widen the HARBOUR. 优化营商环境，营商环境优化。"
    let other = "harbour board, The harbour. 优化营商环境优化"
    let grams = SectionGrams(Array(own.utf8), 0..<own.utf8.count)
    let words = SharedWords(Array(own.utf8), grams, grams.keys.map { _ in 1 })
    let found = words.words(in: Array(other.utf8), TextRange(0, other.utf8.count))
    #expect(found == ["优化营商环境", "harbour", "board", "境优化"])
  }

  @Test(
    "whatever the script, and without the case of letters",
    arguments: [
      ("농촌 도로 삼백 킬로미터를 건설하고 위험한 다리 열두 개를 개조하였다", "농촌 도로 삼백 킬로미터를 건설하고 낡은 다리 열두 개를 개조하였다"),
      ("うみべのまちでひらかれるあさいち", "うみべのむらでひらかれるあさいち"),
      ("بناء ثلاثمائة كيلومتر من الطرق الريفية", "بناء مائتي كيلومتر من الطرق الريفية"),
      ("סלילת שלוש מאות קילומטרים של כבישים", "סלילת מאתיים קילומטרים של כבישים"),
      ("DREDGE THE SHIPPING CHANNEL OF THE HARBOUR", "dredge the Shipping channel of the harbour"),
      ("Расширение гавани Ново", "РАСШИРЕНИЕ ГАВАНИ НОВО"),
    ], [false, true])
  func scripts(_ texts: (String, String), indexed: Bool) throws {
    // Twice, for a section of fewer than sixty bytes is none.
    let reports = ["Plan\n\(texts.0), \(texts.0).\n", Self.reports[1], Self.reports[2]]
    let found = try found(texts.1, in: library(reports, indexed: indexed))
    #expect(found.map(\.report.value) == [0])
    #expect(found.first.map { $0.percent >= 40 } == true)
  }

  @Test("sections of words in an alphabet are found by four letters in a row")
  func english() throws {
    let text = "Report\nWe will widen the harbour and dredge the shipping channel for larger vessels next spring.\n"
    let other = "Plan\nSchools in the valley open a second reading room for younger pupils every afternoon.\n"
    let found = try found("Dredge the shipping channel of the harbour.", in: library([other, text], indexed: true))
    #expect(found.first.map { $0.report.value } == 1)
    #expect(found.first?.shared.first == "shipping")
  }

  /// BM25 by its formula, over the grams of every section counted one by one.
  private func plain(_ own: String, _ reports: [String]) -> [String: Double] {
    func grams(_ text: String) -> [String] {
      let letters = Array(text)
      return letters.indices.dropFirst().filter { index in
        [letters[index - 1], letters[index]].allSatisfy { !"，。\n".contains($0) }
      }.map { String(letters[$0 - 1...$0]) }
    }
    let sections: [(String, String)] = reports.enumerated().flatMap { number, text in
      text.split(separator: "\n").enumerated().map { ("\(number) \($0)", String($1) + "\n") }
    }.filter { $0.1.utf8.count >= 60 }
    let mean = Double(sections.reduce(0) { $0 + $1.1.utf8.count }) / Double(sections.count)
    let query = Dictionary(grouping: grams(own)) { $0 }.mapValues(\.count)
    var scores: [String: Double] = [:]
    for (gram, often) in query {
      let having = sections.filter { grams($0.1).contains(gram) }
      let (all, count) = (Double(sections.count), Double(having.count))
      let rarity = log(1 + (all - count + 0.5) / (count + 0.5))
      let weight = rarity * 9 * Double(often) / (8 + Double(often))
      for (name, text) in having {
        let inText = Double(grams(text).filter { $0 == gram }.count)
        let length = 1.2 * (0.25 + 0.75 * Double(text.utf8.count) / mean)
        scores[name, default: 0] += weight * inText * 2.2 / (inText + length)
      }
    }
    return scores
  }

  @Test("the order of BM25, and the same with lists and without", arguments: [UInt64](1...6))
  func formula(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let letters = Array("县乡镇村路桥水电粮棉林草山川田园，。")
    var reports: [String] = []
    for number in 0..<8 {
      var text = "报告\(number)\n"
      for _ in 0..<6 {
        for _ in 0..<20 + random.next() % 60 { text.append(letters[Int(random.next() % UInt64(letters.count))]) }
        text += "\n"
      }
      reports.append(text)
    }
    let own = String(reports[3].split(separator: "\n")[2])
    let read = try found(own, in: library(reports, indexed: false), most: 100)
    #expect(try found(own, in: library(reports, indexed: true), most: 100) == read)
    let scores = plain(own, reports)
    #expect(Set(read.map { "\($0.report.value) \($0.section.value)" }) == Set(scores.keys))
    for (first, second) in zip(read, read.dropFirst()) {
      let more = try #require(scores["\(first.report.value) \(first.section.value)"])
      let less = try #require(scores["\(second.report.value) \(second.section.value)"])
      #expect(more > less - 0.01)
    }
  }
}
