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
    /// The lists of an index tell where the hits are.
    case lists(PlaceIndex, PhraseLists)
    /// From place to place.
    case places(KnownPlaces)
    /// Some reports are read.
    case reports(ReportSet)
    /// The candidates among the blocks are read, report by report.
    case blocks(GramIndex, BlockSet)
  }

  init(_ searcher: Searcher, _ segment: LibrarySegment) {
    self.searcher = searcher
    self.segment = segment
    shown =
      searcher.passesMarkUp
      ? segment.hiding : segment.hiding.filter { segment.reports[$0].report.isStyledForTerminal }
    way = Self.way(searcher, segment)
  }

  private static func way(_ searcher: Searcher, _ segment: LibrarySegment) -> Way {
    switch segment.index {
    case nil: return .all
    case .places(let index):
      switch searcher.listWay(in: index, segment.starts, count: segment.reports.count) {
      case nil: return .all
      case .phrase(let lists): return .lists(index, lists)
      case .places(let places): return .places(places)
      case .reports(let reports): return .reports(reports)
      }
    case .grams(let index):
      if let places = searcher.places(in: index) { return .places(places) }
      return searcher.candidates(in: index).map { .blocks(index, $0) } ?? .all
    }
  }

  /// The reports in which there may be hits, where the index tells by less than every place; nil where any may.
  var candidates: ReportSet? {
    var reports = ReportSet(count: segment.reports.count)
    for position in shown { reports.insert(position) }
    switch way {
    case .all, .places: return nil
    case .lists(_, let lists): return lists.parts.isEmpty ? reports : nil
    case .reports(let others): reports.formUnion(others)
    case .blocks(let index, let candidates): Self.insert(candidates, of: index, into: &reports)
    }
    return reports
  }

  private static func insert(_ candidates: BlockSet, of index: GramIndex, into reports: inout ReportSet) {
    var run = candidates.run(from: 0)
    while let begun = run {
      let first = index.blocks.report(of: begun.lowerBound)
      reports.insert(first)
      let end = index.blocks.blocks(of: first).upperBound
      // The rest of the run is in the reports after it.
      run = begun.upperBound > end ? end..<begun.upperBound : candidates.run(from: end)
    }
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

  /// Shows `body` the hits in the reports at positions that are wanted, in runs of one report each, where they come from: of
  /// a phrase that lists tell of nothing is copied.
  func forEachRun(
    isWanted: (Int) -> Bool, _ body: (_ position: Int, HitRun.Starts) -> Void
  ) throws(QueryError) {
    guard case .lists(let index, let lists) = way, shown.isEmpty, lists.isWhole, !lists.mayOverlap else {
      var found = HitList(limit: .max, isCancelled: nil)
      return try run(into: &found, isWanted: isWanted) { position, found in
        found.starts.withUnsafeBufferPointer { starts in
          found.lengths.withUnsafeBufferPointer { lengths in
            let length = Int(found.length)
            body(position, HitRun.Starts(starts: starts, origin: 0, length: length, lengths: lengths))
          }
        }
      }
    }
    var report = PlacedReport(segment)
    lists.forEachRun(in: index) { places in
      var next = 0
      while next < places.count {
        if Int(places[next]) >= report.end {
          guard report.turn(to: Int(places[next])) else { return false }
          report.isWanted = isWanted(report.position)
        }
        let first = next
        let last = UInt32(clamping: report.end - lists.length)
        // Most runs end where the places do.
        if Int(places[places.count - 1]) < report.end {
          next = places.count
        } else {
          while next < places.count, Int(places[next]) < report.end { next += 1 }
        }
        var end = next
        while end > first, places[end - 1] > last { end -= 1 }
        guard report.isWanted, first < end else { continue }
        body(
          report.position,
          HitRun.Starts(
            starts: UnsafeBufferPointer(rebasing: places[first..<end]), origin: UInt32(clamping: report.start),
            length: lists.length, lengths: UnsafeBufferPointer(start: nil, count: 0)))
      }
      return true
    }
  }

  private func run(
    by way: Way, into found: inout HitList, _ isWanted: (Int) -> Bool, _ note: (Int, HitList) -> Void
  ) throws(QueryError) {
    switch way {
    case .all: try read(into: &found, isWanted, note)
    case .lists(let index, let lists): try go(through: lists, of: index, into: &found, isWanted, note)
    case .reports(let reports): try read(into: &found, { reports.contains($0) && isWanted($0) }, note)
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

  /// Goes through the places that lists tell, without the texts but for a phrase that is longer than what was asked of
  /// them.
  private func go(
    through lists: PhraseLists, of index: PlaceIndex, into found: inout HitList, _ isWanted: (Int) -> Bool,
    _ note: (Int, HitList) -> Void
  ) throws(QueryError) {
    let needle: LiteralNeedle? = if case .literal(let needle) = searcher.engine, !lists.isWhole { needle } else { nil }
    var isCancelled = false
    var runs = 0
    var report = PlacedReport(segment)
    lists.forEachRun(in: index) { places in
      runs += 1
      if runs & 63 == 0, found.isCancelled?() ?? false {
        isCancelled = true
        return false
      }
      var rest = places[...]
      while let first = rest.first {
        if Int(first) >= report.end {
          if report.isWanted { note(report.position, found) }
          guard report.turn(to: Int(first)) else { return false }
          report.isWanted = isWanted(report.position)
          found.restart()
        }
        let count = rest.count { Int($0) < report.end }
        if report.isWanted { report.take(rest.prefix(count), lists, needle, &found) }
        rest = rest.dropFirst(count)
      }
      return true
    }
    if isCancelled { throw .cancelled }
    if report.isWanted { note(report.position, found) }
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
