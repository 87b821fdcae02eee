import ReportModel

/// Sentences that were deleted in one place and inserted in another: they have moved.
enum SentenceMoves {
  /// The fewest characters of a sentence that is told as moved.
  static let least = 8
  /// The likeness from which on two are one.
  private static let likeness = 0.7

  /// Joins an edit that deletes and one that inserts nearly the same into a move, with the edits inside it.
  static func join(_ edits: inout [Edit], in old: Report, _ new: Report, moves: inout Int, within: inout PassageEdits) {
    let gone = edits.indices.filter { edits[$0].kind == .deleted && edits[$0].move == nil }
    let come = edits.indices.filter { edits[$0].kind == .inserted && edits[$0].move == nil }
    let olds = gone.map { CharacterGrams.of(old.text, in: edits[$0].old.bytes, size: 3) }
    let news = come.map { CharacterGrams.of(new.text, in: edits[$0].new.bytes, size: 3) }
    let overlap = GramOverlap(olds.map(CharacterGrams.distinct), news.map(CharacterGrams.distinct), most: 8)
    let candidates = overlap.pairs.compactMap { pair in
      let size = min(olds[pair.old].count, news[pair.new].count) + 2
      guard pair.likeness >= likeness, size >= least else { return nil as WeightedPair? }
      return WeightedPair(left: gone[pair.old], right: come[pair.new], weight: pair.likeness * Double(size))
    }
    var taken: Set<Int> = []
    var found: [Edit] = []
    for pair in MaximumWeightMatching.of(candidates) {
      moves += 1
      let (from, to) = (edits[pair.left].old, edits[pair.right].new)
      taken.formUnion([pair.left, pair.right])
      found.append(Edit(kind: .moved, old: from, new: to, move: moves))
      for var edit in within.edits(from.bytes, to.bytes) where !EditFinding.isSpace(edit, in: old.text, new.text) {
        edit.move = moves
        found.append(edit)
      }
    }
    if !taken.isEmpty { edits = edits.indices.filter { !taken.contains($0) }.map { edits[$0] } + found }
  }
}
