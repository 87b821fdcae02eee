import ReportModel
import TestReports
import Testing

@testable import ReportIndex

/// `path:`: reports by the path of their file.
@Suite struct PathConditionTests {
  @Test(
    "words stand in it somewhere; with * and ? the end of it is told whole, from a folder on",
    arguments: [
      ("县区", "云溪县区/2019.txt", true), ("县区/2019", "云溪县区/2019.txt", true), ("2020", "云溪县区/2019.txt", false),
      ("REPORT", "a/Reports/x.md", true), ("*.md", "a/县区/x.md", true), ("*.md", "a/县区/x.txt", false),
      ("县区/*.md", "/home/a/县区/x.md", true), ("县区/*.md", "a/县区/旧/x.md", false), ("县区/**/*.md", "a/县区/旧/x.md", true),
      ("/县区/*", "a/县区/x", false),
      ("县区/**/x.md", "a/县区/旧/稿/x.md", true), ("区/*.md", "a/县区/x.md", false), ("20??.txt", "a/2019.txt", true),
      ("20??.txt", "a/20191.txt", false), ("?区/*", "县区/x", true), ("?/x", "县区/x", false), ("*", "x", true),
      ("旧", "a/旧/x", true),
      ("县区", "x", false), ("a*b*c", "a1b2b3c", true), ("a*b*c", "a1b2b3d", false),
    ])
  func pattern(_ pattern: String, _ path: String, _ isMeant: Bool) {
    #expect(PathCondition(Array(pattern.utf8)).holds(for: Array(path.utf8)) == isMeant)
  }

  @Test("a pattern of stars on a long path ends soon")
  func hostile() {
    let pattern = PathCondition(Array(String(repeating: "*a", count: 500).utf8))
    #expect(
      !pattern.holds(for: Array((String(repeating: "a", count: 400) + "/" + String(repeating: "b", count: 3_000)).utf8))
    )
  }

  @Test(
    "a library finds the same with an index and without, and as each report by itself",
    arguments: [
      "水 path:甲", "水 -path:甲", "水 path:*/2020.txt", "(水 path:甲) OR (路 path:乙)", "水 year:2020 path:乙",
      "report:(水 path:乙) 路",
      "title:水 path:2019",
    ])
  func library(_ query: String) throws {
    var libraries = [Library(), Library()]
    var reports: [(LibraryReport, Int)] = []
    for (number, folder) in ["甲", "乙", "丙甲"].enumerated() {
      for year in 2019...2020 {
        var report = LibraryTests.report("水\(number)\n路与水。\n水\(year)\n", name: "\(folder)/\(year).txt")
        report.year = year
        reports.append((report, year))
      }
    }
    for index in libraries.indices { libraries[index].add(reports.map(\.0)) }
    while let indexing = libraries[1].takeIndexing(all: true) { libraries[1].adopt(indexing.run()) }
    let searcher = try LibrarySearcher(SearchQuery(query, syntax: .query))
    let alone = try Searcher(SearchQuery(query, syntax: .query))
    let counts = try reports.map { try alone.hits(in: $0.0.report, year: $0.1).count }
    for library in libraries {
      let answer = try searcher.answer(in: library)
      #expect(
        reports.indices.map { number in answer.reports.first { $0.number.value == number }?.count ?? 0 } == counts)
    }
    #expect(counts.contains { $0 > 0 })
  }
}
