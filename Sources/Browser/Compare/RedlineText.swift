import ReportCompare
import ReportModel
import ScreenModel

/// A run of a text that is shown in one way.
struct RedlinePiece: Sendable {
  /// The first byte; the next piece begins where this one ends.
  let lower: TextOffset
  /// The side that its text is from; nil for a mark.
  let side: ComparedSide?
  /// The byte of the report that its first byte is.
  let source: TextOffset
  /// Its role; nil for text that has not changed.
  let role: Role?
  /// The position of its edit.
  let edit: Int?
}

/// The text of passages as it is shown: that of one side as it stands, or both sides in one with marks.
struct RedlineText: Sendable {
  /// The text that is laid out; for one side the report's own.
  let bytes: [UInt8]
  /// The part of it that belongs to the passages.
  let range: TextRange
  /// The pieces, in order; the first begins where the range does.
  let pieces: [RedlinePiece]

  /// The first byte of an edit; nil where it does not stand here.
  func start(ofEdit edit: Int) -> TextOffset? { pieces.first { $0.edit == edit }?.lower }

  /// The first byte that is that byte of a report, or the first one behind it.
  func start(of place: TextOffset, _ side: ComparedSide) -> TextOffset? {
    guard let piece = pieces.last(where: { $0.side == side && $0.source <= place }) else { return nil }
    return piece.lower.advanced(by: place.bytes - piece.source.bytes)
  }
}

/// Makes the text of passages as it is shown.
struct RedlineSetting: Sendable {
  let compared: ComparedReports
  let filter: EditFilter

  /// The role of an edit's text on a side; nil where the edit is left out.
  func role(_ placed: PlacedEdit, _ side: ComparedSide) -> Role? {
    if filter.hides(placed) { return nil }
    switch placed.edit.kind {
    case .moved: return .compareMoved
    case .figure: return .compareFigure
    case .inserted, .deleted, .changed, .split, .merged, .renumbered, .retitled, .punctuation:
      return side == .old ? .compareDeleted : .compareInserted
    }
  }

  /// The text of one side of the passages at a position.
  func side(_ side: ComparedSide, of pair: Int) -> RedlineText {
    let report = compared.report(side)
    let range = compared.range(side, of: pair)
    return RedlineText(bytes: report.text, range: range, pieces: pieces(of: range, side))
  }

  /// The pieces of a run of one side.
  private func pieces(of range: TextRange, _ side: ComparedSide) -> [RedlinePiece] {
    let runs = compared.runs(side)
    let moves = SideRuns.overlapping(range, in: runs.moves)
    var found: [RedlinePiece] = []
    var next = moves.startIndex
    /// Adds the piece up to `upper`, cut where moved text begins and ends.
    func add(from lower: TextOffset, to upper: TextOffset, _ edit: Int?) {
      var place = lower
      while place < upper {
        while next < moves.endIndex, moves[next].range.upper <= place { next += 1 }
        let move = next < moves.endIndex ? moves[next] : nil
        let isInside = move.map { $0.range.contains(place) } ?? false
        let end = min(
          upper, move.map { isInside ? $0.range.upper : max($0.range.lower, place.advanced(by: 1)) } ?? upper)
        let moved = isInside ? move.flatMap { run in role(compared.edits[run.edit], side).map { ($0, run.edit) } } : nil
        let own = edit.flatMap { index in role(compared.edits[index], side).map { ($0, index) } }
        found.append(
          RedlinePiece(
            lower: place, side: side, source: place, role: (own ?? moved)?.0, edit: (own ?? moved)?.1))
        place = end
      }
    }
    var place = range.lower
    for run in SideRuns.overlapping(range, in: runs.changes) {
      let (lower, upper) = (max(place, run.range.lower), min(range.upper, run.range.upper))
      add(from: place, to: lower, nil)
      add(from: lower, to: upper, run.edit)
      place = max(place, upper)
    }
    add(from: place, to: range.upper, nil)
    return found
  }
}
