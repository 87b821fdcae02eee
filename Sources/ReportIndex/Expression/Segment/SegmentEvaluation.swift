import ReportModel
import TextFacts

/// The value of an expression in the reports of a segment that its conditions on reports do not tell apart.
///
/// The evaluation of an expression for many reports at once, with the same answers as `ExpressionEvaluation` gives for
/// one, by merging ordered lists: of the hits of each phrase, and of the runs of text made of the units in which a part
/// of the expression holds.
struct SegmentEvaluation {
  typealias Node = QueryExpression.Node
  typealias Scope = ExpressionEvaluation<PackedReport>.Scope

  /// The hits of a part of the expression, and the runs of text in which it holds.
  struct RunMatches {
    /// The occurrences of its phrases in the units in which it holds, in order.
    var hits: [SegmentHit]
    /// The units in which it holds; nil where they are just the ones with hits.
    var runs: TextRuns?

    /// Whether the part holds in all units and has no phrase.
    func isEverything(_ all: TextRuns) -> Bool { hits.isEmpty && runs?.runs == all.runs }
  }

  private let segment: LibrarySegment
  private let facts: ReportFacts
  private let occurrences: [[SegmentHit]]
  /// The passages of the notes that are asked for, for each condition on notes.
  private let noted: [[SegmentHit]]
  private let everything: TextRuns
  private var headings: HeadingFinder

  init(_ segment: LibrarySegment, _ facts: ReportFacts, occurrences: [[SegmentHit]], noted: [[SegmentHit]] = []) {
    self.noted = noted
    self.segment = segment
    self.facts = facts
    self.occurrences = occurrences
    everything = TextRuns(0..<(segment.starts.texts.last ?? 0))
    headings = HeadingFinder(segment)
  }

  /// The occurrences of the phrases that are asked for, where the expression holds, in order; they may overlap.
  mutating func hits(_ root: Node) -> [SegmentHit] { value(root, .unit(.section), hitsOnly: true).hits }

  /// The value of a part; where only its hits are asked for, its units may be any.
  private mutating func value(_ node: Node, _ scope: Scope, hitsOnly: Bool = false) -> RunMatches {
    switch node {
    case .term(let term):
      return RunMatches(hits: scope == .headings ? headings.inHeadings(occurrences[term]) : occurrences[term])
    case .note(let condition): return RunMatches(hits: noted[condition])
    case .years(let span): return RunMatches(hits: [], runs: span.contains(facts.year) ? everything : TextRuns())
    case .path(let pattern): return RunMatches(hits: [], runs: pattern.holds(for: facts.path) ? everything : TextRuns())
    case .not(let node): return RunMatches(hits: [], runs: everything.subtracting(runs(value(node, scope), scope)))
    case .all(let nodes): return all(nodes, scope)
    case .any(let nodes): return any(nodes.map { value($0, scope, hitsOnly: hitsOnly) }, scope, hitsOnly: hitsOnly)
    case .near(let left, let right, let distance):
      let left = value(left, scope, hitsOnly: true).hits
      let right = value(right, scope, hitsOnly: true).hits
      let nearness = SegmentNearness(segment, scope.unit, distance: distance)
      return RunMatches(hits: nearness.near(left, to: right).union(with: nearness.near(right, to: left)))
    case .within(let unit, let node):
      let finding = value(node, .unit(unit), hitsOnly: hitsOnly)
      guard !hitsOnly, unit != scope.unit else { return finding }
      // A smaller unit with a hit lies in the larger one with that hit.
      if finding.runs == nil, unit.isNested(in: scope.unit) { return finding }
      return RunMatches(hits: finding.hits, runs: brought(finding, from: .unit(unit), to: scope.unit))
    case .heading(let node):
      let finding = value(node, .headings, hitsOnly: hitsOnly)
      guard !hitsOnly else { return finding }
      let under = headings.under(runs(finding, .headings), holdsOnNothing: node.holdsOnNothing)
      let sections = RunMatches(hits: finding.hits, runs: under)
      guard scope.unit != .section else { return sections }
      return RunMatches(hits: finding.hits, runs: brought(sections, from: .unit(.section), to: scope.unit))
    }
  }

  // MARK: AND and OR

  private mutating func all(_ nodes: [Node], _ scope: Scope) -> RunMatches {
    var wanted: [RunMatches] = []
    var unwanted: [RunMatches] = []
    for node in nodes {
      if case .not(let node) = node {
        unwanted.append(value(node, scope))
      } else {
        let finding = value(node, scope)
        if !finding.isEverything(everything) { wanted.append(finding) }
      }
    }
    unwanted.removeAll { $0.hits.isEmpty && ($0.runs?.runs.isEmpty ?? true) }
    if wanted.count == 1, wanted[0].runs == nil { return RunMatches(hits: left(of: wanted[0].hits, unwanted, scope)) }
    // The rarest first: whatever comes after it is only looked at in its units.
    wanted.sort { $0.size < $1.size }
    var common = everything
    for (index, finding) in wanted.enumerated() {
      if let runs = finding.runs {
        common = common.intersection(runs)
      } else {
        common = units(of: index == 0 ? finding.hits : common.kept(finding.hits), scope)
      }
    }
    for finding in unwanted {
      common = common.subtracting(finding.runs ?? units(of: common.kept(finding.hits), scope))
    }
    return RunMatches(
      hits: wanted.reduce([]) { $0.union(with: common.kept($1.hits)) }, runs: common)
  }

  /// Return the hits in whose units no unwanted part holds; the part with the fewest hits is looked at first.
  private func left(of hits: [SegmentHit], _ unwanted: [RunMatches], _ scope: Scope) -> [SegmentHit] {
    unwanted.reduce(hits) { hits, finding in
      var held = finding
      if finding.runs == nil, finding.hits.count > hits.count { held.hits = units(of: hits, scope).kept(finding.hits) }
      return everything.subtracting(runs(held, scope)).kept(hits)
    }
  }

  private func any(_ findings: [RunMatches], _ scope: Scope, hitsOnly: Bool) -> RunMatches {
    let hits = findings.reduce([]) { $0.union(with: $1.hits) }
    guard !hitsOnly, findings.contains(where: { $0.runs != nil }) else { return RunMatches(hits: hits) }
    return RunMatches(hits: hits, runs: findings.reduce(TextRuns()) { $0.union(runs($1, scope)) })
  }

  // MARK: Units

  private func runs(_ finding: RunMatches, _ scope: Scope) -> TextRuns {
    finding.runs ?? units(of: finding.hits, scope)
  }

  /// The units that hold the beginnings of some hits.
  private func units(of hits: [SegmentHit], _ scope: Scope) -> TextRuns {
    var finder = UnitFinder(scope.unit, in: segment)
    var runs = TextRuns()
    var end = 0
    for hit in hits where hit.lower >= end {
      let unit = finder.unit(at: hit.lower)
      runs.append(unit)
      end = unit.upperBound
    }
    return runs
  }

  /// The units of another kind that share a byte with those in which something holds.
  private func brought(_ finding: RunMatches, from scope: Scope, to unit: TextUnit) -> TextRuns {
    let runs = runs(finding, scope)
    guard runs.runs != everything.runs else { return everything }
    var finder = UnitFinder(unit, in: segment)
    var brought = TextRuns()
    for run in runs.runs {
      let lower = finder.unit(at: run.lowerBound).lowerBound
      brought.append(lower..<finder.unit(at: run.upperBound - 1).upperBound)
    }
    return brought
  }
}

extension SegmentEvaluation.RunMatches {
  fileprivate var size: Int { runs?.runs.count ?? hits.count }
}

extension QueryExpression.Node {
  /// Whether it holds in a heading without any characters.
  fileprivate var holdsOnNothing: Bool {
    switch self {
    case .not(let node): !node.holdsOnNothing
    case .all(let nodes): nodes.allSatisfy { $0.holdsOnNothing }
    case .any(let nodes): nodes.contains { $0.holdsOnNothing }
    case .term, .near, .within, .heading, .years, .path, .note: false
    }
  }
}
