import Glibc
import ImportStream

/// `gangmu-import FORMAT`: reads the document that is its standard input and writes what stands in it as records
/// to standard output. Started by the browser for formats that need large libraries; it may die, the browser may not.
@main
enum Import {
  static func main() {
    Limits.set()
    guard CommandLine.arguments.count == 2, let format = ImportFormat(rawValue: CommandLine.arguments[1]) else {
      exit(2)
    }
    setlocale(LC_ALL, "C.UTF-8")
    let writer = RecordWriter(descriptor: STDOUT_FILENO)
    read(format, from: STDIN_FILENO, into: writer)
    writer.write(.end)
    writer.flush()
  }

  /// Hands the document to the reader of its format.
  private static func read(_ format: ImportFormat, from descriptor: Int32, into writer: RecordWriter) {
    switch format {
    case .docx: DocxReader.read(from: descriptor, into: writer)
    case .odt: OdtReader.read(from: descriptor, into: writer)
    case .epub: EpubReader.read(from: descriptor, into: writer)
    case .html: WebReader.read(from: descriptor, into: writer)
    case .pdf: PdfReader.read(from: descriptor, into: writer)
    case .doc where EncryptedPackage.isIn(descriptor): writer.note(.encrypted)
    case .doc: DocReader.read(from: descriptor, into: writer)
    }
  }
}
