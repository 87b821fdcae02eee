import TextFacts

/// One statement of a TOML text.
struct TOMLStatement {
  enum Kind {
    /// `[table]`
    case table
    /// `key = value`
    case assignment(SettingValue)
    case wrong(SettingsProblem)
    /// A `[table]` that is wrong, so that no one knows where what follows belongs.
    case wrongTable(SettingsProblem)
  }

  var kind: Kind
  /// The keys from the root: a table's own, and for an assignment its key after those of its table.
  var path: [String]
  /// The line it begins on, counted from 1.
  var line: Int
}

/// Reads a TOML text statement by statement, going on after a wrong one.
///
/// It reads the part of TOML 1.0.0 that settings are made of: comments; bare, quoted and dotted keys; tables; the four
/// kinds of strings, numbers, `true` and `false`, lists and inline tables. Dates, numbers that are not decimal and
/// arrays of tables, which no setting has, are wrong here. A reader of our own, because every problem has its line, a
/// typing mistake costs one statement and not the file, and the start of the program waits for it.
struct TOMLScanner {
  private let bytes: [UInt8]
  private let file: String
  private var index = 0
  private var line = 1
  private var lineStart = 0
  private var table: [String] = []
  /// The first word of the present value that is none.
  private var stray: SettingsProblem?

  /// The deepest nesting of lists and inline tables.
  private static let depthLimit = WorkBudget.settingsDepth

  /// Reads `bytes`, which are UTF-8; `file` is how problems name it.
  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The next statement; nil after the last.
  mutating func next() -> TOMLStatement? {
    skipSpace()
    guard let byte else { return nil }
    let first = line
    let isTable = byte == UInt8(ascii: "[")
    do throws(SettingsProblem) {
      return isTable ? try header() : try assignment()
    } catch {
      recover(from: first)
      if isTable { table = [] }
      return TOMLStatement(kind: isTable ? .wrongTable(error) : .wrong(error), path: table, line: first)
    }
  }

  private mutating func header() throws(SettingsProblem) -> TOMLStatement {
    let first = place
    advance()
    let path = try keyPath()
    guard byte == UInt8(ascii: "]") else { throw .notAStatement(first) }
    advance()
    try endStatement()
    table = path
    return TOMLStatement(kind: .table, path: path, line: first.line)
  }

  private mutating func assignment() throws(SettingsProblem) -> TOMLStatement {
    let first = place
    let path = try keyPath()
    guard byte == UInt8(ascii: "=") else { throw .notAStatement(first) }
    advance()
    stray = nil
    let value = try value(in: first, depth: 0)
    if let stray {
      skipLine()
      return TOMLStatement(kind: .wrong(stray), path: table + path, line: first.line)
    }
    try endStatement()
    return TOMLStatement(kind: .assignment(value), path: table + path, line: first.line)
  }

  /// Refuses anything but a comment between a statement and the end of its line.
  private mutating func endStatement() throws(SettingsProblem) {
    skipBlanks()
    guard let byte, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "#") else { return }
    throw .notAValue(place, text: word())
  }

  /// Moves to where the next statement may begin: behind this line, or, for a list that was never closed, to the line
  /// on which that became plain.
  private mutating func recover(from first: Int) {
    if line > first, index < bytes.count { index = lineStart } else { skipLine() }
  }
}

// MARK: moving

extension TOMLScanner {
  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private var place: SettingsPlace { SettingsPlace(file, line: line) }

  private func follows(_ byte: UInt8, times: Int) -> Bool {
    index + times <= bytes.count && bytes[index..<index + times].allSatisfy { $0 == byte }
  }

  private mutating func advance() {
    guard let byte else { return }
    index += 1
    if byte == UInt8(ascii: "\n") {
      line += 1
      lineStart = index
    }
  }

  /// Moves to the end of the line, not over it.
  private mutating func skipLine() {
    while let byte, byte != UInt8(ascii: "\n") { index += 1 }
  }

  private mutating func skipBlanks() {
    while let byte, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") { index += 1 }
  }

  /// Moves over blanks, line ends and comments.
  private mutating func skipSpace() {
    skipBlanks()
    while byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "#") {
      if byte == UInt8(ascii: "#") { skipLine() } else { advance() }
      skipBlanks()
    }
  }

  /// Takes what stands here up to a blank or a sign of TOML's own; of such a sign, it alone.
  private mutating func word() -> String {
    let start = index
    while let byte, byte > 0x20, !Self.isSign(byte) { index += 1 }
    if index == start { advance() }
    return String(decoding: bytes[start..<index].prefix(WorkBudget.settingBytes), as: UTF8.self)
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "="), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "#"):
      true
    default: false
    }
  }
}

// MARK: keys

extension TOMLScanner {
  /// Keys with dots between them, and the blanks after them.
  private mutating func keyPath() throws(SettingsProblem) -> [String] {
    var path: [String] = []
    while true {
      skipBlanks()
      path.append(try key())
      skipBlanks()
      guard byte == UInt8(ascii: ".") else { return path }
      advance()
    }
  }

  private mutating func key() throws(SettingsProblem) -> String {
    if let byte, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      guard !follows(byte, times: 3) else { throw .notAStatement(place) }
      return try string(atMost: WorkBudget.settingKeyBytes)
    }
    let start = index
    while let byte, Self.isBare(byte) { index += 1 }
    guard index > start, index - start <= WorkBudget.settingKeyBytes else { throw .notAStatement(place) }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

// MARK: values

extension TOMLScanner {
  /// The value that begins here, of a statement that began at `first`.
  private mutating func value(in first: SettingsPlace, depth: Int) throws(SettingsProblem) -> SettingValue {
    skipBlanks()
    guard depth < Self.depthLimit else { throw .notAValue(place, text: word()) }
    switch byte {
    case nil, UInt8(ascii: "\n"), UInt8(ascii: "#"): throw .missingValue(first)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .words(try string())
    case UInt8(ascii: "["): return .list(try list(in: first, depth: depth))
    case UInt8(ascii: "{"): return .table(try inlineTable(in: first, depth: depth))
    default: return try plainValue(in: first)
    }
  }

  /// A word without quotes. One that is no value does not end a list on the statement's own line, so that the rest of
  /// the list is not taken for statements.
  private mutating func plainValue(in first: SettingsPlace) throws(SettingsProblem) -> SettingValue {
    let start = place
    let word = word()
    if word == "true" || word == "false" { return .truth(word == "true") }
    if let number = Int(word.filter { $0 != "_" }), word.first != "_", word.last != "_" { return .number(number) }
    let digits = word.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isDecimal = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    if isDecimal, parts.count == 2, word.utf8.count - digits.count <= 1 { return .other(word) }
    let problem = SettingsProblem.notAValue(start, text: word)
    guard start.line == first.line || stray != nil, !word.utf8.allSatisfy(Self.isSign) else { throw problem }
    if stray == nil { stray = problem }
    return .other(word)
  }

  private mutating func list(in first: SettingsPlace, depth: Int) throws(SettingsProblem) -> [SettingValue] {
    advance()
    var values: [SettingValue] = []
    while true {
      skipSpace()
      if byte == UInt8(ascii: "]") { break }
      guard byte != nil else { throw .unfinishedValue(first) }
      values.append(try value(in: first, depth: depth + 1))
      skipSpace()
      if byte == UInt8(ascii: "]") { break }
      guard byte == UInt8(ascii: ",") else { throw .unfinishedValue(first) }
      advance()
    }
    advance()
    return values
  }

  /// A table in one line. Dotted keys in it make tables in it; a comma behind the last entry is let pass, as in lists
  /// (and in TOML 1.1).
  private mutating func inlineTable(
    in first: SettingsPlace, depth: Int
  ) throws(SettingsProblem) -> [String: SettingValue] {
    advance()
    var entries: [String: SettingValue] = [:]
    skipBlanks()
    while byte != UInt8(ascii: "}") {
      let start = place
      let path = try keyPath()
      guard byte == UInt8(ascii: "=") else { throw .unfinishedValue(first) }
      advance()
      let value = try value(in: first, depth: depth + 1)
      guard Self.insert(value, at: path[...], in: &entries) else {
        throw .repeatedKey(start, key: path.joined(separator: "."), firstLine: start.line)
      }
      skipBlanks()
      guard byte == UInt8(ascii: ",") else { break }
      advance()
      skipBlanks()
    }
    guard byte == UInt8(ascii: "}") else { throw .unfinishedValue(first) }
    advance()
    return entries
  }

  /// Puts a value into a table; false where there is one already.
  private static func insert(
    _ value: SettingValue, at path: ArraySlice<String>, in entries: inout [String: SettingValue]
  ) -> Bool {
    guard let key = path.first else { return false }
    let rest = path.dropFirst()
    if rest.isEmpty {
      return entries.updateValue(value, forKey: key) == nil
    }
    var inner: [String: SettingValue] = [:]
    if let known = entries[key] {
      guard case .table(let table) = known else { return false }
      inner = table
    }
    guard insert(value, at: rest, in: &inner) else { return false }
    entries[key] = .table(inner)
    return true
  }
}

// MARK: strings

extension TOMLScanner {
  /// The string that begins here, quotes taken off and escapes resolved.
  private mutating func string(atMost most: Int = WorkBudget.settingBytes) throws(SettingsProblem) -> String {
    let first = place
    guard let quote = byte else { return "" }
    let isLong = follows(quote, times: 3)
    index += isLong ? 3 : 1
    if isLong {
      // A line end right after the quotes does not count.
      if byte == UInt8(ascii: "\r") { index += 1 }
      if byte == UInt8(ascii: "\n") { advance() }
    }
    var out: [UInt8] = []
    while let byte {
      if byte == quote, !isLong || follows(quote, times: 3) {
        // A long string may end in one or two quotes of its own.
        for _ in 0..<2 where isLong && follows(quote, times: 4) {
          out.append(quote)
          index += 1
        }
        index += isLong ? 3 : 1
        guard out.count <= most else { throw .tooLongValue(first, limit: most) }
        return String(decoding: out, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\n"), !isLong { break }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        out += try escape(isLong: isLong)
      } else {
        out.append(byte)
        advance()
      }
    }
    throw .unfinishedValue(first)
  }

  /// The bytes that an escape sequence stands for (TOML 1.0.0, "String").
  private mutating func escape(isLong: Bool) throws(SettingsProblem) -> [UInt8] {
    advance()
    let letter = byte
    if isLong, letter == UInt8(ascii: "\n") || letter == UInt8(ascii: "\r") || letter == UInt8(ascii: " ") {
      // A line end behind a backslash goes, with all the blanks after it.
      while let byte, byte == UInt8(ascii: "\n") || byte <= 0x20 { advance() }
      return []
    }
    switch letter {
    case UInt8(ascii: "b"): return taking([8])
    case UInt8(ascii: "t"): return taking([9])
    case UInt8(ascii: "n"): return taking([10])
    case UInt8(ascii: "f"): return taking([12])
    case UInt8(ascii: "r"): return taking([13])
    case UInt8(ascii: "\""): return taking([UInt8(ascii: "\"")])
    case UInt8(ascii: "\\"): return taking([UInt8(ascii: "\\")])
    case UInt8(ascii: "u"): return try scalar(digits: 4)
    case UInt8(ascii: "U"): return try scalar(digits: 8)
    default: throw .notAValue(place, text: "\\" + word())
    }
  }

  private mutating func taking(_ bytes: [UInt8]) -> [UInt8] {
    index += 1
    return bytes
  }

  private mutating func scalar(digits: Int) throws(SettingsProblem) -> [UInt8] {
    let end = min(index + 1 + digits, bytes.count)
    let text = String(decoding: bytes[index + 1..<end], as: UTF8.self)
    guard text.utf8.count == digits, text.first != "+", text.first != "-",
      let scalar = UInt32(text, radix: 16).flatMap(Unicode.Scalar.init)
    else { throw .notAValue(place, text: "\\" + word()) }
    index = end
    return Array(String(Character(scalar)).utf8)
  }
}
