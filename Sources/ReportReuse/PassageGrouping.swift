/// The work of finding which stretches of texts are one passage.
struct PassageGrouping {
  private let stretches: [Stretch]
  private let texts: SpacelessTexts
  private let gram: GramHash
  private let isExact: Bool
  /// For each stretch one of the same passage, or itself where it stands for all.
  private var parents: [UInt32]
  /// Parts of stretches that are, or may be, passages of others: each with a stretch of that passage.
  private var parts: [PassagePart] = []
  /// Two ranges that are alike and neither of them most of its stretch.
  private var pairs: [(own: Range<Int>, other: Range<Int>)] = []
  /// The most parts that are kept: in texts that are made of the same sentences in any order nearly everything is a part
  /// of something. Beyond, a list names reports that do not list the passage by itself.
  private let mostParts: Int

  private struct PassagePart {
    var stretch: UInt32
    var places: Range<Int>
  }

  /// Nothing is one yet.
  init(_ stretches: [Stretch], _ texts: SpacelessTexts, _ gram: GramHash, isExact: Bool) {
    (self.stretches, self.texts, self.gram, self.isExact) = (stretches, texts, gram, isExact)
    parents = stretches.indices.map { UInt32(truncatingIfNeeded: $0) }
    mostParts = 1_000 + 2 * stretches.count
  }

  /// Unites stretches by the grams that most texts have of them.
  mutating func uniteByGrams(_ lists: GramLists) {
    let keys = stretches.map { stretch in
      stretch.most.flatMap { lists.number(of: GramHash.mixed(gram.hash(of: texts.characters.span, at: $0))) }
    }
    var owners = [Int32](repeating: -1, count: lists.count)
    for case (let stretch, let key?) in zip(stretches.indices, keys) {
      if owners[key] < 0 { owners[key] = Int32(truncatingIfNeeded: stretch) } else { unite(Int(owners[key]), stretch) }
    }
    for key in 0..<lists.count where owners[key] >= 0 {
      let owner = Int(owners[key])
      guard let most = stretches[owner].most else { continue }
      for place in lists[key] {
        guard let stretch = stretch(at: Int(place), end: Int(place) + gram.length), keys[stretch] != key,
          !isOne(owner, stretch)
        else { continue }
        if let other = keys[stretch], hasSameTexts(lists[key], lists[other]) {
          unite(owner, stretch)
        } else {
          take(alike(owner, most, stretch, Int(place)), owner, stretch)
        }
      }
    }
  }

  /// Unites stretches by the variants that they are made of.
  mutating func uniteByVariants(_ variants: [VariantSearch.FoundVariant]) {
    for (number, stretch) in stretches.enumerated() {
      for variant in variants[stretch.variants] {
        guard variant.start < variant.otherStart,
          let other = self.stretch(at: Int(variant.otherStart), end: Int(variant.otherEnd)), !isOne(number, other)
        else { continue }
        take((variant.own, variant.other), number, other)
      }
    }
  }

  /// Unites two stretches that have two thirds of each other; where one has most of the other, that is a part of it.
  private mutating func take(_ alike: (own: Range<Int>, other: Range<Int>), _ own: Int, _ other: Int) {
    let isMostOfOwn = 3 * alike.own.count >= 2 * stretches[own].places.count
    let isMostOfOther = 3 * alike.other.count >= 2 * stretches[other].places.count
    switch (isMostOfOwn, isMostOfOther) {
    case (true, true): unite(own, other)
    case (true, false): take(alike.other, of: own)
    case (false, true): take(alike.own, of: other)
    case (false, false): if pairs.count < mostParts { pairs.append(alike) }
    }
  }

  private mutating func take(_ part: Range<Int>, of stretch: Int) {
    guard parts.count < mostParts else { return }
    parts.append(PassagePart(stretch: UInt32(truncatingIfNeeded: stretch), places: part))
  }

  /// What two stretches have in common around a gram, in the same words and, unless only these count, in nearly the same.
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

  private func hasSameTexts(_ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { texts.text(of: Int($0)) == texts.text(of: Int($1)) }
  }

  /// The stretch that has these places, the last of several.
  private func stretch(at place: Int, end: Int) -> Int? {
    var found = stretches.partitionPoint { $0.places.lowerBound <= place } - 1
    // Runs in a row may lie over each other at their ends.
    while found >= 0, stretches[found].places.upperBound < end, place - stretches[found].places.lowerBound < gram.length {
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
  var groupCount: Int { stretches.count + pairs.count }

  /// The passage of the stretch around some places.
  func group(around places: Range<Int>) -> Int? { stretch(at: places.lowerBound, end: places.upperBound).map(root) }

  /// All occurrences, in no order.
  var occurrences: [PassageGroups.Occurrence] {
    var all = stretches.indices.map {
      PassageGroups.Occurrence(stretches[$0].places, group: root($0), isPart: false)
    }
    var last: (group: Int, places: Range<Int>)?
    for part in parts.map({ (group: root(Int($0.stretch)), places: $0.places) }).sorted(by: {
      ($0.group, $0.places.lowerBound) < ($1.group, $1.places.lowerBound)
    }) {
      // A part may have been found by several grams.
      if let (group, places) = last, group == part.group, places.upperBound > part.places.lowerBound {
        last = (group, places.lowerBound..<max(places.upperBound, part.places.upperBound))
      } else {
        if let last { all.append(PassageGroups.Occurrence(last.places, group: last.group, isPart: true)) }
        last = part
      }
    }
    if let last { all.append(PassageGroups.Occurrence(last.places, group: last.group, isPart: true)) }
    for (number, pair) in pairs.enumerated() {
      all.append(PassageGroups.Occurrence(pair.own, group: stretches.count + number, isPart: true))
      all.append(PassageGroups.Occurrence(pair.other, group: stretches.count + number, isPart: true))
    }
    return all
  }
}
