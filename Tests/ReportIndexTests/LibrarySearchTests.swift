import ReportModel
import TextFacts
import TextFolding
import TestReports
import Testing

@testable import ReportIndex

/// Random libraries, asked random questions: an index finds what reading every character finds.
@Suite struct LibrarySearchTests {
  private static let pieces = [
    "河道", "整治", "发展", "發展", "高质量", "的", "，", "。", ",", "“", "\"", "Ｇ", "g", "G", "5", "５", "5G", "the ", "The", " ",
    "\u{3000}", "\n",
    "\n\n", "\r\n", "百分之", "3.6%", "３．６％", "營商環境", "营商环境", "\u{200B}", "😀", "e\u{301}", "ß", "aa", "a", "ab",
  ]

  private func text(_ random: inout SplitMix, _ most: Int) -> String {
    (0..<Int.random(in: 1...most, using: &random)).map { _ in
      Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
    }.joined()
  }

  /// Some characters in a row of one of the texts, or a few pieces.
  private func phrase(_ texts: [String], _ random: inout SplitMix) -> String {
    guard Int.random(in: 0..<4, using: &random) > 0 else { return text(&random, 3) }
    let scalars = Array(texts[Int.random(in: 0..<texts.count, using: &random)].unicodeScalars)
    let first = Int.random(in: 0..<scalars.count, using: &random)
    let count = Int.random(in: 1...12, using: &random)
    return scalars[first..<min(scalars.count, first + count)].reduce(into: "") { $0.unicodeScalars.append($1) }
  }

  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: 0..<60)
  func findsWhatReadingFinds(_ seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    // Long texts, so that a phrase may begin in one block and end in another.
    let texts = (0..<Int.random(in: 1...12, using: &random)).map { _ in text(&random, seed % 3 == 0 ? 6_000 : 200) }
    var library = Library()
    // Indexed in two parts: the second knows what was frequent in the first.
    let reports = texts.map { LibraryTests.report($0) }
    var unindexed = library
    for part in [reports.prefix(reports.count / 2), reports.dropFirst(reports.count / 2)] {
      library.add(Array(part))
      unindexed.add(Array(part))
      while let indexing = library.takeIndexing(all: true) { library.adopt(indexing.run()) }
    }
    #expect(library.weight > unindexed.weight)
    for _ in 0..<40 {
      let wanted = phrase(texts, &random)
      let folds = SearchQuery.Folding.allCases.randomElement(using: &random) ?? .exact
      let searcher = try LibrarySearcher(SearchQuery(wanted, folds: folds))
      let found = try searcher.answer(in: library)
      let read = try searcher.answer(in: unindexed)
      for (number, text) in texts.enumerated() {
        let expected =
          switch folds {
          case .exact: Naive.exact(wanted, in: text)
          case .forms: Naive.folded(wanted, in: text, .keepingVariants)
          case .everything: Naive.folded(wanted, in: text)
          }
        let places = found.ranges(in: ReportNumber(number))
        #expect(places == expected, "\(wanted.debugDescription), folds \(folds), seed \(seed)")
        #expect(read.ranges(in: ReportNumber(number)) == expected, "\(wanted.debugDescription) without index")
      }
      #expect(found.reports == read.reports)
    }
  }

  /// With 简体 and 繁體 apart there is no hit that has not one with them together in its place, or before it and over it;
  /// and an expression takes its phrases as its words are taken.
  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: 0..<20)
  func hitsWithoutVariantsAreHitsWithThem(_ seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) &+ 77)
    let texts = (0..<8).map { _ in text(&random, 400) }
    var library = Library()
    library.add(texts.map { LibraryTests.report($0) })
    while let indexing = library.takeIndexing(all: true) { library.adopt(indexing.run()) }
    for _ in 0..<40 {
      let wanted = phrase(texts, &random)
      let apart = try LibrarySearcher(SearchQuery(wanted, folds: .forms)).answer(in: library)
      let together = try LibrarySearcher(SearchQuery(wanted, folds: .everything)).answer(in: library)
      #expect(apart.total <= together.total)
      for number in library.numbers {
        let all = together.ranges(in: number)
        for hit in apart.ranges(in: number) {
          #expect(all.contains { $0.overlaps(hit) }, "\(wanted.debugDescription), seed \(seed)")
        }
      }
    }
  }

  @Test func toldApartSimplifiedAndTraditionalAreDifferent() throws {
    let text = Array("發展，发展。Ｇ發\n展，“發展”".utf8)
    func count(_ pattern: String, _ folds: SearchQuery.Folding, _ syntax: SearchQuery.Syntax = .literal) throws -> Int {
      try Searcher(SearchQuery(pattern, syntax: syntax, folds: folds)).hits(in: text).count
    }
    #expect(try count("发展", .everything) == 4)
    #expect(try count("发展", .forms) == 1)
    #expect(try count("發展", .forms) == 3)
    #expect(try count("g發展", .forms) == 1)
    #expect(try count("\"發展\"", .forms) == 1)
    #expect(try count("发展", .forms, .query) == 1)
    #expect(try count("发展", .everything, .query) == 4)
  }

  /// Letters of either case, expressions and regular expressions: what is not looked for block by block.
  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: 0..<20)
  func findsWhatASearcherFinds(_ seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) &+ 991)
    let texts = (0..<8).map { _ in text(&random, 400) }
    var library = Library()
    library.add(texts.map { LibraryTests.report($0) })
    while let indexing = library.takeIndexing(all: true) { library.adopt(indexing.run()) }
    let words = ["河道", "5G", "the", "营商环境", "3.6%", "ab", "没有"]
    for _ in 0..<30 {
      let (one, two) = (words.randomElement(using: &random) ?? "", words.randomElement(using: &random) ?? "")
      let queries = [
        SearchQuery(one, caseRule: .ignore), SearchQuery("“\(one)” “\(two)”", syntax: .query),
        SearchQuery("“\(one)” OR “\(two)”", syntax: .query, folds: true),
        SearchQuery("“\(one)” -“\(two)”", syntax: .query), SearchQuery("\(one).\(two)", syntax: .regularExpression),
      ]
      for query in queries {
        let searcher = try Searcher(query)
        let found = try LibrarySearcher(query).answer(in: library)
        for number in library.numbers {
          let report = try #require(library[number])
          #expect(found.ranges(in: number) == (try searcher.hits(in: report.report, year: report.year)), "\(query)")
        }
      }
    }
  }

  @Test func aLibraryThatChangesWhileItIsIndexedKeepsItsChanges() throws {
    var library = Library()
    library.add([LibraryTests.report("河道一"), LibraryTests.report("河道二"), LibraryTests.report("河道三")])
    let taken = library.takeIndexing(all: true)
    let indexing = try #require(taken)
    library.replace(ReportNumber(1), with: LibraryTests.report("两条河道"))
    library.remove(ReportNumber(2))
    library.add([LibraryTests.report("新河道")])
    library.adopt(indexing.run())
    let answer = try LibrarySearcher(SearchQuery("河道")).answer(in: library)
    #expect(answer.reports.map(\.number) == [ReportNumber(0), ReportNumber(1), ReportNumber(3)])
    #expect(answer.ranges(in: ReportNumber(1)) == [TextRange(6, 12)])
    // The second indexing takes in what came since.
    while let next = library.takeIndexing(all: true) { library.adopt(next.run()) }
    let again = try LibrarySearcher(SearchQuery("河道")).answer(in: library)
    #expect(again.reports.map(\.number) == answer.reports.map(\.number))
    #expect(again.ranges(in: ReportNumber(1)) == [TextRange(6, 12)])
  }

  @Test func waitsForEnoughToIndex() {
    var library = Library()
    library.add([LibraryTests.report("河道")])
    let early = library.takeIndexing(of: 20).map { _ in "indexing" }
    #expect(early == nil)
    library.add([LibraryTests.report("整治"), LibraryTests.report("堤防")])
    library.add([LibraryTests.report("林场")])
    let enough = library.takeIndexing(of: 18).map { _ in "indexing" }
    #expect(enough == "indexing")
    let rest = library.takeIndexing(of: 18).map { _ in "indexing" }
    #expect(rest == nil)
    let last = library.takeIndexing(of: 18, all: true).map { _ in "indexing" }
    #expect(last == "indexing")
  }

  @Test func aCancelledSearchSaysSo() throws {
    var library = Library()
    library.add([LibraryTests.report("河道")])
    let searcher = try LibrarySearcher(SearchQuery("河道"))
    #expect(throws: QueryError.cancelled) { try searcher.answer(in: library, isCancelled: { true }) }
  }

  @Test(arguments: ["a", "aa", "的", "ab", "\u{3000}a"])
  func hostileTextsTakeLinearTime(_ piece: String) throws {
    let text = String(repeating: piece, count: 60_000)
    let wanted = String(repeating: piece, count: 1_200) + "x"
    let searcher = try Searcher(SearchQuery(wanted, folds: true))
    // Seventy million comparisons would take minutes here; linear time takes none that anyone notices.
    #expect(try searcher.hits(in: Array(text.utf8)) == [])
  }
}

/// The plainest way to find a phrase.
private enum Naive {
  static func exact(_ wanted: String, in text: String) -> [TextRange] {
    let wanted = Array(wanted.utf8)
    let text = Array(text.utf8)
    var found: [TextRange] = []
    var place = 0
    while place + wanted.count <= text.count {
      if text[place..<place + wanted.count].elementsEqual(wanted) {
        found.append(TextRange(place, place + wanted.count))
        place += wanted.count
      } else {
        place += 1
      }
    }
    return found
  }

  static func folded(_ wanted: String, in text: String, _ table: FoldTable = .everything) -> [TextRange] {
    let phrase = wanted.unicodeScalars.filter { !SearchGap.contains($0.value) }.map { table[$0.value] }
    guard !phrase.isEmpty else { return exact(wanted, in: text) }
    let scalars = Array(text.unicodeScalars)
    var starts = [0]
    for scalar in scalars { starts.append(starts[starts.count - 1] + String(scalar).utf8.count) }
    var found: [TextRange] = []
    var place = 0
    while place < scalars.count {
      if let end = end(of: phrase, in: scalars, from: place, starts, table) {
        found.append(TextRange(starts[place], starts[end]))
        place = end
      } else {
        place += 1
      }
    }
    return found
  }

  private static func end(
    of phrase: [UInt32], in scalars: [Unicode.Scalar], from first: Int, _ starts: [Int], _ table: FoldTable
  ) -> Int? {
    guard !SearchGap.contains(scalars[first].value) else { return nil }
    var place = first
    for wanted in phrase {
      let gap = place
      while place < scalars.count, SearchGap.contains(scalars[place].value) { place += 1 }
      let lineEnds = scalars[gap..<place].count { $0 == "\n" }
      guard starts[place] - starts[gap] <= FoldedPhrase.longestGap, lineEnds <= 1 else { return nil }
      guard place < scalars.count, table[scalars[place].value] == wanted else { return nil }
      place += 1
    }
    return place
  }
}
