import ArgumentParser
import Settings

/// `gangmu FILE…`, `gangmu FOLDER…`: opens reports in the browser, or prints them where the output is no terminal.
struct BrowseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse",
    abstract: "Open reports (the default).",
    discussion: """
      Without a file the report read last is opened, with the recent ones above the built-in samples; of a folder all reports in it, as one library. A file may be followed by # and the address of a section \
      (report.txt#二（三）) or by : and a line (report.txt:17, also as gangmu search prints it), - is standard input, +/TERM opens at the first hit of a term and +LINE at a line. \
      Where the output is no terminal the reports are printed as text: of an address its section, of a line or a term all \
      from there on. A file named like a command is ./outline.

      In the browser F1 shows the keys. Options: gangmu help browse.

      Exit codes: 0 done, 1 nothing found, 2 wrong usage or a report that could not be read.
      """)

  @Argument(help: "Reports to open, as FILE or FILE#ADDRESS; - is standard input; +/TERM or +N says where to open.")
  var files: [String] = []

  @Option(name: [.short, .customLong("section")], help: "Open at the section of this address (2.3, 二（三）, 第三章).")
  var section: String?

  @Option(help: "The theme to use, by name.")
  var theme: String?

  @Flag(name: [.customShort("i"), .customLong("ignore-case")], help: "Search without regard to letter case.")
  var ignoresCase = false

  @Flag(help: "Read files again at once when they change, and what comes into an open folder.")
  var follow = false

  @Flag(
    name: .customLong("plain-ui"),
    help: "Show one pane at a time, without lines and bars, and state in words, for a screen reader.")
  var isPlain = false

  @Flag(help: "Use the mouse: wheel, clicks in tree and text, dragging (F2 in the browser).")
  var mouse = false

  @Flag(
    help: """
      Write nothing, run no editor, command or import program, open no file that is not named; also where LESSSECURE is 1. \
      The terminal's clipboard stays.
      """)
  var secure = false

  @Flag(name: .customLong("no-state"), help: "Read and write nothing of what is remembered: searches, marks, places.")
  var forgets = false

  @Flag(name: .customLong("dump-config"), help: "Print a config.toml that changes nothing, to begin with.")
  var dumpsConfiguration = false

  @Flag(name: .customLong("dump-keys"), help: "Print the keys in force, as keys.toml has them.")
  var dumpsKeys = false

  @Flag(name: .customLong("dump-theme"), help: "Print the file of the theme that --theme names, else of dark.")
  var dumpsTheme = false

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var links: LinksOption

  @OptionGroup var index: IndexOption

  func run() throws {
    if dumpsConfiguration || dumpsKeys || dumpsTheme { return try sendSettings() }
    var request = BrowseRequest(
      arguments: files, section: section, theme: theme, ignoresCase: ignoresCase, encoding: encoding.value,
      rules: rules.file)
    request.follows = follow
    request.isSecure = request.isSecure || secure
    request.remembers = !forgets && !request.isSecure
    request.isPlain = isPlain
    request.usesMouse = mouse
    request.followsLinks = links.followsAll
    request.usesIndex = !index.isIgnored
    let status = Browsing.run(request)
    if status != .done { throw ExitCode(status.rawValue) }
  }

  /// Prints the settings that were asked for.
  private func sendSettings() throws {
    let settings = LoadedSettings()
    var output = VerbOutput(.text)
    if dumpsConfiguration {
      for problem in settings.configurationProblems { Process.complain(problem) }
      output.send(Array(Dump.configuration(settings.language).utf8))
    }
    if dumpsKeys {
      let loaded = settings.bindings()
      for problem in loaded.problems { Process.complain(problem) }
      output.send(Array(Dump.keys(loaded.bindings, settings.language).utf8))
    }
    guard dumpsTheme else { return }
    let (name, themes) = (theme ?? settings.configuration.darkTheme, Themes(folder: settings.folders.configuration))
    guard let text = themes.text(of: name) else {
      let problem = SettingsProblem.unknownTheme(nil, name: name, known: themes.names)
      Process.complain(problem.message(in: settings.language))
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    output.send(text)
  }
}

/// The status that the program gives the shell (an interrupted batch command ends with 130 by its signal).
enum ExitStatus: Int32 {
  /// Found, or done.
  case done = 0
  /// Nothing found, or a check failed.
  case nothingFound = 1
  /// Wrong usage, or any input that could not be read.
  case failed = 2
}
