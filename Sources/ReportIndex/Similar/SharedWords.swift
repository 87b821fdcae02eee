import ReportModel
import TextFacts

/// The words that two sections have in common: runs of characters whose grams both have, and that stand as they are in the
/// first.
struct SharedWords: Sendable {
  /// Without the case of its letters.
  private let text: [UInt8]
  /// The places of each gram in it, by its key.
  private let places: [UInt64: [Int]]
  private let grams: SectionGrams
  private let weights: [Double]
  /// The most runs that are told of, the most bytes of one, and the most bytes of a section that are looked at.
  private static let (most, mostBytes, mostRead) = (6, 60, 60_000)
  /// The most places of a gram that are known: a form may have one character twenty thousand times.
  private static let mostPlaces = 64

  /// Words in common with a text that has these grams, each with its weight.
  init(_ text: [UInt8], _ grams: SectionGrams, _ weights: [Double]) {
    let text = GramLetters.folded(text)
    var places: [UInt64: [Int]] = [:]
    SectionGrams.forEach(text.span, 0..<text.count) { key, place in
      if places[key, default: []].count < Self.mostPlaces { places[key, default: []].append(place) }
    }
    (self.text, self.places, self.grams, self.weights) = (text, places, grams, weights)
  }

  /// A run of the other text, and where it stands in the first, as far as that is known.
  private struct SharedGramRun {
    var start: Int
    var end: Int
    var weight: Double
    var places: [Int]
  }

  /// The words of a run of another text, those whose grams weigh most first; none is a part of another.
  func words(in other: [UInt8], _ range: TextRange) -> [String] {
    let range = range.bytes.clamped(to: 0..<other.count)
    var runs: [SharedGramRun] = []
    var open: SharedGramRun?
    SectionGrams.forEach(other.span, range.lowerBound..<min(range.upperBound, range.lowerBound + Self.mostRead)) {
      key, place in
      guard let gram = grams.position(of: key) else { return }
      let end = place + SectionGrams.scalars(of: key).reduce(0) { $0 + UTF8.width($1) }
      if var run = open, place < run.end, end - run.start <= Self.mostBytes {
        open = nil
        if lengthen(&run, to: end, in: other) {
          run.weight += weights[gram]
          open = run
          return
        }
        runs.append(run)
      } else if let run = open {
        runs.append(run)
      }
      let known = places[SectionGrams.folded(key)] ?? []
      open = SharedGramRun(start: place, end: end, weight: weights[gram], places: known)
    }
    if let open { runs.append(open) }
    runs.sort { ($1.weight, $0.end - $0.start) < ($0.weight, $1.end - $1.start) }
    var chosen: [[UInt8]] = []
    for run in runs where chosen.count < Self.most {
      let words = Array(other[run.start..<run.end])
      let phrase = BytePhrase(words)
      if !chosen.contains(where: { phrase.stands(in: $0) || BytePhrase($0).stands(in: words) }) { chosen.append(words) }
    }
    return chosen.map { VisibleText.line(String(decoding: $0, as: UTF8.self)) }
  }

  /// Lengthens a run where the longer one stands in the first text too: the places are some of those it has.
  private func lengthen(_ run: inout SharedGramRun, to end: Int, in other: [UInt8]) -> Bool {
    let added = GramLetters.folded(other[run.end..<end])
    let length = run.end - run.start
    let places = run.places.filter { place in
      let from = place + length
      return from + added.count <= text.count && text[from..<from + added.count].elementsEqual(added)
    }
    guard !places.isEmpty else { return false }
    (run.end, run.places) = (end, places)
    return true
  }
}
