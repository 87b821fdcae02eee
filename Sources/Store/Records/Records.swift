import TextFacts

/// The rows of an open store: reading them, and changing them within a transaction.
struct Records {
  /// The numbers of reports, searches and marks of one report that are kept; the oldest go first.
  static let (mostReports, mostSearches, mostMarks) = WorkBudget.remembered
  /// The most bytes of folds that are remembered: more than the browser writes.
  static let longestFolds = 16 * WorkBudget.foldsRemembered.exceptions
  /// The longest search that is remembered, in bytes.
  static let longestSearch = WorkBudget.searchRemembered

  let database: Database
  /// Whether there is a file at a path: a report is taken for moved only once its old file is gone.
  var isThere: ([UInt8]) -> Bool

  // MARK: Reading

  /// Past searches, each once, the newest last.
  func searches() throws(DatabaseError) -> [String] {
    let newest = try database.rows(
      "SELECT text FROM search ORDER BY used DESC LIMIT ?", [.integer(Self.mostSearches)])
    return newest.reversed().compactMap { $0.first?.text }
  }

  /// All that is remembered of a report; nil where that is nothing.
  func report(_ report: ReportIdentity) throws(DatabaseError) -> RememberedReport? {
    guard let (row, likeness) = try find(report) else { return nil }
    let marks = try database.rows(
      "SELECT letter, place, before, after FROM mark WHERE report = ? ORDER BY changed DESC LIMIT ?",
      [.integer(row), .integer(Self.mostMarks)])
    let left = try database.rows("SELECT place, before, after, folds FROM report WHERE id = ?", [.integer(row)]).first
    var remembered = Self.report(left ?? [], marks: marks.reversed().compactMap(Self.mark))
    (remembered.pins, remembered.notes) = (try pins(of: row), try notes(of: row))
    remembered.likeness = likeness
    return remembered
  }

  /// A report from its place, the text around that, and its folds.
  static func report(_ row: [SQLValue], marks: [RememberedReport.SavedMark] = []) -> RememberedReport {
    guard row.count == 4 else { return RememberedReport(marks: marks, place: nil) }
    let place = row[0].integer.flatMap { $0 >= 0 ? $0 : nil }
    return RememberedReport(
      marks: marks, place: place, quote: place.flatMap { quote(of: $0, row[1], row[2]) }, folds: row[3].blob ?? [])
  }

  private static func quote(of place: Int, _ before: SQLValue, _ after: SQLValue) -> TextQuote? {
    guard let before = before.blob, let after = after.blob else { return nil }
    return TextQuote(start: place, prefix: before, suffix: after)
  }

  static func mark(_ row: [SQLValue]) -> RememberedReport.SavedMark? {
    guard row.count == 4, let number = row[0].integer.flatMap(UInt32.init(exactly:)),
      let letter = Unicode.Scalar(number), let offset = row[1].integer, offset >= 0
    else { return nil }
    return RememberedReport.SavedMark(letter: letter, offset: offset, quote: quote(of: offset, row[2], row[3]))
  }

  /// The row of a report: the one of its text where that one's file is gone, for it was moved here; else the one of its
  /// path; else the one whose text it is most like, and then the path of that one's file.
  private func find(_ report: ReportIdentity) throws(DatabaseError) -> (row: Int, likeness: [UInt8]?)? {
    let named = try database.rows("SELECT id, content FROM report WHERE path = ?", [.blob(report.path)]).first
    let known = named?[0].integer.map { (row: $0, likeness: [UInt8]?.none) }
    guard let content = report.content, named?[1] != .blob(content.bytes) else { return known }
    let equal = try database.rows(
      "SELECT id, path FROM report WHERE content = ? ORDER BY used DESC LIMIT 100", [.blob(content.bytes)])
    let moved = equal.first { row in row[1].blob.map { !isThere($0) } ?? true }
    if let row = moved?[0].integer { return (row, nil) }
    // One that was scrolled before it was read to its end has a row, and nothing that the reader made.
    if let known {
      guard named?[1] == .null, try !hasOwn(known.row) else { return known }
    }
    return try findAlike(report).map { ($0.row, $0.path) } ?? known
  }

  /// Whether the reader has made anything on a report: a mark, a pin, a note.
  private func hasOwn(_ row: Int) throws(DatabaseError) -> Bool {
    try database.first(
      """
      SELECT 1 FROM report WHERE id = ?1 AND (EXISTS (SELECT 1 FROM mark WHERE report = ?1)
        OR EXISTS (SELECT 1 FROM pin WHERE report = ?1) OR EXISTS (SELECT 1 FROM note WHERE report = ?1))
      """, .integer(row)) != nil
  }

  // MARK: Changing

  /// Takes changes in, in their order. With `onlyNew` what is there already stays as it is.
  func apply(_ changes: [StoreChange], onlyNew: Bool = false) throws(DatabaseError) {
    let last = try lastNumber()
    // A number that no store of ours has reached.
    guard last < Int.max / 2 else { throw .contradictory }
    // Changes that count only where there is nothing newer are older than all others.
    var sequence = onlyNew ? -changes.count - 1 : last
    for change in changes {
      sequence += 1
      try apply(change, number: sequence, onlyNew: onlyNew)
    }
    try database.run(
      "INSERT INTO fact VALUES('sequence', ?1) ON CONFLICT DO UPDATE SET value = ?1", .integer(max(last, sequence)))
    try prune()
  }

  /// The number of the newest change: no row has a greater one, also where the fact was damaged.
  private func lastNumber() throws(DatabaseError) -> Int {
    let numbers = try database.rows(
      """
      SELECT value FROM fact WHERE name = 'sequence'
      UNION ALL SELECT * FROM (SELECT used FROM search ORDER BY used DESC LIMIT 1)
      """)
    return numbers.compactMap { $0.first?.integer }.max() ?? 0
  }

  private func apply(_ change: StoreChange, number: Int, onlyNew: Bool) throws(DatabaseError) {
    switch change {
    case .search(let text):
      guard !text.isEmpty, text.utf8.count <= Self.longestSearch else { return }
      try database.run(
        "INSERT INTO search VALUES(?1, ?2) ON CONFLICT DO UPDATE SET used = ?2 WHERE NOT ?3", .text(text),
        .integer(number), .integer(onlyNew ? 1 : 0))
      // Looked for as it will be read: in a damaged index a search may be written and never found.
      let newest = "SELECT text FROM search \(onlyNew ? "WHERE text = ?" : "ORDER BY used DESC LIMIT 1")"
      guard try database.rows(newest, onlyNew ? [.text(text)] : []).first?.first == .text(text) else {
        throw .contradictory
      }
    case .mark(let letter, let report, let offset, let quote):
      let isShared = letter.properties.isUppercase
      if isShared, onlyNew, try database.first("SELECT 1 FROM mark WHERE letter = ?", Self.value(letter)) != nil {
        return
      }
      let row = try row(of: report, number: number)
      if isShared { try database.run("DELETE FROM mark WHERE letter = ?", Self.value(letter)) }
      try database.run(
        """
        INSERT INTO mark(report, letter, place, changed, before, after) VALUES(?1, ?2, ?3, ?4, ?6, ?7)
          ON CONFLICT DO UPDATE SET place = ?3, changed = ?4, before = ?6, after = ?7 WHERE NOT ?5
        """,
        .integer(row), Self.value(letter), .integer(offset), .integer(number), .integer(onlyNew ? 1 : 0),
        quote.map { .blob($0.prefix) } ?? .null, quote.map { .blob($0.suffix) } ?? .null)
      try pruneMarks(of: row)
    case .place(let report, let offset, let quote):
      let row = try row(of: report, number: number)
      try database.run(
        "UPDATE report SET place = ?2, before = ?4, after = ?5 WHERE id = ?1 AND (place IS NULL OR NOT ?3)",
        .integer(row), .integer(offset), .integer(onlyNew ? 1 : 0), quote.map { .blob($0.prefix) } ?? .null,
        quote.map { .blob($0.suffix) } ?? .null)
    case .folds(let report, let folds):
      guard folds.count <= Self.longestFolds else { return }
      try database.run(
        "UPDATE report SET folds = ?2 WHERE id = ?1", .integer(try row(of: report, number: number)), .blob(folds))
    case .choice(let choice): try apply(choice, number: number)
    case .library(let roots, let remembered): try apply(remembered, libraryOf: roots, number: number)
    case .question(let question, let roots): try apply(question, libraryOf: roots)
    case .questionRemoved(let name, let roots): try removeQuestion(name, libraryOf: roots)
    case .pin(let pin, let report, let isKept):
      try apply(pin, isKept: isKept, row: try row(of: report, number: number), number: number)
    case .markRemoved(let letter, let report):
      guard let report, !letter.properties.isUppercase else {
        return try database.run("DELETE FROM mark WHERE letter = ?", Self.value(letter))
      }
      try database.run(
        "DELETE FROM mark WHERE letter = ? AND report = ?", Self.value(letter),
        .integer(try row(of: report, number: number)))
    case .note(let note, let report): try apply(note, row: try row(of: report, number: number))
    case .noteRemoved(let name): try removeNote(name)
    }
  }

  private static func value(_ letter: Unicode.Scalar) -> SQLValue { .integer(Int(letter.value)) }

  /// The row of a report that is now used, made where there is none; it has the report's path and text afterwards.
  ///
  /// It is looked for again: in a damaged index a row may be written and never found, and what is acknowledged is there.
  private func row(of report: ReportIdentity, number: Int) throws(DatabaseError) -> Int {
    let row = try use(report, number: number)
    guard try find(report)?.row == row else { throw .contradictory }
    return row
  }

  private func use(_ report: ReportIdentity, number: Int) throws(DatabaseError) -> Int {
    let content = report.content.map { SQLValue.blob($0.bytes) } ?? .null
    let sketch = report.sketch.map { SQLValue.blob($0.bytes) } ?? .null
    let parts = Self.parts(of: report.path)
    let (folder, name) = (SQLValue.blob(parts.folder), SQLValue.blob(parts.name))
    func make() throws(DatabaseError) -> Int {
      let made = try database.first(
        """
        INSERT INTO report(path, content, used, sketch, folder, name) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
          ON CONFLICT(path) DO UPDATE SET content = ?2, used = ?3, sketch = ?4, folder = ?5, name = ?6 RETURNING id
        """, .blob(report.path), content, .integer(number), sketch, folder, name)
      guard let made = made?.integer else { throw .foreign }
      return made
    }
    guard let (row, likeness) = try find(report) else { return try make() }
    if likeness != nil {
      let made = try make()
      try copy(from: row, to: made)
      return made
    }
    // A report that was at this path before keeps its text and marks: it may come back under another name.
    try database.run("UPDATE report SET path = NULL WHERE path = ? AND id <> ?", .blob(report.path), .integer(row))
    try database.run(
      """
      UPDATE report SET path = ?2, content = coalesce(?3, content), used = max(used, ?4), sketch = coalesce(?5, sketch),
        folder = ?6, name = ?7 WHERE id = ?1
      """, .integer(row), .blob(report.path), content, .integer(number), sketch, folder, name)
    return row
  }

  /// Forgets the oldest marks of a report where there are more than are kept.
  private func pruneMarks(of row: Int) throws(DatabaseError) {
    let marks = try database.first("SELECT count(*) FROM mark WHERE report = ?", .integer(row))?.integer ?? 0
    guard marks > Self.mostMarks else { return }
    try database.run(
      """
      DELETE FROM mark WHERE report = ?1 AND letter IN (
        SELECT letter FROM mark WHERE report = ?1 ORDER BY changed LIMIT ?2)
      """, .integer(row), .integer(marks - Self.mostMarks))
  }

  /// Forgets the oldest reports and searches where there are more than are kept; of reports, those without marks first, and
  /// never those with notes.
  private func prune() throws(DatabaseError) {
    let searches = try database.first("SELECT count(*) FROM search")?.integer ?? 0
    if searches > Self.mostSearches {
      try database.run(
        "DELETE FROM search WHERE text IN (SELECT text FROM search ORDER BY used LIMIT ?)",
        .integer(searches - Self.mostSearches))
    }
    let reports = try database.first("SELECT count(*) FROM report")?.integer ?? 0
    guard reports > Self.mostReports else { return }
    // Some more than must be, so that this is not done for every new report.
    try database.run(
      """
      DELETE FROM report WHERE id IN (
        SELECT id FROM report WHERE NOT EXISTS (SELECT 1 FROM note WHERE note.report = report.id)
          ORDER BY EXISTS (SELECT 1 FROM mark WHERE mark.report = report.id), used LIMIT ?)
      """, .integer(reports - Self.mostReports + Self.mostReports / 100))
    try database.run("DELETE FROM mark WHERE report NOT IN (SELECT id FROM report)")
    try database.run("DELETE FROM pin WHERE report NOT IN (SELECT id FROM report)")
  }
}
