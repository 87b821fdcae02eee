import ReportModel
import ScreenModel
import TextFacts

/// Comparing the report being read with an older version of it: asking, opening the room, leaving it.
extension BrowserState {
  /// Whether a comparison is on the screen, whatever lies over it.
  var isComparing: Bool { compare.room != nil }

  /// Compares the report being read, as the new version, with the one that `name` names: another open report, one of the
  /// library, or a file; without a name with the report as it was when it was opened.
  mutating func openCompare(_ name: String?, isOfYears: Bool = false) {
    if !isWhole, mustWait(for: .furtherText) { return }
    guard let number = currentNumber, !isNothingRead else { return complain(ReadingMessage.nothingRead) }
    let name = name?.trimming() ?? ""
    guard !name.isEmpty else {
      if isOfYears { return compareWithYearBefore(number) }
      guard let opened = reports.opened[number] else { return complain(CompareMessage.isAsOpened) }
      return compare(with: .report(opened), name: CompareMessage.asOpened.message(in: language))
    }
    if report(named: name, besides: number) == nil, openComparedSection(name, number, isOfYears: isOfYears) { return }
    guard let other = report(named: name, besides: number) else {
      return compare(with: .file(Array(name.utf8), beside: pathBeside(name)), name: name, isOfYears: isOfYears)
    }
    compare(withReport: other, isOfYears: isOfYears)
  }

  /// Compares the section being read with another: `#ADDRESS` of the same report, `NAME#ADDRESS` of another one; false
  /// where the name has no address.
  private mutating func openComparedSection(_ name: String, _ number: Int, isOfYears: Bool) -> Bool {
    guard let mark = name.lastIndex(of: "#"), case let address = String(name[name.index(after: mark)...]).trimming(),
      !address.isEmpty
    else { return false }
    let section = currentSection
    let file = String(name[..<mark]).trimming()
    let sections = (new: section, old: address)
    if file.isEmpty {
      compare(with: .report(report), name: name, isOfYears: isOfYears, sections: sections)
    } else if let other = report(named: file, besides: number) {
      compare(withReport: other, isOfYears: isOfYears, sections: sections)
    } else {
      compare(
        with: .file(Array(file.utf8), beside: pathBeside(file)), name: name, isOfYears: isOfYears, sections: sections)
    }
    return true
  }

  /// The path of a file of this name in the folder of the report being read; nil where either has a place of its own.
  private func pathBeside(_ name: String) -> [UInt8]? {
    guard let path = report.source.path, let end = path.lastIndex(of: 0x2F), !name.hasPrefix("/"), !name.hasPrefix("~")
    else { return nil }
    return path[...end] + Array(name.utf8)
  }

  /// Compares with another open report, or one of the library.
  mutating func compare(withReport other: Int, isOfYears: Bool, sections: (new: SectionIndex, old: String)? = nil) {
    if let report = unpackedReport(at: other) {
      compare(with: .report(report), name: name(of: other), isOfYears: isOfYears, sections: sections)
    } else if !mustWait(for: .report(other)), let path = source(of: other)?.path {
      compare(with: .file(path), name: name(of: other), isOfYears: isOfYears, sections: sections)
    }
  }

  private mutating func compare(
    with old: CompareQuestion.OldVersion, name: String, isOfYears: Bool = false,
    sections: (new: SectionIndex, old: String)? = nil
  ) {
    var question = CompareQuestion(
      generation: compare.request.begin(), old: old, new: report, isOfYears: isOfYears, name: name)
    question.section = sections
    compare.question = question
    compare.ready = nil
    shell.effects.append(.compare(question))
  }

  /// Gives up the comparison that is awaited.
  mutating func stopComparing() -> [Effect] {
    guard compare.request.isAwaited, let question = compare.question else { return [] }
    compare.request.end()
    compare.question = nil
    say(CompareMessage.gaveUp(question.name))
    return [.stopComparing(question)]
  }

  /// Takes a comparison that was asked for.
  mutating func take(_ answer: CompareAnswer) {
    guard compare.request.awaits(answer.generation) else { return }
    compare.request.end()
    compare.question = nil
    guard let compared = answer.compared else { return complain(answer.failure) }
    compare.ready = compared
  }

  /// Opens the room of a comparison that has come, once no line is being typed.
  mutating func settleCompare() {
    if let compared = compare.ready, shell.layers.isEmpty, !shell.held.isHolding || holdsForComparison {
      compare.ready = nil
      let notices = compared.comparison.notices
      guard !compared.edits.isEmpty else {
        return notices.isEmpty ? say(CompareMessage.noDifference) : say(notices[0])
      }
      compare.room = CompareRoom(compared)
      if let notice = notices.first, let room = compare.room {
        // The number of edits, which the status line tells otherwise, comes first.
        let edits = CompareMessage.edits(room.shown.count, of: compared.edits.count).message(in: language)
        say("\(edits)  \(notice.message(in: language))")
      }
      if compared.years != nil {
        openYears()
        if compared.isBackwards { say(CompareMessage.newerFirst) }
      } else {
        // The first edit is in sight: above it both are the same.
        layOutCompared()
        if let first = compare.room?.shown.first, let pair = compare.room?.compared.edits[first].pair {
          showCompared { $0.place(ofEdit: first, in: pair) }
        }
      }
    }
    layOutCompared()
  }

  private var holdsForComparison: Bool { if case .comparison = shell.held.target { true } else { false } }

  /// Leaves the comparison: the report is as it was left.
  mutating func closeCompare() { compare.room = nil }

  // MARK: Rows

  /// Lays out what is in sight, and keeps the first row among those there are.
  private mutating func layOutCompared() {
    guard var room = compare.room else { return }
    // The old value is given up, so that nothing is copied.
    compare.room = nil
    let geometry = CompareGeometry(focusedOn: room.focus, self)
    let shape = CompareFlow.Shape(
      widths: geometry.texts.map(\.count), filter: room.filter, typesetter: typesetter)
    var flow = room.flow.flatMap { $0.shape == shape ? $0 : nil } ?? CompareFlow(room.compared, shape)
    room.flow = nil
    room.top = min(flow.clamped(room.top), flow.lastPage(height: geometry.rows.count))
    _ = flow.rows(from: room.top, limit: geometry.rows.count)
    room.flow = flow
    if room.focus != .tree, let section = room.section {
      room.outline.choose(section, height: geometry.rows.count)
    } else {
      room.outline.choose(room.outline.cursor ?? 0, height: geometry.rows.count)
    }
    compare.room = room
  }

  /// Shows the row that `find` names: where it is, if it is in sight, else at a third of the screen.
  mutating func showCompared(_ find: (inout CompareFlow) -> PairPlace) {
    guard var room = compare.room, var flow = room.flow else { return }
    let height = CompareGeometry(self).rows.count
    let place = find(&flow)
    let last = flow.move(room.top, by: max(0, height - 2))
    if place < room.top || place > last { room.top = flow.move(place, by: -(height / 3)) }
    room.flow = flow
    compare.room = room
  }

  /// Moves in the pane of the comparison that has the keys.
  mutating func moveInCompare(_ motion: Motion) {
    if moveComparedSelection(motion) { return }
    guard var room = compare.room, var flow = room.flow else { return }
    let height = CompareGeometry(self).rows.count
    if room.focus == .tree {
      room.outline.window.move(motion, times: count, count: room.outline.rows.count, height: height)
      compare.room = room
      return showComparedSection()
    }
    let (by, page) = (max(1, count ?? 1), max(1, height - 1))
    switch motion {
    case .lineDown: room.top = flow.move(room.top, by: by)
    case .lineUp: room.top = flow.move(room.top, by: -by)
    case .halfPageDown: room.top = flow.move(room.top, by: max(1, height / 2) * min(by, 10_000))
    case .halfPageUp: room.top = flow.move(room.top, by: -max(1, height / 2) * min(by, 10_000))
    case .pageDown: room.top = flow.move(room.top, by: page * min(by, 10_000))
    case .pageUp: room.top = flow.move(room.top, by: -page * min(by, 10_000))
    case .start: room.top = PairPlace()
    case .end: room.top = flow.lastPage(height: height)
    case .percent: room.top = PairPlace(pair: room.compared.pairs.count * min(100, count ?? 0) / 100)
    }
    room.flow = flow
    compare.room = room
  }

  // MARK: Panes

  /// Gives the keys to the next pane: the tree, the old text, the new one.
  mutating func nextComparePane() {
    guard let room = compare.room else { return complain(CompareMessage.noComparison) }
    let isSideBySide = CompareGeometry(self).isSideBySide
    switch room.focus {
    case .tree: compare.room?.focus = isSideBySide ? .old : .new
    case .old: compare.room?.focus = .new
    case .new: compare.room?.focus = .tree
    }
  }

  /// Shows the section under the tree's cursor at the top.
  private mutating func showComparedSection() {
    guard let room = compare.room, let section = room.outline.cursor else { return }
    goToCompared(section: section)
  }

  /// Puts a section at the top of the texts.
  mutating func goToCompared(section: Int) {
    guard var room = compare.room, var flow = room.flow, room.compared.sections.rows.indices.contains(section) else {
      return
    }
    let found = room.compared.sections.rows[section]
    let place =
      found.new.map { flow.place(of: room.compared.new[$0].range.lower, .new) }
      ?? found.old.map { flow.place(of: room.compared.old[$0].range.lower, .old) }
    room.top = place ?? room.top
    room.flow = flow
    room.current = nil
    compare.room = room
  }

  mutating func foldCompared(_ change: FoldChange) {
    let height = CompareGeometry(self).rows.count
    compare.room?.outline.fold(change, height: height)
  }
}

extension CompareRoom {
  /// The section that the reader is at: that of the edit gone to, else the one at the top.
  var section: Int? {
    if let edit = currentEdit, !isAtOrigin { return edit.section }
    let range = compared.range(.new, of: top.pair)
    let side: ComparedSide = range.isEmpty ? .old : .new
    let report = compared.report(side)
    let place = side == .new ? range.lower : compared.range(.old, of: top.pair).lower
    return compared.sections.row(of: report.section(at: place), side)
  }
}
