/// The work of finding which stretches of texts are one passage.
struct PassageGrouping {
  private let stretches: [Stretch]
  private let texts: SpacelessTexts
  private let gram: GramHash
  private let isExact: Bool
  /// For each stretch one of the same passage, or itself where it stands for all.
  private var parents: [UInt32]
  /// For each stretch another one that has a part of it, the shortest of those that have its gram; none where `.max`.
  private var leasts: [UInt32]
  /// Parts of stretches that are, or may be, passages of others: each with a stretch of that passage.
  private var parts: [PassagePart] = []
  /// Ranges that are alike and none of them most of its stretch: each list a passage.
  private var common: [[Range<Int>]] = []
  /// The most parts that are kept: in texts that are made of the same sentences in any order nearly everything is a part
  /// of something. Beyond, a list names reports that do not list the passage by itself.
  private let mostParts: Int

  /// For each block of places the number of stretches that begin before it.
  private let blocks: [UInt32]
  private static let blockBits = 8

  private struct PassagePart {
    var stretch: UInt32
    var places: Range<Int>
  }

  /// Nothing is one yet.
  init(_ stretches: [Stretch], _ texts: SpacelessTexts, _ gram: GramHash, isExact: Bool) {
    (self.stretches, self.texts, self.gram, self.isExact) = (stretches, texts, gram, isExact)
    parents = stretches.indices.map { UInt32(truncatingIfNeeded: $0) }
    leasts = [UInt32](repeating: .max, count: stretches.count)
    mostParts = 1_000 + 5 * stretches.count
    var blocks: [UInt32] = []
    blocks.reserveCapacity(texts.count >> Self.blockBits + 3)
    for (number, stretch) in stretches.enumerated() {
      while blocks.count << Self.blockBits <= stretch.places.lowerBound {
        blocks.append(UInt32(truncatingIfNeeded: number))
      }
    }
    while blocks.count < texts.count >> Self.blockBits + 3 {
      blocks.append(UInt32(truncatingIfNeeded: stretches.count))
    }
    self.blocks = blocks
  }

  /// Unites stretches that have the grams that most texts have of any, where they have five sixths of each other.
  mutating func uniteByGrams(_ lists: GramLists) {
    let own = ownKeys(lists)
    var next = 0
    for key in 0..<lists.count {
      // Each stretch with the place of the gram in it.
      var holders: [(stretch: Int, place: Int)] = []
      for place in lists[key] {
        if let stretch = stretch(at: Int(place), end: Int(place) + gram.length) {
          holders.append((stretch, Int(place)))
        }
      }
      let (first, known) = (holders.count, holders)
      var after = 0
      while next < own.count, own[next].key == key {
        let stretch = own[next].stretch
        next += 1
        while after < first, known[after].stretch < stretch { after += 1 }
        if after < first, known[after].stretch == stretch { continue }
        if let most = stretches[stretch].most { holders.append((stretch, most)) }
      }
      if holders.count > 1 { unite(holders) }
    }
  }

  /// The stretches with the numbers of their grams in the lists, by number. A text may have a passage several times, and a
  /// list has the first place in it only.
  private func ownKeys(_ lists: GramLists) -> [(key: Int, stretch: Int)] {
    let characters = texts.characters.span
    var own: [(key: Int, stretch: Int)] = []
    for (index, stretch) in stretches.enumerated() {
      guard let most = stretch.most,
        let key = lists.number(of: gram.hash(of: characters, at: most))
      else { continue }
      own.append((key, index))
    }
    own.sort { ($0.key, $0.stretch) < ($1.key, $1.stretch) }
    return own
  }

  /// The most stretches that stand for those like them, among stretches that have one gram.
  private static let mostKinds = 4

  private mutating func unite(_ holders: [(stretch: Int, place: Int)]) {
    var kinds: [(stretch: Int, place: Int)] = []
    var isOneKind = true
    for holder in holders {
      var isKnown = false
      for kind in kinds where !isKnown {
        if !isOne(kind.stretch, holder.stretch) {
          let alike = alike(kind.stretch, kind.place, holder.stretch, holder.place)
          guard isMost(alike.own, of: kind.stretch), isMost(alike.other, of: holder.stretch) else { continue }
          unite(kind.stretch, holder.stretch)
        }
        isKnown = true
      }
      if isKnown { continue }
      isOneKind = kinds.isEmpty
      if kinds.count < Self.mostKinds { kinds.append(holder) }
    }
    guard !isOneKind, let least = kinds.min(by: { length($0.stretch) < length($1.stretch) }) else { return }
    // Either the shortest kind is a part of the others, or all have a part in common.
    var ranges: [Range<Int>] = []
    for holder in holders where !isOne(least.stretch, holder.stretch) {
      let alike = alike(least.stretch, least.place, holder.stretch, holder.place)
      if isMost(alike.own, of: least.stretch) {
        take(alike.other, of: least.stretch)
      } else {
        if ranges.isEmpty { ranges.append(alike.own) }
        ranges.append(alike.other)
      }
      leasts[holder.stretch] = UInt32(truncatingIfNeeded: least.stretch)
      if leasts[least.stretch] == .max { leasts[least.stretch] = UInt32(truncatingIfNeeded: holder.stretch) }
      // A longer kind may be a part of it too.
      for kind in kinds where kind.stretch != least.stretch && length(kind.stretch) < length(holder.stretch) {
        guard !isOne(kind.stretch, holder.stretch) else { continue }
        let alike = self.alike(kind.stretch, kind.place, holder.stretch, holder.place)
        if isMost(alike.own, of: kind.stretch) { take(alike.other, of: kind.stretch) }
      }
    }
    if !ranges.isEmpty, common.count < mostParts { common.append(ranges) }
  }

  private func length(_ stretch: Int) -> Int { stretches[stretch].places.count }

  /// Whether a part of a stretch is as good as all of it: where only the same words count, all of it.
  private func isMost(_ part: Range<Int>, of stretch: Int) -> Bool {
    isExact ? part.count == length(stretch) : 6 * part.count >= 5 * length(stretch)
  }

  /// Unites stretches that nothing is like as a whole with one that has a part of them: no passage stands in one text only.
  mutating func uniteLone() {
    var texts = [UInt32](repeating: .max, count: stretches.count)
    var isLone = [Bool](repeating: true, count: stretches.count)
    func note(_ root: Int, _ text: Int) {
      let text = UInt32(truncatingIfNeeded: text)
      if texts[root] == .max { texts[root] = text } else if texts[root] != text { isLone[root] = false }
    }
    for index in stretches.indices { note(root(index), stretches[index].text) }
    for part in parts { note(root(Int(part.stretch)), self.texts.text(of: part.places.lowerBound)) }
    for index in stretches.indices where isLone[root(index)] {
      if leasts[index] != .max { unite(index, Int(leasts[index])) }
    }
  }

  /// Unites stretches by the variants that they are made of.
  mutating func uniteByVariants(_ variants: [VariantSearch.FoundVariant]) {
    for (number, stretch) in stretches.enumerated() {
      for variant in variants[stretch.variants] {
        guard variant.start < variant.other.lowerBound,
          let other = self.stretch(at: variant.other.lowerBound, end: variant.other.upperBound), !isOne(number, other)
        else { continue }
        take((variant.own, variant.other), number, other)
      }
    }
  }

  /// Unites two stretches that have five sixths of each other; where one has most of the other, that is a part of it.
  private mutating func take(_ alike: (own: Range<Int>, other: Range<Int>), _ own: Int, _ other: Int) {
    switch (isMost(alike.own, of: own), isMost(alike.other, of: other)) {
    case (true, true): unite(own, other)
    case (true, false): take(alike.other, of: own)
    case (false, true): take(alike.own, of: other)
    case (false, false): if common.count < mostParts { common.append([alike.own, alike.other]) }
    }
    for stretch in [own, other] where leasts[stretch] == .max {
      leasts[stretch] = UInt32(truncatingIfNeeded: stretch == own ? other : own)
    }
  }

  private mutating func take(_ part: Range<Int>, of stretch: Int) {
    guard parts.count < mostParts else { return }
    parts.append(PassagePart(stretch: UInt32(truncatingIfNeeded: stretch), places: part))
  }

  /// The text that two stretches have in common around a gram, in the same words and, unless only these count, in nearly
  /// the same.
  private func alike(_ own: Int, _ place: Int, _ other: Int, _ otherPlace: Int) -> (own: Range<Int>, other: Range<Int>)
  {
    let characters = texts.characters.span
    let (first, second) = (stretches[own].places, stretches[other].places)
    var (before, after) = (0, gram.length)
    while place - before > first.lowerBound, otherPlace - before > second.lowerBound,
      characters[place - before - 1] == characters[otherPlace - before - 1]
    {
      before += 1
    }
    while place + after < first.upperBound, otherPlace + after < second.upperBound,
      characters[place + after] == characters[otherPlace + after]
    {
      after += 1
    }
    let same = (own: place - before..<place + after, other: otherPlace - before..<otherPlace + after)
    guard !isExact,
      let like = LikePassage(characters, place, in: first, and: otherPlace, in: second, length: gram.length),
      like.own.count > same.own.count
    else { return same }
    return (like.own, like.other)
  }

  /// The stretch that has these places, the last of several.
  private func stretch(at place: Int, end: Int) -> Int? {
    let block = place >> Self.blockBits
    var (lower, upper) = (Int(blocks[block]), Int(blocks[block + 1]))
    while lower < upper {
      let middle = (lower + upper) / 2
      if stretches[middle].places.lowerBound <= place { lower = middle + 1 } else { upper = middle }
    }
    var found = lower - 1
    // Runs in a row may lie over each other at their ends.
    while found >= 0, stretches[found].places.upperBound < end, place - stretches[found].places.lowerBound < gram.length
    {
      found -= 1
    }
    return found >= 0 && stretches[found].places.upperBound >= end ? found : nil
  }

  private func root(_ stretch: Int) -> Int {
    var stretch = stretch
    while Int(parents[stretch]) != stretch { stretch = Int(parents[stretch]) }
    return stretch
  }

  private func isOne(_ left: Int, _ right: Int) -> Bool { root(left) == root(right) }

  private mutating func unite(_ left: Int, _ right: Int) {
    let (first, second) = (root(left), root(right))
    let (least, other) = (min(first, second), max(first, second))
    parents[other] = UInt32(truncatingIfNeeded: least)
    // The ways from both become short.
    for start in [left, right] {
      var stretch = start
      while Int(parents[stretch]) != stretch {
        (parents[stretch], stretch) = (UInt32(truncatingIfNeeded: least), Int(parents[stretch]))
      }
    }
  }

  /// The number of passages; a stretch is numbered as the first of its passage.
  var groupCount: Int { stretches.count + common.count }

  /// The passage of the stretch around some places.
  func group(around places: Range<Int>) -> Int? { stretch(at: places.lowerBound, end: places.upperBound).map(root) }

  /// All occurrences, in no order.
  var occurrences: [PassageGroups.PassageOccurrence] {
    var all = stretches.indices.map {
      PassageGroups.PassageOccurrence(stretches[$0].places, group: root($0), isPart: false)
    }
    var last: (group: Int, places: Range<Int>)?
    for part in parts.map({ (group: root(Int($0.stretch)), places: $0.places) }).sorted(by: {
      ($0.group, $0.places.lowerBound) < ($1.group, $1.places.lowerBound)
    }) {
      // A part may have been found by several grams.
      if let (group, places) = last, group == part.group, places.upperBound > part.places.lowerBound {
        last = (group, places.lowerBound..<max(places.upperBound, part.places.upperBound))
      } else {
        if let last { all.append(PassageGroups.PassageOccurrence(last.places, group: last.group, isPart: true)) }
        last = part
      }
    }
    if let last { all.append(PassageGroups.PassageOccurrence(last.places, group: last.group, isPart: true)) }
    for (number, ranges) in common.enumerated() {
      for range in ranges {
        all.append(PassageGroups.PassageOccurrence(range, group: stretches.count + number, isPart: true))
      }
    }
    return all
  }
}
