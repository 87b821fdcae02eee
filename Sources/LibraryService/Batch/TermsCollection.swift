import ReportIndex
import ReportModel
import ReportReading
import ReportTerms

/// The reports whose terms are listed, and those they are weighed against, with their terms.
public struct TermsCollection: Sendable {
  /// A report, packed: what is printed of it is looked up at the end.
  struct Entry: Sendable {
    var report: PackedReport
    var year: Int?
  }

  /// All reports; a report's number is its position.
  private(set) var entries: [Entry] = []
  private(set) var library = LibraryTerms()
  /// The numbers of the reports whose terms are listed, and of those they are weighed against.
  private(set) var chosen: Set<Int> = []
  private(set) var others: Set<Int> = []
  /// The files whose terms are listed, by device and number; nil while nothing is weighed against them.
  private var files: Set<[UInt]>?

  /// Reports that a thread counts at a time.
  private static let piece = 64

  /// No report yet.
  public init() {}

  /// Takes in a report whose terms are listed.
  public mutating func add(_ report: DatedReport) { add(PackedReport(report.report), year: report.year) }

  /// Takes in a report whose terms are listed, packed, and the year it is about.
  public mutating func add(_ report: PackedReport, year: Int?) {
    chosen.insert(entries.count)
    entries.append(Entry(report: report, year: year))
  }

  /// Takes in a report that terms are weighed against.
  public mutating func add(reference report: DatedReport) {
    add(reference: PackedReport(report.report), year: report.year)
  }

  /// Takes in a report that terms are weighed against; one that is among those whose terms are listed is left out, so
  /// these come first.
  public mutating func add(reference report: PackedReport, year: Int?) {
    let files = files ?? Set(entries.compactMap { Self.file(of: $0.report) })
    self.files = files
    if let file = Self.file(of: report), files.contains(file) { return }
    others.insert(entries.count)
    entries.append(Entry(report: report, year: year))
  }

  /// Finds and counts all terms in all reports, in parts that `parallel` runs; once every report is in.
  public mutating func count(_ parallel: Parallel) {
    let found = pieces(parallel) { piece in piece.map { TermExtractor.marked(in: $0.report.unpackedOnce()) } }
    for (number, terms) in found.enumerated() { library.add(terms, report: number, year: entries[number].year) }
    let counter = library.counter
    let counts = pieces(parallel) { piece in counter.counts(in: piece.map { $0.report.searchedText.array }) }
    for (number, counts) in counts.enumerated() { library.setCounts(counts, report: number) }
  }

  /// The results of `work` on all reports, some at a time, in order.
  private func pieces<Result: Sendable>(
    _ parallel: Parallel, _ work: @escaping @Sendable (ArraySlice<Entry>) -> [Result]
  ) -> [Result] {
    let entries = entries
    let count = (entries.count + Self.piece - 1) / Self.piece
    return PieceResults.of(count, parallel) { piece in
      work(entries[piece * Self.piece..<min(entries.count, (piece + 1) * Self.piece)])
    }.flatMap { $0 }
  }

  /// The table of the terms, weighed against the others where that is wanted; in `order`, or, without one, by how much
  /// more frequent they are than in the others, else by frequency.
  public func table(weighed: Bool, groupingVariants: Bool, kinds: [TermKind], order: TermOrder?) -> TermTable {
    var table = library.table(
      of: chosen, against: weighed ? others : nil, groupingVariants: groupingVariants)
    if !kinds.isEmpty { table = table.filtered { kind, _ in kinds.contains(kind) } }
    if order == .found, let places = placesOfOnlyReport {
      table.sort(byPlacesIn: places)
    } else {
      table.sort(by: order ?? (weighed ? .keyness : .frequency))
    }
    return table
  }

  /// The places of the terms in the only report whose terms are listed; nil where there are several.
  private var placesOfOnlyReport: ReportTerms? {
    guard chosen.count == 1, let number = chosen.first else { return nil }
    return library.places(in: entries[number].report.unpacked(), counter: library.counter)
  }

  private static func file(of report: PackedReport) -> [UInt]? {
    report.source.path.flatMap(FileStamp.init(path:)).map { [$0.device, $0.inode] }
  }
}
