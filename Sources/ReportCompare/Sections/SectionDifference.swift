import ReportModel
import TextFacts

/// The fate of a section: the marks that a reader sees beside its heading.
public struct SectionDifference: Sendable, Hashable {
  /// The section in the old report; nil where it is new.
  public let old: SectionIndex?
  /// The section in the new report; nil where it is gone.
  public let new: SectionIndex?
  /// Whether it stands elsewhere.
  public let isMoved: Bool
  /// Whether its number is another.
  public let isRenumbered: Bool
  /// Whether its title is another.
  public let isRetitled: Bool
  /// The characters of edits in it and below it, those taken out and those put in.
  public let changed: Int
  /// Its characters in both reports together.
  public let whole: Int

  /// The share of its characters that have changed, 0 to 1.
  public var share: Double { whole > 0 ? min(1, Double(changed) / Double(whole)) : changed > 0 ? 1 : 0 }
}

extension ReportComparison {
  /// The fate of each section, in the order of the new report; those that are gone stand where they stood.
  public func sectionDifferences(_ old: Report, _ new: Report) -> [SectionDifference] {
    let counts = (ChangedCharacters(edits.map(\.old), in: old), ChangedCharacters(edits.map(\.new), in: new))
    let moved = edits.filter { $0.kind == .moved }.map(\.new)
    var found: [SectionDifference] = []
    var next = 1
    func gone(before end: Int) {
      while next < end {
        if sections.new(of: SectionIndex(next)) == nil {
          let section = old.sections[next]
          found.append(
            SectionDifference(
              old: SectionIndex(next), new: nil, isMoved: false, isRenumbered: false, isRetitled: false,
              changed: section.characters, whole: section.characters))
        }
        next += 1
      }
    }
    for index in new.sections.indices.dropFirst() {
      let (place, section) = (SectionIndex(index), new.sections[index])
      guard let partner = sections.old(of: place) else {
        found.append(
          SectionDifference(
            old: nil, new: place, isMoved: false, isRenumbered: false, isRetitled: false, changed: section.characters,
            whole: section.characters))
        continue
      }
      gone(before: partner.value)
      if next == partner.value { next += 1 }
      found.append(
        SectionDifference(
          old: partner, new: place, isMoved: moved.contains { $0.contains(section.range.lower) },
          isRenumbered: old.number(of: partner) != new.number(of: place),
          isRetitled: old.title(of: partner) != new.title(of: place),
          changed: counts.0.count(in: old[partner].range) + counts.1.count(in: section.range),
          whole: old[partner].characters + section.characters))
    }
    gone(before: old.sections.count)
    return found
  }
}

/// Counts characters of edits in runs of a text.
private struct ChangedCharacters {
  private let report: Report
  /// The runs in order, none of them in another.
  private var runs: [TextRange] = []
  /// The characters in all runs before each.
  private var sums: [Int] = [0]

  init(_ ranges: [TextRange], in report: Report) {
    self.report = report
    for range in ranges.filter({ !$0.isEmpty }).sorted(by: { ($0.lower, $1.upper) < ($1.lower, $0.upper) }) {
      if let last = runs.last, range.upper <= last.upper { continue }
      runs.append(range)
    }
    for run in runs { sums.append((sums.last ?? 0) + characters(run)) }
  }

  /// The characters of edits in a run.
  func count(in range: TextRange) -> Int {
    let first = runs.partitionPoint { $0.upper <= range.lower }
    let end = runs.partitionPoint { $0.lower < range.upper }
    guard first < end else { return 0 }
    // Edits that reach beyond the run count as far as they stand in it.
    let whole = sums[end] - sums[first]
    let outside = [runs[first], runs[end - 1]].enumerated().reduce(0) { sum, item in
      if item.offset == 1, end - 1 == first { return sum }
      return sum + characters(item.element) - characters(item.element.clamped(to: range))
    }
    return max(0, whole - outside)
  }

  private func characters(_ range: TextRange) -> Int {
    var (count, place) = (0, range.lower.bytes)
    let end = min(range.upper.bytes, report.text.count)
    while let (scalar, next) = TextScalar.read(report.text.span, at: place, end: end) {
      if !Blank.contains(scalar) { count += 1 }
      place = next
    }
    return count
  }
}
