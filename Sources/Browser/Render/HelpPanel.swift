import ScreenModel

/// The help: every command with the keys that the live key map gives it.
extension BrowserState {
  /// One line of the help.
  struct HelpLine: Equatable {
    var keys: String
    var text: String
    var isHeading = false
  }

  /// All of the help, in the order of the command table.
  var helpLines: [HelpLine] {
    var lines: [HelpLine] = []
    for group in CommandRow.Group.allCases {
      if !lines.isEmpty { lines.append(HelpLine(keys: "", text: "")) }
      lines.append(HelpLine(keys: "", text: Words.group(group, language), isHeading: true))
      for row in CommandTable.rows where row.group == group {
        let bound = keyMap.bindings(of: row.command)
        var keys: [String] = []
        for binding in bound where !keys.contains(Self.shown(binding.keys)) { keys.append(Self.shown(binding.keys)) }
        if keys.count > 5 { keys = [keys[0], keys[1], "…", keys[keys.count - 1]] }
        let shown = keys.isEmpty ? ":" + row.command.rawValue : keys.joined(separator: "  ")
        lines.append(HelpLine(keys: shown, text: row.help(in: language)))
      }
    }
    return lines
  }

  func drawHelp(_ panel: HelpPanel, on canvas: inout Canvas) {
    let lines = helpLines
    let height = max(0, size.rows - 1)
    let keyColumns = min(30, max(10, size.columns * 2 / 5))
    for row in 0..<height {
      canvas.fill(row: row, columns: 0..<size.columns, role: .help)
      guard lines.indices.contains(panel.top + row) else { continue }
      let line = lines[panel.top + row]
      if line.isHeading {
        canvas.put(line.text, row: row, columns: 1..<size.columns, role: .helpHeading)
      } else {
        canvas.put(line.keys, row: row, columns: 2..<min(size.columns, keyColumns), role: .helpKey)
        canvas.put(line.text, row: row, columns: min(size.columns, keyColumns + 1)..<size.columns, role: .help)
      }
    }
    let last = min(lines.count, panel.top + height)
    let status = "\(Words.hintHelp(language))  \(panel.top + 1)–\(last)/\(lines.count)"
    canvas.fill(row: size.rows - 1, columns: 0..<size.columns, role: .status)
    canvas.put(status, row: size.rows - 1, columns: 1..<size.columns, role: .status)
    let close = keyMap.firstKey(for: .close).map { "\($0) " } ?? ""
    let leave = close + (language == .chinese ? "返回" : "back")
    let column = max(0, size.columns - canvas.width(of: leave) - 1)
    if column > canvas.width(of: status) + 2 {
      canvas.put(leave, row: size.rows - 1, columns: column..<size.columns, role: .statusKey)
    }
  }
}
