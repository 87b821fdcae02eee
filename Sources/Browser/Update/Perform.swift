import ReportModel
import ScreenModel

extension BrowserState {
  /// Does what a command asks. A switch of one-line calls; what each means stands with `Command`.
  mutating func perform(_ invocation: Invocation) -> [Effect] {
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
    case .treeHits, .treeDepth, .foldToggle, .foldOpen, .foldClose, .foldAll, .unfoldAll, .foldLevel:
      return fold(invocation.command, argument)
    case .nextHit, .previousHit, .pinSearch, .unpinTerm, .hitScope, .toggleHighlight, .toggleCase:
      return searchOn(invocation.command)
    case .goTo, .searchForward, .searchBackward, .pinTerm, .treeFilter, .commandLine, .themes:
      return openPrompt(invocation.command, argument)
    case .promptAccept, .promptCancel, .promptLeft, .promptRight, .promptStart, .promptEnd, .promptErase, .promptDelete,
      .promptEraseWord, .promptEraseLine, .promptPrevious, .promptNext, .promptComplete, .promptRegular, .promptCase:
      return editPrompt(invocation.command)
    case .follow, .nextReport, .previousReport, .reload, .encoding, .edit, .information, .check, .theme, .redraw,
      .suspend:
      return handleReport(invocation.command, argument)
    case .labels, .setMark, .goMark, .help, .cancel, .close, .quit:
      return handleLayer(invocation.command, argument)
    }
  }

  private mutating func handleReport(_ command: Command, _ argument: String?) -> [Effect] {
    switch command {
    case .follow: return startFollowing()
    case .nextReport: return goToReport(current + max(1, count ?? 1))
    case .previousReport: return goToReport(current - max(1, count ?? 1))
    case .reload: return [.reload(report: current)]
    case .encoding: return decode(argument)
    case .edit: return editHere()
    case .information: say(Words.information(of: self))
    case .check: openCheck()
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

  private mutating func goToReport(_ index: Int) -> [Effect] {
    guard reports.indices.contains(index) else {
      complain(index < current ? Words.noPreviousReport(language) : Words.noNextReport(language))
      return []
    }
    jumps.leave(here)
    show(report: index)
    say(Words.reportCount(index + 1, reports.count, report.source.name, language))
    return []
  }

  /// Makes another report the one being read, and finds the terms in it.
  mutating func show(report index: Int) {
    guard reports.indices.contains(index), index != current else { return }
    current = index
    search.current = nil
    isFollowing = false
    beforeTree = nil
    findAll()
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
    } else if focus == .tree {
      leaveTree(keepingPlace: false)
    }
    return []
  }

  /// `q`: closes what is on top, and quits when nothing is.
  private mutating func close() -> [Effect] {
    if !layers.isEmpty {
      layers.removeLast()
    } else if view.filter != nil {
      view.filter = nil
    } else if focus == .tree, geometry.isDrawer {
      leaveTree(keepingPlace: false)
    } else {
      return [.quit]
    }
    return []
  }
}
