import ReportModel
import TextFolding

/// A phrase with letters that may be composed in a text or decomposed (`ế` as one scalar or three): found written either
/// way all through.
struct ComposedPhrases: Sendable {
  private let composed: FoldedPhrase
  private let decomposed: FoldedPhrase

  /// The phrases of valid UTF-8; nil where both ways are the same.
  init?(_ bytes: [UInt8], keepsVariants: Bool) {
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
    let forms = [Composition.composed(scalars), Composition.decomposed(scalars)]
    guard forms[0] != forms[1],
      let composed = FoldedPhrase(Self.bytes(forms[0]), keepsVariants: keepsVariants),
      let decomposed = FoldedPhrase(Self.bytes(forms[1]), keepsVariants: keepsVariants)
    else { return nil }
    (self.composed, self.decomposed) = (composed, decomposed)
  }

  private static func bytes(_ scalars: [UInt32]) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for scalar in scalars { if let scalar = Unicode.Scalar(scalar) { text.append(scalar) } }
    return Array(String(text).utf8)
  }

  /// Finds the phrases of a text, written either way, in order.
  func search(_ text: [UInt8], _ found: inout HitList) throws(QueryError) {
    var one = HitList(limit: found.limit, isCancelled: found.isCancelled)
    var other = one
    try composed.search(FlatArray(text), &one)
    try decomposed.search(FlatArray(text), &other)
    var end = found.end
    for range in one.ranges.merged(with: other.ranges, by: { $0.lower < $1.lower }) where !found.isFull {
      guard range.lower.bytes >= end else { continue }
      found.append(range.lower.bytes, range.upper.bytes)
      end = range.upper.bytes
    }
  }
}
