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
    /// The names of its sections, where they were found with it.
    var addresses: Addresses?
    var weight: Int
  }

  private struct Shelf {
    var entries: [Entry] = []
    /// Reports that were asked for and take too long to unpack between two keys.
    var missing: [Int: PackedReport] = [:]
  }

  private let shelf = Mutex(Shelf())
  /// Sections and paragraphs kept at the most, beside those of the report unpacked last.
  private static let capacity = 400_000
  private static let mostReports = 96
  /// Bytes of text of a report that is unpacked between two keys: some milliseconds' work.
  static let mostAtOnce = 2 << 20

  /// A report unpacked; nil for a large one that is not at hand, which `takeMissing` then names.
  func report(_ number: Int, _ packed: PackedReport) -> Report? {
    shelf.withLock { shelf in
      if let known = Self.known(number, packed.text, &shelf.entries) { return known.report }
      if packed.text.count > Self.mostAtOnce {
        shelf.missing[number] = packed
        return nil
      }
      let report = packed.unpacked()
      Self.keep(Entry(number: number, report: report, weight: Self.weight(of: report)), &shelf.entries)
      return report
    }
  }

  /// The names of the sections of a large report that is at hand.
  func addresses(_ number: Int, _ text: [UInt8]) -> Addresses? {
    shelf.withLock { Self.known(number, text, &$0.entries)?.addresses }
  }

  /// Takes in a report that was unpacked elsewhere.
  func keep(_ number: Int, _ report: Report, _ addresses: Addresses) {
    shelf.withLock { shelf in
      _ = Self.known(number, report.text, &shelf.entries)
      shelf.entries.removeAll { $0.number == number }
      Self.keep(
        Entry(number: number, report: report, addresses: addresses, weight: Self.weight(of: report)), &shelf.entries)
    }
  }

  /// The reports that have been asked for since the last time and are to be unpacked elsewhere.
  func takeMissing() -> [Int: PackedReport] {
    shelf.withLock { shelf in
      defer { shelf.missing = [:] }
      return shelf.missing
    }
  }

  private static func weight(of report: Report) -> Int { report.sections.count + report.paragraphs.count }

  /// The report where it is at hand and has not become another; it is then the one used last.
  private static func known(_ number: Int, _ text: [UInt8], _ entries: inout [Entry]) -> Entry? {
    guard let index = entries.lastIndex(where: { $0.number == number }) else { return nil }
    let entry = entries.remove(at: index)
    // The texts of both are the same array while the packed report has not become another.
    guard isSame(entry.report.text, text) else { return nil }
    entries.append(entry)
    return entry
  }

  private static func keep(_ entry: Entry, _ entries: inout [Entry]) {
    entries.append(entry)
    var kept = entries.reduce(0) { $0 + $1.weight }
    while entries.count > 1, entries.count > mostReports || kept > capacity { kept -= entries.removeFirst().weight }
  }

  private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count
      && left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { left.baseAddress == $0.baseAddress }
      }
  }
}
