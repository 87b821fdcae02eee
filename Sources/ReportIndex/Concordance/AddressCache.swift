import ReportModel
import Synchronization
import TextFacts

/// Addresses of sections of a library's reports. Those of the last few reports asked about are kept: a report must be
/// unpacked for them.
public final class AddressCache: Sendable {
  private struct Entry {
    var number: ReportNumber
    /// The text whose addresses they are: another report may take the number.
    var text: TextIdentity
    var addresses: Addresses
  }

  /// More than a screen shows reports at once.
  private static let most = 64

  private let entries = Mutex<[Entry]>([])

  /// Knows none.
  public init() {}

  /// The address of a section; empty for the report itself, or where there is no such report.
  public func address(of section: SectionIndex, in number: ReportNumber, of library: Library) -> String {
    guard let report = library[number]?.report else { return "" }
    let text = TextIdentity(report.text)
    return entries.withLock { entries in
      if let known = entries.firstIndex(where: { $0.number == number && $0.text == text }) {
        let entry = entries.remove(at: known)
        entries.append(entry)
        return entry.addresses.address(of: section)
      }
      entries.removeAll { $0.number == number }
      if entries.count >= Self.most { entries.removeFirst() }
      let addresses = Addresses(report.unpacked())
      entries.append(Entry(number: number, text: text, addresses: addresses))
      return addresses.address(of: section)
    }
  }
}
