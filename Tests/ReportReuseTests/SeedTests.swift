import TestReports
import Testing

@testable import ReportReuse

/// The short grams that searches begin at.
@Suite struct SeedTests {
  private static func texts(_ texts: [[Character]]) -> SpacelessTexts {
    SpacelessTexts(ReuseTexts(texts.map { Array(String($0).utf8) }), { (0..<$0).forEach($1) })
  }

  private static func words(_ count: Int, _ random: inout SplitMix, of letters: UInt64) -> [Character] {
    (0..<count).map { _ in Character(Unicode.Scalar(UInt32(0x4E00 + random.next() % letters)) ?? "一") }
  }

  private static func repeated(_ texts: SpacelessTexts) throws -> RepeatedSeeds {
    let found = RepeatedSeeds(texts, { (0..<$0).forEach($1) }, isCancelled: { false })
    return try #require(found)
  }

  @Test("ten characters that two texts have in common have a seed at the same place, and it is told of as repeated")
  func seeds() throws {
    for seed in UInt64(0)..<200 {
      var random = SplitMix(state: seed)
      let shared = Self.words(10, &random, of: seed.isMultiple(of: 2) ? 3_000 : 3)
      let before = (0..<2).map { _ in Self.words(10 + Int(random.next() % 20), &random, of: 3_000) }
      let texts = Self.texts(before.map { $0 + shared + Self.words(20, &random, of: 3_000) })
      let found = try Self.repeated(texts).places
      let starts = before.indices.map { texts.starts[$0] + before[$0].count }
      #expect((0..<3).contains { found.contains(starts[0] + $0) && found.contains(starts[1] + $0) })
    }
  }

  @Test("of seeds that stand once few are told of as repeated, and all others as lone")
  func lone() throws {
    var random = SplitMix(state: 5)
    let texts = Self.texts((0..<4).map { _ in Self.words(50_000, &random, of: 5_000) })
    let seeds = try Self.repeated(texts)
    var (repeated, lone) = (0, 0)
    seeds.places.forEach { _ in repeated += 1 }
    seeds.lone.forEach { _ in lone += 1 }
    #expect(repeated == seeds.count)
    // The least of three grams in a row is every other one.
    #expect((95_000...105_000).contains(repeated + lone))
    #expect(2 * repeated < repeated + lone)
  }

  @Test("places of a set: a range of them, the next, and those of another left out")
  func places() {
    var random = SplitMix(state: 2)
    let (start, end) = (70, 1_000)
    let members = Set((0..<200).map { _ in start + Int(random.next() % UInt64(end - start)) })
    var set = PlaceSet(start..<end)
    for place in members { set.insert(place, if: 1) }
    set.insert(500, if: 0)
    for range in [70..<71, 64 + 7..<128, 100..<900, 128..<192, 70..<1_000] {
      var found: [Int] = []
      set.forEach(in: range) { found.append($0) }
      #expect(found == members.filter(range.contains).sorted())
      #expect(set.next(from: range.lowerBound, to: range.upperBound) == members.filter(range.contains).min())
    }
    var other = PlaceSet(start..<end)
    for place in members where place.isMultiple(of: 2) { other.insert(place) }
    set.subtract(other)
    var found: [Int] = []
    set.forEach { found.append($0) }
    #expect(found == members.filter { !$0.isMultiple(of: 2) }.sorted())
    var all = PlaceSet(end)
    all.formUnion(set)
    #expect((0..<end).allSatisfy { all.contains($0) == found.contains($0) })
  }

  @Test("grams of any length are told apart by each of their characters", arguments: [2, 3, 4, 5, 8, 19, 20, 21, 40])
  func hashes(_ length: Int) {
    var random = SplitMix(state: UInt64(length))
    let gram = Self.words(length, &random, of: 3_000)
    let grams = GramHash(length: length)
    func hash(of characters: [Character]) -> UInt64 {
      let texts = Self.texts([Array("头头头") + characters + Array("尾尾尾")])
      return grams.hash(of: texts.characters.span, at: 3)
    }
    var all = Set([hash(of: gram)])
    for place in gram.indices {
      var other = gram
      other[place] = "变"
      all.insert(hash(of: other))
    }
    #expect(all.count == length + 1)
  }
}
