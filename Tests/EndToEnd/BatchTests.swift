import FoundationEssentials
import Testing

/// The commands for scripts: what they print, on both outputs together, and how they end.
@Suite struct BatchTests {
  private let folder: GangmuFolder
  private let township: String

  init() throws {
    folder = try GangmuFolder()
    township = try folder.write("township.txt", GangmuReports.township)
  }

  private func run(_ words: String..., chinese: Bool = false) throws -> Printed { try run(words, chinese: chinese) }

  private func run(_ words: [String], chinese: Bool = false) throws -> Printed {
    let variables = TestEnvironment.variables(
      term: "dumb", folder.environment(["LC_ALL": chinese ? "zh_CN.UTF-8" : "C.UTF-8"]))
    let run = try #require(
      Spawned.run([Built.path("gangmu")] + words, environment: variables, takesErrors: true))
    return Printed(ending: run.ending, output: run.output)
  }

  @Test(arguments: ["二（三）", "二三", "2.3", "（2）3", "2（三）"])
  func sectionByItsAddress(_ address: String) throws {
    let text = "（三）守牢安全底线。完成老旧水库除险加固2座，隐患整改率达到100%。\n"
    #expect(try run("section", address, township) == Printed(.exited(0), text))
  }

  @Test func sectionThatSeveralFit() throws {
    #expect(
      try run("section", "（三）", township)
        == Printed(
          .exited(1),
          "gangmu: （三） fits 2 sections:\n一（三）\t办好实事，守住民生底线\n二（三）\t守牢安全底线\n"))
    #expect(
      try run("section", "（三）", township, chinese: true)
        == Printed(
          .exited(1),
          "gangmu: “（三）”可指 2 个章节：\n一（三）\t办好实事，守住民生底线\n二（三）\t守牢安全底线\n"))
  }

  @Test func sectionThatIsNotThere() throws {
    #expect(try run("section", "九", township) == Printed(.exited(1), "gangmu: no such section: 九\n"))
    #expect(
      try run("section", "一", folder.file("none.txt")).ending == .exited(2))
  }

  @Test func textOfSeveralReports() throws {
    let plan = try folder.write("plan.txt", "云溪镇方案\r\n一、总则")
    // Byte for byte: only between two texts a line is ended that the first leaves open.
    #expect(
      try run("text", township, plan) == Printed(.exited(0), GangmuReports.township + "云溪镇方案\r\n一、总则"))
    let both = "云溪镇方案\r\n一、总则\n" + GangmuReports.township
    for words in [["text", plan, township], [plan, township]] {
      #expect(try run(words) == Printed(.exited(0), both))
    }
    #expect(try run("section", "一", plan) == Printed(.exited(0), "一、总则"))
  }

  /// A folder is walked as for a search: its reports in the order people sort them, what is no text named.
  @Test func aFolderIsNamed() throws {
    let inner = folder.file("云溪")
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
    let (first, second) = (inner + "/2.txt", inner + "/10.txt")
    try Data("云溪镇方案\n\n一、总则\n好。\n".utf8).write(to: URL(fileURLWithPath: first))
    try Data("云溪镇计划\n\n一、目标\n三、措施\n".utf8).write(to: URL(fileURLWithPath: second))
    try Data([0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 0, count: 60)).write(
      to: URL(fileURLWithPath: inner + "/3.png"))
    let skipped = "gangmu: \(inner)/3.png: "
    func printed(_ words: String...) throws -> (Ending?, String) {
      let printed = try run(words + [inner])
      let lines = printed.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.contains { $0.hasPrefix(skipped) })
      return (printed.ending, lines.filter { !$0.hasPrefix(skipped) }.joined(separator: "\n"))
    }
    #expect(
      try printed("outline") == (
        .exited(0), "\(first):\n云溪镇方案\n一、总则\n\(second):\n云溪镇计划\n一、目标\n三、措施\n"
      ))
    let rows = try printed("outline", "--format", "jsonl").1.split(separator: "\n")
    #expect(rows.count == 5)
    #expect(rows.prefix(2).allSatisfy { $0.hasPrefix("{\"file\":\"\(first)\",\"level\":") })
    #expect(rows.suffix(3).allSatisfy { $0.hasPrefix("{\"file\":\"\(second)\",\"level\":") })
    #expect(
      try printed("check") == (
        .exited(1),
        "\(second): numbering gap: 1\n\(second):4:1: 三: numbering gap: 三、 after 一、, 二、 was due  [三]、措施\n"
      ))
    #expect(try printed("text") == (.exited(0), "云溪镇方案\n\n一、总则\n好。\n云溪镇计划\n\n一、目标\n三、措施\n"))
    #expect(try printed("section", "一") == (.exited(0), "一、总则\n好。\n一、目标\n"))
    #expect(try printed("section", "三") == (.exited(0), "三、措施\n"))
    let none = try printed("section", "九")
    #expect(none == (.exited(1), "gangmu: no such section: 九\n"))
  }

  @Test func outlineOfATextWithoutHeadings() throws {
    let notes = try folder.write("notes.txt", "今天去了河边，水很清。后来下雨了，我们回了家。\n")
    #expect(try run("outline", notes) == Printed(.exited(1), ""))
  }

  /// 好好 in GB 18030, as found out and as said: read as Big5 the pairs are other characters.
  @Test func encodingIsFoundOutOrSaid() throws {
    let file = try folder.write("gb.txt", [0xBA, 0xC3, 0xBA, 0xC3, 0x0A])
    #expect(try run("text", file) == Printed(.exited(0), "好好\n"))
    #expect(try run("text", "--encoding", "GBK", file) == Printed(.exited(0), "好好\n"))
    #expect(try run("text", "--encoding", "big5", file) == Printed(.exited(0), "疑疑\n"))
    #expect(try run("--encoding", "big5", file) == Printed(.exited(0), "疑疑\n"))
    #expect(try run("text", "--encoding", "ebcdic", file).ending == .exited(2))
  }

  /// A file that the shell hands over as `/dev/fd/63`.
  @Test func textOfAPipeTheShellOpened() throws {
    let words = ["/bin/bash", "-c", "\(Built.path("gangmu")) text <(printf '一、甲\\n') \(township)"]
    let variables = TestEnvironment.variables(term: "dumb", folder.environment(["LC_ALL": "C.UTF-8"]))
    let run = try #require(Spawned.run(words, environment: variables, takesErrors: true))
    #expect(run.ending == .exited(0))
    #expect(run.output == "一、甲\n" + GangmuReports.township)
  }

  @Test func checkOfReports() throws {
    #expect(try run("check", township) == Printed(.exited(0), ""))
    let plan = try folder.write("plan.txt", "云溪镇方案\n\n一、总则\n三、职责,做X\n")
    #expect(
      try run("check", township, plan)
        == Printed(
          .exited(1),
          """
          \(plan): numbering gap: 1
          \(plan):4:1: 三: numbering gap: 三、 after 一、, 二、 was due  [三]、职责,做X
          \(plan): half-width mark: 1
          \(plan):4:5: 三: , before a Chinese character, ， belongs here  三、职责[,]做X
          \(plan): placeholder: 1
          \(plan):4:7: 三: placeholder left: X  三、职责,做[X]

          """))
  }
}

/// The output of a batch command, and its end.
struct Printed: Equatable {
  var ending: Ending
  var output: String

  init(ending: Ending, output: String) { (self.ending, self.output) = (ending, output) }
  init(_ ending: Ending, _ output: String) { self.init(ending: ending, output: output) }
}
