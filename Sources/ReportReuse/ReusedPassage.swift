import ReportModel

/// A passage of a report that stands in other reports too.
public struct ReusedPassage: Sendable, Equatable {
  /// The report, by its position among those that were searched.
  public var report: Int { Int(text) }
  /// The passage in it.
  public var range: TextRange { TextRange(Int(start), Int(end)) }
  /// Its characters, white space left out.
  public var characters: Int { Int(length) }
  /// Whether a longer passage of the report, that fewer others have, has all of it.
  public let isPart: Bool
  /// The reports that have it, its own among them, by position and ascending. Each of them has a passage with this list.
  public var reports: [Int] { groups.texts(of: list).map(Int.init) }

  /// The number of these reports.
  public var reportCount: Int { groups.texts(of: list).count }
  /// The number of their list: passages of one number are in the same reports.
  public var list: Int { Int(number) }

  private let groups: PassageGroups
  private let number: UInt32
  private let text: UInt32
  private let start: UInt32
  private let end: UInt32
  private let length: UInt32

  init(
    report: Int, range: TextRange, characters: Int, isPart: Bool, _ groups: PassageGroups, group: Int
  ) {
    (text, length) = (UInt32(truncatingIfNeeded: report), UInt32(truncatingIfNeeded: characters))
    (start, end) = (UInt32(clamping: range.lower.bytes), UInt32(clamping: range.upper.bytes))
    (self.groups, number, self.isPart) = (groups, UInt32(truncatingIfNeeded: group), isPart)
  }

  /// Whether both are the same passage of the same reports.
  public static func == (left: ReusedPassage, right: ReusedPassage) -> Bool {
    left.report == right.report && left.range == right.range && left.characters == right.characters
      && left.isPart == right.isPart && left.reports == right.reports
  }
}
