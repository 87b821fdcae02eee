import Browser
import ScreenModel
import Settings

/// The theme in use, and the reason for it: asked for by name, or by whether the terminal is dark or light.
struct ThemeChoice {
  /// The theme for terminals without colour.
  static let withoutColour = "plain"
  /// The name by which a reader chooses the theme that goes with the terminal's background.
  static let automatic = BrowserOptions.automaticTheme

  let themes: Themes
  private let configuration: Configuration
  /// Whether the terminal is dark, as far as that is known.
  private var isDark: Bool?
  /// Whether the theme follows the terminal's background.
  private(set) var followsBackground: Bool
  /// Whether no theme was asked for by name.
  private var isAutomatic: Bool
  /// Whether the background is known: said by the reader, the environment or the terminal.
  private(set) var knowsBackground: Bool { didSet { look() } }
  /// The number of colours of the terminal.
  var depth = ColourDepth.direct { didSet { look() } }
  private(set) var theme: Theme { didSet { look() } }
  /// The theme as this terminal is to show it.
  private(set) var shown: Theme
  /// The problems of the themes asked for.
  private(set) var problems: [SettingsProblem] = []

  /// `asked` is the theme of the command line, `chosen` that of an earlier run. `colourFGBG` is what the terminal left in COLORFGBG.
  init(
    _ configuration: Configuration, folder: String?, asked: String?, chosen: String? = nil, usesColour: Bool,
    colourFGBG: String?
  ) {
    themes = Themes(folder: folder)
    self.configuration = configuration
    isDark =
      switch configuration.background {
      case .dark: true
      case .light: false
      case .auto: colourFGBG.flatMap(Self.isDark)
      }
    let isChosenAutomatic = asked == nil && chosen == Self.automatic
    let configured = asked ?? (isChosenAutomatic ? nil : chosen ?? configuration.theme)
    let name = configured ?? (usesColour ? nil : Self.withoutColour)
    isAutomatic = name == nil
    followsBackground = name == nil && configuration.background == .auto
    knowsBackground = name != nil || isDark != nil
    theme = Theme(name: Self.withoutColour, variant: .dark) { _ in Style() }
    shown = theme
    if let name, use(name) { return }
    use(isDark ?? true ? configuration.darkTheme : configuration.lightTheme)
  }

  /// All names that a reader can choose.
  var names: [String] { [Self.automatic] + themes.names }
  /// The name of the choice that the theme in use was taken by.
  var chosen: String { isAutomatic ? Self.automatic : theme.name }

  /// Takes a theme into use; false, and the one in use stays, where it cannot be read.
  @discardableResult
  mutating func use(_ name: String) -> Bool {
    let found = themes.named(name)
    problems += found.problems
    guard let theme = found.theme else { return false }
    self.theme = theme
    return true
  }

  /// The terminal has said whether it is dark.
  mutating func background(isDark: Bool) {
    if configuration.background == .auto { self.isDark = isDark }
    guard followsBackground else { return }
    knowsBackground = true
    useAutomatic()
  }

  /// A reader's choice of a theme ends following the background: he sees what he chooses. `auto` follows it again.
  mutating func choose(_ name: String) {
    isAutomatic = name == Self.automatic
    followsBackground = isAutomatic && configuration.background == .auto
    knowsBackground = !isAutomatic || isDark != nil
    if isAutomatic { useAutomatic() } else { use(name) }
  }

  private mutating func useAutomatic() {
    let name = isDark ?? true ? configuration.darkTheme : configuration.lightTheme
    if name != theme.name { use(name) }
  }

  /// Colours of letters on the terminal's own background are for a background that is known, and for colours that are:
  /// the first sixteen are the user's own.
  private mutating func look() {
    let isKnown = knowsBackground && depth > .sixteen
    shown = isKnown ? theme : theme.onUnknownGround(colourless: colourless)
  }

  private var colourless: Theme { themes.builtIn(Self.withoutColour) ?? theme }

  /// COLORFGBG is `foreground;background`, sometimes with a field between, in the numbers of the 16 colours: 0 to 6
  /// and 8 are dark.
  private static func isDark(_ value: String) -> Bool? {
    guard let last = value.split(separator: ";").last, let number = Int(last) else { return nil }
    return number <= 6 || number == 8
  }
}
