import Testing

@testable import ImportReaders

/// Numbers of lines in the margin of a page. All texts are invented.
@Suite struct DraftLineNumberTests {
  private func word(_ text: String, left: Double, right: Double, line: Int, size: Double) -> PageWord {
    let baseline = 100 + 20 * Double(line)
    return PageWord(
      text: text, left: left, right: right, top: baseline - size, bottom: baseline + 2, baseline: baseline, size: size)
  }

  /// A page of lines, each with a number that ends at 60 points and words of 10 points.
  private func page(_ numbers: [Int], size: Double) -> [PageWord] {
    numbers.enumerated().flatMap { line, number in
      let width = Double("\(number)".utf8.count) * 4
      return [
        word("\(number)", left: 60 - width, right: 60, line: line, size: size),
        word("The", left: 80, right: 100, line: line, size: 10),
        word("2024", left: 104, right: 126, line: line, size: 10),
      ]
    }
  }

  private func texts(_ words: [PageWord]) -> [String] { DraftLineNumbers.removed(from: words).map(\.text) }

  @Test("small numbers that count on from line to line are left out") func lines() {
    #expect(texts(page(Array(1...12), size: 7)) == Array(repeating: ["The", "2024"], count: 12).flatMap { $0 })
    #expect(texts(page(Array(95...110), size: 7)) == Array(repeating: ["The", "2024"], count: 16).flatMap { $0 })
  }

  @Test("rows of a table, few lines, and numbers that do not count on stay")
  func others() {
    for words in [
      page(Array(1...12), size: 10), page(Array(1...9), size: 7), page((1...12).map { $0 * 5 }, size: 7), [],
    ] {
      #expect(texts(words) == words.map(\.text))
    }
  }
}
