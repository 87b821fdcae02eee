import ReportModel
import TextFacts

/// The near variants of a phrase in running text: the same words but for 的, 和 and their like, marks and quotes between
/// them, and of longer ones with a character more, less or replaced, as `Variants` groups terms (`Skeleton`).
///
/// One change leaves the first or the second half of the phrase whole: these are looked for, and what stands around them
/// is compared. Work is linear in the text, but for texts that repeat a half of the phrase all over.
public struct PhraseVariants: Sendable {
  /// A variant as it is written, and how often.
  public struct PhraseVariant: Sendable, Equatable {
    /// Its words.
    public let words: String
    /// The number of times it stands in the texts, and in how many of them.
    public internal(set) var count: Int
    public internal(set) var texts: Int
    /// The first and the last year of texts that have it; nil where none is known.
    public internal(set) var years: ClosedRange<Int>?
  }

  private let phrase: [UInt8]
  private let skeleton: Skeleton
  private let half: Int
  /// Bytes beyond those of the phrase that a variant may take: what is left out of the skeleton.
  private static let slack = 24

  /// The variants of a phrase.
  public init(of phrase: String) {
    self.phrase = Array(phrase.utf8)
    skeleton = Skeleton(self.phrase[...])
    half = max(1, skeleton.scalars.count / 2)
  }

  /// The places of the phrase and its variants in a text, none over another.
  func places(in text: [UInt8]) -> [TextRange] {
    let whole = skeleton.scalars
    guard whole.count > 1 else { return [] }
    var (scalars, starts, ends): ([UInt32], [Int], [Int]) = ([], [], [])
    var place = 0
    while let (scalar, next) = TextScalar.read(text.span, at: place, end: text.count) {
      if Self.endsSentence(scalar) {
        // No variant goes over the end of a sentence.
        scalars.append(0)
        starts.append(place)
        ends.append(next)
      } else if !Skeleton.isDropped(scalar) {
        scalars.append(scalar)
        starts.append(place)
        ends.append(next)
      }
      place = next
    }
    var found: [TextRange] = []
    var free = 0
    for index in scalars.indices where index >= free {
      guard let range = variant(at: index, scalars), starts[range.lowerBound] >= found.last?.upper.bytes ?? 0 else {
        continue
      }
      let bytes = TextRange(starts[range.lowerBound], ends[range.upperBound - 1])
      guard bytes.count <= phrase.count + Self.slack else { continue }
      found.append(bytes)
      free = range.upperBound
    }
    return found
  }

  private static func endsSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A, 0x3002, 0xFF01, 0xFF1F, 0xFF1B: true
    default: false
    }
  }

  /// The run of characters that is a variant, one half of which begins at a place; nil where none does.
  private func variant(at place: Int, _ scalars: [UInt32]) -> Range<Int>? {
    let whole = skeleton.scalars
    if stands(whole[..<half], at: place, in: scalars) {
      for count in [whole.count, whole.count + 1, whole.count - 1] {
        if let range = run(from: place, count: count, scalars) { return range }
      }
    }
    if stands(whole[half...], at: place, in: scalars) {
      let end = place + whole.count - half
      for count in [whole.count, whole.count + 1, whole.count - 1] where end >= count {
        if let range = run(from: end - count, count: count, scalars) { return range }
      }
    }
    return nil
  }

  private func stands(_ part: ArraySlice<UInt32>, at place: Int, in scalars: [UInt32]) -> Bool {
    guard place + part.count <= scalars.count else { return false }
    var index = place
    for scalar in part {
      if scalars[index] != scalar { return false }
      index += 1
    }
    return true
  }

  private func run(from start: Int, count: Int, _ scalars: [UInt32]) -> Range<Int>? {
    guard start >= 0, count > 0, start + count <= scalars.count else { return nil }
    let own = scalars[start..<start + count]
    guard !own.contains(0), skeleton.isVariant(of: Skeleton(scalars: Array(own))) else { return nil }
    return start..<start + count
  }

  /// The variants in texts of years, the phrase itself among them, the most frequent first.
  public func variants(in texts: [(text: [UInt8], year: Int?)]) -> [PhraseVariant] {
    var known: [[UInt8]: PhraseVariant] = [:]
    for (text, year) in texts {
      var own: [[UInt8]: Int] = [:]
      for range in places(in: text) { own[Array(text[range.bytes]), default: 0] += 1 }
      for (words, count) in own {
        var variant =
          known[words]
          ?? PhraseVariant(words: String(decoding: words, as: UTF8.self), count: 0, texts: 0, years: nil)
        variant.count += count
        variant.texts += 1
        if let year {
          let years = variant.years ?? year...year
          variant.years = min(years.lowerBound, year)...max(years.upperBound, year)
        }
        known[words] = variant
      }
    }
    return Self.sorted(known)
  }

  /// The variants of several lists, of different texts, as one.
  public static func joined(_ lists: [[PhraseVariant]]) -> [PhraseVariant] {
    var known: [[UInt8]: PhraseVariant] = [:]
    for variant in lists.joined() {
      let words = Array(variant.words.utf8)
      guard var all = known[words] else {
        known[words] = variant
        continue
      }
      all.count += variant.count
      all.texts += variant.texts
      if let years = variant.years {
        let known = all.years ?? years
        all.years = min(known.lowerBound, years.lowerBound)...max(known.upperBound, years.upperBound)
      }
      known[words] = all
    }
    return sorted(known)
  }

  private static func sorted(_ variants: [[UInt8]: PhraseVariant]) -> [PhraseVariant] {
    variants.values.sorted { ($1.count, $0.words) < ($0.count, $1.words) }
  }
}
