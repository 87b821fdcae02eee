import TestReports
import Testing

@testable import Settings

/// Roles stand in the code, colours in themes.
@Suite struct NoColourInCodeTests {
  /// A hexadecimal colour or a colour's name as a word of a string, a colour made of numbers, curses' own constants.
  private let signs: [(what: String, pattern: Regex<Substring>)] = {
    let names = /"(?:[^"\\]|\\.)*\b(?i:black|red|green|blue|yellow|magenta|cyan|white|orange|purple|gr[ae]y)\b[^"]*"/
    return [
      ("hexadecimal colour", /"#?[0-9A-Fa-f]{6}"/), ("hexadecimal colour", /#[0-9A-Fa-f]{6}\b/),
      ("colour name", names), ("colour of numbers", /Colour\(\s*red:\s*[0-9]/),
      ("curses colour", /\bCOLOR_(?:BLACK|RED|GREEN|YELLOW|BLUE|MAGENTA|CYAN|WHITE)\b/),
      ("escape sequence for a colour", /\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m/),
    ]
  }()

  /// The colours in a text, as the kind of sign on each line that has one; comments are free to name colours.
  private func colours(in text: String) -> [String] {
    var found: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { continue }
      for sign in signs where line.firstMatch(of: sign.pattern) != nil {
        found.append("\(index + 1): \(sign.what)")
      }
    }
    return found
  }

  private func sources(under folder: String) throws -> [String] {
    try SettingsFile.names(in: folder).flatMap { name -> [String] in
      let path = folder + "/" + name
      let isSource = [".swift", ".c", ".h"].contains { name.hasSuffix($0) }
      return isSource ? [path] : try sources(under: path)
    }
  }

  @Test func theSignsAreSeen() {
    let text = """
      let a = "#ff0000"; let b = "00ff00"
      let c = Colour(red: 1, green: 2, blue: 3)
      let d = "a Red row"
      init_pair(1, COLOR_RED, -1)
      print("\\u{1B}[1;31mno\\u{1B}[0m")
      // "#ff0000" and "red"
      let fine = ["#rrggbb", "required", "\\u{1B}[1m", "greenhouse", "#12"]
      """
    #expect(
      colours(in: text) == [
        "1: hexadecimal colour", "1: hexadecimal colour", "2: colour of numbers", "3: colour name", "4: curses colour",
        "5: escape sequence for a colour",
      ])
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func noColourStandsInTheCode() throws {
    let folder = packageFolder + "/Sources"
    // The looks of a written page are no theme's.
    let exceptions = ["/ScreenModel/Palette.swift", "/ReportWriting/Page/PageStyleSheet.swift"]
    let files = try sources(under: folder).filter { file in !exceptions.contains { file.hasSuffix($0) } }
    #expect(files.contains(folder + "/ScreenModel/Theme.swift"))
    var found: [String] = []
    for file in files {
      let bytes = try #require(try SettingsFile.read(file))
      found += colours(in: String(decoding: bytes, as: UTF8.self)).map { file.dropFirst(folder.count + 1) + ":" + $0 }
    }
    #expect(found == [])
  }
}
