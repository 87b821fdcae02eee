import Glibc
import TestReports
import Testing

/// Places to open at that other programs print, files opened from the browser, compressed texts, and secure sessions.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
struct GangmuPlacesTests {
  private let folder: GangmuFolder
  private let township: String

  init() throws {
    folder = try GangmuFolder()
    township = try folder.write("township.txt", GangmuReports.township)
  }

  @Test(
    "at a line as a compiler or gangmu search prints it",
    arguments: [":11", ":11:5", ":11:一: 一年来", ":11: error"])
  func printedPlace(_ place: String) throws {
    try expectScreen(try gangmuInTmux([township + place], in: folder, rows: 10), "opening-at-line")
  }

  @Test("at an address where there is no line, and a file of the whole name first") func otherPlaces() throws {
    try expectScreen(try gangmuInTmux([township + ":-:二（二）: 深化"], in: folder), "opening-at-section")
    let named = try folder.write("plan.txt:3", GangmuReports.plan)
    _ = try folder.write("plan.txt", GangmuReports.township)
    try expectScreen(try gangmuInTmux([named], in: folder), "opening-colon-in-name")
  }

  @Test(
    "compressed texts are read as texts",
    arguments: [("gzip", "gz"), ("xz", "xz"), ("zstd", "zst"), ("bzip2", "bz2")])
  func compressed(_ program: String, _ end: String) throws {
    let words = ["/bin/sh", "-c", "command -v \(program) >/dev/null || exit 3; \(program) -k -q '\(township)'"]
    guard Spawned.run(words, environment: ["PATH": "/usr/bin:/bin"])?.ending == .exited(0) else { return }
    let plain = try ["text", "outline"].map { try Batch.gangmu($0, township, in: folder) }
    let read = try ["text", "outline"].map { try Batch.gangmu($0, township + "." + end, in: folder) }
    #expect(read == plain)
    let outline = read[1]
    let piped = try Batch.run(
      ["/bin/sh", "-c", "'\(Built.path("gangmu"))' outline - < '\(township).\(end)'"], in: folder)
    #expect(piped == outline)
  }

  @Test("of a damaged one what can be read; one without text is told") func damaged() throws {
    var generator = SplitMix(state: 7)
    let lines = (0..<20_000).map { "\($0) \(UInt64.random(in: 0 ... .max, using: &generator))\n" }.joined()
    let whole = try folder.write("long.txt", "云溪镇\n" + lines)
    let words = ["/bin/sh", "-c", "gzip -c '\(whole)' | head -c 100000 > '\(whole).gz'"]
    #expect(Spawned.run(words, environment: ["PATH": "/usr/bin:/bin"])?.ending == .exited(0))
    let batch = try Batch.gangmu("text", whole + ".gz", in: folder)
    #expect(batch.output.hasPrefix("云溪镇\n") && batch.output.utf8.count > 10_000)
    #expect(("云溪镇\n" + lines).hasPrefix(batch.output.dropLast()))
    #expect(batch.complaints.contains("is damaged; what could be read is shown"))
    // A short one too, of which no filter gives a whole block.
    let line = "head -n 300 '\(whole)' | gzip -c | head -c 2000 > '\(folder.file("short.gz"))'"
    let short = ["/bin/sh", "-c", line]
    #expect(Spawned.run(short, environment: ["PATH": "/usr/bin:/bin"])?.ending == .exited(0))
    let cut = try Batch.gangmu("text", folder.file("short.gz"), in: folder)
    #expect(cut.ending == .exited(0) && cut.output.hasPrefix("云溪镇\n") && cut.output.utf8.count > 1_000)
    #expect(cut.complaints.contains("is damaged; what could be read is shown"))
    // Members one after the other are one text; what follows and is none is left.
    let twice = "(gzip -c '\(township)'; gzip -c '\(township)'; echo x) > '\(folder.file("two.gz"))'"
    let joined = ["/bin/sh", "-c", twice]
    #expect(Spawned.run(joined, environment: ["PATH": "/usr/bin:/bin"])?.ending == .exited(0))
    let two = try Batch.gangmu("text", folder.file("two.gz"), in: folder)
    #expect(two.output == GangmuReports.township + GangmuReports.township && two.complaints.isEmpty)
    let broken = try Batch.gangmu("text", try folder.write("x.gz", [0x1F, 0x8B, 0x08]), in: folder)
    #expect(
      broken.ending == .exited(2) && broken.output.isEmpty
        && broken.complaints.contains("x.gz: is damaged; nothing of it could be read"))
  }

  @Test(
    "of one that is cut the text before is shown, of several one after the other all",
    arguments: [("xz", "xz"), ("zstd", "zst"), ("bzip2", "bz2")])
  func cutShort(_ program: String, _ end: String) throws {
    var generator = SplitMix(state: 7)
    let lines = (0..<100_000).map { "\($0) \(UInt64.random(in: 0 ... .max, using: &generator))\n" }.joined()
    let whole = try folder.write("long.txt", "云溪镇\n" + lines)
    let (cut, two) = (folder.file("cut." + end), folder.file("two." + end))
    let script = """
      command -v \(program) >/dev/null || exit 3; \(program) -c -q '\(whole)' | head -c 900000 > '\(cut)'
      (\(program) -c -q '\(township)'; \(program) -c -q '\(township)') > '\(two)'
      """
    guard Spawned.run(["/bin/sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"])?.ending == .exited(0) else {
      return
    }
    let batch = try Batch.gangmu("text", cut, in: folder)
    #expect(batch.ending == .exited(0) && batch.output.hasPrefix("云溪镇\n") && batch.output.utf8.count > 500_000)
    #expect(("云溪镇\n" + lines).hasPrefix(batch.output.dropLast()))
    #expect(batch.complaints.contains("is damaged; what could be read is shown"))
    let joined = try Batch.gangmu("text", two, in: folder)
    #expect(joined.output == GangmuReports.township + GangmuReports.township && joined.complaints.isEmpty)
  }

  @Test(":e opens another file, and the first stays at hand") func anotherFile() throws {
    let plan = try folder.write("plan.txt", GangmuReports.plan)
    let session = try gangmuInTmux([township], in: folder)
    _ = session.screen(seconds: 20) { $0.last?.contains("township") ?? false }
    session.type(":e \(plan)")
    session.press("Enter")
    _ = session.screen(seconds: 20) { $0.last?.contains("1/2") ?? false }
    try expectScreen(session, "opened-another")
    session.press(":", "n", "Enter")
    _ = session.screen(seconds: 20) { $0.last?.contains("2/2") ?? false }
    try expectScreen(session, "opened-another-next")
    session.type(":e missing.txt")
    session.press("Enter")
    _ = session.screen(seconds: 20) { $0.last?.contains("no file") ?? false }
    session.press("q")
    #expect(session.exitCode(seconds: 20) == 0)
  }

  @Test("what is typed ahead after :e is typed into that file") func typedAheadOfAnotherFile() throws {
    let plan = try folder.write("plan.txt", GangmuReports.plan)
    var screens: [[String]] = []
    for atOnce in [false, true] {
      let session = try gangmuInTmux(["--no-state", township], in: folder)
      _ = session.screen(seconds: 20) { $0.last?.contains("township") ?? false }
      session.type(":e \(plan)\r" + (atOnce ? "/茶\rn" : ""))
      if !atOnce {
        _ = session.screen(seconds: 20) { $0.last?.contains("1/2") ?? false }
        session.type("/茶\rn")
      }
      screens.append(session.screen(seconds: 20) { $0.last?.contains("2/3  all 8") ?? false })
      session.press("q", "q", "q")
    }
    #expect(screens[0] == screens[1])
    #expect(screens[1].last?.contains("2/3  all 8") ?? false)
  }

  @Test("a secure session writes nothing, runs nothing and imports nothing", arguments: [true, false])
  func secure(byOption: Bool) throws {
    _ = try folder.write("config/gangmu/config.toml", "copy-command = [\"touch\", \"\(folder.file("copied"))\"]\n")
    let environment: [String: String?] = [
      "LESSSECURE": byOption ? nil : "1", "EDITOR": "touch \(folder.file("edited"))", "TMUX": nil,
    ]
    let page = try folder.write("page.html", "<html><body>文</body></html>")
    let batch = try Batch.run(
      [Built.path("gangmu")] + (byOption ? ["--secure"] : []) + [page], in: folder, environment: environment)
    #expect(batch.ending == .exited(2))
    #expect(batch.complaints == "gangmu: \(page): is not read in a secure session: html needs gangmu-import\n")
    let session = try gangmuInTmux(
      (byOption ? ["--secure"] : []) + [township], in: folder, environment: environment)
    _ = session.screen(seconds: 20) { $0.last?.contains("township") ?? false }
    for keys in ["v", ":e \(page)\r", ":compare \(page)\r", "W"] {
      session.type(keys)
      let screen = session.screen(seconds: 20) { $0.last?.contains("a secure session") ?? false }
      #expect(screen.last?.contains("a secure session") == true, "\(keys)")
      session.press("j")
    }
    session.type("c")
    _ = session.screen(seconds: 20) { $0.last?.contains("copied") ?? false }
    session.press("q")
    #expect(session.exitCode(seconds: 20) == 0)
    let left = ["copied", "edited", "state/gangmu"].filter { access(folder.file($0), F_OK) == 0 }
    #expect(left == [])
  }
}
