import TestReports
import Testing

@testable import ScreenModel

@Suite struct PaletteTests {
  @Test func hexadecimalForm() {
    #expect(Colour(hex: "#1aB2c3") == Colour(red: 0x1A, green: 0xB2, blue: 0xC3))
    #expect(Colour(red: 0, green: 10, blue: 255).hex == "#000aff")
    for wrong in ["", "#", "1ab2c3", "#1ab2c", "#1ab2c3d", "#1ab2cg", "#１ab2c3", "#-1ab2c", " #1ab2c3"] {
      #expect(Colour(hex: wrong) == nil, "\(wrong)")
    }
  }

  @Test func indicesOfThePaletteStandForThemselves() {
    for index in 16...255 {
      let nearest = Colour(paletteIndex: index).paletteIndex
      #expect(nearest <= index)
      #expect(Colour(paletteIndex: nearest) == Colour(paletteIndex: index))
    }
    for index in 0...15 { #expect(Colour(paletteIndex: index).ansiIndex == index) }
  }

  @Test func knownColoursOfThePalette() {
    let known = [
      16: "#000000", 21: "#0000ff", 67: "#5f87af", 196: "#ff0000", 231: "#ffffff", 232: "#080808", 255: "#eeeeee",
    ]
    for (index, hex) in known { #expect(Colour(paletteIndex: index).hex == hex) }
    #expect(Colour(paletteIndex: -5) == Colour(paletteIndex: 0))
    #expect(Colour(paletteIndex: 999) == Colour(paletteIndex: 255))
  }

  /// Colours, their number among 256 and among 16.
  static let nearest: [(hex: String, palette: Int, ansi: Int)] = [
    ("#000000", 16, 0), ("#ffffff", 231, 15), ("#fe0101", 196, 9), ("#7f7f7f", 244, 8), ("#5f8700", 64, 2),
    ("#00cd00", 40, 2), ("#dadada", 253, 7), ("#0d0d0d", 232, 0),
  ]

  @Test(arguments: nearest) func nearestColours(_ row: (hex: String, palette: Int, ansi: Int)) throws {
    let colour = try #require(Colour(hex: row.hex))
    #expect(colour.paletteIndex == row.palette)
    #expect(colour.ansiIndex == row.ansi)
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func nearestOfThePaletteIsThatOfAFullSearch() {
    let channels = [0, 1, 46, 47, 48, 95, 114, 115, 116, 155, 156, 195, 196, 215, 234, 235, 236, 255].map(UInt8.init)
    for red in channels {
      for green in channels {
        for blue in channels {
          let colour = Colour(red: red, green: green, blue: blue)
          #expect(colour.paletteIndex == colour.nearest(in: 16...255))
        }
      }
    }
  }

  /// The values of WCAG 2.2's own definitions, and of grey and orange worked out by hand.
  @Test func luminanceAndContrast() throws {
    let (black, white) = (Colour(red: 0, green: 0, blue: 0), Colour(red: 255, green: 255, blue: 255))
    #expect(black.relativeLuminance == 0)
    #expect(abs(white.relativeLuminance - 1) < 1e-12)
    #expect(abs(white.contrast(with: black) - 21) < 1e-9)
    #expect(black.contrast(with: white) == white.contrast(with: black))
    #expect(white.contrast(with: white) == 1)
    let grey = try #require(Colour(hex: "#767676"))
    #expect(abs(grey.contrast(with: white) - 4.5422) < 1e-4)
    let red = try #require(Colour(hex: "#ff0000"))
    #expect(abs(red.relativeLuminance - 0.2126) < 1e-12)
  }
}

@Suite struct RoleTests {
  @Test func headingsByLevel() {
    #expect(
      (-1...7).map(Role.heading(level:)) == [
        .heading1, .heading1, .heading1, .heading2, .heading3, .heading4, .heading5, .heading5, .heading5,
      ])
  }
}
