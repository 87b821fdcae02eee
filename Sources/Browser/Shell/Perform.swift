import ScreenModel

/// The dispatch of commands. The action of a command stands with its definition; a command that several panes
/// understand goes to the one in front.
extension BrowserState {
  /// Runs a command.
  mutating func perform(_ invocation: Invocation) -> [Effect] {
    guard let definition = CommandTable.definition(of: invocation.command) else {
      complain(PromptMessage.noSuchCommand(invocation.command.rawValue))
      return []
    }
    if !definition.command.goesOnInTree, awaitsPreview() { return [] }
    if definition.command.isAboutText, awaitsText() { return [] }
    if definition.leavesList, pane == .results { closeResults() }
    if pane == .compare, definition.leavesComparison { closeCompare() }
    return definition.run(
      &self, CommandInput(count: definition.takesCount ? count : nil, argument: invocation.argument))
  }

  /// The pane or panel that has the keys.
  var pane: Pane {
    switch shell.layers.last {
    case .prompt: .prompt
    case .help: .help
    case .labels: .labels
    case .selection: .selection
    case .list: .list
    case .terms: .terms
    case nil where isComparing: .compare
    case nil:
      switch focus {
      case .text: .text
      case .tree: .tree
      case .results: .results
      }
    }
  }

  /// Moves in the pane in front.
  mutating func move(_ motion: Motion) -> [Effect] {
    switch pane {
    case .help: moveInHelp(motion)
    case .list: moveInList(motion)
    case .terms: moveInTerms(motion)
    case .results: moveInResults(motion)
    case .selection: moveSelection(motion)
    case .compare: moveInCompare(motion)
    case .text, .tree, .prompt, .labels: return moveText(motion)
    }
    return []
  }

  /// Folds or unfolds in the pane in front.
  mutating func fold(_ change: FoldChange) {
    switch pane {
    case .terms: foldTerms(change)
    case .results: foldResults(change)
    case .compare: foldCompared(change)
    case .text, .tree, .prompt, .labels, .help, .list, .selection: foldTree(change)
    }
  }

  /// Goes forward or back by sections, or by groups where the list of hits is in front.
  mutating func goToSection(forward: Bool, _ times: Int) {
    if pane == .results { stepGroup(forward: forward, reports: false) } else { stepSection(forward: forward, times) }
  }

  /// Goes forward or back by sections of the same level, or by reports where the list of hits is in front.
  mutating func goToSibling(forward: Bool, _ times: Int) {
    if pane == .results { stepGroup(forward: forward, reports: true) } else { stepSibling(forward: forward, times) }
  }

  /// Goes to the parent section, or in the list of hits to the heading of the row.
  mutating func goToParentSection() {
    if pane == .results { stepToHeading() } else { goToParent() }
  }

  /// Goes to the next or previous hit: by the rows of the list where that is in front or sorted, else in the order of
  /// the text.
  mutating func goToHit(forward: Bool) {
    if pane == .results { stepInResults(forward: forward) } else { stepFurther(forward: forward == search.isForward) }
  }

  /// Goes forward or back by as many hits as the count says, in the order of the list where the reader has sorted it.
  mutating func stepFurther(forward: Bool) {
    if awaitsOrder, mustWait(for: .list) { return }
    if !stepThroughList(forward: forward) { stepHit(forward: forward) }
  }

  /// Keeps the search highlighted, or in the table of terms the term under the cursor.
  mutating func pinHere() {
    if areTermsOpen { pinTerm() } else { pinSearch() }
  }

  /// Removes a highlighted term; in the table of terms the one under the cursor.
  mutating func unpinHere() {
    if areTermsOpen { unpinTerm() } else { unpin() }
  }

  /// Handles Esc: cancels what was begun; in the tree it returns to the place that was being read.
  mutating func cancel() -> [Effect] {
    if count != nil || !shell.keys.pending.isEmpty {
      count = nil
      shell.keys.pending = []
    } else if let stopped = stopAwaitedAnswer() {
      return stopped
    } else if selection != nil {
      leaveSelection()
    } else if clearFilter() {
      return []
    } else if !shell.layers.isEmpty {
      leaveLayer()
    } else if compare.room?.selection != nil {
      compare.room?.selection = nil
    } else if isComparing {
      if compare.room?.focus == .tree { compare.room?.focus = .new }
    } else if reuse.request.isAwaited {
      return stopReuse()
    } else if focus == .results {
      leaveResults()
    } else if isReadingAwaited {
      return stopReading()
    } else if library?.isLoading == true {
      return stopLoading()
    } else if focus == .tree, !isOverview || tree.before != nil {
      leaveTree(keepingPlace: false)
    }
    return []
  }

  /// Shows all rows of the list or the tree in front again; false where no filter is on.
  private mutating func clearFilter() -> Bool {
    switch pane {
    case .results: if results?.filter.isEmpty == false { clearResultsFilter() } else { return false }
    case .list: if !listFilter.isEmpty { previewListFilter("") } else { return false }
    case .tree, .text: if isFiltered { changeTree { $0.dropFilter() } } else { return false }
    case .help: if !listFilter.isEmpty { filterHelp(by: "") } else { return false }
    case .terms, .compare, .labels, .prompt, .selection: return false
    }
    return true
  }

  /// Handles `q`: closes the topmost layer or pane, and quits where there is none.
  mutating func close() -> [Effect] {
    if selection != nil {
      leaveSelection()
    } else if !shell.layers.isEmpty {
      leaveLayer()
    } else if compare.room?.compared.years != nil {
      openYears()
    } else if isComparing {
      closeCompare()
    } else if focus == .results {
      leaveResults()
    } else if isFiltered {
      dropFilter()
    } else if focus == .tree, geometry.isDrawer {
      leaveTree(keepingPlace: false)
    } else {
      return [.quit]
    }
    return []
  }
}
