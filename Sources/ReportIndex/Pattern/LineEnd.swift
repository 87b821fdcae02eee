import Glibc

/// Ends of lines.
enum LineEnd {
  /// The place of the next LF at `start` or later; the end of `text` where there is none.
  static func next(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = text.baseAddress, start < text.count else { return text.count }
    guard let found = memchr(base + start, 0x0A, text.count - start) else { return text.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
