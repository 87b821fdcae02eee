/// Characters of private use by which notes that were moved in a document are known in the page made of it; none of them
/// is the document's own, whose fonts of symbols may have their characters there.
struct RtfNoteSigns {
  /// Before the number of a note that stands behind its paragraph.
  let note: Unicode.Scalar
  /// Before the author of a comment.
  let comment: Unicode.Scalar
  /// Before its words.
  let words: Unicode.Scalar

  private static let (first, usual, last): (UInt32, UInt32, UInt32) = (0xE000, 0xF7A6, 0xF8FF)

  /// The signs for a document; the usual ones for one that has all there are.
  init(notIn document: [UInt8] = []) {
    let own = Self.written(in: document)
    let starts = [Self.usual] + stride(from: Self.first, through: Self.last - 2, by: 3)
    let start = starts.first { start in !(start...start + 2).contains { own.contains($0) } } ?? Self.usual
    let signs = (start...start + 2).map { Unicode.Scalar($0) ?? "\u{F7A6}" }
    (note, comment, words) = (signs[0], signs[1], signs[2])
  }

  /// A character as it is written in a document.
  static func written(_ sign: Unicode.Scalar) -> [UInt8] { Array("\\u\(Int(sign.value) - 0x10000)\\'3f".utf8) }

  /// The characters of private use that are written in a document as `\u` and a number of sixteen bits, with a sign or
  /// without.
  private static func written(in document: [UInt8]) -> Set<UInt32> {
    var found: Set<UInt32> = []
    for token in RtfTokens(document) where token.kind == .character && !token.name.isEmpty {
      let word = document[token.name.upperBound..<token.range.upperBound]
      let digits = String(decoding: word.prefix { $0 == 0x2D || (0x30...0x39).contains($0) }, as: UTF8.self)
      guard let number = Int(digits), let value = UInt32(exactly: number & 0xFFFF) else { continue }
      if (first...last).contains(value) { found.insert(value) }
    }
    return found
  }
}
