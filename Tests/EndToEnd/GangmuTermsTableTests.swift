import Glibc
import Testing

/// The table of terms on the real screen, made on its own thread.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
struct GangmuTermsTableTests {
  private let folder: GangmuFolder

  init() throws {
    folder = try GangmuFolder()
    try folder.makeFolder("镇")
    for (year, text) in [
      (2019, "坚持“稳渠兴茶”，落实《清渠公约》，修渠12公里。"), (2020, "稳渠兴茶见成效，“茶香夜校”开课，修渠20公里。"),
      (2022, "“茶香夜校”进村，《清渠公约》入户率98.5%。"),
    ] {
      _ = try folder.write("镇/\(year)年工作报告.txt", "云溪镇\(year)年工作报告\n\n一、回顾\n\(text)\n二、打算\n办好“茶香夜校”。\n")
    }
  }

  @Test("of a library, sorted, filtered, gone from and come back to") func library() throws {
    let here = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, Built.path("gangmu")]
    let session = try #require(
      TmuxSession(here + ["镇"], columns: 100, rows: 20, environment: folder.environment()))
    _ = session.screen(showing: "3 reports, ", seconds: 20)
    session.type("T")
    _ = session.screen(showing: "terms of all reports", seconds: 20)
    try expectScreen(session, "terms-table-library")
    session.type("o")
    try expectScreen(session, "terms-table-by-reports")
    session.type("/wqxc")
    try expectScreen(session, "terms-table-filtered")
    session.press("Enter", "Enter")
    try expectScreen(session, "terms-table-places")
    session.press("Enter")
    try expectScreen(session, "terms-table-place")
    session.press("BSpace")
    try expectScreen(session, "terms-table-places")
    session.press("BSpace")
    let table = session.screen(showing: "/wqxc", seconds: 20)
    #expect(table.last?.contains("1/1") == true)
    session.type("T")
    try expectScreen(session, "terms-table-report")
    session.type("qQ")
    #expect(session.exitCode(seconds: 20) == 0)
  }
}
