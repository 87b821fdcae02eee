import Glibc
import Testing

/// Folders of reports, as people open them.
@Suite(.serialized) struct GangmuLibraryTests {
  private let folder: GangmuFolder

  init() throws {
    folder = try GangmuFolder()
    try folder.makeFolder("lib")
    for (year, count) in [(2019, 12), (2020, 10), (2021, 3)] {
      try folder.makeFolder("lib/\(year)年")
      for number in 1...count {
        _ = try folder.write(
          "lib/\(year)年/第\(number)号.txt", "第\(number)号报告\n\n一、护茶\n茶园\(number)处。\n二、修渠\n渠道畅通，茶农受益。\n")
      }
    }
    _ = try folder.write("lib/2021年/e\u{301}\u{202E}\u{1B}[2J.txt", "怪名\n\n一、事\n茶。\n")
    _ = try folder.write("lib/坏.bin", "\u{0}\u{1}\u{2}\u{0}\u{0}")
    try #require(symlink("..", folder.file("lib/2020年/环")) == 0)
  }

  private func open(_ words: [String], columns: Int = 80, rows: Int = 24) throws -> TmuxSession {
    // In the folder itself, so that the tree names what was named and not where the test put it.
    let here = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, Built.path("gangmu")]
    return try #require(
      TmuxSession(here + words, columns: columns, rows: rows, environment: folder.environment()))
  }

  @Test("opened, read, searched and walked through") func library() throws {
    let session = try open(["lib"])
    _ = session.screen(showing: "26 reports, ", seconds: 20)
    session.press("Escape")
    try expectScreen(session, "library-opening")
    session.press("j", "l", "j", "Enter")
    try expectScreen(session, "library-report")
    session.type("/茶园")
    _ = session.screen(showing: "all 25", seconds: 20)
    session.press("Enter", "n", "n")
    try expectScreen(session, "library-third-report")
    session.press("&")
    try expectScreen(session, "library-hits")
    session.press("q", ":", "s", "k", "i", "p", "Enter")
    try expectScreen(session, "library-skipped")
    session.press("q", "Q")
    #expect(session.exitCode(seconds: 20) == 0)
  }

  @Test("names that would steer the terminal") func hostileNames() throws {
    let session = try open(["lib/2021年"], columns: 60, rows: 10)
    _ = session.screen(showing: "4 reports, ", seconds: 20)
    session.press("Escape")
    try expectScreen(session, "library-hostile-names")
  }

  @Test("more files than are opened at once: the first is shown, the others come") func manyFiles() throws {
    let names = (1...12).map { "lib/2019年/第\($0)号.txt" } + (1...10).map { "lib/2020年/第\($0)号.txt" }
    let session = try open(names, rows: 12)
    _ = session.screen(showing: "21 reports, ", seconds: 20)
    session.press(":", "n", "Enter")
    try expectScreen(session, "library-many-files")
  }

  @Test("a file that changes is told, and read again when asked for") func changes() throws {
    let file = "lib/2021年/第1号.txt"
    let session = try open([file], rows: 12)
    _ = session.screen(showing: "渠道畅通", seconds: 20)
    try folder.append(file, "三、新增\n续修一条。\n")
    _ = session.screen(showing: "the file has changed; R reads it again", seconds: 20)
    session.press("R")
    _ = session.screen(showing: "续修一条", seconds: 20)
    try #require(truncate(folder.file(file), 0) == 0)
    _ = session.screen(showing: "the file has changed and cannot be read", seconds: 20)
    try #require(unlink(folder.file(file)) == 0)
    let screen = session.screen(showing: "the file is gone; what was read stays", seconds: 20)
    #expect(screen.contains { $0.contains("续修一条") })
    session.press("Q")
    #expect(session.exitCode(seconds: 20) == 0)
  }
}
