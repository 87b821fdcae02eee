import ReportModel
import TextFacts

/// A section of one report and its partner in the other.
public struct YearSection: Sendable, Hashable {
  /// The section in the older report; nil where it has no partner there.
  public let old: SectionIndex?
  /// The section in the newer report; nil where it has no partner there.
  public let new: SectionIndex?
  /// The share of its characters, in the older report, that stand word for word in the newer one; 0 to 1.
  public let kept: Double
}

/// Two reports of one series, a year or more apart, beside each other: what is told again, with what figures, in what
/// words.
///
/// Hardly a sentence stays from one year to the next, so that a redline says little. Sections are paired as for a redline;
/// a character counts as kept where it stands in a run of ten and more that both have, a passage is told as kept from
/// twenty on.
public struct YearComparison: Sendable {
  /// The older report and the newer one.
  public let old: Report
  public let new: Report
  /// The sections, in the order of the newer report; those that are gone stand where they stood.
  public let sections: [YearSection]
  /// The indicators that both have figures of, in the order of the newer report.
  public let indicators: [IndicatorPair]
  /// The terms of both.
  public let terms: [YearTerm]
  /// The passages kept word for word, the longest first.
  public let passages: [SharedRun]
  /// The least characters of a passage that is told as kept, and of a run whose characters count as kept.
  public static let leastPassage = 20
  static let leastRun = 10

  /// Compares two reports.
  public init(_ old: Report, _ new: Report) {
    (self.old, self.new) = (old, new)
    let pairing = SectionPairing(old: old, new: new)
    indicators = IndicatorPairing.pairs(old: old, new: new, sections: pairing)
    terms = YearTerm.all(old: old, new: new)
    let runs = SharedRuns.of(old.text, new.text, length: Self.leastRun)
    passages = runs.filter { $0.characters >= Self.leastPassage }.sorted {
      (-$0.characters, $0.new.lower) < (-$1.characters, $1.new.lower)
    }
    sections = Self.sections(pairing, old, new, runs)
  }

  private static func sections(
    _ pairing: SectionPairing, _ old: Report, _ new: Report, _ runs: [SharedRun]
  ) -> [YearSection] {
    let kept = KeptCharacters(runs.map(\.old), in: old)
    var found: [YearSection] = []
    var next = 1
    func gone(before end: Int) {
      while next < end {
        if pairing.new(of: SectionIndex(next)) == nil {
          found.append(YearSection(old: SectionIndex(next), new: nil, kept: kept.share(of: old.sections[next])))
        }
        next += 1
      }
    }
    for index in new.sections.indices.dropFirst() {
      guard let partner = pairing.old(of: SectionIndex(index)) else {
        found.append(YearSection(old: nil, new: SectionIndex(index), kept: 0))
        continue
      }
      gone(before: partner.value)
      found.append(YearSection(old: partner, new: SectionIndex(index), kept: kept.share(of: old[partner])))
    }
    gone(before: old.sections.count)
    return found
  }
}

/// The characters of runs in sections of a report.
private struct KeptCharacters {
  private let report: Report
  private let runs: [TextRange]
  private let sums: [Int]

  init(_ ranges: [TextRange], in report: Report) {
    self.report = report
    var merged: [TextRange] = []
    for range in ranges.sorted(by: { $0.lower < $1.lower }) {
      if let last = merged.last, range.lower <= last.upper {
        merged[merged.count - 1] = TextRange(last.lower, max(last.upper, range.upper))
      } else {
        merged.append(range)
      }
    }
    runs = merged
    sums = merged.reduce(into: [0]) { sums, run in sums.append((sums.last ?? 0) + Self.count(run, report)) }
  }

  /// The share of a section's characters that stand in a run.
  func share(of section: Section) -> Double {
    let first = runs.partitionPoint { $0.upper <= section.range.lower }
    let end = max(first, runs.partitionPoint { $0.lower < section.range.upper })
    guard first < end, section.characters > 0 else { return 0 }
    var count = sums[end] - sums[first]
    // The first and the last may reach beyond the section.
    for run in Set([runs[first], runs[end - 1]]) {
      count -= Self.count(run, report) - Self.count(run.clamped(to: section.range), report)
    }
    return min(1, Double(count) / Double(section.characters))
  }

  private static func count(_ range: TextRange, _ report: Report) -> Int {
    var (count, place) = (0, range.lower.bytes)
    while let (scalar, next) = TextScalar.read(
      report.text.span, at: place, end: min(range.upper.bytes, report.text.count))
    {
      if !WhiteSpace.contains(scalar) { count += 1 }
      place = next
    }
    return count
  }
}
