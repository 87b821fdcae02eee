import Glibc
import ReportModel
import TestReports
import Testing

@testable import ReportIndex

@Suite(
  "Counts on real reports equal those of grep -o", .enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set")
)
struct FoundingReportTests {
  @Test(
    "literal terms",
    arguments: GivenReports.founding,
    ["主题教育", "党", "高质量发展", "X", "XX", "，", "（一）", "一是", "“不忘初心、牢记使命”", "没有这个词组"])
  func literal(_ name: String, _ term: String) throws {
    let path = try GivenReports.path(of: name)
    let text = try GivenReports.bytes(of: name)
    let found = try Searcher(SearchQuery(term)).hits(in: text).count
    #expect(try found == grepCount(["-o", "-F", "-e", term, path]))
  }

  @Test(
    "regular expressions",
    arguments: GivenReports.founding,
    ["[一二三四五]是", "（[一二三四]）[^。]*。", "[0-9]+", "“[^”]*”", "x+|X+", "^.、"])
  func pattern(_ name: String, _ pattern: String) throws {
    let path = try GivenReports.path(of: name)
    let text = try GivenReports.bytes(of: name)
    let found = try Searcher(SearchQuery(pattern, syntax: .regularExpression)).hits(in: text).count
    #expect(try found == grepCount(["-o", "-P", "-e", "(*UCP)" + pattern, path]))
  }

  @Test("主题教育 stands eight times in the second founding report")
  func eightTimes() throws {
    let text = try GivenReports.bytes(of: GivenReports.founding[1])
    #expect(try Searcher(SearchQuery("主题教育")).hits(in: text).count == 8)
  }

  /// The number of lines that grep prints.
  private func grepCount(_ arguments: [String]) throws -> Int {
    let quoted = arguments.map { "'" + $0 + "'" }.joined(separator: " ")
    let pipe = try #require(popen("LC_ALL=C.UTF-8 grep " + quoted, "r"))
    let output = readAll(pipe)
    // 0: found; 1, shifted as wait gives it: nothing found. Anything else is grep failing.
    #expect([0, 256].contains(pclose(pipe)))
    return output.count { $0 == 0x0A }
  }

  private func readAll(_ file: UnsafeMutablePointer<FILE>) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return all }
      all += buffer[..<count]
    }
  }
}
