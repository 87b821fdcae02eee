import ReportModel

extension Library.Indexed {
  /// The files that its reports were read from; nil for a report that was read from no file below a root.
  public var files: [KeptFile?] { segment.reports.map(\.file) }

  /// UTF-8 bytes of all the texts.
  public var bytes: Int { segment.bytes }

  /// The same with reports and index as they lie in the segment that was written of it.
  public func lying(in kept: KeptSegment) -> Library.Indexed? {
    guard kept.count == segment.reports.count else { return nil }
    let reports = segment.reports.enumerated().map { position, known in
      var report = known
      report.report = kept.report(position, source: known.report.source)
      return report
    }
    return Library.Indexed(
      names: names, segment: LibrarySegment(numbers: segment.numbers, reports: reports, kept: kept))
  }

  /// Writes the segment in the form in which `KeptSegment` reads it, piece by piece. `parser` is the identity of what
  /// read the reports.
  public func write(parser: UInt64, to sink: (UnsafeRawBufferPointer) -> Void) {
    guard let index = segment.index else { return }
    KeptSegmentWriter(segment, index).write(parser: parser, to: sink)
  }
}

/// Writes a segment with its index.
private struct KeptSegmentWriter {
  private typealias Part = KeptForm.Part

  private let segment: LibrarySegment
  private let index: SegmentIndex
  private var entries: [UInt64] = []
  private var names: [UInt8] = []
  private var records: [UInt8] = []
  /// Bytes of the texts as they are stored.
  private var stored = 0

  init(_ segment: LibrarySegment, _ index: SegmentIndex) {
    self.segment = segment
    self.index = index
    for position in segment.reports.indices { append(position) }
  }

  private mutating func append(_ position: Int) {
    let report = segment.reports[position]
    let record = report.report.record
    let (text, isTwoByte) = Self.stored(report.report)
    let file = report.file
    let version = file?.version
    var flags: UInt64 = version == nil ? 0 : KeptForm.Flag.hasVersion
    if report.report.source.isText { flags |= KeptForm.Flag.isText }
    if report.report.hidesText { flags |= KeptForm.Flag.hidesText }
    if report.report.isStyledForTerminal { flags |= KeptForm.Flag.isStyled }
    if isTwoByte { flags |= KeptForm.Flag.isTwoByte }
    flags |= UInt64(UInt16(clamping: file?.titleYear ?? 0)) << KeptForm.Flag.yearShift
    flags |= UInt64(UInt32(clamping: report.report.characters)) << KeptForm.Flag.charactersShift
    let sections = segment.starts.sections(of: position)
    let title = report.report.title.map { Array($0.utf8) }
    let lengths = UInt64(file?.path.count ?? 0) | UInt64(title.map { $0.count + 1 } ?? 0) << KeptForm.titleShift
    entries += [UInt64(clamping: file?.root ?? 0), UInt64(names.count), lengths]
    entries += [UInt64(version?.device ?? 0), UInt64(version?.inode ?? 0)]
    entries += [version?.size ?? 0, version?.modified ?? 0, version?.changed ?? 0].map { UInt64(bitPattern: Int64($0)) }
    entries += [flags, UInt64(segment.starts.texts[position]), UInt64(report.report.byteCount)]
    entries += [UInt64(records.count), UInt64(record.count), UInt64(sections.lowerBound), UInt64(sections.count)]
    entries += [KeptContent.checksum(stored: text, record: record), UInt64(stored), UInt64(text.count)]
    stored += text.count
    names += (file?.path ?? []) + (title ?? [])
    records += record
  }

  /// The text of a report as it is stored.
  private static func stored(_ report: PackedReport) -> (text: [UInt8], isTwoByte: Bool) {
    let text = report.searchedText.array
    guard 2 * TwoByteText.unitCount(of: text) < text.count else { return (text, false) }
    return (TwoByteText.encode(text).withUnsafeBytes { Array($0) }, true)
  }

  func write(parser: UInt64, to sink: (UnsafeRawBufferPointer) -> Void) {
    let numbers = KeptForm.Count.allCases.map(number)
    var head: [UInt64] = [KeptForm.magic, KeptForm.version, parser, UInt64(Part.allCases.count), 0]
    var offset = 8 * (KeptForm.headWords + KeptForm.tableWords * Part.allCases.count)
    for part in Part.allCases {
      var (size, sum): (Int, UInt64) = (0, 0)
      if part == .texts {
        size = stored
      } else {
        show(part, numbers) { bytes in (size, sum) = (bytes.count, Checksum.of(bytes)) }
      }
      head += [UInt64(offset), UInt64(size), sum]
      offset += (size + 7) & ~7
    }
    head[4] = head.withUnsafeBytes { Checksum.of($0) }
    head.withUnsafeBytes(sink)
    for part in Part.allCases {
      var size = 0
      if part == .texts {
        for report in segment.reports {
          let text = Self.stored(report.report).text
          text.withUnsafeBytes(sink)
          size += text.count
        }
      } else {
        show(part, numbers) { bytes in
          sink(bytes)
          size = bytes.count
        }
      }
      if size & 7 != 0 { [UInt8](repeating: 0, count: 8 - size & 7).withUnsafeBytes(sink) }
    }
  }

  private func number(_ number: KeptForm.Count) -> UInt64 {
    switch number {
    case .reports: UInt64(segment.reports.count)
    case .blocks: UInt64(grams?.blocks.count ?? 0)
    case .bits: UInt64(grams?.bits ?? 0)
    case .isCharacterIndexComplete: grams?.characters.isComplete ?? false ? 1 : 0
    case .hasEveryPlace: places == nil ? 0 : 1
    }
  }

  private var grams: GramIndex? { if case .grams(let index) = index { index } else { nil } }
  private var places: PlaceIndex? { if case .places(let index) = index { index } else { nil } }

  /// Shows the bytes of a part; of the texts, none.
  private func show(_ part: Part, _ numbers: [UInt64], _ body: (UnsafeRawBufferPointer) -> Void) {
    let (frequent, characters) = (grams?.frequent, grams?.characters)
    switch part {
    case .numbers: numbers.withUnsafeBytes(body)
    case .entries: entries.withUnsafeBytes(body)
    case .names: names.withUnsafeBytes(body)
    case .sections: segment.starts.sections.withUnsafeBytes(body)
    case .blockStarts: (grams?.blocks.starts ?? []).withUnsafeBytes(body)
    case .blockFirsts: (grams?.blocks.firsts ?? []).withUnsafeBytes(body)
    case .gramOffsets: show(grams?.lists.offsets, body)
    case .gramBytes: show(grams?.lists.bytes, body)
    case .frequentHashes: (frequent?.hashes ?? []).withUnsafeBytes(body)
    case .frequentForms: (frequent?.forms ?? []).withUnsafeBytes(body)
    case .frequentMaps: show(frequent?.maps, body)
    case .frequentGaps: show(frequent?.lists.gaps, body)
    case .frequentStarts: show(frequent?.lists.starts, body)
    case .frequentCounts: show(frequent?.lists.counts, body)
    case .characters: (characters?.scalars ?? []).withUnsafeBytes(body)
    case .characterOffsets: show(characters?.lists.offsets, body)
    case .characterBytes: show(characters?.lists.bytes, body)
    case .placedCharacters: (characters?.frequent ?? []).withUnsafeBytes(body)
    case .characterGaps: show(characters?.places.gaps, body)
    case .characterStarts: show(characters?.places.starts, body)
    case .characterCounts: show(characters?.places.counts, body)
    case .placeCharacters: show(places?.scalars, body)
    case .placePairs: show(places?.pairs, body)
    case .placeOffsets: show(places?.offsets, body)
    case .placeCounts: show(places?.counts, body)
    case .placeSums: show(places?.sums, body)
    case .placeBytes: show(places?.bytes, body)
    case .records: records.withUnsafeBytes(body)
    case .texts: body(UnsafeRawBufferPointer(start: nil, count: 0))
    }
  }

  private func show<Element>(_ array: FlatArray<Element>?, _ body: (UnsafeRawBufferPointer) -> Void) {
    guard let array else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    array.withUnsafeBufferPointer { body(UnsafeRawBufferPointer($0)) }
  }
}
