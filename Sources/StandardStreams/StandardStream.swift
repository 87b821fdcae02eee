import Descriptors
import Glibc

/// Standard output and standard error: the one way by which the program sends anything to them, and the only module
/// that knows their descriptors.
public enum StandardStream: Sendable {
  case output, error

  private var descriptor: Int32 {
    switch self {
    case .output: STDOUT_FILENO
    case .error: STDERR_FILENO
    }
  }

  /// Whether it leads to a terminal.
  public var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The result of sending.
  public enum Sending: Sendable, Equatable {
    case sent
    /// Nobody reads any more, which is no failure.
    case readerGone
    /// It could not be written; the system's error number.
    case failed(errno: Int32)
  }

  /// Sends `text` in a form. SIGPIPE must be ignored: see `writeAll`.
  @discardableResult
  public func send(_ text: some Collection<UInt8>, as form: OutputForm) -> Sending {
    let isTerminal = form == .text && isTerminal
    return text.withContiguousStorageIfAvailable { write($0, form, isTerminal) }
      ?? Array(text).withUnsafeBufferPointer { write($0, form, isTerminal) }
  }

  private func write(_ text: UnsafeBufferPointer<UInt8>, _ form: OutputForm, _ isTerminal: Bool) -> Sending {
    do throws(WritingError) {
      if let sent = form.sent(of: text, toTerminal: isTerminal) {
        try writeAll(sent, to: descriptor)
      } else {
        try writeAll(text, to: descriptor)
      }
      return .sent
    } catch .readerGone {
      return .readerGone
    } catch {
      return .failed(errno: error.errno)
    }
  }

  /// A reader that goes away is no error: writing to it ends the process no longer.
  public static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Sees to it that descriptors 0, 1 and 2 are open, if only for using them to fail: a file opened later would
  /// else be taken for standard input, or be written into.
  public static func keepOpen() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
