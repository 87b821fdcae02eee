import ReportModel
import ScreenModel
import TextFacts

/// The last row: a notice, or where the reader is and how to get help; in the tree the whole heading of a row that is
/// cut there, in further rows above where it is long.
///
///     name  二（三） 31 %  1,460 字  term 3/8            F1 help  / search  s go to
extension BrowserState {
  /// `cut` are the words of the row under the tree's cursor, where the tree does not show all of them.
  func drawStatus(_ geometry: Geometry, cut: String?, on canvas: inout Canvas) {
    let row = geometry.statusRow
    let all = 0..<geometry.size.columns
    canvas.fill(row: row, columns: all, role: .status)
    let said = saidOnTop ?? (isLoadingShown ? nil : cut.map { drawWhole($0, geometry, on: &canvas) })
    let isBusy = shell.held.isHolding || shell.notice != nil || isLoadingShown
    var hints = hints(within: isBusy ? 0 : geometry.size.columns)
    func isTooWide(_ said: String) -> Bool {
      canvas.width(of: said) + hintColumns(hints, canvas) + 2 > geometry.size.columns
    }
    // The key for the help is always named; a message keeps all its words at the cost of the other hints.
    if let said, isTooWide(said), let first = hints.first {
      hints = [first]
      if isTooWide(said) { hints[0].text = "" }
    }
    let hintWidth = hintColumns(hints, canvas)
    let end = max(1, geometry.size.columns - hintWidth)
    var column = end
    for hint in hints {
      column =
        canvas.put(hint.key, row: row, columns: min(column, all.upperBound)..<all.upperBound, role: .statusKey) + 1
      column = canvas.put(hint.text, row: row, columns: min(column, all.upperBound)..<all.upperBound, role: .status) + 2
    }
    let left = 1..<max(1, end - 1)
    if let held = heldStatus(within: left.count) {
      canvas.fill(row: row, columns: 0..<left.upperBound, role: .notice)
      canvas.put(held, row: row, columns: left, role: .notice)
    } else if let notice = shell.notice {
      canvas.fill(row: row, columns: 0..<left.upperBound, role: notice.isError ? .error : .notice)
      let hits = notice.isBesideHits ? searchStatus : ""
      let room = hits.isEmpty ? left.count : max(0, left.count - canvas.width(of: hits) - 2)
      let text = typesetter.shortened(message: rest(of: notice, within: room, geometry, on: &canvas), to: room)
      canvas.put(text, row: row, columns: left, role: notice.isError ? .error : .notice)
      let end = left.lowerBound + canvas.width(of: text) + (text.isEmpty ? 0 : 2)
      canvas.put(hits, row: row, columns: min(end, left.upperBound)..<left.upperBound, role: .status)
    } else if let said {
      canvas.put(said, row: row, columns: left, role: cut == nil || saidOnTop != nil ? .notice : .status)
    } else {
      canvas.put(statusText(within: left.count, canvas), row: row, columns: left, role: .status)
    }
  }

  /// Whether the progress of loading is what the status line is for.
  private var isLoadingShown: Bool {
    library?.isLoading == true && (focus == .tree || isOverview) && !showsResults
  }

  /// Draws all but the last row of a heading over the panes, where it is longer than the status line, away from the row
  /// under the tree's cursor; returns the last row of it.
  private func drawWhole(_ heading: String, _ geometry: Geometry, on canvas: inout Canvas) -> String {
    let columns = geometry.size.columns - 2
    let key = Self.shown(shell.keyMap.firstKey(for: .help) ?? "") + ShellMessage.hintHelp.message(in: language)
    if canvas.width(of: heading) + canvas.width(of: key) + 6 <= columns { return heading }
    let lines = typesetter.wrapped(heading, to: columns)
    let above = lines.dropLast().prefix(geometry.statusRow / 2)
    let first = geometry.statusRow - above.count
    let isCovered = canvas.frame.cursor.map { $0.row >= first } ?? false
    for (index, line) in above.enumerated() {
      let row = (isCovered ? 0 : first) + index
      canvas.fill(row: row, columns: 0..<geometry.size.columns, role: .status)
      canvas.put(line, row: row, columns: 1..<geometry.size.columns, role: .status)
    }
    return lines.dropFirst(above.count).joined()
  }

  /// Draws the first rows of a notice that is longer than the status line above it; returns the rest of the notice.
  private func rest(of notice: Notice, within columns: Int, _ geometry: Geometry, on canvas: inout Canvas) -> String {
    guard !notice.isBesideHits, canvas.width(of: notice.text) > columns else { return notice.text }
    let lines = typesetter.wrapped(notice.text, to: max(2, columns))
    let above = lines.dropLast().prefix(geometry.statusRow / 2)
    for (index, line) in above.enumerated() {
      let row = geometry.statusRow - above.count + index
      let role: Role = notice.isError ? .error : .notice
      canvas.fill(row: row, columns: 0..<geometry.size.columns, role: role)
      canvas.put(line, row: row, columns: 1..<geometry.size.columns, role: role)
    }
    return lines.dropFirst(above.count).joined(separator: " ")
  }

  private func hintColumns(_ hints: [(key: String, text: String)], _ canvas: Canvas) -> Int {
    hints.reduce(0) { sum, hint in
      sum + canvas.width(of: hint.key) + canvas.width(of: hint.text) + (hint.text.isEmpty ? 1 : 3)
    }
  }

  /// The text in place of the status: a notice, or the name of an awaited answer or key.
  private var saidOnTop: String? {
    if let held = heldStatus(within: size.columns - 10) { return held }
    if let notice = shell.notice { return notice.text }
    if shell.keys.awaitedMark != nil { return ReadingMessage.awaitsMark.message(in: language) }
    if case .labels = shell.layers.last { return ReadingMessage.typeLabel.message(in: language) }
    return nil
  }

  /// The left part of the status line: whole, or where there is no room its most important parts.
  private func statusText(within columns: Int, _ canvas: Canvas) -> String {
    if let library, !showsResults, isOverview || focus == .tree,
      let text = libraryStatus(library, columns, canvas)
    {
      return text
    }
    if let selectionStatus { return (count.map { "\($0)  " } ?? "") + selectionStatus }
    let comparing = comparingStatus(within: columns)
    if !comparing.isEmpty { return comparing }
    if showsResults { return resultsStatus(within: columns, canvas) }
    if isNothingRead { return unreadStatus(within: columns, canvas) }
    let section = currentSection
    let address = addressOfSection
    let typed = (count.map(String.init) ?? "") + shell.keys.pending.map(\.text).joined(by: " ")
    let level =
      options.screen.isPlain && section != .root ? TreeRowState(level: report[section].level).message(in: language) : ""
    let place = [address + level, percent].filter { !$0.isEmpty }.joined(by: separator)
    let size = ReadingMessage.characters(report[section].characters).message(in: language)
    let reading = readingStatus
    let encoding = report.encoding == .utf8 ? "" : report.encoding.rawValue
    let link = linkStatus(within: max(20, columns / 2))
    let filter = filterStatus
    let others = [typed, place, size, searchStatus, encoding, reading, link, filter].filter { !$0.isEmpty }.joined(
      by: "  ")
    let name = shortName(columns: min(40, max(10, columns - canvas.width(of: others) - 2)))
    let parts = [typed, name, place, size, searchStatus, encoding, reading, link, filter]
    // In a narrow window drop the size first, then the encoding, the name, and last the search.
    for dropped in [
      [], [3], [3, 5], [3, 5, 1], [3, 5, 1, 6], [3, 5, 1, 6, 7], [3, 5, 1, 6, 7, 4], [3, 5, 1, 6, 7, 4, 8],
    ] as [[Int]] {
      let kept = parts.enumerated().filter { !dropped.contains($0.offset) && !$0.element.isEmpty }.map(\.element)
      let text = kept.joined(by: options.screen.isPlain ? ", " : "  ")
      if canvas.width(of: text) <= columns { return text }
    }
    return place
  }

  /// The address of the section being read; empty in none.
  var addressOfSection: String {
    currentSection == .root ? "" : reading.open.addresses.address(of: currentSection)
  }

  /// The text between the parts of a place: a comma where they are read aloud.
  private var separator: String { options.screen.isPlain ? ", " : " " }

  /// The status of a report of which nothing is there: its name and how far it has come, or as much of that as there is
  /// room for.
  private func unreadStatus(within columns: Int, _ canvas: Canvas) -> String {
    let name = shortName(columns: 40)
    guard let progress = readingProgress else { return typesetter.shortened(name, to: columns) }
    let words = ReadingMessage.readingProgress(progress).message(in: language)
    let share = ReadingMessage.readingShare(progress).message(in: language)
    let texts = ["\(name)  \(words)", words, share].filter { !$0.isEmpty }
    return texts.first { canvas.width(of: $0) <= columns } ?? typesetter.shortened(texts.last ?? "", to: columns)
  }

  /// The progress of the report in front while it is being read; else that of loading the library.
  private var readingStatus: String {
    if let readingProgress { return ReadingMessage.readingProgress(readingProgress).message(in: language) }
    return report.isComplete ? loadingPercent : ReadingMessage.incomplete.message(in: language)
  }

  /// The status of the library, while no report is being read or the tree has the keys: the progress of loading, or
  /// without a report the size of the library; nil where the status of the report is of more use.
  private func libraryStatus(_ library: LibraryState, _ columns: Int, _ canvas: Canvas) -> String? {
    if library.isLoading, let progress = library.progress, count == nil, shell.keys.pending.isEmpty {
      let texts = LoadingDetail.allCases.map { LibraryMessage.loading(progress, $0).message(in: language) }
      return texts.first { canvas.width(of: $0) <= columns } ?? texts.last
    }
    guard isOverview else { return nil }
    let all = libraryStops.map { SearchMessage.inAllReports($0.total).message(in: language) } ?? ""
    let found = [search.query.map { typesetter.shortened($0.pattern, to: 20) } ?? "", all].joined(separator: " ")
    let typed = (count.map(String.init) ?? "") + shell.keys.pending.map(\.text).joined(by: " ")
    let size = LibraryMessage.size(reports: library.catalogue.reportCount, bytes: library.library.bytes)
    let skipped = LibraryMessage.skipped(reports.skipped.count)
    return [typed, filterStatus, size.message(in: language), skipped.message(in: language), found.trimming()]
      .filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// The progress of loading the library; empty when it is loaded.
  var loadingPercent: String {
    guard let library, library.isLoading, let progress = library.progress else { return "" }
    return ReadingMessage.reading.message(in: language) + " \(progress.percent) %"
  }

  /// The name of the report's file without its folders, after its number where there are several reports.
  private func shortName(columns: Int) -> String {
    var number = ""
    if reportCount > 1, let ordinal {
      number = listPlace(ordinal + 1, of: reportCount) + " "
    }
    return number + typesetter.shortened(shownName, to: max(4, columns - number.count))
  }

  /// The place of the last visible byte in the report, in percent, counted like `less`.
  var percent: String {
    let total = max(
      1, ((report.paragraphs.last { $0.kind != .blank } ?? report.paragraphs.last)?.range.upper ?? report.end).bytes)
    let bottom = visibleRange.upper.bytes
    let value = bottom >= total ? 100 : bottom * 100 / total
    return "\(value) %"
  }

  /// `term 3/8`, or `term 8` while the reader is at none of the hits.
  var searchStatus: String {
    let stops = search.stops
    let separator = options.screen.isPlain ? ", " : "  "
    let all = libraryStops.map { separator + SearchMessage.inAllReports($0.total).message(in: language) } ?? ""
    let place = hitPlace(search.current.map { $0 + 1 }, of: stops.count)
    if search.scope == .pinned {
      let name = options.screen.isPlain ? SearchMessage.pinnedTerms.message(in: language) : "✦"
      return "\(name) \(place)\(all)"
    }
    guard let query = search.query else { return "" }
    let pattern = typesetter.shortened(query.pattern, to: 20) + (options.screen.isPlain ? ":" : "")
    if let sortedPlace { return "\(pattern) \(sortedPlace)" }
    return "\(pattern) \(place)\(all)"
  }

  /// `3/12`, or in words: a row of a list, or a report of a library.
  func listPlace(_ number: Int, of count: Int) -> String {
    ShellMessage.place(number, of: count, isPlain: options.screen.isPlain).message(in: language)
  }

  /// `3/8`, or in words; the number of all hits alone while the reader is at none of them.
  func hitPlace(_ number: Int?, of count: Int) -> String {
    guard options.screen.isPlain else {
      return (number.map { "\(NumberText.grouped($0))/" } ?? "") + SearchState.shown(count)
    }
    return SearchMessage.hit(number, of: SearchState.shown(count)).message(in: language)
  }

  /// The keys named at the right, taken from the key map; the first is always the one for the help.
  private func hints(within columns: Int) -> [(key: String, text: String)] {
    let inResults: [(Command, String)] = [
      (.help, ShellMessage.hintHelp.message(in: language)), (.close, ShellMessage.hintBack.message(in: language)),
      (.resultsOrder, ResultsMessage.hintOrder.message(in: language)),
    ]
    let inSelection: [(Command, String)] = [
      (.copy, SelectionMessage.hintCopy.message(in: language)),
      (.copyCitation, SelectionMessage.hintCite.message(in: language)),
      (.cancel, SelectionMessage.hintLeave.message(in: language)),
    ]
    let filters = focus == .tree && !isNothingOpened && shell.keyMap.firstKey(for: .treeSearch) != nil
    let slash: (Command, String) =
      filters
      ? (.treeSearch, TreeMessage.hintFilter.message(in: language))
      : (.searchForward, SearchMessage.hintSearch.message(in: language))
    let wanted: [(Command, String)] =
      selection != nil
      ? inSelection
      : showsResults
        ? inResults
        : [
          (.help, ShellMessage.hintHelp.message(in: language)), slash,
          (.goTo, PromptMessage.hintGoTo.message(in: language)),
        ]
    // Without a key map there is no key to name.
    guard !shell.keyMap.isEmpty else { return [] }
    let room = columns < 60 ? 1 : columns < 80 ? 2 : 3
    return wanted.prefix(room).map { command, text in
      let own = selection == nil ? nil : shell.keyMap.keys(for: Invocation(command), in: [.selection]).first
      return ((own ?? shell.keyMap.firstKey(for: command)).map(Self.shown) ?? ":\(command.rawValue)", text)
    }
  }

  /// A key as people write it: `F1`, `^O`.
  static func shown(_ key: String) -> String {
    if key.count > 1, key.first == "f", Int(key.dropFirst()) != nil { return key.uppercased() }
    if key.hasPrefix("ctrl-"), key.count == 6 { return "^" + key.dropFirst(5).uppercased() }
    return key
  }
}
