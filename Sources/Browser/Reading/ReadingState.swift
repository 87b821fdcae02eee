import ReportModel

/// The subject of the text pane.
enum ReadingSubject: Hashable, Sendable {
  /// Nothing is read yet: a library is open, and the pane tells how to go about it.
  case overview
  /// The report of that number.
  case report(Int)

  /// The number of the report; nil for the overview.
  var number: Int? {
    switch self {
    case .overview: nil
    case .report(let number): number
    }
  }
}

/// The report being read, the places to come back to, and how the text moves.
struct ReadingState: Sendable {
  /// The report being read, with how it is read.
  var open: OpenReport
  /// The subject that is read.
  var subject: ReadingSubject
  /// The views of subjects that have been read and are not now.
  var left: [ReadingSubject: ReportView] = [:]
  var marks: [Mark: Place] = [:]
  var jumps = JumpHistory()
  /// Rows that half a screen up or down moves once a count was given; 0 for half the rows there are.
  var halfPage = 0
  /// Whether the end is kept in sight as the file grows.
  var isFollowing = false
}
