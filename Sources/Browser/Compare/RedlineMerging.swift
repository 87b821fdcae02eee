import ReportCompare
import ReportModel
import ScreenModel

/// Both sides of passages in one text: `[-taken out-]{+put in+}`, `{^1 moved here^}` and `[^1 moved away^]`.
struct RedlineMerging {
  private let setting: RedlineSetting
  private let pair: Int
  private let old: TextRange
  private let new: TextRange
  private var bytes: [UInt8] = []
  private var pieces: [RedlinePiece] = []
  /// The position of the move whose text is being added.
  private var openMove: Int?

  private var compared: ComparedReports { setting.compared }

  /// The text of the passages at a position.
  static func text(of pair: Int, _ setting: RedlineSetting) -> RedlineText {
    var merging = RedlineMerging(setting, pair)
    merging.merge()
    return RedlineText(
      bytes: merging.bytes, range: TextRange(0, merging.bytes.count), pieces: merging.pieces)
  }

  private init(_ setting: RedlineSetting, _ pair: Int) {
    (self.setting, self.pair) = (setting, pair)
    (old, new) = (setting.compared.range(.old, of: pair), setting.compared.range(.new, of: pair))
  }

  private mutating func merge() {
    if new.isEmpty { return addOld(old) }
    let incoming = edits
    var away = SideRuns.overlapping(old, in: compared.runs(.old).moves)
    var (oldPlace, newPlace) = (old.lower, new.lower)
    for index in incoming {
      let edit = compared.edits[index].edit
      let isHere = !edit.old.isEmpty && old.lower <= edit.old.lower && edit.old.lower < old.upper
      // Text that moved away from between unchanged text stands where it stood.
      while let run = away.first, isHere ? run.range.lower < edit.old.lower : false, !old.isEmpty {
        let stays = max(0, run.range.lower.bytes - oldPlace.bytes)
        let upper = min(edit.new.lower, newPlace.advanced(by: stays))
        addUnchanged(newPlace, upper)
        addOld(run.range.clamped(to: old))
        (oldPlace, newPlace) = (run.range.upper, max(newPlace, upper))
        away = away.dropFirst()
      }
      let lower = max(newPlace, min(edit.new.lower, new.upper))
      addUnchanged(newPlace, lower)
      if !isHere { oldPlace = oldPlace.advanced(by: lower.bytes - newPlace.bytes) }
      newPlace = lower
      addEdit(index)
      newPlace = max(newPlace, min(edit.new.upper, new.upper))
      if isHere { oldPlace = max(oldPlace, edit.old.upper) }
    }
    for run in away where !new.isEmpty {
      let upper = min(new.upper, newPlace.advanced(by: max(0, run.range.lower.bytes - oldPlace.bytes)))
      addUnchanged(newPlace, upper)
      addOld(run.range.clamped(to: old))
      (oldPlace, newPlace) = (run.range.upper, upper)
    }
    addUnchanged(newPlace, new.upper)
    endMove()
  }

  /// The edits of these passages, moves left out, in the order of the new text.
  private var edits: [Int] {
    let put = SideRuns.overlapping(new, in: compared.runs(.new).changes).map(\.edit)
    let taken = compared.edits(of: pair).filter { index in
      let placed = compared.edits[index]
      return placed.edit.new.isEmpty && placed.edit.kind != .moved
    }
    return (put + taken).sorted { first, second in
      let (one, other) = (compared.edits[first].edit.new.lower, compared.edits[second].edit.new.lower)
      return one == other ? first < second : one < other
    }
  }

  // MARK: Pieces

  /// Adds unchanged text of the new side, that which has moved here between its marks.
  private mutating func addUnchanged(_ lower: TextOffset, _ upper: TextOffset) {
    var place = lower
    while place < upper {
      guard let move = SideRuns.overlapping(TextRange(place, upper), in: compared.runs(.new).moves).first else {
        return addText(.new, TextRange(place, upper), nil, nil)
      }
      if place < move.range.lower {
        addText(.new, TextRange(place, move.range.lower), nil, nil)
        place = move.range.lower
      }
      let end = min(upper, move.range.upper)
      begin(move.edit)
      let ends = end == endOfMove(move.edit) ? trailingLineEnds(TextRange(place, end), .new) : 0
      let behind = end.advanced(by: -ends)
      addText(.new, TextRange(place, behind), setting.role(compared.edits[move.edit], .new), move.edit)
      if end == endOfMove(move.edit) { endMove() }
      addText(.new, TextRange(behind, end), nil, nil)
      place = end
    }
  }

  /// The end of the part of moved text that stands in these passages.
  private func endOfMove(_ index: Int) -> TextOffset { min(compared.edits[index].edit.new.upper, new.upper) }

  /// Adds the mark before moved text, unless it stands there.
  private mutating func begin(_ index: Int) {
    let placed = compared.edits[index]
    guard openMove != index, !setting.filter.hides(placed) else { return }
    endMove()
    openMove = index
    mark("{^\(placed.edit.move ?? 0) ", index, .new)
  }

  /// Adds the mark behind moved text, where one stands before it.
  private mutating func endMove() {
    guard let index = openMove else { return }
    mark("^}", index, .new)
    openMove = nil
  }

  private mutating func addEdit(_ index: Int) {
    let placed = compared.edits[index]
    let edit = placed.edit
    if edit.move != nil,
      let move = compared.runs(.new).moves.first(where: { compared.edits[$0.edit].edit.move == edit.move })
    {
      begin(move.edit)
    }
    defer { if let index = openMove, endOfMove(index) <= edit.new.upper { endMove() } }
    if setting.filter.hides(placed) {
      addText(.new, edit.new.clamped(to: new), nil, nil)
      return
    }
    if !edit.old.isEmpty {
      let isLineEnd = edit.kind == .merged
      mark("[-", index, .old)
      addLine(edit.old, index, endsLine: isLineEnd)
      mark("-]", index, .old)
    }
    guard !edit.new.isEmpty else { return }
    let run = edit.new.clamped(to: new)
    let ends = trailingLineEnds(run, .new)
    mark("{+", index, .new)
    addText(.new, TextRange(run.lower, run.upper.advanced(by: -ends)), setting.role(placed, .new), index)
    if edit.kind == .split, ends > 0 { mark("¶", index, .new) }
    mark("+}", index, .new)
    if let index = openMove, endOfMove(index) <= run.upper { endMove() }
    addText(.new, TextRange(run.upper.advanced(by: -ends), run.upper), nil, nil)
  }

  /// Adds a run that was taken out, its line ends as marks.
  private mutating func addLine(_ range: TextRange, _ index: Int, endsLine: Bool) {
    let role = setting.role(compared.edits[index], .old)
    let ends = trailingLineEnds(range, .old)
    var place = range.lower.bytes
    let end = range.upper.bytes - ends
    for byte in range.lower.bytes..<end where compared.old.text[byte] == 0x0A {
      addText(.old, TextRange(place, byte), role, index)
      mark("¶", index, .old)
      place = byte + 1
    }
    addText(.old, TextRange(place, end), role, index)
    if endsLine, ends > 0 { mark("¶", index, .old) }
  }

  /// Adds a run of the old side with what was deleted and what moved away, each between its marks.
  private mutating func addOld(_ range: TextRange) {
    var place = range.lower
    for move in SideRuns.overlapping(range, in: compared.runs(.old).moves) {
      let run = move.range.clamped(to: range)
      addDeleted(TextRange(place, max(place, run.lower)))
      addMovedAway(run, move)
      place = max(place, run.upper)
    }
    addDeleted(TextRange(place, max(place, range.upper)))
  }

  /// Adds text that has moved away, with the marks at both ends of the passages' part of it.
  private mutating func addMovedAway(_ run: TextRange, _ move: SideRuns.EditRun) {
    let placed = compared.edits[move.edit]
    guard let role = setting.role(placed, .old) else { return addText(.old, run, nil, nil) }
    let ends = trailingLineEnds(run, .old)
    mark("[^\(placed.edit.move ?? 0) ", move.edit, .old)
    addText(.old, TextRange(run.lower, run.upper.advanced(by: -ends)), role, move.edit)
    mark("^]", move.edit, .old)
    addText(.old, TextRange(run.upper.advanced(by: -ends), run.upper), nil, nil)
  }

  /// Adds text of the old side that has not moved; what was deleted stands between its marks.
  private mutating func addDeleted(_ range: TextRange) {
    var place = range.lower
    for change in SideRuns.overlapping(range, in: compared.runs(.old).changes) {
      guard let role = setting.role(compared.edits[change.edit], .old) else { continue }
      let run = change.range.clamped(to: range)
      addText(.old, TextRange(place, max(place, run.lower)), nil, nil)
      let ends = trailingLineEnds(run, .old)
      mark("[-", change.edit, .old)
      addText(.old, TextRange(run.lower, run.upper.advanced(by: -ends)), role, change.edit)
      mark("-]", change.edit, .old)
      addText(.old, TextRange(run.upper.advanced(by: -ends), run.upper), nil, nil)
      place = max(place, run.upper)
    }
    addText(.old, TextRange(place, max(place, range.upper)), nil, nil)
  }

  private mutating func mark(_ text: String, _ index: Int, _ side: ComparedSide) {
    let role = setting.role(compared.edits[index], side)
    pieces.append(
      RedlinePiece(lower: TextOffset(bytes.count), side: nil, source: .start, role: role, edit: index))
    bytes += text.utf8
  }

  private mutating func addText(_ side: ComparedSide, _ range: TextRange, _ role: Role?, _ edit: Int?) {
    guard !range.isEmpty else { return }
    let text = compared.report(side).text
    pieces.append(
      RedlinePiece(lower: TextOffset(bytes.count), side: side, source: range.lower, role: role, edit: edit))
    bytes += text[range.bytes.clamped(to: 0..<text.count)]
  }

  /// The bytes of line ends at the end of a run.
  private func trailingLineEnds(_ range: TextRange, _ side: ComparedSide) -> Int {
    let text = compared.report(side).text
    var count = 0
    while count < range.count,
      text[range.upper.bytes - 1 - count] == 0x0A || text[range.upper.bytes - 1 - count] == 0x0D
    {
      count += 1
    }
    return count
  }
}
