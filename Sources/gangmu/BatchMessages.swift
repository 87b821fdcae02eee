import Glibc
import TextFacts

/// Messages of the commands that print and do not draw.
enum BatchMessage: Message {
  case noSection(String)
  case severalSections(String, count: Int)
  /// The report has no such line.
  case noLine(Int)
  case noLines
  /// A term to begin at stands nowhere.
  case notFound(String)
  /// A place to print from is in no report, for only folders were named.
  case placeNeedsFile
  /// A folder was named where one report is wanted.
  case noReport(folder: String)
  /// A list of hits with no row at all.
  case noHits(list: String)
  /// Standard output takes no more.
  case cannotWrite(errno: Int32)
  /// A file could not be written.
  case notWritten(path: String, errno: Int32)
  /// A note from the editor is longer than notes may be; its text is still in the file.
  case noteTooLong(path: String, mostBytes: Int)

  func message(in language: Language) -> String {
    switch self {
    case .noSection(let address):
      language.wording(english: "no such section: \(address)", chinese: "没有这样的章节：\(address)")
    case .severalSections(let address, let count):
      language.wording(english: "\(address) fits \(count) sections:", chinese: "“\(address)”可指 \(count) 个章节：")
    case .noLine(let line): language.wording(english: "no such line: \(line)", chinese: "没有第 \(line) 行")
    case .noLines: language.wording(english: "this format has no lines", chinese: "此格式没有行号")
    case .notFound(let term): language.wording(english: "not found: \(term)", chinese: "未找到：\(term)")
    case .placeNeedsFile:
      language.wording(
        english: "a place to print from is in one report: name a file", chinese: "打印的起点须在一份报告中：请指定文件")
    case .noReport(let folder):
      language.wording(
        english: "\(folder): is a folder; name the two reports that are to be compared",
        chinese: "\(folder)：是文件夹；请给出要比较的两份报告")
    case .noHits(let list):
      language.wording(
        english: "\(list): no hits: give JSON objects a line, or csv with the names of its columns",
        chinese: "\(list)：没有命中：每行应为一个 JSON 对象，或带列名的 csv")
    case .cannotWrite(let problem):
      language.wording(
        english: "standard output: cannot be written: \(Self.reason(problem))",
        chinese: "标准输出：无法写入：\(Self.reason(problem))")
    case .notWritten(let path, EBUSY):
      language.wording(english: "\(path): is being read, and stays", chinese: "\(path)：正在阅读，不予改动")
    case .notWritten(let path, let problem):
      language.wording(
        english: "\(path): cannot be written: \(Self.reason(problem))",
        chinese: "\(path)：无法写入：\(Self.reason(problem))")
    case .noteTooLong(let path, let bytes):
      language.wording(
        english: "a note has at most \(bytes) bytes: it was not kept, and is still in \(path)",
        chinese: "批注最长 \(bytes) 字节：没有保存，原文仍在 \(path)")
    }
  }

  /// The system's words for an error.
  private static func reason(_ problem: Int32) -> String {
    strerror(problem).map { String(cString: $0) } ?? "errno \(problem)"
  }
}
