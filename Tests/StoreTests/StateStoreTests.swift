import Glibc
import Threads
import Testing

@testable import Store

/// The store behind its thread.
@Suite struct StateStoreTests {
  /// Events noted by any thread.
  private final class Events: Sendable {
    private let events = Lock<[StoreEvent]>([])
    func add(_ event: StoreEvent) { events.withLock { $0.append(event) } }
    var all: [StoreEvent] { events.withLock { $0 } }
    /// All but the acknowledgements, of which there are as many as batches, and the end of the beginning.
    var news: [StoreEvent] { all.filter { if case .written = $0 { false } else { $0 != .begun } } }
    /// The number of changes that were acknowledged.
    var written: Int { all.reduce(0) { if case .written(let count) = $1 { count } else { $0 } } }
  }

  private func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    var thread = pthread_t()
    let start = Unmanaged.passRetained(Body(body))
    let error = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, start.toOpaque())
    if error == 0 { pthread_detach(thread) }
    return error == 0
  }

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  @Test func whatIsRecordedComesBackInTheNextRun() throws {
    try withFolder { folder in
      try write("正文", to: folder + "/报告.txt")
      let path = Array((folder + "/报告.txt").utf8)
      let identity = ReportIdentity(path: path)
      let first = Events()
      let store = StateStore(folder: folder + "/state") { first.add($0) }
      store.open(on: start)
      #expect(store.recall(0, path: path, text: Array("正文".utf8)))
      store.record(.search("文"))
      store.record(.mark("a", report: identity, offset: 3))
      for offset in 0..<3 { store.record(.place(report: identity, offset: offset)) }
      // A pipe is no file, and not remembered; that is no trouble.
      store.record(.place(report: ReportIdentity(path: Array("/dev/fd/nothing".utf8)), offset: 1))
      #expect(store.finish(patience: 60_000) == [])
      #expect(first.news == [.recalled(0)])
      #expect(first.written == 6)

      // Moved meanwhile: found by its text, and told once.
      let moved = folder + "/改名.txt"
      #expect(rename(folder + "/报告.txt", moved) == 0)
      let second = Events()
      let later = StateStore(folder: folder + "/state") { second.add($0) }
      later.open(on: start)
      for text in [nil, Array("正文".utf8), Array("正文".utf8)] {
        #expect(later.recall(4, path: Array(moved.utf8), text: text))
      }
      #expect(later.finish(patience: 60_000) == [])
      let told = second.news.filter { $0 != .recalled(4) }
      #expect(told == [.searches(["文"]), .report(4, remembered([("a", 3)], place: 2))])
      #expect(second.all.last == .recalled(4))
    }
  }

  @Test func withoutAFolderNothingIsOpened() {
    let events = Events()
    let store = StateStore(folder: nil) { events.add($0) }
    store.open { _ in
      Issue.record("a thread")
      return true
    }
    store.record(.search("a"))
    #expect(!store.recall(1, path: [0x2F], text: nil))
    #expect(store.finish() == [])
    #expect(events.all == [])
  }

  @Test func withoutAThreadItIsToldOnce() {
    let events = Events()
    let store = StateStore(folder: "/tmp/none") { events.add($0) }
    store.open { _ in false }
    store.record(.search("a"))
    let problem = StoreProblem.outOfMemory(file: "/tmp/none/store.sqlite")
    #expect(events.news == [.problem(problem)])
    #expect(store.finish() == [problem])
  }

  @Test func aProblemIsToldOnceAndAtTheEnd() throws {
    try withFolder { folder in
      try write("", to: folder + "/file")
      let events = Events()
      let store = StateStore(folder: folder + "/file") { events.add($0) }
      store.open(on: start)
      // Each is an attempt of its own, the last one at the end.
      for number in 0..<3 {
        store.record(.search("\(number)"))
        for _ in 0..<2000 where events.all.isEmpty { usleep(10_000) }
      }
      let problem = StoreProblem.unwritable(file: folder + "/file/store.sqlite", cause: .system(ENOTDIR))
      #expect(store.finish(patience: 60_000) == [problem])
      #expect(events.news == [.problem(problem)])
    }
  }

  /// The end comes while another program holds the store: it is told how many changes were left out.
  @Test func theEndDoesNotWaitForEver() throws {
    try withFolder { folder in
      try StoreFile(folder: folder).write([.search("a")])
      let other = try Database(folder + "/store.sqlite", .readWrite)
      try other.run("BEGIN IMMEDIATE")
      let store = StateStore(folder: folder) { _ in }
      store.open(on: start)
      store.record(.search("b"))
      #expect(store.finish(patience: 60_000) == [.unfinished(file: folder + "/store.sqlite", count: 1)])
      try other.run("ROLLBACK")
      #expect(try StoreFile(folder: folder).searches() == ["a"])
    }
  }

  /// SQLITE_IOERR_DELETE, an extended result code.
  private static let noDeletedFile: Int32 = 10 | 10 << 8

  /// SQLite tells some of the system's errors by codes of its own (SQLITE_FULL, SQLITE_READONLY).
  @Test func aCauseIsTheSystemsBeforeSQLites() {
    let errors = [
      DatabaseError(code: 13), DatabaseError(code: 8), DatabaseError(code: 8, systemError: EACCES),
      DatabaseError(code: 14, systemError: ENOENT), DatabaseError(code: Self.noDeletedFile),
    ]
    #expect(
      errors.map(\.cause) == [
        .system(ENOSPC), .system(EROFS), .system(EACCES), .system(ENOENT), .database(Self.noDeletedFile),
      ])
  }

  @Test func everyProblemIsSaidInBothLanguages() {
    let problems: [StoreProblem] = [
      .unreadable(file: "/x", cause: .system(EIO)), .unusable(file: "/x", cause: .system(EIO)),
      .unwritable(file: "/x", cause: .system(ENOSPC)),
      .unwritable(file: "/x", cause: DatabaseError(code: Self.noDeletedFile).cause),
      .notAFile(file: "/x"), .tooLarge(file: "/x", limit: 4), .busy(file: "/x"),
      .damaged(file: "/x", keptAs: "/y"), .newer(file: "/x", version: 9), .outOfMemory(file: "/x"),
      .unfinished(file: "/x", count: 3),
    ]
    #expect(
      problems.map { $0.message(in: .english) } == [
        "/x: cannot be read, so nothing of it is remembered: Input/output error",
        "/x: cannot be read or written, so nothing is remembered: Input/output error",
        "/x: cannot be written, so nothing new is remembered: No space left on device",
        "/x: cannot be written, so nothing new is remembered: disk I/O error",
        "/x: not a file; nothing is remembered until it is moved away", "/x: larger than 4 bytes, left unread",
        "/x: in use by another program; it is tried again",
        "/x was damaged: it is kept as /y, and a new one was begun",
        "/x is from a newer version (9): it is left as it is, and nothing is remembered",
        "/x: not enough memory, so nothing new is remembered",
        "/x: the end came before all was written; left out: 3",
      ])
    #expect(
      problems.suffix(8).map { $0.message(in: .chinese) } == [
        "/x：无法写入，新的记录不能保存：disk I/O error", "/x：不是普通文件；移走之前不能保存记录", "/x：超过 4 字节，未读取", "/x：正被其他程序使用，稍后重试",
        "/x 已损坏：原文件保存为 /y，另建新文件", "/x 由较新版本（9）写成：保持原样，本次不读取也不保存记录", "/x：内存不足，新的记录不能保存",
        "/x：结束前未能全部写入，未写入 3 项",
      ])
  }
}
