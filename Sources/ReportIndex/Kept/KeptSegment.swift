import ReportModel
import Threads

/// A segment of a library that lies on the disk: its index, and its reports, each with the version of the file it was
/// read from.
///
/// Small parts are copied and checked when it is opened. Texts, records of reports and lists of the index are read where
/// they lie: a report is copied and checked whenever it is looked into, a list before it is first used. Memory may change
/// after that, so no number of theirs is used unchecked.
public final class KeptSegment: Sendable {
  private let owner: any MemoryOwner
  private let parts: KeptParts
  private let entries: [UInt64]
  private let names: [UInt8]
  private let contents: [KeptContent]
  private let areListsChecked = Lock(false)
  let starts: SegmentStarts
  let index: SegmentIndex
  /// The number of reports.
  public let count: Int

  /// Opens the segment that lies in `bytes`, memory of `owner`, aligned to eight bytes, if the reports in it were read by
  /// `parser`.
  public init(_ bytes: FlatArray<UInt8>, of owner: any MemoryOwner, parser: UInt64) throws(KeptFault) {
    self.owner = owner
    parts = try KeptParts(bytes, owner, parser: parser)
    let numbers: [UInt64] = try parts.copy(.numbers)
    guard numbers.count == KeptForm.Count.allCases.count else { throw .damaged }
    entries = try parts.copy(.entries)
    names = try parts.copy(.names)
    let records: FlatArray<UInt8> = try parts.part(.records)
    let texts: FlatArray<UInt8> = try parts.part(.texts)
    guard entries.count % KeptForm.entryWords == 0 else { throw .damaged }
    count = entries.count / KeptForm.entryWords
    guard numbers[KeptForm.Count.reports.rawValue] == UInt64(count), count <= Blocks.mostTexts else { throw .damaged }
    let sections: [UInt32] = try parts.copy(.sections)
    guard
      let starts = Self.starts(
        entries, sections: sections, names: names.count, records: records.count, texts: texts.count)
    else { throw .damaged }
    self.starts = starts
    let decoded = DecodedTexts()
    contents = (0..<count).map { [entries, names] position in
      let entry = entries[(position * KeptForm.entryWords)...].prefix(KeptForm.entryWords)
      let first = entry.startIndex
      return KeptContent(
        Self.facts(position, entry, names),
        stored: texts[clamped: Int(entry[first + 16])..<Int(entry[first + 16] + entry[first + 17])],
        record: records[clamped: Int(entry[first + 11])..<Int(entry[first + 11] + entry[first + 12])],
        checksum: entry[first + 15], texts: decoded, owner: owner)
    }
    index = try KeptIndexParts.index(parts, owner, numbers, starts)
  }

  /// Checks the lists of its index, once: a damaged list would lose hits without a word. Its owner learns the outcome.
  func checkLists() {
    areListsChecked.withLock { isChecked in
      guard !isChecked else { return }
      isChecked = true
      let areSound = KeptForm.Part.allCases.allSatisfy {
        $0.checkTime != .search || parts.isSound($0)
      }
      if !areSound { owner.noteDamage() }
    }
  }

  /// Whether the memory it lies in was found not to be as it was written.
  public var isDamaged: Bool { owner.isDamaged }

  /// Whether every part of it is as it was written; all of it is read for that.
  public func isSound() -> Bool {
    let isSound = KeptForm.Part.allCases.allSatisfy { $0 == .texts || parts.isSound($0) }
    guard isSound else { return false }
    for position in 0..<count { contents[position].check() }
    return !isDamaged
  }

  /// Whether every byte that has a checksum is as it was written; faster than `isSound`, which also looks into reports.
  public func isAsWritten() -> Bool {
    KeptForm.Part.allCases.allSatisfy { $0 == .texts || parts.isSound($0) } && contents.allSatisfy { $0.isAsWritten }
      && !isDamaged
  }

  /// The file that the report at `position` was read from.
  public func file(_ position: Int) -> KeptFile {
    KeptFile(
      root: root(position), path: Array(path(position)), version: version(position), titleYear: titleYear(position))
  }

  /// The version of that file; nil where it was not settled when it was read.
  public func version(_ position: Int) -> FileVersion? {
    guard word(8, position) & KeptForm.Flag.hasVersion != 0 else { return nil }
    return FileVersion(
      device: UInt(word(3, position)), inode: UInt(word(4, position)), size: Int(truncatingIfNeeded: word(5, position)),
      modified: Int(truncatingIfNeeded: word(6, position)), changed: Int(truncatingIfNeeded: word(7, position)))
  }

  /// The year in the title of the report at `position`.
  public func titleYear(_ position: Int) -> Int? {
    let year = Int((word(8, position) >> KeptForm.Flag.yearShift) & 0xFFFF)
    return year == 0 ? nil : year
  }

  /// The path below its root of the file that the report at `position` was read from.
  public func path(_ position: Int) -> ArraySlice<UInt8> {
    let start = Int(word(1, position))
    return names[start..<start + Int(word(2, position) & 0xFFFF_FFFF)]
  }

  /// The position of the root of the file that the report at `position` was read from.
  public func root(_ position: Int) -> Int { Int(clamping: word(0, position)) }

  /// The bytes of the text of the report at `position`.
  public func byteCount(_ position: Int) -> Int { Int(word(10, position)) }

  /// The report at `position`, of which `source` says where it was read from, but for whether it is a text.
  public func report(_ position: Int, source: ReportSource) -> PackedReport {
    var source = source
    source.isText = word(8, position) & KeptForm.Flag.isText != 0
    return PackedReport(contents[position], source: source)
  }

  @inline(__always)
  private func word(_ number: Int, _ position: Int) -> UInt64 { entries[position * KeptForm.entryWords + number] }

  private static func facts(_ position: Int, _ entry: ArraySlice<UInt64>, _ names: [UInt8]) -> KeptContent.Facts {
    let first = entry.startIndex
    let flags = entry[first + 8]
    let title = Int(entry[first + 1] + entry[first + 2] & 0xFFFF_FFFF)
    let length = Int(entry[first + 2] >> KeptForm.titleShift)
    return KeptContent.Facts(
      position: position, byteCount: Int(entry[first + 10]), isTwoByte: flags & KeptForm.Flag.isTwoByte != 0,
      hidesText: flags & KeptForm.Flag.hidesText != 0, isStyledForTerminal: flags & KeptForm.Flag.isStyled != 0,
      sectionCount: Int(entry[first + 14]), characters: Int(flags >> KeptForm.Flag.charactersShift),
      title: length > 0 ? names[title..<title + length - 1] : nil)
  }

  // MARK: Opening

  /// The starts of texts and sections; nil where an entry names what is not there.
  private static func starts(
    _ entries: [UInt64], sections: [UInt32], names: Int, records: Int, texts: Int
  ) -> SegmentStarts? {
    var starts = SegmentStarts([])
    func isInside(_ offset: UInt64, _ size: UInt64, _ bound: Int) -> Bool {
      offset <= UInt64(bound) && size <= UInt64(bound) - offset
    }
    for position in 0..<entries.count / KeptForm.entryWords {
      let entry = entries[(position * KeptForm.entryWords)...].prefix(KeptForm.entryWords)
      let first = entry.startIndex
      guard isInside(entry[first + 1], Self.nameLength(entry[first + 2]), names),
        isInside(entry[first + 11], entry[first + 12], records),
        isInside(entry[first + 16], entry[first + 17], texts), entry[first + 9] == UInt64(starts.texts.last ?? 0),
        entry[first + 10] <= 3 * entry[first + 17],
        isInside(entry[first + 13], entry[first + 14], sections.count),
        entry[first + 13] == UInt64(starts.sections.count), entry[first + 14] > 0
      else { return nil }
      let own = sections[Int(entry[first + 13])..<Int(entry[first + 13] + entry[first + 14])]
      guard own.first == 0, zip(own, own.dropFirst()).allSatisfy({ $0 <= $1 }),
        UInt64(own.last ?? 0) <= entry[first + 10]
      else { return nil }
      starts.append(textLength: Int(entry[first + 10]), sections: own)
    }
    return starts.sections.count == sections.count ? starts : nil
  }

  /// The bytes of a path and the title behind it.
  private static func nameLength(_ word: UInt64) -> UInt64 {
    let title = word >> KeptForm.titleShift
    return word & 0xFFFF_FFFF + (title > 0 ? title - 1 : 0)
  }
}
