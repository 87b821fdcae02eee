import ReportModel

/// One indicator in two reports: what the older one says was reached and aimed at, and what the newer one says.
public struct IndicatorPair: Sendable, Hashable {
  /// The figure reached as the older report has it; nil where it does not say.
  public var old: Indicator?
  /// The figure that the older report aims at.
  public var oldTarget: Indicator?
  /// The figure reached as the newer report has it.
  public var new: Indicator?
  /// The figure that the newer report aims at.
  public var newTarget: Indicator?

  /// The indicator by which the pair is named.
  public var named: Indicator? { new ?? newTarget ?? old ?? oldTarget }
  /// The two figures that are compared: both reached, else both aimed at, else the aim and what was reached.
  public var compared: (old: Indicator, new: Indicator)? {
    if let old, let new { return (old, new) }
    if let oldTarget, let newTarget { return (oldTarget, newTarget) }
    if let oldTarget, let new { return (oldTarget, new) }
    return nil
  }
}

/// Pairs the indicators of two reports by name, unit, kind and section.
enum IndicatorPairing {
  /// The pairs, in the order of the newer report. Indicators that one of the two does not have are left out.
  static func pairs(old: Report, new: Report, sections: SectionPairing) -> [IndicatorPair] {
    let context = SectionContext(old, new, sections)
    let (olds, news) = (distinct(ReportIndicators.all(in: old)), distinct(ReportIndicators.all(in: new)))
    let (results, aims) = (NamedIndicators(olds.filter { !$0.isTarget }), NamedIndicators(olds.filter(\.isTarget)))
    let (newResults, newAims) = (
      NamedIndicators(news.filter { !$0.isTarget }), NamedIndicators(news.filter(\.isTarget))
    )
    let matched = matching(results, newResults, context)
    var pairs = matched.map { IndicatorPair(old: results[$0.old], new: newResults[$0.new]) }
    // The position in `pairs` of each result of the newer report, and of each aim of the older one.
    let ofResult = Dictionary(uniqueKeysWithValues: zip(matched.map(\.new), pairs.indices))
    var ofAim: [Int: Int] = [:]
    let owners = AimOwners(matched, results: (results, newResults), aims: (aims, newAims))
    for match in matching(aims, newAims, context) {
      if let index = owners.first(of: match, where: { pairs[$0].oldTarget == nil }) {
        (pairs[index].oldTarget, pairs[index].newTarget) = (aims[match.old], newAims[match.new])
        ofAim[match.old] = index
      } else {
        ofAim[match.old] = pairs.count
        pairs.append(IndicatorPair(oldTarget: aims[match.old], newTarget: newAims[match.new]))
      }
    }
    // The aim of the older report beside what was reached in the newer one.
    for match in matching(aims, newResults, context, least: 0.75) {
      if let index = ofResult[match.new] {
        if pairs[index].oldTarget == nil { pairs[index].oldTarget = aims[match.old] }
      } else if let index = ofAim[match.old] {
        if pairs[index].new == nil { pairs[index].new = newResults[match.new] }
      } else {
        pairs.append(IndicatorPair(oldTarget: aims[match.old], new: newResults[match.new]))
      }
    }
    return pairs.sorted {
      ($0.named?.figure.lower ?? .start, $0.named?.name ?? "") < (
        $1.named?.figure.lower ?? .start, $1.named?.name ?? ""
      )
    }
  }

  /// The indicators without repetitions of one figure: of those the one about a single year is kept.
  private static func distinct(_ indicators: [Indicator]) -> [Indicator] {
    let names = ComparedName.all(of: indicators).map(\.name)
    var kept: [Indicator] = []
    var keptNames: [ComparedName] = []
    for (indicator, name) in zip(indicators, names) {
      let same = kept.indices.suffix(64).first { index in
        let other = kept[index]
        return other.value == indicator.value && other.kind == indicator.kind && other.unit == indicator.unit
          && other.isTarget == indicator.isTarget
          && IndicatorLikeness.of(keptNames[index], name, atLeast: 0.8) >= 0.8
      }
      if let same {
        if kept[same].period != .year, indicator.period == .year { (kept[same], keptNames[same]) = (indicator, name) }
      } else {
        kept.append(indicator)
        keptNames.append(name)
      }
    }
    return kept
  }

  /// The pairs of two lists of the greatest likeness together, by their positions.
  private static func matching(
    _ olds: NamedIndicators, _ news: NamedIndicators, _ context: SectionContext, least: Double = 0.66
  ) -> [IndicatorMatch] {
    let likes = (LikeIndicators(olds.all), LikeIndicators(news.all))
    let candidates = GramOverlap(olds.grams, news.grams, most: 120).pairs.compactMap { pair -> WeightedPair? in
      let (old, new) = (olds[pair.old], news[pair.new])
      // The cheap tests first: a table of a yearbook has a hundred thousand pairs.
      let isSame = old.value == new.value && old.upper == new.upper && old.unit != "%"
      guard isSame || likes.0.places[pair.old] == likes.1.places[pair.new] else { return nil }
      // A sum of several years, or of some months, is beside that of one year another figure, and no other value.
      guard isSame || old.period == new.period else { return nil }
      guard let unit = unitLikeness(old, new) else { return nil }
      let (named, newNamed) = (olds.names[pair.old], news.names[pair.new])
      let topic =
        old.topic.isEmpty || new.topic.isEmpty ? 0 : IndicatorLikeness.of(named.topic, newNamed.topic)
      let isTelling = isSame && significant(old) >= 2
      let support = (isTelling ? 0.15 : isSame ? 0.05 : 0) + (topic >= 0.6 ? 0.05 : 0)
      let name = IndicatorLikeness.of(named.name, newNamed.name, atLeast: (least - support) / unit)
      if named.name.isGeneric || newNamed.name.isGeneric, name < 0.9 || topic < 0.85 { return nil }
      let evidence = name * unit + support
      guard evidence >= least else { return nil }
      let section = context.likeness(old.section, new.section)
      return WeightedPair(left: pair.old, right: pair.new, weight: evidence + 0.1 * section + 0.1 * topic)
    }
    return MaximumWeightMatching.of(candidates).map { IndicatorMatch(old: $0.left, new: $0.right) }
  }

  /// The likeness of what two figures are: 1 of one kind and unit; nil where they cannot be compared.
  static func unitLikeness(_ old: Indicator, _ new: Indicator) -> Double? {
    guard old.kind == new.kind, !(old.kind == .growth && old.period != new.period) else { return nil }
    if old.unit == new.unit { return 1 }
    if FigureUnits.factor(from: old.unit, to: new.unit) != nil { return 0.7 }
    return IndicatorWords.counted.contains(old.unit) && IndicatorWords.counted.contains(new.unit) ? 0.9 : nil
  }

  /// The significant digits of a value.
  private static func significant(_ indicator: Indicator) -> Int {
    var value = indicator.value.magnitude
    while value >= 10, value == (value / 10).rounded(.down) * 10 { value /= 10 }
    return value.rounded() == value ? String(Int(min(value, 1e15))).utf8.count : 3
  }
}

/// Indicators of one name, kind and unit in one section, which only their order tells apart.
private struct LikeIndicators {
  private struct LikeKey: Hashable {
    var name: String
    var kind: Indicator.Kind
    var unit: String
    var section: SectionIndex
    var period: FigurePeriod
  }
  /// The place of an indicator among those like it.
  struct LikePlace: Equatable {
    var number: Int
    var count: Int
  }
  /// For each of the indicators.
  private(set) var places: [LikePlace]

  init(_ indicators: [Indicator]) {
    var groups: [LikeKey: [Int]] = [:]
    for (index, one) in indicators.enumerated() {
      let key = LikeKey(name: one.name, kind: one.kind, unit: one.unit, section: one.section, period: one.period)
      groups[key, default: []].append(index)
    }
    places = indicators.map { _ in LikePlace(number: 0, count: 1) }
    for group in groups.values {
      for (number, index) in group.enumerated() { places[index] = LikePlace(number: number, count: group.count) }
    }
  }
}

/// The sections of two reports, for how near to each other two indicators stand.
struct SectionContext {
  private let old: Report
  private let new: Report
  private let sections: SectionPairing

  init(_ old: Report, _ new: Report, _ sections: SectionPairing) {
    (self.old, self.new, self.sections) = (old, new, sections)
  }

  /// 1 where two sections are paired, less where only sections above them are, 0 where none is.
  func likeness(_ first: SectionIndex, _ second: SectionIndex) -> Double {
    var above: Set<SectionIndex> = []
    var place: SectionIndex? = second
    while let here = place, here != .root, above.insert(here).inserted { place = new[here].parent }
    var (likeness, section) = (1.0, Optional(first))
    while let here = section, here != .root, likeness > 0.2 {
      if let partner = sections.new(of: here), above.contains(partner) { return likeness }
      likeness *= 0.7
      section = old[here].parent
    }
    return 0
  }
}
