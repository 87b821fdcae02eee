import ScreenModel
import TextFacts

/// The user's settings, each with a default.
public struct Configuration: Hashable, Sendable {
  /// The terminal's background, as far as it is known without asking.
  public enum Background: String, CaseIterable, Sendable {
    case auto, dark, light
  }

  /// Whether a search tells upper case from lower.
  public enum LetterCase: String, CaseIterable, Sendable {
    case exact, ignore
    /// Only where the term has an upper-case letter.
    case smart
  }

  /// `theme`: the theme's name; nil (`auto`) for `darkTheme` or `lightTheme` by the terminal's background.
  public var theme: String?
  /// `theme-dark`: the theme for a dark background.
  public var darkTheme = "dark"
  /// `theme-light`: the theme for a light background.
  public var lightTheme = "light"
  /// `background`: what the terminal's background is.
  public var background = Background.auto
  /// `follow-background`: whether `theme = "auto"` goes with a terminal that turns from dark to light or back.
  public var followsBackground = true
  /// `synchronized-output`: whether a terminal that can is told where a frame begins and ends.
  public var synchronizesOutput = true
  /// `measure`: the most full-width characters a line of text has, 10 to 500.
  public var measure = 40
  /// `paragraph`: the way one paragraph is told from the next.
  public var paragraphs = ParagraphSeparation.automatic
  /// `autospace`: whether a column is left free between Han and Latin letters or digits.
  public var spacesScripts = false
  /// `ambiguous-width`: columns that characters of ambiguous width take (UAX #11), 1 or 2; nil (`auto`) where the
  /// terminal is to be asked.
  public var ambiguousWidth: Int?
  /// `language`: the language the program speaks; nil (`auto`) for the locale's.
  public var language: Language?
  /// `tree-width`: the tree's part of the screen, in percent of its columns, 10 to 80; nil (`auto`) for what its
  /// headings need.
  public var treeWidth: Int?
  /// `report-names`: the names that reports of a library have in lists.
  public var naming = ReportNaming.titles
  /// `report-order`: the order of the reports in each folder of a library.
  public var order = ReportOrder.name
  /// `plain-ui`: whether the screen is made for being read aloud.
  public var isPlain = false
  /// `cursor`: whether the terminal's cursor is drawn in every pane, not only where a line is typed.
  public var showsCursor = false
  /// `case`: how searches take letters.
  public var letterCase = LetterCase.exact
  /// `fold`: whether searches take for the same what people do.
  public var folds = false
  /// `variants`: whether simplified and traditional characters are different to these.
  public var keepsVariants = false

  /// `open-command`: the program that opens links, and its arguments before the address; empty for none.
  public var openCommand: [String] = []

  /// `copy-command`: the program that is given what is copied on its standard input, and its arguments; empty for the
  /// terminal's clipboard.
  public var copyCommand: [String] = []
  /// `clipboard-limit`: the bytes of base64 that the terminal's clipboard takes, 1,000 to 100,000,000.
  public var clipboardLimit = WorkBudget.clipboardBytes
  /// `mouse`: whether the terminal is asked to tell of its mouse.
  public var usesMouse = false
  /// `citation`: the format of the line that says where a passage is from; nil for the one that fits the report.
  public var citation: String?

  /// The defaults.
  public init() {}

  /// The settings of a configuration folder's `config.toml`; the defaults where there is none.
  public static func load(from folder: String?) -> (configuration: Configuration, problems: [SettingsProblem]) {
    guard let folder else { return (Configuration(), []) }
    do throws(SettingsProblem) {
      let file = folder + "/config.toml"
      guard let bytes = try SettingsFile.read(file) else { return (Configuration(), []) }
      return read(bytes, file: file)
    } catch {
      return (Configuration(), [error])
    }
  }

  /// The settings in a TOML text. What is wrong keeps its default; `file` is how problems name the text.
  public static func read(
    _ bytes: [UInt8], file: String
  ) -> (configuration: Configuration, problems: [SettingsProblem]) {
    var configuration = Configuration()
    let document = SettingsDocument(bytes, file: file)
    var problems = document.problems
    for header in document.headers {
      problems.append(.unknownKey(header.place, key: header.path.joined(separator: ".")))
    }
    for entry in document.entries {
      let key = entry.path.joined(separator: ".")
      guard let setting = SettingDefinition.all.first(where: { $0.name == key }) else {
        // Entries of an unknown table are not named one by one.
        let isInTable = document.headers.contains { entry.path.starts(with: $0.path) }
        if !isInTable { problems.append(.unknownKey(entry.place, key: key)) }
        continue
      }
      if let expected = setting.take(&configuration, entry.value) {
        problems.append(.wrongValue(entry.place, key: key, value: entry.value.text, expected: expected))
      }
    }
    return (configuration, problems.sortedByPlace())
  }
}
