import Browser
import ScreenModel
import Settings

/// The settings that the first frame needs: theme, keys, options.
struct Looks {
  let themes: ThemeChoice
  let keyMap: KeyMap
  /// Bindings that are wrong, a line each.
  let keyProblems: [String]
  let options: BrowserOptions

  init(_ request: BrowseRequest, _ settings: LoadedSettings) {
    themes = ThemeChoice(
      settings.configuration, folder: settings.folders.configuration, asked: request.theme,
      usesColour: LoadedSettings.usesColour, colourFGBG: Paths.environment("COLORFGBG"))
    (keyMap, keyProblems) = settings.keyMap()
    var options = settings.browserOptions
    options.themes = themes.names
    options.theme = themes.chosen
    if request.ignoresCase { options.searches.caseRule = .ignore }
    options.follows = request.follows
    if request.isPlain { options.isPlain = true }
    if request.usesMouse { options.usesMouse = true }
    // Screen readers follow the cursor, and some of them only one that is drawn.
    if options.isPlain { options.showsCursor = true }
    self.options = options
  }
}
