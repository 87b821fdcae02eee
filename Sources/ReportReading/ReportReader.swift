import Glibc
import ReportModel
import ReportParsing

/// Reads reports from files and pipes; never writes.
///
/// Nothing is memory-mapped, for a file that is cut short under a mapping kills the program, and nothing that is not a
/// regular file is opened by its name.
public enum ReportReader {
  /// The whole report in the file at `path`, for use without a screen.
  public static func read(
    path: [UInt8], options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) -> Report {
    try whole(try OpenFile(path: path), source: source(path), options: options)
  }

  /// The whole report that comes out of `descriptor` until it ends, for use without a screen.
  public static func read(
    descriptor: Int32, name: String = "-", options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) -> Report {
    var stream = StreamReading(
      descriptor: descriptor, source: ReportSource(name: name), limit: options.pipeLimit,
      cancellation: try Cancellation(), timing: SnapshotTiming(flowing: 0), options: options)
    return try stream.whole()
  }

  /// Opens the file at `path` for the screen: the whole report where it is small, else the report of its beginning.
  ///
  /// The rest of a large file is read in the background: `deliver` is called there, with growing snapshots where
  /// reading takes long, then with the complete report or a failure. It may be called before this returns; what is
  /// handed back comes before all of it.
  public static func open(
    path: [UInt8], options: ReadingOptions = ReadingOptions(),
    deliver: @escaping @Sendable (ReadingUpdate) -> Void
  ) throws(ReadingError) -> OpenedReport {
    let file = try OpenFile(path: path)
    guard file.size <= options.fileLimit else {
      throw .tooLarge(bytes: file.size, limit: options.fileLimit)
    }
    if let format = try DocumentImport.format(of: file.descriptor, size: file.size) {
      let report = try DocumentImport.report(
        of: file.descriptor, format: format, source: source(path), options: options)
      return OpenedReport(report: report, rest: nil)
    }
    if file.size > options.wholeLimit {
      let bytes = try file.prefix(options.prefix)
      let beginning = Array(bytes[..<PrefixCut.lastLine(bytes)])
      return OpenedReport(
        report: try parse(
          beginning, source: source(path), encoding: options.encoding, isComplete: false,
          rules: options.rules),
        rest: try rest(of: file, path: path, options, deliver))
    }
    let bytes = try file.everything(limit: options.fileLimit)
    return OpenedReport(
      report: try parse(
        bytes, source: source(path), encoding: options.encoding, isComplete: true, rules: options.rules), rest: nil)
  }

  /// Opens what comes out of `descriptor`, a pipe as a rule, for the screen; the descriptor is not closed, and
  /// need not stay open.
  ///
  /// Waits at most 50 ms for the first text. What comes later is delivered in the background as it arrives, then the
  /// complete report or a failure; past `options.pipeLimit` bytes the failure is `.tooLarge`, and what was delivered
  /// before it stands.
  public static func open(
    descriptor: Int32, name: String = "-", options: ReadingOptions = ReadingOptions(),
    deliver: @escaping @Sendable (ReadingUpdate) -> Void
  ) throws(ReadingError) -> OpenedStream {
    let cancellation = try Cancellation()
    let copy = try DescriptorCopy(of: descriptor)
    var stream = StreamReading(
      descriptor: copy.descriptor, source: ReportSource(name: name), limit: options.pipeLimit,
      cancellation: cancellation, timing: SnapshotTiming(flowing: 250), options: options)
    let report = try stream.first(upTo: min(options.prefix, options.pipeLimit), within: 50)
    if let report, report.isComplete { return OpenedStream(report: report, rest: nil) }
    let begun = stream
    try BackgroundThread.start(onStart: options.onThreadStart) {
      var stream = begun
      withExtendedLifetime(copy) { stream.rest(deliver) }
    }
    return OpenedStream(report: report, rest: BackgroundReading(cancellation))
  }

  /// The source of a report in the file at `path`: its bytes for the system, its safe words for people.
  static func source(_ path: [UInt8]) -> ReportSource {
    ReportSource(name: ShownPath.words(path), path: path)
  }

  /// The whole report in `file`, whatever its format.
  static func whole(
    _ file: OpenFile, source: ReportSource, options: ReadingOptions
  ) throws(ReadingError) -> Report {
    if let format = try DocumentImport.format(of: file.descriptor, size: file.size) {
      return try DocumentImport.report(of: file.descriptor, format: format, source: source, options: options)
    }
    return try parse(
      try file.everything(limit: options.fileLimit), source: source, encoding: options.encoding, isComplete: true,
      rules: options.rules)
  }

  static func parse(
    _ bytes: [UInt8], source: ReportSource, encoding: ReportEncoding? = nil, isComplete: Bool,
    rules: (any HeadingRules)? = nil
  ) throws(ReadingError) -> Report {
    try parse { () throws(ParsingError) in
      try ReportParser.report(
        from: bytes, source: source, encoding: encoding, isComplete: isComplete, rules: rules)
    }
  }

  /// The result of `body`; its error as one of reading.
  static func parse(_ body: () throws(ParsingError) -> Report) throws(ReadingError) -> Report {
    do throws(ParsingError) {
      return try body()
    } catch {
      switch error {
      case .empty: throw .empty
      case .binary(let place): throw .binary(at: place)
      case .format(let signature): throw .otherFormat(signature)
      case .unreadable(let notes): throw .unreadable(notes)
      case .tooLarge(let count): throw .tooLarge(bytes: count, limit: Int(UInt32.max) / 2)
      }
    }
  }

  private static func rest(
    of file: OpenFile, path: [UInt8], _ options: ReadingOptions, _ deliver: @escaping @Sendable (ReadingUpdate) -> Void
  ) throws(ReadingError) -> BackgroundReading {
    let cancellation = try Cancellation()
    let source = source(path)
    try BackgroundThread.start(onStart: options.onThreadStart) {
      // A disk gives 100 MB in less time than they take to parse: only where it is slow is a part worth showing.
      var stream = StreamReading(
        descriptor: file.descriptor, source: source, limit: options.fileLimit, cancellation: cancellation,
        expected: file.size, timing: SnapshotTiming(flowing: 1000), options: options)
      withExtendedLifetime(file) { stream.rest(deliver) }
    }
    return BackgroundReading(cancellation)
  }
}

/// A file opened for the screen.
public struct OpenedReport: Sendable {
  /// The report, or its beginning.
  public let report: Report
  /// The reading of the rest; nil where the report is complete. It ends when this is let go of.
  public let rest: BackgroundReading?
}

/// A pipe opened for the screen.
public struct OpenedStream: Sendable {
  /// The report so far; nil where no text has come yet.
  public let report: Report?
  /// The reading of the rest; nil where the report is complete. It ends when this is let go of.
  public let rest: BackgroundReading?
}
