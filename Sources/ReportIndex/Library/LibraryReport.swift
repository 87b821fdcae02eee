import ReportModel

/// A report of a library, named by the order in which it came; the number stays its own while the library is open.
public struct ReportNumber: Comparable, Hashable, Sendable {
  /// The order, from 0.
  public var value: Int

  /// The report that came as number `value`, from 0.
  @inlinable
  public init(_ value: Int) { self.value = value }

  /// Whether `left` came before `right`.
  @inlinable
  public static func < (left: ReportNumber, right: ReportNumber) -> Bool { left.value < right.value }
}

/// A report as a library keeps it.
public struct LibraryReport: Sendable {
  /// Its text and its outline.
  public var report: PackedReport
  /// The folders it lies in, outermost first, as people named and see them.
  public var folders: [String]
  /// The name of its file, without folders, safe to show.
  public var name: String
  /// The year it speaks of, where its title or its names tell.
  public var year: Int?
  /// The file it was read from, where it may be written to an index on the disk.
  public var file: KeptFile?

  /// A report in `folders` under the name `name`.
  public init(_ report: PackedReport, folders: [String] = [], name: String, year: Int? = nil) {
    self.report = report
    self.folders = folders
    self.name = name
    self.year = year
  }
}
