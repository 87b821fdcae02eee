import ScreenModel
import TextFacts

// Bytes from the terminal -> keys, pastes and answers.
//
//   j                 a key                      ESC [ 1 ; 5 C   Control and right (xterm)
//   ESC j             Alt and j                  ESC [ 200 ~ …   a paste, up to ESC [ 201 ~
//   ESC (25 ms)       Escape                     ESC [ ? … c     an answer (ECMA-48 control sequence); so … $ y, … n
//   ESC O A, ESC [ A  up                         ESC ] 11 ; …    an answer (ECMA-48 operating system command)
//
// A control sequence that means nothing here is swallowed whole: its tail must never be taken for keys.

/// Turns what a terminal sends into keys. Pure: it is told when time has passed.
package struct KeyDecoder {
  /// The meaning of some bytes.
  package enum Output: Equatable {
    case key(Key)
    /// The bytes between the marks of a bracketed paste.
    case paste([UInt8])
    case answer(TerminalAnswer)
    /// The numbers of a mouse report (xterm, mode 1006), column and row from 1.
    case mouse(button: Int, column: Int, row: Int, isRelease: Bool)
  }

  /// The answers of a terminal to questions.
  package enum TerminalAnswer: Equatable {
    /// The place of the cursor, from 1 (ECMA-48 CPR).
    case cursor(row: Int, column: Int)
    /// The kind of terminal (DA1). Every terminal answers this, in turn: the fence behind other questions.
    case attributes
    /// Its background colour (xterm OSC 11), channels from 0 to 1.
    case background(red: Double, green: Double, blue: Double)
    /// The state of a private mode (DEC STD 070, DECRPM): 0 where the terminal does not know the mode.
    case mode(Int, state: Int)
    /// Whether the terminal is dark; sent unasked where mode 2031 is set.
    case appearance(isDark: Bool)
  }

  /// Sequences of this terminal beyond the well-known ones, from terminfo.
  package var sequences: [[UInt8]: Key] = [:]
  /// Whether the terminal was asked for the cursor's place: its answer looks like F3 with a modifier.
  package var expectsCursor = false

  /// The bytes of a sequence that is not complete yet.
  private var pending: [UInt8] = []
  /// The bytes of a paste whose end has not come yet.
  private var pasted: [UInt8]?

  /// A decoder that has read nothing yet.
  package init(sequences: [[UInt8]: Key] = [:]) { self.sequences = sequences }

  static let escape: UInt8 = 0x1B
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  private static let longestSequence = WorkBudget.sequenceBytes
  private static let longestPaste = WorkBudget.pasteBytes

  /// Milliseconds to wait for the rest of what has begun before calling `giveUp`; nil where nothing waits for time.
  package var patience: Int? {
    if pasted != nil { return 5000 }
    guard pending.first == Self.escape else { return nil }
    // Keys that a hand can have typed are short: Escape, or Alt and a bracket.
    return pending.count <= 2 || (pending.count == 3 && pending[1] == Self.escape) ? 25 : 1000
  }

  /// Takes bytes as they were read and returns what they complete.
  package mutating func decode(_ bytes: some Sequence<UInt8>) -> [Output] {
    var input = pending
    pending = []
    input.append(contentsOf: bytes)
    var outputs: [Output] = []
    var at = 0
    while at < input.count {
      if pasted != nil {
        at = takePaste(input, from: at, into: &outputs)
        continue
      }
      switch step(input[at...]) {
      case .incomplete:
        if input.count - at <= Self.longestSequence { pending = Array(input[at...]) }
        return outputs
      case .took(let length, let output):
        if let output { outputs.append(output) }
        at += length
      case .pasteBegins(let length):
        pasted = []
        at += length
      }
    }
    return outputs
  }

  /// Says that the rest did not come in time: what has begun is taken as it stands, or dropped where no hand can
  /// have typed it.
  package mutating func giveUp() -> [Output] {
    if let text = pasted {
      pasted = nil
      return [.paste(text)]
    }
    guard pending.first == Self.escape else { return [] }
    let begun = pending
    pending = []
    switch begun.count {
    case 1: return [.key(Key(.escape))]
    case 2 where begun[1] == Self.escape: return [.key(Key(.escape)), .key(Key(.escape))]
    case 2: return [.key(Self.altered(Self.key(of: begun[1])))]
    case 3 where begun[1] == Self.escape:
      return [.key(Key(.escape)), .key(Self.altered(Self.key(of: begun[2])))]
    default: return []
    }
  }

  // MARK: One step

  enum Step {
    case incomplete
    case took(Int, Output?)
    case pasteBegins(Int)
  }

  private func step(_ input: ArraySlice<UInt8>) -> Step {
    guard let first = input.first else { return .incomplete }
    if first == Self.escape { return escapeStep(input) }
    if first < 0x80 { return .took(1, .key(Self.key(of: first))) }
    return scalarStep(input)
  }

  /// One character of UTF-8. Bytes that are none are dropped, and so are C1 controls.
  private func scalarStep(_ input: ArraySlice<UInt8>) -> Step {
    let lead = input[input.startIndex]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(lead) else { return .took(1, nil) }
    let have = input.prefix(length)
    if let wrong = have.dropFirst().firstIndex(where: { !$0.isUTF8Continuation }) {
      return .took(wrong - input.startIndex, nil)
    }
    guard have.count == length else { return .incomplete }
    let text = String(decoding: have, as: UTF8.self).unicodeScalars
    guard let scalar = text.first, text.count == 1, scalar != "\u{FFFD}", scalar.value >= 0xA0 else {
      return .took(length, nil)
    }
    return .took(length, .key(Key(scalar)))
  }

  private func escapeStep(_ input: ArraySlice<UInt8>) -> Step {
    let rest = input.dropFirst()
    guard let second = rest.first else { return .incomplete }
    if !sequences.isEmpty, let key = sequences[Array(input.prefix(2))] { return .took(2, .key(key)) }
    switch second {
    case Self.escape: return doubleEscapeStep(input)
    case UInt8(ascii: "["): return sequenceStep(input)
    case UInt8(ascii: "O"): return singleShiftStep(input)
    case UInt8(ascii: "]"), UInt8(ascii: "P"): return stringStep(input)
    default: break
    }
    switch step(rest) {
    case .took(let length, .key(let key)): return .took(1 + length, .key(Self.altered(key)))
    case .took(let length, _): return .took(1 + length, nil)
    default: return .incomplete
    }
  }

  /// Escape twice: Alt with a special key in some terminals, else Escape pressed and something after it.
  private func doubleEscapeStep(_ input: ArraySlice<UInt8>) -> Step {
    guard let third = input.dropFirst(2).first else { return .incomplete }
    guard third == UInt8(ascii: "[") || third == UInt8(ascii: "O") else { return .took(1, .key(Key(.escape))) }
    switch step(input.dropFirst()) {
    case .took(let length, .key(let key)): return .took(1 + length, .key(Self.altered(key)))
    case .incomplete: return .incomplete
    default: return .took(1, .key(Key(.escape)))
    }
  }

  private mutating func takePaste(_ input: [UInt8], from start: Int, into outputs: inout [Output]) -> Int {
    var text = pasted ?? []
    for at in start..<input.count {
      text.append(input[at])
      guard input[at] == UInt8(ascii: "~"), text.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) else {
        continue
      }
      text.removeLast(Self.pasteEnd.count)
      outputs.append(.paste(Array(text.prefix(Self.longestPaste))))
      pasted = nil
      return at + 1
    }
    // Beyond the limit only the end is kept, so that its mark is found.
    if text.count > Self.longestPaste + 64 { text.removeSubrange(Self.longestPaste..<text.count - 16) }
    pasted = text
    return input.count
  }

  // MARK: Single bytes

  /// The key of one ASCII byte.
  static func key(of byte: UInt8) -> Key {
    switch byte {
    case 0x08, 0x7F: return Key(.backspace)
    case 0x09: return Key(.tab)
    case 0x0D: return Key(.enter)
    case 0x1B: return Key(.escape)
    case 0x01...0x1A: return Key(.character(Unicode.Scalar(byte + 0x60)), control: true)
    case ..<0x20: return Key(.character(Unicode.Scalar(byte + 0x40)), control: true)
    default: return Key(Unicode.Scalar(byte))
    }
  }

  static func altered(_ key: Key) -> Key {
    var key = key
    key.alt = true
    return key
  }
}
