/// The thing that an event needs and that is not there yet.
enum AwaitedTarget: Sendable, Equatable {
  /// A section or a report, by what was typed.
  case address(String)
  /// A line of the file.
  case line(Int)
  /// A point of the report, in percent.
  case percent(Int)
  case end
  /// Text or headings after what has been read.
  case furtherText
  /// Hits of a search.
  case hits(of: String)
  /// The rows of the list of hits.
  case list
  /// The rows of the table of terms.
  case terms
  /// The findings of a check.
  case findings
  /// The marks of earlier runs.
  case marks
  /// The notes of earlier runs.
  case notes
  /// A large report of the library, to be unpacked.
  case report(Int)
  /// Reports of a library that is being loaded.
  case library
  /// Another session, with a file of this name before the reports of this one.
  case file(String)
  /// A comparison with what has this name.
  case comparison(String)
  /// The passages that other reports have too.
  case passages
  /// The sections that are like one.
  case similar
  /// Findings about phrases over the years.
  case track

  /// Whether what waits comes after the question, and is not itself the question.
  var isAnswer: Bool {
    switch self {
    case .file, .comparison, .passages, .similar, .track: true
    case .address, .line, .percent, .end, .furtherText, .hits, .list, .terms, .findings, .marks, .notes, .report,
      .library:
      false
    }
  }
}
