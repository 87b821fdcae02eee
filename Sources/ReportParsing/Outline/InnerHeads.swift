import ReportModel
import TextFacts

/// Headings inside a paragraph: enumerators (`一是…二是…`, `一要…`) and topic sentences (`强化理论武装。`).
///
/// An enumerator counts where its sentence begins with it and it goes on a sequence 一、二、三 in its paragraph.
/// Topic sentences count in a paragraph that begins with a number, where three or more short sentences without
/// comma or figure stand apart from each other, each before a longer one that carries it out, the first within two
/// sentences of the paragraph's own heading.
enum InnerHeads {
  /// A topic sentence has no more characters than this.
  private static let longestTopic = 16
  /// The fewest characters that follow a topic sentence.
  private static let shortestText = 14

  static func append(to heads: inout [Head], from sentences: [Sentence], of line: Line, at index: Int, in text: [UInt8])
  {
    let opening = NumberReader.read(text, at: Int(line.contentStart), end: Int(line.contentEnd))
    let before = heads.count
    appendEnumerators(to: &heads, from: sentences, opening: opening, at: index, in: text)
    guard heads.count == before, let opening, opening.style != .enumeration, sentences.count > 5 else { return }
    appendTopics(to: &heads, from: sentences, at: index)
  }

  private static func appendEnumerators(
    to heads: inout [Head], from sentences: [Sentence], opening: NumberMark?, at index: Int, in text: [UInt8]
  ) {
    var found: [(start: Int, numberEnd: Int, sentence: Int)] = []
    var expected = 1
    // A paragraph that begins with 一是 and goes on with 二是 lists at the level of its own beginning.
    let goesOn = opening?.style == .enumeration && opening?.value == 1
    if goesOn { expected = 2 }
    for (position, sentence) in sentences.enumerated() where position > 0 || opening == nil {
      if let (value, end) = NumberReader.enumerator(text, at: sentence.start, end: sentence.end) {
        if value == 2, expected == 1, position > 0,
          let first = enumeratorAfterColon(text, sentences[position - 1])
        {
          found.append((first.start, first.end, position - 1))
          expected = 2
        }
        guard value == expected else { continue }
        found.append((sentence.start, end, position))
        expected += 1
      }
    }
    guard found.count >= (goesOn ? 1 : 2) else { return }
    for (offset, item) in found.enumerated() {
      let sentence = sentences[item.sentence]
      let value = offset + (goesOn ? 2 : 1)
      heads.append(
        Head(
          kind: .numbered, start: item.start, number: item.start..<item.numberEnd,
          title: Trimming.title(text, item.numberEnd..<sentence.end), end: sentence.end, line: index,
          evidence: goesOn ? .numbered(.enumeration, value: value) : .enumerated(value: value)))
    }
  }

  /// The `一是` after the last colon of a sentence: `主要做了以下工作：一是…；`.
  private static func enumeratorAfterColon(_ text: [UInt8], _ sentence: Sentence) -> (start: Int, end: Int)? {
    var place = sentence.end - 3
    while place > sentence.start {
      if text[place] == 0xEF, text[place + 1] == 0xBC, text[place + 2] == 0x9A {
        guard let (value, end) = NumberReader.enumerator(text, at: place + 3, end: sentence.end), value == 1 else {
          return nil
        }
        return (place + 3, end)
      }
      place -= 1
    }
    return nil
  }

  private static func appendTopics(to heads: inout [Head], from sentences: [Sentence], at index: Int) {
    var topics: [Int] = []
    for position in 1..<(sentences.count - 1) {
      let sentence = sentences[position]
      guard sentence.mark == .period, sentences[position - 1].mark == .period,
        sentence.characters <= longestTopic, sentence.characters >= 4, !sentence.hasComma, !sentence.hasDigit,
        sentences[position + 1].characters >= max(shortestText, sentence.characters + 4),
        topics.last != position - 1
      else { continue }
      topics.append(position)
    }
    guard topics.count >= 3, let first = topics.first, first <= 2 else { return }
    let lengths = topics.map { sentences[$0].characters }
    guard let longest = lengths.max(), let shortest = lengths.min(), longest <= shortest * 3 else { return }
    for position in topics {
      let sentence = sentences[position]
      heads.append(
        Head(
          kind: .runin, start: sentence.start, number: sentence.start..<sentence.start,
          title: sentence.start..<(sentence.end - 3), end: sentence.end, line: index, evidence: .inner))
    }
  }
}

/// Cuts marks and white space off the ends of a title.
enum Trimming {
  /// `range` without white space around and without the sentence mark that ends it.
  static func title(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var trimmed = Blank.trimmed(text.span, range)
    if let (mark, start) = TextScalar.read(text.span, before: trimmed.upperBound, start: trimmed.lowerBound),
      ChinesePunctuation.endsClause(mark)
    {
      trimmed = trimmed.lowerBound..<start
    } else if let last = trimmed.last, [0x3B, 0x3A, 0x21, 0x3F].contains(text[last]) {
      trimmed = trimmed.lowerBound..<last
    }
    return Blank.trimmed(text.span, trimmed)
  }
}
