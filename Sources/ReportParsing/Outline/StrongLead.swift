import ReportModel
import TextFacts

/// Strong words that begin a line and are its heading: `**Section 1.1. Name.** The name of the club is …`.
enum StrongLead {
  /// The byte after the strong words that begin with the number or the line, where they are set off from text on the same
  /// line; nil where there are none, or they are the whole line.
  static func end(_ mark: NumberMark, _ line: Line, in document: LinedText) -> Int? {
    let spans = document.spans
    guard !spans.isEmpty else { return nil }
    let first = spans.partitionPoint { $0.range.lower.bytes < Int(line.start) }
    let opening = spans[first...].prefix { $0.range.lower.bytes <= mark.start }
    guard let end = opening.first(where: { $0.kind == .strong })?.range.upper.bytes, end > mark.titleStart,
      end < Int(line.contentEnd)
    else { return nil }
    return isSetOff(end, line, document.text) ? end : nil
  }

  /// Whether nothing but a number is strong, and text stands behind it: `**Art. 1** The name of the club is …`.
  static func isNumberAlone(_ mark: NumberMark, _ line: Line, in document: LinedText) -> Bool {
    let spans = document.spans
    guard !spans.isEmpty, mark.titleStart < Int(line.contentEnd) else { return false }
    let first = spans.partitionPoint { $0.range.lower.bytes < Int(line.start) }
    let strong = spans[first...].prefix { $0.range.lower.bytes < Int(line.end) }.filter { $0.kind == .strong }
    // <b>Article I – </b><b>Name</b>: the name is strong too.
    guard strong.count == 1, let end = strong.first?.range.upper.bytes else { return false }
    return (mark.number.upperBound...mark.titleStart).contains(end)
  }

  /// Whether a mark stands on either side of the end of the words, or a capital letter begins the text behind: people
  /// also set the first words of a sentence strong.
  private static func isSetOff(_ end: Int, _ line: Line, _ text: [UInt8]) -> Bool {
    guard let last = TextScalar.read(text.span, before: end, start: Int(line.contentStart)) else { return false }
    let rest = text[end..<Int(line.contentEnd)]
    guard rest.contains(where: { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) }) else { return false }
    if marks.contains(last.value) { return true }
    let behind = Cursor(text: text, place: end, end: Int(line.contentEnd)).past([0x2A, 0x5F]).pastSpaces
    return behind.scalar.map { marks.contains($0.value) || LetterFolding.isCapital($0.value) } ?? false
  }

  // . : ; 。 ： ； ． —
  private static let marks: Set<UInt32> = [0x2E, 0x3A, 0x3B, 0x3002, 0xFF1A, 0xFF1B, 0xFF0E, 0x2014]
}
