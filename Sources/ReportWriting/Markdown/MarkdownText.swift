import TextFacts

/// Words as Markdown (CommonMark 0.31): what would be taken for mark-up is escaped.
public enum MarkdownText {
  /// A line of words as text of a paragraph, with nothing in it that would be taken for mark-up or begin a block.
  public static func line(_ words: String) -> String {
    let start = words.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
    return String(decoding: escapedStart(escaped(Array(words.utf8.dropFirst(start)))), as: UTF8.self)
  }

  /// Escapes words inside a line; `isInCell` where a bar would end the cell of a table (GFM, 4.10).
  static func escaped(_ words: [UInt8], isInCell: Bool = false) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(words.count)
    for (place, byte) in words.enumerated() {
      switch byte {
      // \ ` * [ ] <
      case 0x5C, 0x60, 0x2A, 0x5B, 0x5D, 0x3C: out.append(0x5C)
      case 0x5F where !isWithinWord(words, place): out.append(0x5C)
      case 0x7E where place + 1 < words.count && words[place + 1] == 0x7E || place > 0 && words[place - 1] == 0x7E:
        out.append(0x5C)
      case 0x26 where place + 1 < words.count && (isLetter(words[place + 1]) || words[place + 1] == 0x23):
        out.append(0x5C)
      case 0x7C where isInCell: out.append(0x5C)
      case 0x0A:
        // A break that the author set.
        out += isInCell ? Array("<br>".utf8) : [0x5C, 0x0A]
        continue
      default: break
      }
      out.append(byte)
    }
    return out
  }

  /// Escapes what would begin a block at the start of a line: `#`, `>`, `-`, `+`, `=`, `1.`, `1)`, `:`, a bar.
  static func escapedStart(_ words: [UInt8]) -> [UInt8] {
    guard let first = words.first else { return words }
    let next = words.dropFirst().first
    let isApart = next == nil || next == 0x20 || next == 0x09
    switch first {
    case 0x23, 0x3E, 0x7C: return [0x5C] + words
    case 0x2B where isApart: return [0x5C] + words
    case 0x2D where isApart || next == 0x2D: return [0x5C] + words
    case 0x3D: return [0x5C] + words
    // Two are the marks of struck words; three begin code.
    case 0x7E: return words.starts(with: [0x7E, 0x7E, 0x7E]) ? [0x5C] + words : words
    case 0x30...0x39:
      let digits = words.prefix { (0x30...0x39).contains($0) }.count
      guard digits <= 9, words.count > digits, words[digits] == 0x2E || words[digits] == 0x29,
        words.count == digits + 1 || words[digits + 1] == 0x20 || words[digits + 1] == 0x09
      else { return words }
      return words[..<digits] + [0x5C] + words[digits...]
    default: return words
    }
  }

  /// Words as code: between more backticks than stand inside (CommonMark 6.1).
  static func code(_ words: [UInt8]) -> [UInt8] {
    let fence = [UInt8](repeating: 0x60, count: longestRun(of: 0x60, in: words) + 1)
    let pad: [UInt8] = words.first == 0x60 || words.last == 0x60 ? [0x20] : []
    return fence + pad + PlainPassage.line(of: words) + pad + fence
  }

  /// The most of a byte that stand in a row.
  static func longestRun(of byte: UInt8, in words: [UInt8]) -> Int {
    var (longest, run) = (0, 0)
    for other in words {
      run = other == byte ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// A destination, where it may be followed: in angle brackets, which hold anything but line ends and themselves.
  static func destination(_ link: String) -> [UInt8] {
    var out: [UInt8] = [0x3C]
    for byte in link.utf8 {
      switch byte {
      case 0x3C: out += Array("%3C".utf8)
      case 0x3E: out += Array("%3E".utf8)
      case 0x5C: out += Array("%5C".utf8)
      case ..<0x20: break
      default: out.append(byte)
      }
    }
    return out + [0x3E]
  }

  /// Whether an underscore stands between letters or digits, where it is no mark-up (CommonMark 6.2).
  private static func isWithinWord(_ words: [UInt8], _ place: Int) -> Bool {
    guard place > 0, place + 1 < words.count else { return false }
    return isWord(words[place - 1]) && isWord(words[place + 1])
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }
}
