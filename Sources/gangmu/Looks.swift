import Browser
import ScreenModel
import Settings
import TextFacts

/// The settings that the first frame needs: theme, keys, options.
struct Looks {
  let themes: ThemeChoice
  let keyMap: KeyMap
  /// Bindings that are wrong, a line each.
  let keyProblems: [String]
  let options: BrowserOptions
  /// The reader's choices of earlier runs.
  let choices: Choices

  init(_ request: BrowseRequest, _ settings: LoadedSettings, _ choices: Choices) {
    self.choices = choices
    themes = ThemeChoice(
      settings.configuration, folder: settings.folders.configuration, asked: request.theme,
      chosen: choices[KeptChoice.theme],
      usesColour: LoadedSettings.usesColour, colourFGBG: Paths.environment("COLORFGBG"))
    (keyMap, keyProblems) = settings.keyMap()
    var options = settings.browserOptions
    options.screen.themes = themes.names
    options.screen.theme = themes.chosen
    if let split = choices[KeptChoice.tree].flatMap(TreeSplit.init) { options.tree.split = split }
    let paragraphs = choices[KeptChoice.paragraph].flatMap(ParagraphSeparation.init(rawValue:))
    if let paragraphs { options.page.paragraphs = paragraphs }
    if request.ignoresCase { options.searches.caseRule = .ignore }
    options.session.follows = request.follows
    options.session.remembers = request.remembers && settings.folders.state != nil
    options.session.isSecure = request.isSecure
    if request.isPlain { options.screen.isPlain = true }
    if request.usesMouse { options.screen.usesMouse = true }
    // Screen readers follow the cursor, and some of them only one that is drawn.
    if options.screen.isPlain { options.screen.showsCursor = true }
    self.options = options
  }
}
