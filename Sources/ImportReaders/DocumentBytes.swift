import Glibc

/// The document as bytes in memory, for readers that cannot work from a descriptor.
enum DocumentBytes {
  /// The first `count` bytes behind `descriptor`, which stays where it is.
  static func head(of descriptor: Int32, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(descriptor, buffer.baseAddress, count, 0))
    }
  }

  /// The bytes behind `descriptor` from its start, `limit` at most, and whether these are all.
  static func read(from descriptor: Int32, limit: Int) -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    let piece = 1 << 20
    var status = stat()
    if fstat(descriptor, &status) == 0 { bytes.reserveCapacity(min(Int(status.st_size), limit) + piece) }
    while bytes.count <= limit {
      let count = bytes.count
      var failure: Int32 = 0
      let more = [UInt8](unsafeUninitializedCapacity: piece) { buffer, filled in
        let got = Glibc.read(descriptor, buffer.baseAddress, piece)
        if got < 0 { failure = errno }
        filled = max(got, 0)
      }
      if failure == EINTR { continue }
      bytes.append(contentsOf: more)
      if bytes.count == count { return (bytes, true) }
    }
    return (Array(bytes.prefix(limit)), false)
  }
}
