import ReportIndex
import ReportModel
import ReportReuse
import Threads

/// The reports of a batch command that compares all texts with all: the characters of each, and in a few bytes what else
/// is printed of it. The texts are not kept: they are written again from their characters.
public struct BatchReports: Sendable {
  /// A report without its text.
  struct Entry: Sendable {
    let source: ReportSource
    let year: Int?
    /// All but the text; the report, where it lies in an index.
    private let record: [UInt8]
    private let kept: PackedReport?

    fileprivate init(_ report: PackedReport, year: Int?) {
      (source, self.year) = (report.source, year)
      kept = report.isKept ? report : nil
      record = report.isKept ? [] : report.record
    }

    /// The report, unpacked, with its text; nil for another text.
    func report(text: () -> [UInt8]) -> Report? {
      (kept ?? PackedReport(text: text(), record: record, source: source))?.unpackedOnce()
    }
  }

  /// The characters of the texts.
  public private(set) var texts = SpacelessTexts()
  private(set) var entries: [Entry] = []
  /// Reports that wait to be taken in, several at a time.
  private var waiting: [(report: PackedReport, year: Int?)] = []
  private var waitingBytes = 0
  private let parallel: Parallel

  private static let (mostWaiting, mostBytes) = (256, 8 << 20)

  /// No report yet; work is done in parts that `parallel` runs.
  public init(_ parallel: @escaping Parallel) { self.parallel = parallel }

  /// The number of reports.
  public var count: Int { entries.count + waiting.count }

  /// Takes in a report, and the year it is about.
  public mutating func add(_ report: PackedReport, year: Int?) {
    waiting.append((report, year))
    waitingBytes += report.byteCount
    if waiting.count >= Self.mostWaiting || waitingBytes >= Self.mostBytes { complete() }
  }

  /// Takes in those that wait; once all were added.
  public mutating func complete() {
    let reports = waiting
    (waiting, waitingBytes) = ([], 0)
    texts.add(ReuseTexts(lengths: reports.map(\.report.byteCount)) { reports[$0].report.searchedText }, parallel)
    entries += PieceResults.of(reports.count, parallel) { Entry(reports[$0].report, year: reports[$0].year) }
  }
}
