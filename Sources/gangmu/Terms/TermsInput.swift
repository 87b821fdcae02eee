import ArgumentParser
import ReportModel
import ReportReading
import ReportTerms
import ScreenModel

/// The reports whose terms are listed, and those they are weighed against, read and counted.
struct TermsInput {
  /// A report, packed: what is printed of it is looked up at the end.
  struct Entry {
    var report: PackedReport
    var year: Int?
  }

  /// All reports; a report's number is its position.
  private(set) var entries: [Entry] = []
  private(set) var library = LibraryTerms()
  /// The numbers of the reports whose terms are listed, and of those they are weighed against.
  private(set) var chosen: Set<Int> = []
  private(set) var others: Set<Int> = []
  private(set) var hasFailed = false

  /// The files whose terms are listed, by device and number.
  private var files: Set<[UInt]> = []
  private var isReference = false

  init(_ paths: [String], against: [String], encoding: ReportEncoding?) {
    Process.guardAgainstBrokenPipes()
    read(paths, encoding)
    isReference = true
    read(against, encoding)
    let counter = library.counter
    var scratch: [UInt32] = []
    for (number, entry) in entries.enumerated() {
      library.setCounts(counter.counts(in: entry.report.text, &scratch), report: number)
    }
  }

  /// Prints what was made of the reports.
  mutating func print(_ text: [UInt8]) {
    if !Process.print(text) { hasFailed = true }
  }

  /// Ends the command: 2 where a report could not be read, else 1 where nothing was found, else 0.
  func end(found: Bool) throws {
    let status: ExitStatus = hasFailed ? .failed : found ? .done : .nothingFound
    if status != .done { throw ExitCode(status.rawValue) }
  }

  /// Reads files and folders side by side, and pipes between them, in the order they are named.
  private mutating func read(_ paths: [String], _ encoding: ReportEncoding?) {
    let raw = Paths.rawArguments()
    var roots: [[UInt8]] = []
    for path in paths {
      let bytes = raw[path] ?? Array(path.utf8)
      guard path == "-" || Paths.openedPipe(bytes) != nil else {
        roots.append(bytes)
        continue
      }
      readFiles(&roots, encoding)
      let piped = BatchInput([path], encoding: encoding)
      hasFailed = hasFailed || piped.hasFailed
      for report in piped.reports {
        add(report, year: report.title.flatMap { ReportYear.inTitle(Array($0.utf8)) })
      }
    }
    readFiles(&roots, encoding)
  }

  private mutating func readFiles(_ roots: inout [[UInt8]], _ encoding: ReportEncoding?) {
    guard !roots.isEmpty else { return }
    var options = LibraryOptions()
    options.reading.encoding = encoding
    do throws(ReadingError) {
      try LibraryReading.all(roots, options: options) { item in
        switch item {
        case .report(let file, let report, let year): take(report, of: file, year: year)
        case .skipped(let skipped): complain(of: skipped)
        }
        return true
      }
    } catch {
      Process.complain(ReadingFailure(path: roots[0], error: error).words(chinese: Process.language == .chinese))
      hasFailed = true
    }
    roots = []
  }

  private mutating func take(_ report: Report, of file: LibraryFile, year: Int?) {
    if let note = report.notes.first {
      Process.complain("\(report.source.name): \(note.words(chinese: Process.language == .chinese))")
    }
    if let stamp = FileStamp(path: file.path) {
      let identity = [stamp.device, stamp.inode]
      if isReference, files.contains(identity) { return }
      if !isReference { files.insert(identity) }
    }
    add(report, year: year)
  }

  private mutating func add(_ report: Report, year: Int?) {
    let number = entries.count
    library.add(TermExtractor.marked(in: report), report: number, year: year)
    entries.append(Entry(report: PackedReport(report), year: year))
    if isReference { others.insert(number) } else { chosen.insert(number) }
  }

  /// What was not read is told; what is read under another name, or would be read forever, is no failure.
  private mutating func complain(of skipped: SkippedFile) {
    Process.complain(skipped.words(chinese: Process.language == .chinese))
    switch skipped.reason {
    case .repeated, .linkLoop: break
    case .unreadable, .tooLarge, .vanished, .danglingLink, .tooDeep, .tooManyFiles, .libraryTooLarge: hasFailed = true
    }
  }
}
