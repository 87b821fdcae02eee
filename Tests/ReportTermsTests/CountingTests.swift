import ReportModel
import TestReports
import Testing

@testable import ReportTerms

@Suite struct CountingTests {
  /// Occurrences of `part` in `text` from the left, not overlapping: what `grep -o` prints.
  static func occurrences(of part: [UInt8], in text: [UInt8]) -> [TextRange] {
    var found: [TextRange] = []
    var place = 0
    while place + part.count <= text.count {
      if text[place..<place + part.count].elementsEqual(part) {
        found.append(TextRange(place, place + part.count))
        place += part.count
      } else {
        place += 1
      }
    }
    return found
  }

  /// Any phrases in any text are counted as a naive scan counts them.
  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: 0..<40 as Range<UInt64>)
  func countsEqualANaiveScan(seed: UInt64) {
    var generator = SplitMix(state: seed)
    let letters = Array("山水山山的a𠀀é、".unicodeScalars).map(Character.init)
    func random(_ lengths: ClosedRange<Int>) -> [UInt8] {
      let length = Int.random(in: lengths, using: &generator)
      return Array(String((0..<length).map { _ in letters.randomElement(using: &generator) ?? "山" }).utf8)
    }
    var lexicon = Lexicon()
    for _ in 0..<60 { _ = lexicon.insert(.formulation, random(2...6)[...]) }
    let text = random(0...2000)
    let expected = lexicon.indices.map { Self.occurrences(of: lexicon[$0].text, in: text) }
    let counter = TermCounter(lexicon)
    var places = [[TextRange]](repeating: [], count: lexicon.count)
    for found in counter.places(in: text) { places[found.term].append(found.range) }
    #expect(places == expected)
    var scratch: [UInt32] = []
    for _ in 0..<2 {
      let counts = counter.counts(in: text, &scratch)
      let present = lexicon.indices.filter { !expected[$0].isEmpty }
      #expect(counts.terms == present.map { UInt32($0) })
      #expect(counts.counts == present.map { UInt32(expected[$0].count) })
    }
  }

  @Test func aLexiconNumbersTermsByKindAndText() {
    var lexicon = Lexicon()
    let texts = (0..<500).map { Array("词\($0)".utf8) }
    let numbers = texts.map { lexicon.insert(.formulation, $0[...]) }
    #expect(numbers == Array(0..<500))
    #expect(texts.map { lexicon.insert(.formulation, $0[...]) } == numbers)
    #expect(lexicon.insert(.title, texts[0][...]) == 500)
    #expect(lexicon.number(of: Term(.formulation, "词77")) == 77)
    #expect(lexicon.number(of: Term(.figure, "词77")) == nil)
    #expect(lexicon[500] == Term(.title, "词0"))
  }

  @Test func placesOfOneTerm() throws {
    let report = try Reports.report("“三张清单”：三张清单，占5%、15%。")
    #expect(TermExtractor.places(of: Term(.formulation, "三张清单"), in: report) == [TextRange(3, 15), TextRange(21, 33)])
    #expect(TermExtractor.places(of: Term(.figure, "5%"), in: report) == [TextRange(39, 41)])
  }
}
