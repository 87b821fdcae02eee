import ReportModel
import ReportParsing
import Threads

/// Reports as the parser reads them, each text read once: unoptimised, the parser takes longer than what most tests here
/// try, and most of them begin with the same few texts.
enum ParsedReports {
  private struct Key: Hashable {
    let text: String
    let name: String
    let path: String?
  }

  /// Texts of more bytes are used by one test each, and would only fill the memory.
  private static let mostBytes = 1 << 20
  private static let parsed = Lock<[Key: Report]>([:])

  static func report(_ text: String, name: String, path: String? = nil) throws -> Report {
    let key = Key(text: text, name: name, path: path)
    if let report = parsed.withLock({ $0[key] }) { return report }
    let report = try ReportParser.report(
      from: Array(text.utf8), source: ReportSource(name: name, path: path.map { Array($0.utf8) }))
    if text.utf8.count <= mostBytes { parsed.withLock { $0[key] = report } }
    return report
  }
}
