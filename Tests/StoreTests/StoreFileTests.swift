import Glibc
import Testing

@testable import Store

/// The file of the store, whatever is in its place.
@Suite struct StoreFileTests {
  private let x = ReportIdentity(path: Array("/x".utf8))

  private func damaged(_ name: String) -> String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    var day = [CChar](repeating: 0, count: 64)
    strftime(&day, day.count, name, &parts)
    return String(decoding: day.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  @Test func filesAreTheUsersAlone() throws {
    try withFolder { home in
      umask(0)
      let folder = home + "/.local/state/gangmu"
      let file = StoreFile(folder: folder)
      #expect(try file.searches() == [])
      try file.write([.search("a")])
      for path in [home + "/.local", home + "/.local/state", folder] { #expect(mode(of: path) == S_IFDIR | 0o700) }
      #expect(names(in: folder) == ["lock", "store.sqlite", "store.sqlite-shm", "store.sqlite-wal"])
      for name in names(in: folder) { #expect(mode(of: folder + "/" + name) == S_IFREG | 0o600, "\(name)") }
      let database = try Database(folder + "/store.sqlite", .readWrite)
      #expect(try database.first("PRAGMA journal_mode") == .text("wal"))
    }
  }

  @Test("what two sessions save with one library is all there, in the order in which it was saved")
  func questionsOfTwoSessions() throws {
    try withFolder { folder in
      let sessions = [StoreFile(folder: folder), StoreFile(folder: folder)]
      let roots = [Array(folder.utf8)]
      func save(_ name: String, was: String? = nil, _ words: String, _ session: Int) throws {
        let question = RememberedQuestion(name: name, was: was, remembered: Array(words.utf8))
        try sessions[session].write([
          .question(question, roots: roots), .library(roots: roots, Array("\(session)".utf8)),
        ])
      }
      func saved(_ session: Int) throws -> [String] {
        try sessions[session].questions(of: roots).map { String(decoding: $0, as: UTF8.self) }
      }
      try save("a", "1", 0)
      try save("b", "2", 1)
      try save("c", "3", 0)
      #expect(try saved(1) == ["1", "2", "3"] && saved(0) == ["1", "2", "3"])
      // Another question under the name, another name, and a name that the other session has used meanwhile.
      try save("b", "4", 0)
      try save("d", was: "a", "1", 1)
      #expect(try saved(0) == ["1", "4", "3"])
      try save("c", was: "d", "5", 0)
      #expect(try saved(0) == ["5", "4"])
      try sessions[1].write([.questionRemoved("b", roots: roots), .questionRemoved("nothing", roots: roots)])
      #expect(try saved(0) == ["5"])
      #expect(try sessions[0].questions(of: [Array("/".utf8)]) == [])
    }
  }

  @Test("no store: kept aside under a dated name, a new one begun, told once", arguments: [0, 1, 2, 3])
  func damage(kind: Int) throws {
    try withFolder { folder in
      let path = folder + "/store.sqlite"
      switch kind {
      case 0: try write(String(repeating: "no database\n", count: 500), to: path)
      case 1:
        let other = try Database(path, .readWrite)
        try other.run("CREATE TABLE moz_places(id)")
      case 2:
        let other = try Database(path, .readWrite)
        try other.run("PRAGMA user_version = 1")
        try other.run("PRAGMA application_id = 17")
      default:
        let other = try Database(path, .readWrite)
        try other.run("PRAGMA user_version = 1")
        try other.run("PRAGMA application_id = \(Schema.application)")
        // Our own number, and a table that is none of ours and has no end.
        try other.run(
          "CREATE VIEW search AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, x FROM n")
      }
      let before = contents(of: path)
      let kept = folder + "/" + damaged("store-damaged-%Y-%m-%d.sqlite")
      do {
        let file = StoreFile(folder: folder)
        #expect(try file.searches() == [])
        #expect(file.takeNotices() == [.damaged(file: path, keptAs: kept)])
        try file.write([.search("a")])
        #expect(file.takeNotices() == [])
      }
      let isKept = contents(of: kept) == before
      // Our own is set to write ahead before its tables are looked at.
      #expect(isKept || kind == 3)
      #expect(try StoreFile(folder: folder).searches() == ["a"])
      // The next one of the day has a name of its own.
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
      try write("again no database, and shorter", to: path)
      let again = StoreFile(folder: folder)
      try again.write([.search("b")])
      let second = folder + "/" + damaged("store-damaged-%Y-%m-%d-2.sqlite")
      #expect(again.takeNotices() == [.damaged(file: path, keptAs: second)])
      #expect(try again.searches() == ["b"])
    }
  }

  @Test func aDamagedPageIsMetWhileWriting() throws {
    try withFolder { folder in
      let path = folder + "/store.sqlite"
      do {
        let file = StoreFile(folder: folder)
        try file.write((0..<400).map { .search("词\($0)") })
        let database = try Database(path, .readWrite)
        try database.run("PRAGMA wal_checkpoint(TRUNCATE)")
      }
      var bytes = contents(of: path)
      // All but the first page, with the schema.
      for index in 4096..<bytes.count { bytes[index] = 0xA5 }
      try write(bytes, to: path)
      let file = StoreFile(folder: folder)
      try file.write([.search("new"), .mark("a", report: x, offset: 3)])
      let kept = folder + "/" + damaged("store-damaged-%Y-%m-%d.sqlite")
      #expect(file.takeNotices() == [.damaged(file: path, keptAs: kept)])
      #expect(try file.searches() == ["new"])
      #expect(try file.report(x) == remembered([("a", 3)]))
      let isKept = contents(of: kept) == bytes
      #expect(isKept)
    }
  }

  @Test func anotherProgramThatHasItOpenGoesOnInTheNewOne() throws {
    try withFolder { folder in
      let path = folder + "/store.sqlite"
      let (one, two) = (StoreFile(folder: folder), StoreFile(folder: folder))
      try one.write([.search("a")])
      #expect(try two.searches() == ["a"])
      #expect(rename(path, folder + "/elsewhere.sqlite") == 0)
      for suffix in ["-wal", "-shm"] { rename(path + suffix, folder + "/elsewhere.sqlite" + suffix) }
      try one.write([.search("b")])
      try two.write([.search("c")])
      #expect(try one.searches() == ["b", "c"])
      #expect(try two.searches() == ["b", "c"])
      #expect(one.takeNotices() + two.takeNotices() == [])
    }
  }

  @Test func aFolderThatIsDeletedIsMadeAnew() throws {
    try withFolder { home in
      let folder = home + "/state"
      let file = StoreFile(folder: folder)
      try file.write([.search("a")])
      for name in names(in: folder) { unlink(folder + "/" + name) }
      rmdir(folder)
      try file.write([.search("b")])
      #expect(try StoreFile(folder: folder).searches() == ["b"])
    }
  }

  @Test func aNewerOneIsLeftAsItIs() throws {
    try withFolder { folder in
      let path = folder + "/store.sqlite"
      do {
        let file = StoreFile(folder: folder)
        try file.write([.search("a")])
        let database = try Database(path, .readWrite)
        try database.run("PRAGMA user_version = \(Schema.version + 1)")
        try database.run("PRAGMA wal_checkpoint(TRUNCATE)")
      }
      let before = contents(of: path)
      let file = StoreFile(folder: folder)
      let newer = StoreProblem.newer(file: path, version: Schema.version + 1)
      #expect(throws: newer) { try file.searches() }
      #expect(throws: newer) { try file.report(x) }
      #expect(throws: newer) { try file.write([.search("b")]) }
      let isAsBefore = contents(of: path) == before
      #expect(isAsBefore)
      #expect(!names(in: folder).contains { $0.contains("damaged") })
    }
  }

  @Test func whatIsNoFileIsLeftAsItIs() throws {
    try withFolder { folder in
      let path = folder + "/store.sqlite"
      for make in [{ mkdir(path, 0o700) }, { mkfifo(path, 0o600) }] {
        #expect(make() == 0)
        let file = StoreFile(folder: folder)
        #expect(throws: StoreProblem.notAFile(file: path)) { try file.write([.search("a")]) }
        #expect(Glibc.remove(path) == 0)
      }
    }
  }

  @Test func aFileAsHomeIsToldWhoeverWrites() throws {
    try withFolder { home in
      try write("", to: home + "/file")
      let file = StoreFile(folder: home + "/file/state/gangmu")
      #expect(try file.searches() == [])
      #expect(try file.report(x) == nil)
      #expect(throws: StoreProblem.unwritable(file: home + "/file/state/gangmu", cause: .system(ENOTDIR))) {
        try file.write([.search("a")])
      }
      let inFile = StoreFile(folder: home + "/file")
      #expect(throws: StoreProblem.unwritable(file: home + "/file/store.sqlite", cause: .system(ENOTDIR))) {
        try inFile.write([.search("a")])
      }
    }
  }

  /// The kernel's own folder refuses new names even to root, as a read-only home does to all.
  @Test func aReadOnlyHomeIsToldWhoeverWrites() throws {
    let file = StoreFile(folder: "/proc/self/gangmu")
    #expect(try file.searches() == [])
    #expect(throws: StoreProblem.unwritable(file: "/proc/self/gangmu", cause: .system(ENOENT))) {
      try file.write([.search("a")])
    }
  }

  @Test func aStoreThatOthersHoldIsTriedAgainLater() throws {
    try withFolder { folder in
      let file = StoreFile(folder: folder)
      try file.write([.search("a")])
      let other = try Database(folder + "/store.sqlite", .readWrite)
      try other.run("BEGIN IMMEDIATE")
      #expect(throws: StoreProblem.busy(file: folder + "/store.sqlite")) { try file.write([.search("b")]) }
      #expect(try file.searches() == ["a"], "who reads never waits for who writes")
      try other.run("ROLLBACK")
      try file.write([.search("b")])
      #expect(try file.searches() == ["a", "b"])
    }
  }

  @Test func leftoversOfTheDeadAreSwept() throws {
    try withFolder { folder in
      // A number that no process can have, and this one.
      let dead = Int32.max
      let leftovers = ["remembered.\(dead).new", "remembered.\(getpid()).new", "remembered.x.new", "remembered.0.new"]
      for name in leftovers { try write("search\ta\n", to: folder + "/" + name) }
      try StoreFile(folder: folder).write([.search("a")])
      #expect(
        names(in: folder).filter { $0.hasPrefix("remembered") }
          == ["remembered.0.new", "remembered.\(getpid()).new", "remembered.x.new"])
    }
  }
}
