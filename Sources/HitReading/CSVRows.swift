/// Comma-separated values (RFC 4180): fields that may be quoted, quotation marks in them doubled.
struct CSVRows {
  private let bytes: [UInt8]
  private var place = 0
  /// The line that the next row begins on, from 1.
  private(set) var line = 1

  /// The rows of `bytes`; a byte order mark does not count.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// The fields of the next row; nil after the last. An empty line is a row with one empty field.
  mutating func next() -> [[UInt8]]? {
    guard place < bytes.count else { return nil }
    var fields: [[UInt8]] = []
    while true {
      fields.append(field())
      guard place < bytes.count, bytes[place] == 0x2C else { break }
      place += 1
    }
    endLine()
    return fields
  }

  private mutating func field() -> [UInt8] {
    guard place < bytes.count, bytes[place] == 0x22 else { return plain() }
    var field: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == 0x22 {
        guard place < bytes.count, bytes[place] == 0x22 else { break }
        place += 1
      }
      if byte == 0x0A { line += 1 }
      field.append(byte)
    }
    return field + plain()
  }

  private mutating func plain() -> [UInt8] {
    let start = place
    while place < bytes.count, bytes[place] != 0x2C, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
    return Array(bytes[start..<place])
  }

  private mutating func endLine() {
    if place < bytes.count, bytes[place] == 0x0D { place += 1 }
    if place < bytes.count, bytes[place] == 0x0A { place += 1 }
    line += 1
  }
}
