import ReportModel
import TestReports
import Testing

@testable import ReportIndex

/// Random expressions in random reports, against an evaluation that takes every unit by itself and every occurrence
/// byte by byte.
@Suite struct RandomExpressionTests {
  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: 0..<6) func findsWhatTheDefinitionSays(_ seed: UInt64) throws
  {
    var random = SplitMix(state: 0x5EED_0004 &+ seed)
    var found = 0
    for _ in 0..<500 {
      let report = DraftReport.random(&random).report
      let plan = ExpressionPlan.random(&random, depth: 3, isInTitle: false)
      let year = [nil, 2019, 2020, 2024].randomElement(using: &random) ?? nil
      let text = plan.written(&random)
      let searcher: Searcher
      do {
        searcher = try Searcher(SearchQuery(text, syntax: .query))
      } catch {
        #expect(!plan.hasTerm, "\(text): \(error)")
        continue
      }
      let naive = NaiveExpression(report: report, year: year)
      let expected = naive.hits(plan)
      #expect(
        try searcher.hits(in: report, year: year) == expected,
        "\(text) in \(String(decoding: report.text, as: UTF8.self))")
      found += expected.count
    }
    #expect(found > 300)
  }
}

/// The meaning of an expression, before it is written down.
indirect enum ExpressionPlan {
  case term(String)
  case all([ExpressionPlan])
  case any([ExpressionPlan])
  case not(ExpressionPlan)
  case near(ExpressionPlan, ExpressionPlan, Int)
  case within(TextUnit, ExpressionPlan)
  case title(ExpressionPlan)
  case years(ClosedRange<Int>?)

  var hasTerm: Bool {
    switch self {
    case .term, .near: true
    case .all(let plans), .any(let plans): plans.contains { $0.hasTerm }
    case .within(_, let plan), .title(let plan): plan.hasTerm
    // NOT of NOT is what it was.
    case .not(.not(let plan)): plan.hasTerm
    case .not, .years: false
    }
  }

  static func random(_ random: inout SplitMix, depth: Int, isInTitle: Bool) -> ExpressionPlan {
    func some(_ random: inout SplitMix) -> [ExpressionPlan] {
      (0..<Int.random(in: 2...3, using: &random)).map { _ in
        .random(&random, depth: depth - 1, isInTitle: isInTitle)
      }
    }
    switch depth == 0 ? 0 : Int.random(in: 0..<(isInTitle ? 6 : 10), using: &random) {
    case 1, 2: return .all(some(&random))
    case 3: return .any(some(&random))
    case 4: return .not(.random(&random, depth: depth - 1, isInTitle: isInTitle))
    case 5: return .near(place(&random), place(&random), Int.random(in: 1...4, using: &random))
    case 6, 7:
      let unit = TextUnit.allCases.randomElement(using: &random) ?? .sentence
      return .within(unit, findable(&random, depth: depth - 1, isInTitle: false))
    case 8: return .title(findable(&random, depth: depth - 1, isInTitle: true))
    case 9: return .years([2019...2019, 2019...2020, nil].randomElement(using: &random) ?? nil)
    default: return term(&random)
    }
  }

  /// The same about other phrases.
  func replacing(_ replacement: (String) -> String) -> ExpressionPlan {
    switch self {
    case .term(let text): .term(replacement(text))
    case .all(let plans): .all(plans.map { $0.replacing(replacement) })
    case .any(let plans): .any(plans.map { $0.replacing(replacement) })
    case .not(let plan): .not(plan.replacing(replacement))
    case .near(let left, let right, let distance):
      .near(left.replacing(replacement), right.replacing(replacement), distance)
    case .within(let unit, let plan): .within(unit, plan.replacing(replacement))
    case .title(let plan): .title(plan.replacing(replacement))
    case .years: self
    }
  }

  private static func findable(_ random: inout SplitMix, depth: Int, isInTitle: Bool) -> ExpressionPlan {
    while true {
      let plan = Self.random(&random, depth: depth, isInTitle: isInTitle)
      if plan.hasTerm { return plan }
    }
  }

  private static func term(_ random: inout SplitMix) -> ExpressionPlan {
    .term(["甲", "乙", "丙", "甲乙", "乙丙", "乙甲", "丁", "丙\n甲"].randomElement(using: &random) ?? "甲")
  }

  private static func place(_ random: inout SplitMix) -> ExpressionPlan {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: .any([term(&random), term(&random)])
    case 1: .near(term(&random), term(&random), 3)
    default: term(&random)
    }
  }

  func written(_ random: inout SplitMix) -> String {
    func either(_ choices: String...) -> String { choices.randomElement(using: &random) ?? "" }
    func list(_ plans: [ExpressionPlan], _ joint: () -> String) -> String {
      var out = ""
      for plan in plans { out += (out.isEmpty ? "" : joint()) + "(\(plan.written(&random)))" }
      return out
    }
    switch self {
    case .term(let text): return either("\"\(text)\"", "“\(text)”", "「\(text)」")
    case .all(let plans): return list(plans) { either(" ", " AND ", "　与　") }
    case .any(let plans): return list(plans) { either(" OR ", "|", "　或　") }
    case .not(let plan): return either("-", "NOT ", "－", "非 ") + "(\(plan.written(&random)))"
    case .near(let left, let right, let distance):
      return "(\(left.written(&random))) NEAR/\(distance) (\(right.written(&random)))"
    case .within(let unit, let plan): return "\(unit.rawValue):(\(plan.written(&random)))"
    case .title(let plan): return either("title:", "标题：") + "(\(plan.written(&random)))"
    case .years(let years):
      return years.map { either("year:\($0.lowerBound)..\($0.upperBound)", "年：\($0.lowerBound)至\($0.upperBound)") }
        ?? "year:?"
    }
  }
}

/// The meaning of an expression, unit by unit.
struct NaiveExpression {
  let report: Report
  let year: Int?

  func hits(_ plan: ExpressionPlan) -> [TextRange] {
    var found: Set<TextRange> = []
    for unit in units(.section) {
      if let hits = holds(plan, unit, nil) { found.formUnion(hits) }
    }
    var end = -1
    return found.sorted { ($0.lower.bytes, -$0.upper.bytes) < ($1.lower.bytes, -$1.upper.bytes) }.filter { hit in
      guard hit.lower.bytes >= end else { return false }
      end = hit.upper.bytes
      return true
    }
  }

  /// The occurrences that make `plan` hold in a unit; nil where it does not.
  private func holds(_ plan: ExpressionPlan, _ unit: Range<Int>, _ heading: TextRange?) -> Set<TextRange>? {
    switch plan {
    case .term(let text):
      let hits = occurrences(text).filter { hit in
        guard let heading else { return unit.contains(hit.lower.bytes) }
        return heading.lower <= hit.lower && hit.upper <= heading.upper
      }
      return hits.isEmpty ? nil : Set(hits)
    case .all(let plans):
      let all = plans.map { holds($0, unit, heading) }
      return all.contains { $0 == nil } ? nil : all.reduce(into: []) { $0.formUnion($1 ?? []) }
    case .any(let plans):
      let some = plans.compactMap { holds($0, unit, heading) }
      return some.isEmpty ? nil : some.reduce(into: []) { $0.formUnion($1) }
    case .not(.not(let plan)): return holds(plan, unit, heading)
    case .not(let plan): return holds(plan, unit, heading) == nil ? [] : nil
    case .near(let left, let right, let distance):
      let (lefts, rights) = (holds(left, unit, heading) ?? [], holds(right, unit, heading) ?? [])
      let near = lefts.flatMap { one in
        rights.filter { isNear(one, $0, distance) }.flatMap { [one, $0] }
      }
      return near.isEmpty ? nil : Set(near)
    case .within(let inner, let plan):
      // The units that share a byte with this one; only what begins in it is its own.
      let sharing = units(inner).filter { !$0.isEmpty && $0.overlaps(unit) }
      let holding = sharing.compactMap { holds(plan, $0, nil) }
      return holding.isEmpty ? nil : own(holding, unit)
    case .title(let plan):
      let sections = report.sections.indices.filter { ownText($0).overlaps(unit) || ownText($0) == unit }
      let holding = sections.filter { isUnderHeading(plan, $0) }.map { headingHits(plan, $0) }
      return holding.isEmpty ? nil : own(holding, unit)
    case .years(let years):
      return YearSpan(years).contains(year) ? [] : nil
    }
  }

  private func own(_ hits: [Set<TextRange>], _ unit: Range<Int>) -> Set<TextRange> {
    hits.reduce(into: []) { $0.formUnion($1.filter { unit.contains($0.lower.bytes) }) }
  }

  // MARK: Headings

  private func isUnderHeading(_ plan: ExpressionPlan, _ index: Int) -> Bool {
    var next: SectionIndex? = SectionIndex(index)
    while let section = next {
      if holds(plan, ownText(section.value), heading(section.value)) != nil { return true }
      next = report[section].parent
    }
    return false
  }

  private func headingHits(_ plan: ExpressionPlan, _ index: Int) -> Set<TextRange> {
    holds(plan, ownText(index), heading(index)) ?? []
  }

  private func heading(_ index: Int) -> TextRange {
    guard index == 0 else { return report.sections[index].heading }
    let titles = report.titleParagraphs.map { report.paragraphs[$0.value].range }
    return titles.first ?? TextRange(0, 0)
  }

  // MARK: Units and occurrences

  private func ownText(_ index: Int) -> Range<Int> {
    let lower = report.sections[index].range.lower.bytes
    return
      lower..<(index + 1 < report.sections.count ? report.sections[index + 1].range.lower.bytes : report.text.count)
  }

  private func units(_ unit: TextUnit) -> [Range<Int>] {
    switch unit {
    case .report: return [0..<report.text.count]
    case .section: return report.sections.indices.map(ownText)
    case .paragraph, .sentence:
      // The ends of sentences have a test of their own; here the question is which places belong together.
      let cut = UnitStarts(unit, of: report.text, sections: report.sections.map { UInt32($0.range.lower.bytes) })
      return (0..<cut.count).map(cut.range)
    }
  }

  private func occurrences(_ text: String) -> [TextRange] {
    let wanted = Array(text.utf8)
    var hits: [TextRange] = []
    var place = 0
    while place + wanted.count <= report.text.count {
      if report.text[place..<place + wanted.count].elementsEqual(wanted) {
        hits.append(TextRange(place, place + wanted.count))
        place += wanted.count
      } else {
        place += 1
      }
    }
    return hits
  }

  private func isNear(_ one: TextRange, _ other: TextRange, _ distance: Int) -> Bool {
    guard !one.overlaps(other) else { return false }
    let between = min(one.upper, other.upper).bytes..<max(one.lower, other.lower).bytes
    return String(decoding: report.text[between], as: UTF8.self).unicodeScalars.count <= distance
  }
}
