import TestReports
import Testing

@testable import Pinyin

/// Titles and queries of few characters, so that much matches, and in many ways.
struct RandomTitleTests {
  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: 0..<20 as Range<UInt64>)
  func agreesWithTheRule(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let characters = Array("行长重调中是的阿安女绿西先一、“ G2　")
    let letters = Array("zhcsxyaangilvuedt' g2行")
    var matches = 0
    for _ in 0..<300 {
      let title = String((0..<Int.random(in: 0...7, using: &random)).map { _ in pick(characters, &random) })
      var typed = String((0..<Int.random(in: 1...4, using: &random)).map { _ in pick(letters, &random) })
      if Bool.random(using: &random) { typed = Self.spelled(title, &random) }
      guard let query = PinyinQuery(typed) else { continue }
      let bytes = Array(title.utf8)
      let rank = bytes.withUnsafeBufferPointer(query.match)?.rank
      #expect(rank == NaiveMatching(typed).rank(in: title), "\(typed) in \(title)")
      matches += rank == nil ? 0 : 1
    }
    #expect(matches > 60)
  }

  /// A spelling that someone might type for part of a title.
  private static func spelled(_ title: String, _ random: inout SplitMix) -> String {
    var typed = ""
    for scalar in title.unicodeScalars.dropFirst(Int.random(in: 0...2, using: &random)) {
      guard let reading = ReadingsTests.readings(of: scalar.value).randomElement(using: &random) else {
        if scalar.properties.isAlphabetic { typed.unicodeScalars.append(scalar) }
        continue
      }
      typed += reading.prefix(Bool.random(using: &random) ? 1 : Int.random(in: 1...6, using: &random))
      if Int.random(in: 0..<8, using: &random) == 0 { typed += "'" }
    }
    return typed
  }

  private func pick(_ from: [Character], _ random: inout SplitMix) -> Character {
    from.randomElement(using: &random) ?? " "
  }
}
