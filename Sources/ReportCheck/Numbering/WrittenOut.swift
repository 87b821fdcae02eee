import ReportModel
import TextFacts

/// Numbers that stand in the text where no item begins: an item that a sentence goes on to without a mark, a line that
/// was joined to the one before it. A number that is written there is not missing, nor is one that nobody can look for
/// any more: in all so many bytes are looked through as the text has, some times over.
struct WrittenOut {
  private let report: Report
  private var left: Int
  /// The most bytes that are looked through for one number.
  private static let reach = 1 << 16
  private static let timesOver = 4

  init(_ report: Report) {
    self.report = report
    left = report.text.count * Self.timesOver + Self.reach
  }

  /// Whether `value` is written like `number` between two places.
  mutating func holds(_ number: SeriesNumber, _ value: Int, between start: TextOffset, and end: TextOffset) -> Bool {
    let needle: [UInt8]
    switch number.form.style {
    case .worded, .enumeration, .decimal: needle = Array(number.written(value).utf8)
    case .hanPause, .hanBracket, .arabicPoint, .arabicBracket, .circled, .letter, .roman:
      needle = Array(number.digits(value).utf8)
    }
    let range = max(start.bytes, end.bytes - Self.reach)..<max(start.bytes, end.bytes)
    let text = report.text
    left -= range.count
    if left < 0 { return true }
    guard let lead = needle.first, range.count > needle.count else { return false }
    var place = range.lowerBound
    while place + needle.count <= range.upperBound {
      if text[place] == lead, text[place..<place + needle.count].elementsEqual(needle),
        fits(number.form.style, place..<place + needle.count, in: range)
      {
        return true
      }
      place += 1
    }
    return false
  }

  /// Whether the first number of a series is written before one that stands in `scope`.
  mutating func holdsFirst(of number: SeriesNumber, before place: TextOffset, inScope scope: Int) -> Bool {
    let start =
      scope >= 0
      ? report[SectionIndex(scope)].heading.lower
      : report.paragraphs.indices.contains(-1 - scope) ? report.paragraphs[-1 - scope].range.lower : .start
    if number.form.style.isOrdinal {
      // 首先 stands for 第一, 其一 too.
      for word in ["首先", "其一", "第一"] where contains(Array(word.utf8), start.bytes..<max(start.bytes, place.bytes)) {
        return true
      }
    }
    return holds(number, 1, between: start, and: place)
  }

  private mutating func contains(_ needle: [UInt8], _ range: Range<Int>) -> Bool {
    let range = max(range.lowerBound, range.upperBound - Self.reach)..<range.upperBound
    left -= range.count
    return left < 0 || BytePhrase(needle).stands(in: report.text[range])
  }

  /// Whether what stands around a numeral makes it a number of `style`.
  private func fits(_ style: NumberForm.SequenceStyle, _ range: Range<Int>, in bounds: Range<Int>) -> Bool {
    let span = report.text.span
    let before = TextScalar.read(span, before: range.lowerBound, start: bounds.lowerBound)?.value
    let after = TextScalar.read(span, at: range.upperBound, end: bounds.upperBound)?.value
    if let before, Self.isNumeral(before) { return false }
    switch style {
    case .hanPause: return after.map { [0x3001, 0x2E, 0xFF0E].contains($0) } ?? false
    case .arabicPoint:
      guard let after, [0x3001, 0x2E, 0xFF0E].contains(after) else { return false }
      let next = TextScalar.read(span, at: range.upperBound + (after == 0x2E ? 1 : 3), end: bounds.upperBound)?.value
      return next.map { !Self.isNumeral($0) } ?? true
    case .hanBracket, .arabicBracket: return after == 0xFF09 || after == 0x29
    case .letter, .roman: return after.map { [0x3001, 0x2E, 0xFF0E, 0xFF09, 0x29].contains($0) } ?? false
    case .circled, .decimal, .enumeration, .worded: return after.map { !Self.isNumeral($0) } ?? true
    }
  }

  private static func isNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0xFF10...0xFF19: true
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E: true
    default: false
    }
  }
}
