import TestReports
import Testing
import TextFolding

struct FoldTableTests {
  static let scalars = (0...0x10FFFF).compactMap { Unicode.Scalar(UInt32($0)) }

  static func folded(_ text: String, by table: FoldTable = .everything) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(Unicode.Scalar(table[scalar.value]) ?? "\u{FFFD}") }
    return String(folded)
  }

  @Test(arguments: [
    ("GDP Ｇｄｐ ΑΒΓ Жук ſ K", "gdp gdp αβγ жук s k"),
    ("３．６％，１２３；：！？（注）", "3.6%,123;:!?(注)"),
    ("“两个维护”‘四个意识’", "\"两个维护\"'四个意识'"),
    ("「一國兩制」『九二』﹁縱﹂", "\"一国两制\"'九二'\"纵\""),
    ("2019—2024 2019－2024 2019–2024 −3", "2019-2024 2019-2024 2019-2024 -3"),
    ("二○一九年 二◯一九 二〇一九", "二〇一九年 二〇一九 二〇一九"),
    ("国发〔2019〕1号 国发﹝2019﹞1号", "国发[2019]1号 国发[2019]1号"),
    ("阿・卜 阿•卜 阿‧卜 ･", "阿·卜 阿·卜 阿·卜 ·"),
    ("目\u{3000}录\u{A0}表\u{2003}", "目 录 表 "),
    ("ｶﾞｷﾞ｡｢｣", "カ\u{3099}キ\u{3099}。\"\""),
    ("︵一︶﹙二﹚﹪", "(一)(二)%"),
    ("優化營商環境 發展 頭髮 乾淨 為/爲 裏裡 説說 答覆 瞭解", "优化营商环境 发展 头发 干净 为/为 里里 说说 答复 了解"),
    ("佈昇歎汙湧溼祕週遊錄録眾衆", "布升叹污涌湿秘周游录录众众"),
    ("⼀⼆⾏⻓⺠ 豈更車\u{2F800}", "一二行长民 岂更车丽"),
    ("㑮𡻕", "𫝈岁"),
    ("一二三。、《题》<题>【】«»　", "一二三。、《题》<题>【】«» "),
  ])
  func foldsAsReadersExpect(source: String, expected: String) {
    #expect(Self.folded(source) == expected)
  }

  @Test(arguments: [
    ("優化營商環境ＡＢ％", "優化營商環境ab%"),
    ("⻑車「佈」", "長車\"佈\""),
  ])
  func keepsVariantsWhereAsked(source: String, expected: String) {
    #expect(Self.folded(source, by: .keepingVariants) == expected)
  }

  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: [FoldTable.everything, .keepingVariants])
  func foldsEveryScalarToOneThatStays(table: FoldTable) {
    var wrong: [Unicode.Scalar] = []
    for scalar in Self.scalars {
      let folded = table[scalar.value]
      if Unicode.Scalar(folded) == nil || table[folded] != folded { wrong.append(scalar) }
    }
    #expect(wrong == [])
  }

  /// Whatever case folding makes equal is equal here.
  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: [FoldTable.everything, .keepingVariants])
  func foldsCase(table: FoldTable) {
    let wrong = Self.scalars.filter { table[CaseFolding.fold($0.value)] != table[$0.value] }
    #expect(Array(wrong) == [])
  }

  @Test func leavesAloneWhatIsNoScalar() {
    for value: UInt32 in [0, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0x110000, 0xFFFF_FF80, .max] {
      #expect(FoldTable.fold(value) == value)
    }
  }

  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: [FoldTable.everything, .keepingVariants])
  func unfoldsToAllThatFold(table: FoldTable) {
    var sources: [UInt32: [UInt32]] = [:]
    for scalar in Self.scalars where table[scalar.value] != scalar.value {
      sources[table[scalar.value], default: []].append(scalar.value)
    }
    for scalar in Self.scalars {
      let stays = table[scalar.value] == scalar.value
      guard table.unfolded(scalar.value) != (stays ? [scalar.value] + (sources[scalar.value] ?? []) : []) else {
        continue
      }
      Issue.record("U+\(String(scalar.value, radix: 16)) unfolds to \(table.unfolded(scalar.value))")
    }
  }

  @Test func unfoldsForms() {
    #expect(String(FoldTable.unfolded(0x25).compactMap(Unicode.Scalar.init).map(Character.init)) == "%﹪％")
    #expect(String(FoldTable.unfolded(0x6B).compactMap(Unicode.Scalar.init).map(Character.init)) == "kKKＫｋ")
    #expect(String(FoldTable.unfolded(0x53D1).compactMap(Unicode.Scalar.init).map(Character.init)) == "发發髮")
  }
}
