/// A ZIP archive whose entries are not compressed (APPNOTE 6.3, method 0), so that a fuzzer's bytes reach the readers of
/// parts as they are.
enum StoredPackage {
  /// The archive of `parts`, by name, in order.
  static func bytes(of parts: [(name: String, content: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let name = Array(part.name.utf8)
      let size = number(part.content.count, 4)
      // Version 2.0, flag 11 (names are UTF-8), stored, no time, the checksum, both sizes, the name's length, no extra.
      let shared =
        number(20, 2) + number(1 << 11, 2) + number(0, 2) + number(0, 4) + number(Int(checksum(part.content)), 4) + size
        + size + number(name.count, 2) + number(0, 2)
      directory += [0x50, 0x4B, 0x01, 0x02] + number(20, 2) + shared + number(0, 2) + number(0, 2) + number(0, 2)
      directory += number(0, 4) + number(archive.count, 4) + name
      archive += [0x50, 0x4B, 0x03, 0x04] + shared + name + part.content
    }
    let end =
      [0x50, 0x4B, 0x05, 0x06] + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
      + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
    return archive + directory + end
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// CRC-32 (ISO 3309).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 0 ? 0 : 0xEDB8_8320) }
    }
    return ~sum
  }
}
