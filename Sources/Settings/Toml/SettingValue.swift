/// The value of a key in a settings file. A number with a point, which no setting has, is `other`.
indirect enum SettingValue: Hashable, Sendable {
  case words(String)
  case number(Int)
  case truth(Bool)
  case list([SettingValue])
  case table([String: SettingValue])
  case other(String)

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
