/// Text made fit to be read: what a terminal would obey or not show stands as a `VisibleMark`.
public enum VisibleText {
  /// `text`, any bytes, as one line: line feeds and tabs are marks too.
  public static func line(_ text: [UInt8]) -> String {
    String(decoding: text.withUnsafeBufferPointer { bytes($0, passing: .inLine) } ?? text, as: UTF8.self)
  }

  /// `words` as one line.
  public static func line(_ words: String) -> String {
    var words = words
    let shown = words.withUTF8 { bytes($0, passing: .inLine) }
    return shown.map { String(decoding: $0, as: UTF8.self) } ?? words
  }

  /// `text`, any bytes, with marks for all that is hidden but what is passed; nil where it may stand as it is.
  public static func bytes(_ text: UnsafeBufferPointer<UInt8>, passing passed: PassedCharacters) -> [UInt8]? {
    replacing(text, passing: passed) { found, bytes in
      if let scalar = found.scalar {
        VisibleMark.append(scalar, to: &bytes)
      } else {
        for byte in text[found.range] { VisibleMark.append(byte: byte, to: &bytes) }
      }
    }
  }

  /// The JSON texts of `records`, each on a line, with escapes (RFC 8259, 7) for all that is hidden in their strings;
  /// nil where there is nothing of it. Outside of strings JSON has line feeds only, so no string need be found.
  public static func escaped(records: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    replacing(records, passing: .betweenRecords) { found, bytes in
      // U+FFFD for what is no UTF-8, which JSON does not know.
      let scalar = found.scalar.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
      for unit in String(scalar).utf16 {
        bytes += "\\u".utf8
        for shift in [12, 8, 4, 0] {
          let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift) & 0xF)
          bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
      }
    }
  }

  /// `text` with what `replace` appends for each hidden character; nil where there is none.
  private static func replacing(
    _ text: UnsafeBufferPointer<UInt8>, passing passed: PassedCharacters,
    _ replace: (HiddenScan.Found, inout [UInt8]) -> Void
  ) -> [UInt8]? {
    var scan = HiddenScan(text, passing: passed)
    guard var found = scan.next() else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + 64)
    var copied = 0
    while true {
      bytes += text[copied..<found.range.lowerBound]
      replace(found, &bytes)
      copied = found.range.upperBound
      guard let next = scan.next() else { break }
      found = next
    }
    return bytes + text[copied...]
  }
}
