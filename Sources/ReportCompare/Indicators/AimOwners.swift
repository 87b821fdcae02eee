/// The pairs of results that aims may belong to: of one name in both reports.
struct AimOwners {
  private let matched: [IndicatorMatch]
  private let results: (old: NamedIndicators, new: NamedIndicators)
  private let aims: (old: NamedIndicators, new: NamedIndicators)
  /// The positions of pairs, by the name of their older result; and for each older aim, of those of like names.
  private var byName: [String: [Int]] = [:]
  private var like: [Int: [Int]] = [:]

  init(
    _ matched: [IndicatorMatch], results: (NamedIndicators, NamedIndicators), aims: (NamedIndicators, NamedIndicators)
  ) {
    (self.matched, self.results, self.aims) = (matched, results, aims)
    for (index, match) in matched.enumerated() { byName[results.0[match.old].name, default: []].append(index) }
    let overlap = GramOverlap(aims.0.grams, matched.map { results.0.grams[$0.old] }, most: 120)
    for pair in overlap.pairs { like[pair.old, default: []].append(pair.new) }
  }

  /// The first pair that two aims belong to and that `isFree`: one of their very name, else one of a name hardly different.
  func first(of aim: IndicatorMatch, where isFree: (Int) -> Bool) -> Int? {
    let named = byName[aims.old[aim.old].name]?.first { isFree($0) && isOwner($0, of: aim) }
    return named ?? like[aim.old]?.first { isFree($0) && isOwner($0, of: aim) }
  }

  private func isOwner(_ index: Int, of aim: IndicatorMatch) -> Bool {
    isOne(results.old, matched[index].old, aims.old, aim.old)
      && isOne(results.new, matched[index].new, aims.new, aim.new)
  }

  /// Whether a result and an aim are of one indicator.
  private func isOne(_ results: NamedIndicators, _ result: Int, _ aims: NamedIndicators, _ aim: Int) -> Bool {
    IndicatorPairing.unitLikeness(results[result], aims[aim]) != nil
      && IndicatorLikeness.of(results.names[result].name, aims.names[aim].name, atLeast: 0.9) >= 0.9
  }
}
