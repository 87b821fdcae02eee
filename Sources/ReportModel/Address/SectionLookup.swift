/// The sections that an address names in a report.
public enum SectionLookup: Sendable, Equatable {
  /// No section.
  case none
  /// The section that is meant.
  case one(SectionIndex)
  /// All that it fits, none of them by its address as printed.
  case several([SectionIndex])

  /// Looks `typed` up. The first section whose address or path is `typed` as it stands is the one meant.
  public init(_ typed: String, in report: Report) {
    let addresses = Addresses(report)
    let found = addresses.sections(matching: typed)
    let wanted = typed.split(whereSeparator: \.isWhitespace).joined()
    let names = [addresses.address(of:), addresses.path(of:)]
    let exact = names.lazy.compactMap { name in found.first { name($0).utf8.elementsEqual(wanted.utf8) } }.first
    if let only = exact ?? (found.count == 1 ? found.first : nil) {
      self = .one(only)
    } else {
      self = found.isEmpty ? .none : .several(found)
    }
  }

  /// A line for each candidate: its address, and its heading.
  public static func lines(_ candidates: [SectionIndex], in report: Report) -> [String] {
    let addresses = Addresses(report)
    return candidates.map { "\(addresses.address(of: $0))\t\(report.title(of: $0))" }
  }
}
