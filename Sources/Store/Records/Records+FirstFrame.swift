import TextFacts

/// The reader's choices, and what the first frame needs.
extension Records {
  /// The longest name and value of a choice that is remembered, in bytes.
  private static let longestChoice = 4_096

  /// All choices, by name.
  func choices() throws(DatabaseError) -> [RememberedChoice] {
    let rows = try database.rows("SELECT name, value FROM choice ORDER BY changed DESC LIMIT 32")
    return rows.compactMap { row in
      guard row.count == 2, let name = row[0].text, let value = row[1].text else { return nil }
      return RememberedChoice(name: name, value: value)
    }
  }

  func apply(_ choice: RememberedChoice, number: Int) throws(DatabaseError) {
    guard choice.name.utf8.count <= Self.longestChoice, choice.value.utf8.count <= Self.longestChoice else { return }
    try database.run(
      "INSERT INTO choice VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET value = ?2, changed = ?3", .text(choice.name),
      .text(choice.value), .integer(number))
  }

  /// The copy for the first frame: the choices, and the reports used last.
  func firstFrame() throws(DatabaseError) -> FirstFrameText {
    let rows = try database.rows(
      """
      SELECT path, place, before, after, folds FROM report
        WHERE path IS NOT NULL AND place IS NOT NULL ORDER BY used DESC LIMIT ?
      """, [.integer(WorkBudget.firstFrame.reports)])
    let reports = rows.compactMap { row -> (path: [UInt8], RememberedReport)? in
      guard row.count == 5, let path = row[0].blob else { return nil }
      var report = Self.report(Array(row[1...]))
      if let place = report.place, report.quote == nil { report.quote = TextQuote(start: place) }
      return (path, report)
    }
    return FirstFrameText(choices: try choices(), reports: reports)
  }
}
