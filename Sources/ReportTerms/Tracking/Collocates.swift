import ReportModel
import TextFacts

/// The words beside a phrase: runs of two to four characters that stand left or right of it more often than anywhere else.
///
/// Chinese has no spaces: every run of characters within six of the phrase and within its clause is one. How unusual it is
/// there is told by its log-likelihood (Dunning 1993), beside all other places of the texts; a run that is hardly more
/// frequent than one that holds it is left out.
public struct Collocates: Sendable {
  /// A run of characters beside the phrase.
  public struct Collocate: Sendable, Equatable {
    /// The run.
    public let words: String
    /// The number of times it stands left of the phrase, and right of it.
    public let left: Int
    public let right: Int
    /// G² of its frequency there.
    public let logLikelihood: Double
  }

  private static let reach = 6
  private let phrase: [UInt8]
  private var left: [String: Int] = [:]
  private var right: [String: Int] = [:]
  private var beside = 0

  /// The collocates of a phrase; texts are added one by one.
  public init(of phrase: String) { self.phrase = Array(phrase.utf8) }

  /// Whether a text has the phrase.
  func stands(in text: [UInt8]) -> Bool {
    let phrase = BytePhrase(phrase)
    var matched = 0
    for byte in text {
      matched = phrase.matched(matched, then: byte)
      if matched == phrase.count { return phrase.count > 0 }
    }
    return false
  }

  /// Takes in the surroundings of the phrase in a text.
  public mutating func add(_ text: [UInt8]) {
    var lexicon = Lexicon()
    _ = lexicon.insert(.formulation, phrase[...])
    for (_, range) in TermCounter(lexicon).places(in: text) {
      let before = Self.characters(text, before: range.lower.bytes)
      let after = Self.characters(text, after: range.upper.bytes)
      beside += before.count + after.count
      Self.count(before, &left)
      Self.count(after, &right)
    }
  }

  /// The runs beside the phrase that are looked for in all texts, the most frequent first.
  private var candidates: [String] {
    let all = left.merging(right, uniquingKeysWith: +).filter { $0.value >= 3 }
    return all.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(3_000).map(\.key)
  }

  /// The collocates, the most unusual first; `texts` are all those that were added.
  public func list(in texts: [[UInt8]], characters: Int, most: Int) -> [Collocate] {
    let candidates = candidates
    var lexicon = Lexicon()
    for words in candidates { _ = lexicon.insert(.formulation, Array(words.utf8)[...]) }
    let counter = TermCounter(lexicon)
    var totals = Array(repeating: 0, count: lexicon.count)
    for counts in counter.counts(in: texts) {
      for (term, count) in zip(counts.terms, counts.counts) { totals[Int(term)] += Int(count) }
    }
    let found = candidates.enumerated().compactMap { index, words -> Collocate? in
      let (here, there) = ((left[words] ?? 0) + (right[words] ?? 0), totals[index])
      let elsewhere = max(0, there - here)
      guard
        let keyness = Keyness(
          frequency: here, size: max(1, beside), referenceFrequency: elsewhere,
          referenceSize: max(1, characters - beside)), keyness.logLikelihood > 10.83
      else { return nil }
      return Collocate(
        words: words, left: left[words] ?? 0, right: right[words] ?? 0, logLikelihood: keyness.logLikelihood)
    }.sorted { ($0.logLikelihood, $1.words) > ($1.logLikelihood, $0.words) }
    // A part of a longer run that stands there nearly as often says less than that.
    let first = found.prefix(Self.mostCompared)
    let whole = first.filter { one in
      !first.contains { other in
        other.words != one.words && other.words.contains(one.words)
          && 5 * (other.left + other.right) >= 4 * (one.left + one.right)
      }
    }
    return Array(whole.prefix(most))
  }

  /// The most runs that are compared with each other.
  private static let mostCompared = 300

  private static func characters(_ text: [UInt8], before place: Int) -> [Unicode.Scalar] {
    var (found, lower): ([Unicode.Scalar], Int) = ([], place)
    while found.count < reach, let (scalar, start) = TextScalar.read(text.span, before: lower, start: 0),
      WordCharacter.contains(scalar)
    {
      if let scalar = Unicode.Scalar(scalar) { found.append(scalar) }
      lower = start
    }
    return found.reversed()
  }

  private static func characters(_ text: [UInt8], after place: Int) -> [Unicode.Scalar] {
    var (found, upper): ([Unicode.Scalar], Int) = ([], place)
    while found.count < reach, let (scalar, next) = TextScalar.read(text.span, at: upper, end: text.count),
      WordCharacter.contains(scalar)
    {
      if let scalar = Unicode.Scalar(scalar) { found.append(scalar) }
      upper = next
    }
    return found
  }

  private static func count(_ scalars: [Unicode.Scalar], _ counts: inout [String: Int]) {
    for size in 2...4 where scalars.count >= size {
      for start in 0...scalars.count - size {
        counts[String(String.UnicodeScalarView(scalars[start..<start + size])), default: 0] += 1
      }
    }
  }
}
