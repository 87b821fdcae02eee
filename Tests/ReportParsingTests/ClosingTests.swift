import Fuzzing
import ReportModel
import Testing

@testable import ReportParsing

/// The ends of parts in invented reports, told by how a line begins and by the number of lines under headings.
@Suite struct ClosingTests {
  private func outline(_ text: String) throws -> String {
    let report = try parsed(text)
    #expect(faults(of: report) == [])
    return dump(report)
  }

  /// A turn to the audience ends the last （二）: the lines after it stand below 一, beside （一）.
  @Test func aTurnToTheAudienceEndsTheSectionsBelowTheTop() throws {
    func text(_ turn: String) -> String {
      """
      一、过去五年工作
      （一）农业稳产增收。
      粮食总产量再创新高，新增高标准农田二百万亩，农产品加工企业发展到六百家。
      （二）工业转型升级。
      规模以上工业增加值增速居全国前列，高新技术企业突破五百家，传统产业改造提速。
      \(turn)
      这五年，我们坚持改革，活力不断增强。
      完成机构改革，推出便民措施一百二十条，新增市场主体八万户，外贸进出口总额再上新台阶。
      这五年，我们坚持为民，民生持续改善。
      新建学校四十所，改造医院十二家，城乡居民收入稳步提高，就业形势总体稳定。
      这五年，我们坚持法治，社会保持稳定。
      平安建设扎实推进，信访积案化解率达到九成，群众安全感明显增强。
      二、今后五年目标
      经济总量翻一番。
      """
    }
    #expect(
      try outline(text("各位代表！过去五年极不平凡。")) == """
          numbered [一] 过去五年工作 @一
            numbered [一] 农业稳产增收 @一（一）
            numbered [二] 工业转型升级 @一（二）
            plain [] 这五年，我们坚持改革，活力不断增强 @一·3
            plain [] 这五年，我们坚持为民，民生持续改善 @一·4
            plain [] 这五年，我们坚持法治，社会保持稳定 @一·5
          numbered [二] 今后五年目标 @二

        """)
    #expect(
      try outline(text("回顾过去，五年极不平凡。")) == """
          numbered [一] 过去五年工作 @一
            numbered [一] 农业稳产增收 @一（一）
            numbered [二] 工业转型升级 @一（二）
              plain [] 这五年，我们坚持改革，活力不断增强 @一（二）·1
              plain [] 这五年，我们坚持为民，民生持续改善 @一（二）·2
              plain [] 这五年，我们坚持法治，社会保持稳定 @一（二）·3
          numbered [二] 今后五年目标 @二

        """)
  }

  /// A second line under the last heading of a style ends the part above, if all the others have one line of text.
  @Test func aLineBeyondTheMeasureOfAStyleEndsThePart() throws {
    #expect(
      try outline(
        """
        一、过去一年工作
        （一）农业稳产增收。
        粮食总产量再创新高。
        （二）工业转型升级。
        高新技术企业突破五百家。
        （三）服务业提质扩容。
        文旅消费持续回暖。
        这些成绩来之不易。
        二、今年工作安排
        （一）扩大有效投资。
        谋划一批重大项目。
        （二）优化营商环境。
        推行一网通办。
        任务已经明确，全区上下要抓好落实。
        """) == """
            numbered [一] 过去一年工作 @一
              numbered [一] 农业稳产增收 @一（一）
              numbered [二] 工业转型升级 @一（二）
              numbered [三] 服务业提质扩容 @一（三）
              closing [] 这些成绩来之不易 @一·4
            numbered [二] 今年工作安排 @二
              numbered [一] 扩大有效投资 @二（一）
              numbered [二] 优化营商环境 @二（二）
            closing [] 任务已经明确 @·3

          """)
  }

  /// A style has a measure where nine of ten neighbours agree; else only the beginning of a line tells.
  @Test(arguments: [(differing: 1, isClosed: true), (differing: 2, isClosed: false)])
  func theMeasureHoldsWhereNineOfTenAgree(differing: Int, isClosed: Bool) throws {
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"]
    var lines = ["一、全年工作"]
    for (index, numeral) in numerals.enumerated() {
      lines += ["（\(numeral)）抓好第\(numeral)件实事。", "第\(numeral)件实事已经办成。"]
      if index < differing { lines.append("群众普遍满意。") }
    }
    lines += ["这些成绩来之不易。", "二、来年打算", "继续办好实事。"]
    let report = try parsed(lines.joined(separator: "\n"))
    let closings = report.sections.indices.filter { report.sections[$0].kind == .closing }
    #expect(closings.map { report.title(of: SectionIndex($0)) } == (isClosed ? ["这些成绩来之不易"] : []))
  }
}
