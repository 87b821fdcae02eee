import ReportModel

/// Reports that came together, or were indexed together; never changed again.
final class LibrarySegment: Sendable {
  /// The number in the library of each report, ascending.
  let numbers: [ReportNumber]
  let reports: [LibraryReport]
  /// UTF-8 bytes of all the texts.
  let bytes: Int
  /// The index of the texts; nil while so few reports came that reading them is as quick.
  let index: SegmentIndex?
  /// The starts of texts and sections, in one place: a visit to every report would else wait for memory at each.
  let starts: SegmentStarts
  /// The positions of the reports of which a page does not show all as it stands, ascending.
  let hiding: [Int]

  /// Whether it lies on the disk.
  let isKept: Bool
  let kept: KeptSegment?

  init(numbers: [ReportNumber], reports: [LibraryReport], index: SegmentIndex? = nil, kept: KeptSegment? = nil) {
    self.numbers = numbers
    self.reports = reports
    self.kept = kept
    isKept = kept != nil
    self.index = kept?.index ?? index
    starts = kept?.starts ?? SegmentStarts(reports)
    hiding = reports.indices.filter { reports[$0].report.hidesText }
    bytes = reports.reduce(0) { $0 + $1.report.byteCount }
  }

  /// Whether it lies on the disk, and is not as it was written there.
  var isDamaged: Bool { kept?.isDamaged ?? false }
}

/// The starts of the texts and the sections of some reports.
struct SegmentStarts: Sendable {
  /// The start of each text, the bytes of those before it counted, and the end of the last.
  private(set) var texts: [Int] = [0]
  /// The start of each section in its text, those of all reports one after the other.
  private(set) var sections: [UInt32] = []
  /// The first section of each report, and the number of sections.
  private(set) var firstSections: [Int] = [0]

  init(_ reports: [LibraryReport]) {
    texts.reserveCapacity(reports.count + 1)
    firstSections.reserveCapacity(reports.count + 1)
    sections.reserveCapacity(reports.reduce(0) { $0 + $1.report.sectionStarts.count })
    for report in reports {
      texts.append(texts[texts.count - 1] + report.report.byteCount)
      sections += report.report.sectionStarts
      firstSections.append(sections.count)
    }
  }

  /// Adds a report with so long a text.
  mutating func append(textLength: Int, sections own: ArraySlice<UInt32>) {
    texts.append(texts[texts.count - 1] + textLength)
    sections += own
    firstSections.append(sections.count)
  }

  /// The sections of a report, as positions in `sections`.
  func sections(of position: Int) -> Range<Int> { firstSections[position]..<firstSections[position + 1] }
}
