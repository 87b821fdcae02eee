import LibraryService
import ReportModel
import ReportReading
import ScreenModel
import Settings

/// Reads the files, folders and pipes that the words of a command line name, one report after the other: in the order
/// they are named, what is in a folder as people sort names. What is read stays in memory no longer than it is looked at.
struct PathReading {
  /// Whether any input could not be read; a line on standard error has said so.
  private(set) var hasFailed = false
  /// Whether the reports tell what spoke for and against each numbered line.
  var keepsEvidence = false
  private let encoding: ReportEncoding?
  private let rules: LoadedRules
  private let followsLinks: Bool
  private let settings: LibrarySettings

  /// Reads with an encoding, nil to find out, and with the reader's rules for headings: those in `file`, else those of
  /// the settings; with what `library.toml` says of years and limits; in
  /// folders with all symbolic links, where it `followsLinks`.
  init(encoding: ReportEncoding?, rules file: String?, followsLinks: Bool) {
    let rules = LoadedRules(file: file, language: Process.language)
    for line in rules.problems { Process.complain(line) }
    self.init(encoding: encoding, rules: rules, followsLinks: followsLinks)
  }

  /// The same with rules that are loaded already, and of which it was told what is wrong.
  init(encoding: ReportEncoding?, rules: LoadedRules, followsLinks: Bool) {
    self.encoding = encoding
    self.followsLinks = followsLinks
    self.rules = rules
    let library = LibrarySettings.load(from: SettingsFolders.current.configuration)
    settings = library.settings
    for line in library.problems.map({ $0.message(in: Process.language) }) { Process.complain(line) }
    hasFailed = rules.isUnread
  }

  /// Hands every report to `body`, until that says false.
  mutating func each(_ paths: [String], _ body: (DatedReport) -> Bool) {
    let raw = Paths.rawArguments()
    var roots: [[UInt8]] = []
    var goesOn = true
    for path in paths where goesOn {
      let bytes = raw[path] ?? Array(path.utf8)
      guard path == "-" || Paths.openedPipe(bytes) != nil else {
        roots.append(bytes)
        continue
      }
      goesOn = each(below: roots, body) && readPipe(path, body)
      roots = []
    }
    if goesOn { each(below: roots, body) }
  }

  private mutating func readPipe(_ path: String, _ body: (DatedReport) -> Bool) -> Bool {
    let opening = Opening(
      BrowseRequest(arguments: [path], encoding: encoding), language: Process.language, rules: rules.rules
    )
    for line in opening.complaints + opening.notes { Process.complain(line) }
    hasFailed = hasFailed || !opening.complaints.isEmpty
    return opening.reports.allSatisfy { report in
      body(DatedReport(report: report, year: report.title.flatMap { ReportYear.inTitle(Array($0.utf8)) }))
    }
  }

  /// Hands every report of files and folders to `body`, until that says false; whether it never did.
  @discardableResult
  mutating func each(below roots: [[UInt8]], _ body: (DatedReport) -> Bool) -> Bool {
    guard let first = roots.first else { return true }
    var reading = ReadingOptions()
    reading.encoding = encoding
    reading.rules = rules.rules
    reading.keepsEvidence = keepsEvidence
    var options = settings.options(reading)
    if followsLinks { options.followsLinks = true }
    // Reports that are printed and let go of need no limit but those that were asked for, and that of a single file.
    if settings.files == nil { options.limits.files = .max }
    if settings.totalMegabytes == nil { options.limits.totalBytes = .max }
    if settings.fileMegabytes == nil { options.limits.fileBytes = reading.fileLimit }
    var goesOn = true
    do throws(ReadingError) {
      try LibraryReading.all(roots, options: options) { item in
        switch item {
        case .report(_, let report, let year):
          if let note = report.notes.first {
            Process.complain("\(report.source.name): \(note.message(in: Process.language))")
          }
          goesOn = body(DatedReport(report: report, year: year))
        case .skipped(let skipped): complain(of: skipped, isNamed: skipped.isRoot || roots.contains(skipped.path))
        }
        return goesOn
      }
    } catch {
      Process.complain(ReadingFailure(path: first, error: error).message(in: Process.language))
      hasFailed = true
    }
    return goesOn
  }

  private mutating func complain(of skipped: SkippedFile, isNamed: Bool) {
    Process.complain(skipped.message(in: Process.language))
    if skipped.reason.isFailure(named: isNamed) { hasFailed = true }
  }
}
