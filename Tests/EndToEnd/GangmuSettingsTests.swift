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
      // A key right behind Esc would be one with Alt.
      session.settle(seconds: key == "\u{1B}" ? 0.4 : 0.05)
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

  /// The first heading's colour of the default themes, as it is sent.
  private static let (lamps, cinnabar) = ("38;5;222m", "38;5;88m")

  @Test("accents once the background is known, and others when the terminal turns light")
  func followsBackground() throws {
    let session = try gangmuOnTerminal([report], in: folder)
    #expect(session.waitForOutput("F1", seconds: 20))
    #expect(session.waitForOutput("\u{1B}]11;?", seconds: 20))
    // Nothing but weight before the answer.
    #expect(!session.hasOutput(Self.lamps) && !session.hasOutput(Self.cinnabar))
    session.send("\u{1B}[?2026;2$y\u{1B}[?2031;2$y\u{1B}[1;2R\u{1B}[?62c")
    session.send("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?62c")
    #expect(session.waitForOutput(Self.lamps, seconds: 20))
    #expect(session.waitForOutput("\u{1B}[?2031h", seconds: 20))
    let start = session.output.count
    session.send("\u{1B}[?997;2n")
    #expect(session.waitForOutput(Self.cinnabar, from: start, seconds: 20))
    session.send("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62cq")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
    let text = String(decoding: session.output, as: UTF8.self)
    #expect(text.components(of: "\u{1B}[?2026h") == text.components(of: "\u{1B}[?2026l"))
    #expect(text.components(of: "\u{1B}[?2026h") > 1)
    #expect(TerminalOutput(session.output).lastSequence(of: "[?2031h", "[?2031l") == "[?2031l")
  }

  @Test(
    "modes that the settings switch off are not asked about",
    arguments: [
      ("follow-background", "2031", "2026"), ("synchronized-output", "2026", "2031"),
    ])
  func modesSwitchedOff(setting: String, off: String, on: String) throws {
    try folder.write("config/gangmu/config.toml", "\(setting) = \"off\"\n")
    let session = try gangmuOnTerminal([report], in: folder)
    #expect(session.waitForOutput("\u{1B}]11;?", seconds: 20))
    #expect(session.hasOutput("\u{1B}[?\(on)$p") && !session.hasOutput("\u{1B}[?\(off)$p"))
    session.answerQuestions()
    session.send("q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
  }

  @Test("a terminal of eight colours: no colour for letters on its own ground") func eightColours() throws {
    let session = try gangmuOnTerminal(
      [report], in: folder, environment: ["TERM": "xterm", "COLORFGBG": "15;0"])
    let output = tour(session)
    var (letters, ground) = (false, false)
    var coloured: [String] = []
    for item in output.items {
      switch item {
      case .sequence(let sequence) where sequence.hasPrefix("[") && sequence.hasSuffix("m"):
        for number in sequence.dropFirst().dropLast().split(separator: ";", omittingEmptySubsequences: false) {
          switch Int(number) ?? 0 {
          case 0: (letters, ground) = (false, false)
          case 30...37: letters = true
          case 39: letters = false
          case 40...47: ground = true
          case 49: ground = false
          default: break
          }
        }
      case .text(let scalar) where letters && !ground && scalar != " ": coloured.append(String(scalar))
      default: break
      }
    }
    // Bars and marks bring their own ground with their letters.
    #expect(coloured == [])
    #expect(output.renditions.contains { $0.contains(1) })
  }

  @Test("a theme that does not exist: a notice, and the usual one") func unknownTheme() throws {
    let session = try gangmuOnTerminal(["--theme", "moonlight", report], in: folder)
    #expect(session.waitForOutput("there is no theme “moonlight”; there are ", seconds: 20))
    let output = tour(session)
    #expect(output.renditions.contains(where: Self.isColour))
    #expect(output.afterScreen.hasPrefix("gangmu: there is no theme “moonlight”; there are dark, light"))
    #expect(output.afterScreen.filter { $0 == "\n" }.count == 1)
  }

  @Test("the language of the settings is that of every command, the help and the faults of a command line too")
  func language() throws {
    try folder.write("config/gangmu/config.toml", "language = \"zh\"\n")
    for words in [["--help"], ["help", "search"], ["outline", "nowhere"], ["outline", "--fald"]] {
      let set = try Batch.run([Built.path("gangmu")] + words, in: folder, environment: ["LC_ALL": "C"])
      try folder.write("config/gangmu/config.toml", "language = \"auto\"\n")
      let chinese = try Batch.run([Built.path("gangmu")] + words, in: folder, environment: ["LC_ALL": "zh_CN.UTF-8"])
      let english = try Batch.run([Built.path("gangmu")] + words, in: folder, environment: ["LC_ALL": "C"])
      #expect(set == chinese && set != english, "\(words)")
      try folder.write("config/gangmu/config.toml", "language = \"zh\"\n")
    }
  }

  @Test("every mistake of every settings file is in the list of messages, the first of keys.toml on the screen")
  func allMistakes() throws {
    try folder.write("config/gangmu/config.toml", "foo = 1\nbar = 2\ncase = \"loud\"\n")
    try folder.write("config/gangmu/keys.toml", "[text]\n\"x\" = \"dance\"\n\"y\" = \"sing\"\n")
    try folder.write("config/gangmu/rules.toml", "[\"议题\"]\npattern = '('\nlevel = 1\n")
    try folder.write("config/gangmu/library.toml", "[limits]\nheight = 1\nwidth = 2\n")
    let dumped = try Batch.gangmu("--dump-config", in: folder)
    let told = dumped.complaints.split(separator: "\n")
    #expect(told.count == 3 && told.allSatisfy { $0.contains("config.toml:") }, "\(told)")
    guard TmuxSession.isInstalled else { return }
    try folder.makeFolder("reports")
    try folder.write("reports/township.txt", GangmuReports.township)
    let session = try gangmuInTmux([folder.file("reports")], in: folder, columns: 200, rows: 20)
    _ = session.screen(showing: "1 report", seconds: 20)
    session.type(":messages")
    session.press("Enter")
    let screen = session.screen(showing: "config.toml:1", seconds: 20)
    let places = screen.compactMap { $0.firstMatch(of: /[a-z]+\.toml:[0-9]+/).map { String($0.0) } }
    #expect(
      places == [
        "library.toml:2", "library.toml:3", "keys.toml:2", "keys.toml:3", "config.toml:1", "config.toml:2",
        "config.toml:3",
        "rules.toml:2",
      ], "\(screen)")
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

extension String {
  /// The number of times that `part` stands in the text.
  fileprivate func components(of part: String) -> Int {
    let (text, part) = (Array(utf8), Array(part.utf8))
    return text.indices.count { text[$0...].starts(with: part) }
  }
}
