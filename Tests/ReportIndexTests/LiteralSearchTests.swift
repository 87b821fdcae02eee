import ReportModel
import Testing

@testable import ReportIndex

/// Finds a query in a text, as pairs of byte offsets: short to write down and to read in a failure.
func find(
  _ pattern: String, in text: String, syntax: SearchQuery.Syntax = .literal, caseRule: SearchQuery.CaseRule = .exact
) throws -> [Range<Int>] {
  try Searcher(SearchQuery(pattern, syntax: syntax, caseRule: caseRule)).hits(in: Array(text.utf8)).map(\.bytes)
}

@Suite("Literal search")
struct LiteralSearchTests {
  @Test(
    "finds every occurrence, leftmost first, not overlapping",
    arguments: [
      ("a", "banana", [1..<2, 3..<4, 5..<6]),
      ("ana", "bananana", [1..<4, 5..<8]),
      ("aa", "aaaaa", [0..<2, 2..<4]),
      ("教育", "主题教育，教育教学", [6..<12, 15..<21]),
      ("党党", "党党党党党", [0..<6, 6..<12]),
      ("一\n二", "一\n二", [0..<7]),
      ("x", "", []),
      ("longer than the text", "longer", []),
      ("𠮷野", "在𠮷野家", [3..<10]),
      ("。\r\n（", "好。\r\n（一）", [3..<11]),
      ("A", "aAa", [1..<2]),
    ] as [(String, String, [Range<Int>])])
  func everyOccurrence(_ pattern: String, _ text: String, _ expected: [Range<Int>]) throws {
    #expect(try find(pattern, in: text) == expected)
  }

  @Test(
    "folds case and keeps the places of the source",
    arguments: [
      ("abc", "xABCabcAbC", [1..<4, 4..<7, 7..<10]),
      ("ＧＤＰ", "ｇｄｐ与ＧＤＰ", [0..<9, 12..<21]),
      ("привет", "ПРИВЕТ Привет", [0..<12, 13..<25]),
      ("λόγος", "ΛΌΓΟΣ λόγος λόγοσ", [0..<10, 11..<21, 22..<32]),
      ("été", "ÉTÉ", [0..<5]),
      // The Kelvin sign is three bytes and folds to one; the long s is two.
      ("300k", "300\u{212A} 300K", [0..<6, 7..<11]),
      ("sos", "\u{17F}oſ SOS", [0..<5, 6..<9]),
      ("ẞ", "ß", [0..<2]),
      ("5G网络", "5g网络，5G网络", [0..<8, 11..<19]),
      ("aab", "AaAaB", [2..<5]),
      ("党建", "党建", [0..<6]),
      // Full folding would take ss for ß; simple folding does not.
      ("ss", "ß", []),
    ] as [(String, String, [Range<Int>])])
  func folding(_ pattern: String, _ text: String, _ expected: [Range<Int>]) throws {
    #expect(try find(pattern, in: text, caseRule: .ignore) == expected)
  }

  @Test("smart case is exact only where the pattern has an upper-case letter")
  func smartCase() throws {
    #expect(try find("gdp", in: "gdp GDP", caseRule: .smart) == [0..<3, 4..<7])
    #expect(try find("GDP", in: "gdp GDP", caseRule: .smart) == [4..<7])
    #expect(try find("\\Sdp", in: "gdp GDP", syntax: .regularExpression, caseRule: .smart) == [0..<3, 4..<7])
    #expect(try find("\\p{Lu}DP", in: "gdp GDP", syntax: .regularExpression, caseRule: .smart) == [4..<7])
  }

  @Test("a phrase is found wherever it lies against the sixteen places compared at a time")
  func everyAlignment() throws {
    for before in 0..<40 {
      for after in 0..<40 {
        let text = String(repeating: "。", count: before) + "主题教育" + String(repeating: "x", count: after)
        let expected = [before * 3..<before * 3 + 12]
        #expect(try find("主题教育", in: text) == expected)
        #expect(try find("主题教育x", in: text + "X", caseRule: .ignore) == [before * 3..<before * 3 + 13])
      }
    }
  }

  @Test("bytes that are not UTF-8 match nothing and break nothing")
  func invalidBytes() throws {
    let bytes: [UInt8] = [0xE4, 0xB8, 0x61, 0xFF, 0xC3, 0x41, 0xE5]
    #expect(try Searcher(SearchQuery("a", caseRule: .ignore)).hits(in: bytes).map(\.bytes) == [2..<3, 5..<6])
    #expect(try Searcher(SearchQuery("a")).hits(in: bytes).map(\.bytes) == [2..<3])
    // An overlong A and a surrogate are no characters.
    #expect(try Searcher(SearchQuery("a", caseRule: .ignore)).hits(in: [0xE0, 0x81, 0x81, 0xED, 0xA0, 0x80]) == [])
    let pattern = SearchQuery(".", syntax: .regularExpression)
    #expect(try Searcher(pattern).hits(in: bytes).map(\.bytes) == [2..<3, 5..<6])
  }

  @Test("agrees with a naive search on random texts", arguments: 0..<40 as Range<UInt64>)
  func randomTexts(seed: UInt64) throws {
    var random = Xorshift(seed: seed)
    let alphabet = Array("aAbB主题教教育\n，")
    let text = String((0..<random.below(3000)).map { _ in alphabet[random.below(alphabet.count)] })
    let pattern = String((0...random.below(4)).map { _ in alphabet[random.below(alphabet.count)] })
    #expect(try find(pattern, in: text) == naive(pattern, text))
    #expect(try find(pattern, in: text, caseRule: .ignore) == naive(pattern.lowercased(), text.lowercased()))
    let quoted = "(?s)" + pattern
    #expect(try find(quoted, in: text, syntax: .regularExpression) == naive(pattern, text))
  }

  @Test("texts that agree almost everywhere are searched to the end")
  func almostEverywhere() throws {
    let text = String(repeating: "a", count: 300_000)
    let pattern = String(repeating: "a", count: 999) + "b"
    #expect(try find(pattern, in: text) == [])
    #expect(try find(pattern, in: text + "b") == [299_001..<300_001])
    #expect(try find(pattern, in: text + "B", caseRule: .ignore) == [299_001..<300_001])
    #expect(try find(String(repeating: "a", count: 1000), in: text).count == 300)
  }

  @Test("stops at the limit, and when told to")
  func limitAndCancel() throws {
    let text = [UInt8](repeating: 0x61, count: 1000)
    for syntax in SearchQuery.Syntax.allCases {
      for caseRule in SearchQuery.CaseRule.allCases {
        let searcher = try Searcher(SearchQuery("a", syntax: syntax, caseRule: caseRule))
        #expect(try searcher.hits(in: text, limit: 3) == [TextRange(0, 1), TextRange(1, 2), TextRange(2, 3)])
        #expect(try searcher.hits(in: text, limit: 0) == [])
        #expect(throws: QueryError.cancelled) {
          try searcher.hits(in: text + Array("\n".utf8) + [UInt8](repeating: 0x61, count: 9000), isCancelled: { true })
        }
      }
    }
    #expect(throws: QueryError.empty) { try Searcher(SearchQuery("")) }
  }

  /// Occurrences by comparing at every place.
  private func naive(_ pattern: String, _ text: String) -> [Range<Int>] {
    let needle = Array(pattern.utf8)
    let hay = Array(text.utf8)
    var found: [Range<Int>] = []
    var place = 0
    while place + needle.count <= hay.count {
      if hay[place..<(place + needle.count)].elementsEqual(needle) {
        found.append(place..<(place + needle.count))
        place += needle.count
      } else {
        place += 1
      }
    }
    return found
  }
}

/// A small random number generator, so that a failure can be repeated by its seed.
struct Xorshift {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number in `0..<bound`; `bound` must be positive.
  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}
