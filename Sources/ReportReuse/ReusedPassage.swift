import ReportModel

/// A passage of a report that stands in other reports too.
public struct ReusedPassage: Sendable, Equatable {
  /// The report, by its position among those that were searched.
  public let report: Int
  /// The passage in it.
  public let range: TextRange
  /// Its characters, white space left out.
  public let characters: Int
  /// Whether a longer passage of the report, that fewer others have, has all of it.
  public let isPart: Bool
  /// The reports that have it, its own among them, by position and ascending. Each of them has a passage with this list.
  public var reports: [Int] { groups.texts(of: group).map(Int.init) }

  /// The number of these reports.
  public var reportCount: Int { groups.texts(of: group).count }
  /// The number of their list: passages of one number are in the same reports.
  public var list: Int { group }

  private let groups: PassageGroups
  private let group: Int

  init(
    report: Int, range: TextRange, characters: Int, isPart: Bool, _ groups: PassageGroups, group: Int
  ) {
    (self.report, self.range, self.characters, self.isPart) = (report, range, characters, isPart)
    (self.groups, self.group) = (groups, group)
  }

  /// Whether both are the same passage of the same reports.
  public static func == (left: ReusedPassage, right: ReusedPassage) -> Bool {
    left.report == right.report && left.range == right.range && left.characters == right.characters
      && left.isPart == right.isPart && left.reports == right.reports
  }
}
