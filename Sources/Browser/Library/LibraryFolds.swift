/// The folded folders and reports of a library.
struct LibraryFolds: Sendable, Equatable {
  /// Folders with so many folders above them and more are folded unless they are an exception.
  private(set) var openDepth = 1
  private var folderExceptions: Set<FolderNumber> = []
  /// Whether reports show their sections unless they are an exception.
  private(set) var opensReports = false
  private var reportExceptions: Set<Int> = []
  /// The report being read, which shows its sections, as do the folders it is in, until another is read.
  var reading: Int?

  /// Folders open down to `depth`, reports too where `reports` says so.
  init(openDepth depth: Int = 1, reports: Bool = false) {
    openDepth = depth
    opensReports = reports
  }

  func isFolded(_ folder: FolderNumber, depth: Int) -> Bool {
    (depth >= openDepth) != folderExceptions.contains(folder)
  }

  func isFolded(report: Int) -> Bool {
    report != reading && opensReports == reportExceptions.contains(report)
  }

  mutating func set(_ folder: FolderNumber, depth: Int, folded: Bool) {
    guard isFolded(folder, depth: depth) != folded else { return }
    if folderExceptions.remove(folder) == nil { folderExceptions.insert(folder) }
  }

  mutating func set(report: Int, folded: Bool) {
    if folded, reading == report { reading = nil }
    guard isFolded(report: report) != folded else { return }
    if reportExceptions.remove(report) == nil { reportExceptions.insert(report) }
  }
}
