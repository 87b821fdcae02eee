/// A width table with only what the rehearsals draw: the blocks of Chinese text, and a few ambiguous signs.
struct SampleWidths {
  let blocks: UnsafePointer<UInt8>
  let classes: UnsafePointer<UInt8>

  private static let wide: [ClosedRange<Int>] = [
    0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
  ]
  private static let empty: [ClosedRange<Int>] = [0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F]
  private static let ambiguous: [ClosedRange<Int>] = [0xB7...0xB7, 0x2014...0x2026, 0x2500...0x257F]

  init() {
    let blocks = UnsafeMutablePointer<UInt8>.allocate(capacity: 0x1100)
    let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: 256 * 256)
    blocks.initialize(repeating: 0, count: 0x1100)
    classes.initialize(repeating: 1, count: 256 * 256)
    for block in 0..<256 { blocks[block] = UInt8(block) }
    for (ranges, width) in [(Self.wide, UInt8(2)), (Self.empty, 0), (Self.ambiguous, 3)] {
      for scalar in ranges.joined() { classes[scalar] = width }
    }
    self.blocks = UnsafePointer(blocks)
    self.classes = UnsafePointer(classes)
  }
}
