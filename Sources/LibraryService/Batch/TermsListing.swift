import ReportModel
import ReportTerms

/// The terms to be printed, with what only the texts can tell: where they stand, and the sentences of figures.
public struct TermsListing {
  /// A place of a term in a report.
  struct TermPlace {
    var source: ReportSource
    /// nil for formats without lines.
    var line: Int?
    var address: String
    var range: TextRange
    var sentence: String
  }

  /// A term with its row.
  struct Listed {
    var row: TermRow
    var term: Term
    var variants: [Term]
    var plot: DispersionPlot
    /// The number of times it stands in the reports of each year; empty where no year is known.
    var byYear: [(year: Int, count: Int)] = []
    var unit = ""
    /// The first sentence that has it; for figures only.
    var sentence = ""
    /// Every place, where places were asked for.
    var places: [TermPlace] = []
  }

  private(set) var terms: [Listed] = []
  /// Whether the terms are those of a single report, plotted from its beginning to its end.
  let isOneReport: Bool
  let hasReference: Bool
  let hasPlaces: Bool
  /// The years of the reports; nil where none is known.
  let years: ClosedRange<Int>?

  /// Parts of the plot of a single report.
  static let bins = 20

  /// The first `limit` rows of `table`, of the terms of `collection`; with every place where they are wanted.
  public init(_ table: TermTable, of collection: TermsCollection, limit: Int, withPlaces: Bool) {
    isOneReport = collection.chosen.count == 1
    hasReference = !collection.others.isEmpty
    hasPlaces = withPlaces
    years = table.years
    var rows: [Int: Int] = [:]
    var firsts: [Int: [Int]] = [:]
    for index in 0..<min(limit, table.count) {
      let reports = table.reports(at: index)
      terms.append(Self.listed(table, index, reports, collection.chosen.count))
      for term in table.terms(at: index) { rows[term] = index }
      if let first = reports.first?.report, terms[index].term.kind == .figure || isOneReport || withPlaces {
        firsts[first, default: []].append(index)
        if withPlaces { for other in reports.dropFirst() { firsts[other.report, default: []].append(index) } }
      }
    }
    let counter = isOneReport || withPlaces ? collection.library.counter : nil
    for number in firsts.keys.sorted() {
      look(into: collection.entries[number].report.unpacked(), rows, collection.library.lexicon, counter)
    }
  }

  private static func listed(_ table: TermTable, _ index: Int, _ reports: [ReportCount], _ total: Int) -> Listed {
    let row = table[index]
    let term = table.lexicon[row.term]
    let plot = table.years(at: index) ?? DispersionPlot(counts: counts(reports, total))
    var listed = Listed(row: row, term: term, variants: row.variants.map { table.lexicon[$0] }, plot: plot)
    if let years = table.years, let plot = table.years(at: index) {
      listed.byYear = zip(years, plot.counts).filter { $0.1 > 0 }.map { ($0, $1) }
    }
    if term.kind == .figure, let figure = Figure(term.text) {
      listed.unit = String(decoding: term.text[figure.unit.bytes], as: UTF8.self)
    }
    return listed
  }

  /// The number of times a term stands in each of `total` reports in their order.
  private static func counts(_ reports: [ReportCount], _ total: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: total)
    for report in reports where counts.indices.contains(report.report) { counts[report.report] = report.count }
    return counts
  }

  /// Finds the listed terms in a report.
  private mutating func look(into report: Report, _ rows: [Int: Int], _ lexicon: Lexicon, _ counter: TermCounter?) {
    var found: [Int: [TextRange]] = [:]
    for (term, range) in counter?.places(in: report.text) ?? [] {
      if let row = rows[term], !terms[row].row.isEveryday { found[row, default: []].append(range) }
    }
    let marked = TermExtractor.marked(in: report)
    for term in marked.lexicon.indices {
      guard let number = lexicon.number(of: marked.lexicon[term]), let row = rows[number],
        terms[row].row.isEveryday || !terms[row].term.kind.countsBareText
      else { continue }
      found[row, default: []] += marked.places(of: term)
    }
    let addresses = hasPlaces ? Addresses(report) : nil
    for (row, ranges) in found {
      let ranges = Self.apart(ranges)
      if isOneReport { terms[row].plot = DispersionPlot(places: ranges, length: report.text.count, bins: Self.bins) }
      if terms[row].term.kind == .figure, terms[row].sentence.isEmpty, let first = ranges.first {
        terms[row].sentence = report.words(in: report.sentence(around: first))
      }
      guard let addresses else { continue }
      terms[row].places += ranges.map { Self.place($0, in: report, addresses) }
    }
  }

  private static func place(_ range: TextRange, in report: Report, _ addresses: Addresses) -> TermPlace {
    TermPlace(
      source: report.source, line: report.lines?.line(at: range.lower).value,
      address: addresses.address(of: report.section(at: range.lower)), range: range,
      sentence: report.words(in: report.sentence(around: range)))
  }

  /// Ranges in order, without those that overlap one before them.
  private static func apart(_ ranges: [TextRange]) -> [TextRange] {
    var kept: [TextRange] = []
    for range in ranges.sorted(by: { ($0.lower, $1.upper) < ($1.lower, $0.upper) }) {
      if let last = kept.last, range.overlaps(last) { continue }
      kept.append(range)
    }
    return kept
  }
}
