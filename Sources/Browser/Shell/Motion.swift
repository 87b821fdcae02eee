/// A way to move in the text or a list.
enum Motion: Sendable {
  case lineDown, lineUp, halfPageDown, halfPageUp, pageDown, pageUp
  /// To the first line, or with a count to that line.
  case start
  /// To the last line, or with a count to that line.
  case end
  /// To the point that the count names, in percent.
  case percent

  /// Whether a list goes on after what is moved to.
  var isForward: Bool {
    switch self {
    case .lineDown, .halfPageDown, .pageDown, .end: true
    case .lineUp, .halfPageUp, .pageUp, .start, .percent: false
    }
  }
}
