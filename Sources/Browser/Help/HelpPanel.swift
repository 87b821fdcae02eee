import ScreenModel

/// The help: every command with the keys that the live key map gives it.
extension BrowserState {
  /// One line of the help.
  struct HelpLine: Equatable {
    var keys: String
    var text: String
    var isHeading = false
  }

  /// The columns before the description of a command.
  private var helpKeyColumns: Int { min(30, max(10, size.columns * 2 / 5)) }

  /// All lines of the help, in the order of the command table, wrapped to the screen.
  var helpLines: [HelpLine] {
    var lines: [HelpLine] = []
    for group in CommandDefinition.HelpGroup.allCases {
      if !lines.isEmpty { lines.append(HelpLine(keys: "", text: "")) }
      for text in typesetter.wrapped(group.message(in: language), to: size.columns - 2) {
        lines.append(HelpLine(keys: "", text: text, isHeading: true))
      }
      for row in CommandTable.definitions where row.group == group {
        let bound = shell.keyMap.bindings(of: row.command)
        var keys: [String] = []
        for binding in bound where !keys.contains(Self.shown(binding.keys)) { keys.append(Self.shown(binding.keys)) }
        if keys.count > 5 { keys = [keys[0], keys[1], "…", keys[keys.count - 1]] }
        // Drop whole keys: half the name of a key does not help.
        while keys.count > 1, typesetter.width(of: keys.joined(separator: "  ")) > helpKeyColumns - 2 {
          keys.removeLast()
        }
        let shown = keys.isEmpty ? ":" + row.command.rawValue : keys.joined(separator: "  ")
        let rows = typesetter.wrapped(row.help(in: language), to: size.columns - helpKeyColumns - 1)
        for (index, text) in rows.enumerated() { lines.append(HelpLine(keys: index == 0 ? shown : "", text: text)) }
      }
    }
    return lines
  }

  mutating func toggleHelp() {
    if case .help = shell.layers.last {
      shell.layers.removeLast()
    } else {
      shell.layers.append(.help(HelpPanel()))
    }
  }

  /// Scrolls the help.
  mutating func moveInHelp(_ motion: Motion) {
    guard case .help(let panel) = shell.layers.popLast() else { return }
    let page = max(1, size.rows - 2)
    let last = max(0, helpLines.count - (size.rows - 1))
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
    shell.layers.append(.help(HelpPanel(top: min(max(0, target), last))))
  }

  func drawHelp(_ panel: HelpPanel, on canvas: inout Canvas) {
    let lines = helpLines
    let height = max(0, size.rows - 1)
    let keyColumns = helpKeyColumns
    // A wider window needs fewer rows.
    let top = min(panel.top, max(0, lines.count - height))
    for row in 0..<height {
      canvas.fill(row: row, columns: 0..<size.columns, role: .help)
      guard lines.indices.contains(top + row) else { continue }
      let line = lines[top + row]
      if line.isHeading {
        canvas.put(line.text, row: row, columns: 1..<size.columns, role: .helpHeading)
      } else {
        canvas.put(line.keys, row: row, columns: 2..<min(size.columns, keyColumns), role: .helpKey)
        canvas.put(line.text, row: row, columns: min(size.columns, keyColumns + 1)..<size.columns, role: .help)
      }
    }
    canvas.placeCursor(row: 0, column: lines.indices.contains(top) && lines[top].isHeading ? 1 : 2)
    let last = min(lines.count, top + height)
    let shown = ShellMessage.rows(top + 1...max(top + 1, last), of: lines.count, isPlain: options.isPlain)
    let status = "\(ShellMessage.hintHelp.message(in: language))  \(shown.message(in: language))"
    canvas.fill(row: size.rows - 1, columns: 0..<size.columns, role: .status)
    canvas.put(status, row: size.rows - 1, columns: 1..<size.columns, role: .status)
    let close = shell.keyMap.firstKey(for: .close).map { "\($0) " } ?? ""
    let leave = close + ShellMessage.hintBack.message(in: language)
    let column = max(0, size.columns - canvas.width(of: leave) - 1)
    if column > canvas.width(of: status) + 2 {
      canvas.put(leave, row: size.rows - 1, columns: column..<size.columns, role: .statusKey)
    }
  }
}
