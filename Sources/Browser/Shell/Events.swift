import ReportModel
import ScreenModel
import TextLayout

extension BrowserState {
  /// Handles one event and returns the requests to the program around the browser.
  ///
  /// Afterwards the section being read, or the tree's cursor, is kept among the rows of the tree, and the library is
  /// asked for the terms now searched.
  public mutating func update(_ event: BrowserEvent) -> [Effect] {
    let effects = takeOrWait(event)
    settleTree()
    let asked = askTerms()
    settleTerms()
    reading.open.keepAddresses()
    settleResults()
    layOutSight()
    defer { shell.effects = [] }
    return effects + shell.effects + askLibrary() + askForList() + asked + unpackMissing()
  }

  mutating func take(_ event: BrowserEvent) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .paste(let text): return paste(text)
    case .resized(let size): resize(to: size)
    case .interrupt: return interrupt()
    case .report(let number, let report, let addresses): replace(number, with: report, addresses)
    case .changed(let number, let report, let addresses): return takeChange(number, report, addresses)
    case .vanished(let number): if number == currentNumber { say(LibraryMessage.vanished) }
    case .library(let event): return takeLibrary(event)
    case .found(let question, let result): return takeFound(question, result)
    case .listing(let listing): take(listing)
    case .listingProgress(let progress): take(progress)
    case .terms(let answer): takeTerms(answer)
    case .termsProgress(let progress): takeTermsProgress(progress)
    case .unpacked(let number, let answer): return takeUnpacked(number, answer)
    case .ambiguousWidth(let width): setAmbiguousWidth(width)
    case .theme(let name): options.theme = name
    case .notice(let text): say(text)
    case .pastSearches(let texts): search.recall(texts)
    case .keyMap(let keys): shell.keyMap = keys
    case .mark(let letter, let report, let offset):
      reading.marks[Mark(letter, in: .report(report))] = Place(subject: .report(report), anchor: offset)
    case .goTo(let address): return goTo(typed: address)
    case .goToLine(let line):
      count = line
      defer { count = nil }
      return perform(Invocation(.goStart))
    case .goToEnd: goToEnd()
    case .search(let pattern):
      startSearch(forward: true, text: pattern)
      return editPrompt(.accept)
    }
    return []
  }

  // MARK: Keys

  private mutating func press(_ key: Key) -> [Effect] {
    shell.notice = nil
    if case .acceptSearch = shell.continuation,
      shell.keyMap.meaning(of: [key], in: .prompt) == .command(Invocation(.promptCancel))
    {
      cancelAwaitedSearch()
      return []
    }
    // Any other key gives up the awaited step or jump; the hits are still shown when they come.
    shell.continuation = nil
    if case .labels = shell.layers.last { return typeLabel(key) }
    if let use = shell.keys.awaitedMark { return finishMark(use, key) }
    if case .prompt = shell.layers.last { return pressInPrompt(key) }
    if shell.keys.pending.isEmpty, takeDigit(key) { return [] }
    return look(up: key)
  }

  private mutating func look(up key: Key) -> [Effect] {
    let keys = shell.keys.pending + [key]
    switch shell.keyMap.meaning(of: keys, in: pane.keyContext) {
    case .command(let invocation):
      shell.keys.pending = []
      defer { count = nil }
      return perform(invocation)
    case .unfinished:
      shell.keys.pending = keys
      return []
    case .nothing:
      if let plain = KeyForms.plain(key) { return pressPlain(plain) }
      return unbound(keys)
    }
  }

  /// Handles a full-width form that is not bound itself as the key it came from.
  private mutating func pressPlain(_ key: Key) -> [Effect] {
    if shell.keys.pending.isEmpty, takeDigit(key) { return [] }
    return look(up: key)
  }

  private mutating func unbound(_ keys: [Key]) -> [Effect] {
    shell.keys.pending = []
    count = nil
    if keys.count == 1, let character = keys[0].character, KeyForms.isHan(character), shell.layers.isEmpty {
      startTyping(String(Character(character)))
      return []
    }
    if keys.count == 1, let character = keys[0].character, KeyForms.isHan(character), case .terms = shell.layers.last {
      openTermsFilter(String(Character(character)))
      return []
    }
    if keys[0] != Key(.escape) {
      say(ShellMessage.unbound(keys: keys.map(\.text).joined(separator: " "), help: shell.keyMap.firstKey(for: .help)))
    }
    return []
  }

  private mutating func takeDigit(_ key: Key) -> Bool {
    let plain = KeyForms.plain(key) ?? key
    guard shell.layers.isEmpty, let scalar = plain.character, ("0"..."9").contains(scalar) else { return false }
    let digit = Int(scalar.value) - 48
    guard digit > 0 || count != nil else { return false }
    count = min(99_999_999, (count ?? 0) * 10 + digit)
    return true
  }

  private mutating func paste(_ text: String) -> [Effect] {
    shell.notice = nil
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard !line.isEmpty else { return [] }
    shell.keys.pending = []
    count = nil
    shell.keys.awaitedMark = nil
    if case .prompt = shell.layers.last { return typeInPrompt(line) }
    if case .terms = shell.layers.last { openTermsFilter(line) }
    guard shell.layers.isEmpty else { return [] }
    startTyping(line)
    return []
  }

  /// Handles text that comes without a prompt: begins a search, or in the tree whatever the tree's search key does.
  private mutating func startTyping(_ text: String) {
    if focus == .tree { typeInTree(text) } else { startSearch(forward: true, text: text) }
  }

  // MARK: Events from outside

  private mutating func interrupt() -> [Effect] {
    shell.notice = nil
    shell.keys.pending = []
    count = nil
    shell.keys.awaitedMark = nil
    if case .prompt = shell.layers.last { return cancelPrompt() }
    if case .acceptSearch = shell.continuation {
      cancelAwaitedSearch()
      return []
    }
    if library?.isLoading == true { return stopLoading() }
    if reading.isFollowing {
      reading.isFollowing = false
      say(ReadingMessage.followingStopped)
      return currentNumber.map { [.follow(report: $0, false)] } ?? []
    }
    if !shell.layers.isEmpty {
      shell.layers.removeLast()
      return []
    }
    let keys = shell.keyMap.firstKey(for: .close) ?? shell.keyMap.firstKey(for: .quit)
    say(ShellMessage.interruptDoesNotQuit(key: keys))
    return []
  }

  private mutating func resize(to size: ScreenSize) {
    let kept = visibleHit
    self.size = size
    settle(keeping: kept)
  }

  private mutating func setAmbiguousWidth(_ width: Int) {
    guard width == 1 || width == 2, width != options.ambiguousWidth else { return }
    let kept = visibleHit
    options.ambiguousWidth = width
    typesetter = Typesetter(widths: WidthTable(ambiguousWidth: width))
    settle(keeping: kept)
  }

  mutating func replace(_ number: Int, with report: Report, _ addresses: Addresses? = nil) {
    guard isReadable(.report(number)) else { return }
    let before =
      number == currentNumber || (reading.left[.report(number)] == nil && tree.cursor.report != number)
      ? nil : self.report(at: number)
    if reports.direct[number] != nil { reports.direct[number] = report }
    guard number == currentNumber else {
      before.map { relocate(number, from: $0, to: report) }
      return
    }
    let replaced = reading.open.report
    let isAsOpened = view.folds == view.foldsAtOpening
    reading.open.report = report
    if case .single = reports.collection { results?.isStale = true }
    reading.open.keepAddresses(addresses)
    // A report still being read only grows, so its places need no relocation.
    let relocation = replaced.isComplete ? PlaceRelocation(from: replaced.text, to: report.text) : nil
    var sections = SectionRelocation(from: replaced, to: report)
    view.relocate(from: replaced, to: report, by: relocation, &sections)
    relocateTree(number, by: &sections)
    relocatePlaces(number, by: relocation)
    if isAsOpened { openFolded() }
    findAll()
    refilter()
    relocateLayers(number, from: replaced, by: relocation, &sections)
    if reading.isFollowing { goToEnd() }
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
    guard case .prompt(var prompt) = shell.layers.last else { return }
    shell.layers.removeLast()
    guard prompt.before.subject == current else { return shell.layers.append(.prompt(prompt)) }
    prompt.before.tree = prompt.before.tree.relocated(number, by: &sections)
    prompt.before.view.relocate(from: replaced, to: report, by: relocation, &sections)
    if prompt.before.view.folds == prompt.before.view.foldsAtOpening {
      prompt.before.view.folds = view.foldsAtOpening
      prompt.before.view.foldsAtOpening = view.foldsAtOpening
    }
    swap(&search, &prompt.before.search)
    findAll()
    swap(&search, &prompt.before.search)
    shell.layers.append(.prompt(prompt))
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
    folds = folds.relocated(from: old, to: new, by: &sections)
    foldsAtOpening = isAsOpened ? folds : foldsAtOpening.relocated(from: old, to: new, by: &sections)
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
