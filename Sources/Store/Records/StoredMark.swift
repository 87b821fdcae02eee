import TextFacts

/// The mark of a capital letter, which all reports share, and the report it is in.
public struct StoredMark: Hashable, Sendable {
  public var letter: Unicode.Scalar
  /// The absolute path of the report's file, links followed.
  public var path: [UInt8]
  /// The place with the text around it; where only the offset was remembered, that.
  public var quote: TextQuote

  public init(letter: Unicode.Scalar, path: [UInt8], quote: TextQuote) {
    self.letter = letter
    self.path = path
    self.quote = quote
  }
}

extension Records {
  /// The marks of capital letters, by letter; those of a report whose file has no path any more are left out.
  func sharedMarks() throws(DatabaseError) -> [StoredMark] {
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
      return StoredMark(letter: mark.letter, path: path, quote: mark.quote ?? TextQuote(start: mark.offset))
    }
  }
}
