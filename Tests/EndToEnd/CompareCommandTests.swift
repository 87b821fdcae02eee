import TestReports
import Testing

/// `gangmu compare`: what it prints of two versions, and how it ends.
@Suite struct CompareCommandTests {
  private let folder: GangmuFolder
  private let old: String
  private let new: String

  init() throws {
    folder = try GangmuFolder()
    old = try folder.write("old.txt", "云溪镇2020年方案\n\n一、文明创建\n新增道路12条，文明新风渐成。\n")
    new = try folder.write("new.txt", "云溪镇2020年方案\n\n一、文明创建\n新增道路15条，文明新风渐成。\n")
  }

  private func run(_ words: String...) throws -> Batch {
    try Batch.run([Built.path("gangmu"), "compare"] + words, in: folder)
  }

  @Test("a line an edit, and the exit codes of diff") func text() throws {
    #expect(
      try run(old, new) == Batch(.exited(1), output: "一: figure: 新增道路[-12-]{+15+}条，文明新风渐成\n"))
    #expect(try run(new, new) == Batch(.exited(0)))
  }

  @Test("other line ends alone are told, and are no edits") func lineEnds() throws {
    let other = try folder.write("crlf.txt", "云溪镇2020年方案\r\n\r\n一、文明创建\r\n新增道路12条，文明新风渐成。\r\n")
    let batch = try run(old, other)
    #expect(batch.ending == .exited(1) && batch.output.isEmpty)
    #expect(batch.complaints == "gangmu: line ends differ (CR LF, LF) at 4 places, which is not shown\n")
    #expect(try run(other, new).output == "一: figure: 新增道路[-12-]{+15+}条，文明新风渐成\n")
  }

  @Test("two sections alone, and one that is not there") func sections() throws {
    let others = try folder.write("two.txt", "云溪镇2020年方案\n\n一、防汛\n备足沙袋。\n二、文明创建\n新增道路15条，文明新风渐成。\n")
    #expect(
      try run(old + "#一", others + "#二").output.contains("figure: 新增道路[-12-]{+15+}条，文明新风渐成"))
    #expect(try run(new + "#一", others + "#二").output.contains("figure") == false)
    #expect(try run(old + "#九", others + "#二").ending == .exited(2))
  }

  @Test("a record an edit, with its places in both texts") func records() throws {
    let expected = """
      {"kind":"figure","a":{"address":"一","start":55,"end":57,"text":"12"},"b":{"address":"一","start":55,"end":57,"text":"15"}}

      """
    #expect(try run("--format", "jsonl", old, new) == Batch(.exited(1), output: expected))
  }

  @Test("a folder, a file that is not there and an empty one are refused with a word") func refused() throws {
    let empty = try folder.write("empty.txt", "")
    try folder.makeFolder("reports")
    for path in [empty, folder.file("reports"), folder.file("none.txt")] {
      for batch in [try run(old, path), try run(path, new)] {
        #expect(batch.ending == .exited(2) && batch.output.isEmpty && batch.complaints.contains(path), "\(path)")
      }
    }
  }
}
