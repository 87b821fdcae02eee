import ReportIndex
import ReportModel
import Synchronization

/// The few reports of a library that were unpacked last.
///
/// Nothing but a memory of what `PackedReport.unpacked` makes, so that a tree of unfolded reports is not unpacked anew
/// at every key: a state and its copies may share one.
final class UnpackedReports: Sendable {
  private struct Entry {
    var number: Int
    var report: Report
    var weight: Int
  }

  private let entries = Mutex<[Entry]>([])
  /// Sections and paragraphs kept at the most, beside those of the report unpacked last.
  private static let capacity = 400_000
  private static let mostReports = 96

  /// A report unpacked.
  func report(_ number: Int, _ packed: PackedReport) -> Report {
    entries.withLock { entries in
      if let index = entries.lastIndex(where: { $0.number == number }) {
        let entry = entries.remove(at: index)
        // The texts of both are the same array while the packed report has not become another.
        if Self.isSame(entry.report.text, packed.text) {
          entries.append(entry)
          return entry.report
        }
      }
      let report = packed.unpacked()
      let weight = report.sections.count + report.paragraphs.count
      entries.append(Entry(number: number, report: report, weight: weight))
      var kept = entries.reduce(0) { $0 + $1.weight }
      while entries.count > 1, entries.count > Self.mostReports || kept > Self.capacity {
        kept -= entries.removeFirst().weight
      }
      return report
    }
  }

  private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count
      && left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { left.baseAddress == $0.baseAddress }
      }
  }
}
