import ReportModel

/// An index of grams and characters by the blocks of a segment's texts, for texts in an alphabet: it answers "where can this
/// phrase stand at all".
///
/// Immutable. Weighs some three fifths of the text it is of.
struct GramIndex: Sendable {
  let blocks: Blocks
  let bits: Int
  /// For each bucket the blocks that hold one of its grams, those aside that are frequent.
  let lists: BlockLists
  let frequent: FrequentGrams
  let characters: CharacterIndex

  init(blocks: Blocks, bits: Int, lists: BlockLists, frequent: FrequentGrams, characters: CharacterIndex) {
    self.blocks = blocks
    self.bits = bits
    self.lists = lists
    self.frequent = frequent
    self.characters = characters
  }

  /// The upper bits of a hash that name its bucket, in an index of so many bytes of text: a bucket for every 64
  /// bytes. There are two to three times as many grams in Chinese text, most of them rare: sharing costs little.
  static func bits(forBytes bytes: Int) -> Int {
    var bits = 8
    while bits < 20, 64 << bits < bytes { bits += 1 }
    return bits
  }

  /// Bytes it takes.
  var weight: Int {
    lists.weight + 4 * (blocks.starts.count + blocks.firsts.count) + frequent.weight + characters.weight
  }

  /// The blocks in which an occurrence of a phrase may begin; nil where any may.
  ///
  /// `grams` are grams of the phrase that begin less than a block's length after it does.
  func candidates(_ grams: [Gram.PhraseGram]) -> BlockSet? {
    let bySize = grams.map { (size: size(of: $0), gram: $0) }.sorted { $0.size < $1.size }
    guard let rarest = bySize.first else { return nil }
    if rarest.size == 0 { return BlockSet(count: blocks.count) }
    var found = beginnings(of: rarest.gram)
    // Each further list thins the blocks out less than the one before it.
    for next in bySize.dropFirst().prefix(4) { found.formIntersection(beginnings(of: next.gram)) }
    return found
  }

  /// The blocks in which an occurrence of a phrase without grams may begin; nil where any may.
  ///
  /// For each character of the phrase all those that may stand in its place.
  func candidates(ofCharacters phrase: [[UInt32]]) -> BlockSet? {
    var found: BlockSet?
    for (index, variants) in phrase.enumerated() {
      var blocks = BlockSet(count: blocks.count)
      for scalar in variants {
        guard let known = characters.blocks(of: scalar) else { return nil }
        blocks.formUnion(known)
      }
      if index > 0 { blocks.addPredecessors() }
      found?.formIntersection(blocks)
      found = found ?? blocks
    }
    return found
  }

  private func bucket(of gram: Gram.PhraseGram) -> Int { Int(truncatingIfNeeded: gram.hash >> UInt64(64 - bits)) }

  private func size(of gram: Gram.PhraseGram) -> Int {
    frequent.holds(gram.hash) ? .max : lists.size(of: bucket(of: gram))
  }

  /// The blocks in which a phrase may begin that has a gram there.
  private func beginnings(of gram: Gram.PhraseGram) -> BlockSet {
    var blocks = frequent.blocks(of: gram.hash) ?? lists.blocks(of: bucket(of: gram))
    if gram.offset > 0 { blocks.addPredecessors() }
    return blocks
  }
}
