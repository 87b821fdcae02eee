import Glibc
import TestReports

/// The lines of real reports; none where tests run without them.
enum Reports {
  /// The names of all text reports, in order.
  static let names = (try? GivenReports.names(endingIn: ".txt")) ?? []

  /// The lines of a report as UTF-8, without their line ends and the byte order mark; empty where it cannot be read.
  static func lines(of name: String) -> [[UInt8]] {
    guard var text = try? GivenReports.bytes(of: name) else { return [] }
    if String(validating: text, as: UTF8.self) == nil { text = decoded(text) }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    return text.split(separator: 0x0A).map { line in Array(line.last == 0x0D ? line.dropLast() : line) }
  }

  /// GB 18030 as UTF-8; empty where it is not valid.
  private static func decoded(_ text: [UInt8]) -> [UInt8] {
    let converter = iconv_open("UTF-8", "GB18030")
    defer { iconv_close(converter) }
    var source = text.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: text.count * 2)
    let written = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var left = source.count
        var to = target.baseAddress
        var room = target.count
        return iconv(converter, &from, &left, &to, &room) == 0 ? target.count - room : 0
      }
    }
    return target[..<written].map { UInt8(bitPattern: $0) }
  }
}
