/// Strings in JSON (RFC 8259, 7), escaped byte for byte: text of a document passes as it is but for its controls.
public enum JSONText {
  /// `value` between quotation marks, in UTF-8.
  public static func quoted(_ value: String) -> [UInt8] {
    var bytes: [UInt8] = [0x22]
    bytes.reserveCapacity(value.utf8.count + 2)
    for byte in value.utf8 {
      switch byte {
      case 0x22: bytes += [0x5C, 0x22]
      case 0x5C: bytes += [0x5C, 0x5C]
      case 0x00..<0x20, 0x7F: bytes += "\\u00".utf8 + [digit(byte >> 4), digit(byte & 15)]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
    return bytes
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
