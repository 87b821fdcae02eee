import TextFacts

/// The ways in which libraries were left, and the questions saved with them.
extension Records {
  /// The way in which a library was left, in the form of whoever remembers it; nil where that is not known.
  func library(_ library: LibraryIdentity) throws(DatabaseError) -> [UInt8]? {
    try database.rows("SELECT remembered FROM library WHERE roots = ?", [.blob(library.bytes)]).first?.first?.blob
  }

  func apply(_ remembered: [UInt8], libraryOf roots: [[UInt8]], number: Int) throws(DatabaseError) {
    let (libraries, bytes) = WorkBudget.librariesRemembered
    guard remembered.count <= bytes, let library = LibraryIdentity(roots: roots) else { return }
    try database.run(
      "INSERT INTO library VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET remembered = ?2, used = ?3",
      .blob(library.bytes), .blob(remembered), .integer(number))
    try database.run(
      "DELETE FROM library WHERE used <= (SELECT used FROM library ORDER BY used DESC LIMIT 1 OFFSET ?)",
      .integer(libraries))
  }

  // MARK: Questions

  /// The questions saved with a library, in the form of whoever saved them, the oldest first.
  func questions(of library: LibraryIdentity) throws(DatabaseError) -> [[UInt8]] {
    try database.rows(
      "SELECT remembered FROM question WHERE roots = ? ORDER BY id LIMIT ?",
      [.blob(library.bytes), .integer(WorkBudget.questionsSaved)]
    ).compactMap { $0.first?.blob }
  }

  func apply(_ question: RememberedQuestion, libraryOf roots: [[UInt8]]) throws(DatabaseError) {
    let most = WorkBudget.librariesRemembered.bytes
    guard question.remembered.count <= most, question.name.utf8.count <= most,
      let library = LibraryIdentity(roots: roots)
    else { return }
    if let was = question.was {
      // It keeps its place among the others; where another session has used the name meanwhile, that one is asked anew.
      try database.run(
        "UPDATE OR REPLACE question SET name = ?3 WHERE roots = ?1 AND name = ?2", .blob(library.bytes), .text(was),
        .text(question.name))
    }
    try database.run(
      "INSERT INTO question(roots, name, remembered) VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET remembered = ?3",
      .blob(library.bytes), .text(question.name), .blob(question.remembered))
  }

  func removeQuestion(_ name: String, libraryOf roots: [[UInt8]]) throws(DatabaseError) {
    guard let library = LibraryIdentity(roots: roots) else { return }
    try database.run("DELETE FROM question WHERE roots = ? AND name = ?", .blob(library.bytes), .text(name))
  }
}
