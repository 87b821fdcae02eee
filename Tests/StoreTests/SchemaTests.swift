import Testing
import TextFacts

@testable import Store

/// Stores of older versions, which are taken over.
@Suite struct SchemaTests {
  /// Without an index a query would take some steps a report.
  @Test("a store of 10,000 reports is opened, and asked for one of them, in as many steps as a small one")
  func workDoesNotGrow() throws {
    func steps(reports: Int) throws -> Int {
      var steps = 0
      try withFolder { folder in
        // The text of a report is compared with those of the last ones: only they have to be long enough for that.
        let short = reports - 2 * WorkBudget.reportsCompared
        let changes = (0..<reports).map { number -> StoreChange in
          .place(
            report: report("/\(number)", number < short ? "\(number)" : "\(number) \(LikenessTests.text)"),
            offset: number)
        }
        try StoreFile(folder: folder).write(changes + [.mark("a", report: report("/7"), offset: 1), .search("词")])
        let database = try Database(folder + "/" + StoreFile.name, .readWrite)
        let records = Records(database: database) { _ in true }
        #expect(try Schema.version(of: database) == Schema.version)
        #expect(try records.searches() == ["词"])
        #expect(try records.notes() == [])
        #expect(try records.report(report("/7"))?.marks.count == 1)
        #expect(try records.report(report("/elsewhere", "7 \(LikenessTests.text)")) == nil)
        _ = try records.firstFrame()
        steps = database.stepsTaken
      }
      return steps
    }
    // More than are compared with a report that is not known.
    let (few, many) = (try steps(reports: 2 * WorkBudget.reportsCompared), try steps(reports: 10_000))
    #expect(many < few + few / 10 && many < 10_000, "\(few), \(many)")
  }

  @Test("a store of any older version keeps all it has, and takes what is new", arguments: 1...Schema.version)
  func takenOver(from version: Int) throws {
    try withFolder { folder in
      do {
        let database = try Database(folder + "/" + StoreFile.name, .readWrite)
        for statement in Schema.steps[..<version].joined() { try database.run(statement) }
        for statement in [
          "PRAGMA application_id = \(Schema.application)", "PRAGMA user_version = \(version)",
          "INSERT INTO report(id, path, content, place, used) VALUES(1, x'2F78', NULL, 88, 5)",
          "INSERT INTO mark(report, letter, place, changed) VALUES(1, 97, 7, 4)",
          "INSERT INTO search VALUES('词', 6)", "UPDATE fact SET value = 6 WHERE name = 'sequence'",
        ] { try database.run(statement) }
      }
      let file = StoreFile(folder: folder)
      #expect(try file.report(report("/x")) == remembered([("a", 7)], place: 88))
      #expect(try file.searches() == ["词"])
      let quote = TextQuote(start: 9, prefix: Array("前".utf8), suffix: Array("后".utf8))
      try file.write([
        .place(report: report("/x"), offset: 9, quote: quote), .folds(report: report("/x"), [2]),
        .mark("b", report: report("/x"), offset: 9, quote: quote),
      ])
      let after = try #require(try StoreFile(folder: folder).report(report("/x")))
      #expect(after.quote == quote && after.folds == [2])
      #expect(after.marks.map(\.quote) == [nil, quote])
      #expect(file.takeNotices() == [])
    }
  }
}
