import ReportModel

/// A passage of a report that stands in other reports too.
public struct ReusedPassage: Sendable, Hashable {
  /// The report, by its position among those that were searched.
  public let report: Int
  /// The passage in it.
  public let range: TextRange
  /// Its characters, white space left out.
  public let characters: Int
  /// The reports that have it, its own among them, by position and ascending: those that have the `length` characters of
  /// it that most reports share. Another report may have another part of it.
  public let reports: [Int]
}
