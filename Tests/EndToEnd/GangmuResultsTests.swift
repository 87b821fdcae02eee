import Testing

/// The list of hits on the real screen, sorted on its own thread.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
struct GangmuResultsTests {
  private let folder: GangmuFolder

  init() throws {
    folder = try GangmuFolder()
    try folder.makeFolder("lib")
    for (year, trade) in [(2019, "种茶"), (2020, "养鱼"), (2021, "织锦")] {
      try folder.makeFolder("lib/\(year)年")
      for (place, goods) in [("云溪镇", "春茶"), ("望溪村", "夏布")] {
        _ = try folder.write(
          "lib/\(year)年/\(place).txt",
          "\(place)\(year)年工作总结\n\n一、兴产业\n\(trade)产业做大，\(goods)产业做强。\n二、惠民生\n修路修渠，产业路通到\(place)各组。\n")
      }
    }
  }

  @Test("from the list into a report, back to the row, sorted, and away") func library() throws {
    // In the folder itself, so that the tree names what was named and not where the test put it.
    let here = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, Built.path("gangmu"), "lib"]
    let session = try #require(TmuxSession(here, columns: 80, rows: 24, environment: folder.environment()))
    _ = session.screen(showing: "6 reports", seconds: 20)
    session.press("Tab")
    session.type("/产业")
    _ = session.screen(showing: "all 24", seconds: 20)
    session.press("Enter", "L")
    try expectScreen(session, "results-library")
    session.type("}}n")
    try expectScreen(session, "results-chosen")
    let list = session.settledScreen
    session.press("Enter")
    try expectScreen(session, "results-entered")
    session.press("n", "n", "n", "n", "BSpace")
    expectScreen(session, list)
    session.type("oo")
    try expectScreen(session, "results-sorted")
    session.type("/修路")
    session.press("Enter")
    try expectScreen(session, "results-replaced")
    session.press("q", "Q")
    #expect(session.exitCode(seconds: 20) == 0)
  }

  @Test("a list of hits in two files, each read in its place") func given() throws {
    let rows = ["云溪镇", "望溪村"].map { "{\"file\":\"lib/2019年/\($0).txt\",\"line\":4,\"text\":\"产业\"}\n" }
    _ = try folder.write("hits.jsonl", rows.joined())
    let here = [
      "/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, Built.path("gangmu"), "hits", "hits.jsonl",
    ]
    let session = try #require(TmuxSession(here, columns: 80, rows: 12, environment: folder.environment()))
    try expectScreen(session, "results-given")
    session.press("Q")
    #expect(session.exitCode(seconds: 20) == 0)
  }

  @Test("of one report, in a narrow window") func report() throws {
    let path = try folder.write("township.txt", GangmuReports.township)
    let session = try gangmuInTmux([path], in: folder, columns: 40, rows: 10)
    _ = session.screen(showing: "F1", seconds: 20)
    session.type("/文明")
    session.press("Enter", "L")
    try expectScreen(session, "results-report-40x10")
    session.press("G", "Enter")
    try expectScreen(session, "results-report-entered")
  }
}
