/// The index of a segment's texts: by every place of every character, or by grams and blocks where the texts are in an
/// alphabet.
enum SegmentIndex: Sendable {
  case places(PlaceIndex)
  case grams(GramIndex)

  /// The index of texts, which must be valid UTF-8 and no more than `Blocks.mostTexts`.
  static func index(of texts: [[UInt8]]) -> SegmentIndex {
    PlaceIndexBuilder.index(of: texts).map { .places($0) } ?? .grams(GramIndexBuilder.index(of: texts))
  }

  /// Bytes it takes.
  var weight: Int {
    switch self {
    case .places(let index): index.weight
    case .grams(let index): index.weight
    }
  }
}
