import ReportModel
import TextFolding
import TestReports
import Testing

@testable import ReportIndex

/// The parts of an index, each by itself.
@Suite struct GramIndexTests {
  /// Some of `count` blocks, one in `sparseness`.
  private func blocks(_ count: Int, oneIn sparseness: Int, _ random: inout SplitMix) -> [UInt16] {
    (0..<count).filter { _ in Int.random(in: 0..<sparseness, using: &random) == 0 }.map { UInt16($0) }
  }

  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: 0..<40) func listsOfBlocksAreReadAsWritten(_ seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    let count = Int.random(in: 1...9_000, using: &random)
    let lists = (0..<30).map { _ in blocks(count, oneIn: Int.random(in: 1...2_000, using: &random), &random) }
    var gaps = BlockListsWriter(blockCount: count, lists: lists.count, capacity: 1)
    var maps = BlockListsWriter(blockCount: count, lists: lists.count, capacity: 1)
    for list in lists {
      // A block may be given twice; that is one block.
      let doubled = list + list.suffix(1)
      doubled.withUnsafeBufferPointer { gaps.append($0) }
      var map = [UInt8](repeating: 0, count: BlockLists.mapSize(blocks: count))
      for block in list { map[Int(block >> 3)] |= 1 << UInt8(block & 7) }
      map.withUnsafeBufferPointer { maps.append(map: $0) }
    }
    let (fromGaps, fromMaps) = (gaps.finish(), maps.finish())
    for (number, list) in lists.enumerated() {
      var expected = BlockSet(count: count)
      for block in list { expected.insert(Int(block)) }
      #expect(fromGaps.blocks(of: number) == expected, "seed \(seed), list \(number)")
      #expect(fromMaps.blocks(of: number) == expected, "seed \(seed), list \(number), from bits")
      #expect(fromGaps.size(of: number) <= BlockLists.mapSize(blocks: count))
    }
  }

  @Test(arguments: 0..<20) func placesAreReadAsWritten(_ seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    let largest: [UInt32] = [3, 300, 70_000, 0x7FFF_0000]
    var lists = [[UInt32]](repeating: [], count: 5)
    var builder = PlaceListsBuilder(count: lists.count)
    defer { builder.free() }
    for _ in 0..<4_000 {
      let list = Int.random(in: 0..<4, using: &random)
      let gap = UInt32.random(in: 0...largest[list], using: &random)
      let (place, overflows) = (lists[list].last ?? 0).addingReportingOverflow(gap)
      guard !overflows else { continue }
      lists[list].append(place)
      builder.append(place, to: list)
    }
    let written = builder.finish()
    for (number, list) in lists.enumerated() {
      #expect(written[number].places == list, "seed \(seed), list \(number)")
      #expect(written[number].count == list.count)
    }
    #expect(written[lists.count].places == [])
  }

  @Test func streamsKeepWhatWasAskedFor() {
    var streams = ChunkedStreams<UInt16>(count: 3, chunkBytes: 64)
    defer { streams.free() }
    for number in 0..<1_000 as Range<UInt16> { streams.append(number, to: Int(number % 2), if: number % 5 != 0) }
    var found: [[UInt16]] = [[], [], []]
    for stream in found.indices { streams.forEachRun(of: stream) { found[stream] += $0 } }
    let kept = (0..<1_000 as Range<UInt16>).filter { $0 % 5 != 0 }
    #expect(found == [kept.filter { $0 % 2 == 0 }, kept.filter { $0 % 2 == 1 }, []])
    #expect((0..<3).map { streams.count(of: $0) } == found.map(\.count))
  }

  @Test(arguments: ["，", "a", "é", "😀", "的"]) func aCharacterIsFoundWhereverItStands(_ character: String) throws {
    let bytes = Array(character.utf8)
    let scan = try #require(CharacterScan(bytes))
    var random = SplitMix(state: 7)
    // Characters that share bytes with it stand beside it.
    let others = ["；", "b", "è", "😁", "皂", "蚄", character, character, " "]
    let text = (0..<3_000).map { _ in others[Int.random(in: 0..<others.count, using: &random)] }.joined()
    let all = Array(text.utf8)
    let expected = all.indices.filter { all[$0...].starts(with: bytes) }
    for (lower, upper) in [(0, all.count - bytes.count + 1), (5, 70), (64, 128), (131, 131), (200, 5_000)] {
      var found = HitList(limit: .max, isCancelled: nil)
      all.withUnsafeBufferPointer { scan.search($0, in: lower..<upper, &found) }
      let wanted = expected.filter { (lower..<upper).contains($0) }
      #expect(found.ranges == wanted.map { TextRange($0, $0 + bytes.count) }, "\(lower)..<\(upper)")
    }
    var few = HitList(limit: 3, isCancelled: nil)
    all.withUnsafeBufferPointer { scan.search($0, in: 0..<all.count - bytes.count + 1, &few) }
    #expect(few.ranges == expected.prefix(3).map { TextRange($0, $0 + bytes.count) })
  }

  @Test(arguments: [[], [0xA4], [0x61, 0x62], Array("河道".utf8)] as [[UInt8]])
  func otherBytesAreNoCharacter(_ bytes: [UInt8]) { #expect(CharacterScan(bytes) == nil) }
}

/// Questions of one character, of which no gram tells anything.
@Suite struct SingleCharacterSearchTests {
  private static let common = ["的", "，", "、", "河", "道", "a", "b", "Ａ", "\n", " "]

  /// A library of texts in which some characters stand everywhere, some in few places, and one once.
  private func library(_ texts: [String]) -> Library {
    var library = Library()
    library.add(texts.map { LibraryTests.report($0) })
    while let indexing = library.takeIndexing(all: true) { library.adopt(indexing.run()) }
    return library
  }

  private func check(_ wanted: String, in texts: [String], _ library: Library, folds: SearchQuery.Folding = .exact)
    throws
  {
    let answer = try LibrarySearcher(SearchQuery(wanted, folds: folds)).answer(in: library)
    let searcher = try Searcher(SearchQuery(wanted, folds: folds))
    for (number, text) in texts.enumerated() {
      let expected = try searcher.hits(in: Array(text.utf8))
      #expect(answer.ranges(in: ReportNumber(number)) == expected, "\(wanted.debugDescription), folds \(folds)")
    }
  }

  @Test(
    "every character is found, in Chinese and in an alphabet", .enabled(if: TestLane.isFull, "slow"),
    arguments: [0, 40])
  func everyCharacterIsFound(latin: Int) throws {
    var random = SplitMix(state: 11)
    var texts = (0..<10).map { _ in
      let words = Self.common + Array(repeating: "ab c", count: latin)
      return (0..<7_000).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }.joined()
    }
    texts[3] += "😀榕" + texts[4] + "é"
    texts[7] = texts[7].replacing("河", with: "樹")
    let library = library(texts)
    let index = GramIndexBuilder.index(of: texts.map { Array($0.utf8) })
    for wanted in Set(texts.joined().unicodeScalars).map(String.init) + ["鑫", "樹榕", "ab", "aa", "bＡ", "😁", "x"] {
      for folds in SearchQuery.Folding.allCases { try check(wanted, in: texts, library, folds: folds) }
    }
    // A character that stands nowhere needs no text to be read, one that stands once little.
    #expect(index.candidates(ofCharacters: [[0x946B]]) == BlockSet(count: index.blocks.count))
    let once = try #require(index.candidates(ofCharacters: [[0x6995]]))
    #expect((once.run(from: 0)?.count ?? 0) <= 4)
    #expect(once.run(from: once.run(from: 0)?.upperBound ?? 0) == nil)
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func moreCharactersThanThereIsRoomForAreFound() throws {
    let many = (0x4E00..<0x7E00).compactMap { Unicode.Scalar($0) }.map { String($0) }
    let texts = [many.joined(), String(repeating: "河道，", count: 20_000)]
    let library = library(texts)
    let index = GramIndexBuilder.index(of: texts.map { Array($0.utf8) })
    // Nothing is known of the places of the last one, nor of a character that stands nowhere.
    #expect(index.candidates(ofCharacters: [[0x7DFF]]) == nil)
    #expect(index.candidates(ofCharacters: [[0x9F00]]) == nil)
    #expect(index.candidates(ofCharacters: [[0x4E00]]) != nil)
    for wanted in [many[0], many[7_500], many[many.count - 1], "鼀", "，", "河"] {
      for folds in SearchQuery.Folding.allCases { try check(wanted, in: texts, library, folds: folds) }
    }
  }
}
