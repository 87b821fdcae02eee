import ReportModel
import TextFacts

/// The value of an expression in one report.
///
/// Every part of it is evaluated at once for all units of the report that it is about: which of them it holds in, and
/// where the phrases are that make it hold. A part about other units than the whole is brought to those of the whole by
/// the bytes they share: a section with a sentence in which it holds, a sentence of a report in which it does.
struct ExpressionEvaluation<Searched: SearchedReport> {
  /// The units in which a part of the expression holds, and its hits in them.
  struct UnitMatches {
    /// For each unit whether it holds there.
    var units: [Bool]
    /// The occurrences of its phrases in those units, by where they begin, the longer first.
    var hits: [TextRange]
  }

  /// The kind of unit in which a part is evaluated.
  enum Scope: Hashable {
    case unit(TextUnit)
    /// The headings of sections, each the unit of its section.
    case headings

    var unit: TextUnit {
      if case .unit(let unit) = self { unit } else { .section }
    }
  }

  private let report: Searched
  private let facts: ReportFacts
  private let occurrences: [[TextRange]]
  /// The passages of the notes that are asked for, for each condition on notes.
  private let noted: [[TextRange]]
  private var starts: [TextUnit: UnitStarts] = [:]
  private var headings: [(range: TextRange, parent: SectionIndex?)] = []

  init(_ report: Searched, _ facts: ReportFacts, occurrences: [[TextRange]], noted: [[TextRange]] = []) {
    self.noted = noted
    self.report = report
    self.facts = facts
    self.occurrences = occurrences
  }

  /// The value of `node` in units of one kind.
  mutating func finding(_ node: QueryExpression.Node, in unit: TextUnit) -> UnitMatches { value(node, .unit(unit)) }

  private mutating func value(_ node: QueryExpression.Node, _ scope: Scope) -> UnitMatches {
    let units = self.units(scope.unit)
    switch node {
    case .term(let term):
      return Self.finding(scope == .headings ? inHeadings(occurrences[term]) : occurrences[term], units)
    case .note(let condition): return Self.finding(noted[condition], units)
    case .years(let span):
      return UnitMatches(units: [Bool](repeating: span.contains(facts.year), count: units.count), hits: [])
    case .path(let pattern):
      return UnitMatches(units: [Bool](repeating: pattern.holds(for: facts.path), count: units.count), hits: [])
    case .not(let node):
      return UnitMatches(units: value(node, scope).units.map { !$0 }, hits: [])
    case .all(let nodes):
      var all = value(nodes[0], scope)
      for node in nodes.dropFirst() {
        let next = value(node, scope)
        for unit in all.units.indices where !next.units[unit] { all.units[unit] = false }
        all.hits = all.hits.union(with: next.hits, by: TextRange.precedesAsHit)
      }
      return UnitMatches(units: all.units, hits: Self.kept(all.hits, units, all.units))
    case .any(let nodes):
      var any = value(nodes[0], scope)
      for node in nodes.dropFirst() {
        let next = value(node, scope)
        for unit in any.units.indices where next.units[unit] { any.units[unit] = true }
        any.hits = any.hits.union(with: next.hits, by: TextRange.precedesAsHit)
      }
      return any
    case .near(let left, let right, let distance):
      let (left, right) = (value(left, scope).hits, value(right, scope).hits)
      let nearness = Nearness(report.text, units, distance: distance)
      let near = nearness.near(left, to: right).union(with: nearness.near(right, to: left), by: TextRange.precedesAsHit)
      return Self.finding(near, units)
    case .within(let inner, let node):
      return brought(value(node, .unit(inner)), from: self.units(inner), to: units, isSame: inner == scope.unit)
    case .heading(let node):
      return brought(underHeadings(node), from: self.units(.section), to: units, isSame: scope.unit == .section)
    }
  }

  // MARK: Units

  private mutating func units(_ unit: TextUnit) -> UnitStarts {
    if let cut = starts[unit] { return cut }
    let cut = UnitStarts(unit, of: report.text, sections: report.starts)
    starts[unit] = cut
    return cut
  }

  private func brought(_ finding: UnitMatches, from: UnitStarts, to: UnitStarts, isSame: Bool) -> UnitMatches {
    guard !isSame else { return finding }
    var units = [Bool](repeating: false, count: to.count)
    for unit in finding.units.indices where finding.units[unit] {
      let range = from.range(unit)
      guard !range.isEmpty else { continue }
      for shared in to.unit(at: range.lowerBound)...to.unit(at: range.upperBound - 1) { units[shared] = true }
    }
    return UnitMatches(units: units, hits: finding.hits)
  }

  private static func finding(_ hits: [TextRange], _ units: UnitStarts) -> UnitMatches {
    var holds = [Bool](repeating: false, count: units.count)
    for hit in hits { holds[units.unit(at: hit.lower.bytes)] = true }
    return UnitMatches(units: holds, hits: hits)
  }

  private static func kept(_ hits: [TextRange], _ units: UnitStarts, _ holds: [Bool]) -> [TextRange] {
    hits.filter { holds[units.unit(at: $0.lower.bytes)] }
  }

  // MARK: Headings

  /// The sections under a heading in which `node` holds, and the phrases in those headings.
  private mutating func underHeadings(_ node: QueryExpression.Node) -> UnitMatches {
    if headings.isEmpty { headings = report.headings }
    var finding = value(node, .headings)
    for (index, heading) in headings.enumerated() {
      guard let parent = heading.parent?.value, parent < index, finding.units[parent] else { continue }
      finding.units[index] = true
    }
    return finding
  }

  private func inHeadings(_ hits: [TextRange]) -> [TextRange] {
    hits.filter { hit in
      let section = max(0, headings.partitionPoint { $0.range.lower <= hit.lower } - 1)
      // The title of the report comes first but may stand below other lines.
      return [section, 0].contains { headings[$0].range.lower <= hit.lower && hit.upper <= headings[$0].range.upper }
    }
  }
}

extension TextRange {
  /// The order of hits: by where they begin, and of two that begin together the longer first.
  fileprivate static func precedesAsHit(_ left: TextRange, _ right: TextRange) -> Bool {
    left.lower == right.lower ? left.upper > right.upper : left.lower < right.lower
  }
}

/// A filter of occurrences by another occurrence in reach.
struct Nearness {
  private let text: [UInt8]
  private let units: UnitStarts
  private let distance: Int

  init(_ text: [UInt8], _ units: UnitStarts, distance: Int) {
    (self.text, self.units, self.distance) = (text, units, distance)
  }

  /// Return the ranges of `hits` that have one of `others` in the same unit, before or after them, not overlapping,
  /// with no more than `distance` characters (Unicode scalars) between the two. Both lists are ordered by where hits
  /// begin.
  func near(_ hits: [TextRange], to others: [TextRange]) -> [TextRange] {
    let byEnd = others.sorted { ($0.upper, $0.lower) < ($1.upper, $1.lower) }
    return hits.filter { hit in
      let unit = units.range(units.unit(at: hit.lower.bytes))
      // The nearest after it decides: what begins further on is further away.
      let after = others.partitionPoint { $0.lower < hit.upper }
      if after < others.count, others[after].lower.bytes < unit.upperBound,
        isInReach(from: hit.upper, to: others[after].lower)
      {
        return true
      }
      // Before it the nearest may begin in the unit before, and one inside that one not.
      var before = byEnd.partitionPoint { $0.upper <= hit.lower } - 1
      while before >= 0, byEnd[before].upper.bytes > unit.lowerBound,
        isInReach(from: byEnd[before].upper, to: hit.lower)
      {
        if byEnd[before].lower.bytes >= unit.lowerBound { return true }
        before -= 1
      }
      return false
    }
  }

  private func isInReach(from: TextOffset, to: TextOffset) -> Bool {
    guard to.bytes - from.bytes <= 4 * distance else { return false }
    return text.span.scalarCount(in: from.bytes..<to.bytes) <= distance
  }
}
