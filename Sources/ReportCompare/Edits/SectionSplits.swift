import ReportModel

/// Headings that part a section in two, or whose loss makes two one: their edits are no mere insertions and deletions.
enum SectionSplits {
  /// The share of a section's characters that must come from the other section.
  private static let share = 0.6

  /// The edits, those of such headings by their kind.
  static func named(
    _ edits: [Edit], in old: Report, _ new: Report, passages: (old: [ComparedPassage], new: [ComparedPassage]),
    groups: [PassageGroup],
    sections: SectionPairing
  ) -> [Edit] {
    var sources: [Int: SectionIndex] = [:]
    var targets: [Int: SectionIndex] = [:]
    for group in groups {
      for place in group.new { sources[place] = passages.old[group.old.lowerBound].section }
      for place in group.old { targets[place] = passages.new[group.new.lowerBound].section }
    }
    return edits.map { edit in
      var edit = edit
      if edit.kind == .inserted, parts(edit.new, passages.new, in: new, from: sources, paired: sections.oldOfNew) {
        edit.kind = .split
      } else if edit.kind == .deleted, parts(edit.old, passages.old, in: old, from: targets, paired: sections.newOfOld)
      {
        edit.kind = .merged
      }
      return edit
    }
  }

  /// Whether a run is a heading alone whose section has most of its text from one section of the other report, which has
  /// another partner.
  private static func parts(
    _ run: TextRange, _ passages: [ComparedPassage], in report: Report, from others: [Int: SectionIndex],
    paired: [SectionIndex?]
  ) -> Bool {
    let first = passages.partitionPoint { $0.range.upperBound <= run.lower.bytes }
    guard passages.indices.contains(first), passages[first].range.lowerBound == run.lower.bytes,
      passages[first].range.upperBound == run.upper.bytes, passages[first].beginsSection
    else { return false }
    let section = passages[first].section
    guard paired.indices.contains(section.value), paired[section.value] == nil else { return false }
    let inside = passages[(first + 1)...].prefix { $0.section >= section && $0.section < report[section].subtreeEnd }
    var counts: [SectionIndex: Int] = [:]
    for place in inside.indices {
      if let other = others[place] { counts[other, default: 0] += passages[place].characters }
    }
    let all = inside.reduce(0) { $0 + $1.characters }
    return all > 0 && Double(counts.values.max() ?? 0) >= share * Double(all)
  }
}
