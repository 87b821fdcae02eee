import ReportModel

/// The headings of a segment's reports. Those of a report are unpacked when they are asked for.
struct HeadingFinder {
  private let segment: LibrarySegment
  private var unpacked: [[PackedReport.Heading]]

  init(_ segment: LibrarySegment) {
    self.segment = segment
    unpacked = []
  }

  private mutating func headings(_ position: Int) -> [PackedReport.Heading] {
    if unpacked.isEmpty { unpacked = [[PackedReport.Heading]](repeating: [], count: segment.reports.count) }
    if unpacked[position].isEmpty { unpacked[position] = segment.reports[position].report.headings() }
    return unpacked[position]
  }

  /// Return the hits of `hits`, ascending, that stand in a heading, or in the title of their report.
  mutating func inHeadings(_ hits: [SegmentHit]) -> [SegmentHit] {
    var finder = UnitFinder(.section, in: segment)
    return hits.filter { hit in
      let section = finder.section(at: hit.lower)
      let start = finder.text.lowerBound
      let (lower, upper) = (hit.lower - start, hit.upper - start)
      // The title of the report comes first but may stand below other lines.
      let title = segment.reports[finder.position].report.titleRange
      if title.lower.bytes <= lower, upper <= title.upper.bytes { return true }
      return section > 0 && upper <= headings(finder.position)[section].end
    }
  }

  /// The sections that stand under a heading in one of `sections`, or under one without characters where those hold.
  mutating func under(_ sections: TextRuns, holdsOnNothing: Bool) -> TextRuns {
    var finder = UnitFinder(.section, in: segment)
    var under = TextRuns()
    for run in sections.runs {
      var place = run.lowerBound
      while place < run.upperBound {
        let section = finder.section(at: place)
        let end = subtreeEnd(of: section, finder)
        under.append(place..<end)
        place = end
      }
    }
    return holdsOnNothing ? under.union(underEmptySections()) : under
  }

  /// The end of the section with all that are below it.
  private mutating func subtreeEnd(of section: Int, _ finder: UnitFinder) -> Int {
    guard section > 0 else { return finder.text.upperBound }
    let headings = headings(finder.position)
    let next = headings[(section + 1)...].firstIndex { $0.level <= headings[section].level }
    return next.map { finder.text.lowerBound + headings[$0].start } ?? finder.text.upperBound
  }

  /// Sections that hold not even a heading, with all that are below them.
  private mutating func underEmptySections() -> TextRuns {
    var under = TextRuns()
    for position in segment.reports.indices {
      let (start, end) = (segment.starts.texts[position], segment.starts.texts[position + 1])
      let headings = headings(position)
      for (section, heading) in headings.enumerated() {
        let next = section + 1 < headings.count ? headings[section + 1].start : end - start
        guard next == heading.start else { continue }
        let after = headings[(section + 1)...].first { $0.level <= heading.level }
        under.append(start + heading.start..<(after.map { start + $0.start } ?? end))
      }
    }
    return under
  }
}
