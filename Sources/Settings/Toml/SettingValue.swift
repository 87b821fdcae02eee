import TOMLKit

/// The value of a key in a settings file. What no setting has, such as half a number, is `other`.
indirect enum SettingValue: Hashable, Sendable {
  case words(String)
  case number(Int)
  case truth(Bool)
  case list([SettingValue])
  /// Keys and values of an inline table, sorted by key.
  case table([String: SettingValue])
  case other(String)

  init(_ value: any TOMLValueConvertible) {
    switch value.type {
    case .string: self = value.string.map(Self.words) ?? .other("")
    case .int: self = value.int.map(Self.number) ?? .other("")
    case .bool: self = value.bool.map(Self.truth) ?? .other("")
    case .array: self = .list(value.array?.map { SettingValue($0) } ?? [])
    case .table: self = .table(value.table.map(Self.entries) ?? [:])
    case .double, .date, .time, .dateTime: self = .other(value.debugDescription)
    }
  }

  private static func entries(of table: TOMLTable) -> [String: SettingValue] {
    var entries: [String: SettingValue] = [:]
    for key in table.keys {
      if let value = table[key] { entries[key] = SettingValue(value) }
    }
    return entries
  }

  /// The value as the file would have it, for a message.
  var text: String {
    switch self {
    case .words(let words): "\"\(words)\""
    case .number(let number): String(number)
    case .truth(let truth): String(truth)
    case .list(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
    case .table(let entries):
      "{ "
        + entries.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value.text)" }.joined(separator: ", ") + " }"
    case .other(let text): text
    }
  }
}
