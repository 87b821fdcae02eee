import Descriptors
import Glibc
import ImportStream
import ReportModel
import ReportParsing

/// Documents that the import program reads.
enum DocumentImport {
  /// The format of the file open at `descriptor`, `size` bytes long; nil for what is read as text.
  static func format(of descriptor: Int32, size: Int) throws(ReadingError) -> ImportFormat? {
    try format(of: descriptor, size: size, head: try piece(of: descriptor, at: 0, count: FormatSniffer.sample / 16))
  }

  /// The same, where the first 4 KB (or more) are there already.
  static func format(of descriptor: Int32, size: Int, head: [UInt8]) throws(ReadingError) -> ImportFormat? {
    // Text is told at once; mark-up is worth a longer look, an archive and a PDF behind other bytes one at their end.
    let needsTail = FormatSniffer.needsTail(head)
    guard needsTail || FormatSniffer.mayBeMarkup(head) else { return FormatSniffer.format(head: head, tail: []) }
    let longHead = try piece(of: descriptor, at: 0, count: FormatSniffer.sample)
    guard needsTail else { return FormatSniffer.format(head: longHead, tail: []) }
    let tail = try piece(of: descriptor, at: max(0, size - FormatSniffer.sample), count: FormatSniffer.sample)
    return FormatSniffer.format(head: longHead, tail: tail)
  }

  /// The report in the document open at `descriptor`, read whole; takes half a minute at most.
  static func report(
    of descriptor: Int32, format: ImportFormat, source: ReportSource, options: ReadingOptions
  ) throws(ReadingError) -> Report {
    guard options.startsPrograms else { throw .importRefused(format) }
    guard let program = options.importProgram ?? ImportProgram.path else { throw .importerMissing(format) }
    let process = ImportProcess(cancellation: options.cancellation, onProgress: options.onProgress)
    if format == .compressed {
      let (bytes, note) = try process.bytes(of: descriptor, format: format, program: program)
      if let note, bytes.isEmpty { throw .unreadable([note]) }
      return try ReportReader.parse(
        bytes, source: ReportSource(name: source.name, path: source.path, isText: false), encoding: options.encoding,
        isComplete: true, rules: options.rules, keepsEvidence: options.keepsEvidence, notes: note.map { [$0] } ?? [])
    }
    let records = try process.records(of: descriptor, format: format, program: program)
    let source = ReportSource(name: source.name, path: source.path, isText: format.isText)
    return try ReportReader.parse { () throws(ParsingError) in
      try ReportParser.report(from: records, source: source, rules: options.rules, keepsEvidence: options.keepsEvidence)
    }
  }

  /// The report in a document that came through a pipe. The import program moves about in its file: the bytes are
  /// given one that lies in memory and has no name any more.
  static func report(
    in bytes: [UInt8], format: ImportFormat, source: ReportSource, options: ReadingOptions
  ) throws(ReadingError) -> Report {
    let name = "/gangmu-\(getpid())-\(UInt.random(in: 0 ... .max))"
    let descriptor = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw ReadingError(errno: errno, call: "shm_open") }
    shm_unlink(name)
    defer { close(descriptor) }
    do throws(WritingError) {
      try writeAll(bytes, to: descriptor)
    } catch {
      throw ReadingError(errno: error.errno, call: "write")
    }
    lseek(descriptor, 0, SEEK_SET)
    return try report(of: descriptor, format: format, source: source, options: options)
  }

  private static func piece(of descriptor: Int32, at place: Int, count: Int) throws(ReadingError) -> [UInt8] {
    var failure: ReadingError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(ReadingError) {
        filled = try Descriptor.read(descriptor, into: UnsafeMutableRawBufferPointer(buffer), at: place)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
