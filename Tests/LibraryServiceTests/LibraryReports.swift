import Browser
import ReportIndex
import ReportModel
import ReportParsing
import Testing

@testable import LibraryService
@testable import ReportReading

/// Reports of villages that do not exist, as the loading brings them.
enum LibraryReports {
  static func report(_ text: String, name: String = "报告.txt") throws -> Report {
    try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name, path: Array(name.utf8)))
  }

  /// The report in the file `name`.
  static func loaded(_ name: String, _ text: String, year: Int? = nil) throws -> LoadedReport {
    let folder = LibraryFolder(path: Array("村".utf8), components: [Array("村".utf8)])
    let file = LibraryFile(root: 0, folder: folder, name: Array(name.utf8))
    let stamp = try #require(FileStamp(path: Array("/".utf8)))
    return LoadedReport(file: file, stamp: stamp, year: year, report: PackedReport(try report(text, name: name)))
  }
}

extension [BrowserEvent] {
  /// The libraries among them, by how often they hold a phrase, and what they say has changed.
  func libraries(counting phrase: String) throws -> [(count: Int, changed: [Int])] {
    try compactMap { event in
      guard case .library(.reports(let library, _, let changed)) = event else { return nil }
      return (try LibrarySearcher(SearchQuery(phrase)).answer(in: library).total, changed)
    }
  }
}
