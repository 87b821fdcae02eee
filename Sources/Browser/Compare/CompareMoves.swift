import ReportCompare
import ReportModel

/// From edit to edit, from section to section, and from one end of moved text to the other.
extension BrowserState {
  /// Goes to the next edit, or to the one before.
  mutating func stepEdit(forward: Bool, _ times: Int) {
    guard let room = compare.room else { return complain(CompareMessage.noComparison) }
    let shown = room.shown
    guard !shown.isEmpty else { return complain(CompareMessage.noEditShown) }
    let from: Int
    if let current = room.current, isInSight(current) {
      let here = shown.partitionPoint { $0 < current }
      from = forward ? here : here
    } else {
      let below = shown.partitionPoint { room.compared.edits[$0].pair < room.top.pair }
      from = forward ? below - 1 : below
    }
    let next = forward ? min(shown.count - 1, from + times) : max(0, from - times)
    if next == from { return say(forward ? CompareMessage.lastEdit : CompareMessage.firstEdit) }
    go(toEdit: shown[next])
  }

  /// Whether the edit that the reader is at is on the screen.
  private func isInSight(_ edit: Int) -> Bool {
    guard let room = compare.room, var flow = room.flow else { return false }
    let place = flow.place(ofEdit: edit, in: pair(ofEdit: edit, room))
    return place >= room.top && place <= flow.move(room.top, by: CompareGeometry(self).rows.count - 1)
  }

  /// The position of the passages at which the reader is at an edit.
  private func pair(ofEdit edit: Int, _ room: CompareRoom) -> Int {
    let placed = room.compared.edits[edit]
    return room.isAtOrigin ? placed.oldPair ?? placed.pair : placed.pair
  }

  /// Goes to an edit by its position.
  mutating func go(toEdit edit: Int) {
    guard let room = compare.room, room.compared.edits.indices.contains(edit) else { return }
    compare.room?.current = edit
    compare.room?.isAtOrigin = false
    let pair = room.compared.edits[edit].pair
    showCompared { $0.place(ofEdit: edit, in: pair) }
  }

  /// Goes to the next section with an edit, or to the one before.
  mutating func stepChangedSection(forward: Bool, _ times: Int) {
    for _ in 0..<min(times, 1_000) {
      guard let room = compare.room else { return complain(CompareMessage.noComparison) }
      let edits = room.compared.edits
      let here = room.section
      let start = room.current ?? room.shown.first { edits[$0].pair >= room.top.pair }
      let place = start.map { edit in room.shown.partitionPoint { $0 < edit } } ?? room.shown.count
      let isElsewhere: (Int) -> Bool = { edits[$0].section != here && edits[$0].section != nil }
      let next =
        forward
        ? room.shown[min(place, room.shown.count)...].first(where: isElsewhere)
        : room.shown[..<place].last(where: isElsewhere)
      guard let next, let section = edits[next].section else {
        return say(forward ? CompareMessage.lastSection : CompareMessage.firstSection)
      }
      goToCompared(section: section)
      go(toEdit: firstEdit(of: section, room) ?? next)
    }
  }

  /// The first edit shown of a section.
  private func firstEdit(of section: Int, _ room: CompareRoom) -> Int? {
    room.shown.first { room.compared.edits[$0].section == section }
  }

  /// In the tree gives the keys to the text; in moved text goes to its other end.
  mutating func enterCompared() {
    guard let room = compare.room else { return complain(CompareMessage.noComparison) }
    if room.focus == .tree {
      compare.room?.focus = .new
    } else {
      goToOtherEnd()
    }
  }

  /// Goes to the other end of the moved text that the reader is at.
  mutating func goToOtherEnd() {
    guard let room = compare.room else { return complain(CompareMessage.noComparison) }
    if room.yearRow != nil { return goToOtherYear() }
    guard let edit = moveBeingRead, let oldPair = room.compared.edits[edit].oldPair else {
      return complain(CompareMessage.noMove)
    }
    let placed = room.compared.edits[edit]
    let isAtOrigin = room.current == edit ? !room.isAtOrigin : true
    compare.room?.current = edit
    compare.room?.isAtOrigin = isAtOrigin
    showCompared { $0.place(ofEdit: edit, in: isAtOrigin ? oldPair : placed.pair) }
  }

  /// The move that the reader's edit is or stands in, else the first on the screen.
  private var moveBeingRead: Int? {
    guard let room = compare.room else { return nil }
    let edits = room.compared.edits
    func move(_ number: Int) -> Int? {
      edits.indices.first { edits[$0].edit.kind == .moved && edits[$0].edit.move == number }
    }
    if let edit = room.currentEdit { return edit.edit.move.flatMap(move) }
    guard var flow = room.flow else { return nil }
    let rows = flow.rows(from: room.top, limit: CompareGeometry(self).rows.count)
    guard let first = rows.first?.place.pair, let last = rows.last?.place.pair else { return nil }
    return room.shown.first { edits[$0].edit.kind == .moved && first <= edits[$0].pair && edits[$0].pair <= last }
  }

  /// Leaves a kind of edits out, or shows it again.
  mutating func toggleEdits(_ kind: EditFilterKind) {
    guard compare.room != nil else { return complain(CompareMessage.noComparison) }
    let isShown = compare.room?.toggle(kind) ?? true
    say(isShown ? CompareMessage.shows(kind) : CompareMessage.hides(kind))
  }
}
