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

  /// Whether a phrase of a few bytes stands in a run of bytes.
  static func stands(_ phrase: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = phrase.first, phrase.count <= bytes.count else { return phrase.isEmpty }
    return bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return false }
      let last = raw.count - phrase.count
      var place = 0
      while place <= last, let found = memchr(base + place, Int32(first), last - place + 1) {
        place = UnsafeRawPointer(found) - base
        if phrase.indices.allSatisfy({ raw[place + $0] == phrase[$0] }) { return true }
        place += 1
      }
      return false
    }
  }
}
