import ReportModel
import TextFacts

/// The end of a line of a contents list: the number of a page, and the tab, the spaces or the dots that lead to it.
struct PageLeader {
  /// The bytes from the end of the words to the end of the number.
  let range: TextRange
  /// The number as it is written.
  let number: String

  /// Digits of a page number.
  private static let mostDigits = 4

  /// The leader at the end of `line`; nil where it ends with none, or has no words before it.
  init?(_ text: [UInt8], _ line: TextRange) {
    let bounds = line.bytes.clamped(to: 0..<text.count)
    var end = bounds.upperBound
    while end > bounds.lowerBound, text[end - 1] <= 0x20 { end -= 1 }
    var start = end
    while start > bounds.lowerBound, (0x30...0x39).contains(text[start - 1]) { start -= 1 }
    guard start < end, end - start <= Self.mostDigits else { return nil }
    var (lower, spaces, dots, isTab) = (start, 0, 0, false)
    let span = text.span
    while let (scalar, before) = TextScalar.read(span, before: lower, start: bounds.lowerBound) {
      if WhiteSpace.contains(scalar) {
        spaces += 1
        if scalar == 0x09 { isTab = true }
      } else if Self.isDot(scalar) {
        dots += 1
      } else {
        break
      }
      lower = before
    }
    guard lower > bounds.lowerBound, isTab || spaces >= 2 || dots >= 2 else { return nil }
    range = TextRange(lower, bounds.upperBound)
    number = String(decoding: text[start..<end], as: UTF8.self)
  }

  /// `.` `·` `…` `‥` `⋯` `．` `・` `_`
  private static func isDot(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E, 0xB7, 0x2026, 0x2025, 0x22EF, 0xFF0E, 0x30FB, 0x5F: true
    default: false
    }
  }
}
