import Pinyin
import ReportIndex

/// Candidates for a term, by pinyin.
extension BrowserState {
  /// Past searches spelled by the typed text: the best match first, and of equal matches the latest.
  func termCandidates(_ typed: String) -> [PromptCandidate] {
    guard let query = PinyinQuery(typed) else { return [] }
    let spelled = search.history.reversed().enumerated().compactMap { age, term in
      var term = term
      return term.withUTF8 { query.match($0) }.map { (match: $0, age: age, term: term) }
    }
    return spelled.sorted { ($0.match, $0.age) < ($1.match, $1.age) }
      .map { PromptCandidate(target: .text($0.term), label: $0.term, detail: "") }
  }

  /// The term that Enter pins: the typed text, or, where the report does not contain it, the first term that it spells.
  func term(meantBy prompt: Prompt) -> String {
    let typed = prompt.line.text
    guard prompt.syntax == .literal, case .text(let term) = prompt.candidate?.target else { return typed }
    let query = SearchQuery(typed, syntax: .literal, caseRule: prompt.caseRule)
    let hits = try? Searcher(query).hits(in: report.text, limit: 1)
    return hits?.isEmpty == false ? typed : term
  }
}
