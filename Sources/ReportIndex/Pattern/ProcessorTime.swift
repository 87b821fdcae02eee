import Glibc

/// The time this thread has used of its processor.
enum ProcessorTime {
  /// Nanoseconds since the thread began.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

/// Where lines end.
enum LineEnd {
  /// The place of the next LF at `start` or later; the end of `text` where there is none.
  static func next(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = text.baseAddress, start < text.count else { return text.count }
    guard let found = memchr(base + start, 0x0A, text.count - start) else { return text.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
