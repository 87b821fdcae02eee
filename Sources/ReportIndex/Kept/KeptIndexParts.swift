import ReportModel

/// Reads the index of a segment on the disk out of its parts.
enum KeptIndexParts {
  /// The index, of texts and sections that start at `starts`.
  static func index(
    _ parts: KeptParts, _ owner: any MemoryOwner, _ numbers: [UInt64], _ starts: SegmentStarts
  ) throws(KeptFault) -> SegmentIndex {
    guard numbers[KeptForm.Count.hasEveryPlace.rawValue] != 0 else { return .grams(try grams(parts, numbers, starts)) }
    let scalars: FlatArray<UInt32> = try parts.part(.placeCharacters)
    let pairs: FlatArray<UInt64> = try parts.part(.placePairs)
    let offsets: FlatArray<UInt32> = try parts.part(.placeOffsets)
    let counts: FlatArray<UInt32> = try parts.part(.placeCounts)
    let sums: FlatArray<UInt32> = try parts.part(.placeSums)
    let lists = scalars.count + pairs.count
    guard offsets.count == lists + 1, counts.count == lists, sums.count == lists else { throw .damaged }
    return .places(
      PlaceIndex(
        scalars: scalars, pairs: pairs, offsets: offsets, counts: counts, sums: sums,
        bytes: try parts.part(.placeBytes), check: PlaceListCheck(owner, lists: lists)))
  }

  private static func grams(
    _ parts: KeptParts, _ numbers: [UInt64], _ starts: SegmentStarts
  ) throws(KeptFault) -> GramIndex {
    let lengths = zip(starts.texts, starts.texts.dropFirst()).map { $1 - $0 }
    let firsts: [UInt32] = try parts.copy(.blockFirsts)
    guard let blocks = Blocks(starts: try parts.copy(.blockStarts), firsts: firsts, texts: lengths),
      let bits = Int(exactly: numbers[KeptForm.Count.bits.rawValue]), (8...20).contains(bits),
      numbers[KeptForm.Count.blocks.rawValue] == UInt64(blocks.count)
    else { throw .damaged }
    let hashes: [UInt64] = try parts.copy(.frequentHashes)
    let forms: [UInt64] = try parts.copy(.frequentForms)
    let offsets: FlatArray<UInt32> = try parts.part(.gramOffsets)
    guard hashes.count == forms.count, offsets.count == 1 << bits + 1 else { throw .damaged }
    let places = PlaceLists(
      gaps: try parts.part(.frequentGaps), starts: try parts.part(.frequentStarts),
      counts: try parts.part(.frequentCounts))
    let frequent = FrequentGrams(
      hashes: hashes, forms: forms, maps: try parts.part(.frequentMaps), blockCount: blocks.count,
      lists: places)
    let scalars: [UInt32] = try parts.copy(.characters)
    let characterOffsets: FlatArray<UInt32> = try parts.part(.characterOffsets)
    guard characterOffsets.count == scalars.count + 1 else { throw .damaged }
    let characters = CharacterIndex(
      blockCount: blocks.count, scalars: scalars,
      lists: BlockLists(
        blockCount: CharacterIndexBuilder.groupCount(blocks.count), offsets: characterOffsets,
        bytes: try parts.part(.characterBytes)),
      isComplete: numbers[KeptForm.Count.isCharacterIndexComplete.rawValue] != 0,
      frequent: try parts.copy(.placedCharacters),
      places: PlaceLists(
        gaps: try parts.part(.characterGaps), starts: try parts.part(.characterStarts),
        counts: try parts.part(.characterCounts)))
    return GramIndex(
      blocks: blocks, bits: bits,
      lists: BlockLists(blockCount: blocks.count, offsets: offsets, bytes: try parts.part(.gramBytes)),
      frequent: frequent, characters: characters)
  }
}
