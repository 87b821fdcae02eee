import ReportModel

/// A passage of a report that stands in other reports too.
public struct ReusedPassage: Sendable, Equatable {
  /// The report, by its position among those that were searched.
  public let report: Int
  /// The passage in it.
  public let range: TextRange
  /// Its characters, white space left out.
  public let characters: Int
  /// The reports that have it, its own among them, by position and ascending: those that have the `length` characters of
  /// it that most reports share, and those that have a variant of it. Another report may have another part of it.
  public var reports: [Int] { lists.reports(report, variants: variants, of: numbers) }

  private let lists: ReportLists
  /// The positions of the variants it is made of, and of the numbers of the lists that have it.
  private let variants: Range<UInt32>
  private let numbers: Range<UInt32>

  init(
    report: Int, range: TextRange, characters: Int, lists: ReportLists, variants: Range<UInt32>, numbers: Range<UInt32>
  ) {
    (self.report, self.range, self.characters) = (report, range, characters)
    (self.lists, self.variants, self.numbers) = (lists, variants, numbers)
  }

  /// Whether both are the same passage of the same reports.
  public static func == (left: ReusedPassage, right: ReusedPassage) -> Bool {
    left.report == right.report && left.range == right.range && left.characters == right.characters
      && left.reports == right.reports
  }
}
