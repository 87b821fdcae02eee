import TextFacts

/// The ways in which libraries were left.
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
}
