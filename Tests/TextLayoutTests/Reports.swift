import TestReports
import TextEncoding

/// The lines of real reports; none where tests run without them.
enum Reports {
  /// The names of all text reports, in order.
  static let names = (try? GivenReports.names(endingIn: ".txt")) ?? []

  /// The lines of a report as UTF-8, without their line ends and the byte order mark; empty where it cannot be read.
  static func lines(of name: String) -> [[UInt8]] {
    guard let bytes = try? GivenReports.bytes(of: name) else { return [] }
    let texts = [.utf8, .gb18030].lazy.compactMap { TextDecoder.decode(bytes, as: $0) }
    guard let text = texts.first(where: { $0.replacements == 0 }) else { return [] }
    return text.bytes.split(separator: 0x0A).map { line in Array(line.last == 0x0D ? line.dropLast() : line) }
  }
}
