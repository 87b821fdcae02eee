import ReportIndex
import ReportModel

/// The reports that can be read, by number, and what is known of their files.
///
/// Reports go by numbers: those the command line names by their order from 0, those of a library by the number they
/// have there, which go on from these.
struct ReportsState: Sendable {
  /// The kinds of collections that can be open.
  enum Collection: Sendable {
    /// One report and nothing else.
    case single
    /// Several reports as one library.
    case library(LibraryState)
  }

  var collection = Collection.single
  /// The reports that came by themselves and not out of a library, in their newest readings.
  var direct: [Int: Report]
  /// The reports of the library that were unpacked last.
  var unpacked = UnpackedReports()
  /// Newer readings of reports whose files have changed, until they are asked for.
  var newer: [Int: (report: Report, addresses: Addresses?)] = [:]
  /// Reports whose files have changed since they were read.
  var stale: Set<Int> = []
  /// The large report that what is being done cannot go on without.
  var missing: Int?
  /// Large reports that were asked for and are not at hand, to be asked for once the event is taken in.
  var wanted: [Int: PackedReport] = [:]
  /// The large reports that are being unpacked.
  var unpacking: Set<Int> = []
  /// Large reports that have become others since they were left, as they were then, until they are unpacked again.
  var outdated: [Int: PackedReport] = [:]

  /// Whether the file of a report holds something else than was read.
  func isStale(_ number: Int) -> Bool { stale.contains(number) || newer[number] != nil }
}
