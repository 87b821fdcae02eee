import ReportModel

/// Finds the edits of two texts from the alignment of their passages.
///
/// The groups that stay in order and weigh the most stand where they are; the others have moved. What no group holds was
/// deleted or inserted, a section as a whole, paragraphs of one section in a row together.
struct EditFinding {
  private let old: Report
  private let new: Report
  private let passages: (old: [ComparedPassage], new: [ComparedPassage])
  private var within: PassageEdits
  /// The edits so far.
  private(set) var edits: [Edit] = []
  /// The edits of line ends in what stays where it is, in the order of the texts.
  private(set) var lineEnds: [Edit] = []
  /// The groups that stay where they are, in the order of both texts.
  private(set) var staying: [PassageGroup] = []
  private var moves = 0

  /// Whether something was too large to be told character by character.
  var isCoarse: Bool { within.isCoarse }

  /// The most cells of all alignments of one comparison.
  private static let cells = 300_000_000

  /// Finds the edits that the groups leave.
  init(_ old: Report, _ new: Report, passages: (old: [ComparedPassage], new: [ComparedPassage]), groups: [PassageGroup])
  {
    (self.old, self.new, self.passages) = (old, new, passages)
    within = PassageEdits(old, new, cells: Self.cells)
    let stays = IncreasingSubsequence.heaviest(
      groups.map(\.new.lowerBound),
      weights: groups.map { group in passages.old[group.old].reduce(1) { $0 + $1.characters } })
    let isStaying = Set(stays)
    staying = stays.map { groups[$0] }
    for index in stays {
      edits += within.edits(passages.old[groups[index].old], passages.new[groups[index].new])
    }
    lineEnds = within.lineEnds.sorted(by: Edit.stands)
    collectMoves(groups.indices.filter { !isStaying.contains($0) }.map { groups[$0] })
    collectRest(groups, staying: staying)
    SentenceMoves.join(&edits, in: old, new, moves: &moves, within: &within)
    Self.absorbSpace(&edits, in: old.text, new.text, movingLineEnds: lineEnds.isEmpty)
    edits.sort(by: Edit.stands)
    numberMoves()
  }

  /// Moved groups that follow each other in both texts are one move.
  private mutating func collectMoves(_ moved: [PassageGroup]) {
    var place = 0
    while place < moved.count {
      var end = place + 1
      while end < moved.count, moved[end].old.lowerBound == moved[end - 1].old.upperBound,
        moved[end].new.lowerBound == moved[end - 1].new.upperBound
      { end += 1 }
      let olds = passages.old[moved[place].old.lowerBound..<moved[end - 1].old.upperBound]
      let news = passages.new[moved[place].new.lowerBound..<moved[end - 1].new.upperBound]
      moves += 1
      edits.append(Edit(kind: .moved, old: Self.range(olds), new: Self.range(news), move: moves))
      for group in moved[place..<end] {
        for var edit in within.edits(passages.old[group.old], passages.new[group.new]) where !isSpace(edit) {
          edit.move = moves
          edits.append(edit)
        }
      }
      place = end
    }
  }

  /// Whether an edit is of white space alone.
  private func isSpace(_ edit: Edit) -> Bool { Self.isSpace(edit, in: old.text, new.text) }

  private static func range(_ passages: ArraySlice<ComparedPassage>) -> TextRange {
    guard let first = passages.first, let last = passages.last else { return TextRange(emptyAt: .start) }
    return TextRange(first.range.lowerBound, last.range.upperBound)
  }

  /// The passages that no group holds, between those that stay.
  private mutating func collectRest(_ groups: [PassageGroup], staying: [PassageGroup]) {
    let inOld = Set(groups.flatMap { Array($0.old) })
    let inNew = Set(groups.flatMap { Array($0.new) })
    var (oldPlace, newPlace) = (0, 0)
    let end = PassageGroup(
      old: passages.old.count..<passages.old.count, new: passages.new.count..<passages.new.count)
    for group in staying + [end] {
      let gone = (oldPlace..<max(oldPlace, group.old.lowerBound)).filter { !inOld.contains($0) }
      let come = (newPlace..<max(newPlace, group.new.lowerBound)).filter { !inNew.contains($0) }
      let from = TextOffset(
        passages.new.indices.contains(newPlace) ? passages.new[newPlace].range.lowerBound : new.text.count)
      let upTo = TextOffset(
        passages.old.indices.contains(group.old.lowerBound)
          ? passages.old[group.old.lowerBound].range.lowerBound : old.text.count)
      for run in PassageRuns.of(gone, passages.old, in: old) {
        edits.append(Edit(kind: .deleted, old: Self.range(passages.old[run]), new: TextRange(emptyAt: from)))
      }
      for run in PassageRuns.of(come, passages.new, in: new) {
        edits.append(Edit(kind: .inserted, old: TextRange(emptyAt: upTo), new: Self.range(passages.new[run])))
      }
      (oldPlace, newPlace) = (group.old.upperBound, group.new.upperBound)
    }
  }

  /// Numbers the moves in the order of the edits.
  private mutating func numberMoves() {
    var numbers: [Int: Int] = [:]
    for index in edits.indices {
      guard let move = edits[index].move else { continue }
      if numbers[move] == nil { numbers[move] = numbers.count + 1 }
      edits[index].move = numbers[move]
    }
  }
}
