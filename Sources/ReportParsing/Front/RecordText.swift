import TextFacts

/// Texts that are no prose: source code, configuration, tables of programs (`df`, `ls -l`), comma-separated values, logs.
/// They have no title and no headings, and their lines stay as they are.
enum RecordText {
  /// Lines from the start that tell.
  private static let sample = 400
  private static let sampleBytes = 64 << 10

  /// Whether `text` is one, by its first lines that are not blank.
  static func reads(_ text: [UInt8]) -> Bool {
    var lines: [ArraySlice<UInt8>] = []
    var isAboveBlank: [Bool] = []
    var start = 0
    let end = min(text.count, sampleBytes)
    while start < end, lines.count < sample {
      let next = ByteSearch.first(0x0A, in: text, from: start, to: end) ?? end
      var line = text[start..<next]
      while let last = line.last, last <= 0x20 { line.removeLast() }
      if !line.isEmpty {
        lines.append(line)
        isAboveBlank.append(false)
      } else if !lines.isEmpty {
        isAboveBlank[lines.count - 1] = true
      }
      start = next + 1
    }
    guard lines.count >= 3 else { return false }
    if isScript(lines[0]) || isRuledTable(lines) || isHistory(lines) || isOutput(lines) { return true }
    // Prose in a comment is no prose; a sentence on a line of its own is.
    let prose = lines.count { isProse($0) }
    if prose * 8 > lines.count { return false }
    if isCommented(lines, aboveBlank: isAboveBlank) { return true }
    return isStatus(lines) || isCode(lines) || isSeparated(lines) || isListing(lines) || isLog(lines)
      || isColumns(lines) || isTabbed(lines)
  }

  // MARK: Prose

  /// A full stop of either width ends it after several words, and no sign of code begins it.
  private static func isProse(_ line: ArraySlice<UInt8>) -> Bool {
    let content = line.drop { $0 <= 0x20 }
    guard let first = content.first, ![0x23, 0x2F, 0x2A, 0x3B, 0x22, 0x27].contains(first) else { return false }
    if stops.contains(where: { content.suffix(3).elementsEqual($0) }) { return true }
    let words = content.split { $0 <= 0x20 }
    return content.last == 0x2E && words.count >= 6
  }

  /// Marks that Chinese clauses end with; 。 is typed as ．, too.
  private static let stops = ["。", "．", "；", "：", "，", "！", "？"].map { Array($0.utf8) }

  /// A few lines that begin with small letters or figures and end without a mark, as programs print them.
  private static func isStatus(_ lines: [ArraySlice<UInt8>]) -> Bool {
    guard lines.count <= 40 else { return false }
    return lines.allSatisfy { line in
      guard let first = line.first, let last = line.last, line.count <= 60 else { return false }
      let begins = (0x61...0x7A).contains(first) || (0x30...0x39).contains(first)
      return begins && isAlphanumeric(last) && !line.contains(0x2C) && line.allSatisfy { $0 < 0x80 }
    } && lines.count { $0.contains { (0x30...0x39).contains($0) } } * 2 > lines.count
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || isUpper(byte) || (0x30...0x39).contains(byte) || byte == 0x25 || byte == 0x29
  }

  // MARK: Code and configuration

  private static let keywords = [
    "import ", "from ", "#include", "#define", "#ifdef", "#ifndef", "#endif", "#!", "def ", "class ", "function ",
    "var ",
    "let ", "const ", "return", "if (", "if(", "for (", "for(", "while (", "else", "elif ", "public ", "private ",
    "protected ", "static ", "package ", "using ", "namespace ", "func ", "fn ", "pub ", "impl ", "struct ", "enum ",
    "type ", "interface ", "extends ", "module ", "require", "end", "fi", "done", "esac", "case ", "echo ", "export ",
    "local ", "set ", "try", "except", "catch", "throw", "raise ", "assert", "print", "self.", "this.", "@", "//", "/*",
    "*/", "* ", "<?", "<!", "</", "+++ ", "--- ", "@@", "diff ", "SELECT ", "INSERT ", "CREATE ", "DROP ", "unset ",
    "void ",
    "int ", "char ", "unsigned ", "typedef ", "extern ", "virtual ", "override ", "async ", "await ", "yield ",
    "lambda ",
    "with ", "match ", "mod ", "use ", "begin", "procedure ", "Dim ", "Sub ", "End ", "REM ", "::",
  ].map { Array($0.utf8) }

  private static func isCode(_ lines: [ArraySlice<UInt8>]) -> Bool {
    var (code, comments, settings, sections) = (0, 0, 0, 0)
    for line in lines {
      let content = line.drop { $0 <= 0x20 }
      guard let first = content.first, let last = content.last else { continue }
      if first == 0x23 || first == 0x3B {
        comments += 1
      } else if first == 0x5B, last == 0x5D, !content.contains(0x20) {
        sections += 1
      } else if isSetting(content) {
        settings += 1
      } else if isStatement(content, first, last) {
        code += 1
      }
    }
    let rest = lines.count - comments
    guard code + settings + sections >= 2 else { return false }
    return (code + settings + sections) * 10 >= rest * 7 && (code + settings + sections) * 5 >= lines.count
  }

  static func isStatement(_ content: ArraySlice<UInt8>, _ first: UInt8, _ last: UInt8) -> Bool {
    switch last {
    case 0x7B, 0x7D, 0x3B: return true
    case 0x29 where content.contains(0x28) && content.contains(where: { $0 == 0x2E || $0 == 0x3D }): return true
    case 0x2C where content.contains(where: { [0x22, 0x27, 0x28, 0x3D].contains($0) }): return true
    default: return first == 0x7D || first == 0x7B || keywords.contains { content.starts(with: $0) }
    }
  }

  /// `name = value`, `name=value`, `name: value` with a name of one ASCII word that a small letter or a quote begins.
  static func isSetting(_ content: ArraySlice<UInt8>) -> Bool {
    guard let first = content.first,
      (0x61...0x7A).contains(first) || [0x22, 0x24, 0x2D, 0x5F].contains(first) || isUpper(first)
    else { return false }
    var words = content
    if first == 0x2D { words = words.dropFirst().drop { $0 == 0x20 } }
    let name = words.prefix { byte in
      (0x61...0x7A).contains(byte) || isUpper(byte) || (0x30...0x39).contains(byte)
        || [0x5F, 0x2D, 0x2E, 0x22, 0x24, 0x5B, 0x5D, 0x2F, 0x27].contains(byte)
    }
    guard !name.isEmpty, name.count < words.count else { return false }
    let rest = words.dropFirst(name.count).drop { $0 == 0x20 || $0 == 0x09 }
    if rest.first == 0x3D { return true }
    return rest.first == 0x3A && name.count + 1 <= words.count && !isUpper(first) && !name.contains(0x2E)
      && (rest.count == 1 || rest.dropFirst().first == 0x20)
  }

  private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  /// `#!/bin/sh` on the first line, as the kernel reads it (execve(2)).
  private static func isScript(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "#!".utf8) && line.drop { $0 == 0x23 || $0 == 0x21 || $0 == 0x20 }.first == 0x2F
  }

  /// Whether the first lines are those of a commit (git-log(1)) or of a patch (diff(1), the unified format); colours may
  /// stand before them.
  private static func isHistory(_ lines: [ArraySlice<UInt8>]) -> Bool {
    let (first, second) = (withoutColour(lines[0]), withoutColour(lines[1]))
    if first.starts(with: "diff --git ".utf8) || first.starts(with: "diff -".utf8) { return true }
    if first.starts(with: "--- ".utf8), second.starts(with: "+++ ".utf8) { return true }
    // The first line of git-format-patch(1).
    if first.starts(with: "From ".utf8), first.suffix(24).elementsEqual("Mon Sep 17 00:00:00 2001".utf8) { return true }
    guard first.starts(with: "commit ".utf8) else { return false }
    let name = first.dropFirst(7).prefix { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    return (7...64).contains(name.count)
      && ["Author:", "Merge:", "tree ", "AuthorDate:"].contains { second.starts(with: $0.utf8) }
  }

  /// A line without the colour at its start (ECMA-48, SGR).
  private static func withoutColour(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while line.starts(with: [0x1B, 0x5B]), let end = line.firstIndex(of: 0x6D), line[..<end].count <= 20 {
      line = line[(end + 1)...]
    }
    return line
  }

  // MARK: Tables

  /// Whether the second line draws the rule that databases write below the names of columns: `----+-------`.
  private static func isRuledTable(_ lines: [ArraySlice<UInt8>]) -> Bool {
    let rule = lines[1].drop { $0 == 0x20 }
    return rule.first == 0x2D && rule.contains(0x2B) && rule.allSatisfy { $0 == 0x2D || $0 == 0x2B }
      && lines[0].contains(0x7C) && !lines[0].starts(with: "|".utf8)
  }

  /// Whether all lines have the same two or more commas, tabs, semicolons or strokes, quoted ones left out.
  private static func isSeparated(_ lines: [ArraySlice<UInt8>]) -> Bool {
    for separator in [0x2C, 0x09, 0x3B, 0x7C] as [UInt8] {
      let counts = lines.map { separators(in: $0.drop { $0 == 0x09 }, separator) }
      guard let first = counts.first, first >= (separator == 0x09 ? 1 : 2) else { continue }
      if counts.count(where: { $0 == first }) * 10 >= counts.count * 9 {
        return separator != 0x7C || lines[0].first != 0x7C
      }
    }
    return false
  }

  /// Whether a tab stands inside nine of ten lines that are no comments.
  private static func isTabbed(_ lines: [ArraySlice<UInt8>]) -> Bool {
    let records = lines.filter { ![0x23, 0x3B].contains($0[$0.startIndex]) }
    let tabbed = records.count { line in line.drop { $0 <= 0x20 }.contains(0x09) }
    return records.count >= 3 && records.count * 4 >= lines.count && tabbed * 10 >= records.count * 9
  }

  private static func separators(in line: ArraySlice<UInt8>, _ separator: UInt8) -> Int {
    var (count, isQuoted) = (0, false)
    for byte in line {
      if byte == 0x22 { isQuoted.toggle() }
      if byte == separator, !isQuoted { count += 1 }
    }
    return count
  }

  /// `-rw-r--r-- 1 root root 4096 …`
  private static func isListing(_ lines: [ArraySlice<UInt8>]) -> Bool {
    lines.count { line in
      line.count > 12 && [0x2D, 0x64, 0x6C, 0x63, 0x62, 0x73, 0x70].contains(line[line.startIndex])
        && line.dropFirst().prefix(9).allSatisfy { [0x72, 0x77, 0x78, 0x2D, 0x73, 0x74, 0x53, 0x54].contains($0) }
    } * 10 >= lines.count * 7
  }

  /// A time begins every line: `2024-01-05 10:00:01 …`, `[05/Jan/2024:…`, `Nov 29 10:00:01 …`.
  private static func isLog(_ lines: [ArraySlice<UInt8>]) -> Bool {
    lines.count { line in
      let start = line.prefix(40)
      var (digits, colons, figures) = (0, 0, 0)
      for (place, byte) in start.enumerated() where place < 32 {
        if (0x30...0x39).contains(byte) { (digits, figures) = (digits + 1, figures + 1) }
        if byte == 0x3A, digits > 0 { colons += 1 }
        if byte >= 0x80 { break }
      }
      return colons >= 2 && figures >= 6
    } * 10 >= lines.count * 8
  }

  /// Columns that two blanks or more set apart, as many on most lines, as `df` and `ps` print them.
  private static func isColumns(_ lines: [ArraySlice<UInt8>]) -> Bool {
    let counts = lines.map(columns)
    guard let usual = counts.max(by: { a, b in counts.count { $0 == a } < counts.count { $0 == b } }), usual >= 4 else {
      return false
    }
    return counts.count { abs($0 - usual) <= 1 } * 10 >= counts.count * 9
      && lines.dropFirst().count { $0.contains { (0x30...0x39).contains($0) } } * 10 >= (lines.count - 1) * 7
      && lines.count { wideGaps($0) >= 2 } * 10 >= lines.count * 7
  }

  private static func columns(_ line: ArraySlice<UInt8>) -> Int { line.split { $0 == 0x20 || $0 == 0x09 }.count }

  private static func wideGaps(_ line: ArraySlice<UInt8>) -> Int {
    var (gaps, run) = (0, 0)
    for byte in line.drop(while: { $0 == 0x20 }) {
      if byte == 0x20 {
        run += 1
      } else {
        if run >= 2 { gaps += 1 }
        run = 0
      }
    }
    return gaps
  }
}
