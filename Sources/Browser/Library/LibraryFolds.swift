/// The folded folders and reports of a library.
struct LibraryFolds: Sendable, Equatable {
  /// Folders with at least this many folders above them are folded, unless they are an exception.
  private(set) var openDepth = 1
  private var folderExceptions: Set<FolderNumber> = []
  /// Whether reports are unfolded, unless they are an exception.
  private(set) var opensReports = false
  private var reportExceptions: Set<Int> = []
  /// The report being read: it and the folders around it are unfolded until another report is read.
  var reading: Int?

  /// Folders unfolded down to `depth`, and reports too if `reports` is true.
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
