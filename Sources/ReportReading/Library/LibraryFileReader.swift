import ImportStream
import ReportModel
import ReportParsing

/// Reads one file of a library.
struct LibraryFileReader: Sendable {
  /// The result of reading one file.
  enum Outcome {
    case report(Report, FileStamp, FileVersion?)
    /// It is in a format that the import program reads, which was not to be started.
    case document
    case skipped(SkipReason)
  }

  /// A larger file, in bytes, is looked at before it is read whole: it may be a film.
  private static let large = 1 << 20
  private static let sample = 64 << 10

  let options: LibraryOptions
  let scope: LinkScope

  /// Reads the file; in a format of the import program only where it `imports`.
  func read(_ file: LibraryFile, imports: Bool) -> Outcome {
    let path = file.path
    // A file that was found may have become a link since.
    if !file.folders.isEmpty, let refusal = scope.refusal(of: path) { return .skipped(refusal) }
    do throws(ReadingError) {
      let opened = try OpenFile(path: path)
      let limit = options.limits.fileBytes
      guard opened.size <= limit else { return .skipped(.tooLarge(bytes: opened.size, limit: limit)) }
      let source = ReportReader.source(path)
      if opened.size > Self.large { try refuseBinary(try opened.prefix(Self.sample), source) }
      let bytes = try opened.everything(limit: limit)
      let head = Array(bytes.prefix(FormatSniffer.sample / 16))
      guard let format = try DocumentImport.format(of: opened.descriptor, size: opened.size, head: head) else {
        let encoding = options.reading.encoding
        return .report(
          try ReportReader.parse(
            bytes, source: source, encoding: encoding, isComplete: true, rules: options.reading.rules,
            keepsEvidence: options.reading.keepsEvidence), opened.stamp, opened.settledVersion)
      }
      guard imports else { return .document }
      let report = try DocumentImport.report(
        of: opened.descriptor, format: format, source: source, options: options.reading)
      return .report(report, opened.stamp, opened.settledVersion)
    } catch {
      return .skipped(error == .missing ? .vanished : .unreadable(error))
    }
  }

  /// The report ready to be kept.
  func loaded(_ file: LibraryFile, _ report: Report, _ stamp: FileStamp, _ version: FileVersion?) -> LoadedReport {
    LoadedReport(
      file: file, stamp: stamp, year: year(of: file, report), report: PackedReport(report), version: version,
      titleYear: report.statedYear)
  }

  /// The year of a report: what a setting says, else its title or the date below it, its name, its folders.
  func year(of file: LibraryFile, _ report: Report) -> Int? {
    options.year(of: file, titleYear: report.statedYear)
  }

  /// Throws where the beginning of a file says that it is no text.
  private func refuseBinary(_ beginning: [UInt8], _ source: ReportSource) throws(ReadingError) {
    let head = Array(beginning.prefix(FormatSniffer.sample / 16))
    guard FormatSniffer.format(head: head, tail: []) == nil, !FormatSniffer.needsTail(head) else { return }
    _ = try ReportReader.parse(beginning, source: source, encoding: options.reading.encoding, isComplete: false)
  }
}
