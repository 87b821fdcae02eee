/// A way to move in the text or a list.
enum Motion: Sendable {
  case lineDown, lineUp, halfPageDown, halfPageUp, pageDown, pageUp
  /// To the first line; with a count to that line.
  case start
  /// To the last line; with a count to that line.
  case end
  /// As far as the count says, in percent.
  case percent
}

/// A change of what is folded.
enum FoldChange: Sendable {
  case toggle, open, close
  /// Everything folded; everything unfolded.
  case all, none
  /// Unfolded down to a level, from 1.
  case level(Int)
}
