import TextFacts

/// File names made fit to be printed.
///
/// A name is any bytes but `/` and NUL. What is not UTF-8 is shown byte by byte as `\xE9`, and what a terminal would
/// obey or not show (C0, DEL and C1 controls, bidirectional controls, zero-width and tag characters, line separators)
/// as `\x1B` or `\u{202E}`; a name can then neither move the cursor nor pass for another.
public enum ShownPath {
  /// The name in `path` as a string without controls.
  public static func words(_ path: [UInt8]) -> String {
    if isPlain(path) { return String(decoding: path, as: UTF8.self) }
    var shown = ""
    var rest = path[...]
    while let first = rest.first {
      guard let (scalar, count) = leadingScalar(of: rest) else {
        shown += escaped(first)
        rest = rest.dropFirst()
        continue
      }
      if scalar.value < 0x20 || scalar.value == 0x7F {
        shown += escaped(first)
      } else if isUnshown(scalar) {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
      rest = rest.dropFirst(count)
    }
    return shown
  }

  /// Whether a name has nothing but visible ASCII and common Han (U+4E00 to U+9FFF), as most have: a library has
  /// thousands of names, and asking the properties of every character takes longer than reading their files.
  private static func isPlain(_ path: [UInt8]) -> Bool {
    var place = 0
    while place < path.count {
      let byte = path[place]
      if byte >= 0x20, byte < 0x7F {
        place += 1
      } else if byte >= 0xE4, byte <= 0xE9, place + 2 < path.count, byte > 0xE4 || path[place + 1] >= 0xB8,
        path[place + 1].isUTF8Continuation, path[place + 2].isUTF8Continuation
      {
        place += 3
      } else {
        return false
      }
    }
    return true
  }

  private static func escaped(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "\\x" + (digits.count < 2 ? "0" : "") + digits
  }

  private static func leadingScalar(of bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    var decoder = UTF8()
    var iterator = bytes.prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, UTF8.width(scalar))
  }

  private static func isUnshown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
