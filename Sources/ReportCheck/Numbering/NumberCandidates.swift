import ReportModel
import ReportParsing
import TextFacts

/// The places of a paragraph where a number may begin an item: its start, and the starts of its clauses.
///
/// The numbers are read by the parser's own reader, whether it took them for headings or not. Inside a paragraph those
/// that a sentence counts its items with are read: `一是`, `第一，`, `（1）`, `①`; and `1.` and `一、` at the start of a
/// sentence.
enum NumberCandidates {
  struct NumberPlace {
    /// The first byte, an opening bracket included.
    var start: Int
    var number: Range<Int>
    var opensParagraph: Bool
    var isWeak: Bool
  }

  private enum ClauseEnd { case none, clause, sentence }

  /// The marks in `range` of `text`, in order; `opens` says whether a paragraph begins there.
  static func marks(in text: [UInt8], _ range: Range<Int>, opens: Bool) -> [NumberPlace] {
    var found: [NumberPlace] = []
    let end = min(range.upperBound, text.count)
    var place = Blank.trimmed(text.span, range.clamped(to: 0..<text.count)).lowerBound
    // `**第一，** …` of Markdown.
    if opens, place + 2 < end, text[place] == 0x2A, text[place + 1] == 0x2A { place += 2 }
    if opens, let mark = ItemNumber.read(text, at: place, end: end) {
      found.append(NumberPlace(start: mark.start, number: mark.number, opensParagraph: true, isWeak: !mark.mayBeInText))
      place = mark.number.upperBound
    }
    while place < end {
      let (stop, next) = stop(text.span, at: place, end: end)
      place = next
      guard stop != .none else { continue }
      let start = afterClosers(text.span, place, end)
      guard start < end, mayBegin(text[start]), let mark = ItemNumber.read(text, at: start, end: end),
        mark.mayBeInText, stop == .sentence || mark.countsClauses
      else { continue }
      found.append(NumberPlace(start: mark.start, number: mark.number, opensParagraph: false, isWeak: false))
      place = mark.number.upperBound
    }
    return found
  }

  /// Whether a number may begin with a byte: most clauses begin with another.
  private static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x28, 0x30...0x39, 0xE2...0xE9, 0xEF: true
    default: false
    }
  }

  /// The mark at `place`, and where the next character begins.
  @inline(__always)
  private static func stop(_ text: borrowing Span<UInt8>, at place: Int, end: Int) -> (ClauseEnd, next: Int) {
    let byte = text[place]
    if byte < 0x80 {
      switch byte {
      case 0x3B, 0x3A: return (.sentence, place + 1)
      case 0x2C: return (.clause, place + 1)
      default: return (.none, place + 1)
      }
    }
    guard byte == 0xE3 || byte == 0xEF, place + 2 < end else {
      return (.none, place + (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4))
    }
    guard let (scalar, next) = TextScalar.read(text, at: place, end: end) else { return (.none, place + 3) }
    if ChinesePunctuation.endsStatement(scalar) { return (.sentence, next) }
    return (scalar == 0xFF0C || scalar == 0x3001 ? .clause : .none, next)
  }

  /// The place after white space, and after quotation marks and brackets that close.
  private static func afterClosers(_ text: borrowing Span<UInt8>, _ place: Int, _ end: Int) -> Int {
    var place = place
    while place < end {
      let blank = Blank.length(text, at: place, end: end)
      if blank > 0 {
        place += blank
        continue
      }
      guard let (scalar, next) = TextScalar.read(text, at: place, end: end),
        [0x201D, 0x2019, 0xFF09, 0x300D, 0x300F].contains(scalar)
      else { return place }
      place = next
    }
    return place
  }
}
