import Glibc
import Threads

/// Waiting for one of several descriptors.
enum Poll {
  /// Waits until one of `descriptors` can be read or has ended, at most `milliseconds` (-1: for ever).
  ///
  /// Returns for each whether it is ready; all false when the time is up.
  static func ready(_ descriptors: [Int32], milliseconds: Int) throws(ReadingError) -> [Bool] {
    var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let deadline = Clock.milliseconds() + milliseconds
    while true {
      let rest = milliseconds < 0 ? -1 : max(0, deadline - Clock.milliseconds())
      let count = poll(&entries, nfds_t(entries.count), Int32(clamping: rest))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw ReadingError(errno: errno, call: "poll") }
      return entries.map { $0.revents != 0 }
    }
  }
}
