import TestReports
import Testing

/// `gangmu similar`: what it prints, and how it ends.
@Suite struct SimilarCommandTests {
  private let folder: GangmuFolder
  private let reports: String
  private let own: String

  init() throws {
    folder = try GangmuFolder()
    try folder.makeFolder("县")
    reports = folder.file("县")
    own = try folder.write(
      "县/2019.txt", "青岭县2019年报告\n\n一、治水\n持续抓好河道保洁和水质监测两项重点任务，确保一江清水。\n二、修路\n新修农村公路三条，改造危桥十二座。\n")
    _ = try folder.write(
      "县/2020.txt",
      "青岭县2020年报告\n\n一、产业\n发展茶业，新建茶园两千亩，茶农收入稳步增加。\n二、治水\n一年来抓好河道保洁，开展水质监测，巡河一千多次。\n")
  }

  private func run(_ words: String...) throws -> Batch {
    try Batch.run([Built.path("gangmu"), "similar"] + words, in: folder)
  }

  @Test("the sections most like one, and not that itself") func text() throws {
    let found = try run(own + "#一", reports)
    #expect(found.ending == .exited(0))
    let first = try #require(found.output.split(separator: "\n").first)
    #expect(first.contains("/县/2020.txt:二: 治水  ") && first.contains("水质监测"))
    #expect(!found.output.contains("2019.txt:一:"))
  }

  @Test("a record a section") func records() throws {
    let found = try run(own + "#一", "--format", "jsonl", "--limit", "1", reports)
    #expect(found.output.contains(#"/县/2020.txt","address":"二","start":"#))
    #expect(found.output.contains(#""year":2020,"title":"治水","shared":["#))
    #expect(found.output.split(separator: "\n").count == 1)
  }

  @Test("no such section, and nothing like it") func nothing() throws {
    #expect(try run(own + "#九", reports).ending == .exited(1))
    #expect(try run(folder.file("没有.txt"), reports).ending == .exited(2))
  }
}
