/// A byte for each code point, found in two steps: `stage1[c >> 8]` picks a block of 256 bytes in `stage2`.
///
/// Made from runs at first use and never freed, so that C may hold the pointers as well.
@usableFromInline
struct TwoStageTable: @unchecked Sendable {  // The bytes are written once, before the value exists.
  /// For each 256 code points the number of their block; 0x1100 bytes.
  @usableFromInline let stage1: UnsafePointer<UInt8>
  /// The blocks, 256 bytes each.
  @usableFromInline let stage2: UnsafePointer<UInt8>

  /// The table of `runs`: ascending, each a code point shifted left by 8 bits and the value from there on.
  init(runs: [UInt32]) {
    let blocks = UnsafeMutablePointer<UInt8>.allocate(capacity: 256 * 256)
    let index = UnsafeMutablePointer<UInt8>.allocate(capacity: 0x1100)
    index.initialize(repeating: 0, count: 0x1100)
    var uniform = [UInt8?](repeating: nil, count: 256)
    var used = 0
    var run = 0
    var value: UInt8 = 0
    var block = 0
    while block < 0x1100 {
      let first = block << 8
      while run < runs.count, Int(runs[run] >> 8) <= first {
        value = UInt8(truncatingIfNeeded: runs[run])
        run += 1
      }
      // Up to the block of the next change all are alike.
      let nextMixed = run < runs.count ? Int(runs[run] >> 16) : 0x1100
      let isMixed = nextMixed <= block
      if !isMixed, let known = uniform[Int(value)] {
        (index + block).update(repeating: known, count: nextMixed - block)
        block = nextMixed
        continue
      }
      // The generator has counted the blocks: a byte can number them.
      let number = min(used, 255)
      used += 1
      index[block] = UInt8(number)
      let bytes = blocks + number * 256
      bytes.initialize(repeating: value, count: 256)
      if !isMixed { uniform[Int(value)] = UInt8(number) }
      while run < runs.count, Int(runs[run] >> 8) < first + 256 {
        value = UInt8(truncatingIfNeeded: runs[run])
        let low = Int(runs[run] >> 8) - first
        (bytes + low).update(repeating: value, count: 256 - low)
        run += 1
      }
      block += 1
    }
    stage1 = UnsafePointer(index)
    stage2 = UnsafePointer(blocks)
  }

  /// The byte of `scalar`; that of U+FFFF where it is no code point.
  @inlinable @inline(__always)
  subscript(scalar: UInt32) -> UInt8 {
    let known = Int(truncatingIfNeeded: scalar <= 0x10FFFF ? scalar : 0xFFFF)
    return stage2[Int(stage1[known >> 8]) << 8 | known & 0xFF]
  }

  /// Columns of each code point: 0, 1, 2, or 3 where the terminal decides.
  @usableFromInline static let widths = TwoStageTable(runs: widthRuns)
  /// The raw `CharacterClass` of each code point.
  static let classes = TwoStageTable(runs: classRuns)
}
