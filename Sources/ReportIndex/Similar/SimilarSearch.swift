import Glibc
import ReportModel
import Threads

/// A section of a library that is like another, with what both have.
public struct SimilarSection: Sendable, Equatable {
  /// The report, and the section in it.
  public let report: ReportNumber
  public let section: SectionIndex
  /// The text of its own: heading and body, without the sections below it.
  public let range: TextRange
  /// Its score in percent of the score that the section has which it is like.
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
/// each costs the length of its list, or all of them one reading of texts that have no lists, twice. Memory is four bytes
/// a section.
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

  /// A search for sections like a run of a text; `excluded` are those that it is itself.
  public init(_ text: [UInt8], _ range: TextRange, excluding excluded: ExcludedSections? = nil) {
    let end = min(range.upper.bytes, range.lower.bytes + SectionGrams.mostBytes)
    self.text = Array(text[range.lower.bytes..<max(range.lower.bytes, min(end, text.count))])
    self.range = TextRange(0, self.text.count)
    grams = SectionGrams(self.text, 0..<self.text.count)
    self.excluded = excluded
  }

  /// Whether there is anything by which others could be found.
  public var isEmpty: Bool { grams.keys.isEmpty }

  /// The sections that are most like it, the most alike first; nil where `isCancelled` said so first.
  public func sections(
    in library: Library, most: Int = 20, _ parallel: Parallel, isCancelled: @escaping @Sendable () -> Bool
  ) -> [SimilarSection]? {
    if let found = found(in: library, most, parallel, isCancelled) { return found }
    // Lists that turned out to be damaged are done without the next time.
    return isCancelled() ? nil : found(in: library, most, parallel, isCancelled)
  }

  private func found(
    in library: Library, _ most: Int, _ parallel: Parallel, _ isCancelled: @escaping @Sendable () -> Bool
  ) -> [SimilarSection]? {
    let parts = library.segments.indices.compactMap { name in
      library.segments[name].map { segment in
        SegmentGrams(grams: grams, segment: segment) { position in
          library.isCurrent(segment: name, position: position, number: segment.numbers[position])
        }
      }
    }
    guard let counts = counts(parts, parallel, isCancelled) else { return nil }
    guard counts.sections > 0 else { return [] }
    let weights = grams.keys.indices.map { gram in weight(of: gram, counts) }
    let best = Lock([ScoredSection]())
    let isWhole = Lock(true)
    parallel(parts.count) { number in
      let found = scored(parts[number], weights, mean: counts.meanBytes, most: most, isCancelled)
      if found == nil { isWhole.withLock { $0 = false } }
      best.withLock { $0 = Self.best($0 + (found ?? []), most) }
    }
    guard isWhole.withLock({ $0 }), !isCancelled() else { return nil }
    let own = Double(score(ofItself: weights, mean: counts.meanBytes))
    return best.withLock { $0 }.compactMap { scored in
      guard let report = library[scored.report]?.report else { return nil }
      let range = report.ownRange(of: scored.section)
      return SimilarSection(
        report: scored.report, section: SectionIndex(scored.section), range: range,
        percent: max(1, min(100, Int((100 * Double(scored.score) / max(1, own)).rounded()))),
        shared: SharedWords(text, grams, weights).words(in: report.text, range))
    }
  }

  // MARK: Counting

  /// The sections that are looked at, their bytes, and how many of them have each gram.
  private struct SectionCounts: Sendable {
    var sections = 0
    var bytes = 0
    var having: [Int]
    var isWhole = true
    var meanBytes: Double { Double(bytes) / Double(max(1, sections)) }
  }

  private func counts(
    _ parts: [SegmentGrams], _ parallel: Parallel, _ isCancelled: @escaping @Sendable () -> Bool
  ) -> SectionCounts? {
    let all = Lock(SectionCounts(having: [Int](repeating: 0, count: grams.keys.count)))
    parallel(parts.count) { number in
      var own = SectionCounts(having: [Int](repeating: 0, count: grams.keys.count))
      let part = parts[number]
      let sizes = part.sizes
      for size in sizes where size >= Self.leastBytes {
        own.sections += 1
        own.bytes += Int(size)
      }
      let isWhole = part.forEachCount(isCancelled: isCancelled) { gram, section, _ in
        if sizes[section] >= Self.leastBytes { own.having[gram] += 1 }
      }
      let counted = own
      all.withLock { all in
        all.sections += counted.sections
        all.bytes += counted.bytes
        all.isWhole = all.isWhole && isWhole
        for gram in counted.having.indices { all.having[gram] += counted.having[gram] }
      }
    }
    let found = all.withLock { $0 }
    return found.isWhole ? found : nil
  }

  // MARK: Scoring

  private struct ScoredSection {
    var score: UInt32
    var report: ReportNumber
    var section: Int
  }

  /// The weight of a gram, for how often it stands in the section given counted in.
  private func weight(of gram: Int, _ counts: SectionCounts) -> Double {
    let (all, having) = (Double(counts.sections), Double(counts.having[gram]))
    let often = Double(grams.counts[gram])
    return log(1 + (all - having + 0.5) / (having + 0.5)) * (Self.querySaturation + 1) * often
      / (Self.querySaturation + often)
  }

  private static func score(_ weight: Double, count: Int, bytes: Double, mean: Double) -> UInt32 {
    let often = Double(count)
    let length = saturation * (1 - lengthShare + lengthShare * bytes / max(1, mean))
    return UInt32((weight * often * (saturation + 1) / (often + length) * scale).rounded())
  }

  private func score(ofItself weights: [Double], mean: Double) -> UInt32 {
    grams.counts.indices.reduce(0) {
      $0 + Self.score(weights[$1], count: grams.counts[$1], bytes: Double(text.count), mean: mean)
    }
  }

  private func scored(
    _ part: SegmentGrams, _ weights: [Double], mean: Double, most: Int, _ isCancelled: () -> Bool
  ) -> [ScoredSection]? {
    let sizes = part.sizes
    var scores = [UInt32](repeating: 0, count: sizes.count)
    let isWhole = part.forEachCount(isCancelled: isCancelled) { gram, section, count in
      scores[section] += Self.score(weights[gram], count: count, bytes: Double(sizes[section]), mean: mean)
    }
    guard isWhole else { return nil }
    var found: [ScoredSection] = []
    for position in part.segment.reports.indices {
      let number = part.segment.numbers[position]
      let sections = part.segment.starts.sections(of: position)
      for section in sections where scores[section] > 0 && sizes[section] >= Self.leastBytes {
        let own = section - sections.lowerBound
        if let excluded, excluded.report == number, excluded.sections.contains(own) { continue }
        found.append(ScoredSection(score: scores[section], report: number, section: own))
      }
      if found.count > 1_000 { found = Self.best(found, most) }
    }
    return Self.best(found, most)
  }

  private static func best(_ sections: [ScoredSection], _ most: Int) -> [ScoredSection] {
    Array(sections.sorted { ($1.score, $0.report, $0.section) < ($0.score, $1.report, $1.section) }.prefix(most))
  }
}

extension SegmentGrams {
  /// The bytes of the own text of each section, by its position in `SegmentStarts.sections`; 0 for those of reports that
  /// are no more.
  var sizes: [UInt32] {
    let starts = segment.starts
    var sizes = [UInt32](repeating: 0, count: starts.sections.count)
    for position in segment.reports.indices where isCurrent(position) {
      let sections = starts.sections(of: position)
      for section in sections {
        let end =
          section + 1 < sections.upperBound
          ? Int(starts.sections[section + 1]) : starts.texts[position + 1] - starts.texts[position]
        sizes[section] = UInt32(clamping: end - Int(starts.sections[section]))
      }
    }
    return sizes
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
