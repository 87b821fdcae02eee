import Testing
import TextFacts

/// A phrase is found where a comparison at every place finds it, in one pass.
@Suite struct BytePhraseTests {
  private func isFound(_ phrase: [UInt8], in text: [UInt8]) -> Bool {
    guard phrase.count <= text.count else { return false }
    return (0...text.count - phrase.count).contains { text[$0...].starts(with: phrase) }
  }

  @Test func sameAsTryingEveryPlace() {
    var seed: UInt64 = 7
    func roll(_ most: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % most
    }
    var found = 0
    for _ in 0..<4_000 {
      let phrase = (0..<roll(7)).map { _ in UInt8(roll(2)) }
      let text = (0..<roll(30)).map { _ in UInt8(roll(2)) }
      let expected = phrase.isEmpty || isFound(phrase, in: text)
      #expect(BytePhrase(phrase).stands(in: text) == expected, "\(phrase) in \(text)")
      found += expected ? 1 : 0
    }
    #expect((500...3_500).contains(found))
  }

  /// Bytes that count how often they are read.
  private final class CountedText: Sequence, IteratorProtocol {
    var left: Int
    private(set) var steps = 0
    init(_ count: Int) { left = count }
    func next() -> UInt8? {
      guard left > 0 else { return nil }
      (left, steps) = (left - 1, steps + 1)
      return 0x61
    }
  }

  @Test func eachByteIsReadOnce() {
    let phrase = BytePhrase([UInt8](repeating: 0x61, count: 4_000) + [0x62])
    let text = CountedText(100_000)
    #expect(!phrase.stands(in: text))
    #expect(text.steps == 100_000)
  }
}

/// Strings are told apart by their bytes.
@Suite struct SameBytesTests {
  @Test func canonicallyEqualIsNotTheSame() {
    #expect("é".hasSameBytes(as: "é"))
    #expect(!"e\u{301}".hasSameBytes(as: "\u{E9}"))
    #expect("e\u{301}" == "\u{E9}")
  }
}
