import Glibc
import ReportModel
import TextFacts
import Threads

/// A section of a library that is like another, with what both have.
public struct SimilarSection: Sendable, Equatable {
  /// The report, and the section in it.
  public let report: ReportNumber
  public let section: SectionIndex
  /// The text that counts: heading and body, and what stands below it where the section asked about has sections below.
  public let range: TextRange
  /// Its score in percent of the score that the section has which it is like; 100 only where it is the same text.
  public let percent: Int
  /// The words that both have, the rarest in the library first.
  public let shared: [String]
}

/// Finds the sections of a library that are like one.
///
/// Each section, heading and text of its own, is scored by the grams (`SectionGrams`) that it has in common with the one
/// given, rare ones counting more and long sections less: BM25 with k1 = 1.2, b = 0.75 and k3 = 8 (Robertson, Walker,
/// Jones, Hancock-Beaulieu, Gatford: "Okapi at TREC-3", 1995; Robertson, Zaragoza: "The Probabilistic Relevance Framework:
/// BM25 and Beyond", 2009), the weight of a gram being log(1 + (N − n + ½) / (n + ½)). At most 512 grams are looked for;
/// each costs the length of its list, or all of them two readings of texts that have no lists. Memory is a few words a
/// section.
///
/// A section with sections below it is a text of several, and so are those that it is compared with
/// (`WholeSections`).
public struct SimilarSearch: Sendable {
  /// A section that is not to be found, with those below it.
  public struct ExcludedSections: Sendable {
    let report: ReportNumber
    let sections: Range<Int>

    /// The sections of a report at these positions.
    public init(_ report: ReportNumber, _ sections: Range<Int>) { (self.report, self.sections) = (report, sections) }
  }

  private static let (saturation, lengthShare, querySaturation) = (1.2, 0.75, 8.0)
  /// Sections of fewer bytes in text of their own are a heading with hardly any text, and not looked at.
  static let leastBytes = 60
  /// Scores are whole numbers, so that their sum is the same in whatever order it is made.
  private static let scale = 1_024.0

  private let text: [UInt8]
  private let range: TextRange
  private let grams: SectionGrams
  private let excluded: ExcludedSections?
  /// The bytes of all of it, and the sections that it is made of, as far as grams are taken from them.
  private let byteCount: Int
  private let parts: [Range<Int>]

  /// A search for sections like a run of a text, within which the sections below it begin `startingAt` these places, in
  /// order; `excluded` are those that it is itself.
  public init(
    _ text: [UInt8], _ range: TextRange, startingAt starts: [TextOffset] = [],
    excluding excluded: ExcludedSections? = nil
  ) {
    let end = min(range.upper.bytes, range.lower.bytes + SectionGrams.mostBytes)
    self.text = Array(text[range.lower.bytes..<max(range.lower.bytes, min(end, text.count))])
    byteCount = range.count
    let count = self.text.count
    let bounds = [0] + starts.map { min(count, max(0, $0.bytes - range.lower.bytes)) } + [count]
    parts = zip(bounds, bounds.dropFirst()).filter { $0.0 < $0.1 }.map { $0.0..<$0.1 }
    self.range = TextRange(0, self.text.count)
    grams = SectionGrams(self.text, 0..<self.text.count)
    self.excluded = excluded
  }

  /// Whether there is anything by which others could be found.
  public var isEmpty: Bool { grams.keys.isEmpty }

  /// The sections that are most like it, the most alike first, of some as like the one of the report with the lowest
  /// rank, by number, or of the lowest number; nil where `isCancelled` said so first.
  public func sections(
    in library: Library, most: Int = 20, ranks: [Int]? = nil, _ parallel: Parallel,
    isCancelled: @escaping @Sendable () -> Bool
  ) -> [SimilarSection]? {
    if let found = found(in: library, most, ranks, parallel, isCancelled) { return found }
    // Lists that turned out to be damaged are done without the next time.
    return isCancelled() ? nil : found(in: library, most, ranks, parallel, isCancelled)
  }

  private func found(
    in library: Library, _ most: Int, _ ranks: [Int]?, _ parallel: Parallel,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) -> [SimilarSection]? {
    let parts = library.segments.indices.compactMap { name in
      library.segments[name].map { segment in
        SegmentGrams(segment) { position in
          library.isCurrent(segment: name, position: position, number: segment.numbers[position])
        }
      }
    }
    let (listed, read) = (parts.filter(\.hasLists), parts.filter { !$0.hasLists })
    guard let counts = counts(listed, read, parallel, isCancelled) else { return nil }
    guard counts.sections > 0 else { return [] }
    guard let scores = scores(listed, counts, parallel, isCancelled) else { return nil }
    guard let scored = scored(listed, read, scores, counts, parallel, isCancelled) else { return nil }
    let weights = scores.weights
    let own = self.parts.reduce(0.0) { $0 + Double(score(of: $1, weights, mean: counts.meanBytes)) }
    let found =
      self.parts.count > 1 ? wholeSections(scored, own, most, ranks, parallel) : sections(scored, own, most, ranks)
    let words = SharedWords(text, grams, weights)
    return PieceResults.of(found.count, parallel) { number -> SimilarSection? in
      let like = found[number]
      guard let report = library[like.report]?.report else { return nil }
      let range = like.range ?? report.ownRange(of: like.section)
      return SimilarSection(
        report: like.report, section: SectionIndex(like.section), range: range,
        percent: isSame(range, in: report) ? 100 : min(99, like.percent),
        shared: words.words(in: report.searchedText.array, range))
    }.compactMap { $0 }
  }

  /// The scores of all sections, segment by segment: those that are known by lists, and those of texts that are read.
  private func scored(
    _ listed: [SegmentGrams], _ read: [SegmentGrams], _ known: SectionScores, _ counts: SectionCounts,
    _ parallel: Parallel, _ isCancelled: @escaping @Sendable () -> Bool
  ) -> [(part: SegmentGrams, scores: [UInt32])]? {
    var scored: [(part: SegmentGrams, scores: [UInt32])] = []
    var first = 0
    for part in listed {
      scored.append((part, Array(known.sections[first..<first + part.sizes.count])))
      first += part.sizes.count
    }
    let weights = known.weights
    let pieces = PieceResults.of(read.count, parallel) { number -> [UInt32]? in
      let part = read[number]
      var own = [UInt32](repeating: 0, count: part.sizes.count)
      let isRead = part.forEachCount(of: grams, isCancelled: isCancelled) { gram, section, count in
        guard part.sizes[section] >= Self.leastBytes else { return }
        own[section] &+= Self.score(weights[gram], count: count, bytes: part.sizes[section], mean: counts.meanBytes)
      }
      return isRead ? own : nil
    }
    for (part, scores) in zip(read, pieces) {
      guard let scores else { return nil }
      scored.append((part, scores))
    }
    return isCancelled() ? nil : scored
  }

  /// Whether a run of a report is the text given, blanks at the ends left out.
  private func isSame(_ range: TextRange, in report: PackedReport) -> Bool {
    let other = report.searchedText.array
    let bytes = range.bytes.clamped(to: 0..<other.count)
    // The beginning of a long text is known.
    if byteCount > text.count { return bytes.count == byteCount && other[bytes].starts(with: text) }
    let (own, shown) = (Blank.trimmed(text.span, 0..<text.count), Blank.trimmed(other.span, bytes))
    return own.count == shown.count && text[own].elementsEqual(other[shown])
  }

  /// A section that was found; its range is nil where it is that of its own text.
  private typealias FoundSection = (report: ReportNumber, section: Int, range: TextRange?, percent: Int)

  /// The best sections, each with the text of its own.
  private func sections(
    _ scored: [(part: SegmentGrams, scores: [UInt32])], _ own: Double, _ most: Int, _ ranks: [Int]?
  ) -> [FoundSection] {
    var best = BestSections(most, ranks, excluded)
    for (part, scores) in scored { best.add(part, scores[...]) }
    return best.sections.map { found in
      let percent = Int((100 * Double(found.score) / max(1, own)).rounded())
      return (found.report, found.section, nil, max(1, min(100, percent)))
    }
  }

  /// The best sections, each with all below it.
  private func wholeSections(
    _ scored: [(part: SegmentGrams, scores: [UInt32])], _ own: Double, _ most: Int, _ ranks: [Int]?,
    _ parallel: Parallel
  ) -> [FoundSection] {
    let whole = WholeSections(byteCount: byteCount, score: own, excluded: excluded, isSame: { isSame($0, in: $1) })
    let candidates = WholeSections.candidates(scored)
    let found = PieceResults.of(candidates.count, parallel) { whole.best(of: candidates[$0]) }.flatMap { $0 }
    func rank(_ report: ReportNumber) -> Int {
      guard let ranks, ranks.indices.contains(report.value) else { return report.value }
      return ranks[report.value]
    }
    return found.sorted { ($1.likeness, rank($0.report), $0.section) < ($0.likeness, rank($1.report), $1.section) }
      .prefix(most).map { ($0.report, $0.section, $0.range, $0.percent) }
  }

  // MARK: Counting

  /// The sections that are looked at, their bytes, and how many of those whose texts are read have each gram.
  private struct SectionCounts: Sendable {
    var sections = 0
    var bytes = 0
    var having: [Int]
    var meanBytes: Double { Double(bytes) / Double(max(1, sections)) }
  }

  private func counts(
    _ listed: [SegmentGrams], _ read: [SegmentGrams], _ parallel: Parallel,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) -> SectionCounts? {
    var all = SectionCounts(having: [Int](repeating: 0, count: grams.keys.count))
    for part in listed + read {
      for size in part.sizes where size >= Self.leastBytes {
        all.sections += 1
        all.bytes += Int(size)
      }
    }
    let pieces = PieceResults.of(read.count, parallel) { number -> [Int]? in
      let part = read[number]
      var having = [Int](repeating: 0, count: grams.keys.count)
      let isRead = part.forEachCount(of: grams, isCancelled: isCancelled) { gram, section, _ in
        if part.sizes[section] >= Self.leastBytes { having[gram] += 1 }
      }
      return isRead ? having : nil
    }
    for piece in pieces {
      guard let piece else { return nil }
      for gram in piece.indices { all.having[gram] += piece[gram] }
    }
    return all
  }

  // MARK: Scoring

  /// The scores of all sections that are known by lists, one segment after the other, and the weight of each gram.
  private struct SectionScores: Sendable {
    var sections: [UInt32]
    var weights: [Double]
    var isWhole = true
  }

  /// Pieces that the grams are counted in.
  private static let pieces = 8

  /// Scores what is known by lists, gram by gram: each list is gone through once.
  private func scores(
    _ listed: [SegmentGrams], _ counts: SectionCounts, _ parallel: Parallel,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) -> SectionScores? {
    let sizes = listed.flatMap(\.sizes)
    let nothing = SectionScores(
      sections: [UInt32](repeating: 0, count: sizes.count), weights: [Double](repeating: 0, count: grams.keys.count))
    let all = Lock(nothing)
    parallel(Self.pieces) { piece in
      var own = nothing
      var having: [(section: Int, count: Int)] = []
      for gram in stride(from: piece, to: grams.keys.count, by: Self.pieces) where own.isWhole {
        having.removeAll(keepingCapacity: true)
        own.isWhole = !isCancelled() && Self.add(to: &having, grams.keys[gram], listed, sizes)
        let weight = weight(of: gram, sections: counts.sections, having: counts.having[gram] + having.count)
        own.weights[gram] = weight
        for (section, count) in having {
          own.sections[section] &+= Self.score(weight, count: count, bytes: sizes[section], mean: counts.meanBytes)
        }
      }
      let found = own
      all.withLock { all in
        all.isWhole = all.isWhole && found.isWhole
        for section in found.sections.indices { all.sections[section] &+= found.sections[section] }
        for gram in found.weights.indices { all.weights[gram] += found.weights[gram] }
      }
    }
    let found = all.withLock { $0 }
    return found.isWhole ? found : nil
  }

  /// Adds the sections that have a gram by the lists of segments, counted over all of these; false where lists are
  /// damaged.
  private static func add(
    to having: inout [(section: Int, count: Int)], _ key: UInt64, _ listed: [SegmentGrams], _ sizes: [UInt32]
  ) -> Bool {
    var first = 0
    for part in listed {
      let isSound = part.forEachCount(of: key) { section, count in
        if sizes[first + section] >= leastBytes { having.append((first + section, count)) }
      }
      guard isSound else { return false }
      first += part.sizes.count
    }
    return true
  }

  /// The weight of a gram that so many of all sections have, for how often it stands in the section given counted in.
  private func weight(of gram: Int, sections: Int, having: Int) -> Double {
    let (all, having) = (Double(sections), Double(having))
    let often = Double(grams.counts[gram])
    return log(1 + (all - having + 0.5) / (having + 0.5)) * (Self.querySaturation + 1) * often
      / (Self.querySaturation + often)
  }

  private static func score(_ weight: Double, count: Int, bytes: UInt32, mean: Double) -> UInt32 {
    let often = Double(count)
    let length = saturation * (1 - lengthShare + lengthShare * Double(bytes) / max(1, mean))
    return UInt32((weight * often * (saturation + 1) / (often + length) * scale).rounded())
  }

  /// The score of one of the sections that the one given is made of; one that is hardly more than a heading has none
  /// beside others.
  private func score(of part: Range<Int>, _ weights: [Double], mean: Double) -> UInt32 {
    guard parts.count == 1 || part.count >= Self.leastBytes else { return 0 }
    var counts = [Int](repeating: 0, count: grams.keys.count)
    SectionGrams.forEach(text.span, part) { key, _ in
      if let gram = grams.position(of: key) { counts[gram] += 1 }
    }
    return counts.indices.reduce(0) { sum, gram in
      counts[gram] == 0
        ? sum
        : sum + Self.score(weights[gram], count: counts[gram], bytes: UInt32(clamping: part.count), mean: mean)
    }
  }
}

extension PackedReport {
  /// The heading and the own text of the section at a position.
  fileprivate func ownRange(of section: Int) -> TextRange {
    let starts = sectionStarts
    guard starts.indices.contains(section) else { return TextRange(0, 0) }
    let end = section + 1 < starts.count ? Int(starts[section + 1]) : byteCount
    return TextRange(Int(starts[section]), max(Int(starts[section]), end))
  }
}
