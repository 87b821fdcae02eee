import ScreenModel
import Testing

@testable import Settings

/// The themes compiled in, as they are resolved and as their files have them.
@Suite struct BuiltInThemeTests {
  static let names = BuiltInThemes.all.map(\.name)

  private func theme(_ name: String) throws -> Theme {
    let (theme, problems) = Themes(folder: nil).named(name)
    #expect(problems == [])
    return try #require(theme)
  }

  @Test func everyThemeOfTheFolderIsOffered() throws {
    let files = try SettingsFile.names(in: packageFolder + "/themes")
    #expect(files == Self.names.map { $0 + ".toml" }.sorted())
    #expect(Themes(folder: nil).names == Self.names)
  }

  /// The package's folder as a user's own has its themes read from their files.
  @Test(arguments: names) func tableIsWhatItsFileSays(_ name: String) {
    let (read, problems) = Themes(folder: packageFolder).named(name)
    #expect(problems == [])
    #expect(read != nil)
    #expect(BuiltInThemes.theme(named: name) == read)
    #expect(BuiltInThemes.tables.map(\.name) == Self.names)
    #expect(BuiltInThemes.tables.allSatisfy { $0.looks.count == Role.allCases.count })
  }

  @Test(arguments: names) func fileIsWithoutProblemsAndNamed(_ name: String) {
    let file = ThemeFile(BuiltInThemes.text(of: name), file: name)
    #expect(file.problems == [])
    #expect(file.name?.text == name)
    #expect(file.variant != nil)
  }

  @Test(arguments: names) func everyRoleIsSetOrInherited(_ name: String) {
    var set: Set<Role> = []
    var next: String? = name
    while let current = next {
      let file = ThemeFile(BuiltInThemes.text(of: current), file: current)
      set.formUnion(file.looks.keys)
      next = file.inherits?.text
    }
    #expect(set == Set(Role.allCases))
  }

  /// The backgrounds of terminals that the default themes are for: black and white, and those of Solarized.
  static func grounds(_ theme: Theme) -> [Colour] {
    (theme.variant == .dark ? ["#000000", "#002b36"] : ["#ffffff", "#fdf6e3"]).compactMap(Colour.init(hex:))
  }

  @Test(arguments: names) func noRoleHasABackgroundWithoutLetters(_ name: String) throws {
    let theme = try theme(name)
    #expect(Role.allCases.filter { theme[$0].foreground == nil && theme[$0].background != nil } == [])
    // A theme with a page of its own leaves nothing to the terminal.
    guard theme[.text].background != nil else { return }
    #expect(Role.allCases.filter { theme[$0].background == nil } == [])
  }

  /// WCAG 2.2, success criterion 1.4.3.
  @Test(arguments: names) func accentsAreReadableOnTheGroundsTheyAreFor(_ name: String) throws {
    let theme = try theme(name)
    var poor: [String] = []
    for role in Role.allCases {
      guard let letters = theme[role].foreground, theme[role].background == nil else { continue }
      #expect(!theme[role].attributes.contains(.reverse))
      for ground in Self.grounds(theme) {
        for shown in [letters, Colour(paletteIndex: letters.paletteIndex)] where shown.contrast(with: ground) < 4.5 {
          poor.append("\(role.rawValue): \(shown.hex) on \(ground.hex) is \(shown.contrast(with: ground))")
        }
      }
    }
    #expect(poor == [])
  }

  @Test(arguments: ["dark", "light"]) func defaultsHaveQuietAccents(_ name: String) throws {
    let theme = try theme(name)
    let accented = Role.allCases.filter { theme[$0].foreground != nil && theme[$0].background == nil }
    #expect(Set(accented).isSuperset(of: [.heading1, .heading2, .heading3, .textCode, .textLink, .textMuted]))
    let headings = [Role.heading1, .heading2, .heading3, .heading4, .heading5].map { theme[$0] }
    #expect(Set(headings).count == headings.count)
    for style in headings { #expect(!style.attributes.contains(.underline)) }
  }

  @Test(arguments: names) func onAnUnknownGroundAttributesCarryTheRoles(_ name: String) throws {
    let plain = try theme("plain")
    let theme = try theme(name)
    let bare = theme.onUnknownGround(colourless: plain)
    for role in Role.allCases {
      let keeps = theme[role].background != nil || theme[role].foreground == nil
      #expect(bare[role] == (keeps ? theme[role] : plain[role]))
    }
    #expect((bare.name, bare.variant) == (theme.name, theme.variant))
  }

  /// WCAG 2.2, success criterion 1.4.3, asks 4.5; the themes of high contrast keep 1.4.6, which asks 7.
  @Test(arguments: names) func textIsReadable(_ name: String) throws {
    let least = name.hasPrefix("contrast") ? 7.0 : 4.5
    let theme = try theme(name)
    var poor: [String] = []
    for role in Role.allCases {
      guard let foreground = theme[role].foreground, let background = theme[role].background else { continue }
      let direct = foreground.contrast(with: background)
      let mapped = Colour(paletteIndex: foreground.paletteIndex)
        .contrast(with: Colour(paletteIndex: background.paletteIndex))
      if min(direct, mapped) < least { poor.append("\(role.rawValue): \(direct), \(mapped) at 256 colours") }
    }
    #expect(poor == [])
  }

  /// Dim takes contrast away that was measured.
  @Test(arguments: names) func noColourIsDimmed(_ name: String) throws {
    let theme = try theme(name)
    #expect(Role.allCases.filter { theme[$0].foreground != nil && theme[$0].attributes.contains(.dim) } == [])
  }

  @Test(arguments: names) func lettersDoNotVanishAtSixteenColours(_ name: String) throws {
    let theme = try theme(name)
    let vanished = Role.allCases.filter { role in
      guard let foreground = theme[role].foreground, let background = theme[role].background else { return false }
      let mapped = [foreground, background].map { Colour(paletteIndex: $0.ansiIndex) }
      return mapped[0].contrast(with: mapped[1]) < 3
    }
    #expect(vanished == [])
  }

  @Test(arguments: names) func marksDifferWithoutColour(_ name: String) throws {
    let theme = try theme(name)
    var roles: [UInt8: [Role]] = [:]
    for role in Role.terms + [.textMatch, .textMatchCurrent, .text] {
      roles[theme[role].attributes.rawValue, default: []].append(role)
    }
    #expect(roles.values.filter { $0.count > 1 } == [])
  }

  @Test(arguments: names) func marksDifferInColour(_ name: String) throws {
    let theme = try theme(name)
    let marks = (Role.terms + [.textMatch, .textMatchCurrent]).map { theme[$0] }
    #expect(Set(marks).count == marks.count)
    guard name != "plain" else { return }
    // The band is the background, or the foreground where the role is reversed.
    let bands = marks.map { $0.attributes.contains(.reverse) ? $0.foreground : $0.background }
    #expect(Set(bands).count == bands.count)
  }

  @Test(arguments: names) func panesAreCalmAndRowsClear(_ name: String) throws {
    let theme = try theme(name)
    for role in [Role.text, .tree, .help, .background] { #expect(theme[role].attributes == []) }
    #expect(Set([Role.tree, .treeCurrent, .treeCursor].map { theme[$0] }).count == 3)
    #expect(Set([Role.tree, .treeCurrent, .treeCursor].map { theme[$0].attributes.rawValue }).count == 3)
  }

  @Test func colourlessThemeHasNoColour() throws {
    let theme = try theme("plain")
    #expect(Role.allCases.allSatisfy { theme[$0].foreground == nil && theme[$0].background == nil })
  }

  @Test func defaultsLeavePlainTextToTheTerminal() throws {
    for name in ["dark", "light"] { #expect(try theme(name)[.text] == Style()) }
    #expect(try theme("dark").variant == .dark)
    #expect(try theme("light").variant == .light)
  }
}
