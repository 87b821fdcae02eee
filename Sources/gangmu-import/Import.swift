import CConfinement
import Descriptors
import Glibc
import ImportReaders
import ImportStream

/// `gangmu-import FORMAT [PARENT]`: reads the document that is its standard input and writes what stands in it as
/// records to standard output; of a compressed text its bytes. Started by the browser for formats that need large libraries; it may die, the browser
/// may not. With `--confinement` instead of a format it prints how it is confined, and ends.
///
/// PARENT is the number of the process that started it: it ends with that one.
@main
enum Import {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    guard (1...2).contains(words.count), let request = words.first else { exit(2) }
    guard confinement_follow_parent(words.count == 2 ? words.last.flatMap { pid_t($0) } ?? -1 : 0) else { exit(1) }
    if request == "--confinement" { return tellConfinement() }
    Limits.set()
    guard let format = ImportFormat(rawValue: request) else { exit(2) }
    _ = Confinement.putOn(document: STDIN_FILENO, programs: programs(of: format))
    setlocale(LC_ALL, "C.UTF-8")
    if format == .compressed { exit(CompressedText.write(from: STDIN_FILENO, to: STDOUT_FILENO).rawValue) }
    let writer = RecordWriter(descriptor: STDOUT_FILENO)
    read(format, from: STDIN_FILENO, into: writer)
    writer.write(.end)
    writer.flush()
  }

  /// Prints what the kernel refuses this process from now on, as it would while reading a document.
  private static func tellConfinement() {
    let line = Confinement.putOn(document: -1, programs: []).line
    try? writeAll(Array("\(line)\n".utf8), to: STDOUT_FILENO)
  }

  /// Hands the document to the reader of its format.
  private static func read(_ format: ImportFormat, from descriptor: Int32, into writer: RecordWriter) {
    switch format {
    case .docx: DocxReader.read(from: descriptor, into: writer)
    case .odt: OdtReader.read(from: descriptor, into: writer)
    case .epub: EpubReader.read(from: descriptor, into: writer)
    case .html: WebReader.read(from: descriptor, into: writer)
    case .pdf: PdfReader.read(from: descriptor, into: writer)
    case .doc: DocReader.read(from: descriptor, into: writer)
    case .rtf: RtfReader.read(from: descriptor, into: writer)
    case .mht: WebArchiveReader.read(from: descriptor, into: writer)
    case .compressed: break
    }
  }

  /// The paths of the programs that the reader of a format may run.
  private static func programs(of format: ImportFormat) -> [String] {
    switch format {
    case .doc: DocReader.programs
    case .rtf: RtfReader.programs
    case .docx, .odt, .epub, .html, .mht, .pdf, .compressed: []
    }
  }
}
