import ReportCompare
import TextFacts

/// The edits of a comparison as a list.
struct EditList: Sendable {
  let compared: ComparedReports
  /// The positions of the edits listed.
  let edits: [Int]
  let language: Language

  /// The list as a table; its rows are made when they are asked for.
  var table: ListTable {
    let (compared, edits, language) = (compared, edits, language)
    return ListTable(["kind", "old", "new", "edit"], count: edits.count) { index in
      guard edits.indices.contains(index), compared.edits.indices.contains(edits[index]) else { return [] }
      let edit = compared.edits[edits[index]].edit
      let move = edit.move.map { " \($0)" } ?? ""
      let printer = compared.printer
      return [
        edit.kind.message(in: language) + move, edit.old.isEmpty ? "" : printer.oldAddress(of: edit),
        edit.new.isEmpty ? "" : printer.newAddress(of: edit), printer.words(of: edit),
      ]
    }
  }
}

extension BrowserState {
  /// Lists the edits that are shown, at the one the reader is at.
  mutating func openEdits() {
    guard let room = compare.room else { return complain(CompareMessage.noComparison) }
    if room.compared.years != nil { return openYears() }
    open(ListPanel(listing: .edits(EditList(compared: room.compared, edits: room.shown, language: language))))
    let current = room.current ?? room.shown.first { room.compared.edits[$0].pair >= room.top.pair } ?? 0
    chooseInList(room.shown.partitionPoint { $0 < current })
  }

  /// Goes to an edit of the list, and back to the texts.
  mutating func go(toListed row: Int, of list: EditList) {
    guard list.edits.indices.contains(row), compare.room?.compared === list.compared else { return }
    shell.layers = []
    if compare.room?.focus == .tree { compare.room?.focus = .new }
    go(toEdit: list.edits[row])
  }
}
