import TextFacts

/// Reports that were edited and renamed between two runs: known neither by their path nor by their text.
extension Records {
  /// The row of the report that this one is a version of, and the path that its file had: the one most like it among
  /// those in the same folder and those of the same file name, whose own files are gone. Nil where none is like it.
  func findAlike(_ report: ReportIdentity) throws(DatabaseError) -> (row: Int, path: [UInt8])? {
    guard let sketch = report.sketch else { return nil }
    let (folder, name) = Self.parts(of: report.path)
    let most = SQLValue.integer(WorkBudget.reportsCompared)
    let rows =
      try database.rows(
        "SELECT id, path, sketch FROM report WHERE folder = ? ORDER BY used DESC LIMIT ?", [.blob(folder), most])
      + database.rows(
        "SELECT id, path, sketch FROM report WHERE name = ? ORDER BY used DESC LIMIT ?", [.blob(name), most])
    let alike = rows.compactMap { row -> (row: Int, path: [UInt8], likeness: Int)? in
      guard row.count == 3, let id = row[0].integer, let path = row[1].blob, path != report.path,
        let likeness = row[2].blob.flatMap({ ContentSketch(bytes: $0) })?.likeness(to: sketch)
      else { return nil }
      return (id, path, likeness)
    }
    // Most like it first; the file of most others is still there.
    for found in alike.sorted(by: { $0.likeness > $1.likeness }) where !isThere(found.path) {
      return (found.row, found.path)
    }
    return nil
  }

  /// Gives a report what is remembered of the one that it is a version of, whose own stays: its file may be away, in an
  /// archive or on a drive, and come back. The notes of the version have the names that were read; of the old one they
  /// have new ones, for a name is that of one note.
  func copy(from old: Int, to new: Int) throws(DatabaseError) {
    guard old != new else { return }
    let (old, new) = (SQLValue.integer(old), SQLValue.integer(new))
    // A mark of a capital letter is one for all reports.
    try database.run(
      """
      INSERT OR IGNORE INTO mark(report, letter, place, changed, before, after)
        SELECT ?2, letter, place, changed, before, after FROM mark WHERE report = ?1 AND letter BETWEEN 97 AND 122
      """, old, new)
    try database.run(
      """
      INSERT OR IGNORE INTO pin(report, text, form, colour, changed)
        SELECT ?2, text, form, colour, changed FROM pin WHERE report = ?1
      """, old, new)
    try database.run(
      """
      UPDATE report SET (place, before, after, folds) = (SELECT place, before, after, folds FROM report WHERE id = ?1)
        WHERE id = ?2
      """, old, new)
    try database.run(
      """
      INSERT OR IGNORE INTO note SELECT name || '-' || ?1, report, start, count, exact, before, after, text, time
        FROM note WHERE report = ?1
      """, old)
    try database.run(
      "UPDATE note SET report = ?2 WHERE report = ?1 AND name NOT LIKE '%-' || ?1", old, new)
  }

  /// The folder of a path, without the slash behind it, and the name of the file.
  static func parts(of path: [UInt8]) -> (folder: [UInt8], name: [UInt8]) {
    guard let slash = path.lastIndex(of: 0x2F) else { return ([], path) }
    return (Array(path[..<slash]), Array(path[(slash + 1)...]))
  }
}
