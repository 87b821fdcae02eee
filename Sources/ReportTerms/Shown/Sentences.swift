import ReportModel

extension Report {
  /// The sentence that a place stands in: from the mark that ends the sentence before (`。！？；`, or the paragraph's
  /// beginning) to its own, which is part of it. At most `limit` bytes to either side of the place are looked at.
  public func sentence(around place: TextRange, limit: Int = 600) -> TextRange {
    guard let index = paragraph(at: place.lower), paragraphs.indices.contains(index.value) else { return place }
    let bounds = paragraphs[index.value].range
    let span = text.span
    var lower = place.lower.bytes
    var first = max(bounds.lower.bytes, lower - limit)
    // No character is cut where the limit falls inside it.
    while first < lower, span[first] & 0xC0 == 0x80 { first += 1 }
    while let (scalar, start) = TextScalar.read(span, before: lower, start: first), !Self.endsSentence(scalar) {
      lower = start
    }
    var upper = place.upper.bytes
    var last = max(upper, min(bounds.upper.bytes, upper + limit, span.count))
    while last > upper, last < span.count, span[last] & 0xC0 == 0x80 { last -= 1 }
    while let (scalar, next) = TextScalar.read(span, at: upper, end: last) {
      if scalar == 0x0A { break }
      upper = next
      if Self.endsSentence(scalar) { break }
    }
    while let (scalar, next) = TextScalar.read(span, at: lower, end: place.lower.bytes),
      scalar <= 0x20 || scalar == 0x3000
    { lower = next }
    return TextRange(lower, upper)
  }

  private static func endsSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A, 0x3002, 0xFF01, 0xFF1F, 0xFF1B: true
    default: false
    }
  }
}
