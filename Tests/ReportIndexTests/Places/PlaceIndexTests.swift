import ReportModel
import TestReports
import TextFolding
import Testing

@testable import ReportIndex

/// Lists of every place, each part by itself and all together beside a plain scan.
@Suite struct PlaceIndexTests {
  @Test("places are read as they were written, whole and from any place on", arguments: 0..<30) func places(seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    let largest: UInt32 = [2, 40, 3_000, 70_000, 30_000_000][seed % 5]
    let lengths = [0, 1, 2, 127, 128, 129, 300, 1_000]
    for length in lengths {
      var list: [UInt32] = []
      while list.count < length {
        let (place, overflows) = (list.last ?? 0).addingReportingOverflow(
          UInt32.random(in: 1...largest, using: &random))
        if overflows { break }
        list.append(place)
      }
      var streams = PlaceStreams(lists: 2, bytes: 0)
      for place in list { streams.append(place, to: 1) }
      let bytes = streams.finish(order: [0, 1]).bytes
      let read = Self.read(bytes, count: list.count)
      #expect(read == list, "seed \(seed), \(length)")
      // Every third place and what lies beside it.
      let starts = list.enumerated().filter { $0.offset % 3 == 0 }.flatMap { [$0.element &- 1, $0.element] }
      let sought = Set(starts.filter { $0 >= 7 && $0 < .max - 7 }).sorted().map { $0 - 7 }
      let known = Set(list)
      #expect(Self.kept(sought, bytes, count: list.count) == sought.filter { known.contains($0 + 7) }, "seed \(seed)")
    }
  }

  private static func withCursor<Result>(
    _ bytes: [UInt8], _ count: Int, _ body: (inout PlaceCursor) -> Result
  ) -> Result? {
    bytes.withUnsafeBytes { bytes in
      let own = UnsafeRawBufferPointer(rebasing: bytes.dropLast(PackedPlaces.slack))
      guard let list = PackedPlaces(own, count: count) else { return nil }
      let room = UnsafeMutablePointer<UInt32>.allocate(capacity: PackedPlaces.room)
      defer { room.deallocate() }
      var cursor = PlaceCursor(list, room)
      return body(&cursor)
    }
  }

  private static func read(_ bytes: [UInt8], count: Int) -> [UInt32]? {
    withCursor(bytes, count) { cursor in
      var all: [UInt32] = []
      while cursor.readNext() { all += UnsafeBufferPointer(start: cursor.places, count: cursor.length) }
      return all
    }
  }

  private static func kept(_ starts: [UInt32], _ bytes: [UInt8], count: Int) -> [UInt32]? {
    withCursor(bytes, count) { cursor in
      var kept: [UInt32] = []
      for first in stride(from: 0, to: starts.count, by: 50) {
        var some = Array(starts[first...].prefix(50))
        let count = some.withUnsafeMutableBufferPointer { some in
          some.baseAddress.map { cursor.keep($0, some.count, at: 7) } ?? 0
        }
        kept += some.prefix(count)
      }
      return kept
    }
  }

  @Test("pairs have lists by the ranks of their characters, with every place") func pairs() throws {
    // In 72,000 bytes 渠 stands as often as the comma does, 修 and 茶 once in 900 bytes, 护 once in 6,000.
    var text = ""
    for number in 0..<24_000 {
      switch number % 2_000 {
      case 7, 1_007: text += "护"
      case let rest where rest % 300 == 50: text += "修"
      case let rest where rest % 300 == 51: text += "茶"
      case let rest where rest % 40 == 6 || rest % 40 == 8: text += "渠"
      default: text.unicodeScalars.append(Unicode.Scalar(UInt32(0x5000 + number % 977)) ?? "一")
      }
    }
    let repeated = String(repeating: text, count: 6)
    let index = try #require(PlaceIndexBuilder.index(of: [Array(repeated.utf8)]))
    for (first, second) in [("渠", "护"), ("护", "渠"), ("修", "茶")]
      as [(Unicode.Scalar, Unicode.Scalar)]
    {
      let list = index.list(of: first.value, second.value)
      let bytes = Array(repeated.utf8)
      let pair = Array(String(String.UnicodeScalarView([first, second])).utf8)
      let places = (0...bytes.count - pair.count).filter { bytes[$0] == pair[0] && bytes[$0..<$0 + 6] == pair[...] }
      #expect(list.map { index.places(of: $0) } == places.map { UInt32($0) }, "\(first)\(second)")
    }
    // Two that stand as seldom are gone through one by one.
    #expect(index.list(of: 0x5000 + 100, 0x5000 + 101) == nil)
  }

  @Test("bytes that are no list are read without an end of the program") func damaged() {
    var random = SplitMix(state: 5)
    for _ in 0..<2_000 {
      let bytes = (0..<Int(random.next() % 400)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      guard bytes.count >= PackedPlaces.slack else { continue }
      let count = Int(random.next() % 600)
      _ = Self.read(bytes, count: count)
      _ = Self.kept((0..<200).map { $0 * 9 }, bytes, count: count)
    }
  }

  @Test("text goes into two bytes a character and comes back") func twoBytes() {
    for text in ["", "修渠", "a修é😀渠\n\u{FFFD}\u{D7FF}\u{E000}\u{10FFFF}\u{7F}\u{80}\u{7FF}\u{800}", "plain"] {
      let bytes = Array(text.utf8)
      let units = TwoByteText.encode(bytes)
      #expect(units == Array(text.utf16))
      #expect(TwoByteText.unitCount(of: bytes) == units.count)
      #expect(units.withUnsafeBufferPointer { TwoByteText.decode($0, count: bytes.count) } == bytes)
      for other in [bytes.count + 1, bytes.count - 1] where other >= 0 {
        #expect(units.withUnsafeBufferPointer { TwoByteText.decode($0, count: other) } == nil)
      }
    }
    for units in [[0xD800], [0xDC00, 0xD800], [0xD800, 0x41]] as [[UInt16]] {
      #expect(units.withUnsafeBufferPointer { TwoByteText.decode($0, count: 4) } == nil)
    }
  }

  @Test("phrases without which a regular expression matches nothing") func requiredPhrases() {
    let expected: [String: [String]] = [
      "修渠": ["修渠"], "修渠?里": ["修", "里"], "修渠+里": ["修渠", "里"], "修.渠": ["修", "渠"], "修|渠": [], "(修)渠": ["渠"],
      "修渠{2,3}里": ["修", "里"], "[修渠]里": ["里"], "[^]修]里": ["里"], "(?i)a": [], "第\\d+号": ["第", "号"],
      "\\p{Han}里": [], "里\\p{Han}": ["里"], "\\.里": [".里"], "a\\Q.\\E": [], "^修$": ["修"], "修(a(b)c[)])*渠": ["修", "渠"],
      "[[:alpha:]修]渠": ["渠"], "修*": [],
    ]
    for (pattern, phrases) in expected {
      #expect(RequiredPhrases.of(pattern, ignoresCase: false).map { String($0) } == phrases, "\(pattern)")
      #expect(RequiredPhrases.of(pattern, ignoresCase: true).isEmpty)
    }
  }

  // MARK: Beside a plain scan

  /// Texts of a few characters, so that phrases overlap themselves and each other, some in an alphabet.
  private static func texts(_ random: inout SplitMix, latin: Bool) -> [String] {
    let common = ["的", "發", "发", "展", "，", "、", "\n", "　", " ", "１", "1", "A", "é", "😀", "县"]
    let words = latin ? common + Array(repeating: "abab ", count: 20) : common
    return (0..<12).map { number in
      let rare = number % 4 == 0 ? "樹榕" : ""
      return (0..<1_500).map { _ in words[Int(random.next() % UInt64(words.count))] }.joined() + rare
    }
  }

  private static func library(_ texts: [String]) -> Library {
    var library = Library()
    library.add(texts.map { LibraryTests.report($0) })
    while let indexing = library.takeIndexing(all: true) { library.adopt(indexing.run()) }
    return library
  }

  @Test("any phrase is found as by a plain scan: counted, listed and run by run", arguments: 0..<8)
  func anyPhrase(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) &+ 20)
    let texts = Self.texts(&random, latin: seed % 4 == 3)
    let library = Self.library(texts)
    for draw in 0..<(TestLane.isLong ? 1_250 : 150) {
      let scalars = Array(texts[Int(random.next() % 12)].unicodeScalars)
      let start = Int(random.next() % UInt64(scalars.count))
      let phrase = String(String.UnicodeScalarView(scalars[start...].prefix(1 + Int(random.next() % 8))))
      let folds = SearchQuery.Folding.allCases[draw % 3]
      let query = SearchQuery(phrase, caseRule: draw % 5 == 0 ? .ignore : .exact, folds: folds)
      try check(query, texts, library)
      if draw % 5 == 1 { try check(SearchQuery(Self.pattern(phrase), syntax: .regularExpression), texts, library) }
    }
  }

  private static func pattern(_ phrase: String) -> String {
    phrase.unicodeScalars.enumerated().map { $0.offset % 3 == 2 ? "." : "\($0.element)" }.joined()
  }

  private func check(_ query: SearchQuery, _ texts: [String], _ library: Library) throws {
    let searcher = try Searcher(query)
    let expected = try texts.map { try searcher.hits(in: Array($0.utf8)) }
    let answer = try LibrarySearcher(query).answer(in: library)
    #expect(answer.total == expected.reduce(0) { $0 + $1.count }, "\(query.pattern.debugDescription) \(query.folds)")
    var runs = [[TextRange]](repeating: [], count: texts.count)
    try LibrarySearcher(query).forEachRun(in: library) { run in
      for index in 0..<run.count { runs[run.number.value].append(run[index]) }
    }
    for (number, hits) in expected.enumerated() {
      #expect(answer.ranges(in: ReportNumber(number)) == hits, "\(query.pattern.debugDescription) \(query.folds)")
    }
    #expect(runs == expected, "\(query.pattern.debugDescription) \(query.folds)")
  }

  @Test("phrases longer than the lists asked for, and ones that overlap themselves") func longPhrases() throws {
    let long = (0..<40).map { _ in "的发展" }.joined()
    let texts = [long + "，" + long + long, "的的的的的，" + long.dropLast(), long + "县"]
    let library = Self.library(texts + Array(repeating: "一二三四五六七八九十", count: 400))
    for phrase in [long, long + "县", "的的", "的的的", "发展的发", "展的发展的"] {
      try check(SearchQuery(phrase), texts + Array(repeating: "一二三四五六七八九十", count: 400), library)
    }
  }
}
