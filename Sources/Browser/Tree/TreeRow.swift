import ReportModel

/// A folder of a library, named by the order in which it was first seen; the number stays its own.
public struct FolderNumber: Hashable, Sendable {
  /// The order, from 0.
  public var value: Int

  /// The folder seen as number `value`, from 0.
  public init(_ value: Int) { self.value = value }
}

/// A row of the tree by what it is and not by where it stands, so that a cursor stays on it while the tree fills in.
enum TreeRow: Hashable, Sendable {
  case folder(FolderNumber)
  /// A section of the report with that number; the root is the report's own row.
  case section(report: Int, SectionIndex)

  static func report(_ number: Int) -> TreeRow { .section(report: number, .root) }

  /// The report the row is about or in; nil for a folder.
  var report: Int? {
    guard case .section(let number, _) = self else { return nil }
    return number
  }

  /// The section it is; nil for a folder.
  var section: SectionIndex? {
    guard case .section(_, let section) = self else { return nil }
    return section
  }
}
