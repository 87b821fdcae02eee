import TextFacts

/// Columns of text in a fixed-width layout: two for East Asian characters, one for the rest, tab stops every eight.
enum FixedWidthColumns {
  /// The columns of `range`, which begins at column `first`. In a line with East Asian characters the marks whose width
  /// is ambiguous (UAX #11, A) take two, as in Chinese fonts.
  static func count(_ text: Span<UInt8>, _ range: Range<Int>, from first: Int = 0) -> Int {
    var columns = first
    var others = 0
    var isWide = false
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = text[place]
      if byte >= 0xE3 {
        // The lead of three bytes at least; what follows it is passed over.
        others += 1
        if EastAsianWidth.isWide(lead: byte) { isWide = true }
        place += 3
        continue
      }
      if byte < 0x80 {
        columns = byte == 0x09 ? (columns | 7) + 1 : columns + 1
      } else if !byte.isUTF8Continuation {
        others += 1
        if EastAsianWidth.isWide(lead: byte) { isWide = true }
      }
      place += 1
    }
    return columns + (isWide ? 2 * others : others)
  }

  /// Whether three blanks or more or a row of dots set words apart, or a line is drawn.
  static func areSet(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var blanks = 0
    var strokes = 0
    var dots = 0
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = text[place]
      // Letters and most characters of East Asia, which are nearly all there is.
      if (0x61...0x7A).contains(byte) || byte >= 0xE3 {
        (dots, blanks) = (0, 0)
        place += byte < 0x80 ? 1 : 3
        continue
      }
      // Two … (E2 80 A6) in a row are an ellipsis, and blanks may stand between dots; · is C2 B7.
      let isDot =
        byte == 0x2E || (byte == 0xB7 && place >= 1 && text[place - 1] == 0xC2)
        || (byte == 0xA6 && place >= 2 && text[place - 1] == 0x80 && text[place - 2] == 0xE2)
      if isDot { dots += 1 } else if byte < 0x80 ? byte != 0x20 : byte > 0xE2 { dots = 0 }
      if dots >= 4 { return true }
      blanks = byte == 0x20 ? blanks + 1 : 0
      if byte == 0x7C || byte == 0x2B || byte == 0x5F || byte == 0x3D { strokes += 1 }
      if byte == 0x09 || blanks > 3 || (blanks == 3 && !endsSentence(text, before: place - 2, range)) { return true }
      place += 1
    }
    return strokes * 4 >= range.count
  }

  /// Whether a word and the stop of a sentence stand before `place`: a justified page has up to three blanks behind it.
  private static func endsSentence(_ text: Span<UInt8>, before place: Int, _ range: Range<Int>) -> Bool {
    guard place - 2 >= range.lowerBound, [0x2E, 0x3F, 0x21].contains(text[place - 1]) else { return false }
    return (0x61...0x7A).contains(text[place - 2])
  }
}
