import ReportModel

/// Two versions of one text compared: a redline.
///
/// Sections are paired by number, heading and content (`SectionPairing`), within and across them paragraphs
/// (`PassageAlignment`), and within those characters (`TokenAlignment`). What is taken out of the old text and what stands
/// in the new one instead are the `edits` and the `lineEnds`: all `old` runs taken out of the old text, and all `new` runs put at
/// their places, give the new text byte for byte.
public struct ReportComparison: Sendable {
  /// The edits, in the order of the new text; inside a moved passage they follow its own.
  public let edits: [Edit]
  /// The edits of characters that end a line and of nothing else, in the same order.
  public let lineEnds: [Edit]
  /// The sections of the two that are one.
  public let sections: SectionPairing
  /// The passages of both texts as they stand side by side.
  public let passages: [PassagePair]
  /// Whether a stretch was too large to be compared character by character and is told as changed as a whole.
  public let isCoarse: Bool

  /// Compares two reports, or one section of each with all below it.
  public init(
    _ old: Report, _ new: Report, sections: (old: SectionIndex, new: SectionIndex) = (.root, .root)
  ) {
    // Ties fall otherwise from the other side: one side is always taken for the first, so that swapped sides mirror.
    let ranges = (Self.range(of: sections.old, in: old), Self.range(of: sections.new, in: new))
    if new.text[ranges.1].lexicographicallyPrecedes(old.text[ranges.0]) {
      let mirrored = Self.compared(new, old, ranges: (ranges.1, ranges.0))
      self.init(mirrored: mirrored)
    } else {
      self = Self.compared(old, new, ranges: ranges)
    }
  }

  private init(
    edits: [Edit], lineEnds: [Edit] = [], sections: SectionPairing, passages: [PassagePair], isCoarse: Bool
  ) {
    self.edits = edits
    self.lineEnds = lineEnds
    self.sections = sections
    self.passages = passages
    self.isCoarse = isCoarse
  }

  private init(mirrored comparison: ReportComparison) {
    var edits = comparison.edits.map(\.mirrored).sorted(by: Edit.stands)
    var numbers: [Int: Int] = [:]
    for index in edits.indices {
      guard let move = edits[index].move else { continue }
      if numbers[move] == nil { numbers[move] = numbers.count + 1 }
      edits[index].move = numbers[move]
    }
    self.init(
      edits: edits, lineEnds: comparison.lineEnds.map(\.mirrored).sorted(by: Edit.stands),
      sections: comparison.sections.mirrored, passages: PassagePair.mirrored(comparison.passages),
      isCoarse: comparison.isCoarse)
  }

  private static func range(of section: SectionIndex, in report: Report) -> Range<Int> {
    section == .root ? 0..<report.text.count : report[section].range.bytes.clamped(to: 0..<report.text.count)
  }

  private static func compared(_ old: Report, _ new: Report, ranges: (old: Range<Int>, new: Range<Int>))
    -> ReportComparison
  {
    let pairing = SectionPairing(old: old, new: new)
    let passages = (ComparedPassage.all(of: old, in: ranges.old), ComparedPassage.all(of: new, in: ranges.new))
    guard !passages.0.isEmpty, !passages.1.isEmpty else {
      let pair = PassagePair(
        old: TextRange(ranges.old.lowerBound, ranges.old.upperBound),
        new: TextRange(ranges.new.lowerBound, ranges.new.upperBound))
      return ReportComparison(
        edits: whole(old, new, ranges), sections: pairing,
        passages: pair.old.isEmpty && pair.new.isEmpty ? [] : [pair], isCoarse: false)
    }
    let alignment = PassageAlignment(passages.0, passages.1, texts: (old.text, new.text), sections: pairing)
    let sections = pairing.completed(by: alignment.groups, passages.0, passages.1)
    let finding = EditFinding(old, new, passages: passages, groups: alignment.groups)
    let edits = SectionSplits.named(
      finding.edits, in: old, new, passages: passages, groups: alignment.groups, sections: sections)
    return ReportComparison(
      edits: edits, lineEnds: finding.lineEnds, sections: sections,
      passages: PassagePair.all(passages.0, passages.1, staying: finding.staying), isCoarse: finding.isCoarse)
  }

  /// The edits where one of the two has no paragraph.
  private static func whole(_ old: Report, _ new: Report, _ ranges: (old: Range<Int>, new: Range<Int>)) -> [Edit] {
    if old.text[ranges.old] == new.text[ranges.new] { return [] }
    let (from, to) = (
      TextRange(ranges.old.lowerBound, ranges.old.upperBound), TextRange(ranges.new.lowerBound, ranges.new.upperBound)
    )
    return [Edit(kind: from.isEmpty ? .inserted : to.isEmpty ? .deleted : .changed, old: from, new: to)]
  }
}
