import CSQLite
import Glibc

/// A call of SQLite that failed.
struct DatabaseError: Error, Hashable, Sendable {
  /// Extended result codes that C's macros compose ("Result and Error Codes").
  private static let (inputNoMemory, readOnlyMoved) = (SQLITE_IOERR | 12 << 8, SQLITE_READONLY | 4 << 8)

  /// The extended result code.
  let code: Int32
  /// The system's errno, also where SQLite tells it by a code of its own; 0 where the system was not at fault.
  let systemError: Int32

  /// `systemError` is what SQLite says of the system.
  init(code: Int32, systemError: Int32 = 0) {
    self.code = code
    self.systemError =
      switch code & 0xFF {
      case SQLITE_FULL: ENOSPC
      case SQLITE_READONLY where systemError == 0: EROFS
      case _: systemError
      }
  }

  /// The primary result code.
  var primary: Int32 { code & 0xFF }

  /// Whether another connection held the database for too long.
  var isBusy: Bool { primary == SQLITE_BUSY || primary == SQLITE_LOCKED }

  /// Whether memory was lacking (SQLITE_IOERR_NOMEM among them).
  var isOutOfMemory: Bool { primary == SQLITE_NOMEM || code == Self.inputNoMemory }

  /// The reason in words of the store's problems.
  var cause: StoreProblem.Cause { systemError == 0 ? .database(code) : .system(systemError) }

  /// Whether the content of the file is at fault: no database, a page that makes no sense, other tables than ours, a
  /// value beyond the limits, or a query that does not come to an end.
  var isDamage: Bool {
    [SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_TOOBIG, SQLITE_INTERRUPT, SQLITE_MISMATCH, SQLITE_CONSTRAINT]
      .contains(primary)
  }

  /// Whether the file was renamed or deleted while it was open.
  var isMoved: Bool { code == Self.readOnlyMoved }
}

extension DatabaseError {
  /// A database that another program made.
  static let foreign = DatabaseError(code: SQLITE_NOTADB)
  /// Its tables and indexes contradict each other, which SQLite itself does not look for.
  static let contradictory = DatabaseError(code: SQLITE_CORRUPT)
  /// Another program holds it for too long.
  static let busy = DatabaseError(code: SQLITE_BUSY)
  /// The file is no longer the one of its name.
  static let moved = DatabaseError(code: readOnlyMoved)
}
