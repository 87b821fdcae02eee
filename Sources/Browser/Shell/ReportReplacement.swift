import ReportModel
import ScreenModel
import TextLayout

/// A newer reading in the place of a report: places, folds and the layers over the panes are found again in it.
extension BrowserState {
  mutating func replace(_ number: Int, with report: Report, _ addresses: Addresses? = nil) {
    guard isReadable(.report(number)) else { return }
    let before =
      number == currentNumber || (reading.left[.report(number)] == nil && tree.cursor.report != number)
      ? nil : self.report(at: number)
    if let direct = reports.direct(number), number != currentNumber { keepOpened(number, direct) }
    reports.replaceDirect(number, with: report)
    if case .library = reports.collection { reports.unsearched.insert(number) }
    guard number == currentNumber else {
      if before?.text.isEmpty == true {
        // Nothing was there to be seen: it opens as if for the first time.
        reading.left[.report(number)] = nil
      } else {
        before.map { relocate(number, from: $0, to: report) }
      }
      placeQuotedMarks(number, in: report)
      return
    }
    let replaced = reading.open.report
    keepOpened(number, replaced)
    let criterion = view.filter?.criterion
    let isAsOpened = view.folds == view.foldsAtOpening
    reading.open.report = report
    if case .single = reports.collection { results?.isStale = true }
    reading.open.keepAddresses(addresses)
    // A report still being read only grows, so its places need no relocation.
    let relocation = replaced.isComplete ? PlaceRelocation(from: replaced.text, to: report.text) : nil
    var sections = SectionRelocation(from: replaced, to: report)
    let hit = view.hit
    view.relocate(from: replaced, to: report, by: relocation, &sections)
    if relocation == nil { view.hit = hit }
    if replaced.text.isEmpty { view.place(report.beginning) }
    relocateTree(number, by: &sections)
    relocatePlaces(number, by: relocation)
    placeQuotedMarks(number, in: report)
    placeNotes(number)
    if isAsOpened { openFolded() }
    findAll()
    refilter()
    if case .single = reports.collection { filterAgain(criterion) }
    relocateLayers(number, from: replaced, by: relocation, &sections)
    if reading.isFollowing { goToEnd() }
  }

  /// Keeps a report as it was opened, before the first newer reading takes its place.
  private mutating func keepOpened(_ number: Int, _ report: Report) {
    if report.isComplete, !report.text.isEmpty, reports.opened[number] == nil { reports.opened[number] = report }
  }

  /// Relocates the saved view of a report that is not being read to its new text.
  mutating func relocate(_ number: Int, from old: Report, to new: Report) {
    let places = PlaceRelocation(from: old.text, to: new.text)
    relocate(
      number, by: ReportRelocation(old: old, new: new, places: places, sections: SectionRelocation(from: old, to: new)))
  }

  /// The same, by a relocation already computed.
  mutating func relocate(_ number: Int, by relocation: ReportRelocation) {
    var sections = relocation.sections
    reading.left[.report(number)]?.relocate(from: relocation.old, to: relocation.new, by: relocation.places, &sections)
    relocateTree(number, by: &sections)
    relocatePlaces(number, by: relocation.places)
  }

  /// Relocates the rows the tree is at, and those it would come back to, to the same sections.
  private mutating func relocateTree(_ number: Int, by sections: inout SectionRelocation) {
    tree.position = tree.position.relocated(number, by: &sections)
    if let before = results?.treeBefore { results?.treeBefore = before.relocated(number, by: &sections) }
  }

  /// Relocates marks and jumps to the same words.
  mutating func relocatePlaces(_ number: Int, by relocation: PlaceRelocation?) {
    guard let relocation else { return }
    for (mark, place) in reading.marks where place.subject == .report(number) {
      reading.marks[mark]?.anchor = relocation.place(place.anchor)
    }
    reading.jumps.change { place in
      if place.subject == .report(number) { place.anchor = relocation.place(place.anchor) }
    }
  }

  /// Relocates the views that a prompt or the tree would come back to, and the sections and candidates on offer.
  private mutating func relocateLayers(
    _ number: Int, from replaced: Report, by relocation: PlaceRelocation?, _ sections: inout SectionRelocation
  ) {
    let report = report
    if tree.before?.subject == current {
      tree.before?.view.relocate(from: replaced, to: report, by: relocation, &sections)
    }
    if case .labels(let labels) = shell.layers.last,
      labels.sections.contains(where: { section in
        !report.sections.indices.contains(section.value) || report[section].heading != replaced[section].heading
      })
    {
      shell.layers.removeLast()
    }
    relocateSelection(by: relocation)
    guard let layer = promptLayer, case .prompt(var prompt) = shell.layers[layer], prompt.before.subject == current
    else { return }
    shell.layers.remove(at: layer)
    prompt.before.tree = prompt.before.tree.relocated(number, by: &sections)
    prompt.before.view.relocate(from: replaced, to: report, by: relocation, &sections)
    if prompt.before.view.folds == prompt.before.view.foldsAtOpening {
      prompt.before.view.folds = view.foldsAtOpening
      prompt.before.view.foldsAtOpening = view.foldsAtOpening
    }
    swap(&search, &prompt.before.search)
    findAll()
    swap(&search, &prompt.before.search)
    shell.layers.insert(.prompt(prompt), at: min(layer, shell.layers.count))
    guard prompt.purpose != .theme else { return }
    refreshPrompt()
    // A pipe brings a longer report four times a second; keep the chosen candidate chosen.
    withPrompt { state, refreshed in
      refreshed.recalled = prompt.recalled
      refreshed.selected = refreshed.candidates.firstIndex { $0.target == prompt.candidate?.target } ?? 0
      state.previewGoTo(refreshed)
    }
  }
}

extension ReportView {
  /// Relocates every place in a report that was replaced: by the words around it where there is a `relocation`, else by
  /// its offset; and the folds by the headings that lead to them.
  mutating func relocate(
    from old: Report, to new: Report, by relocation: PlaceRelocation?, _ sections: inout SectionRelocation
  ) {
    relocate(within: new.end, by: relocation)
    let isAsOpened = folds == foldsAtOpening
    let isKept = folds == foldsKept
    folds = folds.relocated(from: old, to: new, by: &sections)
    foldsAtOpening = isAsOpened ? folds : foldsAtOpening.relocated(from: old, to: new, by: &sections)
    if isKept { foldsKept = folds }
  }

  /// Relocates every place of a text that was replaced by one that ends at `end`: by the words around it where there
  /// is a `relocation`, else by its offset.
  mutating func relocate(within end: TextOffset, by relocation: PlaceRelocation? = nil) {
    anchor = min(relocation?.place(anchor) ?? anchor, end)
    top = min(relocation?.place(top) ?? top, end)
    hit = nil
    filter = nil
  }
}
