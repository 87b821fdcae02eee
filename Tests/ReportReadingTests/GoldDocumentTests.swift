import Glibc
import ReportModel
import ReportParsing
import ReportReading
import Testing

/// The folder of real reports and the outlines a careful reader gives to them: `reports/` and `gold/` in it.
private let folder = getenv("GANGMU_REPORTS").map { String(cString: $0) }

/// A real document of an office program against a careful reader's outline. Skipped where GANGMU_REPORTS names no
/// folder of reports; where it does, the document must be found.
@Suite(.enabled(if: folder != nil, "GANGMU_REPORTS is not set"))
struct GoldDocumentTests {
  @Test func theLawHasTheOutlineOfACarefulReader() throws {
    let folder = try #require(folder)
    let report = try ReportReader.read(path: Array("\(folder)/reports/supervision-law.docx".utf8))
    let gold = try #require(contents(of: "\(folder)/gold/supervision-law.jsonl"))
    // The rows begin alike in both; what a program adds comes after the title. Gold sets its JSON wider.
    let found = OutlinePrinter.jsonLines(report).split(separator: "\n").map { row in
      row.firstRange(of: ",\"address\"").map { String(row[..<$0.lowerBound]) } ?? String(row)
    }
    let wanted = gold.split(separator: "\n").map { row in
      String(row.dropLast()).replacing(": ", with: ":").replacing(", \"", with: ",\"")
    }
    #expect(wanted.count == 88)
    #expect(found == wanted)
    #expect(report.notes == [])
  }

  /// What a file holds; nil where it cannot be read.
  private func contents(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
