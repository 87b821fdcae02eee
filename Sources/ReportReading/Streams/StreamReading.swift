import ImportStream
import ReportModel
import ReportParsing
import Threads

/// Bytes that arrive over time, from a pipe or a large file, and the reports made of those that are there.
struct StreamReading: Sendable {
  /// Milliseconds without a new byte that count as a pause.
  private static let pause = 20
  /// Milliseconds between two looks at how far it has come.
  private static let progressInterval = 250

  let descriptor: Int32
  let source: ReportSource
  let limit: Int
  let cancellation: Cancellation
  private let options: ReadingOptions
  /// The bytes there are in all; 0 where that is not known.
  private let expected: Int
  private var told = Clock.milliseconds()
  /// Whether a report was made of some of it.
  private var hasReport = false
  /// The number of bytes in the last snapshot.
  private var shown = 0
  private var bytes: [UInt8] = []
  private var timing: SnapshotTiming
  /// Bytes taken over by one `read`; a pipe rarely gives more than 64 KB at once.
  private var scratch = [UInt8](repeating: 0, count: 256 << 10)

  init(
    descriptor: Int32, source: ReportSource, limit: Int, cancellation: Cancellation, expected: Int = 0,
    timing: SnapshotTiming, options: ReadingOptions
  ) {
    self.descriptor = descriptor
    self.source = source
    self.limit = limit
    self.cancellation = cancellation
    self.timing = timing
    self.options = options
    self.expected = expected
    bytes.reserveCapacity(min(expected, limit) + 1)
  }

  /// Reads what is there at once: up to `count` bytes, until they pause, for at most `milliseconds`.
  ///
  /// Returns a report of it, complete where the input has ended; nil where there is no text yet.
  mutating func first(upTo count: Int, within milliseconds: Int) throws(ReadingError) -> Report? {
    let deadline = Clock.milliseconds() + milliseconds
    while bytes.count < count {
      let rest = max(0, deadline - Clock.milliseconds())
      let wait = bytes.isEmpty ? rest : min(rest, Self.pause / 4)
      guard try Poll.ready([descriptor], milliseconds: wait)[0] else { break }
      if try readOnce() == 0 { return try parse(upTo: bytes.count, isComplete: true) }
    }
    return try snapshot(upTo: bytes.count < count ? PrefixCut.lastCharacter(bytes) : PrefixCut.lastLine(bytes))
  }

  /// Reads to the end, delivering snapshots on the way; the last update is the complete report or a failure.
  mutating func rest(_ deliver: (ReadingUpdate) -> Void) {
    do throws(ReadingError) {
      while !cancellation.isCancelled {
        guard try wait(deliver) else { continue }
        if cancellation.isCancelled { return }
        tellProgress()
        if try readOnce() == 0 {
          return deliver(.report(try parse(upTo: bytes.count, isComplete: true)))
        }
        guard bytes.count <= limit else {
          bytes.removeLast(bytes.count - limit)
          try show(upTo: PrefixCut.lastLine(bytes), deliver)
          throw .tooLarge(bytes: limit + 1, limit: limit)
        }
        if timing.remaining(from: shown, to: bytes.count, isFlowing: true) == 0 {
          try show(upTo: PrefixCut.lastLine(bytes), deliver)
        }
      }
    } catch {
      deliver(.failed(error))
    }
  }

  /// Reads to the end and makes one report of it.
  mutating func whole() throws(ReadingError) -> Report {
    while try readOnce() > 0 {
      if bytes.count > limit { throw .tooLarge(bytes: bytes.count, limit: limit) }
    }
    return try parse(upTo: bytes.count, isComplete: true)
  }

  /// Waits for bytes, the end, or cancelling; false where a pause was used for a snapshot instead.
  private mutating func wait(_ deliver: (ReadingUpdate) -> Void) throws(ReadingError) -> Bool {
    let ends = [descriptor, cancellation.descriptor]
    // With nothing to show there is nothing to wake up for, but to say so where nothing was shown at all.
    guard shown < bytes.count else {
      let wait = hasReport || options.onProgress == nil ? -1 : 1000
      if try Poll.ready(ends, milliseconds: wait).contains(true) { return true }
      tellProgress()
      return false
    }
    let pause = max(Self.pause, timing.remaining(from: shown, to: bytes.count, isFlowing: false))
    if try Poll.ready(ends, milliseconds: pause).contains(true) { return true }
    try show(upTo: PrefixCut.lastCharacter(bytes), deliver)
    // Bytes of a torn character are not worth waking up for either.
    shown = bytes.count
    return false
  }

  /// Tells how far it has come, where the reader sees nothing of it yet or its end is known.
  private mutating func tellProgress() {
    guard let onProgress = options.onProgress, !hasReport || expected > 0 else { return }
    let now = Clock.milliseconds()
    guard now - told >= Self.progressInterval else { return }
    told = now
    onProgress(ReadingProgress(bytes: bytes.count, of: expected > 0 ? expected : nil))
  }

  /// Delivers a report of the first `count` bytes, where that is more than was shown.
  private mutating func show(upTo count: Int, _ deliver: (ReadingUpdate) -> Void) throws(ReadingError) {
    guard count > shown, let report = try snapshot(upTo: count) else { return }
    deliver(.report(report))
  }

  private mutating func readOnce() throws(ReadingError) -> Int {
    var failure: ReadingError?
    let descriptor = descriptor
    let got = scratch.withUnsafeMutableBytes { buffer in
      do throws(ReadingError) {
        return try Descriptor.read(descriptor, into: buffer)
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    bytes.append(contentsOf: scratch[..<got])
    return got
  }

  /// A report of the first `count` bytes; nil where they hold no text yet.
  private mutating func snapshot(upTo count: Int) throws(ReadingError) -> Report? {
    let start = Clock.milliseconds()
    defer { timing.noteSnapshot(begunAt: start) }
    shown = count
    // A document in another format shows nothing before it is there to its end.
    if format != nil { return nil }
    do throws(ReadingError) {
      let report = try parse(upTo: count, isComplete: false)
      hasReport = true
      return report
    } catch ReadingError.empty {
      return nil
    }
  }

  /// The format of what has come so far; nil for text.
  private var format: ImportFormat? {
    let sample = FormatSniffer.sample
    // The first bytes of archives, PDF and Word's documents, of RTF, and of compressed texts.
    guard let first = bytes.first,
      [0x50, 0x25, 0xD0, 0x7B, 0x1F, 0xFD, 0x28, 0x42].contains(first)
        || FormatSniffer.mayBeMarkup(Array(bytes.prefix(64)))
    else { return nil }
    return FormatSniffer.format(head: Array(bytes.prefix(sample)), tail: Array(bytes.suffix(sample)))
  }

  private func parse(upTo count: Int, isComplete: Bool) throws(ReadingError) -> Report {
    if isComplete, count == bytes.count, let format {
      return try DocumentImport.report(in: bytes, format: format, source: source, options: options)
    }
    return try ReportReader.parse(
      count == bytes.count ? bytes : Array(bytes[..<count]), source: source, encoding: options.encoding,
      isComplete: isComplete, rules: options.rules, keepsEvidence: options.keepsEvidence)
  }
}
