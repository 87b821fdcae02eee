import ReportModel
import ScreenModel

extension BrowserState {
  /// Does what a command asks. A switch of one-line calls; what each means stands with `Command`.
  mutating func perform(_ invocation: Invocation) -> [Effect] {
    if focus == .results, !areTermsOpen, let effects = performInResults(invocation.command, invocation.argument) {
      return effects
    }
    let argument = invocation.argument
    switch invocation.command {
    case .lineDown, .lineUp, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .goStart, .goEnd, .goPercent, .shiftLeft,
      .shiftRight:
      return scroll(invocation.command)
    case .nextSection, .previousSection, .nextSibling, .previousSibling, .parentSection, .topSection, .back, .forward:
      return travel(invocation.command, argument)
    case .otherPane, .focusTree, .focusText, .hideTree, .narrowTree, .widenTree:
      return arrange(invocation.command)
    case .treeDown, .treeUp, .treePageDown, .treePageUp, .treeFirst, .treeLast, .treeIn, .treeOut, .treeEnter:
      return moveInTree(invocation.command)
    case .foldToggle where areTermsOpen, .foldOpen where areTermsOpen, .foldClose where areTermsOpen,
      .foldAll where areTermsOpen, .unfoldAll where areTermsOpen:
      foldTerms(invocation.command)
      return []
    case .terms, .termsScope, .termsSort, .termsSortBack, .termsReverse, .termsKind, .termsKindBack, .termsFilter,
      .termsPlaces:
      return handleTerms(invocation.command, argument)
    case .treeHits, .treeDepth, .foldToggle, .foldOpen, .foldClose, .foldAll, .unfoldAll, .foldLevel:
      return fold(invocation.command, argument)
    case .nextHit, .previousHit, .pinSearch, .unpinTerm, .hitScope, .toggleHighlight, .toggleCase:
      return searchOn(invocation.command)
    case .results, .resultsEnter, .resultsOrder, .backToList:
      return list(invocation.command)
    case .goTo, .searchForward, .searchBackward, .pinTerm, .treeSearch, .treeFilter, .commandLine, .themes:
      return openPrompt(invocation.command, argument)
    case .promptAccept, .promptCancel, .promptLeft, .promptRight, .promptStart, .promptEnd, .promptErase, .promptDelete,
      .promptEraseWord, .promptEraseLine, .promptPrevious, .promptNext, .promptComplete, .promptRegular, .promptCase,
      .promptFolding, .promptVariants, .promptQuery:
      return editPrompt(invocation.command)
    case .follow, .nextReport, .previousReport, .reload, .encoding, .edit, .information, .check, .skipped, .theme,
      .redraw, .suspend:
      return handleReport(invocation.command, argument)
    case .labels, .setMark, .goMark, .help, .cancel, .close, .quit:
      return handleLayer(invocation.command, argument)
    }
  }

  private mutating func handleReport(_ command: Command, _ argument: String?) -> [Effect] {
    switch command {
    case .follow: return startFollowing()
    case .nextReport: return goToReport(by: max(1, count ?? 1))
    case .previousReport: return goToReport(by: -max(1, count ?? 1))
    case .reload: return reload()
    case .encoding: return decode(argument)
    case .edit: return editHere()
    case .information: say(Words.information(of: self))
    case .check: openCheck()
    case .skipped: openSkipped()
    case .theme: return useTheme(argument)
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    default: break
    }
    return []
  }

  private mutating func handleLayer(_ command: Command, _ argument: String?) -> [Effect] {
    switch command {
    case .labels: showLabels()
    case .setMark, .goMark: awaitsMark = command
    case .help: toggleHelp()
    case .cancel: return cancel()
    case .close: return close()
    case .quit: return [.quit]
    default: break
    }
    return []
  }

  private mutating func startFollowing() -> [Effect] {
    isFollowing = true
    goToEnd()
    say(Words.following(language))
    return [.follow(report: current, true)]
  }

  private mutating func openSkipped() {
    guard listCount(.skipped) > 0 else { return say(Words.nothingSkipped(language)) }
    // They came as the threads that read came to them.
    let lines = library?.skipped ?? []
    library?.skipped = NaturalOrder.sorted(lines) { Array($0.utf8) }
    layers = [.list(ListPanel(subject: .skipped))]
  }

  private mutating func editHere() -> [Effect] {
    guard let path = report.source.path else {
      complain(Words.nothingToEdit(language))
      return []
    }
    return [.edit(path: path, line: report.lines?.line(at: view.top) ?? LineNumber(1))]
  }

  private mutating func decode(_ name: String?) -> [Effect] {
    guard report.source.path != nil else {
      complain(Words.nothingToReadAgain(language))
      return []
    }
    if name == Self.anyEncoding { return [.decode(report: current, nil)] }
    guard let encoding = name.flatMap(ReportEncoding.init(name:)) else {
      complain(Words.noSuchEncoding(name ?? "", Self.encodings, language))
      return []
    }
    return [.decode(report: current, encoding)]
  }

  /// What `encoding` takes for finding out from the file.
  private static let anyEncoding = "auto"
  /// What `encoding` takes.
  static let encodings = [anyEncoding] + ReportEncoding.allCases.map { $0.rawValue.lowercased() }

  private mutating func useTheme(_ name: String?) -> [Effect] {
    guard let name, options.themes.contains(name) else {
      complain(Words.noSuchTheme(name ?? "", options.themes, language))
      return []
    }
    options.theme = name
    return [.theme(name)]
  }

  /// Esc: cancels what is begun; in the tree it goes back to what was being read.
  private mutating func cancel() -> [Effect] {
    if !layers.isEmpty {
      layers.removeLast()
    } else if count != nil || !pendingKeys.isEmpty {
      count = nil
      pendingKeys = []
    } else if library?.isLoading == true {
      return stopLoading()
    } else if focus == .tree, current != Self.overview || beforeTree != nil {
      leaveTree(keepingPlace: false)
    }
    return []
  }

  /// `q`: closes what is on top, and quits when nothing is.
  private mutating func close() -> [Effect] {
    if !layers.isEmpty {
      layers.removeLast()
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
