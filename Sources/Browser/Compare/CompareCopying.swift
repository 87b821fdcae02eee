import ReportCompare
import ReportModel
import ReportWriting
import TextFacts

/// Copying within a comparison: the edit that the reader is at, the passages selected, else the section, each of the text
/// that has the keys.
extension BrowserState {
  /// Copies what is in front, with a citation of its report or without.
  mutating func copyCompared(cites: Bool) -> [Effect] {
    guard let room = compare.room else { return [] }
    let side: ComparedSide = room.focus == .old ? .old : .new
    if let selected = room.selected {
      compare.room?.selection = nil
      return copy(room.text(of: selected, side), of: side, room, cites: cites)
    }
    if room.focus != .tree, let edit = room.currentEdit?.edit {
      let own = side == .old ? edit.old : edit.new
      let other = side == .old ? edit.new : edit.old
      return own.isEmpty
        ? copy([other], of: side.other, room, cites: cites) : copy([own], of: side, room, cites: cites)
    }
    guard let row = room.focus == .tree ? room.outline.cursor : room.section,
      room.compared.sections.rows.indices.contains(row)
    else { return refuseCopyOfCompared() }
    let section = room.compared.sections.rows[row]
    let isOld = (side == .old && section.old != nil) || section.new == nil
    guard let index = isOld ? section.old : section.new else { return refuseCopyOfCompared() }
    let from: ComparedSide = isOld ? .old : .new
    return copy([room.compared.report(from)[index].range], of: from, room, cites: cites)
  }

  private mutating func refuseCopyOfCompared() -> [Effect] {
    complain(SelectionMessage.nothingToCopy)
    return []
  }

  private mutating func copy(_ ranges: [TextRange], of side: ComparedSide, _ room: CompareRoom, cites: Bool) -> [Effect]
  {
    let report = room.compared.report(side)
    guard ranges.reduce(0, { $0 + $1.count }) <= WorkBudget.bytesCopied else {
      complain(SelectionMessage.tooMuch(mostBytes: WorkBudget.bytesCopied))
      return []
    }
    var (text, characters, paragraphs): ([UInt8], Int, Int) = ([], 0, 0)
    for range in ranges where !range.isEmpty {
      let passage = PlainPassage(PassageReader(report, language: language, showsSource: reading.showsSource), range)
      guard !passage.text.isEmpty else { continue }
      if let last = text.last, last != 0x0A { text.append(0x0A) }
      text += passage.text
      characters += passage.characters
      paragraphs += passage.paragraphs
    }
    guard !text.isEmpty, let first = ranges.first(where: { !$0.isEmpty }),
      let last = ranges.last(where: { !$0.isEmpty })
    else { return refuseCopyOfCompared() }
    if cites {
      let section = report.sectionShown(in: first)
      let citation = Citation(format: options.citation, for: report).line(
        of: report, TextRange(first.lower, max(first.upper, last.upper)), section: section,
        address: room.compared.printer.address(of: section, isOld: side == .old))
      text += Array("\n\(citation)".utf8)
    }
    return [.copy(CopiedText(text: text, amount: .passage(characters: characters, paragraphs: paragraphs)))]
  }

  // MARK: Selecting passages

  /// Begins to select the passages on the screen, from that of the edit the reader is at or the first row; ends it where
  /// it has begun.
  mutating func selectCompared() {
    guard let room = compare.room else { return complain(CompareMessage.noComparison) }
    guard room.selection == nil else {
      compare.room?.selection = nil
      return
    }
    if room.focus == .tree { compare.room?.focus = .new }
    let pair = room.currentEdit?.pair ?? room.top.pair
    compare.room?.selection = (pair, pair)
    say(CompareMessage.selecting)
  }

  /// Moves the end of a selection; false where there is none.
  mutating func moveComparedSelection(_ motion: Motion) -> Bool {
    guard let room = compare.room, let selection = room.selection else { return false }
    let last = max(0, room.compared.pairs.count - 1)
    let (times, page) = (min(max(1, count ?? 1), last + 1), 10)
    let head =
      switch motion {
      case .lineDown: selection.head + times
      case .lineUp: selection.head - times
      case .halfPageDown, .pageDown: selection.head + page * times
      case .halfPageUp, .pageUp: selection.head - page * times
      case .start: 0
      case .end: last
      case .percent: last * min(100, count ?? 0) / 100
      }
    let placed = min(last, max(0, head))
    compare.room?.selection = (selection.anchor, placed)
    showCompared { $0.clamped(PairPlace(pair: placed)) }
    return true
  }
}

extension CompareRoom {
  /// The passages selected, by position; nil where none are.
  var selected: ClosedRange<Int>? {
    selection.map { min($0.anchor, $0.head)...max($0.anchor, $0.head) }
  }

  /// The runs of a side in some passages, in the order of the screen.
  fileprivate func text(of passages: ClosedRange<Int>, _ side: ComparedSide) -> [TextRange] {
    passages.map { compared.range(side, of: $0) }
  }
}
