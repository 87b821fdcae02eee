import ImportStream
import Testing

@testable import ImportReaders

/// Lines of a page joined to a paragraph.
@Suite struct LineWordsTests {
  private func line(_ words: [(String, baseline: Double, size: Double)]) -> LineWords {
    var left = 0.0
    return LineWords(
      words.map { text, baseline, size in
        defer { left += Double(text.utf8.count) * size / 2 }
        return PageWord(
          text: text, left: left, right: left + Double(text.utf8.count) * size / 2, top: baseline - size,
          bottom: baseline, baseline: baseline, size: size)
      })
  }

  @Test("a raised run keeps what is left of it when its hyphen is taken back")
  func hyphenOfARaisedRun() {
    var words = line([("see", 100, 10), ("ab-", 96, 6)])
    #expect(words.spans.map(\.range) == [3..<6])
    words.append(line([("cd", 120, 10)]), isHyphenation: true)
    #expect(words.text == "seeabcd" && words.spans.map(\.range) == [3..<5])
    var alone = line([("see", 100, 10), ("-", 96, 6)])
    alone.append(line([("cd", 120, 10)]), isHyphenation: true)
    #expect(alone.text == "seecd" && alone.spans.isEmpty)
  }
}
