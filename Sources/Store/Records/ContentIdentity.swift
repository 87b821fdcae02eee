/// The identity of a report's decoded text: equal for equal texts, whatever file they are in.
///
/// FNV-1a of 128 bits (draft-eastlake-fnv, "The FNV Non-Cryptographic Hash Algorithm"), over the length and the text:
/// published, so that the values in a store mean the same for ever. Of a text of more than 4 MiB it takes evenly spread
/// pieces of 4 MiB in all, so that no report holds up the others.
public struct ContentIdentity: Hashable, Sendable {
  /// The 16 bytes of the value, the highest first.
  public let bytes: [UInt8]

  /// The identity that a store has kept.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The identity of a whole text; nil for an empty one, which tells nothing.
  public init?(of text: [UInt8]) {
    guard !text.isEmpty else { return nil }
    var hash = FNV()
    withUnsafeBytes(of: UInt64(text.count).littleEndian) { hash.add($0) }
    text.withUnsafeBytes { bytes in
      let (pieces, length) = (64, 1 << 16)
      guard bytes.count > pieces * length else { return hash.add(bytes) }
      for piece in 0..<pieces {
        let start = (bytes.count - length) * piece / (pieces - 1)
        hash.add(UnsafeRawBufferPointer(rebasing: bytes[start..<start + length]))
      }
    }
    bytes = withUnsafeBytes(of: hash.value.bigEndian) { Array($0) }
  }

  private struct FNV {
    private(set) var value: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
      for byte in bytes { value = (value ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b }
    }
  }
}
