import ReportModel

/// Reports in memory, as they are at one moment: a value, which whoever searches it keeps while others add to it.
///
/// Made of immutable segments. Adding, replacing and removing copy a few bytes a report and no text. A report that was
/// replaced or removed stays in its segment until that is indexed anew, and is found no more.
public struct Library: Sendable {
  /// The segment of a report, and its position in that.
  private struct Slot: Sendable, Equatable {
    var segment: UInt32
    var position: UInt32
    static let none = Slot(segment: .max, position: 0)
  }

  /// The segments in order; nil where one has become part of another.
  private(set) var segments: [LibrarySegment?] = []
  /// The segments that are waiting to be indexed, or being indexed: names of segments, ascending.
  private var unindexed: [Int] = []
  private var slots: [Slot] = []
  /// The number of reports there are.
  public private(set) var count = 0
  /// UTF-8 bytes of the texts there are.
  public private(set) var bytes = 0
  /// UTF-8 bytes of the largest text that was ever added.
  public private(set) var largest = 0
  /// The number of times a report was replaced or removed.
  public private(set) var revision = 0

  /// An empty library.
  public init() {}

  /// The number that the next report will have; all reports have smaller ones.
  public var end: ReportNumber { ReportNumber(slots.count) }

  /// The numbers of the reports there are, ascending.
  public var numbers: [ReportNumber] { slots.indices.lazy.filter { slots[$0] != .none }.map { ReportNumber($0) } }

  /// The report with a number; nil where there is none, or no longer.
  public subscript(number: ReportNumber) -> LibraryReport? {
    guard slots.indices.contains(number.value), slots[number.value] != .none else { return nil }
    let slot = slots[number.value]
    return segments[Int(slot.segment)]?.reports[Int(slot.position)]
  }

  /// Bytes that the library takes: texts, outlines, indexes.
  public var weight: Int {
    segments.reduce(slots.count * MemoryLayout<Slot>.stride) { sum, segment in
      guard let segment else { return sum }
      let index = segment.isKept ? 0 : segment.index?.weight ?? 0
      return segment.reports.reduce(sum + index) { $0 + $1.report.weight }
    }
  }

  /// Adds reports; their numbers come back, in the same order.
  @discardableResult
  public mutating func add(_ reports: [LibraryReport]) -> [ReportNumber] {
    guard !reports.isEmpty else { return [] }
    let numbers = reports.indices.map { ReportNumber(slots.count + $0) }
    slots += reports.map { _ in Slot.none }
    count += reports.count
    bytes += reports.reduce(0) { $0 + $1.report.byteCount }
    // An index has room for so many texts only.
    for start in stride(from: 0, to: reports.count, by: Blocks.mostTexts / 3) {
      let part = start..<min(start + Blocks.mostTexts / 3, reports.count)
      append(LibrarySegment(numbers: Array(numbers[part]), reports: Array(reports[part])))
    }
    return numbers
  }

  /// Puts another report in the place of one, as when its file has changed; does nothing for a number without report.
  public mutating func replace(_ number: ReportNumber, with report: LibraryReport) {
    guard let replaced = self[number] else { return }
    bytes += report.report.byteCount - replaced.report.byteCount
    revision += 1
    append(LibrarySegment(numbers: [number], reports: [report]))
  }

  /// Takes a report out; does nothing for a number without report.
  public mutating func remove(_ number: ReportNumber) {
    guard let report = self[number] else { return }
    slots[number.value] = .none
    count -= 1
    bytes -= report.report.byteCount
    revision += 1
  }

  /// Whether the report at `position` of a segment is the one its number means.
  func isCurrent(segment: Int, position: Int, number: ReportNumber) -> Bool {
    slots[number.value] == Slot(segment: UInt32(segment), position: UInt32(position))
  }

  private mutating func append(_ segment: LibrarySegment) {
    largest = segment.reports.reduce(largest) { max($0, $1.report.byteCount) }
    unindexed.append(segments.count)
    segments.append(segment)
    place(segment, at: segments.count - 1)
  }

  private mutating func place(_ segment: LibrarySegment, at name: Int) {
    for (position, number) in segment.numbers.enumerated() {
      slots[number.value] = Slot(segment: UInt32(name), position: UInt32(position))
    }
  }
}

// MARK: Segments on the disk

extension Library {
  /// A segment on the disk that was added: the numbers of its reports follow one another.
  public struct KeptAddition: Sendable {
    fileprivate let name: Int
    /// The number of its first report.
    public let first: ReportNumber
  }

  /// Adds a segment that lies on the disk. Its reports, which are `reports`, get numbers, but are not there until they
  /// are admitted: whether their files are still the same has to be looked at first.
  public mutating func add(_ kept: KeptSegment, reports: [LibraryReport]) -> KeptAddition {
    let addition = KeptAddition(name: segments.count, first: end)
    let numbers = reports.indices.map { ReportNumber(slots.count + $0) }
    slots += reports.map { _ in Slot.none }
    segments.append(LibrarySegment(numbers: numbers, reports: reports, kept: kept))
    return addition
  }

  /// Lets the report at `position` of a segment on the disk be one of the library; its number.
  @discardableResult
  public mutating func admit(_ position: Int, of addition: KeptAddition) -> ReportNumber? {
    guard let segment = segments[addition.name], segment.reports.indices.contains(position) else { return nil }
    let number = segment.numbers[position]
    guard slots[number.value] == .none else { return number }
    slots[number.value] = Slot(segment: UInt32(addition.name), position: UInt32(position))
    count += 1
    let size = segment.reports[position].report.byteCount
    bytes += size
    largest = max(largest, size)
    // Whoever has searched the reports up to the last has not searched this one.
    revision += 1
    return number
  }

  /// The bytes of the texts of a segment on the disk, and of those in it that are reports of the library.
  public func extent(of addition: KeptAddition) -> (all: Int, current: Int) {
    guard let segment = segments[addition.name] else { return (0, 0) }
    return (segment.bytes, current(in: addition.name).reduce(0) { $0 + $1.report.report.byteCount })
  }

  /// Whether any report of a segment on the disk is one of the library.
  public func holdsAny(of addition: KeptAddition) -> Bool { !current(in: addition.name).isEmpty }

  /// The work that makes one segment of what is left of some on the disk.
  public func merging(_ additions: [KeptAddition]) -> Indexing {
    let left = additions.flatMap { current(in: $0.name) }.sorted { $0.number < $1.number }
    return Indexing(names: additions.map(\.name).sorted(), numbers: left.map(\.number), reports: left.map(\.report))
  }

  /// The reports of a segment that are reports of the library.
  private func current(in name: Int) -> [(number: ReportNumber, report: LibraryReport)] {
    guard let segment = segments[name] else { return [] }
    return segment.numbers.enumerated()
      .filter { isCurrent(segment: name, position: $0.offset, number: $0.element) }
      .map { ($0.element, segment.reports[$0.offset]) }
  }

  /// The reports in segments that turned out not to be as they were written to the disk.
  public var damaged: [ReportNumber] {
    segments.indices.flatMap { name -> [ReportNumber] in
      guard let segment = segments[name], segment.isDamaged else { return [] }
      return segment.numbers.enumerated()
        .filter { isCurrent(segment: name, position: $0.offset, number: $0.element) }.map(\.element)
    }
  }
}

// MARK: Indexing

extension Library {
  /// Segments to be made into one that is indexed: work for a background thread.
  public struct Indexing: Sendable {
    fileprivate let names: [Int]
    fileprivate let numbers: [ReportNumber]
    fileprivate let reports: [LibraryReport]

    /// Does the work, some three seconds a gigabyte on one thread; `adopt` takes what comes back.
    public func run() -> Indexed {
      let index = SegmentIndex.index(of: reports.map { $0.report.searchedText.array })
      return Indexed(names: names, segment: LibrarySegment(numbers: numbers, reports: reports, index: index))
    }
  }

  /// The result of an indexing, to be added to a library.
  public struct Indexed: Sendable {
    let names: [Int]
    let segment: LibrarySegment
  }

  /// UTF-8 bytes of the texts that wait to be indexed.
  public var unindexedBytes: Int { unindexed.reduce(0) { $0 + (segments[$1]?.bytes ?? 0) } }

  /// Bytes of text in a segment that is worth an index of its own.
  public static let segmentBytes = 8 << 20

  /// Takes reports that came and are not indexed yet out of the queue, some `segmentBytes` of them; nil where there are
  /// not as many, unless `all` are wanted, as when no more will come.
  public mutating func takeIndexing(all: Bool = false) -> Indexing? { takeIndexing(of: Self.segmentBytes, all: all) }

  /// The same for segments of `wanted` bytes.
  mutating func takeIndexing(of wanted: Int, all: Bool = false) -> Indexing? {
    var taken = 0
    var bytes = 0
    var count = 0
    while taken < unindexed.count, bytes < wanted, count < Blocks.mostTexts {
      bytes += segments[unindexed[taken]]?.bytes ?? 0
      count += segments[unindexed[taken]]?.reports.count ?? 0
      taken += 1
    }
    guard taken > 0, all || bytes >= wanted || count >= Blocks.mostTexts else { return nil }
    let names = Array(unindexed.prefix(taken))
    unindexed.removeFirst(taken)
    let current = names.flatMap { self.current(in: $0) }.sorted { $0.number < $1.number }
    return Indexing(names: names, numbers: current.map(\.number), reports: current.map(\.report))
  }

  /// Puts an indexed segment in the place of those it was made of. What was replaced or removed meanwhile stays so.
  public mutating func adopt(_ indexed: Indexed) {
    guard let name = indexed.names.first else { return }
    let merged = Set(indexed.names.map { UInt32($0) })
    for other in indexed.names { segments[other] = nil }
    segments[name] = indexed.segment
    for (position, number) in indexed.segment.numbers.enumerated() where merged.contains(slots[number.value].segment) {
      slots[number.value] = Slot(segment: UInt32(name), position: UInt32(position))
    }
  }
}
