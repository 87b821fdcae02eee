import ReportIndex
import ReportModel

/// The reports that can be read, by number, and the changes of their files.
///
/// Reports are numbered: those named on the command line in their order from 0, those of a library by their number
/// there, which continues this count.
struct ReportsState: Sendable {
  /// The reports open now.
  enum Collection: Sendable {
    /// A single report.
    case single
    /// Several reports as one library.
    case library(LibraryState)
  }

  var collection = Collection.single
  /// The reports that do not belong to a library, in their newest readings.
  private(set) var direct: [Report]
  /// The numbers among them that stand for no report: what they named could not be read.
  var unread: Set<Int> = []
  /// The files and folders that were not read, one line each.
  var skipped: [String] = []
  /// Whether folders are read too, so that there may be reports to come.
  var hasFolders = false
  /// The reports that are being read, for the first time or again, and how far that has come.
  var readings: [Int: ReadingProgress] = [:]
  /// The reports of the library unpacked last.
  var unpacked = UnpackedReports()
  /// Newer readings of reports whose files have changed, kept until the reader asks for them.
  var newer: [Int: (report: Report, addresses: Addresses?)] = [:]
  /// The reports whose files have changed since they were read.
  var stale: Set<Int> = []
  /// The reports that were replaced by newer readings, as they were when they were opened.
  var opened: [Int: Report] = [:]
  /// The large reports to be unpacked; requested when the event is handled.
  var wanted: [Int: PackedReport] = [:]
  /// The large reports being unpacked now.
  var unpacking: Set<Int> = []
  /// The old versions of large reports that were replaced since they were left, kept until the new ones are unpacked.
  var outdated: [Int: PackedReport] = [:]

  /// The reports read further of which the library, which is searched and counted, has an earlier reading.
  var unsearched: Set<Int> = []

  /// Whether the file of a report has changed since it was read.
  func isStale(_ number: Int) -> Bool { stale.contains(number) || newer[number] != nil }

  /// A report named on the command line, by its number; nil for any other.
  func direct(_ number: Int) -> Report? {
    direct.indices.contains(number) && !unread.contains(number) ? direct[number] : nil
  }

  /// The numbers of these reports, ascending.
  var directNumbers: [Int] { direct.indices.filter { !unread.contains($0) } }

  /// Puts a newer reading in the place of such a report; does nothing for any other.
  mutating func replaceDirect(_ number: Int, with report: Report) {
    if direct.indices.contains(number) { direct[number] = report }
  }
}
