import ReportIndex
import ReportModel
import TextFacts

/// A cache of the reports of a library unpacked last, so that a tree of unfolded reports is not unpacked anew at every
/// key.
///
/// `PackedReport.unpacked` makes the same report from the same bytes at any time. Reading the cache does not change it;
/// only handling an event does.
struct UnpackedReports: Sendable {
  private struct Entry: Sendable {
    var number: Int
    var report: Report
    /// The addresses of its sections, where they were made with it.
    var addresses: Addresses?
    /// The number of its sections and paragraphs: its weight in memory, beside its text.
    var weight: Int { report.sections.count + report.paragraphs.count }
  }

  /// The reports kept, the one used last at the end.
  private var entries: [Entry] = []
  /// The most sections and paragraphs kept, beside those of the report unpacked last.
  private static let capacity = WorkBudget.unpackedParts
  private static let mostReports = WorkBudget.unpackedReports
  /// The most bytes of a report that is unpacked at a key.
  static let mostAtOnce = WorkBudget.unpackedAtKey

  /// Whether a report takes too long to unpack at a key.
  static func isLarge(_ packed: PackedReport) -> Bool { packed.byteCount > mostAtOnce }

  /// A report unpacked: from the cache, or else unpacked now; nil for a large one not in the cache.
  func report(_ number: Int, _ packed: PackedReport) -> Report? {
    entry(number, packed.text)?.report ?? (Self.isLarge(packed) ? nil : packed.unpacked())
  }

  /// The addresses of the sections of a report in the cache; nil where they are not known.
  func addresses(_ number: Int, _ text: [UInt8]) -> Addresses? { entry(number, text)?.addresses }

  /// Puts a report into the cache, as the one used last.
  mutating func keep(_ number: Int, _ report: Report, _ addresses: Addresses? = nil) {
    let known = entry(number, report.text)?.addresses
    entries.removeAll { $0.number == number }
    entries.append(Entry(number: number, report: report, addresses: addresses ?? known))
    var kept = entries.reduce(0) { $0 + $1.weight }
    while entries.count > 1, entries.count > Self.mostReports || kept > Self.capacity {
      kept -= entries.removeFirst().weight
    }
  }

  /// The entry for this version of a report. Texts of the same version are the same array in memory.
  private func entry(_ number: Int, _ text: [UInt8]) -> Entry? {
    entries.last { $0.number == number }.flatMap { TextIdentity($0.report.text) == TextIdentity(text) ? $0 : nil }
  }
}
