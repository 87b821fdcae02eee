import ReportModel
import ReportParsing

/// The limits of reading, and the work the program does on each thread that reads.
public struct ReadingOptions: Sendable {
  /// The largest file read, in bytes.
  public var fileLimit = 1 << 30
  /// The most that is read of a pipe, in bytes; an endless one ends here.
  public var pipeLimit = 128 << 20
  /// The largest file that is read whole before anything is shown, in bytes.
  public var wholeLimit = 1 << 20
  /// The part of a larger file that is read before anything is shown, in bytes.
  public var prefix = 192 << 10
  /// The program that reads other formats; nil for the one that came with this one.
  public var importProgram: String?
  /// Whether that program may be started: not in a secure session.
  public var startsPrograms = true
  /// The encoding of texts; nil to find it out from each.
  public var encoding: ReportEncoding?
  /// The cancellation that ends the import program, and the reading of a file that goes on and on, before their time.
  var cancellation: Cancellation?
  /// Told now and then how far a document has come.
  var onProgress: (@Sendable (ReadingProgress) -> Void)?
  /// The reader's own rules for headings; nil for the built-in ones alone.
  public var rules: (any HeadingRules)?
  /// Whether reports tell what spoke for and against each numbered line.
  public var keepsEvidence = false
  /// Called first on each background thread: the place for a signal stack of its own.
  public var onThreadStart: @Sendable () -> Void

  /// The usual limits, and what to call first on each background thread.
  public init(onThreadStart: @escaping @Sendable () -> Void = {}) {
    self.onThreadStart = onThreadStart
  }
}
