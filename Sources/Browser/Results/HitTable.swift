import ReportIndex
import ReportModel
import TextFacts

/// The list of hits as a table: for its filter, and to be written to a file.
extension Results {
  /// The characters on each side of a hit that are looked at, and written.
  private static var context: Int { 40 }

  /// Whether there are few enough hits to look through at a key.
  var canFilter: Bool { (concordance?.count ?? 0) <= WorkBudget.rowsFiltered }

  /// The ranges of rows without these words: hits that lack them, and groups without a hit that has them; nil where
  /// there are too many.
  func rowsWithout(words: String) -> [Range<Int>]? {
    guard canFilter, let concordance, let library = listing?.library else { return nil }
    let matcher = HeadingMatcher(words, readsPinyin: false)
    var shows = [Bool](repeating: false, count: concordance.count)
    for index in shows.indices {
      guard case .hit(let place)? = concordance[index], let fields = Self.fields(place, concordance, library),
        matcher.matches(fields.dropFirst().joined())
      else { continue }
      shows[index] = true
      for heading in [concordance.sectionHeading(of: index), concordance.reportHeading(of: index)] {
        if let heading, shows.indices.contains(heading) { shows[heading] = true }
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

  /// The hits shown, in their order, folded ones too.
  var table: ListTable? {
    guard let concordance, let library = listing?.library else { return nil }
    var places: [Int] = []
    let hidden = filter.isEmpty ? HiddenRows() : self.hidden
    for index in 0..<concordance.count where index == 0 || !hidden.hides(after: index - 1) {
      if places.count > WorkBudget.rowsWritten { break }
      if case .hit(let place)? = concordance[index] { places.append(place) }
    }
    return ListTable(["report", "left", "match", "right"], count: places.count) { [places] row in
      Self.fields(places[row], concordance, library) ?? []
    }
  }

  private static func fields(_ place: Int, _ concordance: Concordance, _ library: Library) -> [String]? {
    guard let site = concordance.site(ofPlace: place, in: library, before: context, after: context),
      let report = library[site.report]
    else { return nil }
    let line = site.line
    let text = report.report.text
    return [(report.folders + [report.name]).joined(separator: "/")]
      + [line.left, line.term, line.right].map { ContextWords.string($0, in: text) }
  }
}

extension BrowserState {
  /// The list of hits as it is shown; nil where there is none.
  var hitsTable: ListTable? { results?.table }
}
