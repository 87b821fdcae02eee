import ReportModel
import ReportParsing
import Testing

@testable import ReportIndex

/// Letters that a text has in several scalars are found when typed in one, and the other way round, where a search
/// folds; byte for byte, where it does not.
@Suite struct ComposedSearchTests {
  private static let composed = "Vi\u{1EC7}t Nam. \u{D558}\u{CC9C}.\n"
  private static let decomposed = "Vie\u{323}\u{302}t Nam. \u{1112}\u{1161}\u{110E}\u{1165}\u{11AB}.\n"

  private func hits(_ term: String, _ text: String, folds: SearchQuery.Folding) throws -> [String] {
    let searcher = try Searcher(SearchQuery(term, folds: folds))
    let bytes = Array(text.utf8)
    return try searcher.hits(in: bytes).map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
  }

  @Test(arguments: ["Vi\u{1EC7}t", "vie\u{323}\u{302}t", "\u{D558}\u{CC9C}"])
  func found(_ term: String) throws {
    for text in [Self.composed, Self.decomposed] {
      let found = try hits(term, text, folds: .everything)
      #expect(found.count == 1 && found.first?.lowercased() == term.lowercased())
      #expect(try hits(term, text, folds: .forms).count == 1)
    }
    #expect(try hits("Vi\u{1EC7}t", Self.decomposed, folds: .exact) == [])
    #expect(try hits("Viet", Self.composed + Self.decomposed, folds: .everything) == [])
  }

  @Test func inOrder() throws {
    let text = Self.decomposed + Self.composed + Self.decomposed
    let searcher = try Searcher(SearchQuery("Vi\u{1EC7}t", folds: .everything))
    let starts = try searcher.hits(in: Array(text.utf8)).map(\.lower.bytes)
    #expect(starts == [0, Self.decomposed.utf8.count, Self.decomposed.utf8.count + Self.composed.utf8.count])
    #expect(try searcher.hits(in: Array(text.utf8), limit: 2).count == 2)
  }
}
