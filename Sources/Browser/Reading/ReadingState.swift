import ReportModel

/// The subject of the text pane.
enum ReadingSubject: Hashable, Sendable {
  /// No report yet: a library is open, and the pane explains its use.
  case overview
  /// The report with that number.
  case report(Int)

  /// The number of the report; nil for the overview.
  var number: Int? {
    switch self {
    case .overview: nil
    case .report(let number): number
    }
  }
}

/// The report being read, the places to come back to, and the scrolling.
struct ReadingState: Sendable {
  /// The report being read, with its view.
  var open: OpenReport
  /// The subject of the text pane: this report or the overview.
  var subject: ReadingSubject
  /// The views of other subjects as they were left.
  var left: [ReadingSubject: ReportView] = [:]
  var marks: [Mark: Place] = [:]
  /// The reports whose marks of an earlier run have not come yet.
  var recalling: Set<Int> = []
  var jumps = JumpHistory()
  /// Rows of half a screen as a count set them; nil for half of the visible rows.
  var halfPage: Int?
  /// Whether the end is kept in sight while the file grows.
  var isFollowing = false
}
