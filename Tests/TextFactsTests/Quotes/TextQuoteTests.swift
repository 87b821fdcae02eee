import Testing

@testable import TextFacts

/// Passages found again in other versions of their text.
@Suite struct TextQuoteTests {
  private static let text = "一、抓学习\n全区上下学习主题教育。\n二、抓产业\n良种基地千亩，产业兴旺。\n三、惠民生\n修通道路三条，方便群众出行。\n"

  private func range(_ words: String, in text: String = Self.text) throws -> Range<Int> {
    let (bytes, words) = (Array(text.utf8), Array(words.utf8))
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: words) })
    return start..<start + words.count
  }

  private func found(_ quote: TextQuote, in text: String) -> String? {
    let bytes = Array(text.utf8)
    return quote.range(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test func inTheSameTextItIsWhereItWas() throws {
    let bytes = Array(Self.text.utf8)
    for words in ["产业", "良种基地千亩", "一、", "出行。\n", ""] {
      let range = try range(words)
      let quote = TextQuote(range, in: bytes)
      #expect(quote.stands(in: bytes))
      #expect(quote.range(in: bytes) == range)
    }
    #expect(TextQuote(bytes.count..<bytes.count, in: bytes).range(in: bytes) == bytes.count..<bytes.count)
    #expect(TextQuote(-3..<bytes.count + 9, in: bytes).range(in: bytes) == 0..<bytes.count)
  }

  @Test("text put in or taken out before it, or after it, moves it along") func moved() throws {
    let bytes = Array(Self.text.utf8)
    let quote = TextQuote(try range("良种基地千亩"), in: bytes)
    #expect(found(quote, in: "前言：一年来的工作。\n" + Self.text) == "良种基地千亩")
    #expect(found(quote, in: String(Self.text.dropFirst(8))) == "良种基地千亩")
    #expect(found(quote, in: Self.text + "附件\n") == "良种基地千亩")
  }

  @Test("of several equal passages the one between the same words") func between() throws {
    let bytes = Array(Self.text.utf8)
    let first = try range("产业")
    let second = try range("产业兴旺")
    let quote = TextQuote(second.lowerBound..<second.lowerBound + 6, in: bytes)
    let edited = Array(("新增一行，产业为重。\n" + Self.text).utf8)
    #expect(quote.range(in: edited)?.lowerBound == second.lowerBound + edited.count - bytes.count)
    #expect(TextQuote(first, in: bytes).range(in: edited)?.lowerBound == first.lowerBound + edited.count - bytes.count)
  }

  @Test("an edited passage is what stands between the words around it") func edited() throws {
    let quote = TextQuote(try range("良种基地千亩"), in: Array(Self.text.utf8))
    #expect(found(quote, in: Self.text.replacing("良种基地千亩", with: "良种基地两千余亩")) == "良种基地两千余亩")
    #expect(found(quote, in: "别的文字，没有一处相同。\n") == nil)
    #expect(found(quote, in: "") == nil)
  }

  /// A report says one sentence under three headings: a note on the second stays there when it is edited, and is at none
  /// of the others when it is gone.
  @Test("an edited passage is not taken for another of the same words") func editedAmongEqual() throws {
    let sentence = "坚持稳中求进，收入增长5%。"
    let text = ["经济", "民生", "治理"].map { "（）\($0)\n\n\(sentence)\n\n" }.joined()
    let second = try range("（）民生\n\n\(sentence)", in: text)
    let passage = second.upperBound - sentence.utf8.count..<second.upperBound
    let quote = TextQuote(passage, in: Array(text.utf8))
    let edited = text.replacing("民生\n\n\(sentence)", with: "民生\n\n坚持稳中求进，收入增长6%。")
    #expect(found(quote, in: edited) == "坚持稳中求进，收入增长6%。")
    let rewritten = text.replacing("民生\n\n\(sentence)", with: "民生\n\n另外一句。")
    #expect(found(quote, in: rewritten) == "另外一句。")
    #expect(found(quote, in: text.replacing("（）民生\n\n\(sentence)\n\n", with: "")) == nil)
    // Moved to the end under its heading, it is there.
    let part = "（）民生\n\n\(sentence)\n\n"
    let moved = Array((text.replacing(part, with: "") + "附记\n\n" + part).utf8)
    #expect(quote.range(in: moved)?.upperBound == moved.count - 2)
  }

  @Test("a place is found by the words after it, or else before it") func place() throws {
    let bytes = Array(Self.text.utf8)
    let start = try range("三、惠民生").lowerBound
    let quote = TextQuote(start..<start, in: bytes)
    for edited in [
      "前言\n" + Self.text, Self.text.replacing("良种基地千亩，产业兴旺", with: "无"),
      "\n\n" + Self.text.replacing("修通道路三条，方便群众出行。\n", with: "") + "三、惠民生\n修通道路三条，方便群众出行。\n",
    ] {
      let place = try #require(quote.range(in: Array(edited.utf8)))
      #expect(place.isEmpty)
      #expect(edited.utf8.dropFirst(place.lowerBound).starts(with: "三、惠民生".utf8), "\(edited)")
    }
    let cut = Self.text.replacing("三、惠民生\n修通道路三条，方便群众出行。\n", with: "")
    #expect(quote.range(in: Array(cut.utf8)) == cut.utf8.count..<cut.utf8.count)
  }

  @Test("a long passage is known by its beginning, and parts that make no sense find nothing") func limits() {
    let long = Array(String(repeating: "长", count: 4_000).utf8)
    let text = Array("甲".utf8) + long + Array("乙".utf8)
    let quote = TextQuote(3..<3 + long.count, in: text)
    #expect(quote.exact.count == WorkBudget.quote.passage / 3 * 3)
    #expect(quote.range(in: text) == 3..<3 + long.count)
    #expect(TextQuote(start: .max, count: .max, exact: [1], prefix: [2], suffix: [3]).range(in: text) == nil)
    #expect(TextQuote(start: -1, count: -1).range(in: []) == 0..<0)
  }

  @Test("numbers out of a file that no text has are of none, and find the words that stand there")
  func numbersOfNoText() {
    let text = Array(Self.text.utf8)
    let words = Array("良种基地千亩，产业兴旺。\n三、惠民生\n修通道路".utf8)
    let start = Self.text.utf8.count - Array("良种基地千亩，产业兴旺。\n三、惠民生\n修通道路三条，方便群众出行。\n".utf8).count
    for number in [Int.max, Int.max / 2, Int.max / 2 + 1] {
      let long = TextQuote(start: 1, count: number, exact: words, prefix: Array("二、抓产业\n".utf8))
      #expect(long.range(in: text) == start..<text.count)
      let far = TextQuote(start: number, count: words.count, exact: words, prefix: Array("二、抓产业\n".utf8))
      #expect(far.range(in: text) == start..<start + words.count)
      // The words between those before and after it are looked for too.
      let gone = TextQuote(
        start: number, count: number, exact: Array("没有的话".utf8), prefix: Array("学习主题教育。\n".utf8),
        suffix: Array("方便群众出行。".utf8))
      #expect(gone.range(in: text).map { String(decoding: text[$0], as: UTF8.self) }?.hasPrefix("二、") == true)
    }
  }
}
