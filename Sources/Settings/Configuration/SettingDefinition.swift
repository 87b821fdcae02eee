import ReportModel
import ScreenModel
import TextFacts

/// The definition of a setting of `config.toml`: the reader, the manual and `--dump-config` are made from it.
public struct SettingDefinition: Sendable {
  /// Takes a value into the configuration, or says what it should have been.
  typealias ValueReader = @Sendable (inout Configuration, SettingValue) -> ExpectedValue?

  public let name: String
  /// The value where no file sets it, as TOML.
  public let standard: String
  let take: ValueReader
  private let help: (english: String, chinese: String)

  private init(_ name: String, _ standard: String, _ english: String, _ chinese: String, take: @escaping ValueReader) {
    self.name = name
    self.standard = standard
    self.take = take
    help = (english, chinese)
  }

  /// Its other values, and what it is for; empty where the setting before it says so.
  public func help(in language: Language) -> String {
    language.wording(english: help.english, chinese: help.chinese)
  }

  /// A `config.toml` that changes nothing, every setting with its explanation.
  public static func file(in language: Language) -> String {
    all.map { setting in
      let line = "\(setting.name) = \(setting.standard)"
      let help = setting.help(in: language)
      guard !help.isEmpty else { return line + "\n" }
      return line + String(repeating: " ", count: max(2, 26 - line.utf8.count)) + "# \(help)\n"
    }.joined()
  }

  /// All settings, in the order of the manual.
  public static let all: [SettingDefinition] = [
    SettingDefinition(
      "theme", "\"auto\"", "or a theme's name",
      "或某个配色的名称",
      take: words { $0.theme = $1 == "auto" ? nil : $1 }),
    SettingDefinition(
      "theme-dark", "\"dark\"", "the themes that auto takes",
      "auto 所用的两种配色",
      take: words { $0.darkTheme = $1 }),
    SettingDefinition(
      "theme-light", "\"light\"", "",
      "",
      take: words { $0.lightTheme = $1 }),
    SettingDefinition(
      "background", "\"auto\"", "dark, light",
      "dark 深色，light 浅色",
      take: choice(Configuration.Background.allCases.map { ($0.rawValue, $0) }) { $0.background = $1 }),
    SettingDefinition(
      "follow-background", "\"on\"", "off: auto does not go with a terminal that turns from dark to light or back",
      "off：终端改变明暗时，auto 不随之改变",
      take: choice([("on", true), ("off", false)]) { $0.followsBackground = $1 }),
    SettingDefinition(
      "synchronized-output", "\"on\"", "off: the terminal is not told where a frame begins and ends",
      "off：不告诉终端一帧的起止",
      take: choice([("on", true), ("off", false)]) { $0.synchronizesOutput = $1 }),
    SettingDefinition(
      "measure", "40", "the longest line, in full-width characters",
      "一行最长的字数（全角）",
      take: number(10...500) { $0.measure = $1 }),
    SettingDefinition(
      "paragraph", "\"auto\"", "indent, space, source: how one paragraph is told from the next",
      "indent 缩进、space 空行、source 原样：段落之间如何区分",
      take: choice(ParagraphSeparation.allCases.map { ($0.rawValue, $0) }) { $0.paragraphs = $1 }),
    SettingDefinition(
      "autospace", "\"off\"", "on: a column between Han and Latin letters or digits",
      "on：汉字与字母、数字之间空一列",
      take: choice([("off", false), ("on", true)]) { $0.spacesScripts = $1 }),
    SettingDefinition(
      "ambiguous-width", "\"auto\"", "1, 2: columns of “”‘’—…·①│ on your terminal",
      "1、2：终端上 “”‘’—…·①│ 所占的列数",
      take: choice([("auto", nil), ("1", 1), ("2", 2)]) { $0.ambiguousWidth = $1 }),
    SettingDefinition(
      "language", "\"auto\"", "zh, en",
      "zh 中文，en 英文",
      take: choice([("auto", nil)] + Language.allCases.map { ($0.rawValue, $0) }) { $0.language = $1 }),
    SettingDefinition(
      "tree-width", "\"auto\"", "or percent of the screen",
      "或占屏幕的百分比",
      take: { configuration, value in
        guard value != .words("auto") else { return nil }
        return number(10...80) { $0.treeWidth = $1 }(&configuration, value)
      }),
    SettingDefinition(
      "report-names", "\"titles\"", "files: the names of reports in a library",
      "files：文库中的报告显示文件名",
      take: choice(ReportNaming.allCases.map { ($0.rawValue, $0) }) { $0.naming = $1 }),
    SettingDefinition(
      "report-order", "\"name\"", "year: the newest first in each folder; title: by the titles shown",
      "year：各文件夹中新的在前；title：按显示的标题",
      take: choice(ReportOrder.allCases.map { ($0.rawValue, $0) }) { $0.order = $1 }),
    SettingDefinition(
      "cursor", "\"hidden\"", "shown: draw the terminal's cursor in every pane",
      "shown：各窗格都显示终端光标",
      take: choice([("hidden", false), ("shown", true)]) { $0.showsCursor = $1 }),
    SettingDefinition(
      "plain-ui", "\"off\"", "on: for a screen reader, as --plain-ui",
      "on：供屏幕阅读器使用，同 --plain-ui",
      take: choice([("off", false), ("on", true)]) { $0.isPlain = $1 }),
    SettingDefinition(
      "case", "\"exact\"", "ignore, smart: letter case in searches",
      "ignore、smart：检索时是否分大小写",
      take: choice(Configuration.LetterCase.allCases.map { ($0.rawValue, $0) }) { $0.letterCase = $1 }),
    SettingDefinition(
      "fold", "\"off\"", "on: searches begin folded (Alt-F)",
      "on：检索一开始就是宽松的（Alt-F）",
      take: choice([("off", false), ("on", true)]) { $0.folds = $1 }),
    SettingDefinition(
      "variants", "\"fold\"", "keep: to a folded search 简体 and 繁體 are different (Alt-V)",
      "keep：宽松检索仍分简繁（Alt-V）",
      take: choice([("fold", false), ("keep", true)]) { $0.keepsVariants = $1 }),
    SettingDefinition(
      "open-command", "[]", "[\"xdg-open\"]: the program that opens links, when you ask for it",
      "[\"xdg-open\"]：打开链接的程序，只在您要求时使用",
      take: list { $0.openCommand = $1 }),
    SettingDefinition(
      "copy-command", "[]",
      "[\"wl-copy\"], [\"xclip\", \"-selection\", \"clipboard\"]: the program that is given what is copied",
      "[\"wl-copy\"]、[\"xclip\", \"-selection\", \"clipboard\"]：接收所复制内容的程序",
      take: list { $0.copyCommand = $1 }),
    SettingDefinition(
      "clipboard-limit", "74994", "bytes of base64 that the terminal takes for its clipboard, where no program is set",
      "未设置程序时，终端剪贴板可接收的 base64 字节数",
      take: number(1_000...100_000_000) { $0.clipboardLimit = $1 }),
    SettingDefinition(
      "citation", "\"auto\"",
      "\"——《{report}》[{address}][，第{line}行]\": what is in square brackets is left out where something in it is not known; {title}, {heading}, {lines}, {file}, {year} too",
      "\"——《{report}》[{address}][，第{line}行]\"：方括号中有未知项则整段略去；另有 {title}、{heading}、{lines}、{file}、{year}",
      take: { configuration, value in
        if case .words(let format) = value, case let unknown = CitationField.unknown(in: format), !unknown.isEmpty {
          return .fields(unknown: unknown)
        }
        return words { $0.citation = $1 == "auto" ? nil : $1 }(&configuration, value)
      }),
    SettingDefinition(
      "mouse", "\"off\"", "on: as with --mouse",
      "on：同 --mouse",
      take: choice([("off", false), ("on", true)]) { $0.usesMouse = $1 }),
  ]
}

extension SettingDefinition {
  private static func words(_ set: @escaping @Sendable (inout Configuration, String) -> Void) -> ValueReader {
    { configuration, value in
      guard case .words(let words) = value, !words.isEmpty else { return .words }
      set(&configuration, words)
      return nil
    }
  }

  private static func list(_ set: @escaping @Sendable (inout Configuration, [String]) -> Void) -> ValueReader {
    { configuration, value in
      guard case .list(let values) = value else { return .listOfWords }
      let words = values.compactMap { value -> String? in
        if case .words(let words) = value, !words.utf8.contains(0) { words } else { nil }
      }
      guard words.count == values.count, words.first != "" else { return .listOfWords }
      set(&configuration, words)
      return nil
    }
  }

  private static func number(
    _ range: ClosedRange<Int>, _ set: @escaping @Sendable (inout Configuration, Int) -> Void
  ) -> ValueReader {
    { configuration, value in
      guard case .number(let number) = value, range.contains(number) else {
        return .number(least: range.lowerBound, most: range.upperBound)
      }
      set(&configuration, number)
      return nil
    }
  }

  /// A choice among words; a number stands for the word that it is written as.
  private static func choice<Value: Sendable>(
    _ choices: [(String, Value)], _ set: @escaping @Sendable (inout Configuration, Value) -> Void
  ) -> ValueReader {
    { configuration, value in
      let written: String? =
        switch value {
        case .words(let words): words
        case .number(let number): String(number)
        default: nil
        }
      guard let chosen = choices.first(where: { $0.0 == written }) else { return .oneOf(choices.map(\.0)) }
      set(&configuration, chosen.1)
      return nil
    }
  }
}
