import Glibc
import ImportStream

/// Rich Text Format, by unrtf where it is installed. Its pages of HTML keep the characters of every code page, which
/// its text, and other programs', do not.
public enum RtfReader {
  private static let seconds = 12
  private static let largest = 64 << 20
  private static let reader = "unrtf"

  /// The paths of the programs this reader runs, those that are installed.
  public static var programs: [String] { ToolOutput.path(of: reader).map { [$0] } ?? [] }

  /// Reads the document behind `descriptor`, which must be standard input.
  public static func read(from descriptor: Int32, into writer: RecordWriter) {
    // Pictures would be written to files.
    let (page, outcome) = ToolOutput.of([reader, "--html", "--nopict"], seconds: seconds, limit: largest)
    switch outcome {
    case .missing: return writer.note(.missingTool, reader)
    case .stopped: writer.note(.tooLarge)
    case .ended(status: 0): break
    case .ended: writer.note(.damaged)
    }
    let (records, notes) = RtfPage.records(of: page)
    for note in notes { writer.note(note.reason, note.detail) }
    for record in records { writer.write(record) }
    if records.isEmpty, outcome == .ended(status: 0) { writer.note(.noText) }
  }
}

/// The pages that unrtf makes.
public enum RtfPage {
  /// The records of a page, and what could not be read of it.
  public static func records(of page: [UInt8]) -> (records: [ImportRecord], notes: [ImportNote]) {
    WebReader.records(of: page, charset: "utf-8", keepsAll: true)
  }
}
