import ReportModel
import Testing

@testable import Settings

@Suite struct LibrarySettingsTests {
  private func read(_ text: String) -> (settings: LibrarySettings, problems: [String]) {
    let (settings, problems) = LibrarySettings.read(Array(text.utf8), file: "library.toml")
    return (settings, problems.map { $0.message(in: .english) })
  }

  @Test func everySetting() throws {
    let (settings, problems) = read(
      """
      [limits]
      depth = 3
      files = 100
      file-megabytes = 5
      total-megabytes = 6
      watches = 0

      [links]
      follow = "all"

      [years]
      "旧志" = 1998
      "云州/**/*.txt" = 2001
      杂 = 1
      "杂件" = "unknown"
      """)
    var expected = LibrarySettings()
    (expected.depth, expected.files, expected.fileMegabytes) = (3, 100, 5)
    (expected.totalMegabytes, expected.watches) = (6, 0)
    expected.followsLinks = true
    expected.years = [
      LibrarySettings.Year(pattern: try #require(PathPattern("旧志")), year: 1998),
      LibrarySettings.Year(pattern: try #require(PathPattern("云州/**/*.txt")), year: 2001),
      LibrarySettings.Year(pattern: try #require(PathPattern("杂件")), year: nil),
    ]
    #expect(settings == expected)
    #expect(problems.map { $0.prefix(16) } == ["library.toml:14:"])
  }

  @Test func whatIsWrongIsNamedByFileLineAndReason() {
    let (settings, problems) = read(
      """
      depth = 3
      [limits]
      depth = 0
      files = "all"
      breadth = 3
      [years]
      "a" = 1776
      "b" = "long ago"
      [other]
      x = 1
      """)
    #expect(settings == LibrarySettings())
    #expect(
      problems == [
        "library.toml:1: there is no setting “depth”",
        "library.toml:3: “depth” cannot be 0: it wants a whole number from 1 to 10000",
        "library.toml:4: “files” cannot be \"all\": it wants a whole number from 1 to 10000000",
        "library.toml:5: there is no setting “limits.breadth”",
        "library.toml:7: “a” cannot be 1776: it wants a whole number from 1900 to 2100",
        "library.toml:8: “b” cannot be \"long ago\": it wants a whole number from 1900 to 2100",
        "library.toml:9: there is no setting “other”",
      ])
  }

  @Test func comesFromTheConfigurationFolder() throws {
    try withFolder { folder in
      #expect(LibrarySettings.load(from: folder).settings == LibrarySettings())
      try write("[limits]\nfiles = 7\n", to: folder + "/library.toml")
      #expect(LibrarySettings.load(from: folder).settings.files == 7)
      #expect(LibrarySettings.load(from: nil).problems == [])
    }
  }
}
