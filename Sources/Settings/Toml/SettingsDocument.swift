import TextFacts

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
  private(set) var problems: [SettingsProblem] = []

  /// The most problems that are told of one file.
  private static let mostProblems = WorkBudget.settingsProblems

  /// Reads a TOML text; `file` is how problems name it.
  init(_ bytes: [UInt8], file: String) {
    let text = Self.leadingText(of: bytes)
    var scanner = TOMLScanner(text, file: file)
    var taken = TakenKeys()
    var isLost = false
    while let statement = scanner.next() {
      let place = SettingsPlace(file, line: statement.line)
      switch statement.kind {
      case .table:
        isLost = refused(taken.takeTable(statement.path, line: statement.line), at: place)
        if !isLost { headers.append(Header(path: statement.path, place: place)) }
      case .assignment(let value) where !isLost:
        if refused(taken.takeKey(statement.path, line: statement.line), at: place) { continue }
        entries.append(Entry(path: statement.path, value: value, place: place))
      case .assignment: continue
      case .wrong(let problem):
        report(problem)
      case .wrongTable(let problem):
        isLost = true
        report(problem)
      }
    }
    if text.count < bytes.count {
      report(.notText(SettingsPlace(file, line: 1 + bytes[..<Self.validCount(of: bytes)].count { $0 == 10 })))
    }
  }

  private mutating func report(_ problem: SettingsProblem) {
    if problems.count < Self.mostProblems { problems.append(problem) }
  }

  private mutating func refused(_ clash: TakenKeys.Clash?, at place: SettingsPlace) -> Bool {
    guard let clash else { return false }
    report(.repeatedKey(place, key: clash.key, firstLine: clash.line))
    return true
  }

  /// The whole lines before the first byte that is not UTF-8 or is NUL.
  private static func leadingText(of bytes: [UInt8]) -> [UInt8] {
    let count = validCount(of: bytes)
    guard count < bytes.count else { return bytes }
    return Array(bytes[..<(bytes[..<count].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)])
  }

  private static func validCount(of bytes: [UInt8]) -> Int {
    let text = bytes.prefix { $0 != 0 }
    guard String(validating: text, as: UTF8.self) == nil else { return text.count }
    var count = 0
    var decoder = UTF8()
    var input = text.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&input) { count += UTF8.width(scalar) }
    return count
  }
}

/// The keys that a document has set so far: none twice, none both a value and a table, no table opened twice (TOML
/// 1.0.0, "Table").
private struct TakenKeys {
  struct Clash {
    var key: String
    var line: Int
  }

  private enum Use {
    case value, openedTable
    /// A table that is there because something is in it.
    case impliedTable
  }

  /// A key with those below it, numbers of `nodes`.
  private struct Node {
    var use: Use
    var line: Int
    var below: [String: Int] = [:]
  }

  /// The first is the root, above all keys.
  private var nodes = [Node(use: .impliedTable, line: 0)]

  mutating func takeKey(_ path: [String], line: Int) -> Clash? { take(path, as: .value, line: line) }

  mutating func takeTable(_ path: [String], line: Int) -> Clash? { take(path, as: .openedTable, line: line) }

  private mutating func take(_ path: [String], as use: Use, line: Int) -> Clash? {
    var at = 0
    for key in path.dropLast() {
      at = nodes[at].below[key] ?? add(key, to: at, Node(use: .impliedTable, line: line))
      if nodes[at].use == .value { return Clash(key: key, line: nodes[at].line) }
    }
    guard let key = path.last else { return nil }
    guard let known = nodes[at].below[key] else {
      _ = add(key, to: at, Node(use: use, line: line))
      return nil
    }
    guard nodes[known].use == .impliedTable, use != .value else { return Clash(key: key, line: nodes[known].line) }
    (nodes[known].use, nodes[known].line) = (use, line)
    return nil
  }

  private mutating func add(_ key: String, to parent: Int, _ node: Node) -> Int {
    nodes.append(node)
    nodes[parent].below[key] = nodes.count - 1
    return nodes.count - 1
  }
}
