import ReportIndex
import ReportModel
import TextFacts

/// The list of hits as a table: for its filter, and to be written to a file.
extension Results {
  /// The characters on each side of a hit that are looked at, and written.
  private static var context: Int { 40 }

  /// Whether there are few enough hits to look through at a key.
  var canFilter: Bool { (concordance?.count ?? 0) <= WorkBudget.rowsFiltered }

  /// The rows of the hits with these words in or around them, ascending; nil where there are too many to look through.
  func hits(with words: String) -> [Int]? {
    guard canFilter, let concordance, let library = listing?.library else { return nil }
    let matcher = HeadingMatcher(words, readsPinyin: false)
    return (0..<concordance.count).filter { index in
      guard case .hit(let place)? = concordance[index],
        let site = concordance.site(ofPlace: place, in: library, before: Self.context, after: Self.context),
        let text = library[site.report]?.report.text
      else { return false }
      return matcher.matches(
        [site.line.left, site.line.term, site.line.right].map { ContextWords.string($0, in: text) }.joined())
    }
  }

  /// The rows that are hidden where only `hits` are shown, with the headings above them, and of these not those that
  /// are `folded`.
  func rowsHidden(around hits: [Int], folded: HiddenRows) -> [Range<Int>] {
    guard let concordance else { return [] }
    var shows = [Bool](repeating: false, count: concordance.count)
    for index in hits {
      shows[index] = !folded.hides(after: index - 1)
      for heading in [concordance.sectionHeading(of: index), concordance.reportHeading(of: index)] {
        if let heading, shows.indices.contains(heading), heading == 0 || !folded.hides(after: heading - 1) {
          shows[heading] = true
        }
      }
    }
    var ranges: [Range<Int>] = []
    for index in shows.indices where !shows[index] {
      if let last = ranges.last, last.upperBound == index {
        ranges[ranges.count - 1] = last.lowerBound..<index + 1
      } else {
        ranges.append(index..<index + 1)
      }
    }
    return ranges
  }

  /// The places of the hits shown, in their order, folded ones too; one more than can be written where there are more.
  fileprivate var places: [Int] {
    guard let concordance else { return [] }
    var places: [Int] = []
    for index in passing ?? Array(0..<concordance.count) where places.count <= WorkBudget.rowsWritten {
      if case .hit(let place)? = concordance[index] { places.append(place) }
    }
    return places
  }

  /// The chosen hit: the name of its report, the text around, and its place; nil where none is chosen.
  var chosenHit: (name: String, words: String, report: ReportNumber, range: TextRange)? {
    guard let concordance, let library = listing?.library, case .hit(let place)? = current?.row,
      let site = concordance.site(ofPlace: place, in: library, before: Self.context, after: Self.context),
      let report = library[site.report]
    else { return nil }
    let text = report.report.text
    let words = [site.line.left, site.line.term, site.line.right].map { ContextWords.string($0, in: text) }
    let name = (report.folders + [report.name]).joined(separator: "/")
    return (name, words.joined(), site.report, site.line.term)
  }
}

extension BrowserState {
  /// The list of hits as it is shown, with the section and the line of each; nil where there is none.
  ///
  /// The reports are unpacked one after the other, each once, whatever the order of the hits.
  var hitsTable: ListTable? {
    guard let results, let concordance = results.concordance, let library = results.listing?.library else { return nil }
    let places = results.places
    let columns = ["report", "section", "line", "left", "match", "right"]
    // More rows than are written: nobody looks at them.
    guard places.count <= WorkBudget.rowsWritten else { return ListTable(columns, count: places.count) { _ in [] } }
    var rows = [[String]](repeating: [], count: places.count)
    var known: (number: ReportNumber, report: Report?)?
    for index in places.indices.sorted(by: { places[$0] < places[$1] }) {
      guard let site = concordance.site(ofPlace: places[index], in: library, before: 40, after: 40) else { continue }
      if known?.number != site.report { known = (site.report, listedReport(site.report, in: library)) }
      rows[index] = fields(of: site, known?.report, in: library)
    }
    return ListTable(columns, rows)
  }

  /// The hits as they are shown, in the fields that `gangmu search` gives each; nil where there is no list. Where there
  /// are more than are written, none.
  func hitRecords(_ format: RecordFormat) -> [UInt8]? {
    guard let results, let concordance = results.concordance, let library = results.listing?.library else { return nil }
    let places = results.places
    guard places.count <= WorkBudget.rowsWritten else { return [] }
    var records = [[UInt8]](repeating: [], count: places.count)
    var known: (number: ReportNumber, printer: HitPrinter?)?
    for index in places.indices.sorted(by: { places[$0] < places[$1] }) {
      guard let site = concordance.site(ofPlace: places[index], in: library, before: 0, after: 0) else { continue }
      if known?.number != site.report {
        // A report that is read by itself stands in a library of its own, without a year.
        let year = self.library == nil ? report.namedYear : library[site.report]?.year
        let printer = listedReport(site.report, in: library).map {
          HitPrinter($0, year: year, context: HitPrinter.standardContext)
        }
        known = (site.report, printer)
      }
      known?.printer?.append(site.line.term, format, to: &records[index])
    }
    return Array(records.joined())
  }

  /// A report of the list in full.
  private func listedReport(_ number: ReportNumber, in library: Library) -> Report? {
    guard self.library != nil else { return report }
    guard let packed = library[number]?.report else { return nil }
    return reports.unpacked.report(number.value, packed) ?? packed.unpacked()
  }

  private func fields(of site: Concordance.Site, _ report: Report?, in library: Library) -> [String] {
    guard let listed = library[site.report] else { return [] }
    let section = report.map { site.section == .root ? "" : heading(of: site.section, in: $0) } ?? ""
    let line = report?.lines.map { String($0.line(at: site.line.term.lower).value) } ?? ""
    return [(listed.folders + [listed.name]).joined(separator: "/"), section, line]
      + [site.line.left, site.line.term, site.line.right].map { ContextWords.string($0, in: listed.report.text) }
  }
}
