import Glibc

/// Finding a byte by the C library, which looks at many at once.
enum ByteSearch {
  /// The place of the first `byte` from `start` on, before `end`; nil where there is none.
  static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int = 0, to end: Int) -> Int? {
    guard start >= 0, start < end, end <= bytes.count else { return nil }
    return bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress, let found = memchr(base + start, Int32(byte), end - start) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Whether a phrase stands in a run of bytes; the C library looks in linear time (Crochemore and Perrin 1991).
  static func stands(_ phrase: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBytes { raw in
      phrase.withUnsafeBytes { phrase in
        guard let base = raw.baseAddress, let first = phrase.baseAddress else { return phrase.isEmpty }
        return memmem(base, raw.count, first, phrase.count) != nil
      }
    }
  }
}
