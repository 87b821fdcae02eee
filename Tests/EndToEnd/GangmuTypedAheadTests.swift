import Glibc
import Testing

/// Keys typed before the program is there, when the terminal is still in its line mode, and places in files whose end
/// is read in the background.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
struct GangmuTypedAheadTests {
  private let folder: GangmuFolder
  private let large: String
  private let villages: String

  init() throws {
    folder = try GangmuFolder()
    large = try folder.write("large.txt", Self.largeText)
    try folder.makeFolder("villages")
    for village in 1...3 {
      try folder.write(
        "villages/\(village).txt", "第\(village)村工作报告\n\n一、修渠\n用水有保障，经济发展。\n二、修路\n经济年年好。\n")
    }
    villages = folder.file("villages")
  }

  /// A report of 1.5 MB in a hundred parts of three sections each.
  private static let largeText: String = {
    let line = "修渠修路，一件一件办好，年年如此，群众满意。\n"
    return "大河县工作报告\n\n"
      + (1...100).map { part in
        "第\(part)章　第\(part)部分工作\n"
          + (1...3).map { "第\(3 * part + $0 - 3)条　抓好第\($0)项\n" + String(repeating: line, count: 75) }.joined()
      }.joined() + "末尾之词在此。\n"
  }()

  /// Starts the program on `words` after it was typed for: a shell waits until `keys` stand in the terminal.
  private func typedAhead(_ keys: [String], _ words: [String]) throws -> TmuxSession {
    let go = folder.file("go")
    unlink(go)
    let variables = folder.environment(["G": Built.path("gangmu"), "GO": go])
    let wait = "echo ready; while [ ! -e \"$GO\" ]; do sleep 0.05; done; exec \"$G\" \"$@\""
    let session = try #require(
      TmuxSession(["/bin/sh", "-c", wait, "sh"] + words, rows: 12, environment: variables))
    _ = session.screen(showing: "ready", seconds: 20)
    for key in keys { session.press(key) }
    // The terminal shows what it has taken.
    let typed = keys.filter { $0 != "Enter" }.joined()
    _ = session.screen(seconds: 20) { $0.joined().contains(typed) }
    try folder.write("go", "")
    return session
  }

  @Test(
    "typed ahead as typed slowly",
    arguments: [
      (["/", "经济", "Enter", "n", "n"], true), (["j", "j", "Enter", "j"], true), (["G", "Enter", "k"], true),
      (["s", "300", "Enter", "j"], false), (["/", "末尾之词", "Enter", "n"], false), (["G", "k", "k"], false),
      (["5", "0", "%"], false), (["/", "修渠", "Enter", "L", "3", "j"], false), (["T", "j", "j"], false),
    ] as [([String], Bool)])
  func asTypedSlowly(keys: [String], isLibrary: Bool) throws {
    let path = isLibrary ? villages : large
    let slow = try gangmuInTmux(["--no-state", path], in: folder, rows: 12)
    _ = slow.screen(seconds: 20) { rows in isLibrary ? rows[11].contains("3 reports") : rows[0].contains("大河县") }
    _ = slow.settledScreen
    for key in keys {
      slow.press(key)
      _ = slow.settledScreen
    }
    expectScreen(try typedAhead(keys, ["--no-state", path]), slow.screen)
  }

  @Test(
    "places after what is shown first",
    arguments: [
      (["large.txt#第三百条"], "第300条"), (["large.txt#第99章"], "第99章"), (["-s", "100.2", "large.txt"], "第299条"),
      (["+20000", "large.txt"], "修渠"), (["+/末尾之词", "large.txt"], "末尾之词"), (["+G", "large.txt"], "末尾之词"),
      (["villages", "large.txt#第二百九十九条"], "第299条"),
      (["villages/1.txt", "large.txt#第二百九十九条"], "第299条"),
    ] as [([String], String)])
  func placesFurtherOn(words: [String], shown: String) throws {
    let paths = words.map { word in word.contains("large") || word.contains("villages") ? folder.file(word) : word }
    let session = try gangmuInTmux(paths, in: folder, rows: 12)
    let screen = session.screen(seconds: 20) { rows in
      rows.contains { $0.contains(shown) } && !rows[11].contains("stop waiting")
    }
    #expect(screen.contains { $0.contains(shown) }, "\(screen.joined(separator: "\n"))")
  }

  @Test("a line after the end is refused only when the end is known") func noSuchLine() throws {
    let session = try gangmuInTmux(["+90000", large], in: folder, rows: 12)
    let screen = session.screen(showing: "no line 90000", seconds: 20)
    #expect(screen[11].hasPrefix(" no line 90000: the file has 22903 "), "\(screen[11])")
  }
}
