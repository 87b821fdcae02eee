import TestReports
import Testing

/// `gangmu hits`: lists that other programs have made, printed and on the screen.
@Suite struct HitsCommandTests {
  private let folder: GangmuFolder
  private let first: String
  private let second: String

  init() throws {
    folder = try GangmuFolder()
    first = try folder.write("first.txt", "云溪镇2020年报告\n\n一、渡船\n新增渡船三条，渡船共十二条。\n")
    second = try folder.write("second.txt", "云溪镇2021年报告\n\n一、道路\n渡船改桥梁。\n")
  }

  private func run(_ words: String...) throws -> Batch {
    try Batch.run([Built.path("gangmu")] + words, in: folder)
  }

  @Test("what search prints comes back as it was, in the order of the list") func roundTrip() throws {
    let found = try run("search", "渡船", first, second, "--format", "jsonl")
    let lines = found.output.split(separator: "\n").reversed().joined(separator: "\n") + "\n"
    #expect(found.output.split(separator: "\n").count == 4)
    let list = try folder.write("list.jsonl", lines)
    #expect(try run("hits", list, "--format", "jsonl") == Batch(.exited(0), output: lines))
    let table = try folder.write("list.csv", try run("search", "渡船", first, second, "--format", "csv").output)
    #expect(try run("hits", table, "--format", "jsonl") == Batch(.exited(0), output: found.output))
  }

  @Test("rows that are in no report are named; only a list without any other fails") func faults() throws {
    let list = try folder.write(
      "list.jsonl", "{\"file\":\"\(second)\",\"line\":4}\n{\"file\":\"none.txt\",\"line\":1}\nx\n")
    let batch = try run("hits", list)
    #expect(batch.ending == .exited(0))
    #expect(batch.output == "\(second):4:一: 渡船改桥梁。\n")
    #expect(
      batch.complaints == "gangmu: \(list):2: none.txt: is not there, or no report\ngangmu: \(list):3: no JSON object\n"
    )
    let other = try folder.write("other.jsonl", "{\"file\":\"none.txt\",\"line\":1}\n")
    #expect(try run("hits", other).ending == .exited(2))
    #expect(try run("hits", folder.file("missing.jsonl")).ending == .exited(2))
    let empty = try folder.write("empty.jsonl", "")
    let nothing = try run("hits", empty)
    #expect(nothing.ending == .exited(2))
    #expect(
      nothing.complaints
        == "gangmu: \(empty): no hits: give JSON objects a line, or csv with the names of its columns\n")
  }
}
