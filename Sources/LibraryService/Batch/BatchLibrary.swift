import ReportIndex
import ReportModel
import ReportReading

/// The reports that a batch command was given, as a library: those that lie in an index on the disk with its lists.
public struct BatchLibrary {
  /// All of them.
  public private(set) var library = Library()
  /// For each report by its number the number of reports that were given before it; for those of the index that were not
  /// given, more than there are.
  public private(set) var ranks: [Int] = []

  /// A segment of an index.
  private struct Segment: Hashable {
    var index: ObjectIdentifier
    var number: Int
  }

  private var additions: [Segment: Library.KeptAddition] = [:]
  private var count = 0

  /// No report yet.
  public init() {}

  /// Takes in a report that was read; its number.
  public mutating func add(_ dated: DatedReport) -> ReportNumber? {
    let report = LibraryReport(PackedReport(dated.report), name: dated.report.source.name, year: dated.year)
    return ranked(library.add([report]).first)
  }

  /// Takes in a report that lies in an index, which must live as long as this; its number.
  public mutating func add(_ loaded: LoadedReport, of kept: KeptLibrary) -> ReportNumber? {
    guard let place = loaded.kept else { return nil }
    let segment = Segment(index: ObjectIdentifier(kept), number: place.segment)
    let addition = additions[segment] ?? kept.add(place.segment, to: &library)
    additions[segment] = addition
    return ranked(library.admit(place.position, of: addition))
  }

  /// Notes the rank of a report.
  private mutating func ranked(_ number: ReportNumber?) -> ReportNumber? {
    guard let number else { return nil }
    while ranks.count <= number.value { ranks.append(.max) }
    ranks[number.value] = count
    count += 1
    return number
  }
}
