import Descriptors
import Glibc
import ReportModel

/// The file `store.sqlite` in the state folder, shared by all running copies of the program; for one thread at a time.
///
/// SQLite keeps it, and not files of the project's own, because a change must be whole after a power cut, several
/// programs write at once, and what is to be remembered grows: all of this SQLite has, tested harder than anything here
/// could be. On local file systems it writes ahead into a log, which readers never wait for; on remote ones, where the
/// shared memory of that log does not work ("Write-Ahead Logging", 1), it keeps a rollback journal. Each transaction is
/// on the disk before it is acknowledged (`synchronous = FULL`, which waits for the disk).
///
/// A damaged file is kept under another name, one of a newer version is left alone. After an error the file is opened
/// anew the next time.
public final class StoreFile {
  /// The file's name in its folder.
  public static let name = "store.sqlite"

  private let folder: String
  private var path: String { folder + "/" + Self.name }
  private var database: Database?
  /// A connection that is not ready yet, to be looked at where that fails.
  private var opening: Database?
  /// The reason why nothing is read or written any more.
  private var closed: StoreProblem?
  private var isSwept = false
  /// Whether the file was found damaged; only when it is so again is it.
  private var isSuspect = false
  private var notices: [StoreProblem] = []
  /// The file of the first frame as it was written last.
  private var firstFrame: FirstFrameText?

  /// The store of a state folder, opened when it is first used.
  public init(folder: String) { self.folder = folder }

  /// Past searches, the newest last.
  public func searches() throws(StoreProblem) -> [String] {
    try read(otherwise: []) { (records) throws(DatabaseError) in try records.searches() }
  }

  /// All that is remembered of a report, which is known by its absolute path, links followed; nil where that is nothing.
  public func report(_ report: ReportIdentity) throws(StoreProblem) -> RememberedReport? {
    try read(otherwise: nil) { (records) throws(DatabaseError) in try records.report(report) }
  }

  /// The notes on all reports, those on one together, and the paths of the reports' files.
  public func notes() throws(StoreProblem) -> [StoredNote] {
    try read(otherwise: []) { (records) throws(DatabaseError) in try records.notes() }
  }

  /// The reports with notes whose files are gone, the one used last first.
  public func goneReports() throws(StoreProblem) -> [GoneReport] {
    try read(otherwise: []) { (records) throws(DatabaseError) in try records.goneReports() }
  }

  /// The marks of capital letters, by letter, with the paths of the files they are in.
  public func sharedMarks() throws(StoreProblem) -> [SharedMark] {
    try read(otherwise: []) { (records) throws(DatabaseError) in try records.sharedMarks() }
  }

  /// The way in which the folders and files that are named together were left; nil where that is not known.
  public func library(of roots: [[UInt8]]) throws(StoreProblem) -> [UInt8]? {
    guard let library = LibraryIdentity(roots: roots) else { return nil }
    return try read(otherwise: nil) { (records) throws(DatabaseError) in try records.library(library) }
  }

  /// The questions saved with what was named together, in the form of whoever saved them, the oldest first.
  public func questions(of roots: [[UInt8]]) throws(StoreProblem) -> [[UInt8]] {
    guard let library = LibraryIdentity(roots: roots) else { return [] }
    return try read(otherwise: []) { (records) throws(DatabaseError) in try records.questions(of: library) }
  }

  /// Takes changes in, all or, where it throws, none of them; when it returns they are on the disk.
  public func write(_ changes: [StoreChange]) throws(StoreProblem) {
    let isShown = changes.contains(where: \.isInFirstFrame)
    let text = try use { (database) throws(DatabaseError) in
      try database.transaction { () throws(DatabaseError) -> FirstFrameText? in
        let records = Self.records(database)
        try records.apply(changes)
        // Read before the changes are acknowledged: a page found damaged here has the store set aside, and them with it.
        return isShown ? try records.firstFrame() : nil
      }
    }
    guard let text, text != firstFrame else { return }
    FirstFrameFile.write(text, in: folder)
    firstFrame = text
  }

  /// Takes the problems that were met and overcome since the last time.
  public func takeNotices() -> [StoreProblem] {
    defer { notices = [] }
    return notices
  }

  private static func records(_ database: Database) -> Records { Records(database: database, isThere: isThere) }

  /// Whether there is anything at a path; where that cannot be found out, there may be.
  private static func isThere(_ path: [UInt8]) -> Bool {
    var status = stat()
    return lstat(path.map { CChar(bitPattern: $0) } + [0], &status) == 0 || (errno != ENOENT && errno != ENOTDIR)
  }

  // MARK: Using

  /// Reads. What cannot be written is read as it stands, or is `otherwise` where there is nothing; that it cannot be
  /// written is for the one to be told who wants to write.
  private func read<Result>(
    otherwise empty: Result, _ body: (Records) throws(DatabaseError) -> Result
  ) throws(StoreProblem) -> Result {
    do throws(StoreProblem) {
      return try use { (database) throws(DatabaseError) in try body(Self.records(database)) }
    } catch .unwritable {
      var status = stat()
      guard stat(path, &status) == 0 else { return empty }
      do throws(DatabaseError) {
        let database = try Database(path, .immutable)
        guard try database.first("PRAGMA user_version") == .integer(Schema.version) else { return empty }
        return try body(Self.records(database))
      } catch {
        throw .unusable(file: path, cause: error.cause)
      }
    }
  }

  /// Opens the file where it is not open, and does `body`: again where another program has set the file aside
  /// meanwhile, or where it was damaged and a new one was begun.
  private func use<Result>(_ body: (Database) throws(DatabaseError) -> Result) throws(StoreProblem) -> Result {
    // Others would have to take the file away each time for this to end by the number.
    for _ in 0..<10 {
      if let closed { throw closed }
      if database == nil { try prepareFolder() }
      do throws(DatabaseError) {
        guard let database = try opened() else { continue }
        guard !database.isMoved else { throw .moved }
        let result = try body(database)
        // A commit into a file that lost its name meanwhile is nothing to acknowledge.
        guard !database.isMoved else { throw .moved }
        isSuspect = false
        return result
      } catch {
        try recover(from: error)
      }
    }
    throw .busy(file: path)
  }

  /// Does what makes another attempt worth it; throws where nothing does.
  private func recover(from error: DatabaseError) throws(StoreProblem) {
    let failed = database ?? opening
    opening = nil
    if error.isBusy { throw .busy(file: path) }
    database = nil
    if error.isMoved { return }
    guard error.isDamage, let failed else { throw problem(error) }
    // SQLite takes a failed read for a damaged page: the file is looked at again, and read without it.
    guard isSuspect else {
      isSuspect = true
      return
    }
    if let code = Self.readingError(failed.file ?? path) { throw .unwritable(file: path, cause: .system(code)) }
    try setAside(failed)
    isSuspect = false
  }

  /// The errno of reading a file to its end; nil where that succeeds.
  private static func readingError(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { return errno }
    defer { Glibc.close(descriptor) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno != EINTR { return errno }
      if count == 0 { return nil }
    }
  }

  private func problem(_ error: DatabaseError) -> StoreProblem {
    if error.isOutOfMemory { return .outOfMemory(file: path) }
    return .unwritable(file: path, cause: error.cause)
  }

  // MARK: Opening

  /// Makes the folder, and the file where there is none, for the user alone; SQLite's other files take its mode over.
  private func prepareFolder() throws(StoreProblem) {
    try StateFolder.make(folder)
    if !isSwept { StateFolder.sweep(folder) }
    isSwept = true
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(file: path) }
      return
    }
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0o600)
    guard descriptor >= 0 || errno == EEXIST else { throw .unwritable(file: path, cause: .system(errno)) }
    if descriptor >= 0 { close(descriptor) }
  }

  /// The open database; nil where it is of a newer version, and closed for good.
  private func opened() throws(DatabaseError) -> Database? {
    if let database { return database }
    let made = try Database(path, .readWrite)
    opening = made
    let version = try prepare(made)
    opening = nil
    guard version <= Schema.version else {
      closed = .newer(file: path, version: version)
      return nil
    }
    database = made
    return made
  }

  /// Sets a connection up and brings the file up to date. The result is its version, which may be a newer one: then
  /// nothing was changed.
  private func prepare(_ database: Database) throws(DatabaseError) -> Int {
    let version = try Schema.version(of: database)
    guard version <= Schema.version else { return version }
    for setting in [
      "trusted_schema = OFF", "cell_size_check = ON", "temp_store = MEMORY", "synchronous = FULL",
      "journal_size_limit = 1048576", "wal_autocheckpoint = 256",
    ] { try database.run("PRAGMA \(setting)") }
    let journal = isOnRemoteFileSystem(folder) ? "delete" : "wal"
    if version == Schema.version, try database.first("PRAGMA journal_mode") == .text(journal),
      try hasReadOlderForm(database)
    {
      return version
    }
    // One program at a time, so that no other sees the file half made.
    let lock = try lock()
    try setJournal(journal, of: database)
    try Schema.update(database)
    try readOlderForm(into: database)
    withExtendedLifetime(lock) {}
    // Another program may have been first, and a newer one.
    return try database.first("PRAGMA user_version")?.integer ?? 0
  }

  private func setJournal(_ journal: String, of database: Database) throws(DatabaseError) {
    do throws(DatabaseError) {
      try database.run("PRAGMA journal_mode = \(journal)")
    } catch {
      // A file system that does not say that it is remote, and cannot share memory all the same.
      guard journal == "wal", !error.isBusy, !error.isDamage, !error.isMoved else { throw error }
      try database.run("PRAGMA journal_mode = delete")
    }
  }

  /// The lock of the folder; nil on a file system that has none, where SQLite's own locks must do.
  private func lock() throws(DatabaseError) -> FileLock? {
    do throws(StoreProblem) {
      return try FileLock(folder + "/lock", patience: 2 * Int(Database.patience))
    } catch .busy {
      throw .busy
    } catch {
      return nil
    }
  }

  // MARK: The form of before

  private func hasReadOlderForm(_ database: Database) throws(DatabaseError) -> Bool {
    try database.first("SELECT 1 FROM fact WHERE name = 'remembered'") != nil
  }

  /// Takes in the file `remembered`, once. Where it cannot be read this is tried again at the next start.
  private func readOlderForm(into database: Database) throws(DatabaseError) {
    guard try !hasReadOlderForm(database) else { return }
    let changes: [StoreChange]
    do throws(StoreProblem) {
      changes = try RememberedFile.changes(in: folder)
    } catch {
      notices.append(error)
      return
    }
    try database.transaction { () throws(DatabaseError) in
      try Self.records(database).apply(changes, onlyNew: true)
      try database.run("INSERT OR IGNORE INTO fact VALUES('remembered', 1)")
    }
  }

  // MARK: Damage

  /// Renames a damaged file and those beside it, unless another program has done so.
  private func setAside(_ damaged: Database) throws(StoreProblem) {
    let lock: FileLock?
    do throws(DatabaseError) { lock = try self.lock() } catch { throw .busy(file: path) }
    defer { withExtendedLifetime(lock) {} }
    guard !damaged.isMoved else { return }
    let file = damaged.file ?? path
    let kept = KeptName.next(to: file)
    // The file itself last: as long as it is there, it is found damaged again.
    for suffix in ["-wal", "-shm", "-journal", ""] where rename(file + suffix, kept + suffix) != 0 && errno != ENOENT {
      throw .unwritable(file: file, cause: .system(errno))
    }
    notices.append(.damaged(file: file, keptAs: kept))
  }
}
