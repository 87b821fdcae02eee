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
    // Nor by another path to it.
    #expect(try run(reports + "/./2019.txt#一", reports) == found)
  }

  @Test(
    "a section with parts: an equal one is 100 % and first, half of it is no more than half",
    arguments: [false, true])
  func parts(isIndexed: Bool) throws {
    let half = "（一）水渠：持续抓好河道保洁和水质监测两项重点任务，确保一江清水东流。\n"
    let other = "（二）道路：新修农村公路三条，改造危桥十二座，打通断头路，方便群众出行。\n"
    let text = "一、工程建设\n" + half + other
    let asked = try folder.write("县/2021.txt", "青岭县2021年报告\n\n" + text + "二、其他\n天气晴好，粮食丰收，农民收入稳步增加，仓廪充实。\n")
    _ = try folder.write("县/2022.txt", "青岭县2022年报告\n\n" + text + "二、收成\n今年收成好，农民收入又增加，来年再接再厉，共创新业绩。\n")
    _ = try folder.write("县/2023.txt", "青岭县2023年报告\n\n一、要务\n" + half + "（二）粮食：水稻亩产一千斤，玉米亩产八百斤，仓廪充实又一年。\n")
    if isIndexed { _ = try Batch.run([Built.path("gangmu"), "index", reports], in: folder) }
    let found = try run(asked + "#一", reports)
    let rows = found.output.split(separator: "\n").map(String.init)
    #expect(found.ending == .exited(0))
    #expect(rows.first?.hasPrefix("100%  \(folder.file("县/2022.txt")):一: 工程建设  ") == true, "\(rows)")
    // No part of the copy stands beside it.
    #expect(rows.count { $0.contains("/2022.txt:一") } == 1)
    let percents = rows.map { Int($0.prefix { $0 != "%" }) ?? -1 }
    #expect(percents == percents.sorted(by: >), "\(rows)")
    let halves = zip(rows, percents).filter { $0.0.contains("/2023.txt:") }.map(\.1)
    #expect(halves.count == 1 && halves.allSatisfy { $0 <= 50 }, "\(rows)")
    let alone = try run(asked + "#一（一）", reports)
    #expect(alone.output.hasPrefix("100%  "), "\(alone)")
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
