import Browser
import ReportIndex
import ScreenModel
import Settings
import TextFacts

/// The settings that the files, the environment and the command line give together.
struct LoadedSettings {
  let folders: SettingsFolders
  let configuration: Configuration
  let language: Language
  /// The problems of `config.toml`, one line each.
  let configurationProblems: [String]
  /// The problems of `config.toml` and of the rules for headings, one line each.
  var problems: [String] { configurationProblems + rules.problems }
  /// The reader's own rules for headings.
  let rules: LoadedRules

  /// `rules` is the file of rules that the command line names.
  init(folders: SettingsFolders = .current, rules file: String? = nil) {
    self.folders = folders
    let loaded = Configuration.load(from: folders.configuration)
    configuration = loaded.configuration
    language = loaded.configuration.language ?? Process.localeLanguage
    rules = LoadedRules(file: file, folders: folders, language: language)
    configurationProblems = loaded.problems.map { [language] in $0.message(in: language) }
  }

  /// The bindings in force; those of the user's file that are wrong are left out and named.
  func keyMap() -> (keyMap: KeyMap, problems: [String]) {
    let (bindings, problems) = bindings()
    return (KeyMap(bindings), problems)
  }

  /// The same as a list.
  func bindings() -> (bindings: [KeyBinding], problems: [String]) {
    let loaded = KeyMapFile.load(from: folders.configuration) { Command(rawValue: $0) != nil }
    return (loaded.bindings, loaded.problems.map { $0.message(in: language) })
  }

  /// The options of the browser.
  var browserOptions: BrowserOptions {
    var options = BrowserOptions()
    options.page.measure = configuration.measure
    options.page.spacesScripts = configuration.spacesScripts
    options.page.paragraphs = configuration.paragraphs
    options.screen.ambiguousWidth = configuration.ambiguousWidth ?? 1
    options.language = language
    options.tree.width = configuration.treeWidth
    options.screen.showsCursor = configuration.showsCursor
    (options.tree.naming, options.tree.order) = (configuration.naming, configuration.order)
    options.screen.isPlain = configuration.isPlain
    options.searches.caseRule =
      switch configuration.letterCase {
      case .exact: .exact
      case .ignore: .ignore
      case .smart: .smart
      }
    (options.searches.folds, options.searches.keepsVariants) = (configuration.folds, configuration.keepsVariants)
    options.manualPage = { [language] in ManualPages.page(of: $0, language: language) }
    options.session.openCommand = configuration.openCommand
    options.screen.usesMouse = configuration.usesMouse
    options.citation = configuration.citation
    return options
  }

  /// Whether colours may be used: not where NO_COLOR is set to anything (no-color.org).
  static var usesColour: Bool { Paths.environment("NO_COLOR") == nil }
}
