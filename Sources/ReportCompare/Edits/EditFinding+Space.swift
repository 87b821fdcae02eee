import ReportModel
import TextFacts

// White space beside what was deleted, inserted or moved: the line end of the paragraph before it, for one.
extension EditFinding {
  /// Whether an edit is of white space alone.
  static func isSpace(_ edit: Edit, in old: [UInt8], _ new: [UInt8]) -> Bool {
    isSpace(old, edit.old.bytes) && isSpace(new, edit.new.bytes)
  }

  private static func isSpace(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let range = range.clamped(to: 0..<text.count)
    var place = range.lowerBound
    while let (scalar, next) = TextScalar.read(text.span, at: place, end: range.upperBound) {
      guard WhiteSpace.contains(scalar) else { return false }
      place = next
    }
    return true
  }

  /// Has edits that only take white space out, or put some in, become a part of the edit that stands beside them, as far
  /// as only like line ends part the two: not where line ends are edits of their own.
  static func absorbSpace(_ edits: inout [Edit], in old: [UInt8], _ new: [UInt8], movingLineEnds: Bool) {
    let isAlone = edits.map { $0.kind == .punctuation && $0.move == nil && isSpace($0, in: old, new) }
    var (oldEnds, newEnds) = (EditEnds(moves: movingLineEnds), EditEnds(moves: movingLineEnds))
    for (index, edit) in edits.enumerated() where !isAlone[index] && edit.kind != .split && edit.kind != .merged {
      oldEnds.insert(index, edit.old)
      newEnds.insert(index, edit.new)
    }
    var absorbed: Set<Int> = []
    for index in edits.indices where isAlone[index] {
      let space = edits[index]
      if space.new.isEmpty, let (beside, run) = oldEnds.beside(space.old, in: old) {
        edits[beside].old = oldEnds.grown(beside, edits[beside].old, by: run)
        absorbed.insert(index)
      } else if space.old.isEmpty, let (beside, run) = newEnds.beside(space.new, in: new) {
        edits[beside].new = newEnds.grown(beside, edits[beside].new, by: run)
        absorbed.insert(index)
      }
    }
    edits = edits.indices.filter { !absorbed.contains($0) }.map { edits[$0] }
  }
}

/// Edits by the ends of their runs in one of the texts.
struct EditEnds {
  private var starts: [TextOffset: Int] = [:]
  private var ends: [TextOffset: Int] = [:]
  /// Whether a run of line ends may be taken for a later or earlier one of the same row.
  private let moves: Bool

  /// No edits.
  init(moves: Bool) { self.moves = moves }

  /// Takes in an edit, by its position and its run.
  mutating func insert(_ index: Int, _ run: TextRange) {
    guard !run.isEmpty else { return }
    if starts[run.lower] == nil { starts[run.lower] = index }
    if ends[run.upper] == nil { ends[run.upper] = index }
  }

  /// The edit beside a run of line ends, or right beside any other run of white space, and the run moved up to it.
  func beside(_ run: TextRange, in text: [UInt8]) -> (index: Int, run: TextRange)? {
    if let index = starts[run.upper] ?? ends[run.lower] { return (index, run) }
    guard moves, text[run.bytes].allSatisfy({ $0 == 0x0A }) else { return nil }
    var (lower, upper) = (run.lower.bytes, run.upper.bytes)
    while upper < text.count, text[upper] == 0x0A { upper += 1 }
    if let index = starts[TextOffset(upper)] { return (index, TextRange(upper - run.count, upper)) }
    while lower > 0, text[lower - 1] == 0x0A { lower -= 1 }
    if let index = ends[TextOffset(lower)] { return (index, TextRange(lower, lower + run.count)) }
    return nil
  }

  /// The run of an edit with a run beside it, noted by its new ends.
  mutating func grown(_ index: Int, _ run: TextRange, by other: TextRange) -> TextRange {
    let grown = TextRange(min(run.lower, other.lower), max(run.upper, other.upper))
    insert(index, grown)
    return grown
  }
}
