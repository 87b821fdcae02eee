import ArgumentParser
import Glibc
import StandardStreams

/// The way in.
@main
enum Program {
  /// Plain names need no option parser, whose reflection takes longer than all the rest before the first paint.
  static func main() {
    StandardStream.keepOpen()
    StandardStream.ignoreBrokenPipes()
    let words = CommandLine.arguments.dropFirst()
    let isPlain = words.allSatisfy { !$0.hasPrefix("-") || $0 == "-" }
    if isPlain, words.first.map({ !Gangmu.isSubcommand($0) }) ?? true {
      if let word = words.first, words.count > 1, let name = Gangmu.subcommand(near: word) {
        Process.complain(OpeningMessage.noSubcommand(word, near: name).message(in: Process.language))
        exit(ExitStatus.failed.rawValue)
      }
      exit(Browsing.run(BrowseRequest(arguments: Array(words))).rawValue)
    }
    if let text = Dump.text(for: Array(words), language: Process.language) {
      return Process.tell(text, on: .output)
    }
    if let help = ChineseHelp.text(for: Array(words), language: Process.language) {
      Process.tell(help, on: .output)
      return
    }
    do {
      var command = try Gangmu.parseAsRoot()
      try command.run()
    } catch {
      // The parser would print by itself, and its messages quote the command line.
      let code = Gangmu.exitCode(for: error)
      let words = Gangmu.fullMessage(for: error)
      let isFault = !code.isSuccess && Process.language == .chinese
      Process.tell(isFault ? ChineseUsage.text(words) : words, on: code.isSuccess ? .output : .error)
      // The parser's own code for wrong usage, 64, is not the one scripts are promised.
      exit(code == .validationFailure ? ExitStatus.failed.rawValue : code.rawValue)
    }
  }
}

/// The program: browses reports, or, named by a first word, does one thing in batch.
struct Gangmu: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "gangmu",
    abstract: "A terminal browser for structured reports. 结构化报告的终端浏览器。",
    usage: """
      gangmu [-s ADDRESS] [--theme NAME] [-i] [--follow] [--follow-links] [--encoding NAME] [--rules FILE]
             [--no-cache] [--no-state] [--mouse] [--plain-ui] [--secure]
             [FILE[#ADDRESS | :LINE] | FOLDER | - | +/TERM | +LINE] ...
      gangmu --dump-config | --dump-keys | [--theme NAME] --dump-theme
      gangmu outline [--format text|jsonl|markdown] [--depth N] [--explain] PATH ...
      gangmu section [--raw] ADDRESS PATH ...
      gangmu text [--raw] PATH ...
      gangmu check [--format text|jsonl] PATH ...
      gangmu compare [--format text|jsonl|markdown|html] [--sections] [--view] OLD NEW
      gangmu terms [--format text|jsonl|csv] [--kind KIND] [--sort ORDER] [--limit N] PATH ... [--against PATH ...]
      gangmu track [--format text|jsonl|csv] [--collocates | --variants] PHRASE PATH ... | gangmu track --rising PATH ...
      gangmu reuse [--exact] [--min N] [--format text|jsonl|csv] PATH ...
      gangmu similar [--limit N] [--format text|jsonl|csv] FILE[#ADDRESS] PATH ...
      gangmu search [--count | --by report|section|year | --kwic] [--format text|jsonl|csv] [--fold] [--query] [-e] [-i] QUERY PATH ...
      gangmu hits [--format text|jsonl|csv] LIST
      gangmu export [--format jsonl|csv|markdown|text|html] [--output FOLDER] [--force] [--raw] [--secure] PATH ...
      gangmu notes [--format markdown|jsonl] [--import FILE] [--secure] PATH ...
      gangmu index [--status | --drop] [--secure] [PATH ...]
      """,
    discussion: BrowseCommand.configuration.discussion,
    version: version,
    subcommands: [
      BrowseCommand.self, OutlineCommand.self, SectionCommand.self, TextCommand.self, CheckCommand.self,
      CompareCommand.self,
      TermsCommand.self, TrackCommand.self, ReuseCommand.self, SimilarCommand.self, SearchCommand.self,
      ExportCommand.self, HitsCommand.self,
      NotesCommand.self,
      IndexCommand.self,
    ],
    defaultSubcommand: BrowseCommand.self)

  /// The subcommand that a first word is a slip of, where it names no file: one that differs in a letter or two.
  static func subcommand(near word: String) -> String? {
    let letters = Array(word.utf8)
    guard (4...10).contains(letters.count), letters.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
    let most = letters.count < 6 ? 1 : 2
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    let near = names.map { (name: $0, slips: slips(letters, Array($0.utf8))) }.filter { $0.slips <= most }
    guard let best = near.min(by: { $0.slips < $1.slips }), !Paths.exists(letters) else { return nil }
    return best.name
  }

  /// The letters that must be put in, left out, replaced or swapped with the next to make one word of another (Damerau
  /// 1964).
  private static func slips(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var rows = [Array(0...other.count)]
    for (row, letter) in one.enumerated() {
      var line = [row + 1]
      for (column, second) in other.enumerated() {
        var best = min(line[column], rows[row][column + 1]) + 1
        best = min(best, rows[row][column] + (letter == second ? 0 : 1))
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == second {
          best = min(best, rows[row - 1][column - 1] + 1)
        }
        line.append(best)
      }
      rows.append(line)
    }
    return rows.last?.last ?? 0
  }

  /// Whether a first word names a subcommand (`help` is the parser's own) and not a file.
  static func isSubcommand(_ word: String) -> Bool {
    word == "help" || configuration.subcommands.contains { $0.configuration.commandName == word }
  }
}
