import ReportModel
import ReportParsing
import ReportReading
import TestReports
import Testing

/// A real document of an office program against a careful reader's outline. Skipped where GANGMU_REPORTS names no
/// folder of reports; where it does, the document must be found.
@Suite(.enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"))
struct GoldDocumentTests {
  @Test func theLawHasTheOutlineOfACarefulReader() throws {
    let report = try ReportReader.read(path: Array(GivenReports.path(of: "supervision-law.docx").utf8))
    let gold = String(decoding: try GivenReports.outline(of: "supervision-law.docx"), as: UTF8.self)
    // The rows begin alike in both; what a program adds comes after the title. Gold sets its JSON wider, and lists no
    // front matter.
    let rows = OutlinePrinter.jsonLines(report).split(separator: "\n").filter { !$0.contains(#""kind":"front""#) }
    let found = rows.map { row in
      row.firstRange(of: ",\"address\"").map { String(row[..<$0.lowerBound]) } ?? String(row)
    }
    let wanted = gold.split(separator: "\n").map { row in
      String(row.dropLast()).replacing(": ", with: ":").replacing(", \"", with: ",\"")
    }
    #expect(wanted.count == 88)
    #expect(found == wanted)
    #expect(report.notes == [])
  }
}
