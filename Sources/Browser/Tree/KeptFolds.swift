import ReportModel
import TextFacts

/// The folds of an outline in a form that outlives the program, and whether it is shown at all: sections are known by the
/// headings that lead to them, so that the folds fit an edited report too.
public struct KeptFolds: Sendable, Hashable {
  /// A section that is an exception: the hash of its headings, and how many sections before it have the same.
  struct FoldedHeading: Sendable, Hashable {
    var headings: UInt64
    var ordinal: UInt16
  }

  /// The level down to which the tree is open; 255 for all levels.
  private var openLevel: UInt8
  /// The exceptions, by hash and number.
  private var exceptions: [FoldedHeading] = []
  /// Whether the reader wants the tree beside this report; nil leaves that to whether there is anything to show.
  let isTreeWanted: Bool?

  /// The folds of `report`; those of a report of very many sections are not kept, nor are very many exceptions.
  init(_ folds: Folds, of report: Report, isTreeWanted: Bool? = nil) {
    self.isTreeWanted = isTreeWanted
    openLevel = UInt8(clamping: folds.openLevel)
    guard !folds.exceptions.isEmpty, folds.exceptions.count <= WorkBudget.foldsRemembered.exceptions else { return }
    var hashes: [UInt64] = []
    for section in folds.exceptions where report.sections.indices.contains(section.value) {
      hashes.append(Self.headings(of: section, in: report))
    }
    hashes.sort()
    Self.forEach(of: hashes, in: report) { section, key in
      if folds.exceptions.contains(section) { exceptions.append(key) }
    }
    exceptions.sort(by: Self.precedes)
  }

  /// The folds in `report`, of which headings that are gone are left out.
  func folds(in report: Report) -> Folds {
    var folds = Folds(openLevel: openLevel == .max ? .max : Int(openLevel))
    Self.forEach(of: exceptions.map(\.headings), in: report) { section, key in
      let place = exceptions.partitionPoint { Self.precedes($0, key) }
      guard place < exceptions.count, exceptions[place] == key else { return }
      let level = report[section].level
      folds.set(section, level: level, folded: !folds.isFolded(section, level: level))
    }
    return folds
  }

  private static func precedes(_ left: FoldedHeading, _ right: FoldedHeading) -> Bool {
    (left.headings, left.ordinal) < (right.headings, right.ordinal)
  }

  // MARK: Bytes

  /// The folds as bytes: the level, then ten bytes an exception, then, where the reader has chosen, whether the tree is
  /// shown.
  public var bytes: [UInt8] {
    var bytes = [openLevel]
    for key in exceptions {
      withUnsafeBytes(of: key.headings.bigEndian) { bytes += $0 }
      withUnsafeBytes(of: key.ordinal.bigEndian) { bytes += $0 }
    }
    if let isTreeWanted { bytes.append(isTreeWanted ? 1 : 0) }
    return bytes
  }

  /// Folds from bytes, which may say anything; nil where they are of no such form.
  public init?(bytes: [UInt8]) {
    let hasChoice = bytes.count % 10 == 2
    guard let level = bytes.first, let last = bytes.last, hasChoice ? last <= 1 : bytes.count % 10 == 1,
      bytes.count / 10 <= WorkBudget.foldsRemembered.exceptions
    else { return nil }
    isTreeWanted = hasChoice ? last == 1 : nil
    openLevel = level
    for start in stride(from: 1, to: bytes.count - (hasChoice ? 1 : 0), by: 10) {
      let number = bytes[start..<start + 8].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
      exceptions.append(
        FoldedHeading(headings: number, ordinal: UInt16(bytes[start + 8]) << 8 | UInt16(bytes[start + 9])))
    }
    exceptions.sort(by: Self.precedes)
  }

  // MARK: Sections

  /// Tells each section whose headings have one of `hashes`, which ascend, in the order of the report.
  private static func forEach(of hashes: [UInt64], in report: Report, _ body: (SectionIndex, FoldedHeading) -> Void) {
    guard let last = hashes.last, report.sections.count <= WorkBudget.foldsRemembered.sections else { return }
    var all: [UInt64] = []
    all.reserveCapacity(report.sections.count)
    var seen = [UInt16](repeating: 0, count: hashes.count)
    for index in report.sections.indices {
      let section = report.sections[index]
      let above = section.parent.map { all.indices.contains($0.value) ? all[$0.value] : 0 } ?? 0
      let hash = index == 0 ? 0 : headings(of: section, above: above, in: report)
      all.append(hash)
      guard index > 0, hash <= last else { continue }
      let place = hashes.partitionPoint { $0 < hash }
      guard hashes[place] == hash else { continue }
      body(SectionIndex(index), FoldedHeading(headings: hash, ordinal: seen[place]))
      seen[place] &+= 1
    }
  }

  private static func headings(of section: SectionIndex, in report: Report) -> UInt64 {
    (report.ancestors(of: section).reversed() + [section]).dropFirst().reduce(0) { above, index in
      headings(of: report[index], above: above, in: report)
    }
  }

  /// The hash of a heading below others (FNV-1a, 64 bits), which means the same in every run.
  private static func headings(of section: Section, above: UInt64, in report: Report) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    withUnsafeBytes(of: above.bigEndian) { $0.forEach(add) }
    report.text[section.number.bytes].prefix(bytesHashed).forEach(add)
    add(0)
    report.text[section.title.bytes].prefix(bytesHashed).forEach(add)
    return hash
  }

  /// The bytes of a number and of a title that tell them from others.
  private static let bytesHashed = 256
}
