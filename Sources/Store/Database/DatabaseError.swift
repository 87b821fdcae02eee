import CSQLite
import Glibc

/// A call of SQLite that failed: its extended result code ("Result and Error Codes"), and the system's errno at the
/// time, 0 where the system was not at fault.
struct DatabaseError: Error, Hashable, Sendable {
  var code: Int32
  var errno: Int32

  /// The primary result code.
  var primary: Int32 { code & 0xFF }

  /// Whether another connection held the database for too long.
  var isBusy: Bool { primary == SQLITE_BUSY || primary == SQLITE_LOCKED }

  /// Whether memory was lacking (SQLITE_IOERR_NOMEM among them).
  var isOutOfMemory: Bool { primary == SQLITE_NOMEM || code == SQLITE_IOERR | 12 << 8 }

  /// The system's errno, also where SQLite tells it by a code of its own; 0 where there is none.
  var systemCode: Int32 {
    switch primary {
    case SQLITE_FULL: ENOSPC
    case SQLITE_READONLY where errno == 0: EROFS
    case _: errno
    }
  }

  /// Whether the content of the file is at fault: no database, a page that makes no sense, other tables than ours, a
  /// value beyond the limits, or a query that does not come to an end.
  var isDamage: Bool {
    [SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_TOOBIG, SQLITE_INTERRUPT, SQLITE_MISMATCH, SQLITE_CONSTRAINT]
      .contains(primary)
  }

  /// Whether the file was renamed or deleted while it was open (SQLITE_READONLY_DBMOVED).
  var isMoved: Bool { code == SQLITE_READONLY | 4 << 8 }
}

extension DatabaseError {
  /// A database that another program made.
  static let foreign = DatabaseError(code: SQLITE_NOTADB, errno: 0)
  /// Another program holds it for too long.
  static let busy = DatabaseError(code: SQLITE_BUSY, errno: 0)
  /// The file is no longer the one of its name.
  static let moved = DatabaseError(code: SQLITE_READONLY | 4 << 8, errno: 0)
}
