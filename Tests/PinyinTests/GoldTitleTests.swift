import FoundationEssentials
import TestReports
import Testing
import TextFolding

@testable import Pinyin

/// The share of headings that the initials of a whole title, typed without punctuation, name among those of their
/// report.
///
/// `.ci/measure-pinyin` runs this with what another library takes for the initials, in GANGMU_TYPED.
@Suite(.enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"))
struct GoldTitleTests {
  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func initialsNameTheHeading(seed: UInt64) throws {
    let typed = try ProcessInfo.processInfo.environment["GANGMU_TYPED"].map(Self.typed)
    var random = SplitMix(state: seed)
    var count = 0
    var first = 0
    var amongThree = 0
    var missed: [String] = []
    for (name, titles) in try Self.reports() {
      for (index, title) in titles.enumerated() where title.unicodeScalars.contains(where: Self.isHan) {
        let initials = try typed.map { try #require($0["\(name)#\(index)"]) } ?? Self.initials(of: title, &random)
        let place = Self.place(of: index, among: titles, typed: initials)
        count += 1
        first += place == 1 ? 1 : 0
        amongThree += place <= 3 ? 1 : 0
        if place > 3 { missed.append("\(place): \(initials) \(title)") }
      }
    }
    if typed != nil { print("\(count) titles, \(first) first, \(amongThree) among the first three; not:", missed) }
    #expect(count == 1_151)
    // The numbers reached; the title that misses stands in its law four times.
    #expect(amongThree >= 1_150, "\(missed)")
    #expect(first >= 1_137)
  }

  /// The place of the heading that is meant among those offered for the initials; beyond all where it is not offered.
  private static func place(of index: Int, among titles: [String], typed: String) -> Int {
    guard let query = PinyinQuery(typed) else { return .max }
    let ranked = titles.enumerated().compactMap { index, title -> (PinyinMatch, Int)? in
      var title = title
      return title.withUTF8 { query.match($0) }.map { ($0, index) }
    }
    let sorted = ranked.sorted { $0 < $1 }
    return sorted.firstIndex { $0.1 == index }.map { $0 + 1 } ?? .max
  }

  /// The initials of a title, each of any reading of its character.
  private static func initials(of title: String, _ random: inout SplitMix) -> String {
    var typed = ""
    for scalar in title.unicodeScalars {
      if let reading = ReadingsTests.readings(of: FoldTable.keepingVariants[scalar.value]).randomElement(using: &random)
      {
        typed += reading.prefix(1)
      } else if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        typed.unicodeScalars.append(scalar)
      }
    }
    return typed
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

  private struct Row: Decodable {
    var title: String
  }

  private static func reports() throws -> [(String, [String])] {
    try GivenReports.outlineNames().map { name in
      let lines = try GivenReports.outline(of: name).split(separator: 0x0A)
      return (name, try lines.map { try JSONDecoder().decode(Row.self, from: Data($0)).title })
    }
  }

  /// Lines of `report#index`, a tab, and what is typed.
  private static func typed(in path: String) throws -> [String: String] {
    var typed: [String: String] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: "\t")
      guard parts.count == 2 else { continue }
      typed[String(parts[0])] = String(parts[1])
    }
    return typed
  }
}
