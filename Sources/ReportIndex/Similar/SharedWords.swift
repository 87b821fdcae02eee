import ReportModel
import TextFacts

/// The words that two sections have in common: runs of characters whose grams both have, and that stand as they are in the
/// first.
struct SharedWords {
  /// Without the case of its letters.
  private let text: [UInt8]
  private let grams: SectionGrams
  private let weights: [Double]
  /// The most runs that are told of, the most bytes of one, and the most bytes of a section that are looked at.
  private static let (most, mostBytes, mostRead) = (6, 60, 60_000)

  /// Words in common with a text that has these grams, each with its weight.
  init(_ text: [UInt8], _ grams: SectionGrams, _ weights: [Double]) {
    (self.text, self.grams, self.weights) = (GramLetters.folded(text), grams, weights)
  }

  /// The words of a run of another text, those whose grams weigh most first; none is a part of another.
  func words(in other: [UInt8], _ range: TextRange) -> [String] {
    let range = range.bytes.clamped(to: 0..<other.count)
    var runs: [(words: [UInt8], weight: Double)] = []
    var open: (start: Int, end: Int, weight: Double)?
    func close() {
      defer { open = nil }
      guard let open else { return }
      runs.append((Array(other[open.start..<open.end]), open.weight))
    }
    SectionGrams.forEach(other.span, range.lowerBound..<min(range.upperBound, range.lowerBound + Self.mostRead)) {
      key, place in
      guard let gram = grams.position(of: key) else { return }
      let end = place + SectionGrams.scalars(of: key).reduce(0) { $0 + UTF8.width($1) }
      if let run = open, place < run.end, end - run.start <= Self.mostBytes,
        text.firstRange(of: GramLetters.folded(other[run.start..<end])) != nil
      {
        open = (run.start, end, run.weight + weights[gram])
      } else {
        close()
        open = (place, end, weights[gram])
      }
    }
    close()
    runs.sort { ($1.weight, $0.words.count) < ($0.weight, $1.words.count) }
    var chosen: [[UInt8]] = []
    for run in runs where chosen.count < Self.most {
      if chosen.contains(where: { $0.firstRange(of: run.words) != nil || run.words.firstRange(of: $0) != nil }) {
        continue
      }
      chosen.append(run.words)
    }
    return chosen.map { VisibleText.line(String(decoding: $0, as: UTF8.self)) }
  }
}
