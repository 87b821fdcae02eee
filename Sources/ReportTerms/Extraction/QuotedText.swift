import ReportModel
import TextFacts

/// The text between quotation marks, or between `《 》`, judged by its form alone.
///
/// A formulation has 2 to 30 characters, one of them a Han character or a letter that is no placeholder, and is no
/// sentence: no `。！？；：…` and no line end, and at most one `，`, not at its end. One character alone (`“新”`) is
/// emphasis, and would be counted in every word that has it. A title has 1 to 60 characters and one that is no
/// placeholder, digit or mark.
enum QuotedText {
  private static let longestFormulation = 30
  private static let longestTitle = 60

  /// The kind of what stands quoted in `lower..<upper`; nil where it is no term.
  static func kind(_ text: borrowing Span<UInt8>, from lower: Int, to upper: Int) -> TermKind? {
    guard upper - lower <= 4 * longestFormulation, let content = ContentCounts(text, lower, upper),
      (2...longestFormulation).contains(content.count), content.commas <= 1
    else { return nil }
    return QuotedFormula.matches(text, from: lower, to: upper) ? .formula : .formulation
  }

  /// Whether what stands in `lower..<upper` is the title of something.
  static func isTitle(_ text: borrowing Span<UInt8>, from lower: Int, to upper: Int) -> Bool {
    guard upper - lower <= 4 * longestTitle, let content = ContentCounts(text, lower, upper) else { return false }
    return (1...longestTitle).contains(content.count)
  }

  /// Counts over text between marks; nil where it is a sentence, has no word, or ends in a mark.
  private struct ContentCounts {
    var count = 0
    var commas = 0

    init?(_ text: borrowing Span<UInt8>, _ lower: Int, _ upper: Int) {
      var place = lower
      var hasWord = false
      var last: UInt32 = 0
      while place < upper {
        guard let (scalar, next) = TextScalar.read(text, at: place, end: upper) else { return nil }
        switch scalar {
        case 0x2026, 0x00...0x1F, 0x21, 0x3B, 0x3F: return nil
        case _ where ChinesePunctuation.endsStatement(scalar): return nil
        case 0xFF0C, 0x2C: commas += 1
        default: hasWord = hasWord || Self.isWord(scalar)
        }
        count += 1
        last = scalar
        place = next
      }
      let endsInMark = [0xFF0C, 0x3001, 0x2C, 0x20, 0x3000].contains(last)
      if !hasWord || endsInMark { return nil }
    }

    /// Whether a character makes a term more than a number, a mark or something to be filled in.
    private static func isWord(_ scalar: UInt32) -> Bool {
      if Han.contains(scalar) { return true }
      if scalar < 0x80 { return (0x41...0x5A).contains(scalar & ~0x20) && scalar != 0x58 && scalar != 0x78 }
      return scalar >= 0xC0 && scalar != 0xD7 && !(0x2000...0x303F).contains(scalar)
        && !(0xFE30...0xFF60).contains(scalar)
    }
  }
}
