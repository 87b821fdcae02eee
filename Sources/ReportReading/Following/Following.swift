import Glibc
import ReportModel
import Threads

extension ReportReader {
  /// Follows the file that `report` was read from: `deliver` is called on a background thread with `.changed` whenever
  /// its text is another, and with `.failed` once when it cannot be read (`.missing` when it vanishes), after which it
  /// is followed on.
  ///
  /// A change between reading the report and this call is found too. Ends when the result is cancelled or let go of.
  public static func follow(
    _ report: Report, options: ReadingOptions = ReadingOptions(),
    deliver: @escaping @Sendable (ReadingUpdate) -> Void
  ) throws(ReadingError) -> BackgroundReading {
    // A report that came from no file cannot change.
    guard let path = report.source.path else { throw .missing }
    let cancellation = try Cancellation()
    var options = options
    options.cancellation = cancellation
    try BackgroundThread.start(onStart: options.onThreadStart) { [options] in
      do throws(ReadingError) {
        var following = Following(
          path: path, known: report, identity: FileIdentity(path: path), options: options, cancellation: cancellation)
        try following.run(deliver)
      } catch {
        deliver(.failed(error))
      }
    }
    return BackgroundReading(cancellation)
  }
}

/// One followed file: what is known of it, and how news of it is made.
private struct Following {
  let path: [UInt8]
  var known: Report
  let options: ReadingOptions
  let cancellation: Cancellation
  private var identity: FileIdentity?
  private var failure: ReadingError?
  private var timing = SnapshotTiming(flowing: 0)

  init(path: [UInt8], known: Report, identity: FileIdentity?, options: ReadingOptions, cancellation: Cancellation) {
    self.path = path
    self.known = known
    self.identity = identity
    self.options = options
    self.cancellation = cancellation
  }

  mutating func run(_ deliver: (ReadingUpdate) -> Void) throws(ReadingError) {
    let watch = try FileWatch(path: path)
    while !cancellation.isCancelled {
      let start = Clock.milliseconds()
      if let update = news() {
        // A document whose reading was given up is half a report.
        if cancellation.isCancelled { return }
        deliver(update)
      }
      timing.noteSnapshot(begunAt: start)
      repeat {
        _ = try Poll.ready([watch.descriptor, cancellation.descriptor], milliseconds: -1)
        if cancellation.isCancelled { return }
      } while !watch.drain()
      try settle(watch)
      try watch.rearm()
    }
  }

  /// Waits until the writer pauses: one that cuts the file short and writes it anew has made one change, not two.
  private func settle(_ watch: FileWatch) throws(ReadingError) {
    let deadline = Clock.milliseconds() + 250
    while !cancellation.isCancelled, Clock.milliseconds() < deadline {
      guard try Poll.ready([watch.descriptor, cancellation.descriptor], milliseconds: 20).contains(true) else {
        break
      }
      _ = watch.drain()
    }
    _ = try Poll.ready([cancellation.descriptor], milliseconds: timing.remaining(from: 1, to: 1, isFlowing: true))
    _ = watch.drain()
  }

  /// The update to tell; nil where the text is the one that was told last.
  private mutating func news() -> ReadingUpdate? {
    do throws(ReadingError) {
      let file = try OpenFile(path: path)
      let isSameFile = identity.map { $0 == file.identity } ?? true
      identity = file.identity
      let report: Report
      if let format = try DocumentImport.format(of: file.descriptor, size: file.size) {
        report = try DocumentImport.report(
          of: file.descriptor, format: format, source: known.source, options: options)
        if failure == nil, known.isComplete, known.text == report.text { return nil }
      } else {
        let bytes = try file.everything(limit: options.fileLimit, cancellation)
        if failure == nil, known.isComplete, Self.isText(of: known, bytes) { return nil }
        report = try ReportReader.parse(
          bytes, source: known.source, encoding: options.encoding, isComplete: true, rules: options.rules)
      }
      let change = FileChange(from: known.text, to: report.text, isSameFile: isSameFile)
      let cameBack = failure != nil
      failure = nil
      known = report
      if cameBack { return .changed(report, change == .grown ? .grown : .replaced) }
      return change.map { .changed(report, $0) }
    } catch {
      if failure == error { return nil }
      failure = error
      return .failed(error)
    }
  }

  /// Whether `bytes` are the text of `report` just as it was decoded, so that parsing them would bring nothing new.
  private static func isText(of report: Report, _ bytes: [UInt8]) -> Bool {
    guard report.encoding == .utf8, report.replacements == 0 else { return false }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return bytes.starts(with: mark) ? bytes.dropFirst(3).elementsEqual(report.text) : bytes == report.text
  }
}
