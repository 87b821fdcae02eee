import ReportReading
import Settings

extension LibrarySettings {
  /// The options of reading a library by these settings, each report with `reading`.
  func options(_ reading: ReadingOptions) -> LibraryOptions {
    var options = LibraryOptions(reading: reading)
    if let depth { options.limits.depth = depth }
    if let files { options.limits.files = files }
    if let fileMegabytes { options.limits.fileBytes = fileMegabytes << 20 }
    if let totalMegabytes { options.limits.totalBytes = totalMegabytes << 20 }
    if let watches { options.limits.watches = watches }
    options.followsLinks = followsLinks
    options.years = years.map { YearRule(pattern: $0.pattern, year: $0.year) }
    return options
  }
}
