/// Characters that show nothing on paper: white space, zero-width spaces, and controls (C0, DEL, C1).
///
/// Wider than `WhiteSpace`: a stray form feed or byte order mark at the edge of a line must not keep its heading from
/// being found, and counts as no character of a section.
public enum Blank {
  /// Whether `scalar` is blank.
  @inlinable @inline(__always)
  public static func contains(_ scalar: UInt32) -> Bool {
    if scalar < 0x7F { return scalar <= 0x20 }
    return scalar <= 0xA0 || WhiteSpace.contains(scalar) || WhiteSpace.isZeroWidth(scalar)
  }

  /// The length in bytes of the blank character at `place`, which ends at `end` at the latest; 0 where none begins
  /// there, as inside a character. `text` is UTF-8.
  @inlinable
  public static func length(_ text: borrowing Span<UInt8>, at place: Int, end: Int) -> Int {
    let lead = text[place]
    if lead < 0x80 { return lead <= 0x20 || lead == 0x7F ? 1 : 0 }
    // Blank are some of C2, E1 to E3, and EF: not Han, nine tenths of the text, and no byte inside a character.
    if lead < 0xC2 || (lead > 0xE3 && lead != 0xEF) { return 0 }
    guard let (scalar, next) = TextScalar.read(text, at: place, end: end), contains(scalar) else { return 0 }
    return next - place
  }

  /// `range` of `text`, which is UTF-8, without blank characters at either end.
  @inlinable
  public static func trimmed(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper {
      let length = length(text, at: lower, end: upper)
      if length == 0 { break }
      lower += length
    }
    while upper > lower {
      var start = upper - 1
      if text[start] >= 0x80 { start = text.scalarStart(atOrBefore: start, from: max(lower, upper - 3)) }
      guard length(text, at: start, end: upper) == upper - start else { break }
      upper = start
    }
    return lower..<upper
  }
}
