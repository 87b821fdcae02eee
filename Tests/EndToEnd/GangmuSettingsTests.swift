import Testing

/// Themes, colours and keys as settings and environment have them.
@Suite(.serialized)
struct GangmuSettingsTests {
  private let folder: GangmuFolder
  private let report: String

  init() throws {
    folder = try GangmuFolder()
    report = try folder.write("township.txt", GangmuReports.township)
  }

  /// Goes through the views that have colours of their own, and quits.
  private func tour(_ session: TerminalSession) -> TerminalOutput {
    #expect(session.waitForOutput("F1", seconds: 20))
    session.answerQuestions()
    for key in ["/文明\r", "n*+茶\r", "\t", "]", "\u{1B}OP", "q", ":nonsense\r", "\u{1B}", "q"] {
      session.send(key)
      session.settle(seconds: 0.05)
    }
    session.send("Q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
    return TerminalOutput(session.output)
  }

  /// Whether a rendition asks for a colour: 39 and 49 only end one (ECMA-48, 8.3.117).
  private static func isColour(_ parameters: [Int]) -> Bool {
    parameters.contains { (30...38).contains($0) || (40...48).contains($0) || (90...107).contains($0) }
  }

  @Test("NO_COLOR: attributes, but no colour") func withoutColour() throws {
    let output = tour(try gangmuOnTerminal([report], in: folder, environment: ["NO_COLOR": "1"]))
    #expect(output.renditions.filter(Self.isColour) == [])
    #expect(output.renditions.contains { $0.contains(7) || $0.contains(1) || $0.contains(4) })
  }

  @Test("NO_COLOR over a theme of one's own") func withoutColourWithTheme() throws {
    let output = tour(try gangmuOnTerminal(["--theme", "ink", report], in: folder, environment: ["NO_COLOR": "1"]))
    #expect(output.renditions.filter(Self.isColour) == [])
  }

  @Test("with colours where nothing forbids them", arguments: [nil, ""] as [String?])
  func withColour(value: String?) throws {
    let output = tour(try gangmuOnTerminal([report], in: folder, environment: ["NO_COLOR": value]))
    #expect(output.renditions.contains(where: Self.isColour))
  }

  @Test(
    "a theme of one's own, asked for by name, drawn to the last cell",
    .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
  func ownTheme() throws {
    let theme = """
      name = "probe"
      variant = "dark"
      [palette]
      jade = "#00af87"
      rust = "#af5f00"
      [roles]
      "heading.1" = { fg = "jade", attributes = ["bold"] }
      "heading.2" = { fg = "jade", attributes = ["underline"] }
      "sticky" = { fg = "rust" }
      "status" = { fg = "jade", bg = "rust" }

      """
    try folder.write("config/gangmu/themes/probe.toml", theme)
    let session = try gangmuInTmux(["--theme", "probe", report], in: folder, columns: 60, rows: 16)
    session.press("]", "]", "j")
    try expectScreen(session, "theme-probe")
    try expectStyles(session, "theme-probe-styles")
  }

  @Test("a theme that does not exist: a notice, and the usual one") func unknownTheme() throws {
    let session = try gangmuOnTerminal(["--theme", "moonlight", report], in: folder)
    #expect(session.waitForOutput("there is no theme “moonlight”; there are ", seconds: 20))
    let output = tour(session)
    #expect(output.renditions.contains(where: Self.isColour))
    #expect(output.afterScreen.hasPrefix("gangmu: there is no theme “moonlight”; there are dark, light"))
    #expect(output.afterScreen.filter { $0 == "\n" }.count == 1)
  }

  @Test("keys of one's own count; what is wrong among them is told on the screen, and on standard error afterwards")
  func ownKeys() throws {
    let keys = """
      [text]
      "x" = "quit"
      "x" = "line-down"
      "y" = "dance"
      "ctrl-j" = "line-down"

      """
    let path = try folder.write("config/gangmu/keys.toml", keys)
    let problems = [
      "\(path):3: “x” is already set on line 2, which counts", "\(path):4: there is no command “dance”",
    ]
    let session = try gangmuOnTerminal([report], in: folder)
    #expect(session.waitForOutput("F1", seconds: 20))
    session.answerQuestions()
    session.send("x")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
    let told = TerminalOutput(session.output).afterScreen.split(separator: "\n").map(String.init)
    #expect(told == problems.map { "gangmu: \($0)" })

    guard TmuxSession.isInstalled, let problem = problems.first else { return }
    let screen = try gangmuInTmux([report], in: folder, columns: 200).screen(showing: problem, seconds: 20)
    #expect(screen.last?.replacing(/\ +F1 help$/, with: "") == " \(problem)")
  }
}
