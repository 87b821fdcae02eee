/// The bytes a program sent to the terminal, told apart: text, controls, and sequences that begin with ESC.
struct TerminalOutput {
  enum Item: Equatable {
    case text(Unicode.Scalar)
    /// A C0 control or DEL.
    case control(UInt8)
    /// The characters after an ESC, to the end of the sequence after ECMA-48.
    case sequence(String)
    /// Something that is no UTF-8, or a sequence that does not end as it must.
    case malformed(String)
  }

  private(set) var items: [Item] = []

  init(_ bytes: [UInt8]) {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar.value {
      case 0x1B: items.append(Self.sequence(&scalars))
      case 0..<0x20, 0x7F: items.append(.control(UInt8(scalar.value)))
      case 0xFFFD: items.append(.malformed("\u{FFFD}"))
      default: items.append(.text(scalar))
      }
    }
  }

  /// One sequence after its ESC (ECMA-48, 5.3 to 5.6 and 8.3).
  private static func sequence(_ scalars: inout ArraySlice<Unicode.Scalar>) -> Item {
    guard let first = scalars.popFirst() else { return .malformed("") }
    var text = String(first)
    switch first {
    case "[":
      while let next = scalars.popFirst() {
        text.unicodeScalars.append(next)
        if (0x40...0x7E).contains(next.value) { return .sequence(text) }
        guard (0x20...0x3F).contains(next.value) else { break }
      }
    case "]", "P", "_", "^", "X":
      while let next = scalars.popFirst() {
        text.unicodeScalars.append(next)
        if text.hasSuffix("\u{1B}\\") { return .sequence(text) }
        guard (0x20...0x7E).contains(next.value) || next == "\u{1B}" else { break }
      }
    case "\u{20}"..."\u{2F}":
      while let next = scalars.popFirst() {
        text.unicodeScalars.append(next)
        if (0x30...0x7E).contains(next.value) { return .sequence(text) }
        guard (0x20...0x2F).contains(next.value) else { break }
      }
    case "0"..."~": return .sequence(text)
    default: break
    }
    return .malformed(text)
  }

  var text: [Unicode.Scalar] {
    items.compactMap { item in if case .text(let scalar) = item { scalar } else { nil } }
  }

  var sequences: [String] {
    items.compactMap { item in if case .sequence(let text) = item { text } else { nil } }
  }

  /// The one of these sequences that was sent last.
  func lastSequence(of wanted: String...) -> String? { sequences.last { wanted.contains($0) } }

  /// The text and line ends that were sent after the alternate screen was left.
  var afterScreen: String {
    guard let left = items.lastIndex(of: .sequence("[?1049l")) else { return "" }
    var text = ""
    for item in items[left...] {
      if case .text(let scalar) = item { text.unicodeScalars.append(scalar) }
      if item == .control(0x0A) { text += "\n" }
    }
    return text
  }

  /// The parameters of every SGR sequence (select graphic rendition, `ESC [ … m`), one list a sequence.
  var renditions: [[Int]] {
    sequences.filter { $0.hasPrefix("[") && $0.hasSuffix("m") }.map { sequence in
      sequence.dropFirst().dropLast().split(separator: ";", omittingEmptySubsequences: false).map {
        Int($0) ?? 0
      }
    }
  }

  /// Sequences without their numbers, each once: `[H` for every move of the cursor; modes keep theirs, `[?25l`.
  var kinds: Set<String> {
    Set(
      sequences.map { sequence in
        guard sequence.hasPrefix("["), !sequence.hasPrefix("[?"), !sequence.hasSuffix("n"),
          !sequence.hasSuffix("t")
        else { return sequence }
        return sequence.filter { !$0.isNumber && $0 != ";" }
      })
  }
}
