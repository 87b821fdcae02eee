import Descriptors
import Glibc

/// Milliseconds on a clock that only runs forward.
func monotonicMilliseconds() -> Int {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
}

/// Sends bytes to the terminal beside what ncurses sends. A terminal that takes nothing for a while is left alone: what
/// is sent so is a question or a mode, never what the screen shows.
func send(_ bytes: some Collection<UInt8>, toTerminal descriptor: Int32) {
  do throws(WritingError) {
    try writeAll(bytes, to: descriptor, patience: 100)
  } catch {
    // The terminal is gone or stands still, which reading from it tells too.
  }
}

/// Waits until one of `descriptors` has something to read or is closed, at most `milliseconds`; nil waits on.
func waitForInput(_ descriptors: [Int32], milliseconds: Int?) -> [Int32] {
  var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  let limit = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
  guard poll(&polled, nfds_t(polled.count), limit) > 0 else { return [] }
  return polled.filter { $0.revents != 0 }.map(\.fd)
}
