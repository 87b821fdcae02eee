import Testing

@testable import Pinyin

/// The part of a title that a query matches, and its rank; nil where it matches nothing.
func found(_ typed: String, in title: String) -> String? {
  let bytes = Array(title.utf8)
  guard let query = PinyinQuery(typed), let match = bytes.withUnsafeBufferPointer(query.match) else { return nil }
  return "\(match.rank) \(String(decoding: bytes[match.range], as: UTF8.self))"
}

struct PinyinQueryTests {
  private static let matching: [(String, String, String)] = [
    ("yhyshj", "优化营商环境", "0 优化营商环境"),
    ("YHYSHJ", "优化营商环境", "0 优化营商环境"),
    ("ｙｈｙｓｈｊ", "優化營商環境", "0 優化營商環境"),
    ("youhuayingshanghuanjing", "优化营商环境", "1 优化营商环境"),
    ("youhuayshj", "优化营商环境", "1 优化营商环境"),
    ("yhyingshang", "优化营商环境", "3 优化营商"),
    ("yhys", "优化营商环境", "2 优化营商"),
    ("优hyshj", "优化营商环境", "0 优化营商环境"),
    ("優hyshj", "优化营商环境", "0 优化营商环境"),
    ("yh营shj", "優化營商環境", "0 優化營商環境"),
    ("yshj", "持续优化营商环境", "6 营商环境"),
    ("yshj", "放管服，营商环境", "4 营商环境"),
    ("youhu", "优化营商环境", "3 优化"),
    ("zzzz", "正中之重", "0 正中之重"),
    ("zhzhzhzh", "正中之重", "0 正中之重"),
    ("zzhzzh", "正中之重", "0 正中之重"),
    ("zhengzzhizhong", "正中之重", "1 正中之重"),
    ("yhzx", "银行专项", "0 银行专项"),
    ("yxzx", "银行专项", "0 银行专项"),
    ("yinhangzx", "银行专项", "1 银行专项"),
    ("cqjg", "长期结构", "0 长期结构"),
    ("zqjg", "长期结构", "0 长期结构"),
    ("cjdz", "重建地震", "0 重建地震"),
    ("zyzy", "重要作用", "0 重要作用"),
    ("tzjg", "调整结构", "0 调整结构"),
    ("dycs", "调研措施", "0 调研措施"),
    ("lvsefazhan", "绿色发展", "1 绿色发展"),
    ("lusefz", "绿色发展", "1 绿色发展"),
    ("lüsefz", "绿色发展", "1 绿色发展"),
    ("zhanlvexing", "战略性新兴", "3 战略性"),
    ("jvmin", "居民增收", "3 居民"),
    ("gdpzz", "GDP 增长", "0 GDP 增长"),
    ("2024ngz", "２０２４年工作", "0 ２０２４年工作"),
    ("eling", "二○一九", "3 二○"),
    ("lqbm", "“两权”便民、利民", "2 两权”便民"),
    ("xi'an", "西安", "1 西安"),
    ("you hua", "优化", "1 优化"),
    ("yh ys", "优化营商环境", "2 优化营商"),
    ("gzmb", "工　作\n目 标", "0 工　作\n目 标"),
    ("ags", "安哥斯", "0 安哥斯"),
    ("yss", "⼀是⻝", "0 ⼀是⻝"),
    ("ys", "“一手抓”与“营商”", "2 一手"),
  ]

  @Test(arguments: matching)
  func findsTitles(typed: String, title: String, expected: String) {
    #expect(found(typed, in: title) == expected)
  }

  private static let notMatching: [(String, String)] = [
    ("yhyshjj", "优化营商环境"), ("yyshj", "优化营商环境"), ("youhaying", "优化营商环境"), ("xi'an", "先"), ("xia'n", "西安"),
    ("hyshj优", "优化营商环境"), ("yh", "优a化"), ("gdpz", "GDC增长"), ("a", ""), ("a", "——"), ("h", "中"), ("ong", "中"),
  ]

  @Test(arguments: notMatching)
  func findsNothing(typed: String, title: String) {
    #expect(found(typed, in: title) == nil)
  }

  @Test(arguments: ["", "营商环境", "2.3", "二（三）", "——", " "])
  func isNoQueryWithoutLetters(typed: String) {
    #expect(PinyinQuery(typed) == nil)
  }

  @Test func ranksTitles() throws {
    let query = try #require(PinyinQuery("gzmb"))
    let titles = [
      "明确工作目标", "工作目标和任务", "指标、工作目标", "公众面包房的建设", "工作目标", "工作目标任务", "总体", "国政面板", "总则：工作目标",
    ]
    let ranked = titles.compactMap { title in
      var title = title
      return title.withUTF8 { query.match($0) }.map { ($0, title) }
    }
    #expect(
      ranked.sorted { $0.0 < $1.0 }.map(\.1) == [
        "工作目标", "国政面板", "工作目标任务", "工作目标和任务", "公众面包房的建设", "指标、工作目标", "总则：工作目标", "明确工作目标",
      ])
  }

  @Test func looksAtAsMuchAsATitleHas() {
    let long = String(repeating: "阿", count: 100_000)
    #expect(found(String(repeating: "a", count: 200), in: long) == "2 " + String(repeating: "阿", count: 63))
    #expect(found("yh", in: String(repeating: "中", count: 341) + "优化") == nil)
    #expect(found("yh", in: String(repeating: "中", count: 339) + "优化") == "6 优化")
    // The letters of the whole title match, but it goes on.
    #expect(found("zz", in: "中中" + String(repeating: "，", count: 400) + "中") == "2 中中")
  }

  @Test func readsWhatIsNotUTF8() throws {
    let query = try #require(PinyinQuery("yh"))
    let bytes: [UInt8] = [0xFF, 0xE4, 0xBC] + Array("优化".utf8) + [0xE8]
    #expect(bytes.withUnsafeBufferPointer(query.match)?.range == 3..<9)
  }
}

struct ReadingsTests {
  private static let known: [(Unicode.Scalar, [String])] = [
    ("行", ["hang", "heng", "xing"]), ("长", ["chang", "zhang"]), ("重", ["chong", "zhong"]), ("调", ["diao", "tiao"]),
    ("绿", ["lu", "lv"]), ("略", ["lve"]), ("地", ["de", "di"]), ("着", ["zhao", "zhe", "zhuo"]), ("〇", ["ling"]),
    ("乾", ["gan", "qian"]), ("𰻝", ["biang"]), ("a", []), ("、", []),
  ]

  @Test(arguments: known)
  func knowsEveryReading(character: Unicode.Scalar, expected: [String]) {
    #expect(Set(Self.readings(of: character.value)).isSuperset(of: expected))
    #expect(Self.readings(of: character.value).isEmpty == expected.isEmpty)
  }

  /// Every character under a syllable of the table has it as a reading, and no other readings are there.
  @Test func holdsTheWholeTable() {
    var expected: [UInt32: [String]] = [:]
    var syllable = ""
    var isLetter = false
    for scalar in Readings.syllables.description.unicodeScalars {
      if scalar.isASCII {
        if !isLetter { syllable = "" }
        syllable.unicodeScalars.append(scalar)
      } else {
        expected[scalar.value, default: []].append(syllable)
      }
      isLetter = scalar.isASCII
    }
    #expect(expected.count > 41_000)
    let wrong = (0..<0x110000 as Range<UInt32>).filter { Self.readings(of: $0) != expected[$0] ?? [] }
    #expect(wrong == [])
  }

  static func readings(of scalar: UInt32) -> [String] {
    var packed = Readings.all.table[scalar]
    var found: [String] = []
    while packed != 0 {
      found.append(String(decoding: Readings.all.spellings[Int(packed & 0xFFFF)], as: UTF8.self))
      packed >>= 16
    }
    return found
  }
}
