import Glibc

/// Milliseconds on a clock that only runs forward.
func monotonicMilliseconds() -> Int {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
}

/// Writes all of `bytes`; false where the descriptor takes no more.
@discardableResult
func writeAll(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Bool {
  let bytes = Array(bytes)
  var done = 0
  while done < bytes.count {
    let written = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if written > 0 { done += written } else if written == 0 || errno != EINTR { return false }
  }
  return true
}

/// Waits until one of `descriptors` has something to read or is closed, at most `milliseconds`; nil waits on.
func waitForInput(_ descriptors: [Int32], milliseconds: Int?) -> [Int32] {
  var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  let limit = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
  guard poll(&polled, nfds_t(polled.count), limit) > 0 else { return [] }
  return polled.filter { $0.revents != 0 }.map(\.fd)
}
