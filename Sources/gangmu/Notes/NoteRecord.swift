import Glibc
import HitReading
import Store
import TextFacts

/// A note as a line of JSON has it: an object of strings and numbers.
struct NoteRecord: Equatable {
  /// The path of the report's file, as it was named.
  var file: [UInt8]
  var note: RememberedNote

  /// Reads a line; nil where it is none, or lacks what a note needs.
  init?(line: [UInt8]) {
    guard let object = JSONValue(line[...]), let file = object["file"]?.string, !file.isEmpty,
      let words = object["note"]?.string, let name = object["name"]?.string, let start = object["start"]?.integer,
      let exact = object["text"]?.string
    else { return nil }
    let quote = TextQuote(
      start: start, count: object["count"]?.integer ?? exact.count, exact: exact,
      prefix: object["prefix"]?.string ?? [],
      suffix: object["suffix"]?.string ?? [])
    note = RememberedNote(
      name: String(decoding: name, as: UTF8.self), quote: quote, text: String(decoding: words, as: UTF8.self),
      time: object["time"]?.integer ?? 0)
    self.file = file
    guard note.isValid else { return nil }
  }

  /// The most bytes that are taken in at once.
  private static let mostBytes = 64 << 20

  /// The bytes of a file, or of standard input for -; nil where it cannot be read, or has too many.
  static func bytes(ofFile path: String) -> [UInt8]? {
    let name = Paths.rawArguments()[path] ?? Array(path.utf8)
    let descriptor = path == "-" ? STDIN_FILENO : open(name.map { CChar(bitPattern: $0) } + [0], O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      guard count > 0 else { return bytes }
      guard bytes.count + count <= mostBytes else {
        errno = EFBIG
        return nil
      }
      bytes += chunk[..<count]
    }
  }
}

/// Messages about notes that are taken in.
enum NoteRecordMessage: Message {
  case unreadable(String, errno: Int32)
  case taken(Int)
  /// Lines that are no notes, or of files that are not there.
  case wrongLines(Int)

  func message(in language: Language) -> String {
    switch self {
    case .unreadable(let file, let problem):
      language.wording(
        english: "\(file): cannot be read: \(Self.reason(problem))", chinese: "\(file)：无法读取：\(Self.reason(problem))")
    case .taken(let count): language.wording(english: "notes taken in: \(count)", chinese: "已导入批注 \(count) 条")
    case .wrongLines(let count):
      language.wording(
        english: "lines that are no notes, or of files that are not there: \(count)", chinese: "不是批注或文件不存在的行：\(count)")
    }
  }

  private static func reason(_ problem: Int32) -> String {
    strerror(problem).map { String(cString: $0) } ?? "errno \(problem)"
  }
}
