import ScreenModel
import Settings
import Testing

@testable import TerminalScreen

/// The contrast of the colours that are sent for the built-in themes, computed from their numbers.
@Suite struct SentColoursTests {
  static let names = Themes(folder: nil).names

  /// The backgrounds a terminal may have of its own, where a theme leaves that to it: black and white, and those of
  /// Solarized (E. Schoonover).
  private static func grounds(_ variant: Theme.Variant) -> [Colour] {
    (variant == .dark ? ["#000000", "#002b36"] : ["#ffffff", "#fdf6e3"]).compactMap(Colour.init(hex:))
  }

  /// The colour that a terminal shows for a number; nil for its own.
  private static func colour(_ number: Int32, _ depth: ColourDepth) -> Colour? {
    guard number >= 0 else { return nil }
    guard depth == .direct else { return Colour(paletteIndex: Int(number)) }
    return Colour(
      red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
      blue: UInt8(truncatingIfNeeded: number))
  }

  /// WCAG 2.2, success criteria 1.4.3 and, for the themes of high contrast, 1.4.6.
  @Test(arguments: names, [ColourDepth.palette, .direct])
  func everyRoleIsReadable(_ name: String, depth: ColourDepth) throws {
    let theme = try #require(Themes(folder: nil).named(name).theme)
    let least = name.hasPrefix("contrast") ? 7.0 : 4.5
    var poor: [String] = []
    for role in Role.allCases {
      let sent = ColourPairs.numbers(theme[role], depth: depth)
      // The terminal's own letters on its own ground are for the terminal to see to.
      guard let letters = Self.colour(sent.foreground, depth) else {
        if sent.background >= 0 { poor.append("\(role.rawValue) has a background and no letters") }
        continue
      }
      let grounds = Self.colour(sent.background, depth).map { [$0] } ?? Self.grounds(theme.variant)
      for ground in grounds where letters.contrast(with: ground) < least {
        poor.append("\(role.rawValue): \(letters.hex) on \(ground.hex), \(letters.contrast(with: ground))")
      }
    }
    #expect(poor == [])
  }
}
