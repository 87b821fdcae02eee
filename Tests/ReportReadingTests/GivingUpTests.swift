import Glibc
import ReportModel
import Testing

@testable import ReportReading

/// Readings that are given up, and what they tell until then.
@Suite("Giving up a reading", .timeLimit(.minutes(5)))
struct GivingUpTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A document, and options with an import program that writes its number into a file and then does as `script` says.
  private func document(_ script: String) throws -> (ReadingInput, ReadingOptions) {
    let program = try folder.write(
      "#!/bin/sh\necho $$ > '\(String(decoding: folder("number"), as: UTF8.self))'\n\(script)\n", to: "import")
    try #require(chmod(cString(program), 0o755) == 0)
    var options = ReadingOptions()
    options.importProgram = String(decoding: program, as: UTF8.self)
    return (.file(try folder.write("<html><body>文</body></html>", to: "page.html")), options)
  }

  private func number() throws -> pid_t {
    let text = String(decoding: try OpenFile(path: folder("number")).everything(limit: 100), as: UTF8.self)
    return try #require(pid_t(text.split(separator: "\n").first ?? ""))
  }

  @Test("ends the import program and what it started before it returns, and nothing more is told")
  func importProgram() async throws {
    let (input, options) = try document("sleep 600 & printf 'P\\002\\000\\000\\000ok'; wait")
    let updates = Updates()
    let reading = try updates.read(input, options: options)
    var progress = await updates.nextProgress()
    while progress?.bytes == 0 { progress = await updates.nextProgress() }
    #expect(progress == ReadingProgress(bytes: 7))
    let process = try number()
    #expect(kill(process, 0) == 0)
    reading.cancel()
    var isGone = false
    for _ in 0..<1_000 where !isGone {
      isGone = kill(-process, 0) != 0
      usleep(5_000)
    }
    #expect(isGone)
    // An update of another reading is the next that comes.
    _ = try updates.read(.file(folder("none")))
    #expect(await updates.next() == "failed: missing")
  }

  @Test("of a group that is added after it was cancelled ends that too") func late() throws {
    let cancellation = try Cancellation()
    cancellation.cancel()
    var process = pid_t()
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var words: [UnsafeMutablePointer<CChar>?] = (["sleep", "600"] as [String]).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    try #require(posix_spawn(&process, "/bin/sleep", nil, &attributes, &words, environ) == 0)
    cancellation.add(group: process)
    var status: Int32 = 0
    #expect(waitpid(process, &status, 0) == process)
    #expect(status & 0x7F == SIGKILL)
  }

  @Test("the share of what was read is in percent, where the whole is known") func share() {
    #expect(ReadingProgress(bytes: 45, of: 90).percent == 50)
    #expect(ReadingProgress(bytes: 100, of: 90).percent == 100)
    #expect(ReadingProgress(bytes: 45).percent == nil)
    #expect(ReadingProgress(bytes: 0, of: 0).percent == nil)
  }
}
