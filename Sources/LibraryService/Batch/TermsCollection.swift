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
  /// The files whose terms are listed, by device and number.
  private var files: Set<[UInt]> = []

  /// Reports that a thread counts at a time.
  private static let piece = 64

  /// No report yet.
  public init() {}

  /// Takes in a report whose terms are listed.
  public mutating func add(_ report: DatedReport) {
    if let file = Self.file(of: report) { files.insert(file) }
    chosen.insert(append(report))
  }

  /// Takes in a report that terms are weighed against; one that is among those whose terms are listed is left out, so
  /// these come first.
  public mutating func add(reference report: DatedReport) {
    if let file = Self.file(of: report), files.contains(file) { return }
    others.insert(append(report))
  }

  /// Counts all terms in all reports, in parts that `parallel` runs; once every report is in.
  public mutating func count(_ parallel: Parallel) {
    let (counter, texts) = (library.counter, entries.map(\.report.text))
    let pieces = (texts.count + Self.piece - 1) / Self.piece
    let counts = PieceResults.of(pieces, parallel) { piece in
      counter.counts(in: Array(texts[piece * Self.piece..<min(texts.count, (piece + 1) * Self.piece)]))
    }
    for (number, counts) in counts.joined().enumerated() { library.setCounts(counts, report: number) }
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

  private static func file(of report: DatedReport) -> [UInt]? {
    report.report.source.path.flatMap(FileStamp.init(path:)).map { [$0.device, $0.inode] }
  }

  /// Takes in a report; its number.
  private mutating func append(_ dated: DatedReport) -> Int {
    let number = entries.count
    library.add(TermExtractor.marked(in: dated.report), report: number, year: dated.year)
    entries.append(Entry(report: PackedReport(dated.report), year: dated.year))
    return number
  }
}
