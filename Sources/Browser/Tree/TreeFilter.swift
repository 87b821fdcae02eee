import ReportIndex
import ReportModel
import ScreenModel

/// The filter of the tree: by headings with the typed words, or by sections with hits.
extension BrowserState {
  /// Whether the tree has the focus and no report was opened yet; at most one is previewed. There is no text to search
  /// then, and a reader who types `/` and a word right after opening a folder wants a search of all reports.
  var isNothingOpened: Bool {
    library != nil && focus == .tree && tree.before.map { $0.subject == .overview } ?? true
  }

  /// Begins the search or the filter that the tree's search key stands for, also for text typed without a prompt.
  mutating func typeInTree(_ text: String, times: Int = 1) {
    if isNothingOpened { startSearch(forward: true, text: text, times: times) } else { startFilter(text) }
  }

  /// Opens the prompt of the filter, with the text typed already.
  mutating func startFilter(_ text: String) { openLine(.filter, text: text) }

  /// Filters the tree while words are typed.
  mutating func previewFilter(_ typed: String) {
    guard !typed.isEmpty else { return dropFilter() }
    if let library {
      let (kept, found) = rowsNamed(typed, library)
      self.library?.filter = LibraryFilter(
        criterion: .words(typed), catalogue: library.catalogue, kept: kept, found: found)
      refilter()
      return
    }
    var found = SectionSet(report)
    for index in HeadingMatcher(typed).matches(in: report, limit: .max) { found.insert(index) }
    view.filter = TreeFilter(criterion: .words(typed), found)
  }

  /// The folders and reports whose names match the typed text, all the content of such folders, and all the folders
  /// around these; also the report being read where one of its headings matches. `found` are those that match themselves.
  private func rowsNamed(_ typed: String, _ library: LibraryState) -> (kept: [Int32], found: Int) {
    let matcher = HeadingMatcher(typed)
    let catalogue = library.catalogue
    var isKept = [Bool](repeating: false, count: catalogue.count)
    var found = 0
    var position = 0
    while position < catalogue.count {
      let row = catalogue.row(at: position)
      var end = position + 1
      let isFound: Bool
      switch row {
      case .folder(let folder):
        isFound = matcher.matches(catalogue.name(of: folder))
        if isFound { end = catalogue.end(of: position) }
      case .section(let number, _):
        isFound =
          isNamed(number, matcher)
          || (number == currentNumber && !matcher.matches(in: report, limit: 1).isEmpty)
      }
      if isFound {
        found += 1
        for inside in position..<end { isKept[inside] = true }
        var above = catalogue.parent(of: position)
        while let folder = above, !isKept[folder] {
          isKept[folder] = true
          above = catalogue.parent(of: folder)
        }
      }
      position = end
    }
    return (isKept.indices.filter { isKept[$0] }.map { Int32($0) }, found)
  }

  mutating func acceptFilter(_ prompt: Prompt) -> [Effect] {
    if prompt.line.isEmpty { dropFilter() }
    if library?.isOpening == true || (isFiltered && filteredRows == 0 && !isTreeWhole),
      mustWait(for: .address(prompt.line.text))
    {
      return []
    }
    if isFiltered, filteredRows == 0 {
      dropFilter()
      view.filter = prompt.before.view.filter
      tree.position = prompt.before.tree
      switch reports.collection {
      case .single: complain(TreeMessage.noHeading(prompt.line.text))
      case .library: complain(TreeMessage.noName(prompt.line.text, keys: keysThatSearch))
      }
      return []
    }
    switch reports.collection {
    case .single: goToFirst(HeadingMatcher(prompt.line.text).matches(in: report, limit: 1).first)
    case .library: acceptLibraryFilter(prompt.line.text)
    }
    return []
  }

  private mutating func goToFirst(_ section: SectionIndex?) {
    guard let section else { return }
    pointTree(at: section)
    if focus == .tree { view.place(start(of: section)) }
  }

  /// The names of the keys that search the texts from the tree.
  private var keysThatSearch: [String] {
    let key = shell.keyMap.firstKey(for: .searchForward)
    return (isNothingOpened ? [key] : [shell.keyMap.firstKey(for: .otherPane), key]).compactMap { $0 }
      .map { $0 == "tab" ? "Tab" : $0 }
  }

  /// Puts the cursor on the first row whose own name matches the typed text.
  private mutating func acceptLibraryFilter(_ typed: String) {
    let matcher = HeadingMatcher(typed)
    guard let filter = library?.filter else { return }
    let first = filter.kept.lazy.map { filter.catalogue.row(at: Int($0)) }.first { row in
      switch row {
      case .folder(let folder): matcher.matches(filter.catalogue.name(of: folder))
      case .section(let number, _): self.isNamed(number, matcher)
      }
    }
    if let first { preview(first) }
  }

  /// Filters a single report again that was replaced.
  mutating func filterAgain(_ criterion: TreeFilter.Criterion?) {
    switch criterion {
    case .words(let words): previewFilter(words)
    case .hits: if !search.stops.isEmpty { view.filter = TreeFilter(criterion: .hits, sectionsWithStops) }
    case nil: break
    }
  }

  // MARK: Hits

  mutating func toggleHitFilter() {
    if filterCriterion == .hits { return dropFilter() }
    switch reports.collection {
    case .single:
      if search.isSearched, isFindingStops || (search.stops.isEmpty && !isWhole), mustWait(for: awaitedHits) { return }
      guard !search.stops.isEmpty else { return complain(SearchMessage.nothingSearched) }
      view.filter = TreeFilter(criterion: .hits, sectionsWithStops)
    case .library:
      if search.isSearched, libraryStops.map({ $0.total == 0 && !isLibraryWhole }) ?? true, mustWait(for: awaitedHits) {
        return
      }
      guard let stops = libraryStops, stops.total > 0 else { return complain(SearchMessage.nothingSearched) }
      filterByHits()
    }
    tree.isWanted = true
    say(TreeMessage.showsHits(key: shell.keyMap.firstKey(for: .treeHits)))
  }

  /// Filters the library to the rows with stops, by the latest answers.
  mutating func filterByHits() {
    guard let stops = libraryStops else { return }
    let before = library?.filter
    let kept = stops.kept
    let found = kept.count { stops.catalogue.row(at: Int($0)).report != nil }
    var filter = LibraryFilter(criterion: .hits, catalogue: stops.catalogue, kept: kept, found: found)
    filter.folds.reading = library?.folds.reading
    if let before, before.criterion == .hits { filter.folds = before.folds }
    library?.filter = filter
    refilter()
  }

  /// The sections with stops, and their ancestors. Sections and stops are both in order, so each is walked once.
  private var sectionsWithStops: SectionSet {
    let stops = search.stops
    let sections = report.sections
    var holding = SectionSet(report)
    var next = 0
    for index in sections.indices where next < stops.count {
      let end = index + 1 < sections.count ? sections[index + 1].range.lower : nil
      let first = next
      while next < stops.count, end.map({ stops[next].lower < $0 }) ?? true { next += 1 }
      if next > first { holding.insert(SectionIndex(index)) }
    }
    return holding
  }
}
