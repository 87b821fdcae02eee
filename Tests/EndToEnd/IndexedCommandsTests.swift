import Glibc
import TestReports
import Testing

/// Commands that compare reports with one another: with an index they print what they print without one.
@Suite(.serialized) struct IndexedCommandsTests {
  private let folder: GangmuFolder
  private let library: String

  init() throws {
    folder = try GangmuFolder()
    library = folder.file("库")
    try folder.makeFolder("库")
    for year in 2015..<2024 {
      try folder.makeFolder("库/\(year)年")
      for (place, words) in [("河湾乡", "修渠"), ("石桥乡", "护林"), ("东岭乡", "修渠")] {
        let rising = String(repeating: "“数字\(words)”。", count: year - 2014)
        try folder.write(
          "库/\(year)年/\(place).txt",
          """
          \(place)\(year)年工作报告

          一、\(words)
          全乡今年\(words)\(year - 2000)处，组织群众八百人次，投入资金三百万元，当年完成当年受益。
          二、护茶
          \(rising)新开茶园\(year % 7)百亩，每亩补贴两百元，由村委会统一登记造册，公示以后分批发放到户。🍵\u{3000}茶香满山。

          """)
      }
    }
    // Until they are settled.
    usleep(120_000)
  }

  private static let commands = [
    ["similar", "2019年/河湾乡.txt#一"], ["similar", "2019年/河湾乡.txt", "--format", "jsonl", "--limit", "3"],
    ["similar", "2021年/石桥乡.txt#二", "--limit", "5", "--format", "csv"], ["track", "修渠"],
    ["track", "--collocates", "茶园"], ["track", "--variants", "茶园"], ["track", "--rising", "--format", "csv"],
    ["terms"], ["terms", "--format", "jsonl", "--places"], ["reuse"], ["reuse", "--exact", "--format", "csv"],
    ["reuse", "--min", "12", "--format", "jsonl"],
  ]

  private func run(_ words: [String], _ flags: String...) throws -> Batch {
    var words = words
    if words[0] == "similar" { words[1] = "\(library)/\(words[1])" }
    return try Batch.run([Built.path("gangmu")] + words + flags + [library], in: folder)
  }

  private func index() throws { _ = try Batch.run([Built.path("gangmu"), "index", library], in: folder) }

  @Test("the same with an index as without") func same() throws {
    try index()
    for words in Self.commands {
      let without = try run(words, "--no-cache")
      #expect(without.ending == .exited(0) && !without.output.isEmpty, "\(words)")
      #expect(try run(words) == without, "\(words)")
    }
  }

  @Test("a file that has changed since the index was made is read") func changed() throws {
    try index()
    try folder.write("库/2019年/河湾乡.txt", "河湾乡2019年工作报告\n\n一、修渠\n修渠一处，茶园一亩，“数字修渠”。\n")
    for words in Self.commands { #expect(try run(words) == (try run(words, "--no-cache")), "\(words)") }
  }

  @Test("an index that is damaged is not believed", arguments: 0..<8) func damaged(part: Int) throws {
    try index()
    let found = try Batch.run(["/usr/bin/find", folder.file(".cache/gangmu"), "-name", "*.segment"], in: folder)
    let file = try #require(found.output.split(separator: "\n").first.map(String.init))
    let damage =
      "size=$(stat -c %s \"$0\"); head -c 512 /dev/zero | tr '\\0' U "
      + "| dd of=\"$0\" bs=1 seek=$((size * (2 * \(part) + 1) / 16)) conv=notrunc status=none"
    #expect(try Batch.run(["/bin/bash", "-c", damage, file], in: folder).ending == .exited(0))
    for words in Self.commands {
      #expect(try run(words).output == (try run(words, "--no-cache").output), "\(words)")
    }
  }
}
