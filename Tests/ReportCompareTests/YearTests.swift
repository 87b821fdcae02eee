import ReportModel
import ReportParsing
import ReportTerms
import TestReports
import Testing

@testable import ReportCompare

/// Two years of an invented county beside each other.
@Suite struct YearTests {
  private static let old = """
    青岭县2021年政府工作报告

    一、2020年工作回顾

    全年地区生产总值完成88.2亿元，同比增长6.5%。城镇新增就业5.2万人，城镇调查失业率为5.5%。招商引资到位资金3.2亿元。出口8.1亿元，进口4.3亿元。我们始终坚持把群众的事当作自己的事来办，件件有着落。

    二、2021年工作安排

    预期目标是：地区生产总值增长6%左右，城镇新增就业4.5万人以上。深入开展“亮灯行动”，落实《青岭县志》编修。

    三、防汛抗旱

    做好河堤巡查，备足沙袋和水泵，确保安全度汛。
    """
  private static let new = """
    青岭县2022年政府工作报告

    一、2021年工作回顾

    地区生产总值达到93.6亿元，增长5.8%。城镇新增就业4.9万人，城镇调查失业率为5.2%。到位资金4.1亿元。出口9亿元，进口4.8亿元。我们始终坚持把群众的事当作自己的事来办，件件有着落。

    二、2022年工作安排

    预期目标是：地区生产总值增长5.5%，城镇新增就业4.6万人。深入开展“清风行动”“清风行动”。

    三、数字乡村

    建设村村通光纤，培训电商人才，推广智慧农田。
    """

  private func comparison() throws -> YearComparison {
    YearComparison(
      try ReportParser.report(from: Array(Self.old.utf8), source: ReportSource(name: "2021.txt")),
      try ReportParser.report(from: Array(Self.new.utf8), source: ReportSource(name: "2022.txt")))
  }

  private func rows(_ kind: YearTableKind) throws -> [String] {
    YearTable(kind, of: try comparison(), in: .english).rows.map { $0.fields.joined(separator: " | ") }
  }

  @Test func indicators() throws {
    #expect(
      try rows(.indicators) == [
        "地区生产总值 | amount | 88.2亿元 |  | 93.6亿元 | +5.4亿元 (+6.1%) | ",
        "地区生产总值 | growth | 6.5% | 6%左右 | 5.8% | −0.7 pp | 5.5%",
        "城镇新增就业 | amount | 5.2万人 | 4.5万人以上 | 4.9万人 | −3000人 (−5.8%) | 4.6万人",
        "城镇调查失业率 | share | 5.5% |  | 5.2% | −0.3 pp | ",
        "到位资金 | amount | 3.2亿元 |  | 4.1亿元 | +0.9亿元 (+28.1%) | ", "出口 | amount | 8.1亿元 |  | 9亿元 | +0.9亿元 (+11.1%) | ",
        "进口 | amount | 4.3亿元 |  | 4.8亿元 | +0.5亿元 (+11.6%) | ",
      ])
  }

  @Test func terms() throws {
    let found = try comparison().terms.map { "\($0.words) \($0.fate.rawValue) \($0.old) \($0.new)" }
    #expect(found == ["清风行动 new 0 2", "《青岭县志》 gone 1 0", "亮灯行动 gone 1 0"])
  }

  @Test func sections() throws {
    #expect(try rows(.sections) == ["2021年工作回顾 | 36% | 一 | 一", "2022年工作安排 | 21% | 二 | 二"])
    #expect(try rows(.lone) == ["数字乡村 | new | 三 | 28", "防汛抗旱 | gone | 三 | 28"])
  }

  @Test func passages() throws {
    #expect(try rows(.passages) == ["亿元。我们始终坚持把群众的事当作自己的事来办，件件有着落。 | 29 | 一 | 一"])
  }

  @Test("each row leads to its places in both")
  func places() throws {
    let compared = try comparison()
    for kind in YearTableKind.allCases {
      for row in YearTable(kind, of: compared, in: .chinese).rows {
        #expect(row.old != nil || row.new != nil)
        if let old = row.old { #expect(old.upper.bytes <= compared.old.text.count && !old.isEmpty) }
        if let new = row.new { #expect(new.upper.bytes <= compared.new.text.count && !new.isEmpty) }
      }
    }
  }

  @Test("a report beside itself has all its figures twice, and nothing new or gone")
  func same() throws {
    let report = try ReportParser.report(from: Array(Self.old.utf8), source: ReportSource(name: "a.txt"))
    let same = YearComparison(report, report)
    #expect(same.indicators.allSatisfy { $0.old == $0.new && $0.oldTarget == $0.newTarget })
    #expect(same.terms.allSatisfy { $0.fate == .kept })
    // A heading is shorter than a run that counts.
    #expect(same.sections.allSatisfy { $0.old == $0.new && $0.kept > 0.5 })
    #expect(same.passages.count == 3)
  }

  @Test("the runs are all that a plain search finds", arguments: [UInt64](1...12))
  func runs(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let letters = Array("甲乙丙丁 ")
    func text() -> String { String((0..<300).map { _ in letters[Int(random.next() % UInt64(letters.count))] }) }
    let (old, new) = (text(), text())
    let length = 6
    let plain = Array(new.filter { !$0.isWhitespace })
    let other = Array(old.filter { !$0.isWhitespace })
    var known: Set<String> = []
    for start in 0...(other.count - length) { known.insert(String(other[start..<start + length])) }
    var covered = Array(repeating: false, count: plain.count)
    for start in 0...(plain.count - length) where known.contains(String(plain[start..<start + length])) {
      for place in start..<start + length { covered[place] = true }
    }
    var found = Array(repeating: false, count: plain.count)
    let bytes = Array(new.utf8)
    for run in SharedRuns.of(Array(old.utf8), bytes, length: length) {
      let before = String(decoding: bytes[..<run.new.lower.bytes], as: UTF8.self).count { !$0.isWhitespace }
      for place in before..<before + run.characters { found[place] = true }
      let same = String(decoding: bytes[run.new.bytes], as: UTF8.self).filter { !$0.isWhitespace }
      #expect(same == String(decoding: Array(old.utf8)[run.old.bytes], as: UTF8.self).filter { !$0.isWhitespace })
    }
    // Runs do not overlap: what the longest one takes may leave a rest that is too short for another.
    #expect(zip(found, covered).allSatisfy { !$0 || $1 })
    #expect(found.count { $0 } * 10 >= covered.count { $0 } * 8)
  }
}

/// Two reports of one district, two years apart, and the figures that a careful reader finds in both.
@Suite(.enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"))
struct RealYearTests {
  /// The indicator, what it is, and its figures of the older and the newer report; R what was reached, T what is aimed at.
  private static let read = """
    R 地区生产总值 253.7亿元 287.9亿元
    R 地区生产总值增速 10.1% 8.9%
    T 地区生产总值 282亿元 309亿元
    T 地区生产总值增速 11% 7.5%
    T 区本级固定资产投资增速 20% 13%
    R 社会消费品零售总额 110.6亿元 136.3亿元
    T 社会消费品零售总额增速 14% 9%
    R 城镇居民人均可支配收入 25852元 30788元
    R 城镇居民人均可支配收入增速 11.1% 8.7%
    T 城镇居民人均可支配收入增速 12% 8%
    R 旅游接待人数 438万人次 607万人次
    T 旅游接待人数 500万人次 700万人次
    R 旅游收入 47.2亿元 69亿元
    T 旅游收入 50亿元 83亿元
    R 旅客吞吐量 128.7万人次 183万人次
    R 规模以上工业总产值 207.2亿元 188亿元
    R 规模以上工业总产值增速 56.6% 12.9%
    R 规模以上工业增加值增速 16.1% 9.7%
    R 新增商业营业面积 15万平方米 10万平方米
    R 新增就业 5611人 5650人
    T 新增就业 5000个 5300人
    R 再就业 2529人 2100人
    T 再就业 2000人 1500人
    R 城镇登记失业率 3.65% 3.9%
    R 新农合参合率 98.9% 99.42%
    R 蔬菜产量 9.2万吨 10.2万吨
    R 仓储库 3.5万平方米 2万平方米
    T 仓储库 2万平方米 2万平方米
    T 蔬菜大棚 1050亩 400亩
    R 露天矿 700万吨 700万吨
    T 露天矿 700万吨 700万吨
    R 褐煤提质 200万吨 200万吨
    T 热电联产 35万千瓦 35万千瓦
    T 水厂扩建 3万吨 3万吨
    T 道路 9条 12条
    T 绿化面积 65.2万平方米 16.9万平方米
    T 重点项目 93个 66个
    R 道路保洁面积 555万平方米 555万平方米
    R 重点文物保护单位 3处 三处
    R 自治区规定 28条 28条
    R 清理办公用房 6069平方米 1.4万平方米
    R 超标车辆 12台 52辆
    """
  /// Aims of the older report beside what the newer one says was reached.
  private static let reached = """
    282亿元 287.9亿元
    11% 8.9%
    126亿元 136.3亿元
    50亿元 69亿元
    500万人次 607万人次
    12% 8.7%
    700万吨 700万吨
    200万吨 200万吨
    2万亩 1.5万亩
    15万平方米 10万平方米
    2万平方米 2万平方米
    9条 17条
    5000个 5650人
    2000人 2100人
    4%以内 3.9%
    """

  private func report(_ name: String) throws -> Report {
    try ReportParser.report(from: try GivenReports.bytes(of: name), source: ReportSource(name: name))
  }

  @Test("nine of ten indicators read by hand are paired, and none that is another")
  func indicators() throws {
    let (old, new) = (try report("hailar-2014.txt"), try report("hailar-2016.txt"))
    func words(_ indicator: Indicator, _ report: Report) -> String { report.words(in: indicator.figure) }
    var found: [String] = []
    var reached: [String] = []
    for pair in ReportIndicators.pairs(old, new) {
      if let first = pair.old, let second = pair.new { found.append("R \(words(first, old)) \(words(second, new))") }
      if let first = pair.oldTarget, let second = pair.newTarget {
        found.append("T \(words(first, old)) \(words(second, new))")
      }
      if let first = pair.oldTarget, let second = pair.new {
        reached.append("\(words(first, old)) \(words(second, new))")
      }
    }
    let expected = Self.read.split(separator: "\n").map { line in
      line.split(separator: " ").enumerated().filter { $0.offset != 1 }.map { String($0.element) }.joined(
        separator: " ")
    }
    #expect(expected.count >= 40)
    #expect(expected.count { found.contains($0) } * 10 >= 9 * expected.count)
    #expect(expected.count { found.contains($0) } >= 36)
    #expect(found.filter { !expected.contains($0) } == [])
    #expect(reached.filter { !Self.reached.split(separator: "\n").map(String.init).contains($0) } == [])
  }

  @Test("shared passages of ten, thirteen and twenty characters")
  func passages() throws {
    let (old, new) = (try report("hailar-2014.txt"), try report("hailar-2016.txt"))
    let shares = [10, 13, 20].map { length in
      SharedRuns.of(old.text, new.text, length: length).reduce(0) { $0 + $1.characters } * 1_000 / new.root.characters
    }
    #expect(shares[0] > shares[1] && shares[1] > shares[2] && shares[2] > 0)
    #expect((30...120).contains(shares[0]))
  }
}
