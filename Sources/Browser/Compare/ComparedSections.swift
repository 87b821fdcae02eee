import ReportCompare
import ReportModel

/// The fate of a section: the sign beside its heading.
enum SectionFate: Sendable, Equatable {
  case same, inserted, deleted, changed, moved

  /// The sign; on a screen that is read aloud words stand instead.
  var sign: String {
    switch self {
    case .same: " "
    case .inserted: "+"
    case .deleted: "−"
    case .changed: "~"
    case .moved: "↕"
    }
  }
}

/// A section of two compared reports.
struct ComparedSection: Sendable {
  /// The section in the old report; nil where it is new.
  let old: SectionIndex?
  /// The section in the new report; nil where it is gone.
  let new: SectionIndex?
  let level: Int
  let fate: SectionFate
  /// The share of its characters, and of those of all sections below it, that have changed, in percent.
  let percent: Int
  /// Whether anything in it or below it has changed.
  let isChanged: Bool
  /// The row of the section above it.
  let parent: Int?
  /// The row after the last section below it.
  fileprivate(set) var end = 0
}

/// The sections of two compared reports, in the order of the new one; those that are gone stand where they stood.
struct ComparedSections: Sendable {
  private(set) var rows: [ComparedSection] = []
  private var rowOfOld: [Int?]
  private var rowOfNew: [Int?]
  private let pairing: SectionPairing

  init(_ comparison: ReportComparison, _ old: Report, _ new: Report) {
    pairing = comparison.sections
    rowOfOld = Array(repeating: nil, count: old.sections.count)
    rowOfNew = Array(repeating: nil, count: new.sections.count)
    var open: [Int] = []
    for difference in comparison.sectionDifferences(old, new) {
      let level = difference.new.map { new[$0].level } ?? difference.old.map { old[$0].level } ?? 1
      while let last = open.last, rows[last].level >= level {
        rows[last].end = rows.count
        open.removeLast()
      }
      let fate: SectionFate =
        difference.old == nil
        ? .inserted
        : difference.new == nil
          ? .deleted
          : difference.isMoved ? .moved : difference.changed > 0 ? .changed : .same
      if let section = difference.old { rowOfOld[section.value] = rows.count }
      if let section = difference.new { rowOfNew[section.value] = rows.count }
      let percent = Int((difference.share * 100).rounded())
      let isChanged = difference.changed > 0 || fate != .same
      rows.append(
        ComparedSection(
          old: difference.old, new: difference.new, level: level, fate: fate,
          percent: difference.changed > 0 ? max(1, percent) : percent, isChanged: isChanged, parent: open.last))
      open.append(rows.count - 1)
    }
    for row in open { rows[row].end = rows.count }
  }

  /// The row of a section of a side; nil for the report itself.
  func row(of section: SectionIndex, _ side: ComparedSide) -> Int? {
    let known = side == .old ? rowOfOld : rowOfNew
    return known.indices.contains(section.value) ? known[section.value] : nil
  }

  /// The row of the section that an edit stands in, and whether the edit is that section as a whole, new or gone.
  func row(of edit: Edit, _ old: Report, _ new: Report) -> (row: Int?, isWhole: Bool) {
    let (side, report, run): (ComparedSide, Report, TextRange) =
      edit.new.isEmpty ? (.old, old, edit.old) : (.new, new, edit.new)
    let section = report.sectionShown(in: run)
    let isAlone = side == .old ? pairing.new(of: section) == nil : pairing.old(of: section) == nil
    let isWhole =
      section != .root && isAlone && [.inserted, .deleted].contains(edit.kind)
      && run.contains(report[section].range.lower) && report[section].range.upper <= run.upper
    return (row(of: section, side), isWhole)
  }
}
