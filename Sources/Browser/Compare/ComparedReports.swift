import ReportCompare
import ReportModel
import TextFacts

/// A side of a comparison.
enum ComparedSide: Sendable, Equatable {
  case old, new

  /// The other side.
  var other: ComparedSide { self == .old ? .new : .old }
}

/// An edit with the passages it stands in.
struct PlacedEdit: Sendable {
  let edit: Edit
  /// The position of the passages that its run of either side begins in; nil where that is empty.
  let oldPair: Int?
  let newPair: Int?
  /// The passages at which it is shown first.
  let pair: Int
  /// The row of its section in the tree; nil before the first section.
  let section: Int?
  /// Whether it is a section that has come, or is gone, as a whole.
  let isSection: Bool
}

/// Two reports compared, with all that their screen needs found beforehand: made off the main thread, and never changed.
final class ComparedReports: Sendable {
  let old: Report
  let new: Report
  let comparison: ReportComparison
  /// The tables of reports of different years; nil for two versions of one text.
  let years: YearComparison?
  let printer: EditPrinter
  /// The sections of both, in the order of the new report.
  let sections: ComparedSections
  /// The edits in the order of the passages.
  let edits: [PlacedEdit]
  private let oldRuns: SideRuns
  private let newRuns: SideRuns

  /// Whether these are reports of years, by their titles, and the old one is that of the later year.
  var isBackwards: Bool { titleYears.map { $0.old > $0.new } ?? false }

  /// The years in the titles of reports of different years; nil unless both have one, and not the same.
  var titleYears: (old: Int, new: Int)? {
    guard years != nil, let old = year(of: old), let new = year(of: new), old != new else { return nil }
    return (old, new)
  }

  private func year(of report: Report) -> Int? {
    report.title.flatMap { ReportYear.inTitle(Array($0.utf8.prefix(WorkBudget.wordsShown))) }
  }

  /// The passages side by side.
  var pairs: [PassagePair] { comparison.passages }

  /// Compares two reports.
  init(_ old: Report, _ new: Report, isOfYears: Bool = false) {
    (self.old, self.new) = (old, new)
    years = isOfYears ? YearComparison(old, new) : nil
    let comparison = ReportComparison(old, new)
    self.comparison = comparison
    printer = EditPrinter(old, new)
    let sections = ComparedSections(comparison, old, new)
    self.sections = sections
    let places = (SidePairs(comparison.passages, .old), SidePairs(comparison.passages, .new))
    let containers = comparison.edits.filter { $0.kind == .moved }
    let edits = comparison.edits.enumerated().map { index, edit in
      let oldPair = edit.old.isEmpty ? nil : places.0.pair(at: edit.old.lower)
      let newPair = edit.new.isEmpty ? nil : places.1.pair(at: edit.new.lower)
      // Text taken out of a moved passage is shown where that stands now.
      let moved = edit.new.isEmpty ? edit.move.flatMap { move in containers.first { $0.move == move } } : nil
      let inMove = moved.flatMap { places.1.pair(at: $0.new.contains(edit.new.lower) ? edit.new.lower : $0.new.lower) }
      let row = sections.row(of: edit, old, new)
      return (
        index,
        PlacedEdit(
          edit: edit, oldPair: oldPair, newPair: newPair, pair: newPair ?? inMove ?? oldPair ?? 0, section: row.row,
          isSection: row.isWhole)
      )
    }.sorted { ($0.1.pair, $0.0) < ($1.1.pair, $1.0) }.map(\.1)
    self.edits = edits
    oldRuns = SideRuns(edits, .old, places.0)
    newRuns = SideRuns(edits, .new, places.1)
  }

  /// The report of a side.
  func report(_ side: ComparedSide) -> Report { side == .old ? old : new }

  /// The run of a side in the passages at a position.
  func range(_ side: ComparedSide, of pair: Int) -> TextRange {
    guard pairs.indices.contains(pair) else { return TextRange(emptyAt: .start) }
    return side == .old ? pairs[pair].old : pairs[pair].new
  }

  /// The runs of edits on a side.
  func runs(_ side: ComparedSide) -> SideRuns { side == .old ? oldRuns : newRuns }

  /// The position of the passages that a place of a side stands in.
  func pair(_ side: ComparedSide, at place: TextOffset) -> Int { runs(side).places.pair(at: place) ?? 0 }

  /// The edits shown first at the passages of a position.
  func edits(of pair: Int) -> Range<Int> {
    let first = edits.partitionPoint { $0.pair < pair }
    return first..<max(first, edits.partitionPoint { $0.pair <= pair })
  }
}

/// The passages of one side, by their places in its text.
struct SidePairs: Sendable {
  /// The positions of the pairs whose run of this side is not empty, and where these runs begin.
  private var positions: [Int] = []
  private var starts: [TextOffset] = []

  init(_ pairs: [PassagePair], _ side: ComparedSide) {
    for (position, pair) in pairs.enumerated() {
      let run = side == .old ? pair.old : pair.new
      if run.isEmpty { continue }
      positions.append(position)
      starts.append(run.lower)
    }
  }

  /// The position of the pair that a place stands in; nil where this side has no text.
  func pair(at place: TextOffset) -> Int? {
    let next = starts.partitionPoint { $0 <= place }
    return positions.isEmpty ? nil : positions[max(0, next - 1)]
  }
}

/// The runs of edits on one side, in order.
struct SideRuns: Sendable {
  /// A run of an edit, and the edit's position among all.
  struct EditRun: Sendable {
    let range: TextRange
    let edit: Int
  }

  /// The runs of all edits but moves; none overlaps another.
  private(set) var changes: [EditRun] = []
  /// The runs of moves, which hold others.
  private(set) var moves: [EditRun] = []
  let places: SidePairs

  init(_ edits: [PlacedEdit], _ side: ComparedSide, _ places: SidePairs) {
    self.places = places
    for (index, placed) in edits.enumerated() {
      let range = side == .old ? placed.edit.old : placed.edit.new
      if range.isEmpty { continue }
      let run = EditRun(range: range, edit: index)
      if placed.edit.kind == .moved { moves.append(run) } else { changes.append(run) }
    }
    changes.sort { $0.range.lower < $1.range.lower }
    moves.sort { $0.range.lower < $1.range.lower }
  }

  /// The runs of a list that overlap a range.
  static func overlapping(_ range: TextRange, in runs: [EditRun]) -> ArraySlice<EditRun> {
    let first = runs.partitionPoint { $0.range.upper <= range.lower }
    let end = runs.partitionPoint { $0.range.lower < range.upper }
    return runs[first..<max(first, end)]
  }
}
