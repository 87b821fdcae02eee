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

  /// The folder of a path, without the slash behind it, and the name of the file.
  static func parts(of path: [UInt8]) -> (folder: [UInt8], name: [UInt8]) {
    guard let slash = path.lastIndex(of: 0x2F) else { return ([], path) }
    return (Array(path[..<slash]), Array(path[(slash + 1)...]))
  }
}
