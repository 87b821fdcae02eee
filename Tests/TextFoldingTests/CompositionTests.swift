import Testing

@testable import TextFolding

/// Letters with marks, and Hangul syllables, in one scalar and in several.
@Suite struct CompositionTests {
  @Test(arguments: [
    ("\u{E9}t\u{E9}", "e\u{301}te\u{301}"), ("Vi\u{1EC7}t", "Vie\u{323}\u{302}t"),
    ("\u{D558}\u{CC9C}", "\u{1112}\u{1161}\u{110E}\u{1165}\u{11AB}"), ("\u{304C}", "\u{304B}\u{3099}"),
    ("\u{439}", "\u{438}\u{306}"), ("云溪 abc", "云溪 abc"), ("", ""),
  ])
  func bothWays(_ composed: String, _ decomposed: String) {
    let (whole, parts) = (composed.unicodeScalars.map(\.value), decomposed.unicodeScalars.map(\.value))
    for text in [whole, parts] {
      #expect(Composition.composed(text) == whole)
      #expect(Composition.decomposed(text) == parts)
    }
  }

  @Test func everySyllable() {
    for scalar in UInt32(0xAC00)...0xD7A3 {
      let parts = Composition.decomposed([scalar])
      #expect((2...3).contains(parts.count) && Composition.composed(parts) == [scalar])
    }
  }
}
