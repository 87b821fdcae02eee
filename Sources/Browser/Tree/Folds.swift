import ReportModel

/// The folds of a tree: a level down to which it is open, and the sections that are exceptions to it.
///
/// They are kept beside the report. A report of 100,000 sections is unfolded at once, without a set of 100,000.
struct Folds: Sendable, Equatable {
  /// Sections above this level are open unless they are an exception; 0 folds everything.
  private(set) var openLevel: Int
  private(set) var exceptions: Set<SectionIndex> = []

  /// Everything open above `level`.
  init(openLevel level: Int) { openLevel = max(0, level) }

  /// Whether the sections below `index` are hidden. The report itself is never folded.
  func isFolded(_ index: SectionIndex, level: Int) -> Bool {
    if index == .root { return false }
    return (level >= openLevel) != exceptions.contains(index)
  }

  /// Folds or unfolds one section.
  mutating func set(_ index: SectionIndex, level: Int, folded: Bool) {
    guard index != .root, isFolded(index, level: level) != folded else { return }
    if exceptions.remove(index) == nil { exceptions.insert(index) }
  }

  /// Opens everything above `level`, without exceptions.
  mutating func open(toLevel level: Int) { self = Folds(openLevel: level) }
}
