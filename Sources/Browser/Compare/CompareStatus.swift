import ReportCompare
import ReportModel
import ScreenModel
import TextFacts

/// The last row under a comparison: the edit that the reader is at, the hits, and what is left out.
extension BrowserState {
  func drawCompareStatus(_ room: CompareRoom, _ geometry: CompareGeometry, on canvas: inout Canvas) {
    let row = geometry.statusRow
    canvas.fill(row: row, columns: 0..<size.columns, role: .status)
    var end = size.columns
    let isBusy = shell.notice != nil
    if !isBusy || size.columns >= 60 {
      for (command, words) in compareHints where !shell.keyMap.isEmpty {
        let key = shell.keyMap.firstKey(for: command).map(Self.shown) ?? ""
        let text = words.message(in: language)
        let width = canvas.width(of: key) + canvas.width(of: text) + 3
        guard end - width > size.columns / 2 else { break }
        end -= width
        let column = canvas.put(key, row: row, columns: end..<size.columns, role: .statusKey) + 1
        canvas.put(text, row: row, columns: min(column, size.columns)..<size.columns, role: .status)
      }
    }
    let left = 1..<max(1, end - 1)
    if let held = heldStatus(within: left.count) {
      canvas.put(held, row: row, columns: left, role: .notice)
    } else if let notice = shell.notice {
      let text = typesetter.shortened(message: notice.text, to: left.count)
      canvas.put(text, row: row, columns: left, role: notice.isError ? .error : .notice)
    } else {
      canvas.put(compareStatus(room, within: left.count), row: row, columns: left, role: .status)
    }
  }

  /// The keys named at the right, the last first.
  private var compareHints: [(Command, ShellMessage)] { [(.close, .hintBack), (.help, .hintHelp)] }

  /// `2/40  figure  3.5% → 4.1%, +0.6  发展 3 + 4`, as much of it as there is room for.
  private func compareStatus(_ room: CompareRoom, within columns: Int) -> String {
    let typed = (count.map(String.init) ?? "") + shell.keys.pending.map(\.text).joined(by: " ")
    let hidden = CompareMessage.leftOut(room.filter.kinds).message(in: language)
    var parts = [typed] + editStatus(room) + [hitStatus(room), hidden]
    parts = parts.filter { !$0.isEmpty }
    let isYearRow = room.yearRow != nil && room.current == nil
    while parts.count > (isYearRow ? 2 : 1), typesetter.width(of: parts.joined(separator: "  ")) > columns {
      parts.removeLast()
    }
    // The words of a passage may be longer than the row: their beginning says which one it is.
    if isYearRow, parts.count == 2 {
      parts[1] = typesetter.shortened(parts[1], to: max(0, columns - typesetter.width(of: parts[0]) - 2))
    }
    return parts.joined(separator: "  ")
  }

  private func editStatus(_ room: CompareRoom) -> [String] {
    if let row = room.yearRow, room.current == nil {
      let side = YearMessage.column(room.isAtOlder ? "old" : "new").message(in: language)
      return [side] + row.fields.filter { !$0.isEmpty }
    }
    guard let current = room.current, let placed = room.currentEdit else {
      return [CompareMessage.edits(room.shown.count, of: room.compared.edits.count).message(in: language)]
    }
    let place = listPlace(room.shown.partitionPoint { $0 < current } + 1, of: room.shown.count)
    var kind = placed.edit.kind.message(in: language)
    if placed.edit.kind == .moved {
      kind += " \(placed.edit.move ?? 0)"
      let printer = room.compared.printer
      let names = [printer.oldAddress(of: placed.edit), printer.newAddress(of: placed.edit)].map {
        $0.isEmpty ? "·" : $0
      }
      return [place, kind, names.joined(separator: " → ")]
    }
    guard let figure = FigureDifference(of: placed.edit, room.compared.old, room.compared.new) else {
      return [place, kind]
    }
    let change = figure.difference.map { ", \($0)" } ?? ""
    return [place, kind, "\(figure.old) → \(figure.new)\(change)"]
  }

  /// The words searched for, the number of the hit, and the hits in the old text and in the new one.
  private func hitStatus(_ room: CompareRoom) -> String {
    guard let query = room.search.query else { return "" }
    let words = typesetter.shortened(query.pattern, to: 20)
    if room.search.awaited != nil { return words + " …" }
    let place = room.search.current.map {
      "\(NumberText.grouped($0 + 1))/\(NumberText.grouped(room.search.stops.count))"
    }
    let counts = "\(NumberText.grouped(room.search.hits.old.count)) + \(NumberText.grouped(room.search.hits.new.count))"
    return [words, place ?? "", "(\(counts))"].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The words of the status line while a comparison is awaited; empty while none is.
  func comparingStatus(within columns: Int) -> String {
    guard compare.request.isAwaited, let question = compare.question else { return "" }
    let name = typesetter.shortenedInside(question.name, to: max(8, columns / 3))
    let key = shell.keyMap.firstKey(for: .cancel).map(Self.shown)
    let whole = CompareMessage.comparing(name, key: key).message(in: language)
    return typesetter.width(of: whole) <= columns
      ? whole : CompareMessage.comparing(name, key: nil).message(in: language)
  }
}
