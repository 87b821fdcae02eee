import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// The prompt in the last row: a line is typed, previewed, then accepted or cancelled. Esc always restores the exact
/// place.
extension BrowserState {
  /// Opens a prompt with `text` on it.
  mutating func openLine(_ purpose: Prompt.Purpose, text: String = "") {
    if let below = promptLayer, below < shell.layers.count - 1 {
      // From the help over another line: that line is given up.
      shell.layers.removeLast()
      shell.effects += cancelPrompt()
    }
    shell.covered = purpose.coversLayers ? shell.layers : []
    shell.layers.removeAll()
    let before = Prompt.Snapshot(
      subject: current, view: view, tree: tree.position, search: search, theme: options.screen.theme, focus: focus,
      results: results, filter: library?.filter)
    var prompt = Prompt(purpose: purpose, caseRule: options.searches.caseRule, before: before)
    prompt.line.insert(text)
    prompt.isStale = !text.isEmpty
    (prompt.folds, prompt.keepsVariants) = (options.searches.folds, options.searches.keepsVariants)
    shell.layers.append(.prompt(prompt))
    if purpose == .command || purpose == .theme { refreshPrompt() }
  }

  /// The position of the line being typed among the layers: in front, or below the help that shows its keys.
  var promptLayer: Int? {
    var layers = shell.layers[...]
    if case .help(let panel) = layers.last, panel.purpose != nil { layers.removeLast() }
    guard case .prompt = layers.last else { return nil }
    return layers.indices.last
  }

  /// Changes the topmost prompt, if there is one.
  mutating func withPrompt(_ change: (inout BrowserState, inout Prompt) -> Void) {
    guard let index = promptLayer, case .prompt(var prompt) = shell.layers[index] else { return }
    shell.layers.remove(at: index)
    change(&self, &prompt)
    shell.layers.insert(.prompt(prompt), at: min(index, shell.layers.count))
  }

  /// Tells at the line being typed, which hides the status line, what that says.
  mutating func showNoticeAtPrompt() {
    if let notice = shell.notice { withPrompt { _, prompt in prompt.error = notice.text } }
  }

  var prompt: Prompt? {
    guard case .prompt(let prompt) = shell.layers.last else { return nil }
    return prompt
  }

  // MARK: Keys

  mutating func pressInPrompt(_ key: Key) -> [Effect] {
    if case .command(let invocation) = shell.keyMap.meaning(of: [key], in: .prompt) { return perform(invocation) }
    if let enter = KeyForms.enter(key) { return pressInPrompt(enter) }
    if let prompt, let command = commandInstead(of: key, at: prompt) { return perform(Invocation(command)) }
    guard let scalar = key.character, scalar.value >= 32 else { return [] }
    return typeInPrompt(String(Character(scalar)))
  }

  /// The command that a key means in a prompt in place of a letter: in a list of findings or links, where nothing is typed
  /// yet, a command can be typed.
  private func commandInstead(of key: Key, at prompt: Prompt) -> Command? {
    guard case .command(let invocation) = shell.keyMap.meaning(of: [KeyForms.plain(key) ?? key], in: .text) else {
      return nil
    }
    let isList = prompt.purpose == .check || prompt.purpose == .links
    return isList && prompt.line.isEmpty && invocation.command == .commandLine ? .commandLine : nil
  }

  mutating func typeInPrompt(_ text: String) -> [Effect] {
    changeLine { $0.insert(text) }
    return []
  }

  /// Handles an editing key of the prompt.
  mutating func editPrompt(_ edit: PromptEdit) -> [Effect] {
    guard let line = prompt?.line else { return [] }
    switch edit {
    case .accept: return acceptPrompt()
    case .cancel: return cancelPrompt()
    case .previous: return choose(by: -1)
    case .next: return choose(by: 1)
    case .erase(.before) where line.isEmpty: return cancelPrompt()
    case .move(let movement): withPrompt { _, prompt in prompt.line.move(movement) }
    case .erase(let erasure): changeLine { $0.erase(erasure) }
    case .complete where prompt?.purpose == .filter: return searchTextInstead()
    case .complete where prompt?.purpose == .check: sortFindings()
    case .complete:
      if let effects = completeFile() { return effects }
      settlePrompt()
      withPrompt { state, prompt in state.complete(&prompt) }
      changeLine { _ in }
    case .read(let reading):
      withPrompt { _, prompt in prompt.change(reading) }
      changeLine { _ in }
    }
    return []
  }

  /// Changes the line, and leaves candidates and preview to `settlePrompt`: of keys that come together only the last
  /// line is searched for.
  private mutating func changeLine(_ change: (inout LineEditor) -> Void) {
    withPrompt { _, prompt in
      change(&prompt.line)
      prompt.recalled = nil
      prompt.isStale = true
    }
  }

  /// Turns the filter of the tree into a search of the text for the same words: there is nothing to complete, and many
  /// who type `/` in the tree mean the text.
  private mutating func searchTextInstead() -> [Effect] {
    guard let words = prompt?.line.text else { return [] }
    let effects = cancelPrompt()
    leaveTree(keepingPlace: true)
    startSearch(forward: true, text: words)
    return effects
  }

  private func complete(_ prompt: inout Prompt) {
    guard let candidate = prompt.candidate else { return }
    switch candidate.target {
    case .text(let text): prompt.line = LineEditor(text)
    case .range, .link: break
    case .section, .report: if !candidate.label.isEmpty { prompt.line = LineEditor(candidate.label) }
    }
  }

  // MARK: Candidates and previews

  /// Updates candidates and preview where the line has changed since they were.
  mutating func settlePrompt() {
    guard case .prompt(let prompt) = shell.layers.last, prompt.isStale else { return }
    let recalled = prompt.recalled
    refreshPrompt()
    let said = prompt.line.isCut ? PromptMessage.lineIsFull.message(in: language) : nil
    withPrompt { _, prompt in
      prompt.recalled = recalled
      prompt.error = prompt.error ?? said
    }
    shell.effects += previewTheme()
  }

  /// Updates candidates and preview to the present line.
  mutating func refreshPrompt() {
    withPrompt { state, prompt in
      prompt.recalled = nil
      let chosen = prompt.candidate?.label
      prompt.selected = 0
      prompt.isStale = false
      switch prompt.purpose {
      case .search: state.previewSearch(&prompt)
      case .goTo:
        prompt.candidates = state.goToCandidates(prompt.line.text)
        state.previewGoTo(prompt)
      case .command:
        let files = state.fileCandidates(prompt)
        prompt.candidates = files.isEmpty ? state.commandCandidates(prompt.line.text) : files
      case .filter: state.previewFilter(prompt.line.text)
      case .theme: prompt.candidates = state.themeCandidates(prompt.line.text)
      case .check:
        prompt.candidates = state.checkCandidates(prompt)
        state.previewCheck(prompt)
      case .links: prompt.candidates = state.linkCandidates(prompt)
      case .writing:
        // The thing that is to be written stays, whatever its name.
        prompt.candidates = state.writingCandidates(prompt.line.text)
        prompt.selected = prompt.candidates.firstIndex { $0.label == chosen } ?? 0
      case .pin: prompt.candidates = state.termCandidates(prompt)
      case .termsFilter: state.previewTermsFilter(prompt.line.text)
      case .listFilter: state.previewListFilter(prompt.line.text)
      case .compareSearch, .note, .rename: break
      }
    }
  }

  /// Handles the arrows: they go through the candidates where there are any, else through the history.
  private mutating func choose(by step: Int) -> [Effect] {
    guard let purpose = prompt?.purpose else { return [] }
    if purpose == .pin { settlePrompt() }
    // Words that the typed letters spell are chosen from, unless the line is one of the past.
    let isChosen = purpose == .pin && prompt?.candidates.isEmpty == false && prompt?.recalled == nil
    if purpose == .pin && !isChosen || purpose == .compareSearch || purpose == .search(forward: true)
      || purpose == .search(forward: false)
    {
      recall(older: step < 0)
      return []
    }
    settlePrompt()
    guard let prompt else { return [] }
    switch prompt.purpose {
    case .search, .compareSearch, .note, .rename: return []
    case .pin, .goTo, .command, .theme, .check, .links, .writing:
      guard !prompt.candidates.isEmpty else { return [] }
      let count = prompt.candidates.count
      let selected = ((prompt.selected + step) % count + count) % count
      withPrompt { state, prompt in
        prompt.selected = selected
        state.previewGoTo(prompt)
        state.previewCheck(prompt)
      }
      return previewTheme()
    case .filter: return []
    case .termsFilter:
      moveInTerms(step < 0 ? .lineUp : .lineDown)
      return []
    case .listFilter:
      if helpInFront != nil {
        moveInHelp(step < 0 ? .lineUp : .lineDown)
      } else if openList != nil {
        moveInList(step < 0 ? .lineUp : .lineDown)
      } else {
        moveInResults(step < 0 ? .lineUp : .lineDown)
      }
      return []
    }
  }

  private mutating func recall(older: Bool) {
    let history = search.history
    withPrompt { _, prompt in
      let at = prompt.recalled ?? -1
      if at < 0 { prompt.draft = prompt.line.text }
      let next = older ? min(at + 1, history.count - 1) : max(at - 1, -1)
      prompt.line = LineEditor(next >= 0 ? history[history.count - 1 - next] : prompt.draft)
      prompt.recalled = next >= 0 ? next : nil
      prompt.isStale = true
    }
  }

  // MARK: Enter and Esc

  private mutating func acceptPrompt() -> [Effect] {
    // Candidates that have come meanwhile count too.
    if shell.held.hasWaited, let waiting = prompt, waiting.selected == 0, [.goTo, .filter].contains(waiting.purpose) {
      refreshPrompt()
    }
    settlePrompt()
    guard let prompt else { return [] }
    shell.layers.removeLast()
    switch prompt.purpose {
    case .search:
      (options.searches.folds, options.searches.keepsVariants) = (prompt.folds, prompt.keepsVariants)
      return acceptSearch(prompt)
    case .goTo: return acceptGoTo(prompt)
    case .command: return acceptCommand(prompt)
    case .filter: return acceptFilter(prompt)
    case .check: return acceptCheck(prompt)
    case .links: return acceptLink(prompt)
    case .writing: return acceptWriting(prompt)
    case .termsFilter, .listFilter: return []
    case .note: return writeNote(prompt.line.text)
    case .rename:
      renameSaved(prompt.line.text)
      return []
    case .compareSearch:
      searchCompared(prompt.query(prompt.line.text))
      return []
    case .pin:
      guard !prompt.line.isEmpty else { return [] }
      pin(noted(prompt.query(term(meantBy: prompt))))
      return []
    case .theme:
      if case .text(let name) = prompt.candidate?.target { return perform(Invocation(.theme, argument: name)) }
      restore(prompt.before)
      return useTheme(prompt.line.text) + [.theme(prompt.before.theme)]
    }
  }

  mutating func cancelPrompt() -> [Effect] {
    guard let prompt else { return [] }
    shell.layers.removeLast()
    restore(prompt.before)
    if prompt.purpose == .filter { library?.filter = prompt.before.filter }
    if prompt.purpose == .termsFilter { cancelTermsFilter() }
    if prompt.purpose == .listFilter { cancelListFilter(prompt.before.list) }
    if prompt.purpose.coversLayers { (shell.layers, shell.covered) = (shell.covered, []) }
    return prompt.purpose == .theme ? [.theme(prompt.before.theme)] : []
  }

  /// Restores the state before the prompt's previews.
  mutating func restore(_ before: Prompt.Snapshot) {
    var history = before.search
    history.history = search.history
    search = history
    if before.subject == current { view = before.view }
    tree.position = before.tree
    focus = before.focus
    restoreResults(before)
    options.screen.theme = before.theme
  }
}

extension Prompt {
  /// Changes the interpretation of the line.
  fileprivate mutating func change(_ reading: PromptReading) {
    switch reading {
    case .regular: syntax = syntax == .regularExpression ? .literal : .regularExpression
    case .query: syntax = syntax == .query ? .literal : .query
    case .folding: folds.toggle()
    case .variants:
      // This switch belongs to folding, and turns it on.
      keepsVariants = folds && !keepsVariants
      folds = true
    case .letterCase: caseRule = caseRule == .exact ? .ignore : .exact
    }
  }
}
