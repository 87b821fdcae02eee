import Glibc
import Testing

/// Links in a folder of reports that lead out of it: told, and followed where that is asked.
@Suite(.serialized) struct GangmuLinkTests {
  private let folder: GangmuFolder
  private let library: String
  private let told: String

  init() throws {
    folder = try GangmuFolder()
    for name in ["lib", "away"] { try folder.makeFolder(name) }
    library = folder.file("lib")
    try folder.write("lib/a.txt", "一、“护茶”行动\n正文。\n")
    try folder.write("away/b.txt", "一、“修渠”行动\n正文。\n")
    try #require(symlink("../away", folder.file("lib/out")) == 0)
    let resolved = try #require(realpath(folder.file("away"), nil))
    defer { free(resolved) }
    let target = String(cString: resolved)
    told = "\(library)/out: is a link to \(target), outside of the folders named; to follow it: --follow-links"
  }

  @Test(
    "by every verb that reads folders", arguments: [["search", "行动"], ["terms"], ["export"], ["browse"]])
  func verbs(words: [String]) throws {
    let program = Built.path("gangmu")
    let within = try Batch.run([program] + words + [library], in: folder)
    #expect(within.ending == .exited(0))
    #expect(within.complaints == "gangmu: \(told)\n")
    #expect(within.output.contains("护茶") && !within.output.contains("修渠"))
    let all = try Batch.run([program] + words + ["--follow-links", library], in: folder)
    #expect(all.ending == .exited(0))
    #expect(all.complaints == "")
    #expect(all.output.contains("护茶") && all.output.contains("修渠"))
  }

  @Test("library.toml says it for all") func setting() throws {
    try folder.write("config/gangmu/library.toml", "[links]\nfollow = \"all\"\n")
    let batch = try Batch.gangmu("search", "--count", "行动", library, in: folder)
    #expect(batch == Batch(.exited(0), output: "2\n"))
  }

  @Test("a link that is named is followed") func named() throws {
    let batch = try Batch.gangmu("search", "--count", "行动", library + "/out", in: folder)
    #expect(batch == Batch(.exited(0), output: "1\n"))
  }

  @Test("in the browser :skipped lists it") func browser() throws {
    let session = try gangmuOnTerminal([library], in: folder, columns: 240)
    #expect(session.waitForOutput("\u{1B}]11;?", seconds: 20))
    session.answerQuestions()
    // There is nothing to list before the folder was walked.
    var isListed = false
    for _ in 0..<20 where !isListed {
      session.send(":skipped\r")
      isListed = session.waitForOutput("outside of the folders named", seconds: 1)
      guard !isListed else { break }
      session.send("\u{1B}")
      // Read together with what follows, an Escape would be Alt.
      session.settle(seconds: 0.3)
    }
    #expect(isListed)
    session.send("QQ")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
  }
}
