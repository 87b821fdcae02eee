import ReportModel
import ScreenModel
import TextLayout

extension BrowserState {
  /// Runs what handles an event, and returns its requests to the program around the browser with those that follow.
  ///
  /// Afterwards the section being read, or the tree's cursor, is kept among the rows of the tree, and the library is
  /// asked for the terms now searched. Without `settlingPrompt` another key is at hand, and the preview of a line being
  /// typed is left to that one.
  mutating func handle(
    settlingPrompt: Bool = true, _ act: (inout BrowserState) -> [Effect]
  ) -> [Effect] {
    let effects = act(&self)
    if settlingPrompt { settlePrompt() }
    settleTree()
    rememberFolds()
    rememberSplit()
    rememberLibrary()
    let asked = askTerms()
    settleTerms()
    reading.open.keepAddresses()
    settleAwaitedList()
    settlePartialPlaces()
    settleResults()
    settleList()
    settleCompare()
    askReuse()
    layOutSight()
    defer { shell.effects = [] }
    return effects + shell.effects + askLibrary() + askForList() + asked + askCheck() + unpackMissing()
  }

  mutating func take(_ event: BrowserEvent) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .paste(let text): return paste(text)
    case .resized(let size): resize(to: size)
    case .mouse(let event): return takeMouse(event)
    case .interrupt: return interrupt()
    case .report(let number, let report, let addresses): takeReading(number, report, addresses)
    case .reading(let number, let progress): takeProgress(number, progress)
    case .unreadable(let number, let words): return takeUnreadable(number, words)
    case .changed(let number, let report, let addresses): return takeChange(number, report, addresses)
    case .vanished(let number): if number == currentNumber { say(LibraryMessage.vanished) }
    case .changeUnread(let number, let words): if number == currentNumber { say(LibraryMessage.changeUnread(words)) }
    case .library(let event): return takeLibrary(event)
    case .found(let question, let result): return takeFound(question, result)
    case .checked(let answer): take(answer)
    case .compared(let answer): take(answer)
    case .foundCompared(let answer): take(answer)
    case .reused(let answer): take(answer)
    case .similar(let answer): take(answer)
    case .tracked(let answer): take(answer)
    case .fileNames(let start, let names): takeFiles(start, names)
    case .listing(let listing): take(listing)
    case .listingProgress(let progress): take(progress)
    case .terms(let answer): takeTerms(answer)
    case .termsProgress(let progress): takeTermsProgress(progress)
    case .unpacked(let number, let answer): return takeUnpacked(number, answer)
    case .ambiguousWidth(let width): setAmbiguousWidth(width)
    case .theme(let name): options.screen.theme = name
    case .about(let facts): takeAbout(facts)
    case .written(let path, let outcome): takeWritten(path, outcome)
    case .copied(let amount, let outcome): takeCopied(amount, outcome)
    case .notice(let text): say(text)
    case .notOpened(let text): takeRefusal(text)
    case .pastSearches(let texts): search.recall(texts)
    case .keyMap(let keys): shell.keyMap = keys
    case .mark(let letter, let report, let offset, let quote): takeMark(letter, report, offset, quote)
    case .left(let report, let left): takeLeft(report, left)
    case .leftLibrary(let left): return takeLeftLibrary(left)
    case .noteEdited(let text): return takeEditedNote(text)
    case .notes(let found, let gone): (notes.gone, notes.stored) = (gone, found)
    case .sharedMarks(let marks): reading.sharedMarks = marks
    case .recallingShared(let isAwaited): reading.isRecallingShared = isAwaited
    case .recalling(let report): reading.recalling.insert(report)
    case .recalled(let report): reading.recalling.remove(report)
    case .goTo(let address, let report): return goTo(typed: address, in: report)
    case .goToLine(let line, let report):
      if let report { show(report: report) }
      guard !isOverview else { return refuse(start: "+\(line)") }
      count = line
      defer { count = nil }
      return perform(Invocation(.goStart))
    case .goToEnd where isOverview: return refuse(start: "+G")
    case .goToEnd: if isWhole || !mustWait(for: .end) { goToEnd() }
    case .compare(let path): openCompare(path)
    case .hits(let list): search.awaitedList = list
    case .search(let pattern):
      startSearch(forward: true, text: pattern)
      shell.held.addFirst(.command(Invocation(.promptAccept)))
    }
    return []
  }

  /// Says that a place to begin at is in no report.
  private mutating func refuse(start: String) -> [Effect] {
    complain(ReadingMessage.startNeedsFile(start))
    return []
  }

  // MARK: Keys

  private mutating func press(_ key: Key) -> [Effect] {
    shell.notice = nil
    // Any other key than the same again takes the question back.
    let asked = notes.removalAsked
    defer { if notes.removalAsked == asked { notes.removalAsked = nil } }
    if case .labels = shell.layers.last { return typeLabel(key) }
    if let use = shell.keys.awaitedMark { return finishMark(use, key) }
    if case .prompt = shell.layers.last { return pressInPrompt(key) }
    if shell.keys.pending.isEmpty, takeDigit(key) { return [] }
    return look(up: key)
  }

  private mutating func look(up key: Key) -> [Effect] {
    let keys = shell.keys.pending + [key]
    switch copyOfSelected(keys) ?? shell.keyMap.meaning(of: keys, in: pane.keyContext) {
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

  /// The command to copy that keys mean while text is selected, where passages of a comparison are: `y` copies there too.
  private func copyOfSelected(_ keys: [Key]) -> KeyMap.Meaning? {
    guard pane == .compare, compare.room?.selection != nil else { return nil }
    let meaning = shell.keyMap.meaning(of: keys, in: .selection)
    let copying: [Command] = [.copy, .copyCitation]
    guard case .command(let invocation) = meaning, copying.contains(invocation.command) else { return nil }
    return meaning
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
    if keys.count == 1, let character = keys[0].character, KeyForms.isHan(character), openList != nil {
      openListFilter("")
      return typeInPrompt(String(Character(character)))
    }
    if keys[0] != Key(.escape) {
      say(
        ShellMessage.unbound(
          keys: keys.map(\.text).joined(separator: " "), help: shell.keyMap.firstKey(for: .help).map(Self.shown)))
    }
    return []
  }

  private mutating func takeDigit(_ key: Key) -> Bool {
    let plain = KeyForms.plain(key) ?? key
    guard pane != .prompt, pane != .labels, let scalar = plain.character, ("0"..."9").contains(scalar) else {
      return false
    }
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
    // Elsewhere it would be a search or worse, of what was meant for another window.
    say(MouseMessage.pasteNeedsLine)
    return []
  }

  /// Handles text that comes without a prompt: begins a search, or in the tree whatever the tree's search key does.
  private mutating func startTyping(_ text: String) {
    if isComparing {
      openCompareSearch(nil)
      _ = typeInPrompt(text)
      return
    }
    if focus == .tree { typeInTree(text) } else { startSearch(forward: true, text: text) }
  }

  // MARK: Events from outside

  private mutating func interrupt() -> [Effect] {
    shell.notice = nil
    shell.keys.pending = []
    count = nil
    shell.keys.awaitedMark = nil
    if case .prompt = shell.layers.last { return cancelPrompt() }
    if let stopped = stopAwaitedAnswer() { return stopped }
    if isReadingAwaited { return stopReading() }
    if library?.isLoading == true { return stopLoading() }
    if reading.isFollowing {
      reading.isFollowing = false
      say(ReadingMessage.followingStopped)
      return currentNumber.map { [.follow(report: $0, false)] } ?? []
    }
    if selection != nil {
      leaveSelection()
      return []
    }
    if !shell.layers.isEmpty {
      shell.layers.removeLast()
      return []
    }
    if reuse.request.isAwaited { return stopReuse() }
    if readingProgress != nil { return stopReading() }
    let keys = shell.keyMap.firstKey(for: .close) ?? shell.keyMap.firstKey(for: .quit)
    say(ShellMessage.interruptDoesNotQuit(key: keys))
    return []
  }

  private mutating func resize(to size: ScreenSize) {
    let kept = visibleHit
    self.size = size.drawn
    settle(keeping: kept)
  }

  private mutating func setAmbiguousWidth(_ width: Int) {
    guard width == 1 || width == 2, width != options.screen.ambiguousWidth else { return }
    let kept = visibleHit
    options.screen.ambiguousWidth = width
    typesetter = Typesetter(widths: WidthTable(ambiguousWidth: width))
    settle(keeping: kept)
  }
}
