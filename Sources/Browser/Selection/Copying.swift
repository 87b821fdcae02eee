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
    let section = report.sectionShown(in: range)
    return Citation(format: options.citation, for: report).line(
      of: report, range, section: section, address: reading.open.addresses.citedAddress(of: section), year: yearHere)
  }

  /// The citation of a place in any report; nil where that is no longer there.
  private func citation(of place: CitedPlace) -> String? {
    guard place.report != currentNumber else { return citation(of: place.range) }
    guard let report = report(at: place.report) ?? packedReport(place.report)?.unpacked() else { return nil }
    let section = report.sectionShown(in: place.range)
    return Citation(format: options.citation, for: report).line(
      of: report, place.range, section: section, address: Addresses(report).citedAddress(of: section),
      year: year(of: place.report))
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

  /// Copies the chosen row of the list in front, its fields with tabs between them; with the citation of the place that it
  /// leads to, where it leads to one.
  private mutating func copyListRow(cites: Bool) -> [Effect] {
    if areTermsOpen { return copyRow(termsRow ?? "") }
    if let panel = openList {
      let view = listView(panel.listing.kind)
      guard let row = view.row(at: view.window.cursor) else { return refuseCopy() }
      let words = listTable(panel.listing).row(row).joined(separator: "\t")
      return copyRow(words, from: cites ? Self.place(of: row, in: panel.listing) : nil)
    }
    switch results?.current?.row {
    case .hit:
      guard let hit = results?.chosenHit else { return refuseCopy() }
      // A citation names the report.
      guard cites else { return copyRow(hit.name + "\t" + hit.words) }
      return copyRow(hit.words, from: CitedPlace(report: hit.report.value, range: hit.range))
    case .report(let number, _): return copyRow(listedName(of: number.value))
    case .section(let number, let section, _):
      let heading = walk.outline(of: number.value)?.report[section].heading
      return copyRow(
        treeWords(of: .section(report: number.value, section)),
        from: cites ? heading.map { CitedPlace(report: number.value, range: $0) } : nil)
    case nil: return refuseCopy()
    }
  }

  /// The place that a row of a list leads to; nil for one that leads to none in a report that is open.
  private static func place(of row: Int, in listing: ListPanel.Listing) -> CitedPlace? {
    switch listing {
    case .notes(let rows):
      guard rows.indices.contains(row), let report = rows[row].report, let place = rows[row].place else { return nil }
      return CitedPlace(report: report, range: TextRange(place, place))
    case .marks(let rows):
      guard rows.indices.contains(row), let place = rows[row].place, let report = place.subject.number else {
        return nil
      }
      return CitedPlace(report: report, range: TextRange(place.anchor, place.anchor))
    case .places(let list):
      guard list.destinations.indices.contains(row), case .place(let report, let place) = list.destinations[row] else {
        return nil
      }
      return CitedPlace(report: report, range: TextRange(place, place))
    case .skipped, .about, .messages, .pins, .edits, .years, .track: return nil
    }
  }

  /// Copies a row, with a citation below where it is `from` somewhere.
  private mutating func copyRow(_ words: String, from place: CitedPlace? = nil) -> [Effect] {
    let line = words.split(separator: "\t", omittingEmptySubsequences: false).map { VisibleText.line(String($0)) }
      .joined(separator: "\t")
    guard !line.isEmpty else { return refuseCopy() }
    let source = place.flatMap { citation(of: $0) }.map { "\n" + $0 } ?? ""
    return [.copy(CopiedText(text: Array((line + source).utf8), amount: .row))]
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
    defer { showNoticeAtPrompt() }
    switch outcome {
    case .sentToTerminal: say(SelectionMessage.copied(amount, program: nil))
    case .given(let program): say(SelectionMessage.copied(amount, program: program))
    case .tooLong(let limit): complain(SelectionMessage.tooLongForTerminal(limit: limit))
    case .failed(let words): complain(words)
    }
  }
}

/// A place that is cited: a run of the text of a report.
private struct CitedPlace {
  var report: Int
  var range: TextRange
}
