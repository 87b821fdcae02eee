import Testing

/// The reader's own rules for headings, from the settings folder and the command line.
@Suite(.serialized)
struct GangmuRulesTests {
  private let folder: GangmuFolder
  private let report: String
  private static let text = "云溪镇茶园会议纪要\n议题一：采摘\n按时采摘。\n议题二：防虫\n勤加巡查。\n"
  private static let rule = "['议题']\npattern = '(?<number>议题.)：'\nlevel = 1\n"

  init() throws {
    folder = try GangmuFolder()
    report = try folder.write("minutes.txt", Self.text)
  }

  @Test("rules.toml of the settings folder holds for every command") func fromTheFolder() throws {
    try folder.write("config/gangmu/rules.toml", Self.rule)
    let outline = "云溪镇茶园会议纪要\n议题一：采摘\n议题二：防虫\n"
    #expect(try Batch.gangmu("outline", report, in: folder) == Batch(.exited(0), output: outline))
    let explained = try Batch.gangmu("outline", "--explain", report, in: folder)
    #expect(
      explained.output
        == "云溪镇茶园会议纪要\n议题一：采摘\tyour rule “议题” says so\n议题二：防虫\tyour rule “议题” says so\n")
    let section = try Batch.gangmu("section", "议题二", report, in: folder)
    #expect(section == Batch(.exited(0), output: "议题二：防虫\n勤加巡查。\n"))
    #expect(try Batch.gangmu("check", report, in: folder) == Batch(.exited(0)))
    #expect(try Batch.gangmu("text", report, in: folder) == Batch(.exited(0), output: Self.text))
  }

  @Test("--rules goes before them") func fromTheCommandLine() throws {
    try folder.write("config/gangmu/rules.toml", Self.rule)
    let other = try folder.write("other.toml", "[none]\npattern = '议题一'\nlevel = 1\n")
    #expect(
      try Batch.gangmu("outline", "--rules", other, report, in: folder)
        == Batch(.exited(0), output: "云溪镇茶园会议纪要\n议题一：采摘\n"))
  }

  @Test("what is wrong is told with file and line, and the rest goes on") func wrong() throws {
    let bad = try folder.write("bad.toml", Self.rule + "[b]\npattern = '(a+)+b('\nlevel = 1\n[c]\nlevel = 0\n")
    let batch = try Batch.gangmu("outline", "--rules", bad, report, in: folder)
    #expect(
      batch
        == Batch(
          .exited(0), output: "云溪镇茶园会议纪要\n议题一：采摘\n议题二：防虫\n",
          complaints: "gangmu: \(bad):7: “c” has no “pattern”, left out\n"
            + "gangmu: \(bad):8: “level” cannot be 0: it wants 1, 2, 3, 4, 5, 6, 7, 8, 9, \"none\"\n"
            + "gangmu: \(bad):5: rule “b” left out: bad pattern at character 8: missing closing parenthesis\n"))
    let printed = Batch(.exited(0), output: Self.text, complaints: batch.complaints)
    #expect(try Batch.gangmu("--rules", bad, report, in: folder) == printed)
  }

  @Test("a pattern that runs away is given up and told of") func runaway() throws {
    let rules = try folder.write("rules.toml", Self.rule + "[b]\npattern = '(a+)+b'\nlevel = 1\n")
    let long = try folder.write("long.txt", Self.text + String(repeating: "a", count: 60) + "cb\n")
    #expect(
      try Batch.gangmu("outline", "--rules", rules, long, in: folder)
        == Batch(
          .exited(0), output: "云溪镇茶园会议纪要\n议题一：采摘\n议题二：防虫\n",
          complaints: "gangmu: \(long): was read without a rule of yours that takes too long on it (\(rules):5 b)\n"))
  }

  @Test("a file of rules that is not there ends with 2, the outline printed all the same") func missing() throws {
    let none = folder.file("none.toml")
    #expect(
      try Batch.gangmu("outline", "--rules", none, report, in: folder)
        == Batch(
          .exited(2), output: "云溪镇茶园会议纪要\n议题一：采摘\n议题二：防虫\n",
          complaints: "gangmu: \(none): cannot be read: No such file or directory\n"))
  }
}
