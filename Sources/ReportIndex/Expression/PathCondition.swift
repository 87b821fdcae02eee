import ReportModel

/// A condition on the path of a report's file, letter case of ASCII left out: words that stand in it somewhere, or, with
/// `*` or `?`, a pattern as settings write it (`PathPattern`).
///
///     path:县区         云溪县区/2019.txt
///     path:县区/*.md    reports/县区/2019.md, but not reports/县区/old/2019.md
///     path:县区/**/*.md   both
public struct PathCondition: Hashable, Sendable {
  /// The words as typed.
  let bytes: [UInt8]
  private let folded: [UInt8]
  private let pattern: PathPattern?

  /// The most bytes of a pattern: each report's path is held against it.
  private static let most = 1_024

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    folded = bytes.prefix(Self.most).map(Self.folded)
    let hasJoker = folded.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
    pattern = hasJoker ? PathPattern(String(decoding: folded, as: UTF8.self)) : nil
  }

  private static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// Whether a path is meant.
  func holds(for path: [UInt8]) -> Bool {
    let path = path.map(Self.folded)
    return pattern?.fits(path) ?? (path.firstRange(of: folded) != nil)
  }
}

/// The facts of a report that conditions on whole reports look at.
struct ReportFacts: Sendable {
  /// The year it speaks of; nil where it is not known.
  var year: Int?
  /// The path of its file, else its name.
  var path: [UInt8]

  static let unknown = ReportFacts(year: nil, path: [])
}
