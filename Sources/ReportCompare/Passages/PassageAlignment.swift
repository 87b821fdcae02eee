import ReportModel

/// Old passages in a row and new ones in a row that are one: one of each, or one and two where it was split or merged.
struct PassageGroup: Sendable, Equatable {
  /// The positions of the old passages.
  var old: Range<Int>
  /// The positions of the new passages.
  var new: Range<Int>
}

/// The passages of two texts that are one, whatever was changed in them and wherever they stand now.
///
/// Equal passages and those that share rare n-grams are paired by the matching of the greatest weight, in which passages of
/// paired sections weigh more, and so do neighbours of paired ones; then what is left beside a pair and makes up the rest
/// of its partner is joined to it.
struct PassageAlignment {
  private let old: [ComparedPassage]
  private let new: [ComparedPassage]
  private let texts: (old: [UInt8], new: [UInt8])
  private let sections: SectionPairing

  /// The groups, in the order of the old text.
  private(set) var groups: [PassageGroup] = []

  /// The likeness from which on two passages are one.
  private static let least = 0.5
  /// The same where they stand in sections that are one.
  private static let leastInSection = 0.34
  /// The same for the paragraphs that begin such sections: headings are short, and a word makes them another.
  private static let leastOfHeadings = 0.15
  /// The most passages of a side that an n-gram may stand in to tell something.
  private static let mostPassages = 12

  /// Aligns the passages of two texts.
  init(
    _ old: [ComparedPassage], _ new: [ComparedPassage], texts: (old: [UInt8], new: [UInt8]), sections: SectionPairing
  ) {
    (self.old, self.new, self.texts, self.sections) = (old, new, texts, sections)
    var newOfOld = EqualPassages(key(old, texts.old), key(new, texts.new)).newOfOld
    let freeOld = old.indices.filter { newOfOld[$0] == nil }
    let taken = Set(newOfOld.compactMap { $0 })
    let freeNew = new.indices.filter { !taken.contains($0) }
    for pair in MaximumWeightMatching.of(candidates(freeOld, freeNew)) {
      newOfOld[pair.left] = pair.right
    }
    pairLoneNeighbours(&newOfOld)
    groups = newOfOld.enumerated().compactMap { old, new in
      new.map { PassageGroup(old: old..<old + 1, new: $0..<$0 + 1) }
    }
    joinSplit()
  }
}

// Likeness.
extension PassageAlignment {
  private func key(_ passages: [ComparedPassage], _ text: [UInt8]) -> [ArraySlice<UInt8>] {
    passages.map { text[$0.words] }
  }

  /// Pairs of passages without a partner that may be one, with their weights.
  private func candidates(_ freeOld: [Int], _ freeNew: [Int]) -> [WeightedPair] {
    let overlap = GramOverlap(
      freeOld.map { old[$0].grams }, freeNew.map { new[$0].grams }, most: Self.mostPassages)
    var found = overlap.pairs.compactMap { pair in
      candidate(freeOld[pair.old], freeNew[pair.new], likeness: pair.likeness)
    }
    found += headings(freeOld, freeNew)
    return found
  }

  private func candidate(_ first: Int, _ second: Int, likeness: Double) -> WeightedPair? {
    let isInSection = sections.new(of: old[first].section) == new[second].section
    let beginsSection = old[first].beginsSection && new[second].beginsSection
    let least = isInSection ? beginsSection ? Self.leastOfHeadings : Self.leastInSection : Self.least
    guard likeness >= least else { return nil }
    let worth = likeness + (isInSection ? 0.2 : 0)
    let size = Double(10 + min(old[first].characters, new[second].characters))
    return WeightedPair(left: first, right: second, weight: worth * worth * size)
  }

  /// Paragraphs that begin sections which are one, whatever their words.
  private func headings(_ freeOld: [Int], _ freeNew: [Int]) -> [WeightedPair] {
    var begins: [SectionIndex: Int] = [:]
    for place in freeNew where new[place].beginsSection { begins[new[place].section] = place }
    return freeOld.compactMap { place in
      guard old[place].beginsSection, let section = sections.new(of: old[place].section), let partner = begins[section],
        // A heading in its text is found by the text.
        max(old[place].characters, new[partner].characters) <= 60
      else { return nil }
      return WeightedPair(left: place, right: partner, weight: 5)
    }
  }

  /// Pairs what stands alone between pairs on both sides and is the same but for figures and marks, or nearly.
  private func pairLoneNeighbours(_ newOfOld: inout [Int?]) {
    var oldOfNew: [Int?] = Array(repeating: nil, count: new.count)
    for (first, second) in newOfOld.enumerated() { if let second { oldOfNew[second] = first } }
    for place in old.indices where newOfOld[place] == nil {
      let before = place > 0 ? newOfOld[place - 1] : -1
      let after = place + 1 < old.count ? newOfOld[place + 1] : new.count
      guard let before, let after, after == before + 2, oldOfNew[before + 1] == nil else { continue }
      let (one, other) = (old[place], new[before + 1])
      let pairs = (
        CharacterGrams.distinct(CharacterGrams.of(texts.old, in: one.words, size: 2)),
        CharacterGrams.distinct(CharacterGrams.of(texts.new, in: other.words, size: 2))
      )
      let isShort = max(one.characters, other.characters) <= 8
      guard CharacterGrams.likeness(pairs.0, pairs.1) >= 0.25 || (isShort && one.beginsSection == other.beginsSection)
      else { continue }
      newOfOld[place] = before + 1
      oldOfNew[before + 1] = place
    }
  }
}

// Split and merged passages.
extension PassageAlignment {
  /// Joins to a group what stands beside it without a partner and makes up the rest of its partner.
  private mutating func joinSplit() {
    var takenOld = Set(groups.flatMap { Array($0.old) })
    var takenNew = Set(groups.flatMap { Array($0.new) })
    for index in groups.indices {
      var group = groups[index]
      let (first, second) = (old[group.old.lowerBound], new[group.new.lowerBound])
      guard first.grams != second.grams else { continue }
      while let next = joined(group.new, new, taken: takenNew, to: first, beside: second.grams) {
        takenNew.insert(next)
        group.new = min(group.new.lowerBound, next)..<max(group.new.upperBound, next + 1)
      }
      if group.new.count == 1 {
        while let next = joined(group.old, old, taken: takenOld, to: second, beside: first.grams) {
          takenOld.insert(next)
          group.old = min(group.old.lowerBound, next)..<max(group.old.upperBound, next + 1)
        }
      }
      groups[index] = group
    }
  }

  /// The neighbour of a run of passages that is free and mostly stands in `whole`, where it is not in `beside` already.
  private func joined(
    _ run: Range<Int>, _ passages: [ComparedPassage], taken: Set<Int>, to whole: ComparedPassage, beside: [UInt64]
  ) -> Int? {
    [run.upperBound, run.lowerBound - 1].first { next in
      guard passages.indices.contains(next), !taken.contains(next) else { return false }
      let grams = passages[next].grams
      guard passages[next].characters >= 6, !grams.isEmpty else { return false }
      let rest = CharacterGrams.shared(grams, whole.grams) - CharacterGrams.shared(grams, beside)
      return Double(rest) >= 0.6 * Double(grams.count)
    }
  }
}
