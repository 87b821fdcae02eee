import Glibc
import Testing

/// Terminals on which no screen can be opened: a message, exit code 2, nothing that a terminal obeys; and locales in
/// which one can.
@Suite(.serialized)
struct GangmuNoScreenTests {
  private let folder: GangmuFolder
  private let report: String

  init() throws {
    folder = try GangmuFolder()
    report = try folder.write("plan.txt", GangmuReports.plan)
  }

  private static let asText = "print reports as text: gangmu FILE | cat"

  /// Expects a message on the terminal and nothing else.
  private func expectMessage(_ session: TerminalSession, _ message: String) {
    #expect(session.waitForEnding(seconds: 20) == .exited(2))
    #expect(String(decoding: session.output, as: UTF8.self) == "gangmu: \(message)\r\n")
    #expect(session.settings == session.settingsBefore)
  }

  @Test(
    "a terminal that is not known, or cannot place its cursor",
    arguments: [
      (nil, "TERM is not set; try TERM=xterm-256color, or print as text: gangmu FILE | cat"),
      ("", "TERM is not set; try TERM=xterm-256color, or print as text: gangmu FILE | cat"),
      ("dumb", "the terminal dumb cannot place its cursor; to \(asText)"),
      (
        "nonsense", "the terminal nonsense is not known; try TERM=xterm-256color, or print as text: gangmu FILE | cat"
      ),
    ] as [(String?, String)])
  func unusable(term: String?, message: String) throws {
    expectMessage(try gangmuOnTerminal([report], in: folder, environment: ["TERM": term]), message)
  }

  @Test("a name of a terminal is shown, not obeyed") func hostileTerm() throws {
    let session = try gangmuOnTerminal([report], in: folder, environment: ["TERM": "x\u{1B}[2J"])
    expectMessage(
      session, #"the terminal x␛[2J is not known; try TERM=xterm-256color, or print as text: gangmu FILE | cat"#)
  }

  @Test("no controlling terminal") func withoutTerminal() throws {
    let words = ["/usr/bin/setsid", "--wait", Built.path("gangmu"), report]
    let session = try #require(TerminalSession(words, environment: folder.environment()))
    expectMessage(session, "there is no terminal to draw on; to \(Self.asText)")
  }

  /// A screen is opened where there is no answer within 20 ms, which a busy machine may take for any file: then it is
  /// closed again before the message.
  @Test("nothing to open: no screen is opened either") func opensNothing() throws {
    let message = "gangmu: none.txt: no such file; check the name and the folder\r\n"
    var output = ""
    for _ in 0..<20 where output != message {
      let session = try gangmuOnTerminal(["none.txt"], in: folder)
      #expect(session.waitForEnding(seconds: 20) == .exited(2))
      output = String(decoding: session.output, as: UTF8.self)
      #expect(output.hasSuffix(message))
      #expect(session.settings == session.settingsBefore)
    }
    #expect(output == message)
  }

  @Test("locales that are not installed, or have no encoding", arguments: ["zh_CN.GBK", "zh_CN.GB18030", "C", "POSIX"])
  func sendsUTF8(locale: String) throws {
    let session = try gangmuOnTerminal([report], in: folder, environment: ["LC_ALL": locale])
    #expect(session.waitForOutput("坚持适采适管，保护老茶树。", seconds: 20))
    session.answerQuestions()
    session.send("q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
    #expect(session.settings == session.settingsBefore)
  }

  @Test(
    "a locale in another encoding is for a terminal in that encoding: refused",
    .enabled(if: access("/usr/share/i18n/charmaps/GBK.gz", R_OK) == 0, "there is nothing to make such a locale from"))
  func otherEncoding() throws {
    let words = ["/usr/bin/localedef", "-i", "zh_CN", "-f", "GBK", folder.file("zh_CN.GBK")]
    _ = try #require(Spawned.run(words, environment: TestEnvironment.variables(term: "xterm")))
    let changes = ["LC_ALL": "zh_CN.GBK", "LOCPATH": folder.path]
    let session = try gangmuOnTerminal([report], in: folder, environment: changes)
    expectMessage(session, "当前区域设置使用 GBK 而不是 UTF-8；请试 LC_ALL=C.UTF-8")
  }
}
