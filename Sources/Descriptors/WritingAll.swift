import Glibc

/// Why not all bytes were written.
public enum WritingError: Error, Hashable, Sendable {
  /// Nobody reads from the pipe or socket any more (EPIPE).
  case readerGone
  /// The system's error number; EAGAIN where the descriptor took nothing for too long.
  case failed(errno: Int32)

  init(errno: Int32) { self = errno == EPIPE ? .readerGone : .failed(errno: errno) }

  /// The system's error number.
  public var errno: Int32 {
    switch self {
    case .readerGone: EPIPE
    case .failed(let errno): errno
    }
  }
}

/// Writes all of `bytes` to `descriptor`: what was taken in part goes on, and so does what a signal broke off.
///
/// A descriptor that does not block is waited for, each time for at most `patience` milliseconds; nil waits on. SIGPIPE
/// must be ignored, or it ends the process where the error would tell that the reader is gone.
public func writeAll(
  _ bytes: some Collection<UInt8>, to descriptor: Int32, patience: Int? = nil
) throws(WritingError) {
  // A typed throw cannot pass the closure: the error is carried out of it as a value.
  let error =
    bytes.withContiguousStorageIfAvailable { write(UnsafeRawBufferPointer($0), to: descriptor, patience) }
    ?? Array(bytes).withUnsafeBytes { write($0, to: descriptor, patience) }
  if let error { throw error }
}

private func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ patience: Int?) -> WritingError? {
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
    if written > 0 {
      rest = rest.dropFirst(written)
      continue
    }
    // No bytes and no error: the system gives no reason, and none need follow.
    let problem = written == 0 ? EIO : errno
    switch problem {
    case EINTR: continue
    case EAGAIN:
      if let error = awaitRoom(descriptor, patience) { return error }
    default: return WritingError(errno: problem)
    }
  }
  return nil
}

/// Waits until `descriptor` takes bytes; an error where it does not in time.
private func awaitRoom(_ descriptor: Int32, _ patience: Int?) -> WritingError? {
  var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
  let limit = patience.map { Int32(clamping: max(0, $0)) } ?? -1
  while true {
    let count = poll(&polled, 1, limit)
    if count > 0 { return nil }
    if count == 0 { return .failed(errno: EAGAIN) }
    if errno != EINTR { return WritingError(errno: errno) }
  }
}
