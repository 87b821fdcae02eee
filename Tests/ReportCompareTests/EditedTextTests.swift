import ReportModel
import TestReports
import Testing

@testable import ReportCompare

/// Forty edits of known kinds made by chance: nearly all are found as what they are, and none besides.
@Suite struct EditedTextTests {
  @Test(arguments: 1...12) func inventedReport(_ seed: UInt64) throws {
    try check(InventedReport.text(seed: seed), seed: seed)
  }

  @Test(.enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"), arguments: 1...6)
  func realReport(_ seed: UInt64) throws {
    for name in ["zhejiang-2026.txt", "hainan-2026.txt", "000_32978eeceef8f739.txt"] {
      try check(String(decoding: try GivenReports.bytes(of: name), as: UTF8.self), seed: seed)
    }
  }

  private func check(_ text: String, seed: UInt64) throws {
    let edited = EditedText(text, seed: seed)
    let texts = try ComparedTexts(edited.old, edited.new)
    #expect(texts.made == texts.new.text)
    var used: Set<Int> = []
    let missed = edited.changes.filter { change in
      let found = edits(of: change, in: texts.comparison.edits, used: used)
      used.formUnion(found)
      return found.isEmpty
    }
    #expect(missed.count * 20 <= edited.changes.count, "\(missed)")
    // A paragraph that moves can take a blank line from one place to another.
    let invented = texts.comparison.edits.indices.filter { index in
      !used.contains(index) && !EditFinding.isSpace(texts.comparison.edits[index], in: texts.old.text, texts.new.text)
    }
    #expect(invented.count <= missed.count, "\(invented.map { texts.lines[$0] })")
  }

  /// The edits that tell a change; empty where none does, or what is told is not what was done.
  private func edits(of change: EditedText.Change, in edits: [Edit], used: Set<Int>) -> [Int] {
    let inside = edits.indices.filter { index in
      !used.contains(index) && change.old.contains(edits[index].old.lower.bytes) && !edits[index].old.isEmpty
    }
    func of(_ kinds: EditKind...) -> [Int] { inside.filter { kinds.contains(edits[$0].kind) } }
    switch change.made {
    // A word in a heading that shares its line with the text is one of the title, and it may be a numeral.
    case .word: return Array(of(.changed, .retitled, .figure).prefix(1))
    case .twoWords: return of(.changed, .retitled, .figure).count == 2 ? of(.changed, .retitled, .figure) : []
    case .figure: return of(.figure, .retitled, .renumbered)
    case .moved: return of(.moved)
    case .renumbered: return of(.renumbered)
    case .retitled: return of(.retitled)
    case .punctuation: return of(.punctuation)
    case .split:
      return edits.indices.first { edits[$0].kind == .split && change.old.contains(edits[$0].old.lower.bytes - 1) }.map
      { [$0] } ?? []
    }
  }
}
