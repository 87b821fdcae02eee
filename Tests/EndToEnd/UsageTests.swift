import Testing

/// Faults of a command line, in the language of the reader.
@Suite struct UsageTests {
  private let folder: GangmuFolder

  init() throws { folder = try GangmuFolder() }

  private func complaints(_ words: [String]) throws -> [String] {
    let run = try Batch.run([Built.path("gangmu")] + words, in: folder, environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(run.ending == .exited(2))
    #expect(run.output == "")
    return run.complaints.split(separator: "\n").map(String.init)
  }

  @Test(
    "what the option parser finds wrong is told in Chinese, with the right usage",
    arguments: [
      (["search"], "错误：缺少参数 检索词"), (["section"], "错误：缺少参数 编号"), (["outline"], "错误：缺少参数 路径"),
      (["compare", "a"], "错误：缺少参数 新版本"), (["similar"], "错误：缺少参数 文件#编号"), (["hits"], "错误：缺少参数 列表"),
      (["track"], "错误：缺少参数 用语"), (["search", "改革", "--fald"], "错误：没有选项 --fald，是否要用 --fold？"),
      (["notes"], "错误：请指定报告或文件夹"), (["outline", "--depth"], "错误：--depth <depth> 缺少取值"),
      (["outline", "--depth", "-1", "a"], "错误：--depth 至少为 1"),
      (["search", "--context", "-3", "a", "b"], "错误：--context 应为 0 至 10000"),
      (["terms", "--limit", "-3", "a"], "错误：--limit 至少为 0"),
      (["terms", "--format", "xml", "a"], "错误：xml 不能用于 --format <format>，应为 text、jsonl、csv 之一"),
      (["search", "--fold", "-e", "a", "b"], "错误：--fold 对正则表达式不起作用"),
      (["similar", "--limit", "0", "a", "b"], "错误：--limit 应为 1 至 1000"),
      (["index", "--status", "--drop", "a"], "错误：--status 和 --drop 不能同时使用"),
      (["compare", "a", "b", "--format", "csv"], "错误：--format csv 须与 --years 同用"),
    ])
  func inChinese(words: [String], expected: String) throws {
    let lines = try complaints(words)
    #expect(lines.first == expected)
    #expect(lines.dropFirst().first?.hasPrefix("用法：gangmu \(words[0]) ") == true)
    #expect(lines.dropFirst().first?.contains("<") == false)
    #expect(!lines.contains { $0.contains("Usage") || $0.contains("Help") || $0.contains("information") }, "\(lines)")
  }

  @Test("a slip of a subcommand's name opens nothing, and is told") func slips() throws {
    try folder.write("a.txt", "一、甲\n文字。\n")
    #expect(try complaints(["serch", "文字", folder.file("a.txt")]) == ["gangmu: 没有文件 serch，是否要用 gangmu search？"])
    #expect(try complaints(["exprot", folder.file("a.txt")]) == ["gangmu: 没有文件 exprot，是否要用 gangmu export？"])
  }
}
