/// The tables of the store, by version. A change of them is one more step at the end, and never a change of a step.
///
/// Order is by numbers that only grow (`used`, `changed`) and never by a clock, which may jump. Rows that make no sense
/// to this version are passed over and kept.
enum Schema {
  /// Tells our databases from those of other programs (`PRAGMA application_id`): "Gang".
  static let application = 0x4761_6E67

  /// The number of steps; `PRAGMA user_version` is the number of those a file has taken.
  static var version: Int { steps.count }

  static let steps: [[String]] = [
    [
      // A report is known by the absolute path of its file, links followed, and by the identity of its text. The path is
      // NULL once another report has taken the name, the text's identity while it was never read to its end.
      """
      CREATE TABLE report(
        id INTEGER PRIMARY KEY, path BLOB UNIQUE, content BLOB, place INTEGER, used INTEGER NOT NULL
      ) STRICT
      """,
      "CREATE INDEX report_content ON report(content)",
      "CREATE INDEX report_used ON report(used)",
      // A letter is the number of its Unicode scalar.
      """
      CREATE TABLE mark(
        report INTEGER NOT NULL, letter INTEGER NOT NULL, place INTEGER NOT NULL, changed INTEGER NOT NULL,
        PRIMARY KEY(report, letter)
      ) STRICT, WITHOUT ROWID
      """,
      "CREATE INDEX mark_letter ON mark(letter)",
      "CREATE TABLE search(text TEXT PRIMARY KEY, used INTEGER NOT NULL) STRICT, WITHOUT ROWID",
      "CREATE INDEX search_used ON search(used)",
      // The number given out last for `used` and `changed`, in the row 'sequence'; the row 'remembered' tells that the
      // file of that name was read.
      "CREATE TABLE fact(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID",
      "INSERT INTO fact VALUES('sequence', 0)",
    ],
    [
      // The text around a place, by which it is found again in an edited report: bytes before it and after it, NULL
      // where only the offset is known. The folds are in the browser's own form.
      "ALTER TABLE report ADD COLUMN before BLOB",
      "ALTER TABLE report ADD COLUMN after BLOB",
      "ALTER TABLE report ADD COLUMN folds BLOB",
      "ALTER TABLE mark ADD COLUMN before BLOB",
      "ALTER TABLE mark ADD COLUMN after BLOB",
      "CREATE TABLE choice(name TEXT PRIMARY KEY, value TEXT NOT NULL, changed INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    ],
    [
      // The form says how a term is read, in the browser's own numbers.
      """
      CREATE TABLE pin(
        report INTEGER NOT NULL, text TEXT NOT NULL, form INTEGER NOT NULL, colour INTEGER NOT NULL,
        changed INTEGER NOT NULL, PRIMARY KEY(report, text, form)
      ) STRICT, WITHOUT ROWID
      """,
      // The passage of a note: its offset and bytes as they were, of a long one the first, and the bytes around it. The
      // time is that of the reader's clock, for people, and to tell which of two notes of one name is newer.
      """
      CREATE TABLE note(
        name TEXT PRIMARY KEY, report INTEGER NOT NULL, start INTEGER NOT NULL, count INTEGER NOT NULL,
        exact BLOB NOT NULL, before BLOB NOT NULL, after BLOB NOT NULL, text TEXT NOT NULL, time INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID
      """,
      "CREATE INDEX note_report ON note(report)",
    ],
    [
      // The absolute paths of the folders and files that are read together, and how they were left, in the browser's own
      // form.
      """
      CREATE TABLE library(
        roots BLOB PRIMARY KEY, remembered BLOB NOT NULL, used INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID
      """
    ],
    [
      // The questions saved with a library, each by itself, so that several sessions may save some; in the order in which
      // they were made, and in the browser's own form.
      """
      CREATE TABLE question(
        id INTEGER PRIMARY KEY, roots BLOB NOT NULL, name TEXT NOT NULL, remembered BLOB NOT NULL, UNIQUE(roots, name)
      ) STRICT
      """
    ],
    [
      // The sketch of a report's text, 8 bytes a hash, with the folder and the name of its file, by which an edited and
      // renamed one is found; NULL where the report was not read to its end since.
      "ALTER TABLE report ADD COLUMN sketch BLOB",
      "ALTER TABLE report ADD COLUMN folder BLOB",
      "ALTER TABLE report ADD COLUMN name BLOB",
      "CREATE INDEX report_folder ON report(folder, used)",
      "CREATE INDEX report_name ON report(name, used)",
    ],
  ]

  /// The version of a database, 0 for an empty one. That of another program is none of ours to write into.
  static func version(of database: Database) throws(DatabaseError) -> Int {
    let version = try database.first("PRAGMA user_version")?.integer ?? 0
    let owner = try database.first("PRAGMA application_id")?.integer ?? 0
    if owner == application, version > 0 { return version }
    guard owner == 0, version == 0, try database.first("SELECT count(*) FROM sqlite_schema") == .integer(0) else {
      throw .foreign
    }
    return 0
  }

  /// Brings a database up to date; does nothing where it is.
  static func update(_ database: Database) throws(DatabaseError) {
    try database.transaction { () throws(DatabaseError) in
      let before = try database.first("PRAGMA user_version")?.integer ?? 0
      guard (0..<version).contains(before) else { return }
      for statement in steps[before...].joined() { try database.run(statement) }
      try database.run("PRAGMA application_id = \(application)")
      try database.run("PRAGMA user_version = \(version)")
    }
  }
}
