import ScreenModel
import Testing

@testable import Settings

/// Themes of the user's own.
@Suite struct UserThemeTests {
  /// Themes from a folder with these files.
  private func withThemes(_ files: [String: String], _ work: (Themes, String) throws -> Void) throws {
    try withFolder { folder in
      for (name, text) in files { try write(text, to: folder + "/themes/" + name) }
      try work(Themes(folder: folder), folder + "/themes/")
    }
  }

  private func place(_ file: String, _ line: Int) -> SettingsPlace { SettingsPlace(file, line: line) }

  private let red = Colour(red: 255, green: 0, blue: 0)
  private let blue = Colour(red: 0, green: 0, blue: 255)
  private let page = Colour(red: 16, green: 16, blue: 16)

  @Test func aWholeTheme() throws {
    let text = """
      name = "mine"
      variant = "light"
      [palette]
      red = "#FF0000"
      paper = "#101010"
      [roles]
      text = { fg = "#0000ff", bg = "paper" }
      "text.title" = "red"
      heading.1 = { fg = "red", attributes = ["bold", "italic", "underline", "reverse", "dim"] }
      heading.2.bg = "red"
      "heading.3" = {}
      [roles."heading.4"]
      attributes = ["bold"]
      """
    try withThemes(["mine.toml": text]) { themes, _ in
      let (theme, problems) = themes.named("mine")
      #expect(problems == [])
      var styles = Dictionary(
        uniqueKeysWithValues: Role.allCases.map { ($0, Style(foreground: blue, background: page)) })
      styles[.textTitle] = Style(foreground: red, background: page)
      styles[.heading1] = Style(
        foreground: red, background: page, attributes: [.bold, .italic, .underline, .reverse, .dim])
      styles[.heading2] = Style(foreground: blue, background: red)
      styles[.heading4] = Style(foreground: blue, background: page, attributes: [.bold])
      #expect(theme == Theme(name: "mine", variant: .light, styles: styles))
    }
  }

  @Test func whatIsWrongIsReportedAndTheRestCounts() throws {
    let text = """
      name = "other"
      variant = "dusk"
      font = "large"
      [palette]
      red = "#ff0000"
      pale = "#fff"
      [roles]
      "text" = "rde"
      "text.titel" = "red"
      "heading.1" = { fg = "red", attributes = ["bold", "blink", 3], font = "x" }
      "heading.2" = 5
      "heading.3" = { bg = 7 }
      "heading.4" = { attributes = "bold" }
      "text.match" = "pale"
      [colours]
      red = "#ff0000"
      """
    try withThemes(["mine.toml": text]) { themes, folder in
      let (theme, problems) = themes.named("mine")
      let file = folder + "mine.toml"
      var styles = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, Style()) })
      styles[.heading1] = Style(foreground: red, attributes: [.bold])
      #expect(theme == Theme(name: "mine", variant: .dark, styles: styles))
      #expect(
        problems == [
          .wrongValue(place(file, 2), key: "variant", value: "\"dusk\"", expected: .oneOf(["dark", "light"])),
          .unknownKey(place(file, 3), key: "font"),
          .wrongValue(place(file, 6), key: "palette.pale", value: "\"#fff\"", expected: .colour),
          .unknownRole(place(file, 9), name: "text.titel"),
          .unknownAttribute(place(file, 10), name: "blink"),
          .unknownAttribute(place(file, 10), name: "3"),
          .unknownRole(place(file, 10), name: "heading.1.font"),
          .wrongValue(place(file, 11), key: "heading.2", value: "5", expected: .look),
          .wrongValue(place(file, 12), key: "heading.3.bg", value: "7", expected: .words),
          .wrongValue(place(file, 13), key: "heading.4.attributes", value: "\"bold\"", expected: .listOfWords),
          .unknownKey(place(file, 15), key: "colours"),
          .otherName(place(file, 1), name: "other", file: "mine"),
          .unknownColour(place(file, 8), name: "rde"),
          .unknownColour(place(file, 14), name: "pale"),
        ])
    }
  }

  @Test func looksAndPaletteAreInherited() throws {
    let files = [
      "base.toml": """
      variant = "light"
      [palette]
      main = "#ff0000"
      [roles]
      text = { fg = "main", bg = "#101010" }
      status = { fg = "main", attributes = ["bold"] }
      """,
      "child.toml": "inherits = 'base'\n[palette]\nmain = '#0000ff'\n[roles]\nlabel = { attributes = ['dim'] }",
    ]
    try withThemes(files) { themes, _ in
      let (theme, problems) = themes.named("child")
      #expect(problems == [])
      var styles = Dictionary(
        uniqueKeysWithValues: Role.allCases.map { ($0, Style(foreground: blue, background: page)) })
      styles[.status]?.attributes = [.bold]
      styles[.label]?.attributes = [.dim]
      #expect(theme == Theme(name: "child", variant: .light, styles: styles))
    }
  }

  @Test func aUsersThemeGoesBeforeTheBuiltInOneAndMayInheritIt() throws {
    try withThemes(["ink.toml": "inherits = 'ink'\n[roles]\nstatus = '#ff0000'"]) { themes, _ in
      let (theme, problems) = themes.named("ink")
      #expect(problems == [])
      var expected = try #require(Themes(folder: nil).named("ink").theme)
      let paper = expected[.text].background
      expected[.status] = Style(foreground: red, background: paper)
      #expect(theme == expected)
      #expect(themes.names == BuiltInThemes.all.map(\.name))
    }
  }

  @Test func aUsersThemeChangesBuiltInOnesThatInheritIt() throws {
    try withThemes(["dark.toml": "inherits = 'dark'\n[roles]\nlabel = '#ff0000'"]) { themes, _ in
      let (theme, problems) = themes.named("light")
      #expect(problems == [])
      var expected = try #require(Themes(folder: nil).named("light").theme)
      expected[.label] = Style(foreground: red)
      #expect(theme == expected)
    }
  }

  @Test func circlesAreCut() throws {
    let files = [
      "a.toml": "\ninherits = 'b'\n[roles]\nlabel = '#ff0000'",
      "b.toml": "variant = 'light'\n\ninherits = 'c'", "c.toml": "inherits = 'b'", "d.toml": "inherits = 'd'",
    ]
    try withThemes(files) { themes, folder in
      let (theme, problems) = themes.named("a")
      #expect(theme?.variant == .light)
      #expect(theme?[.label] == Style(foreground: red))
      #expect(problems == [.inheritanceCycle(place(folder + "c.toml", 1), names: ["b", "c", "b"])])
      let own = themes.named("d").problems
      #expect(own == [.unknownTheme(place(folder + "d.toml", 1), name: "d", known: themes.names)])
    }
  }

  @Test func themesThatAreNotThere() throws {
    try withThemes(["a.toml": "inherits = 'gone'", "note.txt": "", ".b.toml": ""]) { themes, folder in
      #expect(themes.names == BuiltInThemes.all.map(\.name) + ["a"])
      #expect(themes.problems == [])
      let (theme, problems) = themes.named("a")
      #expect(theme != nil)
      #expect(problems == [.unknownTheme(place(folder + "a.toml", 1), name: "gone", known: themes.names)])
      #expect(themes.named("none").theme == nil)
      #expect(themes.named("none").problems == [.unknownTheme(nil, name: "none", known: themes.names)])
      #expect(themes.named("../a").theme == nil)
    }
  }

  @Test func foldersInTheFilesPlaceAreProblems() throws {
    try withFolder { folder in
      try makeFolders(folder + "/themes/odd.toml")
      let (theme, problems) = Themes(folder: folder).named("odd")
      #expect(theme == nil)
      #expect(problems == [.notAFile(file: folder + "/themes/odd.toml")])
    }
  }
}
