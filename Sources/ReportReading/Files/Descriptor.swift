import Glibc

/// Reading from a descriptor, whatever is behind it.
enum Descriptor {
  /// One `read` (or `pread`, at `place`) into `buffer`, begun again when a signal breaks it; returns the number of
  /// bytes, 0 at the end of the input.
  static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at place: Int? = nil
  ) throws(ReadingError) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    while true {
      let got =
        place.map { pread(descriptor, base, buffer.count, off_t($0)) } ?? Glibc.read(descriptor, base, buffer.count)
      if got >= 0 { return got }
      guard errno == EINTR else { throw ReadingError(errno: errno, call: "read") }
    }
  }
}

/// A descriptor of one's own for what another descriptor reads; closed with its last owner.
///
/// A background thread reads from such a copy: the number of the original may be closed, and given to another file, at
/// any time.
final class DescriptorCopy: Sendable {
  let descriptor: Int32

  init(of original: Int32) throws(ReadingError) {
    descriptor = fcntl(original, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0 else { throw ReadingError(errno: errno, call: "fcntl") }
  }

  deinit { close(descriptor) }
}
