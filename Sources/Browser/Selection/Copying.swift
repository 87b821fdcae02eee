import ReportIndex
import ReportModel
import ReportWriting
import TextFacts

/// Copying: the text selected, the section at hand, the row of a list or of the tree, a link.
extension BrowserState {
  /// Copies what is in front, with a citation or without.
  mutating func copy(cites: Bool) -> [Effect] {
    // Typed as a command, it is about what the line stands in the place of.
    if !shell.covered.isEmpty, prompt == nil { (shell.layers, shell.covered) = (shell.covered, []) }
    switch pane {
    case .selection:
      guard let range = selection?.range, !range.isEmpty else { return refuseCopy() }
      let effects = copy(range, cites: cites)
      if !effects.isEmpty { leaveSelection() }
      return effects
    case .text:
      guard !isOverview, !isNothingRead else { return refuseCopy() }
      return copy(report[currentSection].range, cites: cites)
    case .tree: return copyTreeRow(cites: cites)
    case .results, .terms, .list: return copyListRow(cites: cites)
    case .prompt: return copyCandidate()
    case .compare: return copyCompared(cites: cites)
    case .help, .labels: return refuseCopy()
    }
  }

  private mutating func refuseCopy() -> [Effect] {
    complain(SelectionMessage.nothingToCopy)
    return []
  }

  /// The passage as it is copied: as the screen shows it, a line a paragraph.
  func passage(_ range: TextRange) -> PlainPassage {
    PlainPassage(PassageReader(report, language: language, showsSource: reading.showsSource), range)
  }

  private mutating func copy(_ range: TextRange, cites: Bool) -> [Effect] {
    guard range.count <= WorkBudget.bytesCopied else {
      complain(SelectionMessage.tooMuch(mostBytes: WorkBudget.bytesCopied))
      return []
    }
    let passage = passage(range)
    guard !passage.text.isEmpty else { return refuseCopy() }
    let citation = cites ? "\n" + self.citation(of: range) : ""
    return [.copy(CopiedText(text: passage.text + Array(citation.utf8), amount: CopiedAmount(passage)))]
  }

  /// The citation of a passage of the report being read.
  private func citation(of range: TextRange) -> String {
    let section = report.shownSection(at: firstShown(in: range))
    return Citation(format: options.citation, for: report).line(
      of: report, range, section: section, address: reading.open.addresses.citedAddress(of: section), year: yearHere)
  }

  /// The first byte of a range that is not blank: a selection may begin with the indent before a heading.
  private func firstShown(in range: TextRange) -> TextOffset {
    let shown = Blank.trimmed(report.text.span, range.bytes.clamped(to: 0..<report.text.count))
    return TextOffset(shown.lowerBound)
  }

  // MARK: Rows

  /// Copies the heading under the tree's cursor with its address; with a citation the section itself.
  private mutating func copyTreeRow(cites: Bool) -> [Effect] {
    let row = walk.visible(tree.cursor) ?? tree.cursor
    guard cites, case .section(let number, let section) = row else { return copyRow(treeWords(of: row)) }
    guard number == currentNumber else {
      complain(SelectionMessage.notOpen)
      return []
    }
    return copy(report[section].range, cites: true)
  }

  /// `一（二） 办好惠民实事`: the address and the words of a heading; the name of a report or a folder.
  private func treeWords(of row: TreeRow) -> String {
    guard case .section(let number, let section) = row, section != .root,
      let report = walk.outline(of: number)?.report
    else { return treeName(of: row, walk) }
    let addresses = number == currentNumber ? reading.open.addresses : Addresses(report)
    let title = report.title(of: section)
    let address = addresses.address(of: section)
    return title.isEmpty ? address : "\(address) \(title)"
  }

  /// Copies the chosen row of the list in front, its fields with tabs between them.
  private mutating func copyListRow(cites: Bool) -> [Effect] {
    if areTermsOpen { return copyRow(termsRow ?? "") }
    if let panel = openList {
      let view = listView(panel.listing.kind)
      guard let row = view.row(at: view.window.cursor) else { return refuseCopy() }
      return copyRow(listTable(panel.listing).row(row).joined(separator: "\t"))
    }
    switch results?.current?.row {
    case .hit: return copyRow(results?.currentWords ?? "")
    case .report(let number, _): return copyRow(listedName(of: number.value))
    case .section(let number, let section, _): return copyRow(treeWords(of: .section(report: number.value, section)))
    case nil: return refuseCopy()
    }
  }

  private mutating func copyRow(_ words: String) -> [Effect] {
    let line = words.split(separator: "\t", omittingEmptySubsequences: false).map { VisibleText.line(String($0)) }
      .joined(separator: "\t")
    guard !line.isEmpty else { return refuseCopy() }
    return [.copy(CopiedText(text: Array(line.utf8), amount: .row))]
  }

  /// Copies the address of the link chosen, or the words of any other candidate.
  private mutating func copyCandidate() -> [Effect] {
    guard let candidate = prompt?.candidate else { return refuseCopy() }
    if case .link(let link) = candidate.target, case .destination(let destination) = link.target {
      let address = VisibleText.line(LinkAddress.cleaned(destination))
      return [.copy(CopiedText(text: Array(address.utf8), amount: .link))]
    }
    return copyRow([candidate.label, candidate.detail].filter { !$0.isEmpty }.joined(separator: " "))
  }

  // MARK: The outcome

  /// Tells what came of copying.
  mutating func takeCopied(_ amount: CopiedAmount, _ outcome: CopyOutcome) {
    defer {
      // A line being typed hides the status line.
      if let notice = shell.notice { withPrompt { _, prompt in prompt.error = notice.text } }
    }
    switch outcome {
    case .sentToTerminal: say(SelectionMessage.copied(amount, program: nil))
    case .given(let program): say(SelectionMessage.copied(amount, program: program))
    case .tooLong(let limit): complain(SelectionMessage.tooLongForTerminal(limit: limit))
    case .failed(let words): complain(words)
    }
  }
}
