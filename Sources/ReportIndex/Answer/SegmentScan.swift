import ReportModel

/// A phrase or a regular expression in a segment, by the quickest way the segment's index knows.
struct SegmentScan {
  private let searcher: Searcher
  private let segment: LibrarySegment
  private let way: Way
  /// The reports that are read whole, by what a page shows of them: no index knows that. Ascending.
  private let shown: [Int]

  private enum Way {
    /// Every report is read.
    case all
    /// From place to place.
    case places(KnownPlaces)
    /// The candidates among the blocks are read, report by report.
    case blocks(GramIndex, BlockSet)
  }

  init(_ searcher: Searcher, _ segment: LibrarySegment) {
    self.searcher = searcher
    self.segment = segment
    shown =
      searcher.passesMarkUp
      ? segment.hiding : segment.hiding.filter { segment.reports[$0].report.isStyledForTerminal }
    guard let index = segment.index else {
      way = .all
      return
    }
    if let places = searcher.places(in: index) {
      way = .places(places)
    } else {
      way = searcher.candidates(in: index).map { .blocks(index, $0) } ?? .all
    }
  }

  /// The reports in which there may be hits, where the index tells by less than every place; nil where any may.
  var candidates: ReportSet? {
    guard case .blocks(let index, let candidates) = way else { return nil }
    var reports = ReportSet(count: segment.reports.count)
    for position in shown { reports.insert(position) }
    var run = candidates.run(from: 0)
    while let begun = run {
      let first = index.blocks.report(of: begun.lowerBound)
      reports.insert(first)
      let end = index.blocks.blocks(of: first).upperBound
      // The rest of the run is in the reports after it.
      run = begun.upperBound > end ? end..<begun.upperBound : candidates.run(from: end)
    }
    return reports
  }

  /// Finds the hits in the reports at positions that are wanted; `note` is given each report that was looked into, in
  /// order, and its hits, ascending, if any.
  func run(
    into found: inout HitList, isWanted: (Int) -> Bool, note: (Int, HitList) -> Void
  ) throws(QueryError) {
    guard !shown.isEmpty else { return try run(by: way, into: &found, isWanted, note) }
    // All are told of in order.
    var others: [(position: Int, found: HitList)] = []
    let hiding = shown
    func isOther(_ position: Int) -> Bool {
      let next = hiding.partitionPoint { $0 < position }
      return isWanted(position) && !(hiding.indices.contains(next) && hiding[next] == position)
    }
    try run(by: way, into: &found, isOther) { others.append(($0, $1)) }
    var next = others[...]
    for position in shown where isWanted(position) {
      while let other = next.first, other.position < position {
        note(other.position, other.found)
        next = next.dropFirst()
      }
      guard let text = segment.reports[position].report.shownText else { continue }
      found.restart()
      try searcher.search(segment.reports[position].report.text, text, &found)
      note(position, found)
    }
    for other in next { note(other.position, other.found) }
  }

  private func run(
    by way: Way, into found: inout HitList, _ isWanted: (Int) -> Bool, _ note: (Int, HitList) -> Void
  ) throws(QueryError) {
    switch way {
    case .all: try read(into: &found, isWanted, note)
    case .places(let known): go(through: known, into: &found, isWanted, note)
    case .blocks(let index, let candidates): try read(index, candidates, into: &found, isWanted, note)
    }
  }

  private func read(
    into found: inout HitList, _ isWanted: (Int) -> Bool, _ note: (Int, HitList) -> Void
  ) throws(QueryError) {
    for position in segment.reports.indices where isWanted(position) {
      found.restart()
      try searcher.search(segment.reports[position].report, beginningIn: 0..<Int.max, &found)
      note(position, found)
    }
  }

  private func go(
    through known: KnownPlaces, into found: inout HitList, _ isWanted: (Int) -> Bool, _ note: (Int, HitList) -> Void
  ) {
    let starts = segment.starts
    var next = 0
    var before = -1
    while next < known.places.count {
      let position = starts.texts.partitionPoint { $0 <= Int(known.places[next]) } - 1
      // Places from a disk may be no places, and in no order.
      guard segment.reports.indices.contains(position), position > before else { return }
      before = position
      let last = known.end(ofTextAt: starts.texts[position + 1], from: next)
      defer { next = last }
      guard isWanted(position) else { continue }
      found.restart()
      if case .none(let length) = known.comparison {
        let text = starts.texts[position]..<starts.texts[position + 1]
        known.gather(next..<last, ofText: text, length: length, into: &found)
      } else {
        let text = segment.reports[position].report.searchedText
        known.check(next..<last, in: text, startingAt: starts.texts[position], &found)
      }
      note(position, found)
    }
  }

  private func read(
    _ index: GramIndex, _ candidates: BlockSet, into found: inout HitList, _ isWanted: (Int) -> Bool,
    _ note: (Int, HitList) -> Void
  ) throws(QueryError) {
    var run = candidates.run(from: 0)
    while let begun = run {
      let position = index.blocks.report(of: begun.lowerBound)
      let blocks = index.blocks.blocks(of: position)
      guard isWanted(position) else {
        run = candidates.run(from: blocks.upperBound)
        continue
      }
      found.restart()
      let report = segment.reports[position].report
      guard searcher.beginsAnywhere else {
        try searcher.search(report, beginningIn: 0..<Int.max, &found)
        note(position, found)
        run = candidates.run(from: blocks.upperBound)
        continue
      }
      var end = 0
      while let next = run, next.lowerBound < blocks.upperBound {
        let starts = index.blocks.starts
        let lower = Int(starts[next.lowerBound])
        let upper = next.upperBound < blocks.upperBound ? Int(starts[next.upperBound]) : report.byteCount
        // A hit may reach into the next candidates: what overlaps it is none.
        if upper > end { try searcher.search(report, beginningIn: max(lower, end)..<upper, &found) }
        end = found.end
        run = candidates.run(from: min(next.upperBound, blocks.upperBound))
      }
      note(position, found)
    }
  }
}
