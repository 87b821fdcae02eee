import ReportModel
import TextFacts

/// Words of a text in one line, cut to a number of characters; line ends stand as ¶.
enum Excerpt {
  /// The words of a run: its beginning and its end with … between them where it is longer.
  static func of(_ range: TextRange, in report: Report, characters: Int) -> String {
    let text = line(report.text[range.bytes.clamped(to: 0..<report.text.count)])
    guard text.count > characters else { return text }
    return "\(text.prefix(characters * 2 / 3))…\(text.suffix(characters / 3))"
  }

  /// The characters right before a place, up to the line's start.
  static func before(_ place: TextOffset, in report: Report, characters: Int) -> String {
    var lower = min(place.bytes, report.text.count)
    var left = characters
    while left > 0, let (scalar, start) = TextScalar.read(report.text.span, before: lower, start: 0), scalar != 0x0A {
      lower = start
      left -= 1
    }
    return line(report.text[lower..<min(max(lower, place.bytes), report.text.count)])
  }

  /// The characters right after a place, up to the line's end.
  static func after(_ place: TextOffset, in report: Report, characters: Int) -> String {
    let start = min(place.bytes, report.text.count)
    var upper = start
    var left = characters
    while left > 0, let (scalar, end) = TextScalar.read(report.text.span, at: upper, end: report.text.count),
      scalar != 0x0A
    {
      upper = end
      left -= 1
    }
    return line(report.text[start..<upper])
  }

  /// The bytes as a string, each line end as ¶.
  private static func line(_ bytes: ArraySlice<UInt8>) -> String {
    let pieces = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return pieces.map { String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self) }.joined(separator: "¶")
  }
}
