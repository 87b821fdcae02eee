import CSQLite
import Glibc

/// A connection to a database, for one thread at a time. Closed with this value.
final class Database {
  /// The way in which a file is opened.
  enum Mode {
    /// Made where it is missing.
    case readWrite
    /// Read as it stands, without a look at what other files beside it say, which asks for no right to write anything.
    case immutable
  }

  /// The longest wait for another connection, in milliseconds.
  static let patience: Int32 = 1000
  /// The most bytes that a value may have. Without a limit a damaged file can ask for a gigabyte.
  private static let longestValue: Int32 = 4 << 20
  /// The most steps of SQLite's machine that one statement may take, in millions: a damaged schema can ask for endless
  /// ones.
  private static let mostMillionSteps = 200

  private let handle: OpaquePointer
  private var statements: [String: OpaquePointer] = [:]
  private let steps: UnsafeMutablePointer<Int>

  /// Opens the file at `path`. SQLite looks into it with the first statement only.
  init(_ path: String, _ mode: Mode) throws(DatabaseError) {
    var opened: OpaquePointer?
    let access =
      mode == .readWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    let name = mode == .readWrite ? path : Self.immutableAddress(of: path)
    // No locks, for there is one thread.
    let code = sqlite3_open_v2(name, &opened, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let opened else {
      let error = DatabaseError(code: code, systemError: opened.map { sqlite3_system_errno($0) } ?? ENOMEM)
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
    // Not before the last throw: of an `init` that throws no `deinit` runs.
    steps = .allocate(capacity: 1)
    steps.initialize(to: 0)
    sqlite3_busy_timeout(handle, Self.patience)
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.longestValue)
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1)
    sqlite3_progress_handler(
      handle, 1_000_000,
      { argument in
        guard let steps = argument?.assumingMemoryBound(to: Int.self) else { return 1 }
        steps.pointee += 1
        return steps.pointee > Database.mostMillionSteps ? 1 : 0
      }, steps)
    keepLog()
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
    steps.deallocate()
  }

  /// Has the write-ahead log stay when the last connection closes. Without this SQLite would delete it by its name,
  /// which may by then be the name of another store's log, where this store was set aside.
  private func keepLog() {
    var keeps: Int32 = 1
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &keeps)
  }

  /// Whether the file that is open is no longer the one of its name.
  var isMoved: Bool {
    var moved: Int32 = 0
    let code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
    return code == SQLITE_OK && moved != 0
  }

  /// The file's name, links followed.
  var file: String? { sqlite3_db_filename(handle, "main").flatMap { String(validatingCString: $0) } }

  /// The number of rows that the last statement changed.
  var changes: Int { Int(sqlite3_changes(handle)) }

  /// The steps of SQLite's machine that all statements have taken: a measure of work that repeats where times do not.
  var stepsTaken: Int {
    statements.values.reduce(0) { $0 + Int(sqlite3_stmt_status($1, SQLITE_STMTSTATUS_VM_STEP, 0)) }
  }

  /// Runs one statement and leaves out what it answers.
  func run(_ sql: String, _ values: SQLValue...) throws(DatabaseError) { _ = try rows(sql, values) }

  /// The first value of the first row of an answer; nil without a row.
  func first(_ sql: String, _ values: SQLValue...) throws(DatabaseError) -> SQLValue? {
    try rows(sql, values).first?.first
  }

  /// All rows of an answer.
  func rows(_ sql: String, _ values: [SQLValue] = []) throws(DatabaseError) -> [[SQLValue]] {
    let statement = try prepared(sql)
    steps.pointee = 0
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, value) in values.enumerated() { try check(bind(value, to: statement, at: Int32(index + 1))) }
    var rows: [[SQLValue]] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: rows.append((0..<sqlite3_column_count(statement)).map { Self.value(statement, $0) })
      case SQLITE_DONE: return rows
      case let code: throw error(code)
      }
    }
  }

  /// Does `body` in one transaction, which no other connection's changes come between; what throws is undone.
  func transaction<Result>(
    _ body: () throws(DatabaseError) -> Result
  ) throws(DatabaseError) -> Result {
    try run("BEGIN IMMEDIATE")
    do throws(DatabaseError) {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // Some errors have ended the transaction already, and then there is nothing to undo.
      if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
      throw error
    }
  }

  // MARK: SQLite's calls

  private func prepared(_ sql: String) throws(DatabaseError) -> OpaquePointer {
    if let statement = statements[sql] { return statement }
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
    guard let statement else { throw DatabaseError(code: SQLITE_MISUSE) }
    statements[sql] = statement
    return statement
  }

  private func bind(_ value: SQLValue, to statement: OpaquePointer, at index: Int32) -> Int32 {
    // SQLITE_TRANSIENT: SQLite keeps a copy of its own.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let number): return sqlite3_bind_int64(statement, index, Int64(number))
    case .text(let text):
      var text = text
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text(statement, index, $0.baseAddress, Int32(clamping: $0.count), copied)
        }
      }
    case .blob(let bytes):
      guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
      return bytes.withUnsafeBytes {
        sqlite3_bind_blob(statement, index, $0.baseAddress, Int32(clamping: $0.count), copied)
      }
    }
  }

  private static func value(_ statement: OpaquePointer, _ column: Int32) -> SQLValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(statement, column)))
    case SQLITE_TEXT:
      guard let bytes = sqlite3_column_text(statement, column) else { return .null }
      let count = Int(sqlite3_column_bytes(statement, column))
      return .text(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
    case SQLITE_BLOB:
      guard let bytes = sqlite3_column_blob(statement, column) else { return .blob([]) }
      let count = Int(sqlite3_column_bytes(statement, column))
      return .blob(Array(UnsafeRawBufferPointer(start: bytes, count: count)))
    case _: return .null
    }
  }

  private func check(_ code: Int32) throws(DatabaseError) { if code != SQLITE_OK { throw error(code) } }

  private func error(_ code: Int32) -> DatabaseError {
    DatabaseError(code: code, systemError: sqlite3_system_errno(handle))
  }

  /// A path as SQLite's address of a file that nobody changes ("Uniform Resource Identifiers", query parameters).
  private static func immutableAddress(of path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let plain = path.utf8.flatMap { byte -> [UInt8] in
      let isPlain = byte < 0x80 && Character(Unicode.Scalar(byte)).isLetter || byte == UInt8(ascii: "/")
      return isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return "file:\(String(decoding: plain, as: UTF8.self))?immutable=1"
  }
}
