/// A change of the folds.
enum FoldChange: Sendable {
  case toggle, open, close
  /// Fold everything; unfold everything.
  case all, none
  /// Unfold down to a level, from 1.
  case level(Int)
}
