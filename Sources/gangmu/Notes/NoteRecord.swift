import HitReading
import ReportModel
import Store
import TextFacts

/// A note as a line of JSON has it: an object of strings and numbers.
struct NoteRecord: Equatable {
  /// The path of the report's file, as it was named.
  var file: [UInt8]
  var note: Note

  /// The reason why a line is not taken in.
  enum ImportFault: Error, CaseIterable {
    /// It is no object of JSON, or lacks what a note needs.
    case noNote
    /// The note is longer than any that is kept.
    case tooLong
    /// The file that it names is not there.
    case noFile
  }

  /// Reads a line.
  init(line: [UInt8]) throws(ImportFault) {
    guard let object = JSONValue(line[...]), let file = object["file"]?.string, !file.isEmpty,
      let words = object["note"]?.string, let name = object["name"]?.string, let start = object["start"]?.integer,
      let exact = object["text"]?.string
    else { throw .noNote }
    guard words.count <= WorkBudget.notes.bytes else { throw .tooLong }
    let quote = TextQuote(
      start: start, count: object["count"]?.integer ?? exact.count, exact: exact,
      prefix: object["prefix"]?.string ?? [],
      suffix: object["suffix"]?.string ?? [])
    note = Note(
      name: String(decoding: name, as: UTF8.self), quote: quote, text: String(decoding: words, as: UTF8.self),
      time: object["time"]?.integer ?? 0)
    self.file = file
    guard note.isValid else { throw .noNote }
  }

  /// The most bytes that are taken in at once.
  static let mostBytes = 64 << 20
}

/// Messages about notes that are taken in.
enum NoteRecordMessage: Message {
  case taken(Int)
  /// Lines that were not taken in: their number, and that of the first of them, from 1.
  case left(NoteRecord.ImportFault, count: Int, line: Int)

  func message(in language: Language) -> String {
    switch self {
    case .taken(let count): return language.wording(english: "notes taken in: \(count)", chinese: "已导入批注 \(count) 条")
    case .left(let fault, let count, let line):
      let reason = Self.reason(fault, language)
      return language.wording(
        english: "not taken in, \(reason): \(count), the first in line \(line)",
        chinese: "未导入，\(reason)：\(count) 行，第一处在第 \(line) 行")
    }
  }

  private static func reason(_ fault: NoteRecord.ImportFault, _ language: Language) -> String {
    switch fault {
    case .noNote:
      language.wording(
        english: "no note as gangmu notes --format jsonl prints it", chinese: "不是 gangmu notes --format jsonl 输出的批注")
    case .tooLong:
      language.wording(
        english: "longer than \(WorkBudget.notes.bytes) bytes", chinese: "长于 \(WorkBudget.notes.bytes) 字节")
    case .noFile: language.wording(english: "the file is not there", chinese: "文件不存在")
    }
  }
}
