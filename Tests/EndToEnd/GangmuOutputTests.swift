import FoundationEssentials
import Glibc
import Testing

/// Every command in every format on every hostile report and file name, into a pipe and onto a terminal: each byte is
/// one that may be sent.
@Suite(.serialized)
struct GangmuOutputTests {
  private let folder: GangmuFolder

  init() throws {
    folder = try GangmuFolder()
    try HostileReports.write(in: folder)
  }

  /// One use of a command on the hostile reports. `$R` stands for each report, `$F` for their folder.
  private struct Usage {
    var words: String
    /// The text of a report, which goes on as it is where the output is no terminal.
    var isText = false
    /// Whether `--raw` is understood.
    var takesRaw = false
    var format: String?

    init(_ words: String, isText: Bool = false, takesRaw: Bool = false, format: String? = nil) {
      (self.words, self.isText, self.takesRaw, self.format) = (words, isText, takesRaw, format)
    }
  }

  /// Every command but `browse`, which has the whole screen on a terminal; of one that has formats each of them.
  private static let usages: [String: [Usage]] = [
    "outline": [
      Usage("$R", format: "text"), Usage("--explain $R", format: "text"), Usage("--explain $R", format: "jsonl"),
      Usage("$R", format: "markdown"),
    ],
    "section": [Usage("1 $R", isText: true, takesRaw: true), Usage("'\u{1B}[2J' $R"), Usage("一 $R", isText: true)],
    "text": [Usage("$R", isText: true, takesRaw: true)],
    "check": [Usage("$R", format: "text"), Usage("$R", format: "jsonl")],
    "compare": ["text", "jsonl", "markdown", "html"].map { Usage("$R \"$1\"/reports/-", format: $0) }
      + [Usage("--sections $R \"$1\"/reports/-")]
      + ["text", "jsonl", "csv", "markdown", "html"].map { Usage("--years $R \"$1\"/reports/-", format: $0) },
    "terms": ["text", "jsonl", "csv"].flatMap {
      [Usage("$F", format: $0), Usage("--places $F", format: $0), Usage("$F --against $R", format: $0)]
    },
    "search": ["text", "jsonl", "csv"].flatMap { format in
      ["'第' $F", "-e '.' $F", "--by report 第 $F", "--by section 第 $F", "--by year 第 $F", "--count 第 $F"].map {
        Usage($0, format: format)
      }
    } + [Usage("--kwic -e '.' $F", format: "text"), Usage("--query '第 标题：抓' $F"), Usage("'\u{1B}]0;x\u{7}(' $F")],
    "track": ["text", "jsonl", "csv"].flatMap {
      [Usage("'第|\u{1B}[2J' $F", format: $0), Usage("--rising $F", format: $0)]
    } + [Usage("--collocates 第 $F"), Usage("--variants 报告 $F"), Usage("--variants 报告 $F", format: "csv")],
    "reuse": ["text", "jsonl", "csv"].flatMap {
      [Usage("$F $R", format: $0), Usage("--exact --min 8 $F", format: $0)]
    },
    "similar": ["text", "jsonl", "csv"].flatMap {
      [Usage("$R $F", format: $0), Usage("$R#一 --limit 3 $F", format: $0)]
    },
    "hits": ["text", "jsonl", "csv"].flatMap { format in
      // A mark before each of several outputs would be one in their midst.
      ["--no-bom $R", "--no-bom - < <(\"$0\" search 第 $R --format jsonl)"].map { Usage($0, format: format) }
    },
    // Notes on what a search finds, with controls of their own, and then what is printed of them.
    "notes": [
      Usage(
        #"--import <("$0" search 第 "$1"/reports --format jsonl | awk "{ sub(/\"match\":/, "#
          + #"\"\\\"name\\\":\\\"n\" NR \"\\\",\\\"note\\\":\\\"\\\\u001b[2J\\\\u202e\\\",\\\"text\\\":\") } 1")"#),
      Usage("$F", format: "markdown"), Usage("$F", format: "jsonl"),
    ],
    "export": [
      Usage("$F", format: "jsonl"), Usage("$F", isText: true, takesRaw: true, format: "csv"),
      Usage("$R", format: "html"),
      Usage("$F", format: "text"), Usage("$F", format: "markdown"),
    ],
    "index": [Usage("$F"), Usage("--status $F"), Usage("--status")],
    "help": [Usage(""), Usage("'\u{1B}[2J\u{202E}'")],
    "browse": [Usage("$F", isText: true)],
  ]

  @Test("the table has every command of the program, and every format of each")
  func everyCommandIsTried() throws {
    let help = try JSONDecoder().decode(
      CommandList.self, from: Data(try Batch.gangmu("--experimental-dump-help", in: folder).output.utf8))
    #expect(help.command.subcommands.map(\.commandName).sorted() == Self.usages.keys.sorted())
    for command in help.command.subcommands {
      let usages = Self.usages[command.commandName] ?? []
      let formats = command.arguments?.first { $0.valueName == "format" }?.allValues ?? []
      #expect(Set(usages.compactMap(\.format)) == Set(formats), "\(command.commandName)")
      let takesRaw = command.arguments?.contains { $0.valueName == "raw" } ?? false
      #expect(usages.contains(where: \.takesRaw) == takesRaw, "\(command.commandName)")
    }
  }

  @Test("nothing is sent but printable text, tabs and line ends", arguments: usages.keys.sorted())
  func sendsNoControl(_ command: String) throws {
    for usage in try #require(Self.usages[command]) {
      let words = try shellWords(command, usage)
      let piped = try Batch.run(words, in: folder)
      #expect(piped.ending != nil && piped.output.utf8.count + piped.complaints.utf8.count > 0, "\(command) \(usage)")
      #expect(Unsendable.found(in: piped.complaints) == [], "\(command) \(usage) on standard error")
      if !usage.isText {
        let output = usage.format == "csv" ? Unsendable.withoutMark(piped.output) : piped.output
        #expect(Unsendable.found(in: output) == [], "\(command) \(usage) into a pipe")
      }
      guard command != "browse" else { continue }
      let shown = try onTerminal(words)
      #expect(shown.count > 0 && Unsendable.found(in: shown) == [], "\(command) \(usage) on a terminal")
      guard usage.takesRaw else { continue }
      // All lines are there, and what a pipe is given is what --raw gives the terminal.
      #expect(shown.contains("␛[2J") && shown.contains("<U+202E>") && !piped.output.contains("<U+202E>正文"))
      let raw = Unsendable.withoutReturns(try onTerminal(try shellWords(command, usage, "--raw", "2>/dev/null")))
      let mark: [UInt8] = usage.format == "csv" ? [0xEF, 0xBB, 0xBF] : []
      // A terminal is given an end of the last line too, by each of several runs.
      let withoutEnds = { (bytes: [UInt8]) in bytes.filter { $0 != 0x0A } }
      #expect(
        withoutEnds(mark + raw) == withoutEnds(Unsendable.withoutReturns(piped.output)), "\(command) --raw")
    }
  }

  @Test("of records the values are what they were") func recordsAreExact() throws {
    let path = try folder.write("one.md", "# 港\u{202E}湾\n\n## 第一\u{1B}]52;c;ZXZpbA==\u{7}节\u{9B}2J\u{E0041}\n")
    let batch = try Batch.gangmu("outline", "--format", "jsonl", path, in: folder)
    #expect(batch.output.contains(#""title":"第一\u001b]52;c;ZXZpbA==\u0007节\u009b2J\udb40\udc41","#))
    struct Row: Decodable { var title: String }
    let titles = try batch.output.split(separator: "\n").map {
      try JSONDecoder().decode(Row.self, from: Data($0.utf8)).title
    }
    let expected = ["港\u{202E}湾", "第一\u{1B}]52;c;ZXZpbA==\u{7}节\u{9B}2J\u{E0041}"]
    #expect(titles.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test("settings, rules and usage that quote what they are given")
  func complaints() throws {
    let evil = "\u{1B}]0;x\u{7}\u{202E}\u{9B}2J\u{E0041}"
    _ = try folder.write("config/gangmu/config.toml", "\"\(evil)\" = 1\ntheme = \"\(evil)\"\nlanguage = '\(evil)'\n")
    _ = try folder.write("config/gangmu/library.toml", "[limits]\n\"\(evil)\" = 1\n[years]\n'\(evil)' = '\(evil)'\n")
    _ = try folder.write("config/gangmu/rules.toml", "['\(evil)']\npattern = '(\(evil)'\nlevel = '\(evil)'\n")
    let uses = [
      "outline $R", "search 第 $F", "--theme '\(evil)' $R", "--rules '\(evil)' $R", "'\(evil)'", "section '\(evil)' $R",
      "outline '--\(evil)' $R", "outline --format '\(evil)' $R", "search --context '\(evil)' x",
      "search -e '(\(evil)' $R",
      "terms --kind '\(evil)' $F", "help '\(evil)'", "search --query 'title:(\(evil)' $F", "--help", "search --help",
      "--encoding '\(evil)' $R", "export '\(evil)'", "--generate-completion-script '\(evil)'", "--version",
    ]
    for use in uses {
      let words = try shellWords(use, Usage(""))
      let batch = try Batch.run(words, in: folder)
      #expect(Unsendable.found(in: batch.complaints) == [], "\(use)")
      #expect(batch.complaints.utf8.count + batch.output.utf8.count > 0, "\(use)")
      #expect(use.contains("$R") || use.contains("$F") || Unsendable.found(in: batch.output) == [], "\(use)")
    }
  }

  // MARK: Running

  /// The words of a shell that runs the program with the reports, whose names need not be UTF-8, as arguments.
  private func shellWords(
    _ command: String, _ usage: Usage, _ more: String = "", _ redirection: String = ""
  ) throws -> [String] {
    let format = usage.format.map { "--format \($0)" } ?? ""
    // These commands take one report, or one beside another.
    if ["section", "compare", "hits"].contains(command) {
      let words = "\(command) \(format) \(more) \(usage.words.replacing("$R", with: "\"$R\"")) \(redirection)"
      let line = "for R in \"$1\"/reports/*; do \"$0\" \(words); done"
      return ["/bin/bash", "-c", line, Built.path("gangmu"), folder.path]
    }
    let words = "\(command) \(format) \(more) \(usage.words)".replacing("$R", with: "\"$1\"/reports/*")
      .replacing("$F", with: "\"$1\"/reports")
    return ["/bin/bash", "-c", "exec \"$0\" \(words) \(redirection)", Built.path("gangmu"), folder.path]
  }

  /// All that is sent where a terminal is standard input, output and error.
  private func onTerminal(_ words: [String]) throws -> String {
    let session = try #require(TerminalSession(words, environment: folder.environment()))
    #expect(session.waitForEnding(seconds: 60) != nil)
    return try #require(String(validating: session.output, as: UTF8.self), "sent bytes that are no UTF-8")
  }
}

/// The commands of the program, as the option parser tells them.
private struct CommandList: Decodable {
  struct Command: Decodable {
    var commandName: String
    var arguments: [Argument]?
  }
  struct Argument: Decodable {
    var valueName: String?
    var allValues: [String]?
  }
  struct Root: Decodable { var subcommands: [Command] }

  var command: Root
}

/// The grammar of what a command may send. It sends no sequence of a terminal's own, so none of its terminfo entry is
/// in it: printable characters, tabs, and line ends with the carriage return that the terminal driver or csv puts there.
enum Unsendable {
  /// The characters in `text` that are against the grammar, as codes.
  static func found(in text: String) -> [String] {
    var found: Set<String> = []
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scalar != "\n" && scalar != "\t" {
      if scalar == "\r", scalars[index...].first(where: { $0 != "\r" }) == "\n" { continue }
      // A selector that chooses a form of the character before it.
      if scalar.properties.isVariationSelector, index > 0, scalars[index - 1].value > 0x20,
        !scalars[index - 1].properties.isVariationSelector
      {
        continue
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: break
      default: if !scalar.properties.isDefaultIgnorableCodePoint { continue }
      }
      found.insert("U+\(String(scalar.value, radix: 16, uppercase: true))")
    }
    return found.sorted()
  }

  /// A text without the byte order mark that csv begins with where it goes to no terminal.
  static func withoutMark(_ text: String) -> String {
    text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// The bytes of a text without the carriage returns that the terminal's driver puts before line ends.
  static func withoutReturns(_ text: String) -> [UInt8] { text.utf8.filter { $0 != 0x0D } }
}
