import ArgumentParser
import ReportParsing
import ScreenModel
import Settings
import TextFacts
import UserRules

/// `--rules FILE`, which every command that reads reports takes.
struct RulesOption: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: "A TOML file with rules of your own for headings; rules.toml of the settings folder without.")
  var file: String?
}

/// The reader's own rules for headings, and one line for each that is wrong.
struct LoadedRules {
  let rules: (any HeadingRules)?
  let problems: [String]
  /// Whether the file that the command line names could not be read.
  let isUnread: Bool

  init(file: String?, folders: SettingsFolders = .current, language: Language) {
    let loaded = UserRules.load(file: file, folder: folders.configuration)
    rules = loaded.rules
    problems = loaded.problems.map { $0.message(in: language) }
    isUnread = loaded.isUnread
  }
}
