import ReportModel
import TextFacts

/// Notes, and terms that stay highlighted.
extension Records {
  // MARK: Terms

  func pins(of row: Int) throws(DatabaseError) -> [KeptPin] {
    let rows = try database.rows(
      "SELECT text, form, colour FROM pin WHERE report = ? ORDER BY changed LIMIT ?",
      [.integer(row), .integer(WorkBudget.pinsRemembered)])
    return rows.compactMap { row in
      guard row.count == 3, let text = row[0].text, let form = row[1].integer, let colour = row[2].integer else {
        return nil
      }
      return KeptPin(text: text, form: form, colour: colour)
    }
  }

  func apply(_ pin: KeptPin, isKept: Bool, row: Int, number: Int) throws(DatabaseError) {
    guard !pin.text.isEmpty, pin.text.utf8.count <= Self.longestSearch else { return }
    guard isKept else {
      return try database.run(
        "DELETE FROM pin WHERE report = ? AND text = ? AND form = ?", .integer(row), .text(pin.text), .integer(pin.form)
      )
    }
    try database.run(
      "INSERT INTO pin VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET colour = ?4, changed = ?5", .integer(row),
      .text(pin.text), .integer(pin.form), .integer(pin.colour), .integer(number))
    try database.run(
      """
      DELETE FROM pin WHERE report = ?1 AND changed <= (
        SELECT changed FROM pin WHERE report = ?1 ORDER BY changed DESC LIMIT 1 OFFSET ?2)
      """, .integer(row), .integer(WorkBudget.pinsRemembered))
  }

  // MARK: Notes

  private static let fields =
    "note.name, note.start, note.count, note.exact, note.before, note.after, note.text, note.time"

  func notes(of row: Int) throws(DatabaseError) -> [Note] {
    let rows = try database.rows(
      "SELECT \(Self.fields) FROM note WHERE report = ? ORDER BY start, name LIMIT ?",
      [.integer(row), .integer(WorkBudget.notes.count)])
    return rows.compactMap { Self.note($0[...]) }
  }

  /// The notes of all reports, those of one together, and the paths of the reports' files. What a file that is gone has left
  /// behind when its notes went to a version of it is no note of its own as long as the file does not come back.
  func notes() throws(DatabaseError) -> [StoredNote] {
    let rows = try database.rows(
      """
      SELECT path, note.name LIKE '%-' || report.id, \(Self.fields) FROM note JOIN report ON report.id = note.report
        WHERE path IS NOT NULL ORDER BY path, note.start, note.name LIMIT ?
      """, [.integer(WorkBudget.notes.count)])
    return rows.compactMap { row in
      guard row.count > 2, let path = row[0].blob, let note = Self.note(row.dropFirst(2)) else { return nil }
      return row[1] == .integer(0) || isThere(path) ? StoredNote(path: path, note: note) : nil
    }
  }

  /// The reports with notes whose files are gone.
  func goneReports() throws(DatabaseError) -> [GoneReport] {
    let rows = try database.rows(
      """
      SELECT path, content, sketch FROM report
        WHERE path IS NOT NULL AND EXISTS (SELECT 1 FROM note WHERE note.report = report.id) ORDER BY used DESC
      """)
    return rows.compactMap { row in
      guard row.count == 3, let path = row[0].blob, !isThere(path) else { return nil }
      return GoneReport(
        path: path, content: row[1].blob.map { ContentIdentity(bytes: $0) },
        sketch: row[2].blob.flatMap { ContentSketch(bytes: $0) })
    }
  }

  /// Removes a note, and what it has left behind in reports whose files are gone.
  func removeNote(_ name: String) throws(DatabaseError) {
    try database.run("DELETE FROM note WHERE name = ?", .text(name))
    let left = try database.rows(
      "SELECT note.name, path FROM note JOIN report ON report.id = note.report WHERE note.name = ? || '-' || report.id",
      [.text(name)])
    for row in left where row.count == 2 {
      guard let copy = row[0].text, !(row[1].blob.map(isThere) ?? false) else { continue }
      try database.run("DELETE FROM note WHERE name = ?", .text(copy))
    }
  }

  private static func note(_ row: ArraySlice<SQLValue>) -> Note? {
    let row = Array(row)
    guard row.count == 8, let name = row[0].text, let start = row[1].integer, let count = row[2].integer,
      let exact = row[3].blob, let before = row[4].blob, let after = row[5].blob, let text = row[6].text,
      let time = row[7].integer
    else { return nil }
    let quote = TextQuote(start: start, count: count, exact: exact, prefix: before, suffix: after)
    let note = Note(name: name, quote: quote, text: text, time: time)
    return note.isValid ? note : nil
  }

  /// Writes a note; one that was written later elsewhere stays.
  func apply(_ note: Note, row: Int) throws(DatabaseError) {
    guard note.isValid else { return }
    let quote = note.quote
    try database.run(
      """
      INSERT INTO note VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO UPDATE
        SET report = ?2, start = ?3, count = ?4, exact = ?5, before = ?6, after = ?7, text = ?8, time = ?9
        WHERE time <= ?9
      """, .text(note.name), .integer(row), .integer(quote.start), .integer(quote.count), .blob(quote.exact),
      .blob(quote.prefix), .blob(quote.suffix), .text(note.text), .integer(note.time))
    guard try database.first("SELECT text FROM note WHERE name = ?", .text(note.name)) != nil else {
      throw .contradictory
    }
  }
}
