import ReportIndex
import ReportModel
import ScreenModel

/// The line at the bottom: typed, previewed, accepted or cancelled. Esc always comes back to the exact place.
extension BrowserState {
  mutating func openPrompt(_ command: Command, _ argument: String?) -> [Effect] {
    switch command {
    case .goTo:
      if let argument { return goTo(typed: argument) }
      openLine(.goTo)
    case .searchForward, .searchBackward: startSearch(forward: command == .searchForward, text: argument ?? "")
    case .pinTerm:
      if let argument {
        pin(SearchQuery(argument, syntax: .literal, caseRule: options.caseRule))
      } else {
        openLine(.pin)
      }
    case .treeSearch: typeInTree(argument ?? "")
    case .treeFilter: startFilter(argument ?? "")
    case .commandLine: openLine(.command)
    case .themes: return openThemes()
    default: break
    }
    return []
  }

  /// Opens a prompt with `text` on it.
  mutating func openLine(_ purpose: Prompt.Purpose, text: String = "") {
    layers.removeAll()
    let before = Prompt.Snapshot(
      report: current, view: view, tree: tree, search: search, theme: options.theme, focus: focus,
      results: results)
    var prompt = Prompt(purpose: purpose, caseRule: options.caseRule, before: before)
    prompt.line.insert(text)
    (prompt.folds, prompt.keepsVariants) = (options.folds, options.keepsVariants)
    layers.append(.prompt(prompt))
    if purpose == .command || purpose == .theme { refreshPrompt() }
  }

  private mutating func openThemes() -> [Effect] {
    openLine(.theme)
    // The theme after the one in use comes first: the key by itself walks through all of them.
    withPrompt { state, prompt in
      let current = prompt.candidates.firstIndex { $0.label == state.options.theme } ?? -1
      prompt.selected = prompt.candidates.isEmpty ? 0 : (current + 1) % prompt.candidates.count
    }
    return previewTheme()
  }

  /// Changes the prompt on top, if there is one.
  mutating func withPrompt(_ change: (inout BrowserState, inout Prompt) -> Void) {
    guard case .prompt(var prompt) = layers.popLast() else { return }
    change(&self, &prompt)
    layers.append(.prompt(prompt))
  }

  var prompt: Prompt? {
    guard case .prompt(let prompt) = layers.last else { return nil }
    return prompt
  }

  // MARK: Keys

  mutating func pressInPrompt(_ key: Key) -> [Effect] {
    if case .command(let invocation) = keyMap.answer(to: [key], in: .prompt) {
      return editPrompt(invocation.command)
    }
    // The key that opened the list of themes goes on to the next one.
    if prompt?.purpose == .theme {
      if keyMap.answer(to: [key], in: .text) == .command(Invocation(.themes)) { return editPrompt(.promptNext) }
      if case .command(let invocation) = keyMap.answer(to: [key], in: .text) {
        if invocation.command == .lineDown { return editPrompt(.promptNext) }
        if invocation.command == .lineUp { return editPrompt(.promptPrevious) }
      }
      return []
    }
    guard let scalar = key.character, scalar.value >= 32 else { return [] }
    return typeInPrompt(String(Character(scalar)))
  }

  mutating func typeInPrompt(_ text: String) -> [Effect] {
    var isFull = false
    withPrompt { _, prompt in isFull = !prompt.line.insert(text) }
    refreshPrompt()
    if isFull { withPrompt { state, prompt in prompt.error = prompt.error ?? Words.lineIsFull(state.language) } }
    return []
  }

  mutating func editPrompt(_ command: Command) -> [Effect] {
    guard let prompt else { return [] }
    switch command {
    case .promptAccept: return acceptPrompt(prompt)
    case .promptCancel: return cancelPrompt()
    case .promptPrevious: return choose(by: -1)
    case .promptNext: return choose(by: 1)
    case .promptErase where prompt.line.isEmpty: return cancelPrompt()
    default: break
    }
    withPrompt { state, prompt in state.edit(&prompt, command) }
    if !command.movesOnly { refreshPrompt() }
    return []
  }

  private func edit(_ prompt: inout Prompt, _ command: Command) {
    switch command {
    case .promptLeft: prompt.line.move(by: -1)
    case .promptRight: prompt.line.move(by: 1)
    case .promptStart: prompt.line.moveToStart()
    case .promptEnd: prompt.line.moveToEnd()
    case .promptErase: prompt.line.erase()
    case .promptDelete: prompt.line.delete()
    case .promptEraseWord: prompt.line.eraseWord()
    case .promptEraseLine: prompt.line.eraseLine()
    case .promptRegular: prompt.syntax = prompt.syntax == .regularExpression ? .literal : .regularExpression
    case .promptQuery: prompt.syntax = prompt.syntax == .query ? .literal : .query
    case .promptFolding: prompt.folds.toggle()
    case .promptVariants:
      // What is a part of folding turns that on.
      prompt.keepsVariants = prompt.folds && !prompt.keepsVariants
      prompt.folds = true
    case .promptCase: prompt.caseRule = prompt.caseRule == .exact ? .ignore : .exact
    case .promptComplete: complete(&prompt)
    default: break
    }
  }

  private func complete(_ prompt: inout Prompt) {
    guard let candidate = prompt.candidate else { return }
    switch candidate.target {
    case .text(let text): prompt.line = LineEditor(text)
    case .range: break
    case .section, .report: if !candidate.label.isEmpty { prompt.line = LineEditor(candidate.label) }
    }
  }

  // MARK: What the line means so far

  /// Candidates and preview for the line as it now is.
  mutating func refreshPrompt() {
    withPrompt { state, prompt in
      prompt.recalled = nil
      prompt.selected = 0
      switch prompt.purpose {
      case .search: state.previewSearch(&prompt)
      case .goTo:
        prompt.candidates = state.goToCandidates(prompt.line.text)
        state.previewGoTo(prompt)
      case .command: prompt.candidates = state.commandCandidates(prompt.line.text)
      case .filter: state.previewFilter(prompt.line.text)
      case .theme: prompt.candidates = state.options.themes.map { Candidate(target: .text($0), label: $0, detail: "") }
      case .check:
        prompt.candidates = state.checkCandidates(prompt)
        state.previewCheck(prompt)
      case .pin: prompt.candidates = state.termCandidates(prompt.line.text)
      case .termsFilter: state.previewTermsFilter(prompt.line.text)
      }
    }
  }

  /// The arrows: through the candidates where there are any, else through the history.
  private mutating func choose(by step: Int) -> [Effect] {
    guard let prompt else { return [] }
    switch prompt.purpose {
    case .search, .pin:
      recall(older: step < 0)
      return []
    case .goTo, .command, .theme, .check:
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
    }
    let recalled = prompt?.recalled
    refreshPrompt()
    withPrompt { _, prompt in prompt.recalled = recalled }
  }

  private func previewTheme() -> [Effect] {
    guard let prompt, prompt.purpose == .theme, case .text(let name) = prompt.candidate?.target else { return [] }
    return [.theme(name)]
  }

  // MARK: Enter and Esc

  private mutating func acceptPrompt(_ prompt: Prompt) -> [Effect] {
    layers.removeLast()
    switch prompt.purpose {
    case .search:
      (options.folds, options.keepsVariants) = (prompt.folds, prompt.keepsVariants)
      return acceptSearch(prompt)
    case .goTo: return acceptGoTo(prompt)
    case .command: return acceptCommand(prompt)
    case .filter: return acceptFilter(prompt)
    case .check: return acceptCheck(prompt)
    case .termsFilter: return []
    case .pin:
      guard !prompt.line.isEmpty else { return [] }
      pin(prompt.query(term(meantBy: prompt)))
      return []
    case .theme:
      guard case .text(let name) = prompt.candidate?.target else { return [] }
      return perform(Invocation(.theme, argument: name))
    }
  }

  mutating func cancelPrompt() -> [Effect] {
    guard let prompt else { return [] }
    layers.removeLast()
    restore(prompt.before)
    if prompt.purpose == .termsFilter { cancelTermsFilter() }
    return prompt.purpose == .theme ? [.theme(prompt.before.theme)] : []
  }

  /// Puts back what was there before a prompt previewed anything.
  mutating func restore(_ before: Prompt.Snapshot) {
    var history = before.search
    history.history = search.history
    search = history
    if before.report == current { view = before.view }
    tree = before.tree
    focus = before.focus
    restoreResults(before)
    options.theme = before.theme
  }
}

extension Command {
  /// Whether a prompt's line is left as it is.
  fileprivate var movesOnly: Bool {
    switch self {
    case .promptLeft, .promptRight, .promptStart, .promptEnd: true
    default: false
    }
  }
}
