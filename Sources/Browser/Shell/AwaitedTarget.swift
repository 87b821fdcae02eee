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
}
