/// One statement of a TOML text: `[table]` or `key = value`.
struct TOMLStatement: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case table
    case assignment
    /// No key could be read.
    case unreadable
  }

  var kind: Kind
  /// The keys from the root: the table's own, and for an assignment its key after those of its table.
  var path: [String]
  /// The lines it stands on, counted from 1.
  var lines: ClosedRange<Int>
}

/// Finds the lines on which the statements of a TOML text stand, which the parser does not tell.
///
/// It knows just enough of TOML 1.0.0 for that: comments, bare, quoted and dotted keys, and where a value ends, across
/// strings and brackets of several lines. Whether the text is TOML at all is the parser's to say.
struct StatementScanner {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var table: [String] = []

  /// The statements of `bytes` in their order.
  static func statements(in bytes: [UInt8]) -> [TOMLStatement] {
    var scanner = StatementScanner(bytes)
    var statements: [TOMLStatement] = []
    while let statement = scanner.next() { statements.append(statement) }
    return statements
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func follows(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  private mutating func advance() {
    if byte == UInt8(ascii: "\n") { line += 1 }
    index += 1
  }

  private mutating func next() -> TOMLStatement? {
    while let byte, " \t\r\n".utf8.contains(byte) || byte == UInt8(ascii: "#") {
      if byte == UInt8(ascii: "#") { skipLine() } else { advance() }
    }
    guard let byte else { return nil }
    let first = line
    if byte == UInt8(ascii: "[") {
      while self.byte == UInt8(ascii: "[") { advance() }
      let path = keyPath()
      skipLine()
      table = path ?? []
      return TOMLStatement(kind: path == nil ? .unreadable : .table, path: table, lines: first...line)
    }
    guard let path = keyPath(), self.byte == UInt8(ascii: "=") else {
      skipLine()
      return TOMLStatement(kind: .unreadable, path: table, lines: first...line)
    }
    advance()
    skipValue()
    return TOMLStatement(kind: .assignment, path: table + path, lines: first...line)
  }

  /// Moves to the end of the line, not over it.
  private mutating func skipLine() {
    while let byte, byte != UInt8(ascii: "\n") { advance() }
  }

  private mutating func skipBlanks() {
    while byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { advance() }
  }

  /// Moves to the end of the last line of a value. Only a list may go on over lines (TOML 1.0.0, "Inline Table").
  private mutating func skipValue() {
    var lists = 0
    while let byte {
      switch byte {
      case UInt8(ascii: "\n"):
        if lists == 0 { return }
        advance()
      case UInt8(ascii: "#"): skipLine()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = string()
      case UInt8(ascii: "["):
        lists += 1
        advance()
      case UInt8(ascii: "]"):
        lists -= 1
        advance()
      default: advance()
      }
    }
  }
}

// MARK: keys and strings

extension StatementScanner {
  /// Keys with dots between them; nil where there is none.
  private mutating func keyPath() -> [String]? {
    var path: [String] = []
    while true {
      skipBlanks()
      guard let key = key() else { return nil }
      path.append(key)
      skipBlanks()
      guard byte == UInt8(ascii: ".") else { return path }
      advance()
    }
  }

  private mutating func key() -> String? {
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return string() }
    let start = index
    while let byte, byte > 0x20, !".=[]{},#\"'".utf8.contains(byte) { advance() }
    return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }

  /// The string that begins here, quotes taken off and escapes resolved; the scanner is moved behind it.
  private mutating func string() -> String? {
    guard let quote = byte else { return nil }
    let isLong = follows(quote == UInt8(ascii: "\"") ? "\"\"\"" : "'''")
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    var out: [UInt8] = []
    while let byte {
      if byte == quote, !isLong || follows(quote == UInt8(ascii: "\"") ? "\"\"\"" : "'''") {
        for _ in 0..<(isLong ? 3 : 1) { advance() }
        // A long string may end in one or two quotes of its own.
        while isLong, self.byte == quote { advance() }
        return String(decoding: out, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\n"), !isLong { return nil }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        out += escape()
      } else {
        out.append(byte)
        advance()
      }
    }
    return nil
  }

  /// The bytes that an escape sequence stands for (TOML 1.0.0, "String").
  private mutating func escape() -> [UInt8] {
    advance()
    guard let letter = byte else { return [] }
    advance()
    switch letter {
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "u"): return scalar(digits: 4)
    case UInt8(ascii: "U"): return scalar(digits: 8)
    default: return [letter]
    }
  }

  private mutating func scalar(digits: Int) -> [UInt8] {
    let end = min(index + digits, bytes.count)
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    guard let value = UInt32(text, radix: 16), let scalar = Unicode.Scalar(value) else { return [] }
    index = end
    return Array(String(Character(scalar)).utf8)
  }
}
