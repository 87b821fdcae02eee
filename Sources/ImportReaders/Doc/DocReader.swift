import Descriptors
import Glibc
import ImportStream

/// Word 97–2003, by antiword where it is installed: it keeps all Chinese characters. It knows no heading styles, so
/// the outline is found by the rules of text.
public enum DocReader {
  private static let seconds = 12
  private static let largest = 64 << 20
  private static let reader = "antiword"

  /// The paths of the programs this reader runs, those that are installed.
  public static var programs: [String] { ProgramFolders.path(of: reader).map { [$0] } ?? [] }

  /// Reads the document behind `descriptor`, which must be standard input.
  public static func read(from descriptor: Int32, into writer: RecordWriter) {
    guard !EncryptedPackage.isIn(descriptor) else { return writer.note(.encrypted) }
    // antiword wants a name, and copies what is piped to it into a file; this name is the file that is open already.
    // -w 0: a paragraph a line.
    let (bytes, outcome) = ToolOutput.of(
      [reader, "-w", "0", "-m", "UTF-8.txt", "/dev/stdin"], seconds: seconds, limit: largest)
    switch outcome {
    case .missing: return writer.note(.missingTool, reader)
    case .stopped: writer.note(.tooLarge)
    case .ended(status: 0): break
    case .ended: writer.note(.damaged)
    }
    let records = DocText.records(of: bytes)
    for record in records { writer.write(record) }
    if records.isEmpty, outcome == .ended(status: 0) { writer.note(.noText) }
  }
}

/// antiword's text: a paragraph a line with blank lines between, rows of tables in bars.
public enum DocText {
  /// The records of the text.
  public static func records(of bytes: [UInt8]) -> [ImportRecord] {
    bytes.split(separator: 0x0A).compactMap { line in
      let text = trimmed(line)
      guard !text.isEmpty else { return nil }
      guard text.count > 2, text.first == 0x7C, text.last == 0x7C else { return .paragraph(string(text)) }
      let cells = text.dropFirst().dropLast().split(separator: 0x7C, omittingEmptySubsequences: false)
      return .row(cells: cells.map { string(trimmed($0)) })
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return bytes.drop { $0 <= 0x20 }
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}
