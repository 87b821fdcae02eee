import ReportModel
import ScreenModel
import TextLayout

extension BrowserState {
  /// Takes in one event; what it asks of the world comes back.
  ///
  /// One rule afterwards keeps the section being read, or the tree's cursor, among the rows of the tree; another asks
  /// the library for the terms that now stand.
  public mutating func handle(_ event: BrowserEvent) -> [Effect] {
    let effects = takeOrWait(event)
    settleTree()
    let asked = askTerms()
    settleTerms()
    open.keepAddresses()
    settleResults()
    layOutSight()
    defer { pendingEffects = [] }
    return effects + pendingEffects + askLibrary() + askForList() + asked + unpackMissing()
  }

  mutating func take(_ event: BrowserEvent) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .paste(let text): return paste(text)
    case .resized(let size): resize(to: size)
    case .interrupt: return interrupt()
    case .report(let number, let report, let addresses): replace(number, with: report, addresses)
    case .changed(let number, let report, let addresses): return takeChange(number, report, addresses)
    case .vanished(let number): if number == current { say(Words.vanished(language)) }
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
    case .keyMap(let keys): keyMap = keys
    case .mark(let letter, let report, let offset):
      marks[Mark(letter, in: report)] = Place(report: report, anchor: offset)
    case .goTo(let address): return goTo(typed: address)
    case .goToLine(let line):
      count = line
      defer { count = nil }
      return perform(Invocation(.goStart))
    case .goToEnd: goToEnd()
    case .search(let pattern):
      startSearch(forward: true, text: pattern)
      return editPrompt(.promptAccept)
    }
    return []
  }

  // MARK: Keys

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    awaitedStep = nil
    if awaitedPrompt != nil {
      if keyMap.answer(to: [key], in: .prompt) == .command(Invocation(.promptCancel)) {
        cancelAwaitedPrompt()
        return []
      }
      // Whatever else is done, what is found is shown where it comes.
      awaitedPrompt = nil
    }
    if case .labels = layers.last { return typeLabel(key) }
    if let command = awaitsMark { return finishMark(command, key) }
    if case .prompt = layers.last { return pressInPrompt(key) }
    if pendingKeys.isEmpty, takeDigit(key) { return [] }
    return look(up: key)
  }

  /// The pane or panel that has the keys.
  var keyContext: KeyContext {
    switch layers.last {
    case .prompt: .prompt
    case .help, .labels, .list: .panel
    case .terms: .terms
    case nil: focus == .tree ? .tree : focus == .results ? .results : .text
    }
  }

  private mutating func look(up key: Key) -> [Effect] {
    let keys = pendingKeys + [key]
    switch keyMap.answer(to: keys, in: keyContext) {
    case .command(let invocation):
      pendingKeys = []
      defer { count = nil }
      return perform(invocation)
    case .unfinished:
      pendingKeys = keys
      return []
    case .nothing:
      if let plain = KeyForms.plain(key) { return pressPlain(plain) }
      return unbound(keys)
    }
  }

  /// A full-width form that is bound to nothing itself is the key it came from.
  private mutating func pressPlain(_ key: Key) -> [Effect] {
    if pendingKeys.isEmpty, takeDigit(key) { return [] }
    return look(up: key)
  }

  private mutating func unbound(_ keys: [Key]) -> [Effect] {
    pendingKeys = []
    count = nil
    if keys.count == 1, let character = keys[0].character, KeyForms.isHan(character), layers.isEmpty {
      startTyping(String(Character(character)))
      return []
    }
    if keys.count == 1, let character = keys[0].character, KeyForms.isHan(character), case .terms = layers.last {
      openTermsFilter(String(Character(character)))
      return []
    }
    if keys[0] != Key(.escape) {
      say(Words.unbound(keys.map(\.text).joined(separator: " "), help: keyMap.firstKey(for: .help), language))
    }
    return []
  }

  private mutating func takeDigit(_ key: Key) -> Bool {
    let plain = KeyForms.plain(key) ?? key
    guard layers.isEmpty, let scalar = plain.character, ("0"..."9").contains(scalar) else { return false }
    let digit = Int(scalar.value) - 48
    guard digit > 0 || count != nil else { return false }
    count = min(99_999_999, (count ?? 0) * 10 + digit)
    return true
  }

  private mutating func paste(_ text: String) -> [Effect] {
    notice = nil
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard !line.isEmpty else { return [] }
    pendingKeys = []
    count = nil
    awaitsMark = nil
    if case .prompt = layers.last { return typeInPrompt(line) }
    if case .terms = layers.last { openTermsFilter(line) }
    guard layers.isEmpty else { return [] }
    startTyping(line)
    return []
  }

  /// Text that comes without a prompt: searched in the text, in the tree what its search key does.
  private mutating func startTyping(_ text: String) {
    if focus == .tree { typeInTree(text) } else { startSearch(forward: true, text: text) }
  }

  // MARK: What comes from outside

  private mutating func interrupt() -> [Effect] {
    notice = nil
    pendingKeys = []
    count = nil
    awaitsMark = nil
    if case .prompt = layers.last { return cancelPrompt() }
    if awaitedPrompt != nil {
      cancelAwaitedPrompt()
      return []
    }
    if library?.isLoading == true { return stopLoading() }
    if isFollowing {
      isFollowing = false
      say(Words.followingStopped(language))
      return [.follow(report: current, false)]
    }
    if !layers.isEmpty {
      layers.removeLast()
      return []
    }
    let keys = keyMap.firstKey(for: .close) ?? keyMap.firstKey(for: .quit)
    say(Words.interruptDoesNotQuit(key: keys, language))
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
    guard isReadable(number), number != Self.overview else { return }
    let before =
      number == current || (left[number] == nil && tree.cursor.report != number) ? nil : self.report(at: number)
    if direct[number] != nil { direct[number] = report }
    guard number == current else {
      before.map { carryOver(number, from: $0, to: report) }
      return
    }
    let replaced = open.report
    let isAsOpened = view.folds == view.foldsAtOpening
    open.report = report
    if library == nil { results?.isStale = true }
    open.keepAddresses(addresses)
    // What is still being read only grows.
    let keeper = replaced.isComplete ? PlaceKeeper(from: replaced.text, to: report.text) : nil
    var sections = SectionKeeper(from: replaced, to: report)
    view.carryOver(from: replaced, to: report, by: keeper, &sections)
    carryOverTree(number, by: &sections)
    carryOverPlaces(number, by: keeper)
    if isAsOpened { openFolded() }
    findAll()
    refilter()
    carryOverLayers(from: replaced, by: keeper, &sections)
    if isFollowing { goToEnd() }
  }

  /// How a report that is not being read was left, in what it has become.
  mutating func carryOver(_ number: Int, from old: Report, to new: Report) {
    let places = PlaceKeeper(from: old.text, to: new.text)
    carryOver(
      number, by: Succession(old: old, new: new, places: places, sections: SectionKeeper(from: old, to: new)))
  }

  /// The same, by what was found out of both.
  mutating func carryOver(_ number: Int, by succession: Succession) {
    var sections = succession.sections
    left[number]?.carryOver(from: succession.old, to: succession.new, by: succession.places, &sections)
    carryOverTree(number, by: &sections)
    carryOverPlaces(number, by: succession.places)
  }

  /// The rows that the tree is at, and those it would come back to, are of the same sections.
  private mutating func carryOverTree(_ number: Int, by sections: inout SectionKeeper) {
    tree = tree.carriedOver(number, by: &sections)
    if let before = results?.treeBefore { results?.treeBefore = before.carriedOver(number, by: &sections) }
  }

  /// Marks and jumps lead to the same words.
  mutating func carryOverPlaces(_ number: Int, by keeper: PlaceKeeper?) {
    guard let keeper else { return }
    for (mark, place) in marks where place.report == number { marks[mark]?.anchor = keeper.place(place.anchor) }
    jumps.change { place in
      if place.report == number { place.anchor = keeper.place(place.anchor) }
    }
  }

  /// What a prompt or the tree would come back to, and what is offered, are places of the report that was replaced.
  private mutating func carryOverLayers(
    from replaced: Report, by keeper: PlaceKeeper?, _ sections: inout SectionKeeper
  ) {
    let report = report
    if beforeTree?.report == current {
      beforeTree?.view.carryOver(from: replaced, to: report, by: keeper, &sections)
    }
    if case .labels(let labels) = layers.last,
      labels.sections.contains(where: { section in
        !report.sections.indices.contains(section.value) || report[section].heading != replaced[section].heading
      })
    {
      layers.removeLast()
    }
    guard case .prompt(var prompt) = layers.last else { return }
    layers.removeLast()
    guard prompt.before.report == current else { return layers.append(.prompt(prompt)) }
    prompt.before.tree = prompt.before.tree.carriedOver(current, by: &sections)
    prompt.before.view.carryOver(from: replaced, to: report, by: keeper, &sections)
    if prompt.before.view.folds == prompt.before.view.foldsAtOpening {
      prompt.before.view.folds = view.foldsAtOpening
      prompt.before.view.foldsAtOpening = view.foldsAtOpening
    }
    swap(&search, &prompt.before.search)
    findAll()
    swap(&search, &prompt.before.search)
    layers.append(.prompt(prompt))
    guard prompt.purpose != .theme else { return }
    refreshPrompt()
    // A pipe brings a longer report four times a second: what was chosen stays chosen.
    withPrompt { state, refreshed in
      refreshed.recalled = prompt.recalled
      refreshed.selected = refreshed.candidates.firstIndex { $0.target == prompt.candidate?.target } ?? 0
      state.previewGoTo(refreshed)
    }
  }
}

extension ReportView {
  /// Keeps every place in a report that has become another: by the words around it where `keeper` knows both, else by
  /// its offset; and what is folded by the headings that lead to it.
  mutating func carryOver(
    from old: Report, to new: Report, by keeper: PlaceKeeper?, _ sections: inout SectionKeeper
  ) {
    carryOver(within: new.end, by: keeper)
    let isAsOpened = folds == foldsAtOpening
    folds = folds.carriedOver(from: old, to: new, by: &sections)
    foldsAtOpening = isAsOpened ? folds : foldsAtOpening.carriedOver(from: old, to: new, by: &sections)
  }

  /// Keeps every place inside a text that has become another of that length, by the words around it where `keeper`
  /// knows both texts.
  mutating func carryOver(within end: TextOffset, by keeper: PlaceKeeper? = nil) {
    anchor = min(keeper?.place(anchor) ?? anchor, end)
    top = min(keeper?.place(top) ?? top, end)
    hit = nil
    filter = nil
  }
}
