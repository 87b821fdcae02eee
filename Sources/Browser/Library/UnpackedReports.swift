import ReportIndex
import ReportModel
import TextFacts

/// The few reports of a library that were unpacked last, so that a tree of unfolded reports is not unpacked anew at
/// every key.
///
/// A cache and nothing else: `PackedReport.unpacked` makes the same from the same bytes. Asking changes nothing; only
/// taking in an event does.
struct UnpackedReports: Sendable {
  private struct Entry: Sendable {
    var number: Int
    var report: Report
    /// The names of its sections, where they were found with it.
    var addresses: Addresses?
    /// Sections and paragraphs, which is what it weighs beside its text.
    var weight: Int { report.sections.count + report.paragraphs.count }
  }

  /// The one used last at the end.
  private var entries: [Entry] = []
  /// Sections and paragraphs kept at the most, beside those of the report unpacked last.
  private static let capacity = 400_000
  private static let mostReports = 96
  /// Bytes of text of a report that is unpacked between two keys: some milliseconds' work.
  static let mostAtOnce = 2 << 20

  /// Whether a report takes too long to unpack between two keys.
  static func isLarge(_ packed: PackedReport) -> Bool { packed.text.count > mostAtOnce }

  /// A report unpacked: as it is kept, else unpacked now; nil for a large one that is not kept.
  func report(_ number: Int, _ packed: PackedReport) -> Report? {
    entry(number, packed.text)?.report ?? (Self.isLarge(packed) ? nil : packed.unpacked())
  }

  /// Whether a report is kept as it is now.
  func keeps(_ number: Int, _ packed: PackedReport) -> Bool { entry(number, packed.text) != nil }

  /// The names of the sections of a large report that is kept.
  func addresses(_ number: Int, _ text: [UInt8]) -> Addresses? { entry(number, text)?.addresses }

  /// Keeps a report; it is then the one used last.
  mutating func keep(_ number: Int, _ report: Report, _ addresses: Addresses? = nil) {
    let known = entry(number, report.text)?.addresses
    entries.removeAll { $0.number == number }
    entries.append(Entry(number: number, report: report, addresses: addresses ?? known))
    var kept = entries.reduce(0) { $0 + $1.weight }
    while entries.count > 1, entries.count > Self.mostReports || kept > Self.capacity {
      kept -= entries.removeFirst().weight
    }
  }

  /// The report where it is kept and has not become another: the texts of both are then the same array.
  private func entry(_ number: Int, _ text: [UInt8]) -> Entry? {
    entries.last { $0.number == number }.flatMap { TextIdentity($0.report.text) == TextIdentity(text) ? $0 : nil }
  }
}
