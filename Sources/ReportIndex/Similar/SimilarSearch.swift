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
/// each costs the length of its list, or all of them two readings of texts that have no lists. Memory is a few words a
/// section.
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
    let weights = scores.weights
    let best = Lock(BestSections(most, ranks, excluded))
    var first = 0
    for part in listed {
      best.withLock { $0.add(part, scores.sections[first..<first + part.sizes.count]) }
      first += part.sizes.count
    }
    let isWhole = Lock(true)
    parallel(read.count) { number in
      let part = read[number]
      var own = [UInt32](repeating: 0, count: part.sizes.count)
      let isRead = part.forEachCount(of: grams, isCancelled: isCancelled) { gram, section, count in
        own[section] &+= Self.score(weights[gram], count: count, bytes: part.sizes[section], mean: counts.meanBytes)
      }
      if !isRead { return isWhole.withLock { $0 = false } }
      let found = own
      best.withLock { $0.add(part, found[...]) }
    }
    guard isWhole.withLock({ $0 }), !isCancelled() else { return nil }
    let own = Double(score(ofItself: weights, mean: counts.meanBytes))
    let words = SharedWords(text, grams, weights)
    let sections = best.withLock { $0.sections }
    let found = PieceResults.of(sections.count, parallel) { number -> SimilarSection? in
      let scored = sections[number]
      guard let report = library[scored.report]?.report else { return nil }
      let range = report.ownRange(of: scored.section)
      return SimilarSection(
        report: scored.report, section: SectionIndex(scored.section), range: range,
        percent: max(1, min(100, Int((100 * Double(scored.score) / max(1, own)).rounded()))),
        shared: words.words(in: report.searchedText.array, range))
    }
    return found.compactMap { $0 }
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

  private func score(ofItself weights: [Double], mean: Double) -> UInt32 {
    grams.counts.indices.reduce(0) {
      $0 + Self.score(weights[$1], count: grams.counts[$1], bytes: UInt32(clamping: text.count), mean: mean)
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
