import ReportModel

/// The list of the segments that make up an index, with the roots it is of: a small text file that is written last, so
/// that an index is as it was before or as it is now, and never between.
///
///     gangmu-index 1
///     parser 9f3a…
///     root 2f686f6d65…
///     segment 1a2b….segment
///     sum 07c1…
struct IndexManifest: Equatable, Sendable {
  static let name = "manifest"
  private static let head = "gangmu-index 1"
  /// A larger file is none of ours.
  static let mostBytes = 4 << 20

  /// The identity of the parser that read the reports.
  var parser: UInt64
  /// The roots, as absolute paths with links followed.
  var roots: [[UInt8]]
  /// The names of the files of segments, the oldest first.
  var segments: [String]

  /// An index without segments.
  init(parser: UInt64, roots: [[UInt8]]) {
    self.parser = parser
    self.roots = roots
    segments = []
  }

  /// The manifest that `bytes` are; nil for anything else.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self), text.last == "\n" else { return nil }
    var lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == Self.head[...], let sum = lines.popLast()?.split(separator: " "), sum.count == 2,
      sum[0] == "sum", let written = UInt64(sum[1], radix: 16)
    else { return nil }
    let checked = lines.map { $0 + "\n" }.joined()
    guard Checksum.of(Array(checked.utf8)) == written else { return nil }
    var parser: UInt64?
    (roots, segments) = ([], [])
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      guard words.count == 2 else { return nil }
      switch words[0] {
      case "parser": parser = UInt64(words[1], radix: 16)
      case "root":
        guard let root = Self.bytes(ofHex: words[1]) else { return nil }
        roots.append(root)
      case "segment":
        guard Self.isName(words[1]) else { return nil }
        segments.append(String(words[1]))
      default: return nil
      }
    }
    guard let parser else { return nil }
    self.parser = parser
  }

  /// The manifest as its file has it.
  var bytes: [UInt8] {
    var text = Self.head + "\nparser \(String(parser, radix: 16))\n"
    for root in roots { text += "root \(Self.hex(root))\n" }
    for segment in segments { text += "segment \(segment)\n" }
    return Array((text + "sum \(String(Checksum.of(Array(text.utf8)), radix: 16))\n").utf8)
  }

  /// Whether a name is one that segments are given, and so no path.
  static func isName(_ name: some StringProtocol) -> Bool {
    name.hasSuffix(".segment")
      && name.dropLast(".segment".count).utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || byte == 0x2D
      }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func bytes(ofHex text: Substring) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}
