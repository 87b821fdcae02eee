import Descriptors
import Glibc
import ImportStream

/// Rich Text Format, by unrtf where it is installed. Its pages of HTML keep the characters of every code page, which
/// its text, and other programs', do not.
public enum RtfReader {
  private static let seconds = 24
  private static let largest = 64 << 20
  private static let reader = "unrtf"
  /// Bytes that are searched for headings.
  private static let looked = 8 << 20

  /// The paths of the programs this reader runs, those that are installed.
  public static var programs: [String] { ProgramFolders.path(of: reader).map { [$0] } ?? [] }

  /// Reads the document behind `descriptor`, which must be standard input.
  public static func read(from descriptor: Int32, into writer: RecordWriter) {
    let (document, isWhole) = DocumentBytes.read(from: descriptor, limit: largest)
    let signs = RtfNoteSigns(notIn: document)
    let input = RtfWordOrder.told(
      in: RtfTables.ended(in: RtfNotes.moved(in: RtfReplacements.unified(in: document), signs)))
    // Pictures would be written to files.
    let (page, outcome) = ToolOutput.of(
      [reader, "--html", "--nopict"], input: input, seconds: seconds, limit: largest)
    if !isWhole, outcome == .ended(status: 0) { writer.note(.tooLarge) }
    switch outcome {
    case .missing: return writer.note(.missingTool, reader)
    case .stopped: writer.note(.tooLarge)
    // It has room for so many fonts, and for groups so deep.
    case .broken: writer.note(.endedEarly, reader)
    case .ended(status: 0): break
    case .ended: writer.note(.damaged)
    }
    let (records, notes) = RtfPage.records(of: page, signs)
    for note in notes { writer.note(note.reason, note.detail) }
    for record in RtfPage.marked(records, RtfHeadings(Array(document.prefix(looked))).found) { writer.write(record) }
    if records.isEmpty, outcome == .ended(status: 0) { writer.note(.noText) }
  }
}

/// The pages that unrtf makes.
public enum RtfPage {
  /// The records of a page, and what could not be read of it.
  public static func records(of page: [UInt8]) -> (records: [ImportRecord], notes: [ImportNote]) {
    records(of: page, RtfNoteSigns())
  }

  /// The records of a page with notes that were moved.
  static func records(of page: [UInt8], _ signs: RtfNoteSigns) -> (records: [ImportRecord], notes: [ImportNote]) {
    let page = WebReader.records(of: joined(page), charset: "utf-8", keepsAll: true)
    // Each paragraph ends with a break.
    return (RtfNotes.marked(page.records.filter { $0 != .part(.line) }, signs), page.notes)
  }

  /// `records` with the headings among them: unrtf knows no outline levels.
  static func marked(_ records: [ImportRecord], _ headings: [(level: Int, words: String)]) -> [ImportRecord] {
    let places = TitleLines.places(of: headings.map { TitleLines.key(Array($0.words.utf8)[...]) }, in: records)
    var records = records
    for (place, heading) in zip(places, headings) {
      if let place, case .paragraph(let words) = records[place] {
        records[place] = .heading(level: heading.level, words)
      }
    }
    return records
  }

  /// The page with characters written as two halves (`&#55360;&#56320;`) written as one. RTF counts in the units of
  /// UTF-16, and the program passes them on as they are; a page has no such numbers.
  static func joined(_ page: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(page.count)
    var place = 0
    while place < page.count {
      if page[place] == 0x26, let (high, middle) = unit(page, at: place), (0xD800...0xDBFF).contains(high),
        let (low, end) = unit(page, at: middle), (0xDC00...0xDFFF).contains(low)
      {
        kept += Array("&#\(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00));".utf8)
        place = end
      } else {
        kept.append(page[place])
        place += 1
      }
    }
    return kept
  }

  /// The number of a character written `&#55360;` at `place`, and the byte after it.
  private static func unit(_ page: [UInt8], at place: Int) -> (value: Int, end: Int)? {
    let digits = page[min(place + 2, page.count)...].prefix(6).prefix { (0x30...0x39).contains($0) }
    guard place + 2 < page.count, page[place] == 0x26, page[place + 1] == 0x23, !digits.isEmpty,
      digits.endIndex < page.count, page[digits.endIndex] == 0x3B
    else { return nil }
    return (digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits.endIndex + 1)
  }
}
