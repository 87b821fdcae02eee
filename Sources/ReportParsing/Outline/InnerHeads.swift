import ReportModel
import TextFacts

/// Headings inside a paragraph: enumerators (`一是…二是…`, `一要…`) and topic sentences (`强化理论武装。`).
///
/// An enumerator counts where its sentence begins with it and it goes on a sequence 一、二、三 in its paragraph, and so
/// does a numeral in brackets (`（一）…。（二）…。`).
/// Topic sentences count in a paragraph that begins with a number, where three or more short sentences without
/// comma or figure stand apart from each other, each before text that carries it out, the first within two sentences of
/// the paragraph's own heading.
enum InnerHeads {
  /// A topic sentence has no more characters than this.
  private static let longestTopic = 16
  /// The fewest characters of the sentence after a topic sentence.
  private static let shortestNext = 14
  /// The fewest characters that carry a topic sentence out.
  private static let (shortestText, shortestEvenText) = (45, 25)

  static func append(to heads: inout [Head], from sentences: [Sentence], of line: Line, at index: Int, in text: [UInt8])
  {
    let opening = NumberReader.read(text, at: Int(line.contentStart), end: Int(line.contentEnd))
    let before = heads.count
    appendEnumerators(to: &heads, from: sentences, opening: opening, at: index, in: text)
    appendBrackets(to: &heads, from: sentences, opening: opening, at: index, in: text)
    if heads.count - before > 1 { heads[before...].sort { $0.start < $1.start } }
    guard heads.count == before, let opening, opening.style != .enumeration, sentences.count > 5 else { return }
    appendTopics(to: &heads, from: sentences, at: index)
  }

  // MARK: Series

  /// A member of a series inside a paragraph.
  private struct Member {
    var value: Int
    var start: Int
    var number: Range<Int>
    var title: Int
    var sentence: Int
  }

  /// The members that stand in a series: it begins with the first, and each next repeats the number before, goes on
  /// or leaves out one, as typists do; two or more, and another series may follow.
  private static func inSeries(_ members: [Member]) -> [Member] {
    var kept: [Member] = []
    var series: [Member] = []
    for member in members {
      if let last = series.last?.value, (last...last + 2).contains(member.value), member.value > 1 || last > 1 {
        series.append(member)
      } else if member.value == 1 {
        if series.count >= 2 { kept += series }
        series = [member]
      }
    }
    return series.count >= 2 ? kept + series : kept
  }

  private static func appendEnumerators(
    to heads: inout [Head], from sentences: [Sentence], opening: NumberMark?, at index: Int, in text: [UInt8]
  ) {
    var members: [Member] = []
    for (position, sentence) in sentences.enumerated() {
      guard let (value, end) = NumberReader.enumerator(text, at: sentence.start, end: sentence.end) else { continue }
      if value > 1, members.isEmpty, position > 0, let first = enumeratorAfterColon(text, sentences[position - 1]) {
        members.append(
          Member(
            value: 1, start: first.start, number: first.start..<first.end, title: first.end, sentence: position - 1))
      }
      members.append(
        Member(value: value, start: sentence.start, number: sentence.start..<end, title: end, sentence: position))
    }
    // A paragraph that begins with 一是 and goes on with 二是 lists at the level of its own beginning.
    let goesOn = opening?.style == .enumeration
    for member in inSeries(members) {
      let sentence = sentences[member.sentence]
      let evidence: Head.Evidence =
        goesOn ? .numbered(.enumeration, value: member.value) : .enumerated(value: member.value)
      heads.append(
        Head(
          kind: .numbered, start: member.start, number: member.number,
          title: Trimming.title(text, afterComma(text, member.title, sentence.end)..<sentence.end), end: sentence.end,
          line: index, evidence: evidence))
    }
  }

  private static let comma = Array("，".utf8)

  /// The byte behind the comma at `place`, as in 一是，在…; `place` where none stands there.
  private static func afterComma(_ text: [UInt8], _ place: Int, _ end: Int) -> Int {
    place < end && text[place..<end].starts(with: comma) ? place + comma.count : place
  }

  /// `（一）…。（二）…。（三）…。` inside one paragraph; parts of one sentence, which semicolons part, are none, nor are the
  /// items of an article.
  private static func appendBrackets(
    to heads: inout [Head], from sentences: [Sentence], opening: NumberMark?, at index: Int, in text: [UInt8]
  ) {
    if let opening, opening.holdsText { return }
    var members: [Member] = []
    for (position, sentence) in sentences.enumerated() {
      guard text[sentence.start] == 0xEF || text[sentence.start] == 0x28,
        let mark = NumberReader.read(text, at: sentence.start, end: sentence.end), mark.style == .hanBracket
      else { continue }
      guard position == 0 || sentences[position - 1].mark == .period else { return }
      members.append(
        Member(
          value: mark.value, start: mark.start, number: mark.number, title: mark.titleStart, sentence: position))
    }
    guard members.count >= 2 else { return }
    for member in inSeries(members) where member.sentence > 0 {
      let end = HeadingEnd.find(from: member.title, to: sentences[member.sentence].end, in: text)
      let title = Trimming.title(text, member.title..<end)
      guard !title.isEmpty else { continue }
      heads.append(
        Head(
          kind: .numbered, start: member.start, number: member.number, title: title, end: end, line: index,
          evidence: .numbered(.hanBracket, value: member.value)))
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

  // MARK: Topics

  private static func appendTopics(to heads: inout [Head], from sentences: [Sentence], at index: Int) {
    var topics: [Int] = []
    for position in 1..<(sentences.count - 1) where isTopic(sentences, position) {
      // The first of two short sentences in a row is the topic.
      if topics.last != position - 1 { topics.append(position) }
    }
    topics = carriedOut(topics, in: sentences)
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

  private static func isTopic(_ sentences: [Sentence], _ position: Int) -> Bool {
    let (sentence, next) = (sentences[position], sentences[position + 1])
    return sentence.mark == .period && sentences[position - 1].mark == .period && !sentence.hasDigit
      && !sentence.hasComma && (4...longestTopic).contains(sentence.characters)
      && next.characters >= max(shortestNext, sentence.characters + 4)
  }

  /// The topics that enough text carries out before the next: a short sentence among others is none. Where all have
  /// about the same, less is enough.
  private static func carriedOut(_ topics: [Int], in sentences: [Sentence]) -> [Int] {
    let lengths = zip(topics, topics.dropFirst() + [sentences.count]).map { topic, next in
      sentences[(topic + 1)..<next].reduce(0) { $0 + $1.characters }
    }
    guard let longest = lengths.max(), let shortest = lengths.min() else { return [] }
    if shortest >= shortestEvenText, longest <= shortest * 2 { return topics }
    return zip(topics, lengths).filter { $1 >= shortestText }.map(\.0)
  }
}

/// Cuts marks and white space off the ends of a title.
enum Trimming {
  /// `title`, without the full stop of western text that ends it; the dots of an ellipsis stay.
  static func heading(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let title = title(text, range)
    guard title.count > 2, text[title.upperBound - 1] == 0x2E, ![0x2E, 0x20].contains(text[title.upperBound - 2]) else {
      return title
    }
    return title.lowerBound..<title.upperBound - 1
  }

  /// `range` without white space around and without the sentence mark that ends it.
  static func title(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var trimmed = withoutStrongMarks(text, Blank.trimmed(text.span, range))
    if let (mark, start) = TextScalar.read(text.span, before: trimmed.upperBound, start: trimmed.lowerBound),
      ChinesePunctuation.endsClause(mark)
    {
      trimmed = trimmed.lowerBound..<start
    } else if let last = trimmed.last,
      [0x3B, 0x3A, 0x21, 0x3F].contains(text[last]) || text[last] == 0x2E && PointMarks.ends(text.span, last, trimmed)
    {
      trimmed = trimmed.lowerBound..<last
    }
    return Blank.trimmed(text.span, withoutStrongMarks(text, trimmed))
  }

  /// `range` without the marks that end strong words.
  private static func withoutStrongMarks(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    guard range.count > 2, text[range.upperBound - 1] == 0x2A, text[range.upperBound - 2] == 0x2A else { return range }
    return Blank.trimmed(text.span, range.lowerBound..<range.upperBound - 2)
  }
}
