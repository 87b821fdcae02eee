import ReportModel

/// The sections of two reports that are one, by number, heading and content together.
///
/// Each pair has a worth, the sum of what speaks for it, and the matching of the greatest worth is taken; the order of the
/// sections is evidence for nothing here, so that a moved section is found like any other. A second round knows which
/// sections stand in paired ones.
public struct SectionPairing: Sendable {
  /// The partner in the new report of each old section; nil where it has none.
  public let newOfOld: [SectionIndex?]
  /// The partner in the old report of each new section; nil where it has none.
  public let oldOfNew: [SectionIndex?]

  /// The partner of an old section.
  public func new(of old: SectionIndex) -> SectionIndex? {
    newOfOld.indices.contains(old.value) ? newOfOld[old.value] : nil
  }

  /// The partner of a new section.
  public func old(of new: SectionIndex) -> SectionIndex? {
    oldOfNew.indices.contains(new.value) ? oldOfNew[new.value] : nil
  }

  /// A pairing with these partners.
  init(newOfOld: [SectionIndex?], oldOfNew: [SectionIndex?]) {
    self.newOfOld = newOfOld
    self.oldOfNew = oldOfNew
  }

  /// Pairs the sections of two reports; the two roots are always one.
  public init(old: Report, new: Report) {
    let facts = (SectionFacts(old), SectionFacts(new))
    let candidates = Self.candidates(facts.0, facts.1)
    var pairs = Self.matching(candidates, facts.0, facts.1, known: [:])
    for _ in 0..<2 {
      let known = Dictionary(pairs.map { ($0.left, $0.right) }, uniquingKeysWith: { first, _ in first })
      pairs = Self.matching(candidates, facts.0, facts.1, known: known)
    }
    var newOfOld: [SectionIndex?] = Array(repeating: nil, count: old.sections.count)
    var oldOfNew: [SectionIndex?] = Array(repeating: nil, count: new.sections.count)
    (newOfOld[0], oldOfNew[0]) = (.root, .root)
    for pair in pairs {
      newOfOld[pair.left] = SectionIndex(pair.right)
      oldOfNew[pair.right] = SectionIndex(pair.left)
    }
    self.newOfOld = newOfOld
    self.oldOfNew = oldOfNew
  }

  /// A pair of sections that may be one, with what of it does not depend on other pairs.
  private struct SectionCandidate {
    let old: Int
    let new: Int
    /// Likeness of the texts, subtrees included, 0 to 1; rare character pairs count for more.
    let content: Double
    /// Likeness of the titles, 0 to 1.
    let title: Double
    /// Whether both have the same number.
    let hasNumber: Bool
  }

  /// The pairs that share rare character pairs, or have like titles besides.
  private static func candidates(_ old: SectionFacts, _ new: SectionFacts) -> [SectionCandidate] {
    // A pair of characters stands in a section and all above it, and in hardly any other where it tells something.
    let overlap = GramOverlap(old.content, new.content, most: max(6, min(24, old.content.count / 3)))
    return overlap.pairs.compactMap { pair in
      guard pair.old > 0, pair.new > 0 else { return nil }
      let title = CharacterGrams.likeness(old.titles[pair.old], new.titles[pair.new])
      guard pair.likeness >= 0.08 || title >= 0.4 else { return nil }
      let number = old.numbers[pair.old]
      return SectionCandidate(
        old: pair.old, new: pair.new, content: pair.likeness, title: title,
        hasNumber: !number.isEmpty && number == new.numbers[pair.new])
    }
  }

  /// The matching of the greatest worth. `known` has the new section of each old one by an earlier round.
  private static func matching(
    _ candidates: [SectionCandidate], _ old: SectionFacts, _ new: SectionFacts, known: [Int: Int]
  ) -> [WeightedPair] {
    MaximumWeightMatching.of(
      candidates.compactMap { candidate in
        let above = (old.report.sections[candidate.old].parent, new.report.sections[candidate.new].parent)
        let standsAlike = above == (.root, .root) || above.0.map { known[$0.value] ?? -1 } == above.1?.value
        let worth = worth(of: candidate, standsAlike: standsAlike)
        return worth.map { WeightedPair(left: candidate.old, right: candidate.new, weight: $0) }
      })
  }

  /// The sum of what speaks for a pair, 0 to 1; nil where it is too little.
  private static func worth(of pair: SectionCandidate, standsAlike: Bool) -> Double? {
    let isOne =
      pair.content >= 0.3 || (pair.title >= 0.6 && (pair.hasNumber || pair.content >= 0.15))
      || (pair.title >= 0.35 && pair.content >= 0.2)
      || (standsAlike && (pair.title >= 0.25 || pair.content >= 0.15 || (pair.hasNumber && pair.content >= 0.12)))
    guard isOne else { return nil }
    return 0.5 * pair.content + 0.3 * pair.title + (pair.hasNumber ? 0.08 : 0) + (standsAlike ? 0.12 : 0)
  }
}
