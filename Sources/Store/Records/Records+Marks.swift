import ReportModel
import TextFacts

/// The marks of capital letters.
extension Records {
  /// The marks of capital letters, by letter; those of a report whose file has no path any more are left out.
  func sharedMarks() throws(DatabaseError) -> [SharedMark] {
    // Letters of other scripts than Latin may be capital too: the table has few marks, and all are looked at.
    let rows = try database.rows(
      """
      SELECT mark.letter, mark.place, mark.before, mark.after, path FROM mark JOIN report ON report.id = mark.report
        WHERE path IS NOT NULL ORDER BY mark.letter LIMIT ?
      """, [.integer(Self.mostReports)])
    return rows.compactMap { row in
      guard row.count == 5, let mark = Self.mark(Array(row[..<4])), mark.letter.properties.isUppercase,
        let path = row[4].blob
      else { return nil }
      return SharedMark(letter: mark.letter, path: path, quote: mark.quote ?? TextQuote(start: mark.offset))
    }
  }
}
