import ReportModel
import TextFacts

/// The options of reading a library.
public struct LibraryOptions: Sendable {
  /// The options of reading each report, and the work to do first on each thread.
  public var reading: ReadingOptions
  /// The limits of the whole.
  public var limits = LibraryLimits()
  /// Years that the user gives to files by their names; the first that fits counts.
  public var years: [YearRule] = []
  /// Threads that read and parse; as many as the machine has cores by default.
  public var threads = Processors.count
  /// The most import programs at work at once while there are texts to read: each is a process that may take a core
  /// and much memory.
  public var imports = max(1, Processors.count / 2)
  /// Whether symbolic links are followed that lead out of the folders that were named.
  public var followsLinks = false
  /// Whether the folders are watched for changes once everything is loaded.
  public var watches = true
  /// Whether what changes is read anew, and what appears is read too; else it is only told.
  public var follows = false
  /// Reports that an earlier run of the program has read; nil for none.
  public var kept: (any KeptReadings)?

  /// The defaults, for reports read with `reading`.
  public init(reading: ReadingOptions = ReadingOptions()) { self.reading = reading }
}

/// The limits of a library. Everything beyond a limit is skipped with a reason.
public struct LibraryLimits: Sendable, Hashable {
  /// Folders within folders below a root.
  public var depth = WorkBudget.folderDepth
  /// Files.
  public var files = 500_000
  /// Bytes of one file.
  public var fileBytes = 256 << 20
  /// Bytes of all files together.
  public var totalBytes = 8 << 30
  /// Folders that are watched; the system has a limit of its own for all programs of a user.
  public var watches = 8_192

  /// The defaults.
  public init() {}
}

/// A year that the user gives to the files a pattern fits.
public struct YearRule: Sendable, Hashable {
  /// The files it holds for.
  public var pattern: PathPattern
  /// The year; nil to say that it is not known, whatever names say.
  public var year: Int?

  /// Gives `year` to the files that `pattern` fits.
  public init(pattern: PathPattern, year: Int?) {
    self.pattern = pattern
    self.year = year
  }
}
