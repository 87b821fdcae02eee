/// The passages that texts share, each once, with all its occurrences and the texts that have it.
///
/// Stretches of texts are one passage where they have five sixths of each other, in the same words or as variants, or where
/// one of them would else be in one text only; sets are united by Tarjan's union-find (1975). A passage that a stretch has
/// as a part of it has an occurrence there too: so each text that has a passage knows it with the same list.
final class PassageGroups: Sendable {
  /// A passage at its place in one text.
  struct PassageOccurrence: Sendable {
    var start: UInt32
    var end: UInt32
    /// The number of the passage.
    var group: UInt32
    /// Whether it is a part of a stretch that is another passage.
    var isPart: Bool

    init(_ places: Range<Int>, group: Int, isPart: Bool) {
      (start, end) = (UInt32(truncatingIfNeeded: places.lowerBound), UInt32(truncatingIfNeeded: places.upperBound))
      (self.group, self.isPart) = (UInt32(truncatingIfNeeded: group), isPart)
    }

    var places: Range<Int> { Int(start)..<Int(end) }
  }

  /// All occurrences, by place.
  let occurrences: [PassageOccurrence]
  /// For each passage the first of its texts among `list`, and the end of the last.
  private let starts: [Int]
  private let list: [UInt32]

  /// The passages that stretches of texts are, by place; the variants that these are made of, and the places of the grams
  /// that most texts have of each.
  init(
    _ stretches: [Stretch], _ variants: [VariantSearch.FoundVariant], _ texts: SpacelessTexts, _ gram: GramHash,
    _ lists: GramLists, isExact: Bool
  ) {
    var grouping = PassageGrouping(stretches, texts, gram, isExact: isExact)
    grouping.uniteByGrams(lists)
    grouping.uniteByVariants(variants)
    grouping.uniteLone()
    var all = grouping.occurrences
    let count = grouping.groupCount
    var pairs = all.map { (group: $0.group, text: UInt32(truncatingIfNeeded: texts.text(of: Int($0.start)))) }
    pairs.sort { ($0.group, $0.text) < ($1.group, $1.text) }
    var (starts, list): ([Int], [UInt32]) = ([0], [])
    for (index, pair) in pairs.enumerated() {
      while starts.count <= Int(pair.group) { starts.append(list.count) }
      if index == 0 || pairs[index - 1] != pair { list.append(pair.text) }
    }
    while starts.count <= count { starts.append(list.count) }
    (self.starts, self.list) = (starts, list)
    // A part that just the same texts have as have the whole tells nothing.
    all.removeAll { occurrence in
      // A passage of the least length may lose its first mark in one text and be too short there.
      if starts[Int(occurrence.group) + 1] - starts[Int(occurrence.group)] < 2 { return true }
      guard occurrence.isPart, let whole = grouping.group(around: occurrence.places) else { return false }
      return whole == Int(occurrence.group)
        || list[starts[whole]..<starts[whole + 1]]
          == list[starts[Int(occurrence.group)]..<starts[Int(occurrence.group) + 1]]
    }
    all.sort { ($0.start, $1.end, $0.group) < ($1.start, $0.end, $1.group) }
    occurrences = all
  }

  /// The texts that have a passage, ascending.
  func texts(of group: Int) -> ArraySlice<UInt32> { list[starts[group]..<starts[group + 1]] }
}
