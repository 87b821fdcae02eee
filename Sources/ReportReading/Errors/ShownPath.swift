/// File names made fit to be printed.
///
/// A name is any bytes but `/` and NUL. What is not UTF-8 is shown byte by byte as `\xE9`, and what a terminal would
/// obey or not show (C0, DEL and C1 controls, bidirectional controls, zero-width and tag characters, line separators)
/// as `\x1B` or `\u{202E}`; a name can then neither move the cursor nor pass for another.
public enum ShownPath {
  /// The name in `path` as a string without controls.
  public static func words(_ path: [UInt8]) -> String {
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
