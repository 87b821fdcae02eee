import ReportModel
import ReportParsing
import Testing

@testable import ReportCompare

/// Figures read as indicators: name, kind, value, unit, and whether they are aimed at or of several years.
@Suite struct IndicatorTests {
  /// The indicators of a text as `name kind value unit`, with a mark for targets (›) and for spans of years (…).
  private func read(_ text: String, file: String = "a.txt") throws -> [String] {
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: file))
    return ReportIndicators.all(in: report).map { indicator in
      let upper = indicator.upper.map { "–\($0)" } ?? ""
      return
        "\(indicator.isTarget ? "›" : "")\(indicator.period == .year ? "" : "…")\(indicator.name) \(indicator.kind.rawValue) "
        + "\(indicator.value)\(upper) \(indicator.unit)"
    }
  }

  @Test(
    "the verb before a figure says what it is",
    arguments: [
      ("地区生产总值增长6.5%。", ["地区生产总值 growth 6.5 %"]),
      ("全年地区生产总值完成88.2亿元，同比增长6.5%。", ["地区生产总值 amount 8820000000.0 元", "地区生产总值 growth 6.5 %"]),
      ("单位GDP能耗下降2.5%。", ["单位GDP能耗 growth -2.5 %"]),
      ("高速公路里程从120公里提高到135公里。", ["高速公路里程 amount 135.0 公里"]),
      ("森林覆盖率由2019年的61.2%提高到62.8%，提高1.6个百分点。", ["森林覆盖率 share 62.8 %", "森林覆盖率 change 1.6 个百分点"]),
      ("进出口总额比上年增加1.2亿元。", ["进出口总额 change 120000000.0 元"]),
      ("旅游收入达到9亿元，是2015年的2.6倍。", ["旅游收入 amount 900000000.0 元", "旅游收入 multiple 2.6 倍"]),
      ("规模以上工业增加值增速达到7.1%。", ["规模以上工业增加值 growth 7.1 %"]),
      ("城镇登记失业率控制在3.9%。", ["城镇登记失业率 share 3.9 %"]),
      ("三大指标年均增长8.1%。", ["三大指标 growth 8.1 %"].map { "…" + $0 }),
    ])
  func verbs(_ text: String, _ expected: [String]) throws {
    #expect(try read(text) == expected)
  }

  @Test(
    "a figure below 0 is one, whatever sign it has; a hyphen between digits is none",
    arguments: [
      ("规模以上工业增加值增长-3.2%。", ["规模以上工业增加值 growth -3.2 %"]),
      ("规模以上工业增加值增长−3.2%。", ["规模以上工业增加值 growth -3.2 %"]),
      ("规模以上工业增加值同比增长－3.2％，好于预期。", ["规模以上工业增加值 growth -3.2 %"]),
      ("规模以上工业增加值增长负3.2%。", ["规模以上工业增加值 growth -3.2 %"]),
      ("规模以上工业增加值增长负百分之三点二。", ["规模以上工业增加值 growth -3.2 %"]),
      ("规模以上工业增加值下降3.2%。", ["规模以上工业增加值 growth -3.2 %"]),
      ("规模以上工业增加值下降-3.2%。", ["规模以上工业增加值 growth -3.2 %"]),
      ("固定资产投资增速为-12.5%。", ["固定资产投资 growth -12.5 %"]), ("固定资产投资同比-12.5%。", ["固定资产投资同比 share -12.5 %"]),
      ("利润总额达到-1.2亿元。", ["利润总额 amount -120000000.0 元"]), ("物价涨幅：-0.3%。", ["物价 growth -0.3 %"]),
      ("工业用电量增长-3%—-1%。", ["工业用电量 growth -3.0–-1.0 %"]), ("工业用电量增长-1%至2%。", ["工业用电量 growth -1.0–2.0 %"]),
      ("地区生产总值增长6%-6.5%。", ["地区生产总值 growth 6.0–6.5 %"]),
      ("政府负债3亿元。", ["政府负债 amount 300000000.0 元"]),
    ])
  func below(_ text: String, _ expected: [String]) throws { #expect(try read(text) == expected) }

  @Test(
    "a figure's words stand before it, behind it, or on both sides; a clause without any goes on with the last",
    arguments: [
      ("今年实施93个重点项目。", ["重点项目 amount 93.0 个"]),
      ("改造101条背街巷道。", ["背街巷道 amount 101.0 条"]),
      ("严格落实省委28条规定。", ["省委规定 amount 28.0 条"]),
      ("投资3.3亿元的机场快速路建成通车。", ["机场快速路 amount 330000000.0 元"]),
      ("办理代表建议68件、委员提案118件。", ["代表建议 amount 68.0 件", "委员提案 amount 118.0 件"]),
      (
        "城乡居民人均可支配收入分别增长8.7%和8.6%。", ["城镇居民人均可支配收入 growth 8.7 %", "农村居民人均可支配收入 growth 8.6 %"]
      ), ("出口、进口分别下降2%和3%。", ["出口 growth -2.0 %", "进口 growth -3.0 %"]),
      ("出口、进口均增长2%。", ["出口 growth 2.0 %", "进口 growth 2.0 %"]),
    ])
  func names(_ text: String, _ expected: [String]) throws {
    let found = try read(text)
    #expect(found.map { $0.filter { $0 != "›" } } == expected)
  }

  @Test(
    "numbers in all their forms",
    arguments: [
      ("工业总产值达1.05万亿元。", ["工业总产值 amount 1050000000000.0 元"]),
      ("税收三亿五千万元。", ["税收 amount 350000000.0 元"]), ("农民人均收入突破一万二千元。", ["农民人均收入 amount 12000.0 元"]),
      ("通车里程12,300公里。", ["通车里程 amount 12300.0 公里"]), ("财政支出完成９．７亿元。", ["财政支出 amount 970000000.0 元"]),
      ("地区生产总值增长6%—6.5%。", ["地区生产总值 growth 6.0–6.5 %"]), ("物价涨幅提高5至6个百分点。", ["物价涨幅 change 5.0–6.0 个百分点"]),
      ("百分之九十五的村通公交。", ["村通公交 share 95.0 %"]), ("列入三处遗址。", ["遗址 amount 3.0 处"]),
      ("装机2×35万千瓦热电联产。", ["装机热电联产 amount 350000.0 千瓦"]),
    ])
  func numbers(_ text: String, _ expected: [String]) throws { #expect(try read(text) == expected) }

  @Test(
    "dates, ordinals, spans of years, names and formulas are no figures",
    arguments: [
      "2019年3月5日，第三次会议召开。", "落实“8337”思路。", "连续12年位居第一。", "G10高速和4A级景区。", "坚持两个中心、五项制度。", "一要抓好三元企业。", "PM2.5治理。",
    ])
  func noFigures(_ text: String) throws { #expect(try read(text) == []) }

  @Test("a part about what is to be done has targets, one about what was done has results")
  func targets() throws {
    let found = try read(
      """
      青岭县政府工作报告

      一、2020年工作回顾

      粮食产量连续12年稳定在1.3亿斤以上。五年累计新建学校12所。超额完成全年5%的预期目标。

      二、2021年工作安排

      主要预期目标是：地区生产总值增长6%左右，城镇调查失业率控制在5.5%以内。
      """)
    #expect(
      found == [
        "粮食产量 amount 130000000.0 斤", "…学校 amount 12.0 所", "预期目标 share 5.0 %", "›地区生产总值 growth 6.0 %",
        "›城镇调查失业率 share 5.5 %",
      ])
  }

  @Test("the cells of a table are figures of its rows")
  func table() throws {
    let found = try read(
      """
      # 指标

      | 指标 | 2019年 | 2020年 | 增长 | 2021年目标 |
      |---|---|---|---|---|
      | 工业增加值（亿元） | 80 | 88.5 | 7.2% | 9% |
      | 新增就业（人） | 4,900 | 5,200 | -1.5% | |
      """, file: "a.md")
    #expect(
      found == [
        "工业增加值 amount 8850000000.0 元", "工业增加值 growth 7.2 %", "›工业增加值 share 9.0 %", "新增就业 amount 5200.0 人",
        "新增就业 growth -1.5 %",
      ])
  }

  @Test("English reports")
  func english() throws {
    let found = try read(
      """
      Report of Brookvale County 2022

      GDP grew by 5.2 percent to 18.3 billion dollars. Exports rose 5 percent, while imports fell 3.1 percent. The surveyed \
      unemployment rate stood at 5.1 percent. We created 12,400 new urban jobs in 2021. Fiscal revenue reached $1.2 billion, \
      up 4.5 percent. The main target is GDP growth of around 5.5 percent.
      """)
    #expect(
      found == [
        "gdp growth 5.2 %", "gdp amount 18300000000.0 dollars", "exports growth 5.0 %", "imports growth -3.1 %",
        "surveyed unemployment rate share 5.1 %", "new urban jobs amount 12400.0 ",
        "fiscal revenue amount 1200000000.0 dollars",
        "fiscal revenue growth 4.5 %", "›gdp growth 5.5 %",
      ])
  }

  @Test("points of an index are no shares, a targeted approach is no target, and metres are no millions")
  func englishUnits() throws {
    let found = try read(
      """
      Report of Brookvale County 2022

      The price index reached 2022 points. A targeted approach reached 22 million people. The new tower is 85 m high. The \
      fund reached $85m. The target is GDP growth of 5 percent.
      """)
    #expect(
      found == [
        "price index amount 2022.0 points", "targeted approach amount 22000000.0 ", "new tower amount 85.0 ",
        "fund amount 85000000.0 dollars", "›gdp growth 5.0 %",
      ])
  }

  @Test("English figures below 0, and those of tables")
  func belowElsewhere() throws {
    let english = try read(
      "Report of Brookvale County 2022\n\nGDP grew by -3.2 percent. Exports changed by −1.5 percent. "
        + "Growth of imports: imports rose minus 2.5 percent.")
    #expect(english == ["gdp growth -3.2 %", "exports changed share -1.5 %", "imports growth -2.5 %"])
    let table = try read(
      "# 指标\n\n| 指标 | 增长（%） |\n|---|---|\n| 工业增加值 | －7.2 |\n| 零售额 | 负1.5 |\n| 出口额 | 下降2.4 |\n| 进口额 | 增长2.1 |\n",
      file: "a.md")
    #expect(table == ["工业增加值 growth -7.2 %", "零售额 growth -1.5 %", "出口额 growth -2.4 %", "进口额 growth 2.1 %"])
  }

  @Test("time grows with the text, whatever it holds")
  func hostile() throws {
    for piece in [
      "1", "1,", "万", "一二三", "增长", "5%", "分别增长5%和", "、", "5至", "|1|", "grew 5 percent to ", "增长-", "负3", "-3%—",
      "百分之", "十", "0", "百余余", "×10^9",
    ] {
      let text = "5" + String(repeating: piece, count: 20_000)
      _ = try read(text)
    }
  }
}
