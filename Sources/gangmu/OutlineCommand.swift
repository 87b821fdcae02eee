import ArgumentParser
import Glibc
import ReportModel
import ReportParsing

/// How an outline is printed.
enum OutlineFormat: String, ExpressibleByArgument, CaseIterable {
  case text, jsonl, markdown
}

/// `gangmu outline [--format text|jsonl|markdown] [--depth N] FILE…`
struct OutlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outline", abstract: "Print the outline of reports.")

  @Option(help: "text, jsonl (one JSON object a heading) or markdown.")
  var format: OutlineFormat = .text

  @Option(help: "Levels to print.")
  var depth: Int = .max

  @Argument(help: "Reports; - is standard input.")
  var files: [String]

  func run() throws {
    var failed = false
    for file in files {
      do {
        let bytes = try FileBytes.read(file)
        let report = try ReportParser.report(from: bytes, source: ReportSource(name: file, path: Array(file.utf8)))
        Self.write(outline(of: report))
      } catch {
        failed = true
        Self.write("gangmu: \(file): \(error)\n", to: STDERR_FILENO)
      }
    }
    if failed { throw ExitCode(2) }
  }

  private func outline(of report: Report) -> String {
    switch format {
    case .text: OutlinePrinter.text(report, depth: depth)
    case .jsonl: OutlinePrinter.jsonLines(report)
    case .markdown: OutlinePrinter.markdown(report, depth: depth)
    }
  }

  /// Writes all of `text`; gives up where nobody reads it.
  private static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 {
        if errno == EINTR { continue }
        return
      }
      rest = rest.dropFirst(count)
    }
  }
}

/// Why a file could not be read.
struct FileError: Error, CustomStringConvertible {
  var code: Int32
  var description: String { String(cString: strerror(code)) }
}

/// The whole content of a file, or of standard input for `-`.
enum FileBytes {
  static func read(_ name: String) throws(FileError) -> [UInt8] {
    let descriptor = name == "-" ? STDIN_FILENO : open(name, O_RDONLY | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(code: errno) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_size > 0 { bytes.reserveCapacity(Int(status.st_size) + 1) }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 1)
    defer { piece.deallocate() }
    while true {
      let count = Glibc.read(descriptor, piece.baseAddress, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(code: errno) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: piece.prefix(count))
    }
  }
}
