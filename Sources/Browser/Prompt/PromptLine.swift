import ReportModel
import ScreenModel
import TextFacts

/// The line being typed, in place of the status line, with the candidates above it.
extension BrowserState {
  func drawPrompt(_ prompt: Prompt, _ geometry: Geometry, on canvas: inout Canvas) {
    let row = geometry.statusRow
    let width = geometry.size.columns
    canvas.fill(row: row, columns: 0..<width, role: .prompt)
    let state = rightSide(prompt)
    let stateStart = max(0, width - canvas.width(of: state) - 1)
    let showsState = stateStart > width / 3
    let end = showsState ? stateStart - 1 : width
    let start = canvas.put(label(of: prompt), row: row, columns: 0..<end, role: .prompt)
    // The line scrolls sideways to keep the cursor visible.
    let room = max(1, end - start - 1)
    let before = typesetter.tail(of: prompt.line.head, columns: room)
    let column = canvas.put(before, row: row, column: start, role: .promptText)
    let after = typesetter.cells(of: prompt.line.rest)
    canvas.put(after, row: row, column: column, role: .promptText)
    canvas.fill(row: row, columns: min(end, width)..<width, role: .prompt)
    if prompt.line.isEmpty { drawHints(prompt, row: row, columns: min(start + 1, end)..<end, on: &canvas) }
    if showsState { canvas.put(state, row: row, columns: stateStart..<width, role: .prompt) }
    let lines = errorLines(prompt, geometry)
    for (index, line) in lines.enumerated() {
      let place = row - lines.count + index
      canvas.fill(row: place, columns: 0..<width, role: .error)
      canvas.put(line, row: place, columns: 1..<width, role: .error)
    }
    // The reader is at the candidate while a theme is chosen and nothing is typed.
    if prompt.purpose != .theme || !prompt.line.isEmpty { canvas.placeCursor(row: row, column: column) }
    canvas.showCursor()
  }

  /// The words before the line.
  private func label(of prompt: Prompt) -> String {
    if prompt.purpose == .filter, library != nil { return PromptMessage.filterOfLibrary.message(in: language) }
    return prompt.purpose.message(in: language)
  }

  /// Draws what the keys of a prompt can do, dimmed and as many as there is room for, while nothing is typed.
  private func drawHints(_ prompt: Prompt, row: Int, columns: Range<Int>, on canvas: inout Canvas) {
    var column = columns.lowerBound
    for hint in hints(for: prompt) {
      let start = column == columns.lowerBound ? column : column + 2
      guard start + canvas.width(of: hint) <= columns.upperBound else { break }
      column = canvas.put(hint, row: row, columns: start..<columns.upperBound, role: .status)
    }
  }

  /// The keys of a prompt that change what the line means, each with its effect.
  private func hints(for prompt: Prompt) -> [String] {
    let wanted: [(Command, PromptMessage)]
    switch prompt.purpose {
    case .search:
      wanted = [
        (.promptRegular, .hintRegular), (.promptFolding, .hintFolding), (.promptQuery, .hintQuery),
        (.promptVariants, .hintVariants),
      ]
    case .filter: wanted = [(.promptComplete, .hintSearchText)]
    case .writing: wanted = [(.promptComplete, .hintTakeName)]
    case .check: wanted = [(.promptCancel, .hintBack), (.help, .hintKeys), (.promptComplete, .hintSort)]
    case .links: wanted = [(.promptCancel, .hintBack), (.help, .hintKeys)]
    case .goTo, .command, .pin, .theme, .termsFilter, .listFilter, .compareSearch, .note, .rename: wanted = []
    }
    return wanted.compactMap { command, message in
      shell.keyMap.firstKey(for: command, in: [.prompt]).map { Self.shown($0) + " " + message.message(in: language) }
    }
  }

  /// The error in the line, in rows above it.
  private func errorLines(_ prompt: Prompt, _ geometry: Geometry) -> ArraySlice<String> {
    guard let error = prompt.error else { return [] }
    return typesetter.wrapped(error, to: geometry.size.columns - 2).prefix(max(1, geometry.statusRow / 2))
  }

  /// The text at the right of the line: the switches that are on, and the number of matches.
  private func rightSide(_ prompt: Prompt) -> String {
    var parts = [PromptMessage.switches(prompt).message(in: language)]
    switch prompt.purpose {
    case .search where !prompt.line.isEmpty && prompt.error == nil:
      if let query = search.query, reportSearches.awaited[query] != nil {
        parts.append(SearchMessage.searchingReport.message(in: language))
        break
      }
      let place = hitPlace(search.current.map { $0 + 1 }, of: search.hits.count)
      // Without an open report only the library can have hits.
      if !isOverview {
        parts.append(
          search.hits.isEmpty && !isWhole
            ? ReadingMessage.reading.message(in: language)
            : search.hits.isEmpty
              ? SearchMessage.notFound("").message(in: language).trimming()
              : place)
      }
      if let stops = libraryStops { parts.append(SearchMessage.inAllReports(stops.total).message(in: language)) }
    case .termsFilter: parts.append(termsCount)
    case .listFilter: parts.append(openListPlace)
    case .goTo where !prompt.line.isEmpty: parts.append("\(prompt.candidates.count)")
    case .check, .links:
      parts.append(listPlace(prompt.candidates.isEmpty ? 0 : prompt.selected + 1, of: prompt.candidates.count))
    case .filter where !prompt.line.isEmpty:
      parts.append(NumberText.grouped(filteredRows))
      if filteredRows == 0 || size.columns >= Geometry.drawerBelow {
        parts.insert(contentsOf: hints(for: prompt), at: 0)
      }
    case .search, .goTo, .filter, .command, .pin, .theme, .writing, .compareSearch, .note, .rename: break
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  func drawCandidates(_ prompt: Prompt, _ geometry: Geometry, on canvas: inout Canvas) {
    let bottom = geometry.statusRow - errorLines(prompt, geometry).count
    // Half of the window, but four rows also in the smallest: fewer give no choice. One row stays to the page.
    let height = min(
      prompt.candidates.count, max(min(4, geometry.statusRow - 1), min(12, geometry.statusRow / 2)), bottom)
    guard height > 0 else { return }
    let first = min(max(0, prompt.selected - height + 1), prompt.candidates.count - height)
    let shown = prompt.candidates[first..<first + height]
    // In a narrow window the labels get the room, since they tell candidates apart.
    let most = min(max(geometry.size.columns / 3, 16), geometry.size.columns - 4)
    let labels = min(most, shown.map { canvas.width(of: $0.label) }.max() ?? 0)
    let matcher = HeadingMatcher(prompt.line.text)
    for (index, candidate) in shown.enumerated() {
      let row = bottom - height + index
      let role: Role = first + index == prompt.selected ? .listCurrent : .list
      if role == .listCurrent { canvas.placeCursor(row: row, column: 1) }
      canvas.fill(row: row, columns: 0..<geometry.size.columns, role: role)
      canvas.put(candidate.label, row: row, columns: 1..<1 + labels, role: role)
      let column = labels + 3 + 2 * candidate.indent
      guard column < geometry.size.columns else { continue }
      // The names of files to write differ at their ends.
      let detail =
        prompt.purpose == .writing
        ? typesetter.shortenedInside(candidate.detail, to: geometry.size.columns - column) : candidate.detail
      canvas.put(detail, row: row, columns: column..<geometry.size.columns, role: role)
      // The chosen row is highlighted as a whole.
      guard role == .list else { continue }
      switch prompt.purpose {
      case .goTo:
        markTyped(matcher, in: candidate.detail, row: row, columns: column..<geometry.size.columns, on: &canvas)
      case .pin: markTyped(matcher, in: candidate.label, row: row, columns: 1..<1 + labels, on: &canvas)
      case .search, .command, .filter, .theme, .check, .links, .termsFilter, .listFilter, .writing, .compareSearch,
        .note, .rename:
        break
      }
    }
  }

  /// Highlights the part of a candidate that was typed, or spelled in pinyin.
  private func markTyped(
    _ matcher: HeadingMatcher, in text: String, row: Int, columns: Range<Int>, on canvas: inout Canvas
  ) {
    guard let range = matcher.range(in: text) else { return }
    var column = columns.lowerBound
    for cell in typesetter.truncated(text, to: columns.count) {
      if range.contains(cell.offset.bytes) {
        canvas.restyle(row: row, columns: column..<column + cell.width, role: .listMatch)
      }
      column += cell.width
    }
  }
}
