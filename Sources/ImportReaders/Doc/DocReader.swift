import Descriptors
import Glibc
import ImportStream

/// Word's binary documents up to Word 2003, by antiword where it is installed: it keeps all Chinese characters. What
/// it does not take (short documents, some of Word 6 and 95) catdoc reads. Its text knows no styles; its DocBook does.
public enum DocReader {
  private static let seconds = 12
  private static let largest = 64 << 20
  private static let reader = "antiword"
  private static let otherReader = "catdoc"

  /// The paths of the programs this reader runs, those that are installed.
  public static var programs: [String] { [reader, otherReader].compactMap { ProgramFolders.path(of: $0) } }

  /// Reads the document behind `descriptor`, which must be standard input.
  public static func read(from descriptor: Int32, into writer: RecordWriter) {
    guard !EncryptedPackage.isIn(descriptor) else { return writer.note(.encrypted) }
    // antiword wants a name, and copies what is piped to it into a file; this name is the file that is open already.
    // -w 0: a paragraph a line.
    let first = ToolOutput.of([reader, "-w", "0", "-m", "UTF-8.txt", "/dev/stdin"], seconds: seconds, limit: largest)
    var records = DocText.records(of: first.bytes)
    var outcome = first.outcome
    var missing = first.outcome == .missing ? [reader] : []
    if records.isEmpty, outcome != .stopped {
      lseek(descriptor, 0, SEEK_SET)
      let other = ToolOutput.of([otherReader, "-w", "-d", "utf-8"], seconds: seconds, limit: largest)
      var bytes = other.bytes
      if DocText.isMisread(bytes) {
        lseek(descriptor, 0, SEEK_SET)
        bytes = ToolOutput.of([otherReader, "-w", "-8", "-d", "utf-8"], seconds: seconds, limit: largest).bytes
      }
      records = DocText.records(of: bytes)
      if other.outcome == .missing { missing.append(otherReader) }
      if !records.isEmpty { outcome = other.outcome }
    }
    if outcome == .ended(status: 0), first.outcome == outcome, !records.isEmpty {
      lseek(descriptor, 0, SEEK_SET)
      let book = ToolOutput.of([reader, "-x", "db", "/dev/stdin"], seconds: seconds / 2, limit: largest)
      if book.outcome == outcome { records = DocSections(book.bytes).marked(records) }
    }
    for record in records { writer.write(record) }
    if outcome == .stopped { return writer.note(.tooLarge) }
    if records.isEmpty {
      // A program that read it and found nothing tells of an empty document; one that gave up, of one it cannot read.
      if let name = missing.first { return writer.note(.missingTool, name) }
      writer.note(first.outcome == .ended(status: 0) ? .noText : .unknownKind)
    } else if outcome == .broken {
      writer.note(.endedEarly, first.outcome == .broken ? reader : "")
    } else if outcome != .ended(status: 0) {
      writer.note(.damaged)
    }
  }
}

/// antiword's text: a paragraph a line with blank lines between, rows of tables in bars. catdoc's is like it.
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

  /// Whether text of one byte a character has been read as of two: nearly all characters are made of two of ASCII. Of
  /// Chinese, four in ten are.
  static func isMisread(_ bytes: [UInt8]) -> Bool {
    func isOfText(_ byte: UInt32) -> Bool { (0x20...0x7E).contains(byte) || (0x07...0x0D).contains(byte) }
    var (pairs, all) = (0, 0)
    for scalar in String(decoding: bytes.prefix(sample), as: UTF8.self).unicodeScalars where scalar.value > 0x20 {
      all += 1
      if scalar.value >= 0x2000, isOfText(scalar.value >> 8), isOfText(scalar.value & 0xFF) { pairs += 1 }
    }
    return all >= 8 && pairs * 10 >= all * 8
  }

  /// Bytes of a text that tell how it was read.
  private static let sample = 4_096

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return bytes.drop { $0 <= 0x20 }
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}
