import ReportModel

/// Reports in memory, as they are at one moment: a value, which whoever searches it keeps while others add to it.
///
/// Made of immutable segments. Adding, replacing and removing copy a few bytes a report and no text. A report that was
/// replaced or removed stays in its segment until that is made anew, and is found no more.
public struct Library: Sendable {
  /// Where a report stands.
  private struct Slot: Sendable {
    var segment: UInt32
    var position: UInt32
    static let none = Slot(segment: .max, position: 0)
  }

  private(set) var segments: [LibrarySegment] = []
  private var slots: [Slot] = []
  /// The number of reports there are.
  public private(set) var count = 0
  /// UTF-8 bytes of the texts there are.
  public private(set) var bytes = 0

  /// An empty library.
  public init() {}

  /// The number that the next report will have; all reports have smaller ones.
  public var end: ReportNumber { ReportNumber(slots.count) }

  /// The numbers of the reports there are, ascending.
  public var numbers: [ReportNumber] {
    slots.indices.lazy.filter { slots[$0].segment != Slot.none.segment }.map { ReportNumber($0) }
  }

  /// The report with a number; nil where there is none, or no longer.
  public subscript(number: ReportNumber) -> LibraryReport? {
    guard slots.indices.contains(number.value), slots[number.value].segment != Slot.none.segment else { return nil }
    let slot = slots[number.value]
    return segments[Int(slot.segment)].reports[Int(slot.position)]
  }

  /// Adds reports; their numbers come back, in the same order.
  @discardableResult
  public mutating func add(_ reports: [LibraryReport]) -> [ReportNumber] {
    guard !reports.isEmpty else { return [] }
    let numbers = reports.indices.map { ReportNumber(slots.count + $0) }
    slots += reports.map { _ in Slot.none }
    append(LibrarySegment(numbers: numbers, reports: reports))
    return numbers
  }

  /// Puts another report in the place of one, as when its file has changed; does nothing for a number without report.
  public mutating func replace(_ number: ReportNumber, with report: LibraryReport) {
    guard self[number] != nil else { return }
    remove(number)
    append(LibrarySegment(numbers: [number], reports: [report]))
  }

  /// Takes a report out.
  public mutating func remove(_ number: ReportNumber) {
    guard let report = self[number] else { return }
    slots[number.value] = Slot.none
    count -= 1
    bytes -= report.report.text.count
  }

  /// Whether the report at `position` of a segment is the one its number means.
  func isCurrent(segment: Int, position: Int) -> Bool {
    let number = segments[segment].numbers[position]
    let slot = slots[number.value]
    return Int(slot.segment) == segment && Int(slot.position) == position
  }

  private mutating func append(_ segment: LibrarySegment) {
    for (position, number) in segment.numbers.enumerated() {
      slots[number.value] = Slot(segment: UInt32(segments.count), position: UInt32(position))
    }
    segments.append(segment)
    count += segment.reports.count
    bytes += segment.bytes
  }
}
