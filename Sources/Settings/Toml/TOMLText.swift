import TOMLKit

/// A TOML text from which what is wrong is taken out, statement by statement, until the parser takes the rest.
///
/// Not only for the user's comfort: after some texts, such as `[=` or `x = 1:`, the parser does not report an error but
/// ends the program (an assertion of toml++), so it sees only statements that the scanner found sound.
struct TOMLText {
  private var bytes: [UInt8]
  private let file: String
  /// The statements of what is left.
  private(set) var statements: [TOMLStatement] = []
  /// What was taken out, and why.
  private(set) var problems: [SettingsProblem] = []

  /// How many statements may be wrong before the file is given up.
  private static let patience = 50

  /// A text; `file` is how problems name it.
  init(_ bytes: [UInt8], file: String) {
    self.bytes = Self.leadingText(of: bytes)
    self.file = file
    guard self.bytes.count < bytes.count else { return }
    report(.notText(SettingsPlace(file, line: 1 + self.bytes.count { $0 == UInt8(ascii: "\n") })))
    // The line is left out whole: half of it would only earn a second problem.
    self.bytes.removeSubrange((self.bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)...)
  }

  /// The bytes before the first that is not UTF-8 or is NUL, at which the parser would end.
  private static func leadingText(of bytes: [UInt8]) -> [UInt8] {
    let text = Array(bytes.prefix { $0 != 0 })
    guard String(validating: text, as: UTF8.self) == nil else { return text }
    var valid = 0
    var decoder = UTF8()
    var input = text.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&input) { valid += UTF8.width(scalar) }
    return Array(text[..<valid])
  }

  /// The table of what is right; nil where too much is wrong.
  mutating func parse() -> TOMLTable? {
    for _ in 0..<Self.patience {
      // Taking out part of a string or a list may bring forth statements that were none: look at all of them again.
      repeat { statements = StatementScanner.statements(in: bytes) } while leaveOutUnsound() || leaveOutRepeated()
      do {
        return try TOMLTable(string: String(decoding: bytes, as: UTF8.self))
      } catch let error as TOMLParseError {
        let lines = linesToLeaveOut(at: max(1, error.source.begin.line))
        report(.syntax(SettingsPlace(file, line: lines.lowerBound), message: error.description))
        guard leaveOut(lines) else { return nil }
      } catch {
        return nil
      }
    }
    return nil
  }

  /// Adds a problem, unless there are already more than anyone reads.
  private mutating func report(_ problem: SettingsProblem) {
    if problems.count < Self.patience { problems.append(problem) }
  }

  private mutating func leaveOutUnsound() -> Bool {
    var isChanged = false
    for (index, statement) in statements.enumerated() {
      let place = SettingsPlace(file, line: statement.lines.lowerBound)
      switch statement.kind {
      case .table, .assignment: continue
      case .strayWord(let word):
        report(.notAValue(place, text: word))
        isChanged = leaveOut(statement.lines) || isChanged
      case .unreadable:
        report(.notAStatement(place))
        isChanged = leaveOut(statement.lines) || isChanged
      case .unreadableTable:
        report(.notAStatement(place))
        // What it holds would else belong to the table before it.
        isChanged = leaveOut(linesOfTable(at: index)) || isChanged
      }
    }
    return isChanged
  }

  private mutating func leaveOutRepeated() -> Bool {
    var isChanged = false
    var first: [[String]: Int] = [:]
    for statement in statements where statement.kind == .assignment {
      let line = statement.lines.lowerBound
      guard let earlier = first[statement.path] else {
        first[statement.path] = line
        continue
      }
      report(.repeatedKey(SettingsPlace(file, line: line), key: statement.path.last ?? "", firstLine: earlier))
      isChanged = leaveOut(statement.lines) || isChanged
    }
    return isChanged
  }

  /// The lines of the statement that an error on `line` is in, up to it; of a wrong `[table]`, all that it holds.
  private func linesToLeaveOut(at line: Int) -> ClosedRange<Int> {
    guard let index = statements.lastIndex(where: { $0.lines.lowerBound <= line }) else { return line...line }
    let statement = statements[index]
    guard statement.kind == .table else { return statement.lines.lowerBound...line }
    return statement.lines.contains(line) ? linesOfTable(at: index) : line...line
  }

  /// The lines of a `[table]` and of all that it holds.
  private func linesOfTable(at index: Int) -> ClosedRange<Int> {
    let first = statements[index].lines.lowerBound
    let next = statements[(index + 1)...].first { $0.kind == .table || $0.kind == .unreadableTable }
    return first...max(first, next.map { $0.lines.lowerBound - 1 } ?? .max)
  }

  /// Puts blanks over lines, so that all others keep their number; false where there was nothing to cover.
  private mutating func leaveOut(_ lines: ClosedRange<Int>) -> Bool {
    var isChanged = false
    var line = 1
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "\n") {
        line += 1
      } else if lines.contains(line), bytes[index] != UInt8(ascii: " ") {
        bytes[index] = UInt8(ascii: " ")
        isChanged = true
      }
    }
    return isChanged
  }
}
