import LibraryService
import ReportIndex
import ReportModel
import ReportReading
import ReportTerms

/// The reports whose terms are listed, and those they are weighed against, read and counted.
struct TermsInput {
  /// A report, packed: what is printed of it is looked up at the end.
  struct Entry {
    var report: PackedReport
    var year: Int?
  }

  /// All reports; a report's number is its position.
  private(set) var entries: [Entry] = []
  private(set) var library = LibraryTerms()
  /// The numbers of the reports whose terms are listed, and of those they are weighed against.
  private(set) var chosen: Set<Int> = []
  private(set) var others: Set<Int> = []
  /// Whether any could not be read; a line on standard error has said so.
  private(set) var hasFailed = false

  /// Reports that a thread counts at a time.
  private static let piece = 64

  /// The files whose terms are listed, by device and number.
  private var files: Set<[UInt]> = []

  /// Reads the reports at `paths`, and at `against` those to weigh them against.
  init(_ paths: [String], against: [String], encoding: ReportEncoding?, rules: String?) {
    var input = PathReading(encoding: encoding, rules: rules)
    input.each(paths) { take($0, isReference: false) }
    input.each(against) { take($0, isReference: true) }
    hasFailed = input.hasFailed
    let (counter, texts) = (library.counter, entries.map(\.report.text))
    let pieces = (texts.count + Self.piece - 1) / Self.piece
    let counts = PieceResults.of(pieces, ThreadPool().parallel(.answer)) { piece in
      counter.counts(in: Array(texts[piece * Self.piece..<min(texts.count, (piece + 1) * Self.piece)]))
    }
    for (number, counts) in counts.joined().enumerated() { library.setCounts(counts, report: number) }
  }

  /// Where the terms stand in the only report whose terms are listed; nil where there are several.
  var placesOfOnlyReport: ReportTerms? {
    guard chosen.count == 1, let number = chosen.first else { return nil }
    return library.places(in: entries[number].report.unpacked(), counter: library.counter)
  }

  private mutating func take(_ item: PathReading.Item, isReference: Bool) -> Bool {
    if let stamp = item.report.source.path.flatMap(FileStamp.init(path:)) {
      let identity = [stamp.device, stamp.inode]
      if isReference, files.contains(identity) { return true }
      if !isReference { files.insert(identity) }
    }
    let number = entries.count
    library.add(TermExtractor.marked(in: item.report), report: number, year: item.year)
    entries.append(Entry(report: PackedReport(item.report), year: item.year))
    if isReference { others.insert(number) } else { chosen.insert(number) }
    return true
  }
}
