import TOMLKit

/// A settings file as its assignments in their order, each with its line. What is wrong costs the statement it is in.
struct SettingsDocument: Equatable {
  /// One `key = value`.
  struct Entry: Hashable {
    /// The keys from the root.
    var path: [String]
    var value: SettingValue
    var place: SettingsPlace
  }

  /// One `[table]`, which may be empty.
  struct Header: Hashable {
    var path: [String]
    var place: SettingsPlace
  }

  private(set) var entries: [Entry] = []
  private(set) var headers: [Header] = []
  let problems: [SettingsProblem]

  /// Reads a TOML text; `file` is how problems name it.
  init(_ bytes: [UInt8], file: String) {
    var text = TOMLText(bytes, file: file)
    let table = text.parse()
    problems = text.problems.sortedByPlace()
    guard let table else { return }
    for statement in text.statements {
      let place = SettingsPlace(file, line: statement.lines.lowerBound)
      if statement.kind == .table {
        headers.append(Header(path: statement.path, place: place))
      } else if let value = Self.value(at: statement.path, in: table) {
        entries.append(Entry(path: statement.path, value: value, place: place))
      }
    }
  }

  private static func value(at path: [String], in table: TOMLTable) -> SettingValue? {
    guard let key = path.last else { return nil }
    var table = table
    for step in path.dropLast() {
      guard let inner = table[step]?.table else { return nil }
      table = inner
    }
    return table[key].map { SettingValue($0) }
  }
}
