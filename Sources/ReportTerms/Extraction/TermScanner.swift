import ReportModel

/// Walks over the running text once and finds what is marked as a term, or has the form of one.
///
/// A pair of marks counts within its paragraph and within a length; of marks within marks the innermost pair counts, so
/// that one that is never closed costs nothing but itself. Every other rule looks a bounded way around its place: time
/// grows linearly with the text whatever it holds.
struct TermScanner {
  private let table: [UInt8]
  private(set) var found: [FoundTerm] = []

  private var block = TextRange(0, 0)
  /// Where the text within the last mark that is still open begins; -1 where none is.
  private var quoted = -1
  private var titled = -1
  /// Digits before this place have been looked at.
  private var numberEnd = 0

  init() { table = TermCharacter.table }

  /// Finds the terms of a block.
  mutating func scan(_ range: TextRange, of text: borrowing Span<UInt8>) {
    block = TextRange(range.lower, min(range.upper, TextOffset(text.count)))
    quoted = -1
    titled = -1
    let end = block.upper.bytes
    var place = block.lower.bytes
    while place < end, let (scalar, next) = TextScalar.read(text, at: place, end: end) {
      let meaning = scalar < 0x10000 ? table[Int(scalar)] : 0
      if meaning != 0, let meaning = TermCharacter(rawValue: meaning) {
        place = read(meaning, at: place, next, text)
      } else {
        place = next
      }
    }
  }

  /// Reads what a character begins or ends; returns where to go on.
  private mutating func read(
    _ meaning: TermCharacter, at place: Int, _ next: Int, _ text: borrowing Span<UInt8>
  ) -> Int {
    switch meaning {
    case .other: break
    case .quoteOpens: quoted = next
    case .quoteCloses:
      if quoted >= 0, let kind = QuotedText.kind(text, from: quoted, to: place) { append(kind, quoted, place) }
      quoted = -1
    case .titleOpens: titled = next
    case .titleCloses:
      if titled >= 0, QuotedText.isTitle(text, from: titled, to: place) {
        append(.title, titled - (next - place), next)
      }
      titled = -1
    case .digit: readFigure(at: place, text)
    case .placeholder:
      readFigure(at: place, text)
      let (run, end) = Placeholder.read(text, at: place, in: block)
      if let run { append(.placeholder, run.range.lower.bytes, run.range.upper.bytes) }
      return end
    case .numeral:
      // What begins a quotation is judged with the whole of it.
      if place != quoted, let end = BareFormula.end(text, at: place, in: block) { append(.formula, place, end) }
    case .hundred:
      if place >= numberEnd, let figure = FigureReader.spelledPercentage(text, at: place, in: block) {
        append(.figure, figure.range.lower.bytes, figure.range.upper.bytes)
        numberEnd = figure.range.upper.bytes
      }
    }
    return next
  }

  private mutating func readFigure(at place: Int, _ text: borrowing Span<UInt8>) {
    guard place >= numberEnd else { return }
    let (figure, end) = FigureReader.read(text, at: place, in: block)
    if let figure { append(.figure, figure.range.lower.bytes, figure.range.upper.bytes) }
    numberEnd = end
  }

  private mutating func append(_ kind: TermKind, _ lower: Int, _ upper: Int) {
    found.append(FoundTerm(kind: kind, range: TextRange(lower, upper)))
  }
}
