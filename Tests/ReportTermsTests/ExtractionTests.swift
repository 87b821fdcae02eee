import ReportModel
import Testing

@testable import ReportTerms

/// Terms found in sentences about invented places.
@Suite struct ExtractionTests {
  @Test(
    arguments: [
      ("坚持“稳中求进”，稳中求进。", ["formulation 稳中求进 ×2"]),
      ("推进“放管服”改革和“互联网+”。", ["formulation 放管服 ×1", "formulation 互联网+ ×1"]),
      ("在「清单制」上下功夫。", ["formulation 清单制 ×1"]),
      ("他说：“今天很好。”又说“好！”", []),
      ("在“新”字上，“X”行动，“1+N”，“12”，“、”", ["placeholder X ×1", "formulation 1+N ×1"]),
      ("“不忘初心、牢记使命”和“一要学，二要做，三要比”", ["formulation 不忘初心、牢记使命 ×1"]),
      ("“没有关\n“关上了”。", ["formulation 关上了 ×1"]),
      ("“外面“里面”外面”", ["formulation 里面 ×1"]),
      ("“青山、”“青山，绿水”", ["formulation 青山，绿水 ×1"]),
      ("“一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十山”", []),
    ] as [(String, [String])])
  func formulations(_ text: String, _ found: [String]) throws {
    #expect(try Reports.terms(text) == found)
  }

  @Test(
    arguments: [
      ("增强“四个意识”，四个意识。", ["formula 四个意识 ×2"]),
      ("增强四个意识、四个自信的要求", ["formula 四个意识 ×1", "formula 四个自信 ×1"]),
      ("“五大提升”工程、“三农”工作、“两委”班子", ["formula 五大提升 ×1", "formula 三农 ×1", "formula 两委 ×1"]),
      ("三去一降一补、落实六稳六保任务，抓三会一课", ["formula 三去一降一补 ×1", "formula 六稳六保 ×1", "formula 三会一课 ×1"]),
      ("“一带一路”和“一张图”", ["formula 一带一路 ×1", "formulation 一张图 ×1"]),
      ("“十五五”规划、第十五个五年规划、二十大精神", ["formulation 十五五 ×1"]),
      ("三个方面、五项措施、一个国家、十个县、三年两次、五湖四海、一心一意", []),
      ("六大科技专项深入实施，六大专项。", ["formula 六大专项 ×1"]),
      ("第二、三产业，二是四是，三、四季度", []),
    ] as [(String, [String])])
  func formulas(_ text: String, _ found: [String]) throws {
    #expect(try Reports.terms(text) == found)
  }

  @Test(
    "words that were struck out are no terms, and no part of a figure",
    arguments: [
      ("收入~~100亿元~~80亿元。", ["figure 80亿元 ×1"]),
      ("收入~~100~~80亿元。", ["figure 80亿元 ×1"]),
      ("产量1~~5~~6亿吨，2~~0~~00万吨，<s>3</s>.5万吨。", []),
      ("增长~~5~~6%，4%~~左右~~。", ["figure 6% ×1", "figure 4% ×1"]),
      ("~~坚持“稳中求进”，投入90亿元。~~\n\n投入85亿元。", ["figure 85亿元 ×1"]),
    ] as [(String, [String])])
  func struck(_ text: String, _ found: [String]) throws {
    #expect(try Reports.terms("# 说明\n\n" + text + "\n", name: "r.md") == found)
  }

  @Test(
    arguments: [
      ("学习《党章》和《XX》，《章程》、《党章》。", ["title 《党章》 ×2", "placeholder XX ×1", "title 《章程》 ×1"]),
      ("《关于“一张图”的方案》", ["formulation 一张图 ×1", "title 《关于“一张图”的方案》 ×1"]),
      ("《没有关\n》", []),
      ("“《清渠公约》”和《清渠公约》", ["title 《清渠公约》 ×2"]),
      ("《2025》《红楼》。", ["title 《红楼》 ×1"]),
    ] as [(String, [String])])
  func titles(_ text: String, _ found: [String]) throws {
    #expect(try Reports.terms(text) == found)
  }

  @Test(
    arguments: [
      ("增长3.6%，培训3万余人次，投资1.2亿元", ["增长3.6%", "3万余人次", "1.2亿元"]),
      ("同比增长5.3%左右，比上年下降2个百分点，提高到85%以上", ["同比增长5.3%左右", "比上年下降2个百分点", "提高到85%以上"]),
      ("用电1.2亿千瓦时、千瓦、30多万户、1,460户、１２．５％", ["1.2亿千瓦时", "30多万户", "1,460户", "１２．５％"]),
      ("2025年3月5日，第4位，5年累计，G85条，21号，10时30分，得95.5分", ["5年", "95.5分"]),
      ("28微克/立方米，6.5元每吨，5%—6%，3-5家，10部门，2条例，4.5万", ["28微克/立方米", "6.5元每吨", "5%—6%", "3-5家", "4.5万"]),
      ("发射12发，成功5发展，两次0.13千克/元", ["12发", "0.13千克/元"]),
      ("下降百分之五点二以上，百分之三十的人", ["下降百分之五点二以上", "百分之三十"]),
      ("气温-12.5℃、零下12.5℃，投资增长-3.2%，回升−3.5个百分点", ["-12.5℃", "零下12.5℃", "增长-3.2%", "−3.5个百分点"]),
      ("完成1，234.5亿元，收入12亿3000万元，产煤1.3×10⁸吨", ["1，234.5亿元", "12亿3000万元", "1.3×10⁸吨"]),
      ("1月-9月，3万-5万元，增长5%-6%", ["3万-5万元", "增长5%-6%"]),
      ("4号工位，（1）1.加强，2.3节约，1.5.2，3x", []),
    ] as [(String, [String])])
  func figures(_ text: String, _ found: [String]) throws {
    #expect(try Reports.terms(text) == found.map { "figure \($0) ×1" })
  }

  /// A figure is counted where it was read, for 5% is no part of 15%.
  @Test func figuresCountOnlyThemselves() throws {
    #expect(try Reports.terms("甲占5%，乙占15%，丙占5%。") == ["figure 5% ×2", "figure 15% ×1"])
  }

  @Test func placeholdersAreFiguresTooWhereAUnitFollows() throws {
    #expect(
      try Reports.terms("培训X万余人次，XX镇，X光，X7亿元，7X周年") == [
        "figure X万余人次 ×1", "placeholder X ×3", "placeholder XX ×1", "figure X7亿元 ×1", "figure 7X周年 ×1",
      ])
  }

  @Test(
    arguments: [
      ("同比增长5.3%左右", "5.3", "%"), ("X万余人次", "X万余", "人次"), ("百分之五", "百分之五", ""), ("4.5万", "4.5万", ""),
      ("6.5元每吨", "6.5", "元每吨"),
    ])
  func partsOfAFigure(_ text: String, _ number: String, _ unit: String) throws {
    let bytes = Array(text.utf8)
    let figure = try #require(Figure(bytes))
    let parts = [figure.range, figure.number, figure.unit].map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
    #expect(parts == [text, number, unit])
  }

  @Test func sentenceOfAFigure() throws {
    let report = try Reports.report("一、甲\n去年不好。全年增长3.6%，居第二；明年再看。\n")
    let terms = TermExtractor.terms(in: report)
    let place = try #require(terms.places(of: Term(.figure, "增长3.6%")).first)
    #expect(report.words(in: report.sentence(around: place)) == "全年增长3.6%，居第二；")
  }

  @Test func tablesAndContentsAreNotRead() throws {
    let report = try Reports.report("# 甲\n\n“三张清单”在此。\n\n```\n“代码块”增长5%\n```\n")
    let terms = TermExtractor.terms(in: report)
    #expect(terms.lexicon.indices.map { terms.lexicon[$0].words } == ["三张清单"])
  }
}

/// The sentence shown with a term, in a line without any end of one.
@Suite struct LongSentenceTests {
  /// The limit falls inside a character on either side: that one is left out whole.
  @Test(arguments: 0..<4) func cutsBetweenCharacters(_ shift: Int) throws {
    let text = String(repeating: "x", count: shift) + String(repeating: "山", count: 500) + "“三张清单”"
    let report = try Reports.report(text + String(repeating: "x", count: shift) + String(repeating: "水", count: 500))
    let place = try #require(TermExtractor.terms(in: report).places(of: 0).first)
    let sentence = report.sentence(around: place, limit: 100)
    let around = String(repeating: "山", count: 32) + "“三张清单”" + String(repeating: "x", count: shift)
    let expected = around + String(repeating: "水", count: (97 - shift) / 3)
    #expect(String(decoding: report.text[sentence.bytes], as: UTF8.self) == expected)
  }
}
