/// The names that reports of a library have in lists.
public enum ReportNaming: String, Sendable, CaseIterable {
  /// The year and the title; the file's name where there is no title.
  case titles
  /// The file's name.
  case files
}

/// The order of the reports in each folder of a library.
public enum ReportOrder: String, Sendable, CaseIterable {
  /// By the names of the files, as people sort them.
  case name
  /// By year, the newest first and those without one last; of one year by name.
  case year
  /// By the years and titles that are shown; those without a title by the names of their files.
  case title
}
