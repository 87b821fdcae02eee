import ReportModel
import TextFacts

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

extension BrowserState {
  /// The progress of reading the report in front; nil while it is not being read.
  var readingProgress: ReadingProgress? { currentNumber.flatMap { reports.readings[$0] } }

  /// Whether nothing of the report in front is there: it is still to come, or its reading was given up.
  var isNothingRead: Bool { currentNumber != nil && report.text.isEmpty }

  /// Notes that a command is about the text of the report in front, of which nothing is there yet; false where some is,
  /// none is to come, or something lies over it.
  mutating func awaitsText() -> Bool {
    guard isNothingRead, readingProgress != nil, pane == .text || pane == .tree else { return false }
    return mustWait(for: .furtherText)
  }

  /// The name of the report in front, in a sentence.
  var shownName: String {
    report.source.name == "-" ? ReadingMessage.standardInput.message(in: language) : report.source.shortName
  }

  /// The title of the report being read; its name for the screen where it has none.
  var shownTitle: String { report.titleParagraphs.isEmpty ? shownName : report.shortTitle(of: .root) }

  /// The key that reads the file of the report in front again; nil where it is no file.
  var keyToReadAgain: String? {
    report.source.path == nil ? nil : shell.keyMap.firstKey(for: .reload) ?? ":reload"
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
  /// The words at marks of an earlier run whose report is still being read: their places are found when it is there.
  var quotedMarks: [Mark: TextQuote] = [:]
  /// The reports whose marks of an earlier run have not come yet.
  var recalling: Set<Int> = []
  /// The marks of capital letters of earlier runs, in reports that need not be of this one.
  var sharedMarks: [SharedMark] = []
  /// Whether notes and marks of earlier runs that belong to no single report are still to come.
  var isRecallingShared = false
  var jumps = JumpHistory()
  var returning = ReturnState()
  var notes = NotesState()
  /// Rows of half a screen as a count set them; nil for half of the visible rows.
  var halfPage: Int?
  /// Whether mark-up is shown as it is written.
  var showsSource = false
  /// Whether the end is kept in sight while the file grows.
  var isFollowing = false
}

extension Command {
  /// Whether the command takes or marks something of the text of the report in front.
  var isAboutText: Bool {
    [
      .edit, .copy, .copyCitation, .select, .links, .note, .setMark, .setMarkBelow, .labels, .foldToggle, .foldOpen,
      .foldClose, .foldAll, .foldLevel, .reuse, .similar, .check,
    ].contains(self)
  }
}
