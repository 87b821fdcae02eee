import ReportModel

/// A folder of a library, numbered in the order in which folders were first seen; the number never changes.
public struct FolderNumber: Hashable, Sendable {
  /// The number, from 0.
  public var value: Int

  /// The folder with number `value`, from 0.
  public init(_ value: Int) { self.value = value }
}

/// The identity of a row of the tree, whatever its position, so that the cursor stays on it while the tree fills in.
enum TreeRow: Hashable, Sendable {
  case folder(FolderNumber)
  /// A section of the report with that number; the root is the row of the report itself.
  case section(report: Int, SectionIndex)

  static func report(_ number: Int) -> TreeRow { .section(report: number, .root) }

  /// The report of the row; nil for a folder.
  var report: Int? {
    guard case .section(let number, _) = self else { return nil }
    return number
  }

  /// The section of the row; nil for a folder.
  var section: SectionIndex? {
    guard case .section(_, let section) = self else { return nil }
    return section
  }
}
