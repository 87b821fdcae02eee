import ReportModel
import ReportReading
import Settings
import TextFacts

/// The completion of a command line: a shell asks with `gangmu --complete INDEX WORD…`, and is told what may stand in the
/// place of the word at INDEX (from 1), one a line with its description after a tab; `:files` stands for names of files.
struct Completion {
  /// The line that asks the shell for names of files.
  static let files = ":files"

  private let words: [String]
  private let index: Int
  private let language: Language

  /// The words after the name of the program, of which the one at `index` (from 0) is completed.
  init(words: [String], index: Int, language: Language) {
    self.words = words
    self.index = index
    self.language = language
  }

  /// The arguments of `--complete`; nil where they are none.
  init?(arguments: [String], language: Language) {
    guard arguments.first == "--complete", arguments.count > 1, let index = Int(arguments[1]), index > 0 else {
      return nil
    }
    self.init(words: Array(arguments.dropFirst(2)), index: index - 1, language: language)
  }

  private var current: String { words.indices.contains(index) ? words[index] : "" }

  private var command: String {
    index > 0 ? words.first.flatMap { Gangmu.isSubcommand($0) ? $0 : nil } ?? "browse" : "browse"
  }

  /// The lines of the answer.
  var lines: [String] {
    let help = HelpText(of: command, language: language)
    if index > 0, words.indices.contains(index - 1), let entry = help.entry(of: words[index - 1]), entry.takesValue {
      return values(of: words[index - 1], entry)
    }
    if current.hasPrefix("-") { return options(help) }
    if command == "help" { return fitting(commands) }
    var lines = index == 0 ? fitting(commands) : []
    if command == "section", index == 1 { lines += fitting(addresses(ofNamed: words).map { ($0, "") }) }
    return lines + placesInFile + [Self.files]
  }

  // MARK: What may stand there

  private var commands: [(String, String)] {
    HelpText(of: nil, language: language).entries.map {
      ($0.label.split(separator: " ").first.map(String.init) ?? "", $0.text)
    }
    .filter { Gangmu.isSubcommand($0.0) } + [("help", "")]
  }

  private func options(_ help: HelpText) -> [String] {
    fitting(help.entries.flatMap { entry in entry.options.map { ($0, entry.text) } })
  }

  private func values(of option: String, _ entry: HelpText.Entry) -> [String] {
    switch option {
    case "--theme":
      let own = Themes(folder: SettingsFolders.current.configuration)
      return fitting(([ThemeChoice.automatic] + own.names).map { ($0, "") })
    case "--encoding": return fitting(ReportEncoding.allCases.map { ($0.rawValue.lowercased(), "") })
    case "-s", "--section": return fitting(addresses(ofNamed: words).map { ($0, "") })
    case "--rules", "--output", "-o", "--against": return [Self.files]
    default:
      // The parser tells the values of a choice in its English help.
      let english = HelpText(of: command, language: .english).entry(of: option)?.text ?? entry.text
      return fitting(HelpText.choices(in: english).map { ($0, "") })
    }
  }

  /// `FILE#ADDRESS`, where a file stands before the mark.
  private var placesInFile: [String] {
    guard let mark = current.lastIndex(of: "#") else { return [] }
    let file = String(current[..<mark])
    return fitting(addresses(of: file).map { (file + "#" + $0, "") })
  }

  private func addresses(ofNamed words: [String]) -> [String] {
    words.enumerated().lazy.filter { $0.offset != index }.map { addresses(of: $0.element) }.first { !$0.isEmpty } ?? []
  }

  /// The addresses of a file's sections, in the order of the report; none where it cannot be read.
  private func addresses(of file: String) -> [String] {
    var options = ReadingOptions()
    options.fileLimit = Self.largestFile
    let path = Array(file.utf8)
    guard Paths.exists(path), !Paths.isFolder(path), let report = try? ReportReader.read(path: path, options: options)
    else { return [] }
    let addresses = Addresses(report)
    return report.sections.indices.dropFirst().map { addresses.address(of: SectionIndex($0)) }
  }

  /// The largest file that is read for its addresses, in bytes: a key at the shell's prompt waits for it.
  private static let largestFile = 4 << 20

  private func fitting(_ candidates: [(String, String)]) -> [String] {
    candidates.filter { $0.0.hasPrefix(current) }.map { $0.1.isEmpty ? $0.0 : "\($0.0)\t\($0.1)" }
  }
}

extension HelpText {
  /// The row of an option by one of its names.
  func entry(of option: String) -> Entry? {
    option.hasPrefix("-") ? entries.first { $0.options.contains(option) } : nil
  }

  /// The values that the parser names at the end of a description: `(values: text, jsonl; default: text)`.
  static func choices(in text: String) -> [String] {
    guard let start = text.ranges(of: "(values: ").last else { return [] }
    let list = text[start.upperBound...].prefix { $0 != ";" && $0 != ")" }
    return list.split(separator: ",").map { String($0).trimming() }
  }
}
