/// One statement of a TOML text: `[table]` or `key = value`.
struct TOMLStatement: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case table
    case assignment
    /// An assignment of a word that is no value.
    case strayWord(String)
    /// No key could be read where one should be.
    case unreadable
    /// The same of a `[table]`.
    case unreadableTable
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
      for _ in 0..<(follows("[[") ? 2 : 1) { advance() }
      let path = keyPath()
      let isClosed = self.byte == UInt8(ascii: "]")
      skipLine()
      table = path ?? []
      return TOMLStatement(kind: path == nil || !isClosed ? .unreadableTable : .table, path: table, lines: first...line)
    }
    guard let path = keyPath(), self.byte == UInt8(ascii: "=") else {
      skipLine()
      return TOMLStatement(kind: .unreadable, path: table, lines: first...line)
    }
    advance()
    let kind = skipValue().map(TOMLStatement.Kind.strayWord) ?? .assignment
    return TOMLStatement(kind: kind, path: table + path, lines: first...line)
  }

  /// Moves to the end of the line, not over it.
  private mutating func skipLine() {
    while let byte, byte != UInt8(ascii: "\n") { advance() }
  }

  private mutating func skipBlanks() {
    while byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { advance() }
  }

}

// MARK: values

extension StatementScanner {
  /// Moves to the end of the last line of a value; only a list may go on over lines (TOML 1.0.0, "Inline Table"). The
  /// result is the first word in it that is no value: a setting has words in quotes, numbers, `true` and `false`.
  private mutating func skipValue() -> String? {
    var brackets: [UInt8] = []
    var expectsKey = false
    var stray: String?
    var lineEnd: (index: Int, line: Int)?
    while let byte, byte != UInt8(ascii: "\n") || brackets.contains(UInt8(ascii: "[")) {
      switch byte {
      case UInt8(ascii: "\n"):
        lineEnd = (index, line)
        advance()
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): advance()
      case UInt8(ascii: "#"): skipLine()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = string()
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets.append(byte)
        expectsKey = byte == UInt8(ascii: "{")
        advance()
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        let isClosing = brackets.popLast() == (byte == UInt8(ascii: "]") ? UInt8(ascii: "[") : UInt8(ascii: "{"))
        if !isClosing, stray == nil { stray = String(Unicode.Scalar(byte)) }
        expectsKey = false
        advance()
      case UInt8(ascii: ","), UInt8(ascii: "="):
        expectsKey = byte == UInt8(ascii: ",") && brackets.last == UInt8(ascii: "{")
        advance()
      default:
        let word = word()
        let fits = expectsKey ? word.allSatisfy { Self.isBare($0) || $0 == UInt8(ascii: ".") } : Self.isValue(word)
        guard !fits, stray == nil else { continue }
        stray = String(decoding: word, as: UTF8.self)
        // A list that was never closed ends where the next statement seems to begin.
        if let lineEnd {
          (index, line) = lineEnd
          return stray
        }
      }
    }
    return stray
  }

  private mutating func word() -> ArraySlice<UInt8> {
    let start = index
    while let byte, !" \t\r\n,=[]{}\"'#".utf8.contains(byte) { advance() }
    return bytes[start..<index]
  }

  /// Whether a word without quotes is a value: a whole or decimal number, `true` or `false`. Dates, times and other
  /// ways to write numbers are values to TOML, but no setting has them.
  private static func isValue(_ word: ArraySlice<UInt8>) -> Bool {
    if word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8) { return true }
    let isSigned = word.first == UInt8(ascii: "-") || word.first == UInt8(ascii: "+")
    let parts = word.dropFirst(isSigned ? 1 : 0).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
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
    while let byte, Self.isBare(byte) { advance() }
    return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
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
