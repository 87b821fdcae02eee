import Glibc
import ReportModel
import Testing

@testable import ReportReading

@Suite("Following a file", .timeLimit(.minutes(5)))
struct FollowingTests {
  private let folder: TemporaryFolder
  private let updates = Updates()

  init() throws { folder = try TemporaryFolder() }

  private func follow(_ name: String) throws -> BackgroundReading {
    try ReportReader.follow(try ReportReader.read(path: folder(name)), deliver: updates.deliver)
  }

  @Test("tells growth, writing over, cutting short")
  func inPlace() async throws {
    try folder.write("一\n", to: "a")
    let following = try follow("a")
    try folder.write("二\n", to: "a", appending: true)
    #expect(await updates.next() == "grown: 一\n二\n")
    try folder.overwrite("a", with: "三\n四\n五\n")
    #expect(await updates.next() == "rewritten: 三\n四\n五\n")
    #expect(truncate(cString(folder("a")), 4) == 0)
    #expect(await updates.next() == "truncated: 三\n")
    following.cancel()
  }

  @Test("tells that another file took the name, and follows that")
  func replaced() async throws {
    try folder.write("一\n", to: "a")
    let following = try follow("a")
    // After this the file is known that had the name.
    try folder.write("二\n", to: "a", appending: true)
    #expect(await updates.next() == "grown: 一\n二\n")
    try folder.replace("a", with: "三\n四\n")
    #expect(await updates.next() == "replaced: 三\n四\n")
    try folder.write("五\n", to: "a", appending: true)
    #expect(await updates.next() == "grown: 三\n四\n五\n")
    following.cancel()
  }

  @Test("tells that it vanished, emptied, came back")
  func vanishing() async throws {
    try folder.write("一\n", to: "a")
    let following = try follow("a")
    #expect(unlink(cString(folder("a"))) == 0)
    #expect(await updates.next() == "failed: missing")
    try folder.replace("a", with: "一\n")
    #expect(await updates.next() == "replaced: 一\n")
    #expect(truncate(cString(folder("a")), 0) == 0)
    #expect(await updates.next() == "failed: empty")
    try folder.replace("a", with: "二\n")
    #expect(await updates.next() == "replaced: 二\n")
    following.cancel()
  }

  @Test("tells that a folder, a pipe, a link to itself took the name, and that a file came back")
  func taken() async throws {
    try folder.write("一\n", to: "a")
    let following = try follow("a")
    let path = cString(folder("a"))
    let takers: [(String, () -> Int32)] = [
      ("isFolder", { mkdir(path, 0o700) }), ("notAFile(", { mkfifo(path, 0o600) }),
      ("system(", { symlink("a", path) }),
    ]
    for (error, take) in takers {
      #expect(unlink(path) == 0 && take() == 0)
      var told = await updates.next() ?? ""
      // It may be told before that nothing has the name.
      if told == "failed: missing" { told = await updates.next() ?? "" }
      #expect(told.hasPrefix("failed: ") && told.contains(error), "\(told)")
      #expect(rmdir(path) == 0 || unlink(path) == 0)
      try folder.replace("a", with: error + "\n")
      var back = await updates.next()
      if back == "failed: missing" { back = await updates.next() }
      #expect(back == "replaced: \(error)\n")
    }
    following.cancel()
  }

  @Test("keeps silent where the text stays the same, and about other files")
  func silence() async throws {
    try folder.write("一\n", to: "a")
    let following = try follow("a")
    try folder.write("二\n", to: "b")
    #expect(utimes(cString(folder("a")), nil) == 0)
    try folder.overwrite("a", with: "一\n")
    try folder.write("二\n", to: "a", appending: true)
    #expect(await updates.next() == "grown: 一\n二\n")
    following.cancel()
  }

  @Test("finds what changed before it began")
  func before() async throws {
    try folder.write("一\n", to: "a")
    let report = try ReportReader.read(path: folder("a"))
    try folder.write("二\n", to: "a", appending: true)
    let following = try ReportReader.follow(report, deliver: updates.deliver)
    #expect(await updates.next() == "grown: 一\n二\n")
    following.cancel()
  }

  @Test("looks behind a symbolic link")
  func link() async throws {
    #expect(mkdir(cString(folder("deep")), 0o700) == 0)
    try folder.write("一\n", to: "deep/a")
    #expect(symlink("deep/a", cString(folder("link"))) == 0)
    let following = try follow("link")
    try folder.write("二\n", to: "deep/a", appending: true)
    #expect(await updates.next() == "grown: 一\n二\n")
    try folder.replace("deep/a", with: "三\n")
    #expect(await updates.next() == "replaced: 三\n")
    following.cancel()
  }

  @Test("needs a file")
  func noFile() throws {
    let pipe = try Pipe()
    pipe.write("一\n")
    pipe.closeWriteEnd()
    let report = try ReportReader.read(descriptor: pipe.readEnd)
    close(pipe.readEnd)
    #expect(throws: ReadingError.missing) { try ReportReader.follow(report) { _ in } }
  }
}
