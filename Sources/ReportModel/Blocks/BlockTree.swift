/// The blocks of a report with the block that each stands in.
public struct BlockTree: Sendable {
  /// The blocks in the order of their first byte, a block before those inside it.
  public let blocks: [Block]
  /// For each block the position of the innermost one it stands in; -1 for the outermost.
  private let parents: [Int32]

  /// The tree of `blocks`, which stand in the order of their first byte.
  public init(_ blocks: [Block]) {
    self.blocks = blocks
    var open: [Int] = []
    parents = blocks.indices.map { index in
      let block = blocks[index]
      while let last = open.last {
        let around = blocks[last].range
        if around.upper >= block.range.upper, around.upper > block.range.lower { break }
        open.removeLast()
      }
      defer { open.append(index) }
      return Int32(clamping: open.last ?? -1)
    }
  }

  /// The position of the innermost block that holds the byte at `place`; nil where none does.
  public func innermost(at place: TextOffset) -> Int? {
    var index = blocks.partitionPoint { $0.range.lower <= place } - 1
    while blocks.indices.contains(index), blocks[index].range.upper <= place { index = Int(parents[index]) }
    return index >= 0 ? index : nil
  }

  /// The positions of the blocks that hold the byte at `place`, the outermost first.
  public func chain(at place: TextOffset) -> [Int] {
    var chain: [Int] = []
    var index = blocks.partitionPoint { $0.range.lower <= place } - 1
    while blocks.indices.contains(index) {
      if blocks[index].range.upper > place { chain.append(index) }
      index = Int(parents[index])
    }
    return chain.reversed()
  }
}
