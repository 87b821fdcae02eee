import TextFacts

/// Words that make a line a statement: `The sources are at`, `The modes are as follows`. Questions begin with theirs.
enum Statement {
  private static let verbs = [" is ", " are ", " was ", " were ", " has ", " have ", " will ", " can ", " must "].map {
    Array($0.utf8)
  }

  static func isOne(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
    guard words.count > 12, text[words.upperBound - 1] != 0x3F else { return false }
    for place in words.dropFirst(3).dropLast(3) where text[place] == 0x20 {
      for verb in verbs where place + verb.count <= words.upperBound && text[place + 1] == verb[1] {
        if verb.indices.allSatisfy({ text[place + $0] == verb[$0] }) { return true }
      }
    }
    return false
  }
}

/// Names of the boxes that manuals set beside their text, each a line above it.
enum Admonition {
  private static let names = ["note", "warning", "caution", "tip", "important", "hinweis", "remarque", "nota"].map {
    Array($0.utf8)
  }

  static func isOne(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
    guard words.count <= 9 else { return false }
    return names.contains { name in
      name.count == words.count && name.indices.allSatisfy { text[words.lowerBound + $0] | 0x20 == name[$0] | 0x20 }
    }
  }
}
