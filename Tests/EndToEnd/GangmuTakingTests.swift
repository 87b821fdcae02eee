import Glibc
import TestReports
import Testing

/// Text taken away: to the clipboard, by control sequences or a program, and to files.
@Suite(.serialized)
struct GangmuTakingTests {
  private let folder: GangmuFolder
  private let report: String

  private static let text = """
    水美镇工作报告

    一、抓产业
    　　全镇上下稳中求进，
    　　（一）做强种业。建成良种基地1.2万亩，与3家科研院所签订协议，推广新品种12个，带动农户860户，户均增收3,200元，群众满意率98.5%。
    二、惠民生

    """
  private static let cited = """
    （一）做强种业。建成良种基地1.2万亩，与3家科研院所签订协议，推广新品种12个，带动农户860户，户均增收3,200元，群众满意率98.5%。
    ——《水美镇工作报告》一（一），第5行
    """

  init() throws {
    folder = try GangmuFolder()
    report = try folder.write("sample.txt", Self.text)
  }

  /// The text that a terminal is told to put into its clipboard last (OSC 52).
  private func clipboard(_ session: TerminalSession) -> String? {
    let output = String(decoding: session.output, as: UTF8.self)
    guard let start = output.ranges(of: "\u{1B}]52;c;").last?.upperBound,
      let end = output[start...].firstIndex(of: "\u{7}")
    else { return nil }
    return Self.decoded(String(output[start..<end]))
  }

  /// The text of base64.
  private static func decoded(_ base64: String) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var (bytes, value, bits): ([UInt8], Int, Int) = ([], 0, 0)
    for digit in base64.utf8.compactMap({ digits.firstIndex(of: $0) }) {
      (value, bits) = (value << 6 | digit, bits + 6)
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(value >> bits & 0xFF))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("what the terminal gets decodes to the text, in the narrowest window too", arguments: [80, 24])
  func toTheTerminal(columns: Int) throws {
    let environment = folder.environment(["TMUX": nil, "STY": nil])
    let session = try #require(
      TerminalSession(
        [Built.path("gangmu"), report + "#一（一）"], columns: columns, rows: 10, environment: environment))
    #expect(session.waitForOutput(columns > 60 ? "F1" : "98.5", seconds: 20))
    session.answerQuestions()
    session.send("Y")
    #expect(session.waitForOutput("\u{1B}]52;c;", seconds: 20))
    #expect(waitUntil { clipboard(session) == Self.cited })
    session.send("VVG")
    session.settle()
    session.send("\u{1B}")
    session.settle()
    session.send("Q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
  }

  @Test("in tmux the text is in its buffer", .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
  func toTmux() throws {
    let session = try gangmuInTmux([report + "#一（一）"], in: folder)
    _ = session.screen(showing: "F1")
    session.press("Y")
    let rows = session.screen(showing: "copied 72 chars, 1 paragraph by tmux")
    #expect(rows.last?.contains("copied 72 chars, 1 paragraph by tmux") == true, "\(rows)")
    #expect(session.buffer == Self.cited)
    session.press("Q")
    #expect(session.exitCode(seconds: 20) == 0)
  }

  @Test("a program that is set gets the text; what goes wrong is told") func toAProgram() throws {
    let seen = folder.file("seen")
    let program = try folder.write(
      "clip", "#!/bin/sh\ncat > \(seen).new\nmv \(seen).new \(seen)\nexit $1\n", mode: 0o755)
    for (code, words) in [("0", "1 paragraph by "), ("3", "ended with 3")] {
      try folder.write(
        "config/gangmu/config.toml", "copy-command = [\"\(program)\", \"\(code)\"]\ncitation = \"（{file}）\"\n")
      let session = try #require(
        TerminalSession([Built.path("gangmu"), report + "#一（一）"], columns: 200, environment: folder.environment()))
      #expect(session.waitForOutput("F1", seconds: 20))
      session.send("Y")
      #expect(session.waitForOutput(words, seconds: 20))
      #expect(contents(of: seen)?.hasSuffix("98.5%。\n（\(report)）") == true)
      #expect(clipboard(session) == nil)
      session.answerQuestions()
      session.send("Q")
      #expect(session.waitForEnding(seconds: 20) == .exited(0))
      unlink(seen)
    }
  }

  @Test("a file is written, and never over another without asking") func toAFile() throws {
    let session = try #require(
      TerminalSession([Built.path("gangmu"), report + "#一（一）"], columns: 100, environment: folder.environment()))
    let file = folder.file("节.md")
    #expect(session.waitForOutput("F1", seconds: 20))
    session.answerQuestions()
    session.send("W\(file)\r")
    #expect(session.waitForOutput("72 chars written", seconds: 20))
    let written =
      "### （一）做强种业。\n\n" + (Self.cited.split(separator: "\n").first ?? "").dropFirst("（一）做强种业。".count) + "\n"
    #expect(contents(of: file) == written)
    let other = try folder.write("other.md", "mine\n")
    session.send("W\(other)\r")
    #expect(session.waitForOutput("is there already", seconds: 20))
    #expect(contents(of: other) == "mine\n")
    session.send("\r")
    #expect(waitUntil { contents(of: other) == written })
    session.send("W\(report)\r")
    #expect(session.waitForOutput("is being read, and stays", seconds: 20))
    session.send("Q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
    #expect(contents(of: report) == Self.text)
  }

  @Test("the mouse is off, on and given back") func mouse() throws {
    let session = try #require(
      TerminalSession([Built.path("gangmu"), "--mouse", report], columns: 80, environment: folder.environment()))
    #expect(session.waitForOutput("\u{1B}[?1002h\u{1B}[?1006h", seconds: 20))
    session.answerQuestions()
    // A press in the text and a move select.
    session.send("\u{1B}[<0;40;6M\u{1B}[<32;50;6M\u{1B}[<0;50;6m")
    session.settle()
    session.send("y")
    #expect(session.waitForOutput("\u{1B}]52;c;", seconds: 20))
    #expect(waitUntil { clipboard(session).map { !$0.isEmpty && Self.text.contains($0) } ?? false })
    session.send("Q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
    let output = String(decoding: session.output, as: UTF8.self)
    #expect(output.ranges(of: "\u{1B}[?1002l").count == 1)
    let plain = try #require(TerminalSession([Built.path("gangmu"), report], environment: folder.environment()))
    #expect(plain.waitForOutput("F1", seconds: 20))
    plain.answerQuestions()
    plain.send("Q")
    #expect(plain.waitForEnding(seconds: 20) == .exited(0))
    #expect(!String(decoding: plain.output, as: UTF8.self).contains("?1002"))
  }

  @Test("documents to standard output and to a folder") func exports() throws {
    let markdown = try Batch.gangmu("export", "--format", "markdown", report, in: folder)
    #expect(markdown.output.hasPrefix("# 水美镇工作报告\n\n## 一、抓产业\n\n全镇上下稳中求进，\n\n### （一）做强种业。\n\n建成"))
    #expect(try Batch.gangmu("export", "--format", "html", report, report, in: folder).ending == .exited(2))
    try folder.makeFolder("a")
    try folder.write("a/sample.txt", "一、另一份\n文。\n")
    let out = folder.file("out")
    let words = ["export", "--format", "html", "-o", out, report, folder.file("a")]
    #expect(try Batch.run([Built.path("gangmu")] + words, in: folder) == Batch(.exited(0)))
    #expect(contents(of: out + "/sample.html")?.contains("<title>水美镇工作报告</title>") == true)
    #expect(contents(of: out + "/sample 2.html")?.contains("另一份") == true)
    let again = try Batch.run([Built.path("gangmu")] + words, in: folder)
    #expect(again.ending == .exited(2))
    #expect(again.complaints.hasPrefix("gangmu: \(out)/sample.html: cannot be written: File exists"))
    #expect(try Batch.run([Built.path("gangmu")] + words + ["--force"], in: folder) == Batch(.exited(0)))
  }
}
