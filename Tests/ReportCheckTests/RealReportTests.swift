import Glibc
import ReportModel
import ReportParsing
import Testing

@testable import ReportCheck

/// Real reports, in the folder that GANGMU_REPORTS names; without it these tests are skipped.
@Suite(.enabled(if: getenv("GANGMU_REPORTS") != nil, "GANGMU_REPORTS names no folder with reports"))
struct RealReportTests {
  /// Half-width marks and placeholders were counted by hand; nothing else is wrong with the two.
  @Test(arguments: [("000", ["narrow-mark": 7, "placeholder": 159]), ("001", ["narrow-mark": 5, "placeholder": 213])])
  func founding(_ prefix: String, _ counts: [String: Int]) throws {
    let report = try ReportParser.report(from: try bytes(prefix), source: ReportSource(name: prefix))
    var found: [String: Int] = [:]
    for finding in Check.findings(in: report) { found[finding.problem.name, default: 0] += 1 }
    #expect(found == counts)
  }

  private func bytes(_ prefix: String) throws -> [UInt8] {
    let folder = String(cString: try #require(getenv("GANGMU_REPORTS"))) + "/reports"
    let listing = try #require(opendir(folder))
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(prefix) else { continue }
      let file = try #require(fopen(folder + "/" + name, "r"))
      defer { fclose(file) }
      var all: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { all += buffer[..<count] }
      return all
    }
    try #require(Bool(false), "no report \(prefix)")
    return []
  }
}
