/// Strings in JSON (RFC 8259, 7), escaped byte for byte: text of a document passes as it is but for its controls.
/// What a terminal would not show is escaped where the text is sent: see `OutputForm.records`.
public enum JSONText {
  /// `value` between quotation marks, in UTF-8.
  public static func quoted(_ value: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(value.utf8.count + 2)
    append(value.utf8, to: &bytes)
    return bytes
  }

  /// Appends `value`, which is UTF-8, between quotation marks.
  public static func append(_ value: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    // One call for the whole: a generic loop costs thirty times as much from another module.
    if value.withContiguousStorageIfAvailable({ append(buffer: $0, to: &bytes) }) == nil {
      Array(value).withUnsafeBufferPointer { append(buffer: $0, to: &bytes) }
    }
  }

  private static func append(buffer: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in buffer {
      switch byte {
      case 0x22: bytes += [0x5C, 0x22]
      case 0x5C: bytes += [0x5C, 0x5C]
      case 0x00..<0x20, 0x7F: bytes += "\\u00".utf8 + [digit(byte >> 4), digit(byte & 15)]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  /// The name of a file between quotation marks, exact: a byte that is not UTF-8 stands as a lone surrogate, U+DC80 to
  /// U+DCFF, as Python writes it (PEP 383) and reads it back into the byte.
  public static func quoted(path: [UInt8]) -> [UInt8] {
    var quoted: [UInt8] = [0x22]
    var rest = path[...]
    while let first = rest.first {
      var decoder = UTF8()
      var iterator = rest.prefix(4).makeIterator()
      guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
        quoted += "\\udc".utf8 + [digit(first >> 4), digit(first & 15)]
        rest = rest.dropFirst()
        continue
      }
      quoted += Self.quoted(String(scalar)).dropFirst().dropLast()
      rest = rest.dropFirst(UTF8.width(scalar))
    }
    return quoted + [0x22]
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
