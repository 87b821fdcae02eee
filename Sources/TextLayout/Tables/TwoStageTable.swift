/// A byte for each code point, found in two steps: `stage1[c >> 8]` picks a block of 256 bytes in `stage2`.
///
/// The bytes are constants of the program, eight to a value, so that the start has nothing to make and C may hold the
/// pointers as well.
@usableFromInline
struct TwoStageTable: @unchecked Sendable {  // The bytes are constants.
  /// For each 256 code points the number of their block; 0x1100 bytes.
  @usableFromInline let stage1: UnsafePointer<UInt8>
  /// The blocks, 256 bytes each.
  @usableFromInline let stage2: UnsafePointer<UInt8>

  private init(index: UnsafePointer<UInt64>, blocks: UnsafePointer<UInt64>) {
    stage1 = UnsafePointer(OpaquePointer(index))
    stage2 = UnsafePointer(OpaquePointer(blocks))
  }

  /// The table of two arrays that are never let go of.
  private static func table(index: [UInt64], blocks: [UInt64]) -> TwoStageTable {
    index.withUnsafeBufferPointer { index in
      blocks.withUnsafeBufferPointer { blocks in
        guard let index = index.baseAddress, let blocks = blocks.baseAddress else { preconditionFailure("no table") }
        return TwoStageTable(index: index, blocks: blocks)
      }
    }
  }

  /// The byte of `scalar`; that of U+FFFF where it is no code point.
  @inlinable @inline(__always)
  subscript(scalar: UInt32) -> UInt8 {
    let known = Int(truncatingIfNeeded: scalar <= 0x10FFFF ? scalar : 0xFFFF)
    return stage2[Int(stage1[known >> 8]) << 8 | known & 0xFF]
  }

  /// Columns of each code point: 0, 1, 2, or 3 where the terminal decides.
  @usableFromInline static let widths = table(index: widthIndex, blocks: widthBlocks)
  /// The raw `CharacterClass` of each code point.
  static let classes = table(index: classIndex, blocks: classBlocks)
}
