import ReportModel
import ScreenModel
import Testing

@testable import Settings

@Suite struct ConfigurationTests {
  private func read(_ text: String) -> (configuration: Configuration, problems: [SettingsProblem]) {
    Configuration.read(Array(text.utf8), file: "config.toml")
  }

  private func place(_ line: Int) -> SettingsPlace { SettingsPlace("config.toml", line: line) }

  @Test func everySetting() {
    let (configuration, problems) = read(
      """
      theme = "ink"
      theme-dark = "lake"
      theme-light = "contrast-light"
      background = "light"
      follow-background = "off"
      synchronized-output = "off"
      measure = 32
      autospace = "on"
      ambiguous-width = 2
      language = "zh"
      tree-width = 25
      report-names = "files"
      report-order = "year"
      plain-ui = "on"
      cursor = "shown"
      case = "smart"
      fold = "on"
      variants = "keep"
      """)
    var expected = Configuration()
    expected.theme = "ink"
    expected.darkTheme = "lake"
    expected.lightTheme = "contrast-light"
    expected.background = .light
    (expected.followsBackground, expected.synchronizesOutput) = (false, false)
    expected.measure = 32
    expected.spacesScripts = true
    expected.ambiguousWidth = 2
    expected.language = .chinese
    expected.treeWidth = 25
    (expected.naming, expected.order) = (.files, .year)
    (expected.isPlain, expected.showsCursor) = (true, true)
    expected.letterCase = .smart
    (expected.folds, expected.keepsVariants) = (true, true)
    #expect(configuration == expected)
    #expect(problems == [])
  }

  @Test func automaticSettingsAreTheDefaults() {
    let text =
      "theme = 'auto'\nbackground = 'auto'\nambiguous-width = 'auto'\nlanguage = 'auto'\ncase = 'exact'\ntree-width = 'auto'"
    let (configuration, problems) = read(text)
    #expect(configuration == Configuration())
    #expect(problems == [])
    #expect(read("ambiguous-width = '1'").configuration.ambiguousWidth == 1)
  }

  @Test func wrongValuesKeepTheirDefaults() {
    let (configuration, problems) = read(
      """
      theme = 3
      background = "blue-ish"
      measure = 9

      ambiguous-width = 3
      language = "fr"
      tree-width = "38"
      case = ["smart"]
      theme-dark = ""
      colour = 1
      measure = 50
      [panes]
      left = 1
      """)
    #expect(configuration == Configuration())
    #expect(
      problems == [
        .wrongValue(place(1), key: "theme", value: "3", expected: .words),
        .wrongValue(place(2), key: "background", value: "\"blue-ish\"", expected: .oneOf(["auto", "dark", "light"])),
        .wrongValue(place(3), key: "measure", value: "9", expected: .number(least: 10, most: 500)),
        .wrongValue(place(5), key: "ambiguous-width", value: "3", expected: .oneOf(["auto", "1", "2"])),
        .wrongValue(place(6), key: "language", value: "\"fr\"", expected: .oneOf(["auto", "zh", "en"])),
        .wrongValue(place(7), key: "tree-width", value: "\"38\"", expected: .number(least: 10, most: 80)),
        .wrongValue(place(8), key: "case", value: "[\"smart\"]", expected: .oneOf(["exact", "ignore", "smart"])),
        .wrongValue(place(9), key: "theme-dark", value: "\"\"", expected: .words),
        .unknownKey(place(10), key: "colour"),
        .repeatedKey(place(11), key: "measure", firstLine: 3),
        .unknownKey(place(12), key: "panes"),
      ])
  }

  @Test func fieldsThatACitationDoesNotHaveAreTold() {
    let (configuration, problems) = read("measure = 30\ncitation = \"《{nosuch}》[{line}{line_no}]\"")
    #expect(configuration.citation == nil && configuration.measure == 30)
    #expect(
      problems.map { $0.message(in: .english) } == [
        "config.toml:2: “citation” cannot be \"《{nosuch}》[{line}{line_no}]\": it wants a format "
          + "without {nosuch}, {line_no}; there are {title}, "
          + "{report}, {address}, {heading}, {line}, {lines}, {file}, {year}"
      ])
    #expect(
      problems.map { $0.message(in: .chinese) } == [
        "config.toml:2: “citation”不能是 \"《{nosuch}》[{line}{line_no}]\"，应为不含 {nosuch}、{line_no} 的格式，可用 {title}、{report}、"
          + "{address}、{heading}、{line}、{lines}、{file}、{year}"
      ])
    let every = CitationField.allCases.map { "{\($0.rawValue)}" }.joined()
    #expect(read("citation = \"\(every)\"").problems == [])
    // Braces around anything but a name are the format's own.
    let footnote = read(#"citation = '\footnote{{title}，第{line}行}'"#)
    #expect(footnote.configuration.citation == #"\footnote{{title}，第{line}行}"# && footnote.problems == [])
  }

  @Test func wrongSyntaxCostsItsOwnLine() throws {
    let (configuration, problems) = read("measure = \ntree-width = 30\na.b = 1")
    var expected = Configuration()
    expected.treeWidth = 30
    #expect(configuration == expected)
    #expect(problems.map(\.place) == [place(1), place(3)])
    #expect(problems.last == .unknownKey(place(3), key: "a.b"))
  }

  @Test func filesOfAFolder() throws {
    try withFolder { folder in
      #expect(Configuration.load(from: folder).configuration == Configuration())
      #expect(Configuration.load(from: folder).problems == [])
      #expect(Configuration.load(from: folder + "/none").problems == [])
      try write("measure = 30\nwrong = 1", to: folder + "/config.toml")
      let (configuration, problems) = Configuration.load(from: folder)
      var expected = Configuration()
      expected.measure = 30
      #expect(configuration == expected)
      #expect(problems == [.unknownKey(SettingsPlace(folder + "/config.toml", line: 2), key: "wrong")])
    }
    #expect(Configuration.load(from: nil).configuration == Configuration())
  }

  @Test func whatIsNoFileIsAProblem() throws {
    try withFolder { folder in
      try makeFolders(folder + "/config.toml")
      #expect(Configuration.load(from: folder).problems == [.notAFile(file: folder + "/config.toml")])
    }
    try withFolder { folder in
      let file = folder + "/config.toml"
      try write(String(repeating: "#", count: SettingsFile.sizeLimit + 1), to: file)
      #expect(Configuration.load(from: folder).problems == [.tooLarge(file: file, limit: SettingsFile.sizeLimit)])
    }
  }
}

@Suite struct SettingsFoldersTests {
  @Test func foldersOfAnEnvironment() {
    let cases: [(environment: [String: String], configuration: String?, state: String?, cache: String?)] = [
      (["HOME": "/home/li"], "/home/li/.config/gangmu", "/home/li/.local/state/gangmu", "/home/li/.cache/gangmu"),
      (
        ["HOME": "/home/li", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s", "XDG_CACHE_HOME": "/k"], "/c/gangmu",
        "/s/gangmu", "/k/gangmu"
      ),
      (
        ["HOME": "/h", "XDG_CONFIG_HOME": "c", "XDG_STATE_HOME": ""], "/h/.config/gangmu", "/h/.local/state/gangmu",
        "/h/.cache/gangmu"
      ),
      (["XDG_STATE_HOME": "/s"], nil, "/s/gangmu", nil),
      (["HOME": ""], nil, nil, nil),
    ]
    for (environment, configuration, state, cache) in cases {
      let folders = SettingsFolders { environment[$0] }
      #expect(folders == SettingsFolders(configuration: configuration, state: state, cache: cache), "\(environment)")
    }
  }
}
