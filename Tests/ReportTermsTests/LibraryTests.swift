import ReportModel
import Testing

@testable import ReportTerms

@Suite struct LibraryTests {
  static let texts: [(year: Int?, text: String)] = [
    (2019, "抓“河长制”。河长制好。增长5%。"), (2021, "落实河长制，抓“清单制”。增长5%，增长5%。"), (nil, "“清单制”“清单制”。"), (2020, "没有。"),
  ]

  /// A term that one report quotes is counted bare in the others; figures only where they were read.
  @Test func oneTable() throws {
    let table = try Reports.library(Self.texts).table()
    #expect(
      Reports.lines(table) == [
        "增长5% ×3 in 2, 2019–2021", "河长制 ×3 in 2, 2019–2021", "清单制 ×3 in 2, 2021–2021",
      ])
    #expect(
      table.reports(at: 1) == [
        ReportCount(report: 0, year: 2019, count: 2), ReportCount(report: 1, year: 2021, count: 1),
      ])
    #expect(table.years(at: 1) == DispersionPlot(counts: [2, 0, 1]))
    #expect(table.years(at: 2) == DispersionPlot(counts: [0, 0, 1]))
  }

  @Test func ofSomeReports() throws {
    let library = try Reports.library(Self.texts)
    #expect(Reports.lines(library.table(of: [2])) == ["清单制 ×2 in 1"])
    #expect(library.table(of: [2]).years(at: 0) == nil)
    #expect(Reports.lines(library.table(of: [])) == [])
  }

  @Test(
    arguments: [
      (.frequency, ["增长5%", "河长制", "清单制"]), (.reports, ["增长5%", "河长制", "清单制"]), (.lastYear, ["增长5%", "河长制", "清单制"]),
      (.kind, ["河长制", "清单制", "增长5%"]), (.firstYear, ["增长5%", "河长制", "清单制"]), (.text, ["增长5%", "河长制", "清单制"]),
    ] as [(TermOrder, [String])])
  func orders(_ order: TermOrder, _ words: [String]) throws {
    var table = try Reports.library(Self.texts).table()
    table.sort(by: order)
    #expect((0..<table.count).map { table.words(at: $0) } == words)
  }

  /// The order in which reports come decides nothing: neither the order of equal terms nor the variant that leads.
  @Test(arguments: TermOrder.allCases.filter { $0 != .found })
  func ordersAreThoseOfTheTexts(_ order: TermOrder) throws {
    let texts: [(year: Int?, text: String)] = [
      (2019, "“稳中求进的工作总基调”，“四清单”，《乙法》，增长5%。"), (2020, "“稳中求进工作总基调”，“清渠兴茶”，《甲法》，增长6%。"),
      (2019, "“稳中求进和工作总基调”，“兴茶清渠”，《甲法》《乙法》，XX。"), (2021, "“四清单”，四清单，《四清单》。"),
    ]
    let lines = try [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]].map { arrived in
      let library = try Reports.library(arrived.map { texts[$0] })
      var all = library.table()
      let early = Set(arrived.indices.filter { arrived[$0] < 2 })
      var one = library.table(of: early, against: Set(arrived.indices))
      all.sort(by: order)
      one.sort(by: order)
      return Reports.lines(all) + Reports.lines(one)
    }
    #expect(lines[0].count > 8 && lines[1] == lines[0] && lines[2] == lines[0])
  }

  @Test func filteredByKind() throws {
    let table = try Reports.library(Self.texts).table().filtered { kind, _ in kind == .figure }
    #expect(Reports.lines(table) == ["增长5% ×3 in 2, 2019–2021"])
  }

  /// A report that changed counts as it is now, one that is gone no more.
  @Test func reportsChangeAndGo() throws {
    var library = try Reports.library(Self.texts)
    library.add(TermExtractor.terms(in: try Reports.report("“河长制”")), report: 1, year: 2022)
    #expect(
      Reports.lines(library.table()) == ["河长制 ×3 in 2, 2019–2022", "清单制 ×2 in 1", "增长5% ×1 in 1, 2019–2019"])
    library.remove(report: 0)
    #expect(Reports.lines(library.table()) == ["清单制 ×2 in 1", "河长制 ×1 in 1, 2022–2022"])
    #expect(library.reportCount == 3)
  }

  /// A word that is quoted now and then counts only where it is; a longer formulation wherever it stands.
  @Test func everydayWords() throws {
    let library = try Reports.library([
      (nil, "“融合”发展，“融合发展”。融合、融合、融合，融合。"), (nil, "促进融合，融合发展，“十五五”，十五五、十五五。"),
    ])
    let table = library.table()
    #expect(Reports.lines(table) == ["十五五 ×3 in 1", "融合发展 ×2 in 2", "融合 ×1 in 1"])
    #expect((0..<3).map { table[$0].isEveryday } == [false, false, true])
    let report = try Reports.report("“融合”和融合")
    #expect(TermExtractor.places(of: Term(.formulation, "融合"), in: report, onlyMarked: true) == [TextRange(3, 9)])
    #expect(try Reports.terms("“融合”融合融合融合，“创新”创新") == ["formulation 融合 ×4", "formulation 创新 ×2"])
    #expect(try Reports.terms("“融合”融合融合融合融合") == ["formulation 融合 ×1"])
  }

  // MARK: Variants

  @Test(
    arguments: [
      ("稳中求进工作总基调", "稳中求进的工作总基调", true), ("共商共建", "共商、共建", true), ("人与自然和谐", "人和自然和谐", true),
      ("网格化管理", "网格化的管理", true), ("网格管理", "网格化管理", false), ("城市社区网格管理", "城市社区网格化管理", true),
      ("优化营商环境行动", "优化营商环境运动", true), ("优化营商环境", "优化营商坏境", false), ("第十四个五年规划纲要", "第十五个五年规划纲要", false),
      ("东部地区发展战略", "西部地区发展战略", false), ("绿水青山的", "青山绿水的", false),
    ])
  func variants(_ one: String, _ other: String, _ isVariant: Bool) {
    let skeletons = [one, other].map { Skeleton(Array($0.utf8)[...]) }
    #expect(skeletons[0].isVariant(of: skeletons[1]) == isVariant)
    #expect(skeletons[1].isVariant(of: skeletons[0]) == isVariant)
  }

  @Test func groups() throws {
    let library = try Reports.library([
      (2019, "“稳中求进工作总基调”，“稳中求进的工作总基调”，稳中求进工作总基调。"), (2020, "“稳中求进的工作总基调”，《稳中求进工作总基调》"),
    ])
    #expect(
      Reports.lines(library.table()) == ["稳中求进工作总基调|稳中求进的工作总基调 ×5 in 2, 2019–2020", "《稳中求进工作总基调》 ×1 in 1, 2020–2020"])
    #expect(library.table(groupingVariants: false).count == 3)
  }

  /// A variant inside a longer one is not counted twice.
  @Test func aVariantInsideAnother() throws {
    let library = try Reports.library([(nil, "“数字政府建设方案”，“数字政府建设方案书”，数字政府建设方案书。")])
    #expect(Reports.lines(library.table()) == ["数字政府建设方案|数字政府建设方案书 ×3 in 1"])
  }

  /// A term that the reference writes otherwise is the same term there.
  @Test func variantsInTheReference() throws {
    let library = try Reports.library([(nil, "“稳中求进工作总基调”"), (nil, "“稳中求进的工作总基调”")])
    let row = library.table(of: [0], against: [1])[0]
    #expect(row.variants == [])
    #expect([row.frequency, row.referenceFrequency] == [1, 1])
  }

  // MARK: Keyness

  /// The example of Rayson & Garside's calculator: 100 of 10,000 against 50 of 20,000.
  @Test func logLikelihood() throws {
    let keyness = try #require(Keyness(frequency: 100, size: 10_000, referenceFrequency: 50, referenceSize: 20_000))
    #expect(abs(keyness.logLikelihood - 69.3147) < 0.001)
    #expect(abs(keyness.logRatio - 2) < 1e-9)
    let rarer = try #require(Keyness(frequency: 50, size: 20_000, referenceFrequency: 100, referenceSize: 10_000))
    #expect(abs(rarer.logLikelihood + 69.3147) < 0.001)
    #expect(Keyness(frequency: 1, size: 0, referenceFrequency: 1, referenceSize: 1) == nil)
    #expect(Keyness(frequency: 0, size: 5, referenceFrequency: 0, referenceSize: 5)?.logLikelihood == 0)
  }

  @Test func unusualAgainstTheOthers() throws {
    let library = try Reports.library(Self.texts)
    var table = library.table(of: [2], against: [0, 1, 2, 3])
    table.sort(by: .keyness)
    #expect(table[0].referenceFrequency == 1)
    // 2 of 11 characters against 1 of 43.
    #expect(abs((table[0].keyness?.logLikelihood ?? 0) - 3.0008) < 0.0001)
    var other = library.table(of: [0, 3], against: [0, 1, 2, 3])
    other.sort(by: .ratio)
    #expect((0..<other.count).map { other.words(at: $0) } == ["河长制", "增长5%"])
  }
}
