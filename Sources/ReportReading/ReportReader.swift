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

  /// The whole report that `input` holds, for use without a screen.
  public static func read(
    _ input: ReadingInput, options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) -> Report {
    switch input {
    case .file(let path): try read(path: path, options: options)
    case .descriptor(let descriptor, let name): try read(descriptor: descriptor, name: name, options: options)
    case .sample(let sample): try sample.report()
    }
  }

  /// Reads what `input` holds to its end, for the screen, on the calling thread.
  ///
  /// `deliver` is called with the report; of a large file and of a pipe with its beginning first and with growing
  /// snapshots where reading takes long, then with the complete report, or with a failure: what was delivered before it
  /// stands. Past `options.pipeLimit` bytes of a pipe the failure is `.tooLarge`. Ends soon and without a word when
  /// `reading` is cancelled; an update that is being delivered at that moment may still arrive.
  public static func read(
    _ input: ReadingInput, as reading: BackgroundReading, options: ReadingOptions = ReadingOptions(),
    deliver: @escaping @Sendable (ReadingUpdate) -> Void
  ) {
    // A reading that was given up leaves half a report, or none.
    let deliver: @Sendable (ReadingUpdate) -> Void = { if !reading.isCancelled { deliver($0) } }
    var options = options
    options.cancellation = reading.cancellation
    options.onProgress = { deliver(.progress($0)) }
    do throws(ReadingError) {
      switch input {
      case .file(let path): try readFile(path, reading.cancellation, options, deliver)
      case .descriptor(let descriptor, let name):
        try readStream(descriptor, name: name, reading.cancellation, options, deliver)
      case .sample(let sample): deliver(.report(try sample.report()))
      }
    } catch {
      deliver(.failed(error))
    }
  }

  private static func readFile(
    _ path: [UInt8], _ cancellation: Cancellation, _ options: ReadingOptions, _ deliver: (ReadingUpdate) -> Void
  ) throws(ReadingError) {
    let file = try OpenFile(path: path)
    guard file.size <= options.fileLimit else { throw .tooLarge(bytes: file.size, limit: options.fileLimit) }
    if let format = try DocumentImport.format(of: file.descriptor, size: file.size) {
      let report = try DocumentImport.report(
        of: file.descriptor, format: format, source: source(path), options: options)
      return deliver(.report(report))
    }
    guard file.size > options.wholeLimit else {
      let bytes = try file.everything(limit: options.fileLimit, cancellation)
      let report = try parse(
        bytes, source: source(path), encoding: options.encoding, isComplete: true, rules: options.rules,
        keepsEvidence: options.keepsEvidence)
      return deliver(.report(report))
    }
    let bytes = try file.prefix(options.prefix, cancellation)
    deliver(
      .report(
        try parse(
          Array(bytes[..<PrefixCut.lastLine(bytes)]), source: source(path), encoding: options.encoding,
          isComplete: false, rules: options.rules, keepsEvidence: options.keepsEvidence)))
    options.onThreadStart()
    // A disk gives 100 MB in less time than they take to parse: only where it is slow is a part worth showing.
    var stream = StreamReading(
      descriptor: file.descriptor, source: source(path), limit: options.fileLimit, cancellation: cancellation,
      expected: file.size, timing: SnapshotTiming(flowing: 1000), options: options)
    withExtendedLifetime(file) { stream.rest(deliver) }
  }

  /// The descriptor is not closed. The first text is shown once it pauses, within 50 ms.
  private static func readStream(
    _ descriptor: Int32, name: String, _ cancellation: Cancellation, _ options: ReadingOptions,
    _ deliver: (ReadingUpdate) -> Void
  ) throws(ReadingError) {
    let copy = try DescriptorCopy(of: descriptor)
    var stream = StreamReading(
      descriptor: copy.descriptor, source: ReportSource(name: name), limit: options.pipeLimit,
      cancellation: cancellation, timing: SnapshotTiming(flowing: 250), options: options)
    let report = try stream.first(upTo: min(options.prefix, options.pipeLimit), within: 50)
    if let report { deliver(.report(report)) }
    if let report, report.isComplete { return }
    options.onThreadStart()
    withExtendedLifetime(copy) { stream.rest(deliver) }
  }

  /// The source of a report in the file at `path`: its bytes for the system, its safe words for people.
  public static func source(_ path: [UInt8]) -> ReportSource {
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
      try file.everything(limit: options.fileLimit, options.cancellation), source: source, encoding: options.encoding,
      isComplete: true, rules: options.rules, keepsEvidence: options.keepsEvidence)
  }

  static func parse(
    _ bytes: [UInt8], source: ReportSource, encoding: ReportEncoding? = nil, isComplete: Bool,
    rules: (any HeadingRules)? = nil, keepsEvidence: Bool = false, notes: [ReportNote] = []
  ) throws(ReadingError) -> Report {
    try parse { () throws(ParsingError) in
      try ReportParser.report(
        from: bytes, source: source, encoding: encoding, isComplete: isComplete, rules: rules,
        keepsEvidence: keepsEvidence, notes: notes)
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
}
