import Glibc
import TestReports
import Testing

/// An hour of three people's work as scripts of keys, with the whole screen after each step: a clerk with last year's
/// report, a researcher with the reports of several years, an administrator with a folder that others read.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
struct HoursTests {
  private let folder: GangmuFolder

  init() throws {
    folder = try GangmuFolder()
    try folder.makeFolder("reports")
    for (year, text) in [("2022", Self.first), ("2023", Self.second), ("2024", Self.third)] {
      try folder.makeFolder("reports/\(year)")
      try folder.write("reports/\(year)/青溪县.txt", text)
    }
  }

  /// The program in the folder of the test, so that all paths on the screen are the same in every run.
  private func begin(
    _ words: String, columns: Int = 80, rows: Int = 24, environment: [String: String?] = [:]
  ) throws -> TmuxSession {
    let line = "cd '\(folder.path)' && exec '\(Built.path("gangmu"))' \(words)"
    let cache: [String: String?] = ["XDG_CACHE_HOME": folder.path + "/cache"]
    return try #require(
      TmuxSession(
        ["/bin/sh", "-c", line], columns: columns, rows: rows,
        environment: folder.environment(environment.merging(cache) { one, _ in one })))
  }

  private func quit(_ session: TmuxSession) {
    session.type("Q")
    #expect(session.exitCode(seconds: 20) == 0)
  }

  @Test("a clerk: back to yesterday's place, copy with citation, note, section to a file, edit and come back")
  func clerk() throws {
    let chinese: [String: String?] = ["LC_ALL": nil, "LANG": "zh_CN.UTF-8"]
    let report = "reports/2023/青溪县.txt"
    let yesterday = try begin(report, environment: chinese)
    _ = yesterday.screen(showing: "F1")
    yesterday.type("]]]")
    _ = yesterday.screen(showing: "二（一）")
    quit(yesterday)

    let editor = try folder.write(
      "editor", "#!/bin/sh\nsed -i 's/新建茶园600亩/新建茶园650亩/; 1a\\\\n（送审稿）' \"$2\"\n", mode: 0o755)
    let today = try begin(report, environment: chinese.merging(["EDITOR": editor, "VISUAL": nil]) { $1 })
    try expectScreen(today, "hour-clerk-1-yesterday")
    today.type("V")
    try expectScreen(today, "hour-clerk-2-selected")
    today.type("Y")
    try expectScreen(today, "hour-clerk-3-copied")
    #expect(today.buffer == "（一）茶业提质。新建茶园600亩，茶叶产量120吨。\n——《青溪县2023年工作报告》二（一），第10行")
    today.type("A")
    today.type("亩数与农业局核对")
    today.press("Enter")
    try expectScreen(today, "hour-clerk-4-noted")
    today.type("W")
    today.type("茶业.md")
    today.press("Enter")
    try expectScreen(today, "hour-clerk-5-written")
    #expect(contents(of: folder.file("茶业.md")) == "### （一）茶业提质。\n\n新建茶园600亩，茶叶产量120吨。\n")
    today.type("v")
    try expectScreen(today, "hour-clerk-6-edited")
    quit(today)
    let tomorrow = try begin(report, environment: chinese)
    try expectScreen(tomorrow, "hour-clerk-7-tomorrow")
    tomorrow.type(":notes")
    tomorrow.press("Enter")
    try expectScreen(tomorrow, "hour-clerk-8-notes")
    tomorrow.press("Enter")
    quit(tomorrow)
    let line = "cd '\(folder.path)' && '\(Built.path("gangmu"))' notes reports"
    let notes = try Batch.run(["/bin/sh", "-c", line], in: folder)
    #expect(
      notes.output
        == "# 青溪县2023年工作报告 （送审稿）\n\n> （一）茶业提质。\n>\n> ——《青溪县2023年工作报告 （送审稿）》二（一），第12行\n\n亩数与农业局核对\n")
  }

  @Test("a researcher: a phrase over the years, its hits as a list, a note, the list to a file, and back next day")
  func researcher() throws {
    let session = try begin("reports", columns: 100)
    _ = session.screen(showing: "3 reports")
    session.type("/茶")
    session.press("Enter")
    _ = session.screen(showing: "1/11")
    session.type("*")
    try expectScreen(session, "hour-researcher-1-pinned")
    session.type("L")
    _ = session.screen(showing: "茶叶产量150吨")
    session.type("o")
    try expectScreen(session, "hour-researcher-2-sorted")
    session.type(":w hits.csv")
    session.press("Enter")
    _ = session.screen(showing: "11 rows written")
    #expect(contents(of: folder.file("hits.csv"))?.split(whereSeparator: \.isNewline).count == 12)
    session.type("G")
    session.press("Enter")
    session.type("A")
    session.type("figures differ from the yearbook")
    session.press("Enter")
    try expectScreen(session, "hour-researcher-3-noted")
    session.type(":track 茶|粮食")
    session.press("Enter")
    try expectScreen(session, "hour-researcher-4-track")
    session.type("q")
    session.type("/note:yearbook")
    session.press("M-q")
    _ = session.screen(showing: "note:yearbook")
    session.press("Enter")
    try expectScreen(session, "hour-researcher-5-noted-hits")
    quit(session)
    let next = try begin("reports", columns: 100)
    _ = next.screen(showing: "3 reports")
    // Takes the time that loading took from the status line.
    next.press("Escape")
    try expectScreen(next, "hour-researcher-6-next-day")
    next.press("Enter")
    try expectScreen(next, "hour-researcher-7-back")
    quit(next)
    func run(_ words: String) throws -> String {
      try Batch.run(["/bin/sh", "-c", "cd '\(folder.path)' && '\(Built.path("gangmu"))' \(words)"], in: folder).output
    }
    #expect(try run("search --query 'note:yearbook' reports --count") == "1\n")
    #expect(try run("notes reports --format jsonl").contains("\"note\":\"figures differ from the yearbook\""))
    #expect(try run("search --by year 茶 reports") == "2022:3\n2023:3\n2024:5\n")
  }

  @Test("an administrator: an index, files that cannot be read, a changed file, a secure session") func administrator()
    throws
  {
    try folder.write("reports/scan.bin", [0, 1, 2, 3, 0, 255, 254, 0] + [UInt8](repeating: 0, count: 4_000))
    // A file of the last tick of the clock is in no index: it might change once more unseen.
    usleep(100_000)
    func run(_ words: String) throws -> Batch {
      try Batch.run(
        ["/bin/sh", "-c", "cd '\(folder.path)' && '\(Built.path("gangmu"))' \(words)"], in: folder,
        environment: ["XDG_CACHE_HOME": folder.path + "/cache"])
    }
    let made = try run("index reports")
    #expect(made.ending == .exited(0) && made.output.hasPrefix("3 reports"), "\(made)")
    #expect(try run("index --status reports").ending == .exited(0))
    let session = try begin("reports", columns: 100)
    _ = session.screen(showing: "3 reports")
    session.type(":skipped")
    session.press("Enter")
    try expectScreen(session, "hour-administrator-1-skipped")
    session.type(":w skipped.txt")
    session.press("Enter")
    _ = session.screen(showing: "rows written")
    session.type("q")
    session.type(":next-report")
    session.press("Enter")
    _ = session.screen(showing: "1/3")
    try folder.write("reports/2022/青溪县.txt", Self.first.replacing("茶叶产量90吨", with: "茶叶产量95吨"))
    _ = session.screen(showing: "changed")
    session.type("R")
    _ = session.screen(showing: "95吨")
    try expectScreen(session, "hour-administrator-2-read-again")
    quit(session)
    let secure = try begin("--secure reports/2024/青溪县.txt", columns: 100)
    _ = secure.screen(showing: "F1")
    secure.type("ma")
    try expectScreen(secure, "hour-administrator-3-mark")
    secure.type("W")
    try expectScreen(secure, "hour-administrator-4-refused")
    quit(secure)
    for words in [
      "export --secure --output out reports", "notes --secure --import n.jsonl", "index --secure --drop reports",
    ] {
      let refused = try run(words)
      #expect(refused.ending == .exited(2) && refused.complaints.contains("secure"), "\(words): \(refused)")
    }
    #expect(try run("index --drop reports").ending == .exited(0))
  }

  private static let first = """
    青溪县2022年工作报告

    一、全年工作
    （一）茶业起步。新建茶园300亩，茶叶产量90吨。
    （二）粮食稳产。粮食产量11.2万吨。

    二、明年打算
    修路三条。
    """
  private static let second = """
    青溪县2023年工作报告

    一、全年工作
    全年生产总值增长5.1%。
    粮食产量11.5万吨。

    二、重点产业
    坚持一县一业。

    （一）茶业提质。新建茶园600亩，茶叶产量120吨。
    （二）旅游起步。接待游客4万人次。

    三、明年打算
    办好文化节。
    """
  private static let third = """
    青溪县2024年工作报告

    一、全年工作
    （一）茶业成链。茶园总面积1500亩，茶叶产量150吨，茶企12家。
    （二）粮食增产。粮食产量12万吨。

    二、明年打算
    茶旅融合，办好文化节。
    """
}
