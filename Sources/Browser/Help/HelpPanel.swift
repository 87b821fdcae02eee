import HelpPages
import ScreenModel
import TextFacts

/// The help: every command with the keys that the live key map gives it.
extension BrowserState {
  /// One line of the help.
  struct HelpLine: Equatable {
    var keys = ""
    var text = ""
    var isHeading = false
    /// Whether the text begins where keys do.
    var isWide = false
  }

  /// The columns before the description of a command.
  var helpKeyColumns: Int { min(30, max(10, size.columns * 2 / 5)) }

  /// The help in front, under the line of its filter where that is being typed; nil where there is none.
  var helpInFront: HelpPanel? {
    let layers = prompt?.purpose == .listFilter ? shell.layers.dropLast() : shell.layers[...]
    guard case .help(let panel) = layers.last else { return nil }
    return panel
  }

  /// The lines of the help in front, wrapped to the screen: the commands in the order of their table, or a page of the
  /// manual; those that the filter leaves, and the headings above them.
  var helpLines: [HelpLine] {
    let filter = helpInFront?.filter ?? ""
    let matcher = HeadingMatcher(filter)
    if let page = helpInFront?.page { return manualLines(page, matcher) }
    if let purpose = helpInFront?.purpose { return promptLines(purpose, matcher) }
    let bound = shell.keyMap.keysByCommand()
    var lines: [HelpLine] = []
    for group in CommandDefinition.HelpGroup.allCases {
      let rows = CommandTable.definitions.filter { $0.group == group }
        .map { (row: $0, keys: Self.keysShown(bound[$0.command.rawValue] ?? [])) }
        .filter { row, keys in
          matcher.isEmpty || isHelp(row, about: matcher) || keys.contains { $0.hasSameBytes(as: filter) }
        }
      guard !rows.isEmpty else { continue }
      if !lines.isEmpty { lines.append(HelpLine()) }
      lines += headingLines(group.message(in: language))
      for (row, keys) in rows { lines += helpLines(of: row, keys: keys) }
    }
    return lines + topicLines(matcher)
  }

  /// The keys of a command, or its name where it has none, beside what it does.
  func helpLines(of row: CommandDefinition, keys: [String], words: String? = nil) -> [HelpLine] {
    var keys = keys
    if keys.count > 5 { keys = [keys[0], keys[1], "…", keys[keys.count - 1]] }
    // Drop whole keys: half the name of a key does not help.
    while keys.count > 1, typesetter.width(of: keys.joined(separator: "  ")) > helpKeyColumns - 2 { keys.removeLast() }
    let name = language == .chinese ? row.chineseName : row.command.rawValue
    let shown = keys.isEmpty ? ":" + name : keys.joined(separator: "  ")
    let rows = typesetter.wrapped(words ?? named(row), to: size.columns - helpKeyColumns - 1)
    return rows.enumerated().map { HelpLine(keys: $0.offset == 0 ? shown : "", text: $0.element) }
  }

  /// The help of a command, in Chinese behind its name where that does not begin it: so one learns what to type after `:`.
  private func named(_ row: CommandDefinition) -> String {
    let words = row.help(in: language)
    guard language == .chinese, row.isTypeable, !words.hasPrefix(row.chineseName) else { return words }
    return "\(row.chineseName)：\(words)"
  }

  /// Keys as they are shown, each once.
  static func keysShown(_ bound: [String]) -> [String] {
    var keys: [String] = []
    for key in bound.map(shown) where !keys.contains(key) { keys.append(key) }
    return keys
  }

  /// Whether the words of a filter stand in what a command is called or does.
  func isHelp(_ row: CommandDefinition, about matcher: HeadingMatcher) -> Bool {
    ([row.help(in: language)] + row.names).contains { matcher.matches($0) }
  }

  /// The position of the help among the layers.
  private var helpLayer: Int? { shell.layers.lastIndex { if case .help = $0 { true } else { false } } }

  /// Changes the filter of the help in front.
  mutating func filterHelp(by words: String) {
    guard let index = helpLayer, var panel = helpInFront else { return }
    (panel.top, panel.filter) = (0, words)
    shell.layers[index] = .help(panel)
  }

  /// Opens the help at the part for what is in front, or closes it; with a topic its page, with any other word the lines
  /// about that. Over a line being typed it shows the keys of that line, which stays as it is below.
  mutating func openHelp(_ topic: String?) {
    if let purpose = prompt?.purpose { return shell.layers.append(.help(HelpPanel(purpose: purpose))) }
    if promptLayer != nil {
      shell.layers.removeLast()
      return
    }
    if !shell.covered.isEmpty { (shell.layers, shell.covered) = (shell.covered, []) }
    guard let topic = topic?.trimming(), !topic.isEmpty else { return toggleHelp() }
    let name = HelpTopic.name(meantBy: topic) ?? topic
    let page = HelpTopic.named(name)?.page(in: language) ?? options.manualPage(name)
    shell.layers.append(.help(HelpPanel(filter: page == nil ? topic : "", page: page)))
  }

  private mutating func toggleHelp() {
    if case .help = shell.layers.last {
      shell.layers.removeLast()
    } else {
      let group = helpGroupInFront
      shell.layers.append(.help(HelpPanel()))
      let heading = headingLines(group.message(in: language)).first
      let top = helpLines.firstIndex { $0 == heading } ?? 0
      shell.layers[shell.layers.count - 1] = .help(HelpPanel(top: min(top, lastHelpTop)))
    }
  }

  /// The part of the help about what is in front.
  private var helpGroupInFront: CommandDefinition.HelpGroup {
    switch pane {
    case .prompt, .text, .selection, .help: .text
    case .labels: .sections
    case .tree: .tree
    case .results: .searching
    case .list: openList.map { Self.helpGroup(of: $0.listing.kind) } ?? .lists
    case .terms: .terms
    case .compare: .comparing
    }
  }

  /// The part of the help about a list over the whole screen.
  private static func helpGroup(of kind: ListKind) -> CommandDefinition.HelpGroup {
    switch kind {
    case .marks, .pins, .notes, .messages: .lists
    case .hits, .saved: .searching
    case .terms, .track, .variants, .collocates, .rising: .terms
    case .edits, .years, .reuse, .reusedReports, .similar: .comparing
    case .findings, .skipped, .about: .reports
    }
  }

  /// The last row of the help that may stand first on the screen.
  private var lastHelpTop: Int { max(0, helpLines.count - (size.rows - 1)) }

  /// Scrolls the help.
  mutating func moveInHelp(_ motion: Motion) {
    guard var panel = helpInFront, let index = helpLayer else { return }
    let page = max(1, size.rows - 2)
    let last = lastHelpTop
    let target =
      switch motion {
      case .lineDown: panel.top + 1
      case .lineUp: panel.top - 1
      case .halfPageDown: panel.top + page / 2
      case .halfPageUp: panel.top - page / 2
      case .pageDown: panel.top + page
      case .pageUp: panel.top - page
      case .start: 0
      case .end: last
      case .percent: last * min(100, count ?? 0) / 100
      }
    panel.top = min(max(0, target), last)
    shell.layers[index] = .help(panel)
  }

  func drawHelp(_ panel: HelpPanel, on canvas: inout Canvas) {
    let lines = helpLines
    let height = max(0, size.rows - 1)
    let keyColumns = helpKeyColumns
    // A wider window needs fewer rows.
    let top = min(panel.top, lastHelpTop)
    for row in 0..<height {
      canvas.fill(row: row, columns: 0..<size.columns, role: .help)
      guard lines.indices.contains(top + row) else { continue }
      let line = lines[top + row]
      if line.isHeading {
        canvas.put(line.text, row: row, columns: 1..<size.columns, role: .helpHeading)
      } else if line.isWide {
        canvas.put(line.text, row: row, columns: min(2, size.columns)..<size.columns, role: .help)
      } else {
        canvas.put(line.keys, row: row, columns: 2..<min(size.columns, keyColumns), role: .helpKey)
        canvas.put(line.text, row: row, columns: min(size.columns, keyColumns + 1)..<size.columns, role: .help)
      }
    }
    canvas.placeCursor(row: 0, column: lines.indices.contains(top) && lines[top].isHeading ? 1 : 2)
    let last = min(lines.count, top + height)
    let shown = ShellMessage.rows(top + 1...max(top + 1, last), of: lines.count, isPlain: options.screen.isPlain)
    let filter = panel.filter.isEmpty ? "" : "  /" + typesetter.shortened(panel.filter, to: 16)
    let place = (lines.isEmpty ? ShellMessage.nothingFits : shown).message(in: language)
    let status = "\(ShellMessage.hintHelp.message(in: language))\(filter)  \(place)"
    canvas.fill(row: size.rows - 1, columns: 0..<size.columns, role: .status)
    canvas.put(status, row: size.rows - 1, columns: 1..<size.columns, role: .status)
    let hints: [(Command, String)] = [
      (.close, ShellMessage.hintBack.message(in: language)),
      (.listFilter, ShellMessage.hintFilter.message(in: language)),
    ]
    var end = size.columns - 1
    for (command, words) in hints {
      let key = shell.keyMap.keys(for: Invocation(command), in: [.panel]).first
      let hint = (key.map { "\(Self.shown($0)) " } ?? "") + words
      let column = end - canvas.width(of: hint)
      guard column > canvas.width(of: status) + 2 else { break }
      canvas.put(hint, row: size.rows - 1, columns: column..<size.columns, role: .statusKey)
      end = column - 2
    }
  }
}
