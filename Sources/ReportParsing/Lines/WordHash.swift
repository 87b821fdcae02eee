/// Hashes of words, by which lines that say the same are told.
enum WordHash {
  /// The hash of `bytes`: FNV-1a with 64 bits (Fowler, Noll, Vo; RFC 9923).
  static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
