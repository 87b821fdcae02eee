import ReportModel
import TextFacts

extension Report {
  /// The sentence that a place stands in: from the mark that ends the sentence before (`。！？；`, or the paragraph's
  /// beginning) to its own, which is part of it. At most `limit` bytes to either side of the place are looked at.
  public func sentence(around place: TextRange, limit: Int = 600) -> TextRange {
    guard let index = paragraph(at: place.lower), paragraphs.indices.contains(index.value) else { return place }
    let bounds = paragraphs[index.value].range
    let span = text.span
    var lower = place.lower.bytes
    // No character is cut where the limit falls inside it.
    let first = span.scalarStart(atOrAfter: max(bounds.lower.bytes, lower - limit), upTo: lower)
    while let (scalar, start) = TextScalar.read(span, before: lower, start: first), !Self.endsSentence(scalar) {
      lower = start
    }
    var upper = place.upper.bytes
    let last = span.scalarStart(atOrBefore: max(upper, min(bounds.upper.bytes, upper + limit, span.count)), from: upper)
    while let (scalar, next) = TextScalar.read(span, at: upper, end: last) {
      if scalar == 0x0A { break }
      upper = next
      if Self.endsSentence(scalar) { break }
    }
    while let (scalar, next) = TextScalar.read(span, at: lower, end: place.lower.bytes),
      Blank.contains(scalar)
    { lower = next }
    return TextRange(lower, upper)
  }

  private static func endsSentence(_ scalar: UInt32) -> Bool {
    scalar == 0x0A || ChinesePunctuation.endsSentence(scalar)
  }
}
