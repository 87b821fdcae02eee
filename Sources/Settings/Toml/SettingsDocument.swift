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
  private(set) var problems: [SettingsProblem] = []

  /// How many statements may be wrong before the file is given up.
  private static let patience = 50

  /// Reads a TOML text; `file` is how problems name it.
  init(_ bytes: [UInt8], file: String) {
    var text = Self.leadingText(of: bytes)
    if text.count < bytes.count {
      let line = 1 + text.count { $0 == UInt8(ascii: "\n") }
      problems.append(.notText(SettingsPlace(file, line: line)))
      // The line is left out whole: half of it would only earn a second problem.
      text.removeSubrange((text.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)...)
    }
    var statements = StatementScanner.statements(in: text)
    leaveOutRepeated(&statements, from: &text, file: file)
    guard let table = parse(&text, leavingOutOf: &statements, file: file) else { return }
    for statement in statements {
      let place = SettingsPlace(file, line: statement.lines.lowerBound)
      switch statement.kind {
      case .table: headers.append(Header(path: statement.path, place: place))
      case .assignment:
        guard let value = Self.value(at: statement.path, in: table) else { continue }
        entries.append(Entry(path: statement.path, value: value, place: place))
      case .unreadable: continue
      }
    }
    problems = problems.sortedByPlace()
  }

  /// The bytes before the first that is not UTF-8 or is NUL, at which the parser would end.
  private static func leadingText(of bytes: [UInt8]) -> [UInt8] {
    let end = bytes.firstIndex(of: 0) ?? bytes.count
    let text = Array(bytes[..<end])
    guard String(validating: text, as: UTF8.self) == nil else { return text }
    var valid = 0
    var decoder = UTF8()
    var input = text.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&input) { valid += UTF8.width(scalar) }
    return Array(text[..<valid])
  }

  private mutating func leaveOutRepeated(_ statements: inout [TOMLStatement], from text: inout [UInt8], file: String) {
    var first: [[String]: Int] = [:]
    statements.removeAll { statement in
      guard statement.kind == .assignment else { return false }
      let line = statement.lines.lowerBound
      guard let earlier = first.updateValue(first[statement.path] ?? line, forKey: statement.path) else { return false }
      let key = statement.path.last ?? ""
      problems.append(.repeatedKey(SettingsPlace(file, line: line), key: key, firstLine: earlier))
      Self.blank(statement.lines, in: &text)
      return true
    }
  }

  private mutating func parse(
    _ text: inout [UInt8], leavingOutOf statements: inout [TOMLStatement], file: String
  ) -> TOMLTable? {
    for _ in 0..<Self.patience {
      do {
        return try TOMLTable(string: String(decoding: text, as: UTF8.self))
      } catch let error as TOMLParseError {
        let line = max(1, error.source.begin.line)
        let wrong = Self.linesToLeaveOut(at: line, of: statements)
        problems.append(.syntax(SettingsPlace(file, line: wrong.lowerBound), message: error.description))
        statements.removeAll { wrong.contains($0.lines.lowerBound) }
        let before = text
        Self.blank(wrong, in: &text)
        if text == before { return nil }
      } catch {
        return nil
      }
    }
    return nil
  }

  /// The lines of the statement that an error on `line` is in; of a wrong `[table]`, all that it holds.
  private static func linesToLeaveOut(at line: Int, of statements: [TOMLStatement]) -> ClosedRange<Int> {
    guard let index = statements.lastIndex(where: { $0.lines.lowerBound <= line }) else { return line...line }
    let statement = statements[index]
    guard statement.kind == .table else { return statement.lines.lowerBound...line }
    guard statement.lines.contains(line) else { return line...line }
    let next = statements[(index + 1)...].first { $0.kind == .table }
    return line...max(line, next.map { $0.lines.lowerBound - 1 } ?? .max - 1)
  }

  /// Puts blanks over lines, so that all others keep their number.
  private static func blank(_ lines: ClosedRange<Int>, in text: inout [UInt8]) {
    var line = 1
    for index in text.indices {
      if text[index] == UInt8(ascii: "\n") {
        line += 1
      } else if lines.contains(line) {
        text[index] = UInt8(ascii: " ")
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
