import ReportModel
import TextFacts

/// An expression in all reports of a segment at once.
///
/// Each phrase is asked of the index, the ones without which there is nothing first, and only in reports that can still
/// have what is asked. What the hits are then combined to, `SegmentEvaluation` says; no report is read for it but
/// between hits that may be near each other, and around those that are to share a sentence or a paragraph.
struct SegmentExpression {
  /// Reports that the conditions of the expression on years and paths do not tell apart.
  private struct Era {
    /// The facts of one of them.
    var facts: ReportFacts
    var reports: ReportSet
    /// The reports that can have hits, as far as is known.
    var possible: ReportSet
  }

  private let searcher: ExpressionSearcher
  private let segment: LibrarySegment
  private let isCancelled: (() -> Bool)?
  private var eras: [Era] = []
  private var found: [SegmentHit] = []

  init(_ searcher: ExpressionSearcher, _ segment: LibrarySegment, isCancelled: (() -> Bool)?) {
    self.searcher = searcher
    self.segment = segment
    self.isCancelled = isCancelled
  }

  /// Finds the hits of an expression in the reports at positions that are wanted; `note` is given each report that has some.
  static func run(
    _ searcher: Searcher, _ segment: LibrarySegment, into found: inout HitList, _ isWanted: (Int) -> Bool,
    note: (Int, HitList) -> Void
  ) throws(QueryError) {
    guard case .expression(let expression) = searcher.engine else { return }
    var evaluation = SegmentExpression(expression, segment, isCancelled: found.isCancelled)
    try evaluation.run(isWanted: isWanted)
    evaluation.report(into: &found, note)
  }

  /// Finds the hits in the reports at positions that are wanted.
  mutating func run(isWanted: (Int) -> Bool) throws(QueryError) {
    divide(isWanted)
    let hits = try occurrences()
    let noted = try noted()
    var all: [SegmentHit] = []
    for era in eras where !era.possible.isEmpty {
      let (isOne, possible) = (eras.count == 1, era.possible)
      var evaluation = SegmentEvaluation(
        segment, era.facts, occurrences: isOne ? hits : hits.map { restricted($0, to: possible) },
        noted: isOne ? noted : noted.map { restricted($0, to: possible) })
      all = all.union(with: evaluation.hits(searcher.expression.root))
    }
    found = Self.apart(all)
  }

  /// Hands out what was found, report by report.
  func report(into list: inout HitList, _ note: (Int, HitList) -> Void) {
    let texts = segment.starts.texts
    var next = 0
    var position = 0
    while next < found.count {
      let place = found[next].lower
      position = texts.first(from: position + 1) { $0 > place } - 1
      guard segment.reports.indices.contains(position) else { return }
      let end = texts[position + 1]
      list.restart()
      found.withUnsafeBufferPointer { found in
        while next < found.count, found[next].lower < end {
          let lower = found[next].lower - texts[position]
          list.append(lower, lower + found[next].length)
          next += 1
        }
      }
      note(position, list)
    }
  }

  // MARK: Conditions on reports

  private mutating func divide(_ isWanted: (Int) -> Bool) {
    let (spans, paths) = (searcher.expression.root.spans, searcher.expression.root.paths)
    var known: [[Bool]: Int] = [:]
    for position in segment.reports.indices where isWanted(position) {
      // Reports are looked into where that matters only: they are spread all over the memory.
      let facts = ReportFacts(
        year: spans.isEmpty ? nil : segment.reports[position].year,
        path: paths.isEmpty ? [] : segment.reports[position].report.source.nameOfNotes)
      let isIn = spans.map { $0.contains(facts.year) } + paths.map { $0.holds(for: facts.path) }
      if known[isIn] == nil {
        known[isIn] = eras.count
        let none = ReportSet(count: segment.reports.count)
        eras.append(Era(facts: facts, reports: none, possible: none))
      }
      eras[known[isIn] ?? 0].reports.insert(position)
    }
  }

  // MARK: Occurrences

  /// Every occurrence of each term in the reports that can have hits.
  private mutating func occurrences() throws(QueryError) -> [[SegmentHit]] {
    let terms = searcher.expression.terms.indices
    let all = eras.reduce(into: ReportSet(count: segment.reports.count)) { $0.formUnion($1.reports) }
    let scans = searcher.searchers.map { SegmentScan($0, segment) }
    // The reports that may have each term.
    var having = scans.map { $0.candidates ?? all }
    var hits = [[SegmentHit]](repeating: [], count: terms.count)
    let required = Set(searcher.expression.requiredTerms)
    // Required terms first, and of these the ones in few reports.
    let order = terms.map { (required.contains($0) ? 0 : 1, reports: having[$0].count, term: $0) }.sorted(by: <)
    var live = possible(having)
    var list = HitList(limit: .max, isCancelled: isCancelled)
    for (_, _, term) in order where !live.isEmpty {
      try list.check()
      var exact = all.none
      var places: [SegmentHit] = []
      try scans[term].run(into: &list, isWanted: { live.contains($0) }) { position, found in
        guard !found.starts.isEmpty else { return }
        exact.insert(position)
        found.append(to: &places, from: segment.starts.texts[position])
      }
      hits[term] = places
      having[term] = exact
      live = possible(having)
    }
    return hits
  }

  /// The passages of the notes that are asked for, for each condition on notes, in the reports that can have hits.
  private func noted() throws(QueryError) -> [[SegmentHit]] {
    guard searcher.expression.asksForNotes else { return [] }
    var noted = [[SegmentHit]](repeating: [], count: searcher.expression.notes.count)
    for position in segment.reports.indices where eras.contains(where: { $0.possible.contains(position) }) {
      let start = segment.starts.texts[position]
      for (condition, ranges) in try searcher.noted(in: segment.reports[position].report).enumerated() {
        noted[condition] += ranges.map { SegmentHit(start: start + $0.lower.bytes, length: $0.count) }
      }
    }
    return noted
  }

  /// The reports that can have hits where each term is only in the reports that may have it.
  private mutating func possible(_ having: [ReportSet]) -> ReportSet {
    var all = ReportSet(count: segment.reports.count)
    for index in eras.indices {
      let era = eras[index]
      var possible = searcher.expression.root.possible(in: era.reports, era.facts) { having[$0] }
      possible.formIntersection(era.reports)
      eras[index].possible = possible
      all.formUnion(possible)
    }
    return all
  }

  private func restricted(_ hits: [SegmentHit], to reports: ReportSet) -> [SegmentHit] {
    let texts = segment.starts.texts
    var runs = TextRuns()
    for position in segment.reports.indices where reports.contains(position) {
      runs.append(texts[position]..<texts[position + 1])
    }
    return runs.kept(hits)
  }

  /// `hits`, ascending, without those that overlap one before them.
  private static func apart(_ hits: [SegmentHit]) -> [SegmentHit] {
    let overlapping = zip(hits, hits.dropFirst()).contains { $1.lower < $0.upper }
    guard overlapping else { return hits }
    var end = 0
    return hits.filter { hit in
      guard hit.lower >= end else { return false }
      end = hit.upper
      return true
    }
  }
}

extension HitList {
  /// Adds the hits of a text that begins at `start` to those of the texts before it.
  func append(to hits: inout [SegmentHit], from start: Int) {
    if lengths.isEmpty {
      for lower in starts { hits.append(SegmentHit(start: start + Int(lower), length: Int(length))) }
    } else {
      for (lower, length) in zip(starts, lengths) {
        hits.append(SegmentHit(start: start + Int(lower), length: Int(length)))
      }
    }
  }
}
