import ReportModel
import TextFacts

/// Walks over the running text once and finds what is marked as a term, or has the form of one.
///
/// A pair of marks counts within its paragraph and within a length; of marks within marks the innermost pair counts, so
/// that one that is never closed costs nothing but itself. Every other rule looks a bounded way around its place: time
/// grows linearly with the text whatever it holds.
struct TermScanner {
  private let table: [UInt8]
  private let beginnings: [Bool]
  private(set) var found: [FoundTerm] = []

  private var block = TextRange(0, 0)
  /// The start of the text within the last mark that is still open; -1 where none is.
  private var quoted = -1
  private var titled = -1
  /// Digits before this place have been looked at.
  private var numberEnd = 0

  init() {
    table = TermCharacter.table
    beginnings = TermCharacter.beginnings
  }

  /// Finds the terms of a block.
  mutating func scan(_ range: TextRange, of text: borrowing Span<UInt8>) {
    block = TextRange(range.lower, min(range.upper, TextOffset(text.count)))
    quoted = -1
    titled = -1
    let end = block.upper.bytes
    var place = block.lower.bytes
    while place < end {
      // Most characters begin nothing: two bytes tell so.
      let lead = text[place]
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      if place + length <= end, !maySay(lead, length > 1 ? text[place + 1] : 0) {
        place += length
        continue
      }
      guard let (scalar, next) = TextScalar.read(text, at: place, end: end) else { return }
      let meaning = scalar < 0x10000 ? TermCharacter(rawValue: table[Int(scalar)]) ?? .other : .other
      place = meaning == .other ? next : read(meaning, at: place, next, text)
    }
  }

  /// Whether a character may say something that begins with these two bytes, the second 0 where it has only one.
  @inline(__always)
  private func maySay(_ lead: UInt8, _ second: UInt8) -> Bool {
    lead < 0x80 ? beginnings[Int(lead)] : beginnings[0x80 + (Int(lead) & 0x3F) << 6 + Int(second) & 0x3F]
  }

  /// Reads what a character begins or ends; returns where to go on.
  private mutating func read(
    _ meaning: TermCharacter, at place: Int, _ next: Int, _ text: borrowing Span<UInt8>
  ) -> Int {
    switch meaning {
    case .other: break
    case .quoteOpens: quoted = next
    case .quoteCloses:
      // A title between quotation marks is a title, and no formulation that has its text.
      if quoted >= 0, found.last != FoundTerm(kind: .title, range: TextRange(quoted, place)),
        let kind = QuotedText.kind(text, from: quoted, to: place)
      {
        append(kind, quoted, place)
      }
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
      // A formula that begins a quotation is judged with the whole of it.
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
