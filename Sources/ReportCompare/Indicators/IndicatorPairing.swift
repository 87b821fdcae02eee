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
    let pairing = SectionContext(old, new, sections)
    let (olds, news) = (distinct(ReportIndicators.all(in: old)), distinct(ReportIndicators.all(in: new)))
    let (results, aims) = (olds.filter { !$0.isTarget }, olds.filter(\.isTarget))
    let (newResults, newAims) = (news.filter { !$0.isTarget }, news.filter(\.isTarget))
    var pairs = matching(results, newResults, pairing).map { IndicatorPair(old: $0.0, new: $0.1) }
    for (aim, newAim) in matching(aims, newAims, pairing) {
      if let index = pairs.firstIndex(where: { isOne($0.old, aim) && $0.oldTarget == nil && isOne($0.new, newAim) }) {
        (pairs[index].oldTarget, pairs[index].newTarget) = (aim, newAim)
      } else {
        pairs.append(IndicatorPair(oldTarget: aim, newTarget: newAim))
      }
    }
    // The aim of the older report beside what was reached in the newer one.
    for (aim, result) in matching(aims, newResults, pairing, least: 0.75) {
      if let index = pairs.firstIndex(where: { $0.new == result }) {
        if pairs[index].oldTarget == nil { pairs[index].oldTarget = aim }
      } else if let index = pairs.firstIndex(where: { $0.oldTarget == aim && $0.new == nil }) {
        pairs[index].new = result
      } else if !pairs.contains(where: { $0.oldTarget == aim }) {
        pairs.append(IndicatorPair(oldTarget: aim, new: result))
      }
    }
    return pairs.sorted {
      ($0.named?.figure.lower ?? .start, $0.named?.name ?? "") < (
        $1.named?.figure.lower ?? .start, $1.named?.name ?? ""
      )
    }
  }

  /// Whether a result and an aim are of one indicator.
  private static func isOne(_ result: Indicator?, _ aim: Indicator) -> Bool {
    guard let result, unitLikeness(result, aim) != nil else { return false }
    return IndicatorLikeness.of(.init(result.name), .init(aim.name)) >= 0.9
  }

  /// The indicators without repetitions of one figure: of those the one about a single year is kept.
  private static func distinct(_ indicators: [Indicator]) -> [Indicator] {
    var kept: [Indicator] = []
    for indicator in indicators {
      let same = kept.indices.suffix(64).first { index in
        let other = kept[index]
        return other.value == indicator.value && other.kind == indicator.kind && other.unit == indicator.unit
          && other.isTarget == indicator.isTarget
          && IndicatorLikeness.of(.init(other.name), .init(indicator.name)) >= 0.8
      }
      if let same {
        if kept[same].isOfYears, !indicator.isOfYears { kept[same] = indicator }
      } else {
        kept.append(indicator)
      }
    }
    return kept
  }

  /// The pairs of two lists of the greatest likeness together.
  private static func matching(
    _ olds: [Indicator], _ news: [Indicator], _ context: SectionContext, least: Double = 0.66
  ) -> [(Indicator, Indicator)] {
    let names = (
      olds.map { IndicatorLikeness.ComparedName($0.name) }, news.map { IndicatorLikeness.ComparedName($0.name) }
    )
    let grams = (olds.map { Self.grams($0.name) }, news.map { Self.grams($0.name) })
    let overlap = GramOverlap(grams.0, grams.1, most: 120)
    let likes = (LikeIndicators(olds), LikeIndicators(news))
    let candidates = overlap.pairs.compactMap { pair -> WeightedPair? in
      let (old, new) = (olds[pair.old], news[pair.new])
      guard let unit = unitLikeness(old, new) else { return nil }
      let name = IndicatorLikeness.of(names.0[pair.old], names.1[pair.new])
      let topic =
        old.topic.isEmpty || new.topic.isEmpty
        ? 0 : IndicatorLikeness.of(.init(old.topic), .init(new.topic))
      let isSame = old.value == new.value && old.upper == new.upper && old.unit != "%"
      let isTelling = isSame && significant(old) >= 2
      let isGeneric = names.0[pair.old].isGeneric || names.1[pair.new].isGeneric
      if isGeneric, name < 0.9 || topic < 0.85 { return nil }
      guard isSame || likes.0.places[pair.old] == likes.1.places[pair.new] else { return nil }
      let section = context.likeness(old.section, new.section)
      let evidence = name * unit + (isTelling ? 0.15 : isSame ? 0.05 : 0) + (topic >= 0.6 ? 0.05 : 0)
      // A sum of several years is beside that of one year another figure, and no other value.
      guard evidence >= least, isSame || old.isOfYears == new.isOfYears else { return nil }
      let weight = evidence + 0.1 * section + 0.1 * topic
      return WeightedPair(left: pair.old, right: pair.new, weight: weight)
    }
    return MaximumWeightMatching.of(candidates).map { (olds[$0.left], news[$0.right]) }
  }

  private static func grams(_ name: String) -> [UInt64] {
    let text = Array(name.utf8)
    return CharacterGrams.distinct(CharacterGrams.of(text, in: 0..<text.count, size: 2))
  }

  /// The likeness of what two figures are: 1 of one kind and unit; nil where they cannot be compared.
  private static func unitLikeness(_ old: Indicator, _ new: Indicator) -> Double? {
    guard old.kind == new.kind, !(old.kind == .growth && old.isOfYears != new.isOfYears) else { return nil }
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
    var isOfYears: Bool
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
      let key = LikeKey(name: one.name, kind: one.kind, unit: one.unit, section: one.section, isOfYears: one.isOfYears)
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
