import ReportModel
import ScreenModel
import TextFacts

/// Holding input: see `HeldInput`.
extension BrowserState {
  /// Notes that the event being handled needs something not there yet, and is to be undone; the caller then returns.
  /// False where the event must do with what is there.
  mutating func mustWait(for target: AwaitedTarget) -> Bool { shell.held.miss(target) }

  /// Handles one event and returns the requests to the program around the browser.
  ///
  /// An event of the reader's that needs what is not there yet is held, with all that come after it; whatever comes
  /// from outside may be what they wait for. Where `moreIsTyped`, another key or paste is at hand.
  public mutating func update(_ event: BrowserEvent, moreIsTyped: Bool = false) -> [Effect] {
    shell.passed = []
    if event.isReader { if event.isOfReaderNow { endReturn() } else { undoReturn() } }
    if !event.isTyped { settlePrompt() }
    guard event.isReader else {
      let effects = handle { $0.take(event) }
      return effects + (event.mayBringTarget ? handleHeld() : [])
    }
    if shell.held.isHolding { return hold(event) }
    shell.held.add(.event(event))
    return handleHeld(moreIsTyped: moreIsTyped)
  }

  /// Handles the held entries in order, up to one that must wait.
  private mutating func handleHeld(moreIsTyped: Bool = false) -> [Effect] {
    var effects: [Effect] = []
    while let (entry, rest) = shell.held.takeFirst() {
      if entry.isTyped, let place = currentPlace { shell.passed.append(place) }
      let before = self
      let done = take(entry)
      if let target = shell.held.missing {
        // Undo all of it but the requests for what it needs.
        let wanted = reports.wanted
        self = before
        reports.wanted = wanted
        shell.held.putBack(entry, rest, target: target)
        shell.notice = nil
        return effects + handle { _ in [] }
      }
      shell.held.finish(rest)
      effects += handle(settlingPrompt: !moreIsTyped && rest.isEmpty) { _ in done }
    }
    return effects
  }

  private mutating func take(_ entry: HeldInput.Entry) -> [Effect] {
    if let target = awaitedAnswer, mayWait(entry), mustWait(for: target) { return [] }
    switch entry {
    case .event(let event): return take(event)
    case .command(let invocation): return perform(invocation)
    }
  }

  /// Whether an entry waits for an answer that changes what is on the screen: not the one that gives it up, and none that
  /// quits or suspends.
  private func mayWait(_ entry: HeldInput.Entry) -> Bool {
    switch entry {
    case .event(.key(let key)): !givesUp(key) && effectAtOnce(of: key) == nil
    case .event(let event): event.isOfReaderNow && !event.isInterrupt
    case .command: true
    }
  }

  // MARK: While input is held

  /// Handles an event of the reader's while others are held.
  private mutating func hold(_ event: BrowserEvent) -> [Effect] {
    if case .interrupt = event { return giveUp() }
    if case .key(let key) = event {
      if givesUp(key) { return giveUp() }
      if let effect = effectAtOnce(of: key) { return [effect] }
    }
    shell.held.add(.event(event))
    return []
  }

  private func givesUp(_ key: Key) -> Bool {
    guard case .command(let invocation) = shell.keyMap.meaning(of: [key], in: pane.keyContext) else { return false }
    return [.cancel, .promptCancel].contains(invocation.command)
  }

  /// The effect of a key that quits or suspends, which never waits; nil for any other key, and for a letter of a line
  /// that the held keys begin to type.
  private func effectAtOnce(of key: Key) -> Effect? {
    guard case .command(let invocation) = shell.keyMap.meaning(of: [key], in: heldContext),
      [.quit, .suspend].contains(invocation.command), !heldKeysAwaitText
    else { return nil }
    return invocation.command == .quit ? .quit : .suspend
  }

  /// The part of the key map for the keys held: a prompt whose line waits to be accepted is as good as closed.
  private var heldContext: KeyContext {
    if areTermsOpen { return .terms }
    if isComparing, pane == .prompt { return .compare }
    guard pane == .prompt else { return pane.keyContext }
    switch focus {
    case .text: return .text
    case .tree: return .tree
    case .results: return .results
    }
  }

  /// Whether the keys held leave a line, a label or a mark half typed, so that the next key is a letter of it.
  private var heldKeysAwaitText: Bool {
    var (isTyping, awaitsLetter) = (prompt != nil, shell.keys.awaitedMark != nil)
    var pending = shell.keys.pending
    for case .event(let event) in shell.held.entries {
      guard case .key(let key) = event else { continue }
      if awaitsLetter {
        awaitsLetter = false
      } else if isTyping {
        isTyping = !endsLine(key)
      } else {
        let keys = pending + [KeyForms.plain(key) ?? key]
        pending = []
        switch shell.keyMap.meaning(of: keys, in: heldContext) {
        case .command(let invocation):
          // A label has one letter or two, and only the rows it is drawn beside tell.
          isTyping = invocation.command.opensLine || invocation.command == .labels
          awaitsLetter = [.setMark, .goMark].contains(invocation.command)
        case .unfinished: pending = keys
        case .nothing: isTyping = key.character.map(KeyForms.isHan) ?? false
        }
      }
    }
    return isTyping || awaitsLetter || !pending.isEmpty
  }

  private func endsLine(_ key: Key) -> Bool {
    let key = KeyForms.enter(key) ?? key
    guard case .command(let invocation) = shell.keyMap.meaning(of: [key], in: .prompt) else { return false }
    return [.promptAccept, .promptCancel].contains(invocation.command)
  }

  /// Gives up what is held, and closes the prompt whose line was to be accepted. The end of a text that may never end is
  /// where it ends so far.
  private mutating func giveUp() -> [Effect] {
    guard let target = shell.held.target else { return [] }
    var effects: [Effect] = []
    if let stopped = stopAwaitedAnswer() {
      effects = stopped
    } else if target == .end, let (entry, _) = shell.held.takeFirst(isForced: true) {
      effects = take(entry)
    } else if let prompt {
      if prompt.purpose.isSearch { stopFinding(except: search.pinned.map(\.query)) }
      effects = cancelPrompt()
    }
    shell.held.clear()
    shell.keys = KeyEntry()
    say(HoldingMessage.gaveUp(target, name: targetName(target)))
    return handle { _ in effects }
  }

  // MARK: The status

  /// The text of the status line while input is held, as fully as there is room for: the target, the number of keys that
  /// wait, and the key that gives up; nil while nothing is held.
  func heldStatus(within columns: Int) -> String? {
    guard let target = shell.held.target else { return nil }
    let waits = HoldingMessage.waits(target, name: targetName(target), percent: percent(towards: target))
      .message(in: language)
    let keys =
      shell.held.isFull
      ? HoldingMessage.noMoreKeys.message(in: language)
      : shell.held.waiting > 0 ? HoldingMessage.keysWaiting(shell.held.waiting).message(in: language) : ""
    let key = shell.keyMap.firstKey(for: .cancel).map(Self.shown)
    let hint = key.map { "\($0) \(HoldingMessage.hintGiveUp.message(in: language))" } ?? ""
    let texts = [[waits, keys, hint], [waits, keys], [shell.held.isFull ? keys : waits]]
      .map { $0.filter { !$0.isEmpty }.joined(separator: "  ") }
    return texts.first { typesetter.width(of: $0) <= columns } ?? texts.last
  }

  /// The name of a target in messages: of a report its own, of what was typed as much as there is room for.
  private func targetName(_ target: AwaitedTarget) -> String {
    switch target {
    case .report(let number): typesetter.shortened(name(of: number), to: 30)
    case .hits(let words), .address(let words), .file(let words), .comparison(let words):
      VisibleText.line(typesetter.shortened(words, to: 30))
    case .line, .percent, .end, .furtherText, .list, .terms, .findings, .marks, .notes, .library, .passages, .similar,
      .track:
      ""
    }
  }

  /// The progress towards a target, in percent; nil where it is not known.
  private func percent(towards target: AwaitedTarget) -> Int? {
    switch target {
    case .list: listRequest.percent
    case .terms: terms.request.percent
    case .findings: nil
    case .library: library?.progress?.percent
    case .address, .hits: library?.isLoading == true ? library?.progress?.percent : nil
    case .line, .percent, .end, .furtherText, .marks, .notes, .report, .file, .comparison, .passages, .similar, .track:
      nil
    }
  }

  // MARK: What may yet come

  /// Whether the report being read is known to its end.
  var isWhole: Bool { report.isComplete || !(currentNumber.map(isBeingRead) ?? false) }

  /// Whether all reports are there to the end of each, and the hits are those of all of them.
  var isLibraryWhole: Bool {
    guard let library else { return true }
    guard isLibraryRead else { return false }
    guard search.places == nil, let hits = search.library else { return search.places != nil }
    return hits.library.count >= library.library.count && hits.library.revision >= library.library.revision
  }

  /// Whether all reports are there to the end of each, and the library has them so.
  var isLibraryRead: Bool { library?.isGrowing != true && reports.direct.indices.allSatisfy(isSearchable) }

  /// Whether a report that was named is there to its end, and the library has it so.
  func isSearchable(_ number: Int) -> Bool {
    !reports.unsearched.contains(number) && (!isBeingRead(number) || (reports.direct(number)?.isComplete ?? true))
  }

  /// Whether the rows of the tree are all there.
  var isTreeWhole: Bool { isWhole && library?.isGrowing != true }

  /// Whether so little time has passed that a table or list of everything is worth waiting for: a file will be read to
  /// its end in a moment, a pipe may never end.
  var isBeginning: Bool {
    if library?.isOpening == true { return true }
    if let number = currentNumber, reports.unsearched.contains(number) { return true }
    return !isWhole && (report.source.path != nil || report.text.isEmpty)
  }
}

extension BrowserEvent {
  /// Whether the event is the reader's own, or was asked for on the command line.
  fileprivate var isReader: Bool {
    switch self {
    case .key, .paste, .mouse, .interrupt, .goTo, .goToLine, .goToEnd, .search, .compare, .hits: true
    case .resized, .report, .reading, .unreadable, .changed, .vanished, .changeUnread, .library, .found, .checked,
      .listing,
      .compared, .foundCompared, .reused, .similar, .tracked, .notOpened, .fileNames,
      .listingProgress,
      .terms, .termsProgress, .unpacked, .about, .ambiguousWidth, .theme, .written, .copied, .notice, .mark, .left,
      .leftLibrary, .noteEdited, .notes, .sharedMarks, .recallingShared,
      .recalling,
      .recalled,
      .pastSearches,
      .keyMap:
      false
    }
  }

  fileprivate var isInterrupt: Bool { if case .interrupt = self { true } else { false } }

  /// Whether the event is of this moment, and not of the command line.
  fileprivate var isOfReaderNow: Bool {
    switch self {
    case .mouse, .interrupt: true
    case .goTo, .goToLine, .goToEnd, .search, .compare: false
    case _: isTyped
    }
  }

  /// Whether what is held may have waited for the event.
  fileprivate var mayBringTarget: Bool {
    switch self {
    case .report, .unreadable, .changed, .library, .found, .checked, .listing, .terms, .unpacked, .recalled,
      .recallingShared, .compared, .foundCompared, .reused, .similar, .tracked, .notOpened:
      true
    case .key, .paste, .mouse, .interrupt, .goTo, .goToLine, .goToEnd, .search, .compare, .hits, .resized, .reading,
      .vanished, .changeUnread, .listingProgress, .termsProgress, .about, .ambiguousWidth, .theme, .written, .copied,
      .notice, .mark, .left, .fileNames,
      .leftLibrary, .noteEdited, .notes, .sharedMarks, .recalling,
      .pastSearches,
      .keyMap:
      false
    }
  }
}

extension Command {
  /// Whether the command begins a line to be typed.
  fileprivate var opensLine: Bool {
    [
      .searchForward, .searchBackward, .goTo, .commandLine, .treeSearch, .treeFilter, .pinTerm, .termsFilter,
      .listFilter, .check,
      .revisions, .themes, .writeAs, .compareSearch, .note,
    ].contains(self)
  }
}
