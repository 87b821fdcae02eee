import LibraryService
import ReportModel
import ReportReading
import ScreenModel
import Settings

/// Reads the files, folders and pipes that the words of a command line name, one report after the other: in the order
/// they are named, what is in a folder as people sort names. What is read stays in memory no longer than it is looked at.
struct PathReading {
  /// Whether any input could not be read; a line on standard error has said so.
  var hasFailed = false
  /// Whether the import program is started for other formats: not in a secure session.
  var startsPrograms = !Process.isSecure
  /// Whether the reports tell what spoke for and against each numbered line.
  var keepsEvidence = false
  private let encoding: ReportEncoding?
  private let rules: LoadedRules
  private let followsLinks: Bool
  private let settings: LibrarySettings
  /// The place of the index that is used; nil for none.
  private let place: IndexPlace?
  /// Told of the index of what is read next, before it is.
  var onIndex: ((KeptLibrary) -> Void)?
  /// The indexes that were used.
  private var indexes: [KeptLibrary] = []

  /// A report, as it is found.
  enum PathItem {
    case read(DatedReport)
    /// In the index, for the version of its file there is now.
    case kept(LoadedReport, in: KeptLibrary, ReadingOptions)

    /// The report, unpacked; read from its file where it turns out not to be in the index as it was written there.
    func report() throws(ReadingError) -> DatedReport {
      switch self {
      case .read(let report): return report
      case .kept(let loaded, let kept, let options):
        let report = loaded.report.unpackedOnce()
        guard let place = loaded.kept, kept.isDamaged(place) else {
          return DatedReport(report: report, year: loaded.year)
        }
        return DatedReport(report: try ReportReader.read(path: loaded.file.path, options: options), year: loaded.year)
      }
    }
  }

  /// Reads with an encoding, nil to find out, and with the reader's rules for headings: those in `file`, else those of
  /// the settings; with what `library.toml` says of years and limits; in
  /// folders with all symbolic links, where it `followsLinks`.
  init(encoding: ReportEncoding?, rules file: String?, followsLinks: Bool, place: IndexPlace?) {
    let rules = LoadedRules(file: file, language: Process.language)
    for line in rules.problems { Process.complain(line) }
    self.init(encoding: encoding, rules: rules, followsLinks: followsLinks, place: place)
  }

  /// The same with rules that are loaded already, and of which it was told what is wrong.
  init(encoding: ReportEncoding?, rules: LoadedRules, followsLinks: Bool, place: IndexPlace?) {
    self.place = place
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
    var failed = false
    eachItem(paths) { Self.unpack($0, &failed).map(body) ?? true }
    hasFailed = hasFailed || failed
  }

  /// Hands every report to `body`, packed, until that says false: of one that lies in an index nothing is read yet. Once
  /// they were looked into, `hasDamagedIndex` says whether all were as they were written there.
  mutating func eachPacked(_ paths: [String], _ body: (PackedReport, _ year: Int?) -> Bool) {
    var failed = false
    // A pipe cannot be read again.
    let isOnce = Self.havePipe(paths)
    eachItem(paths) { item in
      if case .kept(let loaded, _, _) = item, !isOnce { return body(loaded.report, loaded.year) }
      return Self.unpack(item, &failed).map { body(PackedReport($0.report), $0.year) } ?? true
    }
    hasFailed = hasFailed || failed
  }

  /// Whether an index that was used has turned out not to be as it was written.
  var hasDamagedIndex: Bool { indexes.contains(where: \.hasDamage) }

  /// Whether any of these is standard input or a pipe, which can be read once only.
  static func havePipe(_ paths: [String]) -> Bool {
    let raw = Paths.rawArguments()
    return paths.contains { $0 == "-" || Paths.openedPipe(raw[$0] ?? Array($0.utf8)) != nil }
  }

  /// The report of an item; where it cannot be read, a line says so.
  static func unpack(_ item: PathItem, _ failed: inout Bool) -> DatedReport? {
    do throws(ReadingError) {
      return try item.report()
    } catch {
      failed = true
      guard case .kept(let loaded, _, _) = item else { return nil }
      Process.complain(ReadingFailure(path: loaded.file.path, error: error).message(in: Process.language))
      return nil
    }
  }

  /// Hands everything that is found to `body`, until that says false.
  mutating func eachItem(_ paths: [String], _ body: (PathItem) -> Bool) {
    let raw = Paths.rawArguments()
    var roots: [[UInt8]] = []
    var goesOn = true
    for path in paths where goesOn {
      let bytes = raw[path] ?? Array(path.utf8)
      guard path == "-" || Paths.openedPipe(bytes) != nil else {
        roots.append(bytes)
        continue
      }
      goesOn = eachItem(below: roots, body) && readPipe(path, body)
      roots = []
    }
    if goesOn { eachItem(below: roots, body) }
  }

  private mutating func readPipe(_ path: String, _ body: (PathItem) -> Bool) -> Bool {
    var request = BrowseRequest(arguments: [path], encoding: encoding)
    request.isSecure = !startsPrograms
    let opening = Opening(request, language: Process.language, rules: rules.rules)
    for line in opening.complaints + opening.notes { Process.complain(line) }
    hasFailed = hasFailed || !opening.complaints.isEmpty
    return opening.reports.allSatisfy { report in
      body(.read(DatedReport(report: report, year: report.statedYear)))
    }
  }

  /// Hands every report of files and folders to `body`, until that says false; whether it never did.
  @discardableResult
  mutating func each(below roots: [[UInt8]], _ body: (DatedReport) -> Bool) -> Bool {
    var failed = false
    let goesOn = eachItem(below: roots) { Self.unpack($0, &failed).map(body) ?? true }
    hasFailed = hasFailed || failed
    return goesOn
  }

  @discardableResult
  private mutating func eachItem(below roots: [[UInt8]], _ body: (PathItem) -> Bool) -> Bool {
    guard let first = roots.first else { return true }
    var reading = ReadingOptions()
    reading.encoding = encoding
    reading.rules = rules.rules
    reading.keepsEvidence = keepsEvidence
    reading.startsPrograms = startsPrograms
    var options = settings.options(reading)
    if followsLinks { options.followsLinks = true }
    // Reports that are printed and let go of need no limit but those that were asked for, and that of a single file.
    if settings.files == nil { options.limits.files = .max }
    if settings.totalMegabytes == nil { options.limits.totalBytes = .max }
    if settings.fileMegabytes == nil { options.limits.fileBytes = reading.fileLimit }
    let kept = index(of: roots, options)
    options.kept = kept
    if let kept {
      indexes.append(kept)
      onIndex?(kept)
    }
    var goesOn = true
    do throws(ReadingError) {
      try LibraryReading.all(roots, options: options) { item in
        switch item {
        case .report(_, let report, let year): goesOn = hand(report, year, to: body)
        case .kept(let loaded):
          if let kept { goesOn = body(.kept(loaded, in: kept, reading)) }
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

  /// The index of what is to be read; nil where there is none, or none that would have the same.
  private func index(of roots: [[UInt8]], _ options: LibraryOptions) -> KeptLibrary? {
    guard let place, options.mayBeKept, roots.contains(where: Paths.isFolder) else { return nil }
    let kept = KeptLibrary(of: roots, in: place, options: options)
    for problem in kept.problems { Process.complain(problem.message(in: Process.language)) }
    return kept.isEmpty ? nil : kept
  }

  /// Hands on a report that was read; whether more is wanted.
  private func hand(_ report: Report, _ year: Int?, to body: (PathItem) -> Bool) -> Bool {
    if let note = report.notes.first {
      Process.complain("\(report.source.name): \(note.message(in: Process.language))")
    }
    return body(.read(DatedReport(report: report, year: year)))
  }

  private mutating func complain(of skipped: SkippedFile, isNamed: Bool) {
    Process.complain(skipped.message(in: Process.language))
    if skipped.reason.isFailure(named: isNamed) { hasFailed = true }
  }
}
