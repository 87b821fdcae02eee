import Pinyin
import ReportIndex
import ReportModel
import TextFacts

/// Candidates for a term, by pinyin.
extension BrowserState {
  /// The typed text where the report has it as it is written; then past searches that it spells, the best match first, and
  /// of equal matches the latest; then words of the report that it spells, the most frequent first.
  func termCandidates(_ prompt: Prompt) -> [PromptCandidate] {
    let typed = prompt.line.text
    guard let query = PinyinQuery(typed) else { return [] }
    let spelled = search.history.reversed().enumerated().compactMap { age, term in
      var term = term
      return term.withUTF8 { query.match($0) }.map { (match: $0, age: age, term: term) }
    }
    let past = spelled.sorted { ($0.match, $0.age) < ($1.match, $1.age) }.map(\.term)
    let words = SpelledWords.all(of: query, in: isNothingRead ? [] : report.text)
    let counts = Dictionary(words.map { ($0.words, $0.count) }, uniquingKeysWith: { first, _ in first })
    var terms = past
    for word in words where !terms.contains(word.words) { terms.append(word.words) }
    guard !terms.isEmpty else { return [] }
    terms.removeAll { $0 == typed }
    if isWritten(prompt) { terms.insert(typed, at: 0) }
    return terms.map { term in
      PromptCandidate(target: .text(term), label: term, detail: counts[term].map(NumberText.grouped) ?? "")
    }
  }

  /// The term that Enter pins: the candidate that was chosen; else the typed text, or, where the report does not contain
  /// it, the first term that it spells.
  func term(meantBy prompt: Prompt) -> String {
    let typed = prompt.line.text
    guard prompt.syntax == .literal, case .text(let term) = prompt.candidate?.target else { return typed }
    return prompt.selected == 0 && isWritten(prompt) ? typed : term
  }

  /// Whether the report has the typed text as it is written.
  private func isWritten(_ prompt: Prompt) -> Bool {
    let query = SearchQuery(prompt.line.text, syntax: .literal, caseRule: prompt.caseRule)
    // As much of the text as is looked through for pinyin: a key must not wait for more.
    let text = isNothingRead ? [] : Array(report.text.prefix(WorkBudget.textSpelled))
    return (try? Searcher(query).hits(in: text, limit: 1))?.isEmpty == false
  }
}

/// Words of a text that a query in pinyin spells.
private enum SpelledWords {
  /// Words that are offered, and those that are counted: letters that spell more are no name of any.
  private static let (most, mostCounted) = (30, 2_000)
  /// The fewest letters that tell words in running text: each initial is that of one character in twenty.
  private static let fewestLetters = 2

  /// The words, the most frequent first, and of equal ones the first in the text; they stand within a clause.
  static func all(of query: PinyinQuery, in text: [UInt8]) -> [(words: String, count: Int)] {
    guard query.letters >= fewestLetters else { return [] }
    var counts: [String: (count: Int, order: Int)] = [:]
    text.prefix(WorkBudget.textSpelled).withUnsafeBufferPointer { text in
      forEachClause(of: text) { clause in
        var rest = clause
        while let match = query.match(UnsafeBufferPointer(rebasing: text[rest])) {
          let range = rest.lowerBound + match.range.lowerBound..<rest.lowerBound + match.range.upperBound
          let words = String(decoding: text[range], as: UTF8.self)
          if let known = counts[words] {
            counts[words] = (known.count + 1, known.order)
          } else if counts.count < mostCounted {
            counts[words] = (1, counts.count)
          }
          // The best match of a clause may stand behind another one.
          rest = range.upperBound..<rest.upperBound
        }
      }
    }
    return counts.sorted { ($1.value.count, $0.value.order) < ($0.value.count, $1.value.order) }
      .prefix(most).map { ($0.key, $0.value.count) }
  }

  /// Hands on the runs of letters, digits and characters of a text that no mark and no white space parts.
  private static func forEachClause(of text: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Void) {
    let span = text.span
    var (start, place) = (0, 0)
    while let (scalar, next) = TextScalar.read(span, at: place, end: span.count) {
      let isWord = Han.contains(scalar) || scalar < 0x80 && (scalar &- 0x30 < 10 || (scalar | 0x20) &- 0x61 < 26)
      if !isWord {
        if start < place { body(start..<place) }
        start = next
      }
      place = next
    }
    if start < place { body(start..<place) }
  }
}
