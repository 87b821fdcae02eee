import ReportModel

/// One difference of two texts: the run of the old one that is taken out, and the run of the new one that stands instead.
public struct Edit: Sendable, Hashable {
  /// The name that a reader would give it.
  public var kind: EditKind
  /// The run of the old text; empty, at the place where it would stand, where nothing is taken out.
  public var old: TextRange
  /// The run of the new text; empty, at the place where it would stand, where nothing stands instead.
  public var new: TextRange
  /// The number of the move that it is, or that it stands in; nil for all others.
  public var move: Int?

  /// An edit.
  public init(kind: EditKind, old: TextRange, new: TextRange, move: Int? = nil) {
    self.kind = kind
    self.old = old
    self.new = new
    self.move = move
  }

  /// The same the other way round, from the new text to the old one.
  var mirrored: Edit {
    let kind: EditKind =
      switch kind {
      case .inserted: .deleted
      case .deleted: .inserted
      case .split: .merged
      case .merged: .split
      case .changed, .moved, .renumbered, .retitled, .figure, .punctuation: kind
      }
    return Edit(kind: kind, old: new, new: old, move: move)
  }

  /// The order of edits: that of the new text, at one place that of the old one, what holds others first.
  static func stands(_ first: Edit, before second: Edit) -> Bool {
    if first.new.lower != second.new.lower { return first.new.lower < second.new.lower }
    if first.old.lower != second.old.lower { return first.old.lower < second.old.lower }
    if first.new.upper != second.new.upper { return second.new.upper < first.new.upper }
    return second.old.upper < first.old.upper
  }
}
