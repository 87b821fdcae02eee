import ScreenModel

// The sequences of special keys: xterm and those who follow it, the Linux console, rxvt, PuTTY, and the encodings
// of modified characters (xterm's modifyOtherKeys, "CSI u").

extension KeyDecoder {
  /// A control sequence: ESC [, parameter bytes 30–3F, intermediate bytes 20–2F, a final byte 40–7E (ECMA-48 5.4).
  func sequenceStep(_ input: ArraySlice<UInt8>) -> Step {
    let body = input.dropFirst(2)
    guard let first = body.first else { return .incomplete }
    if first == UInt8(ascii: "[") { return consoleStep(input) }
    if first == UInt8(ascii: "M") { return input.count < 6 ? .incomplete : .took(6, nil) }
    guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) || Self.endsShifted($0, body) }) else {
      return .incomplete
    }
    let length = end - input.startIndex
    let final = input[end]
    // A control character or a foreign byte breaks the sequence off, and is read for itself.
    guard (0x40...0x7E).contains(final) || final == UInt8(ascii: "$") else { return .took(length, nil) }
    if let key = sequences[Array(input.prefix(length + 1))] { return .took(length + 1, .key(key)) }
    let parameters = body[body.startIndex..<end]
    if final == UInt8(ascii: "~"), parameters.elementsEqual("200".utf8) { return .pasteBegins(length + 1) }
    return .took(length + 1, meaning(of: parameters, final: final))
  }

  /// rxvt ends the sequences of shifted keys with `$`, elsewhere an intermediate byte.
  private static func endsShifted(_ byte: UInt8, _ body: ArraySlice<UInt8>) -> Bool {
    byte == UInt8(ascii: "$") && body.first.map { $0 >= 0x30 && $0 <= 0x39 } == true
  }

  /// F1 to F5 of the Linux console: ESC [ [ A.
  private func consoleStep(_ input: ArraySlice<UInt8>) -> Step {
    guard let letter = input.dropFirst(3).first else { return .incomplete }
    guard (0x41...0x45).contains(letter) else { return .took(4, nil) }
    return .took(4, .key(Key(.function(Int(letter) - 0x40))))
  }

  /// ESC O and a letter; some terminals put a modifier between them.
  func singleShiftStep(_ input: ArraySlice<UInt8>) -> Step {
    let body = input.dropFirst(2)
    guard let end = body.firstIndex(where: { !(0x30...0x3B).contains($0) }) else { return .incomplete }
    let length = end - input.startIndex
    let final = input[end]
    guard (0x40...0x7E).contains(final) else { return .took(length, nil) }
    if let key = sequences[Array(input.prefix(length + 1))] { return .took(length + 1, .key(key)) }
    guard var key = Self.shiftedKey(final) else { return .took(length + 1, nil) }
    Self.modify(&key, by: Self.numbers(body[body.startIndex..<end]).last ?? 1)
    return .took(length + 1, .key(key))
  }

  /// A string for the operating system or a device: ESC ] or ESC P, up to BEL or ESC \ (ECMA-48 8.3.89, 8.3.27).
  /// Where no string can follow it was Alt with the bracket or the letter.
  func stringStep(_ input: ArraySlice<UInt8>) -> Step {
    let body = input.dropFirst(2)
    guard let first = body.first else { return .incomplete }
    let command = input[input.startIndex + 1] == UInt8(ascii: "]")
    let begins = (0x30...0x39).contains(first) || (!command && ">!+$=?".utf8.contains(first))
    guard begins else { return .took(2, .key(Self.altered(Self.key(of: input[input.startIndex + 1])))) }
    guard let end = body.firstIndex(where: { $0 < 0x20 }) else { return .incomplete }
    let text = body[body.startIndex..<end]
    let length = end - input.startIndex
    switch input[end] {
    case 0x07: return .took(length + 1, command ? Self.background(text) : nil)
    case Self.escape:
      guard let after = input[end...].dropFirst().first else { return .incomplete }
      guard after == UInt8(ascii: "\\") else { return .took(length, nil) }
      return .took(length + 2, command ? Self.background(text) : nil)
    default: return .took(length, nil)
    }
  }

  // MARK: Meanings

  private func meaning(of parameters: ArraySlice<UInt8>, final: UInt8) -> Output? {
    if parameters.first == UInt8(ascii: "<"), final == UInt8(ascii: "M") || final == UInt8(ascii: "m") {
      let numbers = Self.numbers(parameters.dropFirst())
      guard numbers.count == 3 else { return nil }
      return .mouse(
        button: numbers[0], column: numbers[1], row: numbers[2], isRelease: final == UInt8(ascii: "m"))
    }
    if let first = parameters.first, first >= 0x3C {
      return first == UInt8(ascii: "?") ? Self.answer(parameters.dropFirst(), final: final).map(Output.answer) : nil
    }
    let numbers = Self.numbers(parameters)
    if final == UInt8(ascii: "R"), numbers.count == 2, expectsCursor {
      return .answer(.cursor(row: numbers[0], column: numbers[1]))
    }
    return Self.key(numbers: numbers, final: final).map(Output.key)
  }

  /// An answer that begins with `?`, a private parameter (ECMA-48 5.4).
  private static func answer(_ parameters: ArraySlice<UInt8>, final: UInt8) -> TerminalAnswer? {
    switch final {
    case UInt8(ascii: "c"): return .attributes
    case UInt8(ascii: "y") where parameters.last == UInt8(ascii: "$"):
      let numbers = numbers(parameters.dropLast())
      return numbers.count == 2 ? .mode(numbers[0], state: numbers[1]) : nil
    case UInt8(ascii: "n"):
      let numbers = numbers(parameters)
      guard numbers.count == 2, numbers[0] == 997, numbers[1] == 1 || numbers[1] == 2 else { return nil }
      return .appearance(isDark: numbers[1] == 1)
    default: return nil
    }
  }

  private static func key(numbers: [Int], final: UInt8) -> Key? {
    let number = numbers.first ?? 1
    let modifier = numbers.count > 1 ? numbers[1] : 1
    var key: Key?
    switch final {
    case UInt8(ascii: "~"):
      if number == 27, numbers.count == 3 { return character(numbers[2], modifier: modifier) }
      key = numbered(number)
    case UInt8(ascii: "u"): return character(number, modifier: modifier)
    case UInt8(ascii: "$"): return modified(numbered(number), by: 2)
    case UInt8(ascii: "^"): return modified(numbered(number), by: 5)
    case UInt8(ascii: "@"): return modified(numbered(number), by: 6)
    case UInt8(ascii: "Z"): return Key(.tab, shift: true)
    case 0x61...0x64: return modified(lettered(final - 0x20), by: 2)
    default: key = lettered(final)
    }
    return modified(key, by: modifier)
  }

  /// ESC O: the same letters, the numeric pad, and rxvt's arrows with Control.
  private static func shiftedKey(_ letter: UInt8) -> Key? {
    switch letter {
    case UInt8(ascii: "M"): return Key(.enter)
    case UInt8(ascii: "X"): return Key("=")
    case 0x61...0x64: return modified(lettered(letter - 0x20), by: 5)
    // j to y stand for * + , - . / and the digits.
    case 0x6A...0x79: return Key(Unicode.Scalar(letter - 0x40))
    default: return lettered(letter)
    }
  }

  private static func lettered(_ letter: UInt8) -> Key? {
    switch Character(Unicode.Scalar(letter)) {
    case "A": Key(.up)
    case "B": Key(.down)
    case "C": Key(.right)
    case "D": Key(.left)
    case "F": Key(.end)
    case "H": Key(.home)
    case "P": Key(.function(1))
    case "Q": Key(.function(2))
    case "R": Key(.function(3))
    case "S": Key(.function(4))
    default: nil
    }
  }

  private static func numbered(_ number: Int) -> Key? {
    switch number {
    case 1, 7: Key(.home)
    case 2: Key(.insert)
    case 3: Key(.delete)
    case 4, 8: Key(.end)
    case 5: Key(.pageUp)
    case 6: Key(.pageDown)
    case 11...15: Key(.function(number - 10))
    case 17...21: Key(.function(number - 11))
    case 23...26: Key(.function(number - 12))
    case 28, 29: Key(.function(number - 13))
    case 31...34: Key(.function(number - 14))
    default: nil
    }
  }

  /// A character sent by its number, with modifiers.
  private static func character(_ number: Int, modifier: Int) -> Key? {
    guard let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init) else { return nil }
    switch scalar.value {
    case 8, 9, 13, 27, 127: return modified(key(of: UInt8(scalar.value)), by: modifier)
    // Private use: keys that have no character, as the keypad's or a modifier alone.
    case ..<0x20, 0x80..<0xA0, 57344...63743: return nil
    default: break
    }
    var key = Key(scalar)
    modify(&key, by: modifier)
    if key.shift {
      key.shift = false
      let upper = scalar.properties.uppercaseMapping.unicodeScalars
      if let only = upper.first, upper.count == 1, !key.control { key.code = .character(only) }
    }
    return key
  }

  private static func modified(_ key: Key?, by modifier: Int) -> Key? {
    guard var key else { return nil }
    modify(&key, by: modifier)
    return key
  }

  /// xterm: one more than the sum of Shift 1, Alt 2, Control 4, Meta 8.
  private static func modify(_ key: inout Key, by modifier: Int) {
    let bits = max(0, modifier - 1)
    if bits & 1 != 0 { key.shift = true }
    if bits & (2 | 8) != 0 { key.alt = true }
    if bits & 4 != 0 { key.control = true }
  }

  /// Decimal numbers between semicolons; what follows a colon refines a number and is passed over.
  private static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int] {
    guard !parameters.isEmpty else { return [] }
    return parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { field in
      let digits = field.prefix { (0x30...0x39).contains($0) }.prefix(7)
      return digits.isEmpty ? 1 : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
  }

  /// `11;rgb:RRRR/GGGG/BBBB`, one to four hexadecimal digits a channel.
  private static func background(_ text: ArraySlice<UInt8>) -> Output? {
    let fields = String(decoding: text, as: UTF8.self).split(separator: ";")
    guard fields.count == 2, fields[0] == "11", let colon = fields[1].firstIndex(of: ":") else { return nil }
    guard fields[1].hasPrefix("rgb") else { return nil }
    let channels = fields[1][colon...].dropFirst().split(separator: "/").prefix(3).compactMap { digits -> Double? in
      guard (1...4).contains(digits.count), let value = Int(digits, radix: 16), value >= 0 else { return nil }
      return Double(value) / Double((1 << (4 * digits.count)) - 1)
    }
    guard channels.count == 3 else { return nil }
    return .answer(.background(red: channels[0], green: channels[1], blue: channels[2]))
  }
}
